//! Figures that stand on one page, or on two that lead to each other, and never contradict each other.

use crate::site::asked::{part, words};
use crate::site::{made, text};

/// Above a table stands what its total says, marked as the total is. By hand: the nine months that are whole come to
/// 5,348.95, the other three to 1,150.32 − 20,433.08 − 24,273.92; 4 of all are below zero.
#[test]
fn a_headline_says_what_the_table_below_it_sums_up() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let economics = text(&files, "economics.html");
    let said = words(&economics);
    let headline =
        "-38,207.74 EUR* in 12 periods, 4 of them with a loss; * something is missing of 3 periods";
    assert!(said.contains(headline) && said.contains("total 614,055.13* -38,207.74*"), "{said}");
    assert!(economics.contains(">2026-10*</text>") && economics.contains(">2026-08</text>"), "{economics}");
    let money = words(&text(&files, "money.html"));
    let headline = "310,393.29 EUR* of margin, no month with a loss; * something is missing of 3 months; the table's \
                    total is 311,271.29 EUR, without the projects";
    assert!(money.contains(headline) && money.contains("290,076.75 311,271.29*"), "{money}");
}

/// A value in a key is that of a day that it names; of several periods none stands there.
#[test]
fn no_key_of_a_chart_says_what_only_its_last_period_is() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    for (page, key) in [
        ("ahead.html", "signed by the hour as so far, not signed likely break-even"),
        ("economics.html", "billable target"),
        ("projects/skerrow/booking.html", "spent 380 h on 2026-11-20"),
    ] {
        let said = words(&text(&files, page));
        assert!(said.contains(key), "{page} lacks {key}: {said}");
    }
}

/// By hand: 103,343.33 − 31,637.57 = 71,705.76.
#[test]
fn what_is_short_is_one_figure_in_tile_and_table() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let index = words(&text(&files, "index.html"));
    assert!(index.contains("103,343.33 EUR, 71,705.76 EUR short"), "{index}");
    let soon = part(&files, "index.html#this-month-and-the-next-two", 0);
    assert!(soon.contains("103,343.33 -71,705.76*"), "{soon}");
}

/// The tile speaks of seven projects of which nobody knows what can be invoiced, and of two of which nobody knows what is
/// signed: the page that it leads to names each of them with the reason.
#[test]
fn what_a_tile_calls_unknown_has_its_reason_on_the_page_it_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let index = words(&text(&files, "index.html"));
    assert!(index.contains("(7 projects unknown)") && index.contains("(2 projects unknown)"), "{index}");
    let money = part(&files, "money.html#to-invoice-today", 0);
    for reason in [
        "6 of which no milestone says when the price is invoiced: what can be invoiced is unknown Campaign for the \
         night tariff Gorseholm Energy , Who takes",
        "Booking Skerrow Ferries 1 with time that has no bill rate: what can be invoiced is unknown Catalogue of",
    ] {
        assert!(money.contains(reason), "{reason}: {money}");
    }
    let signed = part(&files, "ahead.html#what-is-signed-by-project", 0);
    for reason in ["1 without a bill rate for all of its time Catalogue", "1 without progress Who takes"] {
        assert!(signed.contains(reason), "{reason}: {signed}");
    }
}

/// By hand: 4,712.57 − 14,278.13 and 13,310.71 − 37,441.20, with 4,159.22 more. Costs stay inside.
#[test]
fn the_months_ahead_say_what_is_left_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let said = words(&text(&files, "ahead.html"));
    for told in [
        "What is signed pays for none of these months. month by month",
        "from 21 Nov 4,712.57* 0.00 14,278.13 -9,565.56* -9,565.56*",
        "2026-12 13,310.71* 4,159.22 37,441.20 -24,130.49* -19,971.27*",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    let files = made(&[], folder.path());
    let said = words(&text(&files, "ahead.html"));
    assert!(!said.contains("pays for") && !said.contains("break-even"), "{said}");
}

/// Whom one calls stands beside what is late and beside what is to be decided: who pays, else who manages the work; who
/// signs there. All from the clients' files.
#[test]
fn whom_to_call_stands_beside_what_is_late_and_what_is_to_be_decided() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let open = part(&files, "money.html#open-invoices", 0);
    assert!(open.contains("2026-11-15 5 Accounts payable, finance, payables@example.com"), "{open}");
    let deals = part(&files, "ahead.html#what-may-be-won", 0);
    assert!(deals.contains("2027-01-15 Astrid"), "{deals}");
}

/// The line below the first lines leads to the other lines, none of which the overview has.
#[test]
fn what_has_no_room_on_the_overview_stands_first_on_the_page_of_findings() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let lines = |path: &str, place: &str| {
        let html = text(&files, path);
        let (_, rest) = html.split_once(&format!(" id=\"{place}\"")).unwrap();
        let table = rest.split("</table>").next().unwrap();
        let rows = table.split("<th scope=\"row\"").skip(1);
        rows.map(|row| words(row.split("</th>").next().unwrap())).collect::<Vec<_>>()
    };
    let shown = lines("index.html", "what-needs-attention-most-at-stake-first");
    let others = lines("checks.html", "what-else-needs-attention-not-on-the-overview");
    assert_eq!((shown.len(), others.len()), (10, 13), "{others:?}");
    assert!(others.iter().all(|line| !shown.contains(line)), "{others:?}");
    assert!(
        words(&text(&files, "index.html")).contains("13 more clients, projects and people need attention")
    );
}

/// Whoever reads pages has no file: what is asked for is said in words, limits have their values, and what a comment exempts
/// is told with its reason.
#[test]
fn what_files_say_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    for (page, sentence) in [
        ("checks.html", "find out who signs the invoices, and add them as executive"),
        ("checks.html", "write down what is given up so that the deadline can move"),
        ("checks.html", "overdue-invoice Hedda pays it with the next one, agreed with Tomas on 5 November"),
        ("projects/minnow/help.html", "overdue-invoice Hedda pays it with the next one"),
        ("words.html", "the last work is more than dormant-months (12 months) ago"),
        ("clients/hexmoor.html", "dormant since 2026-10-30"),
        (
            "checks.html",
            "noted so far, and not quoted: 60.00 h, 6,200.00 EUR; Priya Okonjo-Hale answers for estimates",
        ),
        ("checks.html", "ask Astrid Mellgard (astrid@example.com) for a yes or a no"),
        (
            "advise.html",
            "ask Kaia Rennick-Obe, some of whose assignments have no hours a week; Marek Dunleavy has no hours left",
        ),
        ("words.html", "cost-negotiation (task) To negotiate the costs. account manager"),
        ("people/priya.html", "an hour costs us 49.50"),
    ] {
        let said = words(&text(&files, page));
        assert!(said.contains(sentence), "{page} lacks {sentence}: {said}");
    }
    let found = words(&text(&files, "checks.html"));
    let asked = words(&text(&files, "scope.html"));
    assert!(
        !asked.contains("turning-chairs has") && asked.contains("has waited 31 days for our answer"),
        "{asked}"
    );
    let keys = ["[[", "[responsibilities]", "told-mood", "= …", "= \""];
    assert!(keys.iter().all(|key| !found.contains(key)), "{found}");
}

/// A sentence above a chart and a table speak of people and clients by their names, not by what one types.
#[test]
fn sentences_of_reports_say_names() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    for (page, sentence) in [
        ("clients.html", "Oxbarrow Foods brings 22 % of the income"),
        ("clients.html", "largest share (Oxbarrow Foods)"),
        ("schedule.html", "Online shop with configurator most of all, by 185 days"),
        ("workload.html", "Priya Okonjo-Hale, Marek Dunleavy are overloaded"),
        ("scope.html", "3,700 10 Rufus"),
        ("index.html", "shown by Gwen Hartsill on 2026-11-12"),
        ("index.html", "the mean mood of Viktor Anselm-Grey (executive)"),
        ("index.html", "no talk with those who pay or sign is on record since"),
        ("checks.html", "Cosima Tarn, Hal Overby, Piet Laskaris, Wanda Quist-Ayre all have to approve"),
        ("projects/tamblewick/shop.html", "Lotte Brandvik was project-manager until 2026-06-30"),
    ] {
        let said = words(&text(&files, page));
        assert!(said.contains(sentence), "{page} lacks {sentence}: {said}");
    }
}

//! What an owner asks who opens the first page, and whether clicking answers it.

use std::path::Path;

use crate::site::{attributes, made, text};
use crate::world::command::run;
use crate::world::folder::{Files, example_agency};

/// The words of a page, or of a part of one, without what is drawn.
pub(super) fn words(html: &str) -> String {
    let words = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words);
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands on a page from a place that a link names up to the next heading but so many.
pub(super) fn part(files: &Files, link: &str, headings: usize) -> String {
    let (page, place) = link.split_once('#').unwrap();
    let html = text(files, page);
    let (_, rest) =
        html.split_once(&format!(" id=\"{place}\"")).unwrap_or_else(|| panic!("{link} leads nowhere"));
    words(&rest.split("<h2").take(1 + headings).collect::<Vec<_>>().join("<h2"))
}

/// Each line leads to the part of the subject's own page that answers it: as of that day, by hand from the files.
#[test]
fn each_line_of_the_overview_leads_to_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let index = text(&files, "index.html");
    for (link, headings, answers) in [
        // Which touches made the mood, and who was there?
        (
            "clients/gorseholm.html#last-touches",
            0,
            ["Viktor Anselm-Grey", "what the campaign cost him"].as_slice(),
        ),
        ("projects/tamblewick/shop.html#budget", 1, &["439.36", "configurator 89 % 98.0 110"]),
        // What was asked, by whom, and what it costs.
        (
            "projects/quillmarsh/exhibition.html#changes",
            0,
            &[
                "A fourth room open 18 60 6,200 15",
                "&quot;A fourth room&quot; has waited 18 days for our answer",
            ],
        ),
        // Which invoice, and who to call.
        ("projects/brackwater/growth.html#invoices", 1, &["2026-040", "payables@example.com"]),
        // Who can take it over, and how many hours they have.
        (
            "projects/ottermere/boats.html#who-could-take-it-on",
            0,
            &["Tomas Wieland-Brody 1.5 14.0", "launch-check"],
        ),
        ("people/priya.html#who-could-take-it-on", 0, &["Booking", "Odile Ferrant-Moss 5 10.5"]),
    ] {
        assert!(attributes(&index, "href").contains(&link), "{link}: {index}");
        let said = part(&files, link, headings);
        for answer in answers {
            assert!(said.contains(answer), "{link} lacks {answer}: {said}");
        }
    }
    let said = words(&index);
    for told in [
        "Most money at stake first.",
        // A name, whose it is, and the id where the pointer rests.
        "Booking Skerrow Ferries",
        "Priya Okonjo-Hale",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(
        index.contains("title=\"skerrow/booking\">Booking</a> <small>Skerrow Ferries</small>"),
        "{index}"
    );
}

/// Everybody is found by their name, a client's people and what clients asked for too.
#[test]
fn the_names_are_those_of_people_too() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&[], folder.path());
    let names = text(&files, "names.html");
    for (id, page, name) in [
        ("benno", "clients/skerrow.html#their-people", "Benno Kaskel"),
        ("dog-tickets", "projects/skerrow/booking.html#changes", "Tickets for dogs"),
    ] {
        let link = format!("<a href=\"{page}\" title=\"");
        let link = names.split(&link).find(|rest| rest.contains(&format!("#{id}\">{name}</a>")));
        assert!(link.is_some(), "{name}: {names}");
    }
    assert!(files.contains_key(Path::new("people/priya.html")));
}

/// What an owner asks when they read the overview, and where it is answered: all figures are records of the example, or
/// sums of them by hand.
#[test]
fn what_the_overview_raises_is_answered_on_the_pages_that_it_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let page = |path: &str| words(&text(&files, path));
    for (path, answers) in [
        // Why is the executive unhappy? What is the stake made of: half of 36,550.00.
        ("clients/gorseholm.html", ["still speaks of the campaign", "18,275"]),
        // Who asked, who answered, and what is given up for it?
        ("projects/quillmarsh/exhibition.html", ["who answered, and why", "told by"]),
        // 14 + 10 + 8 + 6 + 4 + 3 hours a week.
        (
            "people/priya.html",
            ["45.00 of 40.00 hours a week, on 6 projects", "answers for 39 tasks; nobody else holds 14"],
        ),
        // 4,712.57 + 13,310.71 + 13,614.29 are the 31,637.57 of this month and the next two.
        ("ahead.html", ["what is signed, by project", "total 4,712.57* 13,310.71* 13,614.29*"]),
        ("words.html", ["Spent / the current budget that binds first", "a quarter where it is another's"]),
        ("rules.html", ["pulling-apart", "free-work"]),
        // 30,000 and the 1,800 of a change; 9,000 and 10,200 invoiced, of which 5,200 are open.
        (
            "projects/tamblewick/shop.html",
            ["price 31,800 of it by changes 1,800", "invoiced 19,200 received 14,000"],
        ),
        // Who is on it, as what and until when: 16 + 12 + 8 + 6 + 2 hours a week, and lotte no more. All hours are those of
        // the budget.
        (
            "projects/tamblewick/shop.html",
            ["joaquin tal developer 16 2026-10-05 the project ends", "total 44 14.5 192.0"],
        ),
        (
            "projects/tamblewick/shop.html",
            ["others who worked on it", "lotte brandvik project-manager 2026-06-30 0 14.5"],
        ),
        (
            "projects/tamblewick/shop.html",
            [
                "tough rufus tamblewick , gwen hartsill tomas wieland-brody 2 budget",
                "pays half of the invoice until he sees",
            ],
        ),
        // Who signs there, and how to reach them.
        ("projects/skerrow/care.html", ["executive, approver high astrid@example.com", "+00 555 0142"]),
        (
            "projects/skerrow/care.html",
            ["fee a month 1,200 hours a month 12", "kept for 2 more periods, up to 18 h"],
        ),
        // The sums are those of the tile; 13,310.71 − 37,441.20, and 4,159.22 more.
        ("index.html", ["total 31,637.57* 21,865.24 103,343.33", "37,441.20 -24,130.49* -19,971.27*"]),
        // Every finding says what its stake is made of.
        ("checks.html", ["made of", "23,800.00 EUR, their income of 12 months, · 0.50"]),
        // 5,400.00 USD are 4,687.50 EUR: with 5,200.00 and 480.00 they are the 10,367.50 that are overdue.
        (
            "money.html",
            [
                "2026-034 online shop with configurator tamblewick furniture 5,200 2026-09-30 51",
                "to invoice fees expenses",
            ],
        ),
    ] {
        let said = page(path).to_lowercase();
        for answer in answers {
            assert!(said.contains(&answer.to_lowercase()), "{path} lacks {answer}: {said}");
        }
    }
}

#[test]
fn a_heading_leads_to_what_it_means_and_a_rule_to_why_it_matters() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let booking = text(&files, "projects/skerrow/booking.html");
    assert!(booking.contains("<a class=\"word\" href=\"../../words.html#burn\">burn</a>"), "{booking}");
    assert!(booking.contains("for a yes or a no; the brief puts it on a page"), "{booking}");
    // Who lacks a record is named, and their own page says why the figure is not known.
    let money = text(&files, "money.html");
    assert!(
        money.contains(
            "1 without progress</dt><dd><a href=\"projects/ottermere/boats.html\" title=\"ottermere/boats\">Who takes"
        ),
        "{money}"
    );
    let index = text(&files, "index.html");
    assert!(index.contains("<dt><a href=\"ahead.html\">ahead</a></dt>"), "{index}");
    assert!(index.contains("<dt><a href=\"scope.html\">requests</a></dt>"), "{index}");
}

/// By hand: 34,000.00 at 70 % are 23,800.00, over the 103 days from 14 December to 26 March, of which 18 are December's.
/// All deals together are what is likely of each month.
#[test]
fn what_is_likely_is_told_by_deal() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&[], folder.path());
    let likely = part(&files, "ahead.html#what-is-likely-by-deal-its-value-by-its-chance", 0);
    assert!(likely.contains("deal from 21 Nov 2026-12"), "{likely}");
    assert!(likely.contains("Spring campaign 2027 Oxbarrow Foods 0 4,159.22 7,163.11"), "{likely}");
    assert!(
        likely.contains("total 0 4,159.22 17,706.01 23,039.23 30,907.29 18,673.93 94,485.69"),
        "{likely}"
    );
    let all = part(&files, "ahead.html#what-may-be-won", 0);
    let campaign = "an opportunity 34,000.00 70 % 23,800.00 2026-12-04 Oskar Brockhurst, executive, neither mail \
                    nor phone on record 2026-09-08 2026-12-14 2027-03-26";
    assert!(
        all.contains(campaign) && all.contains("A newsletter Dapplegate Notaries an opportunity"),
        "{all}"
    );
    // The same of one client.
    let theirs = part(&files, "clients/skerrow.html#what-may-be-won", 0);
    assert!(theirs.contains("A card for islanders an offer 18,000 50 % 9,000 2027-01-15"), "{theirs}");
    assert!(!theirs.contains("Oxbarrow"), "{theirs}");
    // The month of that day counts from the next one: above columns, beside rows and below charts.
    let ahead = text(&files, "ahead.html");
    assert!(!words(&ahead).contains("2026-11 ") && ahead.contains(">from 21 Nov</text>"), "{ahead}");
}

/// What nobody bought has no budget, and no plan that could be late.
#[test]
fn an_offer_has_no_state_of_a_budget_that_it_has_not() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    for (project, status) in [("skerrow/loyalty", "not sold yet"), ("hexmoor/map", "lost, never sold")] {
        let html = text(&files, &format!("projects/{project}.html"));
        assert!(html.contains(status) && html.contains("what was offered"), "{html}");
        for part in ["id=\"budget\"", "<svg", "id=\"invoiced-and-paid\"", "on-track"] {
            assert!(!html.contains(part), "{project}: {part}: {html}");
        }
    }
    let budgets = part(&files, "clients/skerrow.html#budgets-of-their-projects", 0);
    assert!(budgets.contains("Booking over") && !budgets.contains("islanders"), "{budgets}");
    let projects = part(&files, "clients/skerrow.html#their-projects", 0);
    assert!(projects.contains("A card for islanders not sold yet"), "{projects}");
}

/// By hand from the log: marek's 13.0 h of discovery, 80.5 h of build and 43.0 h of the launch are 136.5 h; all together are
/// the 380.0 h of the budget. What was written about them stays inside.
#[test]
fn a_project_s_page_says_who_spent_the_hours() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let spent = part(&files, "projects/skerrow/booking.html#who-spent-the-hours", 0);
    assert!(spent.contains("person Discovery Design Build Trial and launch in all"), "{spent}");
    assert!(spent.contains("Marek Dunleavy 13.0 80.5 43 136.5"), "{spent}");
    assert!(spent.contains("total 39.5 56.0 229.5 55 380.0"), "{spent}");
    let latest = part(&files, "projects/skerrow/booking.html#the-latest-hours", 0);
    assert!(
        latest.contains("2026-11-20 Priya Okonjo-Hale 3.5 Trial and launch what is left, counted"),
        "{latest}"
    );
    assert_eq!(latest.matches("2026-").count(), 10, "{latest}");
    let told = made(&[], folder.path());
    let latest = part(&told, "projects/skerrow/booking.html#the-latest-hours", 0);
    assert!(latest.contains("3.5 Trial and launch") && !latest.contains("counted"), "{latest}");
}

/// By hand: 14 + 10 + 8 + 6 + 4 + 3 hours a week.
#[test]
fn a_person_s_page_says_in_one_look_what_they_are_on() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let work = part(&files, "people/priya.html#what-they-work-on", 0);
    assert!(
        work.contains("Booking Skerrow Ferries project-manager 14 the project ends 2027-01-06"),
        "{work}"
    );
    assert!(work.contains("total 45"), "{work}");
    let alone = part(&files, "people/priya.html#what-they-alone-hold", 0);
    assert!(alone.contains("Booking Skerrow Ferries tasks, estimates, launch-check"), "{alone}");
    let page = words(&text(&files, "people/priya.html"));
    assert!(page.contains("utilization since 2026-10-26 31 %"), "{page}");
    let told = made(&[], folder.path());
    assert!(!words(&text(&told, "people/priya.html")).contains("utilization since"));
    // Nobody is told the same of themselves in every row.
    assert!(!page.contains("person week"), "{page}");
}

/// Whoever reads what a word means has never seen a file.
#[test]
fn the_words_are_explained_to_an_owner() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let html = text(&files, "words.html");
    let said = words(&html);
    for (place, means) in [
        ("burn", "How much of the budget is spent. At 100 % nothing is left."),
        ("likely", "What would come of work that is not sold yet"),
        ("at-stake", "What is lost, or does not come in"),
    ] {
        assert!(html.contains(&format!("<th scope=\"row\" id=\"{place}\">")), "{place}: {html}");
        assert!(said.contains(means), "{means}: {said}");
    }
    for sign in ["_", "null", ".toml", "as_of"] {
        assert!(!said.contains(sign), "{sign}: {said}");
    }
    // What stands above the tables of every page is explained.
    let index = text(&files, "index.html");
    assert!(attributes(&index, "href").contains(&"rules.html"), "{index}");
}

/// The margins of months of which all is known are those of the money report, though the page takes them from the economics.
#[test]
fn the_margin_of_each_month_is_that_of_the_money_report() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    let report = run(&example_agency(), ["money", "--by", "month", "-f", "html"]);
    let report = String::from_utf8(report.stdout).unwrap();
    let months = |html: &str| {
        let (_, chart) = html.split_once("<h2 id=\"the-margin-of-each-month\">").unwrap();
        let titles = chart.split("</figure>").next().unwrap().split("<title>").skip(1);
        let titles = titles.filter_map(|rest| rest.split('<').next()).filter(|title| !title.contains('*'));
        titles.map(str::to_owned).collect::<Vec<_>>()
    };
    let (page, report) = (months(&text(&files, "money.html")), months(&report));
    assert_eq!(page, report);
    assert_eq!(page.len(), 8, "{page:?}");
}

/// Of files nobody knows anything who reads pages, and a sum of amounts in several currencies says in which it is.
#[test]
fn no_page_speaks_of_files_and_sums_name_their_currency() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&["--internal"], folder.path());
    for (path, bytes) in files.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "html")) {
        let html = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            !html.contains("clients/") || !words(&html).contains("clients/"),
            "{}: {html}",
            path.display()
        );
    }
    let boats = words(&text(&files, "projects/ottermere/boats.html"));
    assert!(boats.contains("Who takes which boat has no word on how much of the work is done"), "{boats}");
    let earned = part(&files, "clients/brackwater.html#what-these-earned-so-far", 0);
    assert!(earned.contains("5,400.00 USD") && earned.contains("total in EUR"), "{earned}");
}

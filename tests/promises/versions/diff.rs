//! `diff`: what changed in the business's words, which versions are compared, and what is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::versions::repository::{Forge, SMALL, asked, commit, git, told};
use crate::world::command::{answer, json, printed, said};
use crate::world::folder::write;

fn rows(folder: &Path, words: &[&str]) -> Vec<Value> {
    let output = asked(folder, &[&["diff", "-f", "json"], words].concat());
    assert!(output.status.success(), "{}", answer(&output));
    json(&output)["rows"].as_array().unwrap().clone()
}

fn of_kind<'r>(rows: &'r [Value], kind: &str) -> Vec<&'r Value> {
    rows.iter().filter(|row| row["kind"] == kind).collect()
}

/// Changes the project of the small workspace.
fn rewrite(folder: &Path, from: &str, to: &str) {
    let path = folder.join("clients/acme/site.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// A line of time, in the file.
const ENTRY: &str = "  { date = 2026-11-02, who = \"ana\", hours = 3 },\n";

#[test]
fn a_state_that_turned_stands_beside_the_record_that_turned_it() {
    let forge = Forge::new();
    let folder = forge.small();
    rewrite(
        &folder,
        ENTRY,
        &format!(
            "{ENTRY}  {{ date = 2026-11-12, who = \"ana\", hours = 2 }},\n  {{ date = 2026-11-13, who = \"ana\", hours = 98 }},\n"
        ),
    );
    let rows = rows(&folder, &[]);
    let state = of_kind(&rows, "state");
    let project: Vec<_> = state.iter().filter(|row| row["subject"] == "acme/site").collect();
    // 103 of 100 hours.
    assert_eq!((&project[0]["before"], &project[0]["after"]), (&"ok".into(), &"over".into()));
    assert_eq!(project[0]["cause"], "time: 98 h by ana on 2026-11-13 (+1)");
    let findings = of_kind(&rows, "findings");
    assert!(
        findings.iter().any(|row| row["after"]["rule"] == "over-budget" && row["change"] == "added"),
        "{rows:?}"
    );
    let entries = of_kind(&rows, "time");
    assert_eq!((entries.len(), &entries[0]["line"], &entries[1]["line"]), (2, &14.into(), &15.into()));
    assert_eq!(entries[1]["file"], "clients/acme/site.toml");
}

/// A client in which nothing changes is read once for both versions, unless they rest on another agency.
#[test]
fn what_both_versions_share_makes_no_line() {
    let forge = Forge::new();
    let folder = forge.example();
    let path = folder.join("clients/marrowby/website.toml");
    let text = fs::read_to_string(&path).unwrap();
    // Something that is warned of, and something that a comment exempts.
    let exempted = "# standing: allow(future-record) agreed already";
    let [one, other] = [1, 2].map(|day| format!("{{ date = 2027-11-0{day}, who = \"lotte\", hours = 1 }},"));
    let entries = format!("time = [\n  {exempted}\n  {one}\n  {other}\n");
    assert!(text.contains("time = [\n"));
    fs::write(&path, text.replacen("time = [\n", &entries, 1)).unwrap();
    commit(&folder, "2026-11-20");
    told(&folder, &["log", "skerrow/booking", "5", "--who", "lotte", "--date", "2026-11-19"]);
    let report = |words: &[&str]| json(&asked(&folder, &[&["diff", "-f", "json"], words].concat()));
    let shared = report(&[]);
    assert!(!shared["rows"].as_array().unwrap().is_empty());
    let all_of = |report: &Value| report["rows"].as_array().unwrap().clone();
    assert!(all_of(&shared).iter().all(|row| row["subject"] != "marrowby/website"), "{shared}");
    let agency = fs::read_to_string(folder.join("standing.toml")).unwrap();
    fs::write(folder.join("standing.toml"), format!("# above\n{agency}")).unwrap();
    let apart = report(&[]);
    assert_eq!((all_of(&shared), &apart["laid_out"]), (all_of(&apart), &1.into()));
    assert_eq!(shared["findings"], apart["findings"]);
    // Of two commits, neither of which is the folder.
    commit(&folder, "2026-11-20");
    fs::remove_dir_all(folder.join("clients")).unwrap();
    let committed = report(&["HEAD~1", "HEAD"]);
    assert_eq!(all_of(&committed), all_of(&shared));
}

#[test]
fn a_figure_that_another_file_moved_names_the_file() {
    let forge = Forge::new();
    let folder = forge.small();
    let text = SMALL[3].1.replace("hours = 100\n", "").replace("\"fixed\"", "\"hourly\"");
    write(&folder, "clients/acme/site.toml", text);
    commit(&folder, "2026-11-10");
    write(&folder, "standing.toml", SMALL[0].1.replace("default = 100", "default = 4000"));
    let rows = rows(&folder, &[]);
    let state = of_kind(&rows, "state");
    assert_eq!(state[0]["cause"], "standing.toml: terms: rates.default 100 → 4000", "{rows:?}");
    assert_eq!(of_kind(&rows, "terms")[0]["subject"], ".");
}

#[test]
fn an_answered_request_moves_the_budget_and_the_date() {
    let forge = Forge::new();
    let folder = forge.small();
    let change = "[[changes]]\nid = \"dark\"\ntitle = \"Dark mode\"\nasked = 2026-11-10\nhours = 10\namount = 900\ndays = 5\n";
    rewrite(&folder, "[log]", &format!("{change}\n[log]"));
    commit(&folder, "2026-11-11");
    rewrite(&folder, "asked = 2026-11-10", "asked = 2026-11-10\nstatus = \"accepted\"\ndecided = 2026-11-16");
    let rows = rows(&folder, &[]);
    let budget = of_kind(&rows, "budget");
    assert_eq!(
        (&budget[0]["after"]["amount"].to_string(), &budget[0]["cause"]),
        (&"10900.00".to_owned(), &"request: dark".into())
    );
    // Five working days behind Friday, 18 December.
    assert_eq!(of_kind(&rows, "due")[0]["after"]["due"], "2026-12-25");
    let request = of_kind(&rows, "request");
    assert_eq!((&request[0]["change"], &request[0]["backdated"]), (&"changed".into(), &false.into()));
}

#[test]
fn records_of_days_before_are_backdated_and_of_closed_books_after_close() {
    let forge = Forge::new();
    let folder = forge.small();
    write(&folder, "standing.toml", SMALL[0].1.replace("[rates]", "books-closed = 2026-10-31\n\n[rates]"));
    commit(&folder, "2026-11-10");
    let line = |day: &str| format!("  {{ date = {day}, who = \"ana\", hours = 1 }},\n");
    rewrite(
        &folder,
        ENTRY,
        &format!("{}{ENTRY}{}{}", line("2026-10-31"), line("2026-11-09"), line("2026-11-10")),
    );
    let rows = rows(&folder, &[]);
    let marks: Vec<(String, bool, bool)> = of_kind(&rows, "time")
        .iter()
        .map(|row| {
            let is = |key: &str| row[key].as_bool().unwrap();
            (row["after"]["date"].as_str().unwrap().to_owned(), is("backdated"), is("after_close"))
        })
        .collect();
    let expected = [("2026-10-31", true, true), ("2026-11-09", true, false), ("2026-11-10", false, false)];
    assert_eq!(marks, expected.map(|(day, one, other)| (day.to_owned(), one, other)));
    for (word, code) in [("backdated", 1), ("after-close", 1), ("time", 1), ("over", 0), ("paid", 0)] {
        assert_eq!(asked(&folder, &["diff", "--fail-on", word]).status.code(), Some(code), "{word}");
    }
    let unknown = asked(&folder, &["diff", "--fail-on", "tiem"]);
    assert!(unknown.status.code() == Some(2) && said(&unknown).contains("help: write time"), "{unknown:?}");
    let page = told(&folder, &["diff", "-f", "markdown"]);
    assert!(page.contains("| after close |") && page.contains("| backdated |"), "{page}");
}

#[test]
fn an_invoice_that_was_paid_today_is_not_backdated() {
    let forge = Forge::new();
    let folder = forge.small();
    rewrite(
        &folder,
        " },\n]\n",
        " },\n]\ninvoices = [\n  { number = \"1\", date = 2026-10-01, amount = 100 },\n]\n",
    );
    commit(&folder, "2026-11-10");
    rewrite(&folder, "amount = 100 }", "amount = 100, paid = 2026-11-16 }");
    let rows = rows(&folder, &[]);
    let invoice = of_kind(&rows, "invoice");
    assert_eq!((&invoice[0]["change"], &invoice[0]["backdated"]), (&"changed".into(), &false.into()));
    assert_eq!(invoice[0]["after"]["paid"], "2026-11-16");
}

#[test]
fn a_renamed_client_is_the_same_client() {
    let forge = Forge::new();
    let folder = forge.small();
    assert!(asked(&folder, &["rename", "acme", "apex"]).status.success());
    assert!(
        asked(&folder, &["log", "apex/site", "2", "--who", "ana", "--date", "2026-11-12"]).status.success()
    );
    let rows = rows(&folder, &[]);
    let turns: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row["kind"].as_str().unwrap(), row["change"].as_str().unwrap()))
        .filter(|(kind, _)| matches!(*kind, "client" | "project" | "time" | "findings"))
        .collect();
    assert_eq!(turns, [("client", "renamed"), ("project", "renamed"), ("time", "added")], "{rows:?}");
    assert_eq!(rows[0]["before"]["file"], "clients/acme/client.toml");
    assert_eq!(rows[0]["after"]["file"], "clients/apex/client.toml");
}

#[test]
fn a_branch_is_a_what_if() {
    let forge = Forge::new();
    let folder = forge.small();
    git(&folder, &["switch", "-q", "-c", "what-if"]);
    rewrite(&folder, "due = 2026-12-18", "due = 2027-01-29");
    commit(&folder, "2026-11-12");
    git(&folder, &["switch", "-q", "main"]);
    rewrite(&folder, "amount = 10000", "amount = 12000");
    commit(&folder, "2026-11-13");
    let kinds = |words: &[&str]| -> Vec<String> {
        let rows = rows(&folder, words);
        let written = rows.iter().filter(|row| row["cause"].is_null() && row["kind"] != "findings");
        written.map(|row| row["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&["main...what-if"]), ["due"]);
    assert_eq!(kinds(&["main..what-if"]), ["budget", "due"]);
    assert_eq!(kinds(&["main", "what-if"]), ["budget", "due"]);
    assert_eq!(kinds(&["what-if", "main", "site"]), ["budget", "due"]);
    assert_eq!(kinds(&["main", "ana"]), [] as [&str; 0]);
    // The index, and the folder, which says something else again.
    rewrite(&folder, "name = \"Site\"", "name = \"Page\"");
    git(&folder, &["add", "-A"]);
    rewrite(&folder, "hours = 100", "hours = 90");
    assert_eq!(kinds(&["HEAD", ":staged"]), ["project"]);
    assert_eq!(kinds(&[]), ["project", "budget"]);
    assert_eq!(kinds(&[":staged"]), ["budget"]);
}

/// By hand: half of it is done with 3 hours at 50, so it will cost 300 of 10,000; with 10 hours 1,000.
#[test]
fn a_margin_that_will_be_lost_is_told_unless_costs_are_left_out() {
    let forge = Forge::new();
    let folder = forge.small();
    let progress = format!("{ENTRY}]\nprogress = [\n  {{ date = 2026-11-02, percent = 50 }},\n]\n");
    rewrite(&folder, &format!("{ENTRY}]\n"), &progress);
    write(&folder, ".gitignore", "private/\n");
    write(&folder, "private/costs.toml", "[ana]\nhourly = 50\n");
    commit(&folder, "2026-11-10");
    rewrite(&folder, ENTRY, &format!("{ENTRY}  {{ date = 2026-11-12, who = \"ana\", hours = 7 }},\n"));
    let all = rows(&folder, &[]);
    let forecast = of_kind(&all, "forecast")[0];
    let margins = [&forecast["before"], &forecast["after"]].map(|side| side["margin"].to_string());
    assert_eq!(margins, ["9700.00", "9000.00"]);
    let without = told(&folder, &["diff", "--no-costs", "-f", "json"]);
    assert!(without.contains("at_completion") && !without.contains("margin"), "{without}");
}

#[test]
fn a_comparison_since_a_day_begins_with_the_last_commit_before_it() {
    let forge = Forge::new();
    let folder = forge.small();
    for day in ["2026-11-12", "2026-11-16"] {
        asked(&folder, &["log", "site", "1", "--who", "ana", "--date", day]);
        commit(&folder, day);
    }
    let count = |since: &str| of_kind(&rows(&folder, &["--since", since]), "time").len();
    assert_eq!(
        (count("2026-11-10"), count("2026-11-13"), count("2026-11-16"), count("2026-11-17")),
        (2, 1, 1, 0)
    );
    let output = asked(&folder, &["diff", "--since", "2026-11-09"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said(&output).contains("there is no commit before 2026-11-09"), "{output:?}");
    git(&folder, &["clone", "-q", "--depth", "1", &format!("file://{}", folder.display()), "../shallow"]);
    let output = asked(&forge.path("shallow"), &["diff", "--since", "2026-11-13"]);
    assert!(output.status.code() == Some(4) && said(&output).contains("fetch-depth: 0"), "{output:?}");
}

#[test]
fn time_alone_changes_something_only_where_each_is_looked_at_on_its_day() {
    let forge = Forge::new();
    let folder = forge.small();
    rewrite(&folder, "due = 2026-12-18", "due = 2026-11-13");
    commit(&folder, "2026-11-10");
    write(&folder, "notes.md", "x");
    commit(&folder, "2026-11-17");
    assert!(told(&folder, &["diff", "HEAD~1", "HEAD"]).contains("nothing that matters changed"));
    let rows = rows(&folder, &["HEAD~1", "HEAD", "--each-at-its-day"]);
    let schedule = of_kind(&rows, "schedule");
    assert_eq!(
        (&schedule[0]["after"], &schedule[0]["cause"]),
        (&"late".into(), &"the time between the two days".into()),
        "{rows:?}"
    );
}

#[test]
fn a_word_that_is_a_revision_and_a_name_is_refused() {
    let forge = Forge::new();
    let folder = forge.small();
    git(&folder, &["branch", "acme"]);
    for (words, code, text) in [
        (vec!["acme"], 2, "\"acme\" is a revision, and a name too"),
        (vec!["nothing"], 2, "\"nothing\" is neither a revision nor a client, a project or a person"),
        (vec!["nothing", "--", "acme"], 2, "git knows no revision called \"nothing\""),
        (vec!["HEAD", "HEAD", "HEAD"], 2, "a comparison is of two versions"),
        (vec!["HEAD...HEAD", "HEAD"], 2, "a comparison is of two versions"),
        (vec!["HEAD", "HEAD", "--since", "mon"], 2, "--since is FROM already"),
        (vec!["--at", "HEAD"], 2, "a comparison names its versions itself"),
    ] {
        let output = asked(&folder, &[&["diff"], words.as_slice()].concat());
        assert_eq!(output.status.code(), Some(code), "{words:?}: {output:?}");
        assert!(said(&output).contains(text) && said(&output).contains("help: "), "{words:?}: {output:?}");
    }
    for words in [["acme", "--", "site"], ["HEAD", "--", "acme"]] {
        assert!(asked(&folder, &[&["diff"], words.as_slice()].concat()).status.success(), "{words:?}");
    }
}

#[test]
fn lines_that_were_merged_crosswise_or_have_nothing_in_common_are_named() {
    let forge = Forge::new();
    let folder = forge.small();
    for (branch, file) in [("one", "a.md"), ("two", "b.md")] {
        git(&folder, &["switch", "-q", "-c", branch, "main"]);
        write(&folder, file, branch);
        commit(&folder, "2026-11-11");
    }
    let (one, two) = (git(&folder, &["rev-parse", "one"]), git(&folder, &["rev-parse", "two"]));
    git(&folder, &["merge", "-q", "--no-edit", one.trim()]);
    git(&folder, &["switch", "-q", "one"]);
    git(&folder, &["merge", "-q", "--no-edit", two.trim()]);
    let output = asked(&folder, &["diff", "one...two"]);
    assert_eq!(output.status.code(), Some(2));
    let words = said(&output);
    assert!(words.contains("one and two were merged crosswise: they part at "), "{words}");
    assert!(words.contains(&one[..7]) && words.contains(&two[..7]), "{words}");
    git(&folder, &["switch", "-q", "--orphan", "other"]);
    crate::world::folder::fill(&folder, SMALL);
    commit(&folder, "2026-11-12");
    let output = asked(&folder, &["diff", "main...other"]);
    assert!(said(&output).contains("main and other have no commit in common"), "{output:?}");
}

#[test]
fn errors_of_a_version_are_shown_apart_with_its_name() {
    let forge = Forge::new();
    let folder = forge.small();
    rewrite(&folder, "name", "nmae");
    commit(&folder, "2026-11-10");
    let head = git(&folder, &["rev-parse", "--short=7", "HEAD"]);
    rewrite(&folder, "nmae", "name");
    rewrite(&folder, "hours = 100", "hours = 120");
    let output = asked(&folder, &["diff"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let words = said(&output);
    assert!(words.contains(&format!("{} has errors:", head.trim())), "{words}");
    assert!(words.contains("error[unknown-key]"), "{words}");
    assert_eq!(asked(&folder, &["diff", "--keep-going"]).status.code(), Some(3));
}

#[test]
fn a_comment_for_a_forge_has_its_mark_and_stays_small() {
    let forge = Forge::new();
    let folder = forge.small();
    let calm = told(&folder, &["diff", "-f", "markdown"]);
    assert!(
        calm.starts_with("<!-- standing diff -->\n# Changes in Small from ")
            && calm.contains("nothing that matters changed"),
        "{calm}"
    );
    let contact = |at: usize| {
        format!(
            "[[contacts]]\nid = \"c{at}\"\nname = \"Somebody with a name of some length, number {at}\"\n\n"
        )
    };
    write(
        &folder,
        "clients/acme/client.toml",
        format!("name = \"Acme\"\n\n{}", (0..1500).map(contact).collect::<String>()),
    );
    let long = told(&folder, &["diff", "-f", "markdown"]);
    assert!(long.len() < 60_000 && long.len() > 40_000, "{}", long.len());
    let shown = long.lines().filter(|line| line.starts_with("| contact |")).count();
    let more = long.lines().find_map(|line| line.trim_start_matches("- ").strip_prefix("and ")).unwrap();
    let more: usize = more.split(' ').next().unwrap().parse().unwrap();
    assert!(shown > 500 && shown + more >= 1500, "{shown} and {more}");
    let all = printed(&asked(&folder, &["diff", "-f", "csv"]));
    assert!(all.lines().count() > 1500);
}

/// How often each rule finds something in a version.
fn found_at(folder: &Path, version: &str) -> BTreeMap<String, i64> {
    let output = asked(folder, &["check", "--at", version, "--as-of", "2026-11-20", "-f", "json"]);
    let mut counts = BTreeMap::new();
    for finding in json(&output)["rows"].as_array().unwrap() {
        *counts.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

/// Both versions share all but one client, whose figures and findings alone are worked out twice: what is new less what is
/// gone must be what two checks differ in, whatever was written.
#[test]
fn what_is_new_and_gone_is_what_two_checks_differ_in() {
    let forge = Forge::new();
    let folder = forge.example();
    let project = "brackwater/growth";
    let edits: [&[&str]; 4] = [
        &["log", project, "15", "--who", "ines", "--date", "2026-11-18"],
        &["set", project, "due", "2026-11-06"],
        &["invoice", project, "B-77", "9000", "--date", "2026-08-03", "--due", "2026-08-17"],
        &["set", project, "status", "paused"],
    ];
    for edit in edits {
        let edited = asked(&folder, edit);
        assert!(edited.status.success(), "{edit:?}: {}", said(&edited));
        commit(&folder, "2026-11-20");
        let [before, after] = ["HEAD~1", "HEAD"].map(|version| found_at(&folder, version));
        let mut told: BTreeMap<String, i64> = BTreeMap::new();
        let words = ["HEAD~1", "HEAD", "--as-of", "2026-11-20"];
        for row in of_kind(&rows(&folder, &words), "findings") {
            let (side, one) = if row["change"] == "added" { ("after", 1) } else { ("before", -1) };
            *told.entry(row[side]["rule"].as_str().unwrap().to_owned()).or_default() += one;
        }
        for rule in before.keys().chain(after.keys()) {
            let count = |counts: &BTreeMap<String, i64>| counts.get(rule).copied().unwrap_or_default();
            assert_eq!(count(&told), count(&after) - count(&before), "{edit:?} {rule}");
        }
        assert!(!told.is_empty(), "{edit:?}");
    }
}

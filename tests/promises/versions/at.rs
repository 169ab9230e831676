//! `--at`: a commit is read as a folder is, on its own day, and nobody can write to it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use standing::guide::published::REPORTS;

use crate::versions::repository::{Forge, SMALL, asked, commit, git, git_on, told};
use crate::world::command::{answer, json, printed, said, sealed, standing, well};
use crate::world::data::{converted, shared};
use crate::world::folder::{documents, write};

/// Every way to ask the example agency something.
const QUESTIONS: [&[&str]; 26] = [
    &["status", "--all"],
    &["budget"],
    &["budget", "--by", "client"],
    &["budget", "quillmarsh/exhibition", "--periods"],
    &["scope"],
    &["coverage"],
    &["clients"],
    &["checkup"],
    &["advise"],
    &["schedule"],
    &["workload"],
    &["money"],
    &["money", "--period", "2026-Q3", "--by", "client"],
    &["ahead", "--months", "4"],
    &["economics", "--by", "quarter"],
    &["estimates", "--for", "300", "--type", "website"],
    &["estimates", "--by", "phase"],
    &["list", "opportunities", "--open"],
    &["list", "clients"],
    &["list", "projects"],
    &["list", "people"],
    &["list", "changes"],
    &["show", "quillmarsh"],
    &["show", "quillmarsh/exhibition"],
    &["show", "lotte"],
    &["brief", "quillmarsh"],
];

/// The formats of reports.
const FORMATS: [&str; 6] = ["table", "plain", "json", "csv", "markdown", "html"];

/// A page without what it says of the version in its header.
fn beheaded(text: &str, commit: &str) -> String {
    // The lines of a narrow page end elsewhere.
    let (head, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}\n\n{rest}", head.replace(&format!(", at {commit}"), ""))
}

#[test]
fn a_commit_says_what_its_clean_folder_says() {
    let forge = Forge::new();
    let folder = forge.example();
    let head = git(&folder, &["rev-parse", "HEAD"]);
    for question in QUESTIONS {
        for format in FORMATS {
            says_the_same(&folder, head.trim(), question, format);
        }
    }
}

/// A commit says what its clean folder says, but for the header.
fn says_the_same(folder: &Path, head: &str, question: &[&str], format: &str) {
    let words: Vec<&str> = question.iter().copied().chain(["-f", format]).collect();
    let folder_says = asked(folder, &words);
    let commit_says = asked(folder, &[&words[..], &["--at", "HEAD"]].concat());
    assert_eq!(folder_says.status, commit_says.status, "{words:?}: {}", said(&commit_says));
    if format == "json" {
        let (mut one, mut other) = (json(&folder_says), json(&commit_says));
        let at = other.as_object_mut().unwrap().shift_remove("at").unwrap();
        assert_eq!(at["commit"], head, "{words:?}");
        assert_eq!((&at["rev"], &at["date"]), (&"HEAD".into(), &"2026-11-20".into()));
        // Key by key in the same order, digit by digit.
        assert_eq!(one.to_string(), other.to_string(), "{words:?}");
        assert!(one.as_object_mut().unwrap().shift_remove("at").is_none(), "{words:?}");
    } else {
        let (one, other) = (printed(&folder_says), printed(&commit_says));
        let is_paged = !matches!(format, "plain" | "csv");
        assert!(one != other || !is_paged, "{words:?}: {other}");
        assert_eq!(beheaded(&one, &head[..7]), beheaded(&other, &head[..7]), "{words:?}");
    }
}

#[test]
fn a_commit_of_other_people_s_books_says_what_its_clean_folder_says() {
    let forge = Forge::new();
    let (nyc, hvac) = (shared("nyc"), converted("hvac/convert.py"));
    let nyc = nyc.map(|data| forge.copied("nyc", &data.join("workspace")));
    let hvac = hvac.map(|data| forge.copied("hvac", data.path()));
    for folder in [nyc, hvac].into_iter().flatten() {
        let head = git(&folder, &["rev-parse", "HEAD"]);
        for report in REPORTS {
            says_the_same(&folder, head.trim(), &["report", report], "json");
        }
        says_the_same(&folder, head.trim(), &["status"], "table");
        says_the_same(&folder, head.trim(), &["budget"], "csv");
    }
}

#[test]
fn a_check_of_a_commit_finds_what_a_check_of_its_clean_folder_does() {
    let forge = Forge::new();
    let folder = forge.example();
    for format in ["human", "short", "github", "markdown", "sarif", "junit"] {
        let words = ["check", "--format", format];
        let (one, other) = (told(&folder, &words), told(&folder, &[&words[..], &["--at", "HEAD"]].concat()));
        assert!(one == other && !one.is_empty(), "{format}: {one}\n{other}");
    }
}

#[test]
fn the_day_of_a_commit_is_that_of_who_committed_it() {
    let forge = Forge::new();
    let folder = forge.small();
    // The clock of the committer, not ours: it is the next day already, in Kiritimati.
    write(&folder, "notes.md", "x");
    git(&folder, &["add", "-A"]);
    let mut late = git_on(&folder, "2026-11-10", &["commit", "-q", "-m", "late"]);
    late.env("GIT_COMMITTER_DATE", "2026-11-12T00:30:00+1400");
    well(late.output().unwrap());
    let mut report = standing(&folder, ["budget", "--at", "HEAD", "-f", "json"]);
    report.env("PATH", crate::world::command::path()).env("STANDING_TODAY", "not looked at");
    let report = json(&report.output().unwrap());
    assert_eq!((&report["as_of"], &report["at"]["date"]), (&"2026-11-12".into(), &"2026-11-12".into()));
    let later = told(&folder, &["budget", "--at", "HEAD", "--as-of", "2026-11-18"]);
    let head = git(&folder, &["rev-parse", "--short=7", "HEAD"]);
    assert!(later.starts_with(&format!("Budget of Small as of 2026-11-18, at {}", head.trim())), "{later}");
}

#[test]
fn an_older_commit_knows_nothing_of_later_records() {
    let forge = Forge::new();
    let folder = forge.small();
    asked(&folder, &["log", "site", "5", "--who", "ana", "--date", "2026-11-03"]);
    commit(&folder, "2026-11-12");
    let hours = |words: &[&str]| {
        let report: Value = serde_json::from_str(&told(&folder, words)).unwrap();
        report["rows"][0]["spent"]["hours"].to_string()
    };
    // What was known then, and what is known today of that day.
    assert_eq!(hours(&["budget", "-f", "json", "--at", "HEAD~1"]), "3.00");
    assert_eq!(hours(&["budget", "-f", "json", "--as-of", "2026-11-09"]), "8.00");
    assert_eq!(hours(&["budget", "-f", "json", "--at", "main"]), "8.00");
    git(&folder, &["tag", "-a", "-m", "the end", "quarter", "HEAD~1"]);
    assert_eq!(hours(&["budget", "-f", "json", "--at", "quarter"]), "3.00");
}

#[test]
fn the_index_is_what_is_staged() {
    let forge = Forge::new();
    let folder = forge.small();
    let site = fs::read_to_string(folder.join("clients/acme/site.toml")).unwrap();
    write(&folder, "clients/acme/site.toml", site.replace("hours = 3", "hours = 4"));
    git(&folder, &["add", "-A"]);
    write(&folder, "clients/acme/site.toml", site.replace("hours = 3", "hours = 5"));
    let report = json(&asked(&folder, &["budget", "-f", "json", "--at", ":staged"]));
    assert_eq!(report["rows"][0]["spent"]["hours"].to_string(), "4.00");
    assert_eq!((&report["at"]["commit"], &report["at"]["rev"]), (&Value::Null, &":staged".into()));
    assert_eq!(report["as_of"], "2026-11-20");
}

#[test]
fn costs_are_todays_where_the_commit_has_none() {
    let forge = Forge::new();
    let folder = forge.of("priced", SMALL, "2026-11-09");
    // A person who was not there yet is nobody's mistake.
    write(&folder, "private/costs.toml", "[ana]\nhourly = 40\n\n[ben]\nhourly = 50\n");
    let output = asked(&folder, &["budget", "-f", "json", "--at", "HEAD"]);
    assert_eq!(json(&output)["rows"][0]["money"]["cost"].to_string(), "120.00");
    let head = git(&folder, &["rev-parse", "--short=7", "HEAD"]);
    let note =
        format!("note: costs come from today's private/costs.toml: {} has none of its own\n", head.trim());
    assert_eq!(said(&output), note);
    assert_eq!(said(&asked(&folder, &["budget", "-q", "--at", "HEAD"])), "");
}

#[test]
fn what_is_no_version_is_said_with_what_to_write() {
    let forge = Forge::new();
    let folder = forge.small();
    let outside = forge.path("outside");
    crate::world::folder::fill(&outside, SMALL);
    for (folder, rev, code, words) in [
        (&folder, "nowhere", 2, "git knows no revision called \"nowhere\""),
        (&folder, "--all", 2, "git knows no revision called \"--all\""),
        (&folder, "", 2, "git knows no revision called \"\""),
        (&folder, "HEAD:standing.toml", 2, "git knows no revision called"),
        (&outside, "HEAD", 4, "is not in a git repository, and has no versions"),
    ] {
        let output = asked(folder, &["budget", &format!("--at={rev}")]);
        assert_eq!(output.status.code(), Some(code), "{rev}: {output:?}");
        assert!(said(&output).contains(words) && said(&output).contains("help: "), "{rev}: {output:?}");
    }
    // A workspace that began later than its repository.
    let later = forge.of("later", [("notes.md", "x")], "2026-11-01");
    crate::world::folder::fill(&later, SMALL);
    commit(&later, "2026-11-02");
    let output = asked(&later, &["budget", "--at", "HEAD~1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("it has no standing.toml"), "{output:?}");
    let mut without = sealed(crate::world::command::program(), &folder);
    without.env("PATH", forge.path("nothing")).args(["budget", "--at", "HEAD"]);
    let output = without.output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(said(&output).contains("install git, and put it on the PATH"), "{output:?}");
}

#[test]
fn errors_of_a_commit_are_errors() {
    let forge = Forge::new();
    let folder = forge.small();
    write(&folder, "clients/acme/site.toml", "name = \"Site\"\n");
    commit(&folder, "2026-11-10");
    write(&folder, "clients/acme/site.toml", SMALL[3].1);
    let output = asked(&folder, &["budget", "--at", "HEAD"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(said(&output).contains("error[missing-key]"), "{output:?}");
    assert_eq!(asked(&folder, &["budget", "--at", "HEAD", "--keep-going"]).status.code(), Some(3));
}

#[test]
fn nobody_writes_to_a_version() {
    let forge = Forge::new();
    let folder = forge.small();
    let before = documents(&folder);
    let writes: [&[&str]; 25] = [
        // Who it is and what is in a file are asked of nobody.
        &["log", "site", "1"],
        &["touch", "acme", "--with", "eva", "--kind", "call"],
        &["import", "toggl", "nowhere.csv"],
        &["log", "site", "1", "--who", "ana"],
        &["expense", "site", "10"],
        &["invoice", "site", "1", "100"],
        &["paid", "site", "1"],
        &["progress", "site", "10"],
        &["pulse", "site", "--who", "ana", "--clarity", "3"],
        &["touch", "acme", "--with", "eva", "--kind", "call", "--by", "ana"],
        &["raise", "acme", "x"],
        &["change", "ask", "site", "More"],
        &["assign", "site", "ana", "designer"],
        &["unassign", "site", "ana"],
        &["own", "site", "scope", "ana"],
        &["waive", "site", "scope", "no"],
        &["away", "ana", "2026-12-01"],
        &["set", "site", "name", "X"],
        &["remove", "site"],
        &["edit", "site"],
        &["rename", "site", "page"],
        &["undo"],
        &["fmt"],
        &["check", "--fix"],
        &["add", "client", "bolt"],
    ];
    for words in writes {
        let output = asked(&folder, &[words, &["--at", "HEAD"]].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", answer(&output));
        assert!(said(&output).contains("nothing can be written to HEAD"), "{words:?}: {}", answer(&output));
    }
    assert_eq!(before, documents(&folder));
}

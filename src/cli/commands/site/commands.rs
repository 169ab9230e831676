//! What stands on a page in the place of a command: whoever reads pages has no shell, but the page that shows the same.

use std::borrow::Cow;

use crate::render::html::links::Named;

/// Every command, as a sentence may name it.
const COMMANDS: [&str; 58] = [
    "add",
    "advise",
    "ahead",
    "assign",
    "away",
    "brief",
    "budget",
    "change",
    "check",
    "checkup",
    "clients",
    "close-books",
    "completions",
    "cost",
    "coverage",
    "credit",
    "diff",
    "economics",
    "edit",
    "estimates",
    "expense",
    "explain",
    "export",
    "fmt",
    "fx",
    "got",
    "history",
    "import",
    "init",
    "invoice",
    "list",
    "log",
    "lsp",
    "man",
    "merge-driver",
    "money",
    "own",
    "paid",
    "progress",
    "pulse",
    "raise",
    "remove",
    "rename",
    "report",
    "schedule",
    "schema",
    "scope",
    "set",
    "show",
    "site",
    "status",
    "touch",
    "unassign",
    "undo",
    "wait",
    "waive",
    "week",
    "workload",
];
/// Those of which a second word belongs to the name.
const OF_TWO: [&str; 4] = ["add", "change", "import", "list"];

/// What a command begins with in a sentence, and what stands before it where it is only how to do what is said.
const STANDING: &str = "standing ";
const WITH: &str = " with ";

/// The pages that there are.
pub(crate) trait Places {
    /// The page of a report.
    fn report(&self, name: &str) -> Option<&str>;
    /// The page of a client, a project or a person.
    fn subject(&self, name: &str) -> Option<&str>;
    /// Where it is said what a word means.
    fn word(&self, name: &str) -> Option<&str>;
}

/// A word of a command, and where it ends.
#[derive(Clone, Copy)]
struct Token<'w> {
    word: &'w str,
    end: usize,
}

/// What stands in the place of the command that begins with these words, and how long it is; `None` where none does.
pub(crate) fn place(words: &str, places: &impl Places) -> Option<(Named, usize)> {
    let command = token(words, 0).filter(|one| COMMANDS.contains(&one.word))?;
    // What it mends is no page.
    if command.word == "check" && words.get(command.end..).is_some_and(|rest| rest.starts_with(" --fix")) {
        return Some((
            Named { name: "standing check --fix".to_owned(), page: None },
            command.end + " --fix".len(),
        ));
    }
    let (mut end, mut next) = (command.end, behind(words, command.end));
    while let Some(option) = next.filter(|one| one.word.starts_with("--")) {
        (end, next) = (option.end, behind(words, option.end));
    }
    let list = next.filter(|_| command.word == "list");
    let next = list.and_then(|list| behind(words, list.end)).or(next);
    let subject = next.and_then(|one| Some((one, places.subject(one.word)?)));
    let word = next.filter(|_| command.word == "explain").and_then(|one| Some((one, places.word(one.word)?)));
    let named = |name: &str, page: &str, end| {
        Some((Named { name: name.to_owned(), page: Some(page.to_owned()) }, end))
    };
    let report = places.report(match command.word {
        "list" => list.map_or("", |one| of_list(one.word)),
        "check" | "status" => "checks",
        "explain" => "words",
        other => other,
    });
    match (word.or(subject), report) {
        (Some((one, page)), Some(_)) => named(one.word, page, one.end),
        (Some((one, page)), None) if command.word == "show" => named(one.word, page, one.end),
        (None, Some(page)) if command.word == "list" => list.and_then(|one| named(one.word, page, one.end)),
        (None, Some(page)) => {
            named(if page == "checks.html" { "all findings" } else { command.word }, page, end)
        }
        _ => {
            let second = list.or(next).filter(|one| OF_TWO.contains(&command.word) && one.word != "of");
            let end = second.map_or(command.end, |one| one.end);
            let name = format!("standing {}", words.get(..end)?);
            Some((Named { name, page: None }, end))
        }
    }
}

/// A sentence without commands that no page stands for: nobody who reads pages has a shell. What it asks for stays.
pub(crate) fn in_words<'t>(text: &'t str, places: &impl Places) -> Cow<'t, str> {
    if !text.contains(STANDING) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("standing brief", "the brief");
    let mut told = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(STANDING) {
        told.push_str(before);
        rest = after;
        match place(after, places) {
            Some((Named { page: None, .. }, length)) if told.ends_with(WITH) => {
                told.truncate(told.len() - WITH.len());
                rest = after.get(length..).unwrap_or_default();
            }
            _ => told.push_str(STANDING),
        }
    }
    told.push_str(rest);
    let is_said = |sentence: &&str| !names_command(sentence, places);
    let sentences: Vec<&str> = told.split_inclusive(". ").filter(is_said).collect();
    match sentences.concat().trim_end() {
        "" if !text.starts_with(STANDING) => Cow::Owned(told),
        rest => Cow::Owned(rest.to_owned()),
    }
}

/// Whether a sentence speaks of a command that no page stands for.
fn names_command(sentence: &str, places: &impl Places) -> bool {
    let after = sentence.match_indices(STANDING).filter_map(|(at, _)| sentence.get(at + STANDING.len()..));
    after.filter_map(|words| place(words, places)).any(|(named, _)| named.page.is_none())
}

/// The report with what a list has.
pub(crate) fn of_list(list: &str) -> &'static str {
    match list {
        "invoices" => "money",
        "opportunities" => "clients",
        _ => "",
    }
}

/// The word that begins there, without what ends a sentence.
fn token(words: &str, from: usize) -> Option<Token<'_>> {
    let rest = words.get(from..)?;
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '/' | '_' | '.');
    let word = rest.split(|sign| !is_part(sign)).next()?.trim_end_matches(['.', '-', '/']);
    (!word.is_empty()).then_some(Token { word, end: from + word.len() })
}

/// The word behind one that ends there.
fn behind(words: &str, end: usize) -> Option<Token<'_>> {
    words.get(end..)?.strip_prefix(' ').and_then(|_| token(words, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reports of budgets, money and findings, and words; the client acme and its project acme/site; what burn means.
    struct Few;

    impl Places for Few {
        fn report(&self, name: &str) -> Option<&str> {
            let known = [
                ("budget", "budget.html"),
                ("money", "money.html"),
                ("checks", "checks.html"),
                ("words", "words.html"),
            ];
            known.into_iter().find(|(report, _)| *report == name).map(|(_, page)| page)
        }

        fn subject(&self, name: &str) -> Option<&str> {
            [("acme", "clients/acme.html"), ("acme/site", "projects/acme/site.html")]
                .into_iter()
                .find(|(subject, _)| *subject == name)
                .map(|(_, page)| page)
        }

        fn word(&self, name: &str) -> Option<&str> {
            (name == "burn").then_some("words.html#burn")
        }
    }

    #[test]
    fn a_command_becomes_the_page_that_shows_the_same() {
        for (words, name, page, rest) in [
            ("budget says why", "budget", Some("budget.html"), " says why"),
            ("money acme/site says more", "acme/site", Some("projects/acme/site.html"), " says more"),
            ("budget --who acme says more", "acme", Some("clients/acme.html"), " says more"),
            ("status --all lists them", "all findings", Some("checks.html"), " lists them"),
            ("show acme.", "acme", Some("clients/acme.html"), "."),
            ("list invoices acme --open", "acme", Some("clients/acme.html"), " --open"),
            ("list invoices, or", "invoices", Some("money.html"), ", or"),
            ("explain burn", "burn", Some("words.html#burn"), ""),
            ("paid; or", "standing paid", None, "; or"),
            ("change quote; or decline it", "standing change quote", None, "; or decline it"),
            ("list touches", "standing list touches", None, ""),
            // Not on this site.
            ("checkup", "standing checkup", None, ""),
        ] {
            let (named, length) = place(words, &Few).unwrap();
            assert_eq!(
                (&*named.name, named.page.as_deref(), &words[length..]),
                (name, page, rest),
                "{words}"
            );
        }
        for words in ["order of coffee", "", " budget", "Budget"] {
            assert_eq!(place(words, &Few), None, "{words}");
        }
    }

    #[test]
    fn a_sentence_says_what_to_do_without_a_shell() {
        for (words, told) in [
            ("call them, and record it with standing touch", "call them, and record it"),
            (
                "say what it takes with standing change quote; or decline it",
                "say what it takes; or decline it",
            ),
            ("ask them; standing brief asks their executive", "ask them; the brief asks their executive"),
            ("Change the id. standing rename does it everywhere. Then look.", "Change the id. Then look."),
            ("standing assign acme/site ana qa --from 2026-11-20", ""),
            ("standing budget says why", "standing budget says why"),
            ("the notes on what is still standing with us", "the notes on what is still standing with us"),
        ] {
            assert_eq!(in_words(words, &Few), told);
        }
    }

    #[test]
    fn every_command_is_known() {
        let page = include_str!("../../../../docs/commands.md");
        let headings =
            page.lines().filter_map(|line| line.trim_start_matches('#').strip_prefix(" standing "));
        for heading in headings {
            assert!(COMMANDS.contains(&heading.split(' ').next().unwrap()), "{heading}");
        }
    }
}

//! A small agency in which every writing command has something to do, in every form in which people save files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{fed, path, program, sealed};
use crate::world::folder::{documents, folder};

const CLIENT: &str = r#"# our oldest client
name = 'Acme'  # since forever
lead = "ana"
custom.colour = "red"

[[contacts]]
id = "eva"
name = "Eva Braun"
roles = ["executive"]   # signs everything

[[contacts]]
id = "tom"
name = "Tom Ek"

[[opportunities]]
id = "seo"
title = "Search engines"
need = "nobody finds them"

[log]
touches = [
  # the first call
  { date = 2026-11-02, with = "eva", by = "ana", kind = "call", mood = 4 },
  {date=2026-11-09,with="tom",by="ana",kind="email"},
]
"#;

const PROJECT: &str = r#"name = "Website"
status = "active"
billing = "fixed"
due = 2027-02-26
start = 2026-10-01
team = [
  { who = "ana", roles = ["project-manager"] },
  { who = "ben", roles = ["designer", "developer"], from = 2026-11-02 },
]

[budget]
hours  =  400.0   # as agreed by telephone
amount = "48000.00"

[responsibilities]
invoices = "ana"

[responsibilities.timeline]
accountable = "ana"

[responsibilities.waived]
scope = "they decide"

[[phases]]
id = "design"
hours = 80

[[changes]]
id = "slider"
title = "A slider"
asked = 2026-11-02
by = "eva"
hours = 6

[[changes]]
id = "spanish"
title = "Spanish"
asked = 2026-11-03

[log]
time = [
  { date = 2026-11-02, who = "ana", hours = 3 },
  # a long day
  { date = 2026-11-10, who = "ben", hours = 7.50, role = "designer" },
]
invoices = [
  { number = "1", date = 2026-11-02, amount = 12_000 },
]
"#;

/// The workspace as most people would write it.
pub(crate) const FILES: [(&str, &str); 8] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana\"\nroles = [\"project-manager\", \"account-manager\"]\n"),
    (
        "people/ben.toml",
        "name = \"Ben\"\n\n[log]\naway = [\n  { from = 2026-12-21, until = 2027-01-01 },\n]\n",
    ),
    ("clients/acme/client.toml", CLIENT),
    ("clients/acme/website.toml", PROJECT),
    ("clients/delta/client.toml", "name = \"Delta\"\nreferred-by = \"acme\"\n"),
    ("private/costs.toml", "[ana]\nhourly = 62.50 # a guess\n"),
    ("clients/delta/care.toml", "name = \"Care\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
];

/// How files are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    /// Lines end as on Windows.
    Windows,
    /// A byte order mark at the beginning.
    Marked,
    /// No end of the last line.
    Open,
    /// All of them.
    All,
}

pub(crate) const FORMS: [Form; 5] = [Form::Plain, Form::Windows, Form::Marked, Form::Open, Form::All];

impl Form {
    /// A text in this form.
    pub(crate) fn of(self, text: &str) -> String {
        let open = matches!(self, Self::Open | Self::All);
        let text = if open { text.trim_end_matches('\n') } else { text };
        let windows = matches!(self, Self::Windows | Self::All);
        let text = if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
        let mark = if matches!(self, Self::Marked | Self::All) { "\u{feff}" } else { "" };
        format!("{mark}{text}")
    }

    /// What a text of this form says in the plain one; panics where it is not of this form.
    pub(crate) fn plain(self, text: &str) -> String {
        let text = match self {
            Self::Marked | Self::All => text.strip_prefix('\u{feff}').expect("the mark stays"),
            _ => text,
        };
        assert!(!text.contains('\u{feff}'), "there is one mark at most: {text:?}");
        let plain = match self {
            Self::Windows | Self::All => {
                assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
                text.replace("\r\n", "\n")
            }
            _ => text.to_owned(),
        };
        match self {
            Self::Open | Self::All => {
                assert!(!plain.ends_with('\n'), "the last line stays without an end: {plain:?}");
                plain + "\n"
            }
            _ => plain,
        }
    }
}

/// Files by their path.
pub(crate) type Tree = BTreeMap<String, String>;

/// The small agency in a form.
pub(crate) fn agency(form: Form) -> TempDir {
    folder(FILES.map(|(path, text)| (path, form.of(text))))
}

/// Every file but the program's own, as text.
pub(crate) fn tree(root: &Path) -> Tree {
    let text =
        |(path, bytes): (PathBuf, Vec<u8>)| (path.display().to_string(), String::from_utf8(bytes).unwrap());
    documents(root).into_iter().map(text).collect()
}

/// A line of a shell without its quotes: the words of a command, and what it gets on standard input.
pub(crate) fn command(line: &str) -> (Vec<String>, &str) {
    let (words, input) = line.split_once(" <<< ").unwrap_or((line, ""));
    (shlex::split(words).unwrap(), input)
}

pub(crate) fn run(program: &str, root: &Path, words: &[&str], input: &str) -> Output {
    let mut command = sealed(program, root);
    command.args(words).env("PATH", path());
    fed(command, input)
}

/// Runs a command of the program.
pub(crate) fn standing(root: &Path, line: &str, more: &[&str]) -> Output {
    let (words, input) = command(line);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(more.iter().copied()).collect();
    run(program(), root, &words, input)
}

/// The lines that differ, with `-` and `+` in front, behind the name of their file; blank ones say nothing.
pub(crate) fn changed(before: &Tree, after: &Tree) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut lines = Vec::new();
    for path in paths {
        let text = |tree: &Tree| tree.get(path).cloned().unwrap_or_default();
        let (old, new) = (text(before), text(after));
        // What a new file proposes is a comment.
        let is_said =
            |line: &str| !line.trim().is_empty() && (before.contains_key(path) || !line.starts_with('#'));
        let diff = similar::TextDiff::from_lines(&old, &new);
        let different: Vec<String> = diff
            .iter_all_changes()
            .filter(|change| change.tag() != similar::ChangeTag::Equal && is_said(change.value()))
            .map(|change| format!("{}{}", change.tag(), change.value().trim_end_matches('\n')))
            .collect();
        let state = match (before.contains_key(path), after.contains_key(path)) {
            (false, _) => " is new",
            (_, false) => " is gone",
            _ => "",
        };
        if !different.is_empty() || !state.is_empty() {
            lines.push(format!("{path}{state}"));
            lines.extend(different);
        }
    }
    lines
}

//! The pages of the rules: what each finds, why, what breaks it and what does not, and how it is set.

use crate::model::agency::Level;
use crate::page::Prose;

use super::RULES;
use super::rule::{EXAMPLE_DAY, Example, File, Kind, Rule};

/// What most files are written in.
const TOML: &str = "toml";

/// Every kind of rule, the worst first.
const KINDS: [Kind; 3] = [Kind::Error, Kind::Warning, Kind::Practice];

/// A line on every rule, by kind.
#[must_use]
pub fn list() -> Vec<Prose> {
    let mut list = vec![Prose::Title("Rules".to_owned())];
    for kind in KINDS {
        let rules = RULES.iter().filter(|rule| rule.kind == kind);
        list.push(Prose::Heading(heading(kind).to_owned()));
        list.push(Prose::List(rules.map(|rule| (rule.name.to_owned(), rule.finds.to_owned())).collect()));
    }
    list
}

/// The page of a rule.
#[must_use]
pub fn page(rule: &Rule) -> Vec<Prose> {
    let mut page = vec![
        Prose::Title(rule.name.to_owned()),
        Prose::Text(standing(rule)),
        Prose::Text(rule.finds.to_owned()),
        Prose::Heading("Why".to_owned()),
        Prose::Text(rule.why.to_owned()),
        Prose::Heading(format!("Breaks it, on {EXAMPLE_DAY}")),
    ];
    page.extend(files(rule.bad));
    page.push(Prose::Heading("Does not".to_owned()));
    page.extend(files(rule.good));
    if rule.kind == Kind::Practice {
        page.push(Prose::Heading("How to set it".to_owned()));
        page.push(Prose::Text("In `standing.toml`, for everybody:".to_owned()));
        let (allow, deny) = (Level::Allow.word(), Level::Deny.word());
        page.push(Prose::Code(
            TOML,
            format!("[check]\n{} = \"{allow}\"  # or \"warn\" or \"{deny}\"", rule.name),
        ));
        page.push(Prose::Text(format!(
            "For one run: `standing check --allow {name}`, or `--deny {name}`.",
            name = rule.name
        )));
    }
    page
}

/// Every page, the list first.
#[must_use]
pub fn all() -> Vec<Vec<Prose>> {
    let pages = KINDS.iter().flat_map(|kind| RULES.iter().filter(|rule| rule.kind == *kind).map(page));
    [list()].into_iter().chain(pages).collect()
}

const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "Errors: the figures cannot be trusted",
        Kind::Warning => "Warnings: correct, but rarely meant",
        Kind::Practice => "Practice: the agency's own policy",
    }
}

/// What breaking a rule means.
fn standing(rule: &Rule) -> String {
    match rule.kind {
        Kind::Error => {
            "An error: the figures cannot be trusted. Reports refuse, and `standing check` exits with 3."
                .to_owned()
        }
        Kind::Warning => {
            "A warning: correct, but rarely meant. `standing check --strict` exits with 1.".to_owned()
        }
        Kind::Practice => {
            let fails = if rule.level == Level::Deny { ": `standing check` exits with 1." } else { "." };
            let level = rule.level.word();
            format!("A practice rule, at `{level}` unless the workspace says otherwise{fails}")
        }
    }
}

/// What a file is written in.
fn language(path: &str) -> &'static str {
    if path.ends_with(".toml") { TOML } else { "text" }
}

/// The files of an example, each with its path above.
fn files(example: Example) -> Vec<Prose> {
    let mut prose = Vec::new();
    for (path, file) in example.0 {
        match file {
            File::Text(text) => {
                prose.push(Prose::Text(format!("`{path}`:")));
                prose.push(Prose::Code(language(path), text.trim_end().to_owned()));
            }
            File::Bytes(bytes) => {
                prose.push(Prose::Text(format!("`{path}`:")));
                prose.push(Prose::Code(
                    TOML,
                    bytes.escape_ascii().to_string().replace("\\n", "").replace("\\\"", "\""),
                ));
            }
            File::Link(target) => {
                prose.push(Prose::Text(format!("`{path}` is a symbolic link to `{target}`.")));
            }
            File::Folder => prose.push(Prose::Text(format!("`{path}` is an empty folder."))),
            File::Absent => prose.push(Prose::Text(format!("There is no `{path}`."))),
        }
    }
    if prose.is_empty() {
        prose.push(Prose::Text("A workspace without any of this.".to_owned()));
    }
    prose
}

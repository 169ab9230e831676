//! The pages of the rules: what each finds, why, what breaks it and what does not, and how it is set.

use crate::checks::RULES;
use crate::checks::rule::{EXAMPLE_DAY, Example, File, Fix, Kind, Rule};
use crate::model::agency::Level;
use crate::page::Prose;

/// What most files are written in.
const TOML: &str = "toml";

/// Every kind of rule, the worst first.
const KINDS: [Kind; 3] = [Kind::Error, Kind::Warning, Kind::Practice];

/// A line on every rule, by kind.
#[must_use]
pub fn list() -> Vec<Prose> {
    listed(Prose::List)
}

fn listed(entries: fn(Vec<(String, String)>) -> Prose) -> Vec<Prose> {
    let mut list = vec![Prose::Title("Rules".to_owned())];
    for kind in KINDS {
        let rules = RULES.iter().filter(|rule| rule.kind == kind);
        list.push(Prose::Heading(heading(kind).to_owned()));
        list.push(entries(rules.map(|rule| (rule.name.to_owned(), rule.finds.to_owned())).collect()));
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
    page.extend(mending(rule));
    page.extend(settings(rule));
    page
}

/// The command that mends what breaks a rule.
fn mending(rule: &Rule) -> Option<Prose> {
    let words = match rule.fix {
        Fix::Nothing => return None,
        Fix::Order => "`standing check --fix` mends it, and changes no figure.",
        Fix::Spelling => {
            "`standing check --fix --unsafe-fixes` respells what is near exactly one word that is known, and says \
             which figures that changes."
        }
    };
    Some(Prose::Text(words.to_owned()))
}

/// How a rule is set: its level, and what is exempted from it.
fn settings(rule: &Rule) -> Vec<Prose> {
    let (name, mut settings) = (rule.name, Vec::new());
    if rule.kind == Kind::Practice {
        let (allow, deny) = (Level::Allow.word(), Level::Deny.word());
        let levels = format!("[check]\n{name} = \"{allow}\"  # or \"warn\" or \"{deny}\"");
        let once = format!("For one run: `standing check --allow {name}`, or `--deny {name}`.");
        settings.push(Prose::Text("In `standing.toml`, for everybody:".to_owned()));
        settings.extend([Prose::Code(TOML, levels), Prose::Text(once)]);
    }
    if rule.is_exemptible() {
        settings.push(Prose::Text(
            "For one record or key, in a comment on the line that the finding shows, or above it:".to_owned(),
        ));
        settings.push(Prose::Code(TOML, format!("# standing: allow({name}) and the reason")));
    }
    if !settings.is_empty() {
        settings.insert(0, Prose::Heading("How to set it".to_owned()));
    }
    settings
}

/// Every page, the list first.
#[must_use]
pub fn all() -> Vec<Vec<Prose>> {
    let pages = KINDS.iter().flat_map(|kind| RULES.iter().filter(|rule| rule.kind == *kind).map(page));
    [listed(Prose::Contents)].into_iter().chain(pages).collect()
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

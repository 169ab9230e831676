//! The pages of the rules: what is written beside each, what breaking it means, and how it is set.

use crate::checks::RULES;
use crate::checks::rule::Rule;
use crate::diagnostic::rules::Kind;
use crate::model::agency::Level;
use crate::page::Prose;

/// The day on which the examples of all pages are looked at.
pub const EXAMPLE_DAY: &str = "2026-11-20";

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
        let rules = RULES.iter().filter(|rule| rule.name.kind() == kind);
        list.push(Prose::Heading(heading(kind).to_owned()));
        list.push(entries(rules.map(|rule| (rule.name.to_string(), rule.finds())).collect()));
    }
    list
}

/// The page of a rule.
#[must_use]
pub fn page(rule: &Rule) -> Vec<Prose> {
    let mut page = written(rule.page);
    page.insert(1.min(page.len()), Prose::Text(meaning(rule)));
    page.extend(settings(rule));
    page
}

/// A page in Markdown, piece by piece: headings, paragraphs and fenced code.
fn written(markdown: &'static str) -> Vec<Prose> {
    let (mut pieces, mut paragraph, mut fence) = (Vec::new(), Vec::new(), None);
    // A last empty line ends the last paragraph.
    for line in markdown.lines().chain([""]) {
        match (fence, line.strip_prefix("```")) {
            (Some(language), Some(_)) => {
                pieces.push(Prose::Code(language, paragraph.join("\n")));
                (paragraph, fence) = (Vec::new(), None);
            }
            (Some(_), None) => paragraph.push(line),
            (None, Some(language)) => fence = Some(language),
            (None, None) if !line.is_empty() => paragraph.push(line),
            (None, None) => pieces.extend(prose(&std::mem::take(&mut paragraph).join(" "))),
        }
    }
    pieces
}

/// A heading or a paragraph.
fn prose(words: &str) -> Option<Prose> {
    let piece = match (words.strip_prefix("# "), words.strip_prefix("## ")) {
        (Some(title), _) => Prose::Title(title.to_owned()),
        (_, Some(heading)) => Prose::Heading(heading.to_owned()),
        _ => Prose::Text(words.to_owned()),
    };
    (!words.is_empty()).then_some(piece)
}

/// How a rule is set: its level, and what is exempted from it.
fn settings(rule: &Rule) -> Vec<Prose> {
    let (name, mut settings) = (rule.name, Vec::new());
    if rule.name.kind() == Kind::Practice {
        let (allow, deny) = (Level::Allow.word(), Level::Deny.word());
        let levels = format!("[check]\n{name} = \"{allow}\"  # or \"warn\" or \"{deny}\"");
        let once = format!("For a single run: `standing check --allow {name}` or `--deny {name}`.");
        settings.push(Prose::Text("In `standing.toml`, for everybody:".to_owned()));
        settings.extend([Prose::Code("toml", levels), Prose::Text(once)]);
    }
    if name.is_exemptible() {
        settings.push(Prose::Text(
            "For a single record or key, in a comment on the line that the finding shows, or on the line above:"
                .to_owned(),
        ));
        settings.push(Prose::Code("toml", format!("# standing: allow({name}) and the reason")));
    }
    if !settings.is_empty() {
        settings.insert(0, Prose::Heading("How to set it".to_owned()));
    }
    settings
}

/// Every page, the list first.
#[must_use]
pub fn all() -> Vec<Vec<Prose>> {
    let mut list = listed(Prose::Contents);
    list.insert(1.min(list.len()), Prose::Text(about_examples()));
    let pages = KINDS.iter().flat_map(|kind| RULES.iter().filter(|rule| rule.name.kind() == *kind).map(page));
    [list].into_iter().chain(pages).collect()
}

/// What readers of examples have to know.
fn about_examples() -> String {
    format!(
        "`standing explain RULE` prints each of these pages. The examples stand in a small workspace, an agency with \
         one person, `ana`, and one client, `acme`, as of {EXAMPLE_DAY}. A good example shows what changes in the bad \
         one, line by line."
    )
}

const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "Errors: the figures cannot be trusted",
        Kind::Warning => "Warnings: correct, but rarely meant",
        Kind::Practice => "Practice: the agency's own policy",
    }
}

/// What breaking a rule means.
fn meaning(rule: &Rule) -> String {
    match rule.name.kind() {
        Kind::Error => "An error: the figures cannot be trusted. Reports refuse to run, and `standing check` exits with 3."
            .to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_piece_by_piece() {
        let text = "# late\n\nOne\ntwo.\n\n## Bad\n\n```toml\n# a.toml\n\nx = 1\n```\n\nThree.\n";
        let expected = [
            Prose::Title("late".to_owned()),
            Prose::Text("One two.".to_owned()),
            Prose::Heading("Bad".to_owned()),
            Prose::Code("toml", "# a.toml\n\nx = 1".to_owned()),
            Prose::Text("Three.".to_owned()),
        ];
        assert_eq!(written(text), expected);
    }
}

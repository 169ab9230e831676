//! What stays inside: costs, margins, pulses and rates. Columns go by their paths, findings by their rule, their file and
//! their words.

use crate::diagnostic::Diagnostic;
use crate::page::{Block, Cell, Page, Sheet};

/// Words of which no column that leaves the house has one in its path.
const COLUMNS: [&str; 11] =
    ["cost", "costs", "margin", "margins", "pulse", "rate", "rates", "overhead", "bench", "net", "even"];
/// The same of sentences of findings.
const SENTENCES: [&str; 12] = [
    "cost", "costs", "margin", "margins", "pulse", "pulses", "rate", "rates", "loss", "salary", "salaries",
    "overhead",
];
/// Words that no explanation has which leaves the house: whoever is told no margin wonders at the word.
const EXPLANATIONS: [&str; 4] = ["margin", "pulse", "overhead", "salar"];
/// Columns of what somebody wrote freely: it may speak of anything.
const WRITTEN: [&str; 3] = ["note", "reason", "trade"];
/// How a stake says what an hour is billed at: before the amount, behind it, and behind what that is made of.
const AN_HOUR: [&str; 3] = [", at ", " an hour (mean bill rate", ")"];

/// What stands in the place of a quote that stays inside.
const NOT_TOLD: &str = "(a note that is not told here)";

/// Where files lie that nobody else reads.
const INSIDE: &str = "private/";

/// Whether a column may leave the house.
pub(crate) fn may_leave(path: &str) -> bool {
    let mut words = path.split(['.', '_', '-']);
    !words.any(|word| COLUMNS.contains(&word))
}

/// A page without what stays inside.
pub(crate) fn page(page: Page) -> Page {
    let block = |block| match block {
        Block::Sheet(sheet) => Some(Block::Sheet(columns(sheet))),
        Block::Facts { title, mut facts } => {
            facts.retain(|(name, _)| may_leave(&name.replace([' ', '%'], "_")));
            Some(Block::Facts { title, facts })
        }
        Block::Notes(mut notes) => {
            notes.retain(|note| !note.text.contains(INSIDE));
            notes.iter_mut().for_each(|note| note.text = unquoted(&note.text));
            Some(Block::Notes(notes))
        }
        Block::Words(text) => Some(Block::Words(unquoted(&text))),
        other => Some(other),
    };
    Page { title: page.title, blocks: page.blocks.into_iter().filter_map(block).collect() }
}

fn columns(mut sheet: Sheet) -> Sheet {
    sheet.columns.retain(|column| may_leave(&column.head.path));
    for column in sheet.columns.iter_mut().filter(|column| WRITTEN.contains(&&*column.head.path)) {
        let speaks = |cell: &&mut Cell| matches!(cell, Cell::Text(text) if words(text).any(is_inside));
        column.cells.iter_mut().filter(speaks).for_each(|cell| *cell = Cell::Text(NOT_TOLD.to_owned()));
    }
    sheet
}

/// What somebody wrote freely, where it speaks of nothing that stays inside.
pub(crate) fn written(text: &str) -> String {
    let may = !words(text).any(is_inside);
    if may { text.to_owned() } else { NOT_TOLD.to_owned() }
}

/// How a stake was computed, without what an hour is billed at.
pub(crate) fn stake(how: &str) -> String {
    let [before, behind, end] = AN_HOUR;
    let rate = how.split_once(before).and_then(|(hours, rest)| {
        let (_, basis) = rest.split_once(behind)?;
        Some((hours, basis.split_once(end)?.1))
    });
    match rate {
        Some((hours, rest)) => format!("{hours}, at their mean bill rate, which is not told here{rest}"),
        None => how.to_owned(),
    }
}

/// Whether what explains a word may leave the house.
pub(crate) fn may_be_explained(text: &str) -> bool {
    let text = text.to_lowercase();
    !EXPLANATIONS.iter().any(|word| text.contains(word))
}

/// A finding as it may leave the house, if it may: what it quotes may speak of anything, and is left out where it does.
pub(crate) fn told(found: Diagnostic) -> Option<Diagnostic> {
    let found = Diagnostic { message: unquoted(&found.message), ..found };
    let gist = found.gist.what.as_deref();
    let texts = [Some(&*found.message), found.help.as_deref(), gist];
    is_free(&found.place.document, found.rule.word(), texts).then_some(found)
}

/// A sentence that does not say what it quotes where that stays inside.
fn unquoted(sentence: &str) -> String {
    let mut told = String::new();
    let mut rest = sentence;
    while let Some((before, (quoted, after))) =
        rest.split_once('"').and_then(|(before, behind)| Some((before, quote(behind)?)))
    {
        match words(quoted).any(is_inside) {
            true => told.extend([before, NOT_TOLD]),
            false => told.extend([before, "\"", quoted, "\""]),
        }
        rest = after;
    }
    told + rest
}

/// What is quoted and what follows, of a text behind its first quotation mark.
fn quote(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.find(|sign| {
        let ends = sign == '"' && !is_escaped;
        is_escaped = sign == '\\' && !is_escaped;
        ends
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

fn is_free<'t>(file: &str, rule: &str, texts: impl IntoIterator<Item = Option<&'t str>>) -> bool {
    let is_told = texts.into_iter().flatten().flat_map(words).any(is_inside);
    !file.starts_with(INSIDE) && !rule.split('-').any(is_inside) && !is_told
}

fn is_inside(word: &str) -> bool {
    SENTENCES.iter().any(|inside| inside.eq_ignore_ascii_case(word))
}

/// The words of a sentence; an id such as cost-negotiation is the name of a task.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_money_that_nobody_else_is_to_see_stay_inside() {
        for (path, may) in [
            ("money.cost", false),
            ("money.effective_rate", false),
            ("margin_ratio", false),
            ("delivery_margin", false),
            ("rates.default", false),
            ("net_ratio", false),
            ("break_even", false),
            ("revenue", true),
            ("moderated", true),
            ("spent.amount", true),
        ] {
            assert_eq!(may_leave(path), may, "{path}");
        }
        let how =
            "54.00 h spent, at 100.00 EUR an hour (mean bill rate: 800.00 EUR for 8.00 h billed); it is firm";
        assert_eq!(stake(how), "54.00 h spent, at their mean bill rate, which is not told here; it is firm");
        assert_eq!(stake("half of it"), "half of it");
        assert!(!may_be_explained("margin") && !may_be_explained("forecast.margin_ratio is low"));
        assert!(may_be_explained("hours at the bill rate"));
        assert!(!is_free("private/costs.toml", "toml", [None]));
        assert!(!is_free("clients/a/b.toml", "x", [Some("the margin is -5")]));
        assert!(is_free("clients/a/b.toml", "late-project", [Some("separate")]));
    }

    #[test]
    fn what_is_quoted_stays_inside_alone() {
        for (sentence, told) in [
            (
                r#"the latest is 2: "what it cost him"; so it is"#,
                "the latest is 2: (a note that is not told here); so it is",
            ),
            (
                r#""A fourth \"room\"" waits: "rates""#,
                r#""A fourth \"room\"" waits: (a note that is not told here)"#,
            ),
            (r#"an open " mark"#, r#"an open " mark"#),
        ] {
            assert_eq!(unquoted(sentence), told);
        }
    }
}

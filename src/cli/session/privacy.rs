//! What stays inside: costs, margins, pulses and rates. Columns go by their paths, findings by their rule, their file and
//! their words.

use crate::diagnostic::Diagnostic;
use crate::page::{Block, Page, Sheet};

/// Words of which no column that leaves the house has one in its path.
const COLUMNS: [&str; 11] =
    ["cost", "costs", "margin", "margins", "pulse", "rate", "rates", "overhead", "bench", "net", "even"];
/// The same of sentences of findings.
const SENTENCES: [&str; 12] = [
    "cost", "costs", "margin", "margins", "pulse", "pulses", "rate", "rates", "loss", "salary", "salaries",
    "overhead",
];

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
            Some(Block::Notes(notes))
        }
        other => Some(other),
    };
    Page { title: page.title, blocks: page.blocks.into_iter().filter_map(block).collect() }
}

fn columns(mut sheet: Sheet) -> Sheet {
    sheet.columns.retain(|column| may_leave(&column.head.path));
    sheet
}

/// Whether a finding may leave the house.
pub(crate) fn may_be_told(found: &Diagnostic) -> bool {
    let gist = found.gist.what.as_deref();
    is_free(&found.place.document, found.rule.word(), [Some(&*found.message), found.help.as_deref(), gist])
}

fn is_free<'t>(file: &str, rule: &str, texts: impl IntoIterator<Item = Option<&'t str>>) -> bool {
    let is_inside = |word: &str| SENTENCES.contains(&&*word.to_lowercase());
    // An id such as cost-negotiation is the name of a task.
    let words = |text: &'t str| text.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let is_told = texts.into_iter().flatten().flat_map(words).any(is_inside);
    !file.starts_with(INSIDE) && !rule.split('-').any(is_inside) && !is_told
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
        assert!(!is_free("private/costs.toml", "toml", [None]));
        assert!(!is_free("clients/a/b.toml", "x", [Some("the margin is -5")]));
        assert!(is_free("clients/a/b.toml", "late-project", [Some("separate")]));
    }
}

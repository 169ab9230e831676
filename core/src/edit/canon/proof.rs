//! Proof that a file in its one form says what it said: the same values but for the order of its logs, and the same
//! comments.

use crate::edit::proof::Tree;
use crate::edit::value::DATES;
use crate::toml::layout::Layout;

/// Whether two texts say the same.
pub(crate) fn is_same(before: &str, after: &str) -> bool {
    let (Some(mut one), Some(mut other)) = (Tree::of(before), Tree::of(after)) else { return false };
    sort_logs(&mut one);
    sort_logs(&mut other);
    one == other && comments(before) == comments(after)
}

fn comments(text: &str) -> Vec<String> {
    let layout = Layout::of(text);
    let texts = layout.comments.iter().filter_map(|comment| text.get(comment.clone()));
    let mut comments: Vec<String> = texts.map(|comment| comment.trim_end().to_owned()).collect();
    comments.sort_unstable();
    comments
}

fn sort_logs(tree: &mut Tree) {
    let Tree::Table(root) = tree else { return };
    let Some(Tree::Table(logs)) = root.get_mut("log") else { return };
    for log in logs.values_mut() {
        if let Tree::List(records) = log
            && records.iter().all(|record| date(record).is_some())
        {
            records.sort_by(|one, other| date(one).cmp(&date(other)));
        }
    }
}

/// The day of a record; of days with four digits of a year the order is that of their texts.
fn date(record: &Tree) -> Option<&str> {
    let Tree::Table(record) = record else { return None };
    DATES.iter().find_map(|key| match record.get(*key) {
        Some(Tree::Leaf("date", date)) => Some(date.as_str()),
        _ => None,
    })
}

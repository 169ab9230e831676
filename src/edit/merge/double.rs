//! Requests for change that both sides added under one id: the program makes ids from titles, so two people come to the same.
//! One of them gets a number behind it, by what they say and not by whose they are.

use std::collections::HashMap;

use crate::edit::layout::Layout;
use crate::edit::lines::{Splice, spliced};
use crate::edit::proof::Tree;
use crate::edit::string::string;
use crate::model::id::check_id;
use crate::toml::path::steps;

/// Both sides, with an id of its own for each request that one of them added.
pub(crate) fn told_apart(base: &str, ours: String, theirs: String) -> (String, String) {
    let (Some(known), Some(mine), Some(other)) = (changes(base), changes(&ours), changes(&theirs)) else {
        return (ours, theirs);
    };
    let mut taken: Vec<String> =
        [&known, &mine, &other].into_iter().flat_map(HashMap::keys).cloned().collect();
    let mut doubles: Vec<&String> = mine.keys().filter(|id| !known.contains_key(*id)).collect();
    doubles.sort_unstable();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for id in doubles {
        let (Some(one), Some(two)) = (mine.get(id), other.get(id)) else { continue };
        let (Some(new), false) = (free(id, &taken), one.1 == two.1) else { continue };
        if one.1 > two.1 {
            first.push((one.0, new.clone()));
        } else {
            second.push((two.0, new.clone()));
        }
        taken.push(new);
    }
    (renamed(ours, &first), renamed(theirs, &second))
}

/// The requests of a text by their id: where each stands, and what it says.
fn changes(text: &str) -> Option<HashMap<String, (usize, String)>> {
    let Tree::Table(root) = Tree::of(text)? else { return None };
    let Some(Tree::List(changes)) = root.get("changes") else { return Some(HashMap::new()) };
    let named = changes.iter().enumerate().filter_map(|(at, change)| {
        let Tree::Table(keys) = change else { return None };
        match keys.get("id") {
            Some(Tree::Leaf("text", id)) => Some((id.clone(), (at, format!("{change:?}")))),
            _ => None,
        }
    });
    Some(named.collect())
}

fn free(id: &str, taken: &[String]) -> Option<String> {
    let mut numbered = (2..1000).map(|number| format!("{id}-{number}"));
    numbered.find(|id| !taken.contains(id)).filter(|id| check_id(id).is_ok())
}

fn renamed(text: String, doubles: &[(usize, String)]) -> String {
    if doubles.is_empty() {
        return text;
    }
    let layout = Layout::of(&text);
    let splices = doubles.iter().filter_map(|(at, new)| {
        let value = layout.spot(&steps(&format!("changes[{at}].id")))?.value()?;
        string(&text, value)?;
        Some(Splice { span: value.span.clone(), text: format!("\"{new}\"") })
    });
    let splices = splices.collect();
    spliced(&text, splices)
}

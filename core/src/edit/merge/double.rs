//! Requests for change that both sides added under one id: the program makes ids from titles, so two people come to the same.
//! One of them gets a number behind it, by what they say and not by whose they are; so does what its side says of it.

use std::collections::HashMap;
use std::ops::Range;

use crate::edit::lines::{Splice, spliced};
use crate::edit::proof::Tree;
use crate::edit::string::string;
use crate::model::id::check_id;
use crate::toml::layout::find::Spot;
use crate::toml::layout::{Entry, Layout, Section};
use crate::toml::path::{Step, steps};

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
    let mut splices = Vec::new();
    for (at, new) in doubles {
        let value = layout.spot(&steps(&format!("changes[{at}].id"))).and_then(Spot::value);
        let Some((value, id)) = value.and_then(|value| Some((value, string(&text, value)?))) else {
            continue;
        };
        let spelt = |span: &Range<usize>| Splice { span: span.clone(), text: format!("\"{new}\"") };
        splices.push(spelt(&value.span));
        // The other side knew nothing of this request, so all that names it here means it.
        splices.extend(mentions(&text, &layout, &id).iter().map(spelt));
    }
    spliced(&text, splices)
}

/// Where records of a log name a request for change.
fn mentions(text: &str, layout: &Layout, id: &str) -> Vec<Range<usize>> {
    let is_log = |section: &&Section| section.path.first() == Some(&Step::Key("log".to_owned()));
    let mut found = Vec::new();
    let mut note = |entries: &[Entry]| {
        let named = entries.iter().filter(|entry| matches!(entry.keys.as_slice(), [key] if key == "change"));
        let same = named.filter(|entry| string(text, &entry.value).as_deref() == Some(id));
        found.extend(same.map(|entry| entry.value.span.clone()));
    };
    for section in layout.sections.iter().filter(is_log) {
        note(&section.entries);
        let items = section.entries.iter().filter_map(|entry| entry.value.items()).flatten();
        items.filter_map(|item| item.value.entries()).for_each(&mut note);
    }
    found
}

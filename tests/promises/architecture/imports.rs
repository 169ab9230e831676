//! Which file uses which: every path of the code that begins with `crate`, `super` or `self`, resolved to the file that
//! holds the longest part of it; and the circles that this makes.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::source::{Module, Source};

/// The files that each file uses. One that declares a module does not use it; one that hands its names on does.
pub(crate) fn imports(sources: &BTreeMap<Module, Source>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let of = |source: &Source| -> BTreeSet<&Module> {
        let paths = paths(&source.module, &source.code());
        let files = paths.iter().filter_map(|path| {
            (1..=path.len()).rev().find_map(|length| sources.get_key_value(&path[..length].to_vec()))
        });
        files.map(|(module, _)| module).filter(|module| **module != source.module).collect()
    };
    sources.iter().map(|(module, source)| (module, of(source))).collect()
}

/// The paths from the crate that a module's code names.
fn paths(module: &Module, code: &str) -> BTreeSet<Module> {
    let mut paths = BTreeSet::new();
    for root in ["crate::", "standing::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let is_inside = |before: char| before == ':' || before == '_' || before.is_alphanumeric();
            if code[..at].ends_with(is_inside) {
                continue;
            }
            let mut base = match root {
                "self::" => module.clone(),
                "super::" => module[..module.len().saturating_sub(1)].to_vec(),
                _ => Module::new(),
            };
            let mut rest = &code[at + root.len()..];
            while let Some(above) = rest.strip_prefix("super::") {
                base.pop();
                rest = above;
            }
            paths.extend(leaves(rest).into_iter().map(|leaf| base.iter().cloned().chain(leaf).collect()));
        }
    }
    paths
}

/// What a path ends in, one for each name between its braces.
fn leaves(text: &str) -> Vec<Module> {
    let text = text.trim_start();
    if let Some(list) = text.strip_prefix('{') {
        return items(list).into_iter().flat_map(leaves).collect();
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let head = (name != "self" && !name.is_empty()).then(|| name.to_owned());
    match rest.strip_prefix("::") {
        Some(below) if !below.starts_with('<') => {
            let below = leaves(below).into_iter();
            below.map(|leaf| head.iter().cloned().chain(leaf).collect()).collect()
        }
        _ => vec![head.into_iter().collect()],
    }
}

/// What stands between commas up to the brace that closes a list.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

/// The files that reach each other by imports: each group in which every file leads to every other.
pub(crate) fn circles<'m>(imports: &BTreeMap<&'m Module, BTreeSet<&'m Module>>) -> Vec<Vec<&'m Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|file| (*file, reach(imports, file))).collect();
    let mut circles = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, from_here) in &reached {
        if from_here.contains(*file) && !seen.contains(file) {
            let circle: Vec<&Module> =
                from_here.iter().filter(|other| reached[*other].contains(*file)).copied().collect();
            seen.extend(circle.iter().copied());
            circles.push(circle);
        }
    }
    circles
}

/// The files that one leads to.
fn reach<'m>(imports: &BTreeMap<&'m Module, BTreeSet<&'m Module>>, from: &Module) -> BTreeSet<&'m Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Module> = imports[from].iter().copied().collect();
    while let Some(file) = open.pop() {
        if reached.insert(file) {
            open.extend(&imports[file]);
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(path: &str) -> Module {
        path.split("::").map(str::to_owned).collect()
    }

    #[test]
    fn every_path_is_seen() {
        let code =
            "use crate::a::{b::{self, C}, d};\nuse super::super::e;\nlet x = self::f::<T>(crate::g());";
        let seen = paths(&module("m::n::o"), code);
        let paths = ["a::b", "a::b::C", "a::d", "g", "m::e", "m::n::o::f"];
        assert_eq!(seen, paths.map(module).into_iter().collect());
    }

    #[test]
    fn a_circle_is_found_whatever_leads_into_it() {
        let files = ["in", "a", "b", "c", "out"].map(module);
        let [enter, a, b, c, out] = &files;
        let imports = BTreeMap::from([
            (enter, BTreeSet::from([a])),
            (a, BTreeSet::from([b])),
            (b, BTreeSet::from([c, out])),
            (c, BTreeSet::from([a])),
            (out, BTreeSet::new()),
        ]);
        assert_eq!(circles(&imports), [vec![a, b, c]]);
    }
}

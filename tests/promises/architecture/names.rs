//! How names are given: one type a name within a room, and paths that begin with the crate.

use std::collections::BTreeMap;

use crate::architecture::source::{Source, sources};

/// The types that a file declares.
fn types(source: &Source) -> Vec<String> {
    let declared = |line: &str| {
        let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        let rest = ["struct ", "enum ", "trait ", "type ", "union "]
            .iter()
            .find_map(|kind| line.strip_prefix(kind))?;
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        Some(name)
    };
    // What stands within something else is indented.
    source.code().lines().filter_map(declared).collect()
}

#[test]
fn a_type_has_its_name_alone_in_its_room() {
    let mut known: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for source in sources().values() {
        for name in types(source) {
            known.entry((source.room(), name)).or_default().push(source.path.display().to_string());
        }
    }
    let twice: Vec<_> = known.into_iter().filter(|(_, paths)| paths.len() > 1).collect();
    assert!(twice.is_empty(), "one name, several types: {twice:#?}");
}

#[test]
fn paths_begin_with_the_crate() {
    let climbs = |source: &&Source| source.code().contains("super::");
    let sources = sources();
    let climbing: Vec<_> = sources.values().filter(climbs).map(|source| &source.path).collect();
    assert!(climbing.is_empty(), "write crate:: in place of super:: in {climbing:#?}");
}

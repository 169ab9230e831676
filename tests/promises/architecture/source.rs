//! The files of both crates, each with its module, its room and its text, without what only tests are made of.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::world::folder::repository;

/// A file of the program.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// Its module, `cli::typed::date`; nothing for the crate itself.
    pub(crate) module: Module,
    /// Its text without its tests.
    pub(crate) text: String,
}

/// The names from the crate to a module.
pub(crate) type Module = Vec<String>;

impl Source {
    /// Its lines without comments.
    pub(crate) fn code(&self) -> String {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        self.text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
    }

    /// The room that it lives in: the first of its module's names, and in `cli` the second with it.
    pub(crate) fn room(&self) -> String {
        let names = if self.module.first().is_some_and(|first| first == "cli") { 2 } else { 1 };
        self.module.iter().take(names).cloned().collect::<Vec<_>>().join("::")
    }
}

/// All of them by their modules: the program names the core's rooms as if they were its own.
pub(crate) fn sources() -> BTreeMap<Module, Source> {
    let mut sources = below(&repository().join("core/src"));
    sources.extend(below(&repository().join("src")));
    sources
}

fn below(root: &Path) -> BTreeMap<Module, Source> {
    let mut sources = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            // What only tests are made of may use every room.
            if ["tests", "sample"].contains(&name) || name.ends_with("_tests") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let module = module(path.strip_prefix(root).unwrap());
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("\n#[cfg(test)]\nmod tests").next().unwrap().to_owned();
                sources.insert(module.clone(), Source { path, module, text });
            }
        }
    }
    sources
}

fn module(path: &Path) -> Module {
    let names = path.with_extension("");
    let mut names: Module = names.iter().map(|name| name.to_str().unwrap().to_owned()).collect();
    if names.last().is_some_and(|last| last == "mod") || names == ["lib"] {
        names.pop();
    }
    names
}

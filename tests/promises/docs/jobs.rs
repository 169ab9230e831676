//! The jobs that a page shows for forges, run step by step as a forge runs them: a shell that stops at the first failure.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use saphyr::{LoadableYamlNode, Yaml};
use tempfile::TempDir;

use crate::docs::page::{Kind, Page};
use crate::world::command::{path, sealed};
use crate::world::folder::{copy, example_agency, repository, write};

/// The YAML files of a page, by name.
pub(crate) fn files(page: &str) -> BTreeMap<String, Yaml<'static>> {
    let text = fs::read_to_string(repository().join(page)).unwrap();
    let files = Page::read(&text).0.into_iter().filter_map(|part| match part.kind {
        Kind::File("yaml", lines) => Some(lines),
        _ => None,
    });
    files.map(|lines| (lines[0].trim_start_matches("# ").to_owned(), parsed(&lines.join("\n")))).collect()
}

/// A document as YAML.
pub(crate) fn parsed(text: &str) -> Yaml<'static> {
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    Yaml::load_from_str(text).unwrap().remove(0)
}

/// The commands of a list of steps: the text, or what stands under `run`; what a forge does by itself is left out.
pub(crate) fn steps(list: &Yaml<'_>) -> Vec<String> {
    let steps = list.as_sequence().unwrap().iter();
    steps
        .filter_map(|step| step.as_str().or_else(|| step.as_mapping_get("run")?.as_str()))
        .map(str::to_owned)
        .collect()
}

/// A copy of the example agency as a forge checks it out, with what a forge has beside it.
pub(crate) struct Forge(TempDir);

impl Forge {
    /// The example agency, with one more file.
    pub(crate) fn with(file: &str, text: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let work = folder.path().join("work");
        copy(&example_agency(), &work);
        write(&work, file, text);
        Self(folder)
    }

    /// Runs steps until one fails. The program is installed already, so `cargo` only says that it was called.
    pub(crate) fn run(&self, steps: &[String]) -> Output {
        let script = format!("cargo() {{ echo \"cargo $*\"; }}\n{}", steps.join("\n"));
        let mut shell = sealed("sh", &self.0.path().join("work"));
        shell.args(["-e", "-c", &script]).env("PATH", path()).env("HOME", self.0.path()).env("CI", "true");
        shell.env("GITHUB_STEP_SUMMARY", self.0.path().join("summary.md")).output().unwrap()
    }

    /// What a step has left in a file.
    pub(crate) fn left(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(Path::new(file))).unwrap_or_default()
    }
}

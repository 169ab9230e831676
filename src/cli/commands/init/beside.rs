//! What `standing init` puts beside what a workspace has: a page for programs, the schemas for editors.

use std::path::Path;

use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{command_line, failed};
use crate::cli::writing::print::{Format, print};
use crate::cli::writing::told::Told;
use crate::disk;
use crate::disk::{Amendment, Revision};
use crate::guide::editors;

/// The page for programs that work in the folder.
const PAGE: &str = "AGENTS.md";

const TEXT: &str = include_str!("AGENTS.md");

/// The folder of a workspace, how a write is told of, and whether it is a rehearsal.
pub(crate) struct Beside<'s> {
    pub(crate) setting: &'s Setting,
    pub(crate) dir: Option<&'s Path>,
    pub(crate) format: Format,
    pub(crate) is_rehearsal: bool,
}

impl Beside<'_> {
    /// Writes the page for programs, where there is none.
    ///
    /// # Errors
    /// When there is no workspace, or the system refuses.
    pub(crate) fn agents(&self) -> Result<Ending, Failure> {
        self.write(vec![(PAGE.to_owned(), TEXT.to_owned())], |written| {
            let what = if written.is_empty() { "AGENTS.md was left as it is" } else { "AGENTS.md written" };
            let is_written = !written.is_empty() && !self.is_rehearsal;
            Told::new(what, json!({ "file": PAGE, "written": is_written }))
        })
    }

    /// Writes the schemas and what editors read of them, where they are not there.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn editors(&self) -> Result<Ending, Failure> {
        self.write(editors(), |written| {
            let what = match written {
                [] => "what is for editors was left as it is",
                _ => "schemas written, and what tells taplo and tombi of them",
            };
            let files = if self.is_rehearsal { &[] } else { written };
            Told::new(what, json!({ "written": files }))
        })
    }

    /// Writes those files that are not there.
    fn write(
        &self,
        files: Vec<(String, String)>,
        tell: impl FnOnce(&[String]) -> Told,
    ) -> Result<Ending, Failure> {
        let root = self.root()?;
        let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
        let there = disk::standing_at(root, &paths).map_err(failed)?;
        let is_missing = |(path, _): &(String, String)| there.iter().all(|(known, _)| known != path);
        let missing = files.into_iter().filter(is_missing);
        let revisions: Vec<Revision> = missing.map(|(path, text)| Revision::new(path, text)).collect();
        let written: Vec<String> = revisions.iter().map(|revision| revision.document.clone()).collect();
        let told = tell(&written);
        let amendment = Amendment { revisions, ..Amendment::default() };
        let written = match self.is_rehearsal {
            true => None,
            false => {
                let writer = disk::found(root, &command_line()).map_err(failed)?;
                Some(writer.commit(&amendment).map_err(failed)?)
            }
        };
        print(self.setting, self.format, written, &amendment, &told)?;
        Ok(Ending::Fine)
    }

    fn root(&self) -> Result<&Path, Failure> {
        match self.dir {
            Some(dir) if dir.join("standing.toml").symlink_metadata().is_ok() => Ok(dir),
            Some(dir) => {
                let cause = format!("{} is not a workspace: it has no standing.toml", dir.display());
                Err(Failure::usage(cause).hint(format!("make one first: standing init {}", dir.display())))
            }
            None => self.setting.root(),
        }
    }
}

//! `standing merge-driver`, which git runs.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::{Failure, Kind};
use crate::cli::session::ending::Ending;
use crate::disk::Sides;
use crate::edit::merge::Merged;
use crate::git;
use crate::git::GitFault;

/// Merge one file of two branches, record by record: run by git, not by people
///
/// The result replaces our side.
/// Exits with 0 if both sides are in it, and with 1 if conflict markers are left in it.
///
/// Examples:
///   standing merge-driver %O %A %B %L %P
///   standing merge-driver base.toml ours.toml theirs.toml 7 clients/acme/website.toml
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct MergeDriverArguments {
    /// What both sides started from, which may be empty (%O)
    #[arg(value_name = "O")]
    base: PathBuf,

    /// Our side (%A)
    #[arg(value_name = "A")]
    ours: PathBuf,

    /// Their side (%B)
    #[arg(value_name = "B")]
    theirs: PathBuf,

    /// The length of conflict markers (%L)
    #[arg(value_name = "L")]
    size: usize,

    /// The path of the merged file in the repository (%P)
    #[arg(value_name = "P")]
    path: String,
}

impl MergeDriverArguments {
    /// Merges the file.
    ///
    /// # Errors
    /// When one of the files cannot be read or written; git keeps our side then, and says so.
    pub(crate) fn run(&self) -> Result<Ending, Failure> {
        let merged = self.merged().map_err(|failure| failure.of_kind(Kind::MergeDriver))?;
        Ok(if merged { Ending::Fine } else { Ending::Findings })
    }

    /// Whether both sides are in one text now.
    fn merged(&self) -> Result<bool, Failure> {
        let cannot = |what: &str| format!("can't {what} one side of {}", self.path);
        let unread = |error| Failure::environment(cannot("read"), error);
        let unwritten = |error| Failure::environment(cannot("write"), error);
        let Some(sides) = Sides::read(&self.base, &self.ours, &self.theirs).map_err(unread)? else {
            return self.merge_lines();
        };
        match sides.merged(&self.path, self.size) {
            Merged::Clean(text) => sides.write(&text).map_err(unwritten).map(|()| true),
            Merged::Conflict(text) => sides.write(&text).map_err(unwritten).map(|()| false),
            Merged::Unsure => {
                let is_merged = self.merge_lines()?;
                // Lines may agree where records do not.
                if !is_merged || sides.is_whole().map_err(unread)? {
                    return Ok(is_merged);
                }
                sides.write(&sides.contested(self.size)).map_err(unwritten).map(|()| false)
            }
        }
    }

    fn merge_lines(&self) -> Result<bool, Failure> {
        git::merge_lines([&self.base, &self.ours, &self.theirs], self.size).map_err(|fault| {
            let cause = fault.to_string();
            match fault {
                GitFault::Absent(error) => Failure::environment(cause, error),
                GitFault::NoRepository | GitFault::Refused(_) => Failure::hindered(cause),
            }
        })
    }
}

//! `standing merge-driver`, which git runs.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::failure::{Failure, Kind};
use crate::cli::session::ending::Ending;
use crate::disk::Sides;
use crate::edit::merge::{Markers, Merged};
use crate::git;
use crate::git::{GitFault, Labels};

/// Merge one file of two branches, record by record: run by git, not by people
///
/// The result replaces our side.
/// Exits with 0 if both sides are in it, and with 1 if conflict markers are left in it.
///
/// Examples:
///   standing merge-driver %O %A %B %L %P %S %X %Y
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

    /// What git calls the origin (%S)
    #[arg(value_name = "S")]
    base_label: Option<String>,

    /// What git calls our side (%X)
    #[arg(value_name = "X")]
    our_label: Option<String>,

    /// What git calls their side (%Y)
    #[arg(value_name = "Y")]
    their_label: Option<String>,
}

impl MergeDriverArguments {
    /// Merges the file.
    ///
    /// # Errors
    /// When one of the files can't be read or written; git merges their lines then.
    pub(crate) fn run(&self) -> Result<Ending, Failure> {
        let merged = self.merged().map_err(|failure| failure.of_kind(Kind::MergeDriver))?;
        Ok(if merged { Ending::Fine } else { Ending::Findings })
    }

    /// Whether both sides are in one text now.
    fn merged(&self) -> Result<bool, Failure> {
        let cannot = |what: &str| format!("can't {what} one side of {}", self.path);
        let unread = |error| Failure::environment(cannot("read"), error);
        let unwritten = |error| Failure::environment(cannot("write"), error);
        let markers = self.markers();
        let Some(sides) = Sides::read(&self.base, &self.ours, &self.theirs).map_err(unread)? else {
            return self.merge_lines(&markers);
        };
        match sides.merged(&self.path, &markers) {
            Merged::Clean(text) => sides.write(&text).map_err(unwritten).map(|()| true),
            Merged::Conflict(text) => sides.write(&text).map_err(unwritten).map(|()| false),
            Merged::Unsure => {
                let is_merged = self.merge_lines(&markers)?;
                // Lines may agree where records do not.
                if !is_merged || sides.is_whole().map_err(unread)? {
                    return Ok(is_merged);
                }
                sides.write(&sides.contested(&markers)).map_err(unwritten).map(|()| false)
            }
        }
    }

    /// How git is to mark a conflict. An older git hands on `%X` and the like as they stand.
    fn markers(&self) -> Markers {
        let known = |label: &&String| !label.is_empty() && !label.starts_with('%');
        let named =
            |label: &Option<String>, name: String| label.as_ref().filter(known).cloned().unwrap_or(name);
        let Markers { ours, base, theirs, .. } = Markers::default();
        Markers {
            size: self.size,
            ours: named(&self.our_label, ours),
            base: named(&self.base_label, base),
            theirs: named(&self.their_label, theirs),
            // Git that can't be asked has no style.
            with_base: git::shows_base(Path::new(".")).unwrap_or(false),
        }
    }

    fn merge_lines(&self, markers: &Markers) -> Result<bool, Failure> {
        let Markers { size, ours, base, theirs, .. } = markers;
        let labels = Labels { size: *size, names: [ours, base, theirs] };
        git::merge_lines([&self.base, &self.ours, &self.theirs], labels).map_err(|fault| {
            let cause = fault.to_string();
            match fault {
                GitFault::Absent(error) => Failure::environment(cause, error),
                _ => Failure::hindered(cause),
            }
        })
    }
}

//! `standing undo`.

use clap::Args;
use serde_json::{Map, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::writing::options::Writing;
use crate::cli::writing::told::Told;
use crate::disk::{Amendment, Extent, Past};

/// Undo the last write of standing: its files become what they were before, byte for byte
///
/// Refused if one of them has changed since, by hand or by git.
/// What it wrote into books that were closed before needs --reopen.
/// Repeat it to go further back; the last twenty writes of this clone are remembered.
///
/// Examples:
///   standing undo
///   standing undo --dry-run
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct UndoArguments {
    #[command(flatten)]
    writing: Writing,
}

impl UndoArguments {
    /// Takes the last write back.
    ///
    /// # Errors
    /// When there is none, or a file of it has changed since.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        // How much is to be read is known once it is known what is taken back.
        let nothing = Extent::Projects { projects: &[], people: &[] };
        self.writing.open(setting, nothing)?.take_back(told)
    }
}

fn told(past: &Past, amendment: &Amendment) -> Told {
    let files: Vec<&str> = amendment.revisions.iter().map(|one| one.document.as_str()).collect();
    let files = match files.as_slice() {
        few if few.len() <= 3 => few.join(", "),
        many => format!("{} files", many.len()),
    };
    Told::new(format!("undone: {}", past.command), json!({ "command": past.command }))
        .standing(files, Map::new())
        .next("standing check")
}

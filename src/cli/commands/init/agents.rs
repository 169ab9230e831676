//! `standing init --agents`: a page for programs that work in the folder, beside what is there.

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

/// The page.
const PAGE: &str = "AGENTS.md";

const TEXT: &str = include_str!("../../../format/template/AGENTS.md");

/// Writes the page, where there is none.
///
/// # Errors
/// When there is no workspace, or the system refuses.
pub(crate) fn write(
    setting: &Setting,
    dir: Option<&Path>,
    format: Format,
    is_rehearsal: bool,
) -> Result<Ending, Failure> {
    let root = match dir {
        Some(dir) if dir.join("standing.toml").symlink_metadata().is_ok() => dir,
        Some(dir) => {
            let cause = format!("{} is not a workspace: it has no standing.toml", dir.display());
            return Err(
                Failure::usage(cause).hint(format!("make one first: standing init {}", dir.display()))
            );
        }
        None => setting.root()?,
    };
    let there = disk::standing_at(root, &[PAGE.to_owned()]).map_err(failed)?;
    let revisions = match there.as_slice() {
        [] => vec![Revision::new(PAGE.to_owned(), TEXT.to_owned())],
        _ => Vec::new(),
    };
    let what = if revisions.is_empty() { "AGENTS.md was left as it is" } else { "AGENTS.md written" };
    let told = Told::new(what, json!({ "file": PAGE, "written": !revisions.is_empty() && !is_rehearsal }));
    let amendment = Amendment { revisions, ..Amendment::default() };
    let written = match is_rehearsal {
        true => None,
        false => {
            let writer = disk::found(root, &command_line()).map_err(failed)?;
            Some(writer.commit(&amendment).map_err(failed)?)
        }
    };
    print(setting, format, written, &amendment, &told)?;
    Ok(Ending::Fine)
}

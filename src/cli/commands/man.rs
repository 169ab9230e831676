//! `standing man`.

use std::path::{Path, PathBuf};

use clap::{Args, Command, ValueHint};
use clap_mangen::Man;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::disk::write_outside;
use crate::why::words::counted;

/// Write the manual pages of all commands into a folder
///
/// There is a page for each command, such as standing-log.1.
///
/// Examples:
///   standing man ~/.local/share/man/man1
///   standing man man && man ./man/standing-log.1
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ManArguments {
    /// The folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

impl ManArguments {
    /// Writes the pages of a program.
    ///
    /// # Errors
    /// When the system refuses.
    pub(crate) fn run(&self, setting: &Setting, mut program: Command) -> Result<Ending, Failure> {
        program.build();
        let pages = written(&program, &self.folder)?;
        let pages = counted(pages, "page", "pages");
        setting.voice.note(&format!("{pages} written to {}", self.folder.display()));
        Ok(Ending::Fine)
    }
}

/// Writes the page of a command and of those below it; how many they are.
fn written(command: &Command, folder: &Path) -> Result<usize, Failure> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let path = folder.join(format!("{name}.1"));
    let failed = |error| Failure::environment(format!("can't write {}", path.display()), error);
    let mut page = Vec::new();
    Man::new(command.clone()).title(name.to_uppercase()).render(&mut page).map_err(failed)?;
    write_outside(&path, &page).map_err(failed)?;
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    below.map(|below| written(below, folder)).try_fold(1, |count, pages| Ok(count + pages?))
}

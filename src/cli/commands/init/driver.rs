//! `standing init --git`: tells a clone of git's merge driver.

use std::path::Path;

use serde_json::{Map, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::voice::Voice;
use crate::cli::session::workspace;
use crate::cli::session::writer::{command_line, failed};
use crate::cli::writing::print::Format;
use crate::cli::writing::print::print;
use crate::cli::writing::told::Told;
use crate::disk::{Amendment, Revision};
use crate::format::template;
use crate::git::GitFault;
use crate::{disk, git};

/// Tells the repository of a new workspace of the driver, if there is one.
pub(crate) fn set_up_quietly(root: &Path, voice: Voice) {
    match git::install(root) {
        Ok(()) if tell(root, voice) => voice.note("in this clone, git merges its records with standing"),
        Ok(()) | Err(GitFault::NoRepository) => {}
        Err(fault) => voice.warning(&format!("git merges its records as plain text: {fault}")),
    }
}

/// Warns of what keeps git from doing what it was told; whether nothing does.
fn tell(root: &Path, voice: Voice) -> bool {
    let obstacles = git::obstacles(root);
    obstacles.iter().for_each(|obstacle| voice.warning(&obstacle.to_string()));
    obstacles.is_empty()
}

/// Sets a clone up: the lines that git's files lack, and the driver.
///
/// # Errors
/// When the folder is not a workspace, or not in a repository, and when git refuses.
pub(crate) fn set_up(
    setting: &Setting,
    dir: Option<&Path>,
    format: Format,
    dry_run: bool,
) -> Result<Ending, Failure> {
    let root = &dir.map_or_else(|| setting.root().map(Path::to_owned), |dir| workspace::find(Some(dir)))?;
    if !git::is_in_repository(root) {
        return Err(refused(GitFault::NoRepository));
    }
    let attributes = attributes(root).map_err(refused)?;
    let amendment = Amendment { revisions: missing(root, &attributes.lines)?, ..Amendment::default() };
    if let Some(kept) = &attributes.kept {
        setting.voice.note(kept);
    }
    let mut is_done = true;
    let written = match dry_run {
        true => None,
        false => {
            let writer = disk::found(root, &command_line()).map_err(failed)?;
            let written = writer.commit(&amendment).map_err(failed)?;
            git::install(root).map_err(|fault| half_done(refused(fault), &amendment))?;
            is_done = tell(root, setting.voice);
            Some(written)
        }
    };
    let next = match amendment.revisions.is_empty() {
        true => "standing check",
        false => "git add .gitattributes .gitignore",
    };
    let what = match is_done {
        true => "in this clone, git merges the records of this workspace with standing",
        false => "this clone knows the merge driver now, but git does not use it for every file",
    };
    let told = Told::new(what, json!({ "driver": git::DRIVER })).standing("", Map::new()).next(next);
    print(setting, format, written, &amendment, &told)?;
    Ok(Ending::Fine)
}

/// The failure of the second half: what was written stays, and is found there when it is done again.
fn half_done(failure: Failure, amendment: &Amendment) -> Failure {
    let written = amendment.revisions.iter().map(|one| format!("{} is written", one.document));
    written.fold(failure, Failure::hint)
}

/// What a workspace's `.gitattributes` is to say.
pub(crate) struct Attributes {
    pub(crate) lines: String,
    /// What is not said, since the user's own attributes do.
    pub(crate) kept: Option<String>,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { lines: template::GIT_ATTRIBUTES.to_owned(), kept: None }
    }
}

/// What the `.gitattributes` of a workspace is to say: how lines end only where the user's own say nothing about it.
///
/// # Errors
/// When git can't be asked.
pub(crate) fn attributes(root: &Path) -> Result<Attributes, GitFault> {
    let all = Attributes::default();
    let Some(own) = git::line_ends(root)? else { return Ok(all) };
    let lines = all.lines.replace(template::LINE_ENDS, "");
    let kept = format!("the ends of lines are left to your own attributes, which say {own}");
    Ok(Attributes { lines, kept: Some(kept).filter(|_| own != "eol=lf") })
}

/// Git's files with the lines that they lack.
fn missing(root: &Path, attributes: &str) -> Result<Vec<Revision>, Failure> {
    let files = [(".gitattributes", attributes), (".gitignore", template::GIT_IGNORE)];
    let paths = files.map(|(path, _)| path.to_owned());
    let there = disk::standing_at(root, &paths).map_err(failed)?;
    let mut revisions = Vec::new();
    for (path, text) in files {
        let before = there.iter().find(|(known, _)| known == path).map(|(_, text)| text.clone());
        let lines = lacking(before.as_ref().and_then(Option::as_deref).unwrap_or_default(), text);
        match before {
            None => revisions.push(Revision::new(path.to_owned(), text.to_owned())),
            Some(_) if lines.is_empty() => {}
            Some(None) => return Err(Failure::usage(format!("{path} is not text")).hint("fix it first")),
            Some(Some(before)) => {
                let ended = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
                let after = format!("{before}{ended}{}\n", lines.join("\n"));
                let new = Revision::new(path.to_owned(), after);
                revisions.push(Revision { before: Some(before.into()), ..new });
            }
        }
    }
    Ok(revisions)
}

/// The lines of a file of git's that another has not, but for remarks.
pub(crate) fn lacking<'w>(lines: &str, wanted: &'w str) -> Vec<&'w str> {
    let has = |line: &str| lines.lines().any(|known| known.trim().trim_start_matches('/') == line);
    wanted.lines().filter(|line| !line.starts_with('#') && !has(line)).collect()
}

/// Why git does not do what it should.
fn refused(fault: GitFault) -> Failure {
    let (cause, remedy) = (fault.to_string(), fault.remedy());
    let failure = match fault {
        GitFault::Absent(error) => Failure::environment(cause, error),
        GitFault::NoRepository => Failure::usage(cause),
        GitFault::Refused(_) => Failure::hindered(cause),
        GitFault::Displaced(_) => Failure::data(cause),
    };
    failure.hint(remedy)
}

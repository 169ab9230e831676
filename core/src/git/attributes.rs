//! The attributes that git gives to files, and where they are written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::git::ask::{asked, config, top};
use crate::git::fault::GitFault;

const NAME: &str = ".gitattributes";

/// A file of attributes that is larger is left aside by git too.
const LARGEST: u64 = 100 << 20;

/// Demands that whatever git reads the attributes of our files from is a file: it would wait for a pipe for ever.
///
/// # Errors
/// When something else stands in the place of one.
pub(crate) fn demand_files(workspace: &Path) -> Result<(), GitFault> {
    let full = dunce::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned());
    let mut folders: Vec<PathBuf> = full.ancestors().map(Path::to_path_buf).collect();
    folders.extend(["people", "private", "clients"].map(|folder| full.join(folder)));
    match fs::read_dir(full.join("clients")) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry.map_err(|error| unlistable(&full, &error))?;
                folders.push(entry.path());
            }
        }
        Err(error) if is_absent(&error) => {}
        Err(error) => return Err(unlistable(&full, &error)),
    }
    let mut files: Vec<PathBuf> = folders.into_iter().map(|folder| folder.join(NAME)).collect();
    files.extend(of_the_clone(&full)?);
    for file in files {
        match fs::symlink_metadata(&file) {
            // Git takes no link for a file of attributes, and says so.
            Ok(found) if found.is_file() || found.is_dir() || found.is_symlink() => {}
            Ok(_) => {
                let shown = file.strip_prefix(&full).unwrap_or(&file);
                return Err(GitFault::Displaced(shown.display().to_string()));
            }
            // Git will say what is wrong.
            Err(_) => {}
        }
    }
    Ok(())
}

/// The attributes that a clone has for itself.
fn of_the_clone(workspace: &Path) -> Result<Option<PathBuf>, GitFault> {
    const OWN: &str = "info/attributes";

    let Some(own) = top(workspace).map(|top| top.join(".git")) else { return Ok(None) };
    if own.is_dir() {
        return Ok(Some(own.join(OWN)));
    }
    // A linked worktree has a file there, which says where the clone is.
    let said = asked(workspace, &["rev-parse", "--git-path", OWN])?;
    Ok(Some(workspace.join(said.trim_end_matches('\n'))))
}

fn unlistable(workspace: &Path, error: &io::Error) -> GitFault {
    GitFault::Refused(format!("can't list {}: {error}", workspace.join("clients").display()))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The attributes of files: of each its path, the attribute, its value.
pub(crate) fn attributes(
    folder: &Path,
    names: &[&str],
    files: &[&str],
) -> Result<Vec<(String, String, String)>, GitFault> {
    let words = ["check-attr", "-z"].iter().chain(names).chain(&["--"]).chain(files).copied();
    let said = asked(folder, &words.collect::<Vec<_>>())?;
    let words: Vec<&str> = said.split('\0').collect();
    let triples = words.chunks_exact(3).filter_map(|triple| match triple {
        [path, name, value] => Some(((*path).to_owned(), (*name).to_owned(), (*value).to_owned())),
        _ => None,
    });
    Ok(triples.collect())
}

/// Where an attribute is written: in the file that wins over the others, the last line that has it.
pub(crate) fn source(
    workspace: &Path,
    document: &str,
    written: &[String],
) -> Result<Option<(String, String, usize)>, GitFault> {
    let places = asked(workspace, &["rev-parse", "--show-toplevel", "--git-path", "info/attributes"])?;
    let mut places = places.lines();
    let top = PathBuf::from(places.next().unwrap_or("."));
    let mut files: Vec<PathBuf> = places.map(|path| workspace.join(path)).collect();
    let full = dunce::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned()).join(document);
    let folders = full.ancestors().skip(1).take_while(|folder| folder.starts_with(&top));
    files.extend(folders.map(|folder| folder.join(NAME)));
    let everywhere = config(workspace, &["--path", "core.attributesFile"])?;
    files.extend(everywhere.filter(|path| !path.is_empty()).map(PathBuf::from));
    for file in files {
        // Git looks for many files that are not there, and what it can't read says nothing.
        let Some(text) = readable(&file) else { continue };
        let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
        for (number, line) in lines.into_iter().rev().filter(|(_, line)| !line.trim_start().starts_with('#'))
        {
            if let Some(attribute) =
                line.split_whitespace().skip(1).find(|word| written.iter().any(|known| known == word))
            {
                let shown =
                    file.strip_prefix(&top).or_else(|_| file.strip_prefix(workspace)).unwrap_or(&file);
                return Ok(Some((attribute.to_owned(), shown.display().to_string(), number)));
            }
        }
    }
    Ok(None)
}

/// The text of an ordinary file, where it can be read.
fn readable(file: &Path) -> Option<String> {
    match fs::metadata(file) {
        Ok(found) if found.is_file() && found.len() <= LARGEST => match fs::read(file) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(_) => None,
        },
        _ => None,
    }
}

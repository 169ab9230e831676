//! A folder of files that we make from a workspace, such as a site: which of them are ours stands in a list among them.
//! Each is replaced whole; those of an earlier time go; nobody else's file is touched, and no link is followed.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use crate::disk::opened::{holds, is_no_file, text};

/// The list of our files, one a line.
const LIST: &str = ".standing-site";

/// A folder of files that we make.
#[derive(Debug)]
pub struct Shelf {
    root: PathBuf,
    /// What was ours before.
    before: BTreeSet<String>,
    /// What is to be there.
    now: BTreeSet<String>,
}

/// Why a folder is not written to.
#[derive(Debug)]
pub enum ShelfFault {
    /// It holds files and no list of ours.
    NotOurs(PathBuf),
    /// Somebody else's file, or a link, is where one of ours would be.
    Taken(PathBuf),
    /// The system fails.
    Io(PathBuf, io::Error),
}

/// What became of the files that are not made any more, and of those that are not ours.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tidied {
    /// How many were ours and went.
    pub stale: usize,
    /// Those that are somebody else's, in order.
    pub foreign: Vec<String>,
}

impl Shelf {
    /// The folder for these files, which need not be there yet. Nothing is written where one of them can't be.
    ///
    /// # Errors
    /// When the folder holds somebody else's files and none of ours, or one of these files is somebody else's.
    pub fn open(root: &Path, files: BTreeSet<String>) -> Result<Self, ShelfFault> {
        let fault = |error| ShelfFault::Io(root.to_owned(), error);
        let list = match text(&root.join(LIST)) {
            Ok(list) => Some(list),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
            Err(error) if is_no_file(&error) || error.kind() == ErrorKind::FileTooLarge => {
                return Err(ShelfFault::Taken(root.join(LIST)));
            }
            Err(error) => return Err(fault(error)),
        };
        let is_empty = match fs::read_dir(root) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(fault(error)),
        };
        if list.is_none() && !is_empty {
            return Err(ShelfFault::NotOurs(root.to_owned()));
        }
        let before = match &list {
            Some(list) => list.lines().filter(|line| is_below(line)).map(str::to_owned).collect(),
            None => BTreeSet::new(),
        };
        let shelf = Self { root: root.to_owned(), before, now: files };
        for file in &shelf.now {
            shelf.check(file)?;
        }
        let both: BTreeSet<&str> = shelf.before.iter().chain(&shelf.now).map(String::as_str).collect();
        shelf.write_list(&both)?;
        Ok(shelf)
    }

    /// Whether one of our files can be where it is to be: everything on the way to it is a folder, no link, and what is
    /// there is ours.
    fn check(&self, file: &str) -> Result<(), ShelfFault> {
        let path = self.root.join(file);
        let taken = || Err(ShelfFault::Taken(path.clone()));
        if !is_below(file) {
            return taken();
        }
        for folder in Path::new(file).ancestors().skip(1).filter(|folder| *folder != Path::new("")) {
            if fs::symlink_metadata(self.root.join(folder)).is_ok_and(|found| !found.is_dir()) {
                return taken();
            }
        }
        match fs::symlink_metadata(&path) {
            Ok(found) if !found.is_file() || !self.before.contains(file) => taken(),
            _ => Ok(()),
        }
    }

    /// Puts a file in its place, whole; one that is the same already stays as it is.
    ///
    /// # Errors
    /// When the system fails.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<(), ShelfFault> {
        let path = self.root.join(file);
        if self.before.contains(file) && holds(&path, bytes).unwrap_or(false) {
            return Ok(());
        }
        replace(&path, bytes).map_err(|error| ShelfFault::Io(path, error))
    }

    /// Takes away our files that are not made any more, and names those that are not ours.
    ///
    /// # Errors
    /// When the system fails.
    pub fn finish(self) -> Result<Tidied, ShelfFault> {
        let mut tidied = Tidied::default();
        for file in self.before.difference(&self.now) {
            let path = self.root.join(file);
            if self.check(file).is_err() {
                continue;
            }
            match fs::remove_file(&path) {
                Ok(()) => tidied.stale += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(ShelfFault::Io(path, error)),
            }
            // A folder that is empty now goes too; one that is not stays.
            let folders = Path::new(file).ancestors().skip(1).filter(|folder| *folder != Path::new(""));
            folders.for_each(|folder| drop(fs::remove_dir(self.root.join(folder))));
        }
        self.write_list(&self.now.iter().map(String::as_str).collect())?;
        tidied.foreign = self.foreign().map_err(|error| ShelfFault::Io(self.root.clone(), error))?;
        Ok(tidied)
    }

    fn write_list(&self, files: &BTreeSet<&str>) -> Result<(), ShelfFault> {
        let path = self.root.join(LIST);
        let text: String = files.iter().flat_map(|file| [*file, "\n"]).collect();
        replace(&path, text.as_bytes()).map_err(|error| ShelfFault::Io(path, error))
    }

    /// The files that are not ours, in the order of their paths.
    fn foreign(&self) -> io::Result<Vec<String>> {
        let mut foreign = Vec::new();
        for entry in WalkDir::new(&self.root).min_depth(1) {
            let entry = entry?;
            let below = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
            let names = below.components().map(|part| part.as_os_str().to_string_lossy());
            let path = names.collect::<Vec<_>>().join("/");
            if !entry.file_type().is_dir() && path != LIST && !self.now.contains(&path) {
                foreign.push(path);
            }
        }
        foreign.sort();
        Ok(foreign)
    }
}

/// Whether a path leads to something below the folder.
fn is_below(file: &str) -> bool {
    let mut parts = Path::new(file).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".standing-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        // As any other new file, within what the umask leaves: pages are to be read by others.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = match builder.tempfile_in(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            builder.tempfile_in(folder)?
        }
        file => file?,
    };
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

impl fmt::Display for ShelfFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => {
                write!(formatter, "{} holds files that standing did not write", path.display())
            }
            Self::Taken(path) => write!(formatter, "{} is not a file that standing wrote", path.display()),
            Self::Io(path, _) => write!(formatter, "can't write {}", path.display()),
        }
    }
}

impl std::error::Error for ShelfFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Io(_, error) = self { Some(error) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(root: &Path, files: &[(&str, &str)]) -> Result<Tidied, ShelfFault> {
        let shelf = Shelf::open(root, files.iter().map(|(file, _)| (*file).to_owned()).collect())?;
        for (file, text) in files {
            shelf.put(file, text.as_bytes())?;
        }
        shelf.finish()
    }

    fn all(root: &Path) -> Vec<String> {
        let shelf = Shelf { root: root.to_owned(), before: BTreeSet::new(), now: BTreeSet::new() };
        shelf.foreign().unwrap()
    }

    #[test]
    fn stale_files_go_and_foreign_ones_stay_and_are_named() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().join("site");
        made(&root, &[("index.html", "1"), ("clients/acme.html", "a"), ("clients/bolt.html", "b")]).unwrap();
        fs::write(root.join("CNAME"), "example.org").unwrap();
        let tidied = made(&root, &[("index.html", "2")]).unwrap();
        assert_eq!(tidied, Tidied { stale: 2, foreign: vec!["CNAME".to_owned()] });
        assert_eq!(all(&root), ["CNAME", "index.html"]);
        assert!(!root.join("clients").exists());
        assert_eq!(fs::read_to_string(root.join("index.html")).unwrap(), "2");
    }

    #[test]
    fn a_folder_of_others_is_refused_before_anything_is_written() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("thesis.tex"), "mine").unwrap();
        assert!(matches!(made(root.path(), &[("index.html", "1")]), Err(ShelfFault::NotOurs(_))));
        assert_eq!(all(root.path()), ["thesis.tex"]);
        fs::remove_file(root.path().join("thesis.tex")).unwrap();
        made(root.path(), &[("index.html", "1")]).unwrap();
        fs::write(root.path().join("names.html"), "mine").unwrap();
        let fault = made(root.path(), &[("index.html", "2"), ("names.html", "x")]);
        assert!(matches!(fault, Err(ShelfFault::Taken(_))));
        assert_eq!(fs::read_to_string(root.path().join("index.html")).unwrap(), "1");
        assert_eq!(fs::read_to_string(root.path().join("names.html")).unwrap(), "mine");
    }

    #[test]
    #[cfg(unix)]
    fn a_list_leads_nowhere_else_and_no_link_is_followed() {
        let root = tempfile::tempdir().unwrap();
        let (site, outside) = (root.path().join("site"), root.path().join("outside"));
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("kept"), "kept").unwrap();
        made(&site, &[("index.html", "1")]).unwrap();
        std::os::unix::fs::symlink(&outside, site.join("link")).unwrap();
        fs::write(site.join(LIST), "index.html\n../outside/kept\nlink/kept\n/etc/hostname\n").unwrap();
        let tidied = made(&site, &[("index.html", "1")]).unwrap();
        assert_eq!((tidied.stale, tidied.foreign), (0, vec!["link".to_owned()]));
        assert!(outside.join("kept").exists());
        assert!(matches!(made(&site, &[("link/index.html", "1")]), Err(ShelfFault::Taken(_))));
    }
}

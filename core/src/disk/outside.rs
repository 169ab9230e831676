//! Files that somebody names outside of the workspace: what another tool exported, and what is exported for one.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of such a file that are read.
const MOST: u64 = 256 << 20;

/// The bytes of a file, or of a pipe that stands for one.
///
/// # Errors
/// When it cannot be read, or is larger than any export.
pub fn outside(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        let what = format!("it is larger than {} MB", MOST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
    }
    Ok(bytes)
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// When the system refuses.
pub fn write_outside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// Writes files by their names into a folder, which need not be there: all of them, or none. Other files of the folder
/// stay.
///
/// # Errors
/// When the system refuses; then nothing is in place.
pub fn write_all_outside(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let is_new = !folder.is_dir();
    fs::create_dir_all(folder)?;
    let written = placed(folder, files);
    if written.is_err() && is_new {
        // It was made for these files alone; where it can't be taken away, it is empty.
        let _ = fs::remove_dir(folder);
    }
    written
}

/// Writes all files beside their places, from where each is put in its place in one step.
fn placed(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let beside = tempfile::Builder::new().prefix(".standing-").tempdir_in(folder)?;
    for (name, bytes) in files {
        fs::write(beside.path().join(name), bytes)?;
    }
    files.iter().try_for_each(|(name, _)| fs::rename(beside.path().join(name), folder.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("a/b");
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        write_all_outside(&into, &[file("x", "1"), file("y", "2")]).unwrap();
        fs::write(into.join("mine"), "m").unwrap();
        // The second of them can't be written.
        write_all_outside(&into, &[file("x", "3"), file("no/folder", "4")]).unwrap_err();
        assert_eq!(fs::read_to_string(into.join("x")).unwrap(), "1");
        write_all_outside(&into, &[file("x", "5")]).unwrap();
        assert_eq!(fs::read_to_string(into.join("x")).unwrap(), "5");
        assert_eq!(fs::read_dir(&into).unwrap().count(), 3);
        let nowhere = folder.path().join("new");
        write_all_outside(&nowhere, &[file("x", "1"), file("no/folder", "4")]).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

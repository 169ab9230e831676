//! The examples of the rules as folders.

use std::fs;
use std::path::Path;

use standing::checks::rule::{BASE, Example, File};
use tempfile::TempDir;

use super::folder::{self, folder};

/// A workspace with the files of an example.
pub(crate) fn workspace(example: Example) -> TempDir {
    let folder = folder(BASE);
    example.0.iter().for_each(|(path, file)| put(folder.path(), path, *file));
    folder
}

fn put(root: &Path, path: &str, file: File) {
    match file {
        File::Text(text) => folder::write(root, path, text),
        File::Folder => fs::create_dir_all(root.join(path)).unwrap(),
        File::Absent => fs::remove_file(root.join(path)).unwrap(),
        File::Link(target) => {
            let _ = fs::remove_file(root.join(path));
            folder::write(root, path, target);
            #[cfg(unix)]
            linked(&root.join(path), target);
        }
    }
}

/// Puts a link in the place of a file.
#[cfg(unix)]
fn linked(path: &Path, target: &str) {
    fs::remove_file(path).unwrap();
    std::os::unix::fs::symlink(target, path).unwrap();
}

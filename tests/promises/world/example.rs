//! The examples of the rules as folders.

use std::fs;
use std::path::Path;

use standing::checks::rule::{BASE, Example, File};
use tempfile::TempDir;

/// A workspace with the files of an example.
pub(crate) fn workspace(example: Example) -> TempDir {
    let folder = TempDir::new().unwrap();
    BASE.iter().for_each(|(path, text)| write(folder.path(), path, File::Text(text)));
    example.0.iter().for_each(|(path, file)| write(folder.path(), path, *file));
    folder
}

fn write(root: &Path, path: &str, file: File) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match file {
        File::Text(text) => fs::write(path, text).unwrap(),
        File::Folder => fs::create_dir_all(path).unwrap(),
        File::Absent => fs::remove_file(path).unwrap(),
        #[cfg(unix)]
        File::Link(target) => {
            let _ = fs::remove_file(&path);
            std::os::unix::fs::symlink(target, path).unwrap();
        }
        #[cfg(not(unix))]
        File::Link(target) => fs::write(path, target).unwrap(),
    }
}

//! Folders with files: temporary ones that a test may spoil, and those of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::command::{fed, program};

/// The top of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The example agency as it comes with the program; nobody writes there.
pub(crate) fn example_agency() -> PathBuf {
    repository().join("examples/agency")
}

/// A copy of the example agency.
pub(crate) fn copy_of_the_example() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&example_agency(), folder.path());
    folder
}

/// A folder of these files.
pub(crate) fn folder<P, T>(files: impl IntoIterator<Item = (P, T)>) -> TempDir
where
    P: AsRef<Path>,
    T: AsRef<[u8]>,
{
    let folder = TempDir::new().unwrap();
    fill(folder.path(), files);
    folder
}

/// Writes files below a folder.
pub(crate) fn fill<P, T>(root: &Path, files: impl IntoIterator<Item = (P, T)>)
where
    P: AsRef<Path>,
    T: AsRef<[u8]>,
{
    files.into_iter().for_each(|(path, text)| write(root, path, text));
}

/// Writes a file, and the folders above it.
pub(crate) fn write(root: &Path, path: impl AsRef<Path>, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Copies all files of a folder into another, over what is there.
pub(crate) fn copy(from: &Path, to: &Path) {
    fill(to, files(from));
}

/// Files with their bytes, by their path below the folder.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// All files of a folder.
pub(crate) fn files(root: &Path) -> Files {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap())).collect()
}

/// The files of a folder, but for the program's own.
pub(crate) fn documents(root: &Path) -> Files {
    let mut files = files(root);
    files.retain(|path, _| path.components().all(|part| part.as_os_str() != ".standing"));
    files
}

/// The program in a folder where everybody may run it: it was built where somebody else may have no way to.
///
/// Another process copies it. Had we written it ourselves, whatever another thread starts meanwhile would hold it
/// open for a moment, and what is open for writing cannot be run.
pub(crate) fn lend_program(folder: &Path) -> PathBuf {
    let lent = folder.join("standing");
    if fs::hard_link(program(), &lent).is_err() {
        assert!(Command::new("cp").arg(program()).arg(&lent).status().unwrap().success());
    }
    lent
}

/// Writes a script that can be run. Another process writes it, as it copies a program.
pub(crate) fn write_script(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", "cat > \"$0\" && chmod +x \"$0\""]).arg(path);
    assert!(fed(shell, text).status.success(), "{}", path.display());
}

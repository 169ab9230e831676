//! The example agency, for tests: the folder `examples/agency` of the repository.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Every file of it by its path.
pub(crate) fn example() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/agency");
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let path = |file: &Path| file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    let kept = files.filter(|file| !path(file).starts_with('.'));
    kept.map(|file| (path(&file), fs::read_to_string(&file).unwrap())).collect()
}

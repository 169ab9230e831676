//! The example agency, which is part of the program.

use include_dir::{Dir, include_dir};

static AGENCY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/agency");

/// The day up to which the example agency tells.
pub const EXAMPLE_DAY: &str = "2026-11-20";

/// Every file of the example agency by its path, `standing.toml` last: with it the folder is a workspace.
#[must_use]
pub fn example() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    collect(&AGENCY, &mut files);
    files.sort_by(|(one, _), (other, _)| {
        let key = |path: &str| (path == "standing.toml", path.to_owned());
        key(one).cmp(&key(other))
    });
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in folder.files() {
        let parts = file.path().iter().map(|part| part.to_string_lossy().into_owned());
        let path = parts.collect::<Vec<_>>().join("/");
        if let (Some(text), false) = (file.contents_utf8(), path.starts_with('.')) {
            files.push((path, text));
        }
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_example_is_the_folder_that_it_was_made_of() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency");
        let entries = walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
        let path = |file: &Path| file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let on_disk: Vec<String> =
            files.map(|file| path(&file)).filter(|path| !path.starts_with('.')).collect();
        let example = example();
        assert_eq!(example.len(), on_disk.len());
        assert_eq!(example.last().unwrap().0, "standing.toml");
        for (path, text) in example {
            assert_eq!(std::fs::read_to_string(root.join(&path)).unwrap(), text, "{path}");
        }
    }
}

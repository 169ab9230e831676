//! Workspaces that are sound: nothing is found in them.

use std::path::{Path, PathBuf};

use standing::disk::load;

use crate::reading::support::report;
use crate::world::data::{converted, shared};
use crate::world::folder::{files, folder};

#[test]
fn valid_workspaces_have_no_finding() {
    let Some((cases, new)) = shared("cases").zip(shared("cases-v2")) else { return };
    let folders = cases.read_dir().unwrap().chain(new.read_dir().unwrap());
    let mut roots: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path().join("workspace")).collect();
    roots.extend(["nyc", "evm"].iter().filter_map(|name| shared(name)).map(|path| path.join("workspace")));
    for root in roots.iter().filter(|root| root.is_dir()) {
        let loaded = load(root).unwrap();
        let mut found = report(&loaded);
        // Some of them were generated, with amounts that nobody would write.
        found.retain(|line| !line.contains(" three-decimals: "));
        assert_eq!(found, Vec::<String>::new(), "{}", root.display());
        let portfolio = loaded.portfolio.unwrap();
        assert!(!portfolio.projects.is_empty() && portfolio.left_out.is_empty());
    }
}

#[test]
fn a_converted_workspace_of_thousands_of_files_has_no_finding() {
    let Some(folder) = converted("hvac/convert.py") else { return };
    let loaded = load(folder.path()).unwrap();
    assert_eq!(report(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    let entries: usize = portfolio.projects.iter().map(|project| project.log.time.entries().len()).sum();
    assert_eq!((portfolio.people.len(), entries), (7_552, 16_445));
}

#[test]
fn line_ends_and_marks_change_nothing_that_is_read() {
    let Some(cases) = shared("cases") else { return };
    let root = cases.join("seed-200/workspace");
    let dress = |text: Vec<u8>| format!("\u{feff}{}", String::from_utf8(text).unwrap().replace('\n', "\r\n"));
    let folder = folder(files(&root).into_iter().map(|(path, text)| (path, dress(text))));
    let [plain, dressed] = [&root, folder.path()].map(|root: &Path| load(root).unwrap().portfolio.unwrap());
    assert_eq!(format!("{plain:?}"), format!("{dressed:?}"));
}

//! The manual pages: one for each command, in words that man reads without a warning.

use std::fs;

use crate::world::command::{is_installed, run, said, sealed};

#[test]
fn every_command_has_a_page_that_man_reads() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), ["man", "man1"]);
    assert!(output.status.success(), "{}", said(&output));
    let pages: Vec<_> = fs::read_dir(folder.path().join("man1")).unwrap().map(|page| page.unwrap()).collect();
    let names: Vec<String> = pages.iter().map(|page| page.file_name().into_string().unwrap()).collect();
    for name in ["standing.1", "standing-log.1", "standing-add-client.1", "standing-export-sql.1"] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
    assert!(names.iter().all(|name| !name.contains("merge-driver")), "{names:?}");
    let log = fs::read_to_string(folder.path().join("man1/standing-log.1")).unwrap();
    assert!(log.contains("STANDING-LOG") && log.contains("\\-\\-stdin"), "{log}");
    if !is_installed("groff") {
        return println!("SKIPPED reading the pages: groff is not installed");
    }
    let mut groff = sealed("groff", folder.path());
    let groff = groff.args(["-man", "-Tutf8", "-ww", "-z"]).args(pages.iter().map(fs::DirEntry::path));
    let output = groff.env("PATH", "/usr/bin:/bin").output().unwrap();
    assert_eq!(said(&output), "");
}

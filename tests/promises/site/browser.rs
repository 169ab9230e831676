//! The pages in a real browser: Debian's chromium, driven by `tests/browser/look.mjs` with puppeteer-core and axe-core. Where
//! one of them is missing, that is said. Screenshots are written to `target/screenshots`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::world::command::{is_installed, run, well};
use crate::world::folder::{example_agency, repository};

/// Where the modules are, if they are installed.
fn modules() -> Option<PathBuf> {
    let own = repository().join("tests/browser/node_modules");
    let folder = std::env::var_os("STANDING_BROWSER_MODULES").map_or(own, PathBuf::from);
    ["puppeteer-core", "axe-core"].iter().all(|module| folder.join(module).is_dir()).then_some(folder)
}

fn pages(site: &Path, options: &[&str]) {
    let words = ["site", site.to_str().unwrap()].into_iter().chain(options.iter().copied());
    well(run(&example_agency(), words));
}

#[test]
fn no_page_has_a_fault_that_axe_knows_fetches_anything_or_says_anything() {
    let Some(modules) = modules().filter(|_| is_installed("chromium") && is_installed("node")) else {
        println!("SKIPPED the browser: chromium, node, puppeteer-core or axe-core is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    pages(&folder.path().join("agency"), &["--internal"]);
    pages(&folder.path().join("client"), &["--client", "gorseholm"]);
    let single = folder.path().join("single");
    std::fs::create_dir_all(&single).unwrap();
    for (name, words) in [
        ("brief", ["brief", "gorseholm", "-f", "html"].as_slice()),
        ("project", &["show", "tamblewick/shop", "-f", "html"]),
        ("money", &["money", "--by", "month", "-f", "html"]),
    ] {
        let html = well(run(&example_agency(), words));
        std::fs::write(single.join(format!("{name}.html")), html).unwrap();
    }
    let shots = repository().join("target/screenshots");
    let script = repository().join("tests/browser/look.mjs");
    let output = Command::new("node").arg(script).args([folder.path(), &shots, &modules]).output().unwrap();
    let told =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("pages looked at"), "{told}");
    println!("{told}");
}

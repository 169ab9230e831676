//! What is released: a Debian package that is installed, run, looked at and taken away without a trace; an archive with a
//! checksum; a formula and a manifest that name it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::world::command::{is_installed, printed, program, said, well};
use crate::world::folder::repository;

/// A script of the packages.
fn script(name: &str, words: &[&str]) -> Output {
    let mut command = Command::new(repository().join("packaging").join(name));
    command.args(words).env("COMPRESSION", "gzip").env("SOURCE_DATE_EPOCH", "1790000000").output().unwrap()
}

fn dpkg(root: &Path, words: &[&str]) -> Output {
    let mut command = Command::new("dpkg");
    command.arg(format!("--root={}", root.display())).args(["--force-not-root", "--force-depends"]);
    command.args(words).output().unwrap()
}

/// The files below a folder, but for what dpkg keeps for itself.
fn files(root: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files
        .map(|file| file.strip_prefix(root).unwrap().to_owned())
        .filter(|file| !file.starts_with("var"))
        .collect()
}

#[test]
fn a_debian_package_is_installed_run_and_taken_away() {
    if !is_installed("dpkg-deb") || !is_installed("strip") {
        return println!("SKIPPED: dpkg-deb is not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let made = well(script("debian.sh", &[program(), folder.path().to_str().unwrap()]));
    let package = made.trim();
    let root = folder.path().join("root");
    for part in ["updates", "info", "triggers"] {
        fs::create_dir_all(root.join("var/lib/dpkg").join(part)).unwrap();
    }
    fs::write(root.join("var/lib/dpkg/status"), "").unwrap();
    fs::write(root.join("var/lib/dpkg/available"), "").unwrap();
    well(dpkg(&root, &["--install", package]));
    let version = Command::new(root.join("usr/bin/standing")).arg("--version").output().unwrap();
    assert_eq!(printed(&version), format!("standing {}\n", env!("CARGO_PKG_VERSION")));
    for file in ["usr/share/man/man1/standing-log.1.gz", "usr/share/bash-completion/completions/standing"] {
        assert!(root.join(file).exists(), "{file}");
    }
    well(dpkg(&root, &["--remove", "standing"]));
    assert_eq!(files(&root), Vec::<PathBuf>::new());
    if !is_installed("lintian") {
        return println!("SKIPPED looking at it: lintian is not installed");
    }
    // Whose address it names is said where it is released.
    let mut lintian = Command::new("lintian");
    let output = lintian
        .args([
            "--allow-root",
            "--suppress-tags",
            "bogus-mail-host,bogus-mail-host-in-debian-changelog",
            package,
        ])
        .output()
        .unwrap();
    assert_eq!(printed(&output), "", "{}", said(&output));
}

#[test]
fn an_archive_has_a_checksum_that_the_formula_and_the_manifest_name() {
    if !is_installed("tar") || !is_installed("sha256sum") {
        return println!("SKIPPED: tar or sha256sum is not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let packages = folder.path().join("packages");
    let here = packages.to_str().unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let target = "x86_64-unknown-linux-musl";
    let archive = well(script("archive.sh", &[program(), target, here]));
    let name = format!("standing-{version}-{target}.tar.gz");
    assert_eq!(archive.trim(), packages.join(&name).to_str().unwrap());
    let sum = fs::read_to_string(packages.join(format!("{name}.sha256"))).unwrap();
    let mut check = Command::new("sha256sum");
    well(
        check
            .args(["--check", "--strict"])
            .arg(format!("{name}.sha256"))
            .current_dir(&packages)
            .output()
            .unwrap(),
    );
    // The others are made elsewhere.
    for other in [
        "aarch64-unknown-linux-musl.tar.gz",
        "x86_64-apple-darwin.tar.gz",
        "aarch64-apple-darwin.tar.gz",
        "x86_64-pc-windows-msvc.zip",
    ] {
        fs::write(
            packages.join(format!("standing-{version}-{other}.sha256")),
            format!("{} x\n", "ab".repeat(32)),
        )
        .unwrap();
    }
    let url = "https://example.com/agency/standing/releases/download/v1";
    well(script("taps.sh", &[here, url]));
    let sum = sum.split(' ').next().unwrap();
    let formula = fs::read_to_string(packages.join("standing.rb")).unwrap();
    assert!(formula.contains(&format!("url \"{url}/{name}\"\n      sha256 \"{sum}\"")), "{formula}");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(packages.join("standing.json")).unwrap()).unwrap();
    assert_eq!(manifest["version"], version);
    assert_eq!(manifest["architecture"]["64bit"]["hash"], "ab".repeat(32));
}

#[test]
fn cargo_binstall_is_told_what_the_archives_are_called() {
    let here = env!("CARGO_MANIFEST_DIR");
    let text = fs::read_to_string(Path::new(here).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = text.parse().unwrap();
    let told = &manifest["package"]["metadata"]["binstall"];
    let version = env!("CARGO_PKG_VERSION");
    let url = |target: &str, suffix: &str| {
        let url = told["pkg-url"].as_str().unwrap().replace("{ version }", version).replace("{ repo }", "R");
        url.replace("{ target }", target).replace("{ archive-suffix }", suffix)
    };
    let workflow = fs::read_to_string(Path::new(here).join(".github/workflows/release.yml")).unwrap();
    let targets = workflow.split("{ target: ").skip(1).map(|rest| rest.split(',').next().unwrap());
    let mut count = 0;
    for target in targets {
        let is_zip = target.contains("windows");
        // Archives are tgz unless something else is told.
        let form = told["overrides"].get(target).and_then(|own| own["pkg-fmt"].as_str());
        assert_eq!(form, is_zip.then_some("zip"), "{target}");
        let suffix = if is_zip { ".zip" } else { ".tar.gz" };
        let name = format!("standing-{version}-{target}{suffix}");
        assert_eq!(url(target, suffix), format!("R/releases/download/v{version}/{name}"));
        count += 1;
    }
    assert_eq!(count, 5);
}

//! Files that nobody wrote on purpose: whatever stands in one, it is named with its place, the rest of the workspace is
//! still reported, and neither time nor memory runs away.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;
use std::sync::atomic::{AtomicBool, Ordering};

use standing::diagnostic::rules;
use standing::disk::load;
use tempfile::TempDir;

use crate::world::command::{is_optimized, json, printed, program, said, sealed};
use crate::world::folder::{folder, lend_program};

/// The file that is damaged.
const SITE: &str = "clients/acme/site.toml";
const HEAD: &str = "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\n";
/// Processor seconds of one run, and how much memory it may ask for beside the file: threads reserve a lot unused.
const SECONDS: usize = 60;
const KILOBYTES: usize = 1_500_000;

/// A sound workspace with two projects; the second is the one that is damaged.
fn workspace() -> TempDir {
    let shop = "name = \"Shop\"\nstatus = \"active\"\nbilling = \"fixed\"\n[budget]\namount = 1000\n\
                [log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 4 },\n]\n";
    let files = [
        ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n"),
        ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/shop.toml", shop),
    ];
    let folder = folder(files);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Runs a command line with so much processor time and memory, and no more.
fn run(root: &Path, line: &str) -> Output {
    let script = format!("ulimit -t {SECONDS}; ulimit -v {KILOBYTES}; exec \"$0\" {line}");
    let mut shell = sealed("sh", root);
    shell.args(["-c", &script, program()]).env("RAYON_NUM_THREADS", "2").output().unwrap()
}

/// The findings of a check that ends as one with errors does, a line each.
fn told(root: &Path) -> Vec<String> {
    let output = run(root, "check -f short");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    printed(&output).lines().map(str::to_owned).collect()
}

/// The rest is reported, and what it misses is marked.
fn rest_is_reported(root: &Path) {
    let output = run(root, "budget -q -f json --keep-going");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let report = json(&output);
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["project"].as_str().unwrap()).collect::<Vec<_>>(), ["acme/shop"]);
    assert_eq!(report["totals"]["spent"].to_string(), "400.00");
    assert_eq!(report["totals"]["missing"]["spent"], serde_json::json!(["acme/site"]));
}

#[test]
fn a_file_that_is_no_text_or_no_toml_is_named_with_its_place() {
    let cases: [(&[u8], &str); 12] = [
        (b"name = \"Site\"\nstatus\0 = \"active\"\n", ":2:7: error[toml]"),
        (&[0; 4096], ":1:1: error[toml]"),
        (b"name = \"Site\"\rstatus = \"active\"\r", ":1:14: error[toml]"),
        (b"name = \"Caf\xe9\"\n", ":1:12: error[toml]"),
        (b"\xff\xfen\0a\0m\0e\0", ":1:1: error[toml]"),
        (b"name = \"Site\xe2\x82", ":1:13: error[toml]"),
        (b"", ": error[missing-key]"),
        (b"\xef\xbb\xbf", ": error[missing-key]"),
        (b"name = \"Site\"\n\xef\xbb\xbfstatus = \"active\"\n", ":2:1: error[toml]"),
        (b"<<<<<<< HEAD\nname = 1\n=======\nname = 2\n>>>>>>> b\n", ":1:1: error[merge-conflict]"),
        (b"---\nname: Site\n", ":1:1: error[toml]"),
        (b"PK\x03\x04\x14\0\x08\0", ":1:"),
    ];
    for (bytes, expected) in cases {
        let folder = workspace();
        fs::write(folder.path().join(SITE), bytes).unwrap();
        let told = told(folder.path());
        assert!(told[0].starts_with(&format!("{SITE}{expected}")), "{bytes:?}: {told:?}");
        assert!(told.len() <= 3, "{told:?}");
        rest_is_reported(folder.path());
    }
}

#[test]
fn a_mark_at_the_beginning_and_lines_that_end_in_two_characters_are_well() {
    let folder = workspace();
    let text = format!("\u{feff}{HEAD}note = 1\n").replace("note = 1\n", "").replace('\n', "\r\n");
    fs::write(folder.path().join(SITE), text).unwrap();
    let output = run(folder.path(), "check");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

#[test]
fn a_folder_where_a_file_should_be_is_named() {
    let folder = workspace();
    fs::create_dir(folder.path().join(SITE)).unwrap();
    assert_eq!(told(folder.path()), [format!("{SITE}: error[unreadable]: {SITE} is a folder, not a file")]);
    rest_is_reported(folder.path());
}

#[test]
fn nesting_without_end_is_one_error() {
    let deep = 100_000;
    for (kind, text) in [
        ("lists", format!("x = {}{}\n", "[".repeat(deep), "]".repeat(deep))),
        ("tables", format!("x = {}1{}\n", "{ a = ".repeat(deep), " }".repeat(deep))),
        ("keys", format!("{}a = 1\n", "a.".repeat(deep))),
        ("headers", format!("[{}a]\n", "a.".repeat(deep))),
        ("open", format!("x = {}", "[".repeat(deep))),
        ("quotes", format!("x = {}", "\"\"\"".repeat(deep))),
    ] {
        let folder = workspace();
        fs::write(folder.path().join(SITE), format!("{HEAD}{text}")).unwrap();
        let told = told(folder.path());
        assert!(told[0].starts_with(&format!("{SITE}:4:")), "{kind}: {told:?}");
        assert!(told[0].contains(": error[toml]: ") && told.len() == 1, "{kind}: {told:?}");
        rest_is_reported(folder.path());
    }
}

/// The same line until it fills so many megabytes.
fn large(line: &str, megabytes: usize) -> String {
    line.repeat((megabytes << 20) / line.len())
}

#[test]
fn a_hundred_megabytes_are_refused() {
    let text = large("key = 1\n", 100);
    for bytes in [vec![0; text.len()], text.into_bytes()] {
        let folder = workspace();
        fs::write(folder.path().join(SITE), bytes).unwrap();
        let told = told(folder.path());
        assert_eq!(
            told,
            [format!("{SITE}: error[unreadable]: {SITE} is 100 MB, and at most 8 MB can be read")]
        );
        rest_is_reported(folder.path());
    }
}

#[test]
fn what_is_larger_than_memory_is_not_even_opened() {
    let folder = workspace();
    fs::File::create(folder.path().join(SITE)).unwrap().set_len(1 << 40).unwrap();
    let told = told(folder.path());
    let size = "it is 1048576 MB, and at most 256 MB can be read";
    assert_eq!(told, [format!("{SITE}: error[unreadable]: can't read {SITE}: {size}")]);
    rest_is_reported(folder.path());
}

#[test]
fn nonsense_of_some_megabytes_is_refused_in_bounded_time_and_memory() {
    let megabytes = if is_optimized() { 8 } else { 1 };
    for (kind, line) in [
        ("blanks", "\n"),
        ("letters", "x"),
        ("zeros", "\0"),
        ("brackets", "["),
        ("no values", "key\n"),
        ("the same key", "key = 1\n"),
        ("tables", "[[changes]]\n"),
        ("quotes", "x = \"\"\"\n"),
        ("exemptions", "# standing: allow(late-project)\n"),
        ("exemptions of nothing", "a = 1 # standing: allow(late)\n"),
        ("conflicts", "<<<<<<< a\n=======\n"),
    ] {
        let folder = workspace();
        fs::write(folder.path().join(SITE), large(line, megabytes)).unwrap();
        let told = told(folder.path());
        assert!(told[0].starts_with(SITE), "{kind}: {told:?}");
        assert!(told.iter().all(|line| line.len() < 500), "{kind}");
    }
}

#[test]
fn some_megabytes_of_time_are_read() {
    let folder = workspace();
    let record = "  { date = 2026-11-02, who = \"ana\", hours = 0.25, note = \"a call\", rate = 80 },\n";
    let entries = large(record, if is_optimized() { 7 } else { 2 });
    let count = entries.len() / record.len();
    fs::write(folder.path().join(SITE), format!("{HEAD}[log]\ntime = [\n{entries}]\n")).unwrap();
    let output = run(folder.path(), "budget acme/site -q -f json");
    assert!(output.status.success(), "{}", said(&output));
    let report = json(&output);
    assert_eq!(report["rows"][0]["spent"]["fees"].to_string(), format!("{}.00", count * 20));
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let folder = workspace();
    let root = folder.path();
    fs::write(root.join(SITE), HEAD).unwrap();
    let program = lend_program(root);
    let check = |words: &[&str]| {
        let mut command = sealed(&program, root);
        command.args(words);
        if fs::metadata(root).unwrap().uid() == 0 {
            // Nothing is closed to the administrator, so somebody else looks.
            command.uid(65534).gid(65534);
        }
        command.output()
    };
    if !check(&["check"]).is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: nobody but the administrator can run a program here");
        return;
    }
    let close =
        |path: &str, mode| fs::set_permissions(root.join(path), fs::Permissions::from_mode(mode)).unwrap();
    for (path, mode, code, expected) in [
        (SITE, 0o644, 3, "clients/acme/site.toml: error[unreadable]: can't read clients/acme/site.toml: "),
        ("clients/acme", 0o755, 4, "error: can't read "),
        ("people", 0o755, 4, "error: can't read "),
    ] {
        close(path, 0);
        let output = check(&["check", "-f", "short"]).unwrap();
        close(path, mode);
        let told = format!("{}{}", printed(&output), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{path}: {told}");
        let is_said = |line: &str| line.starts_with(expected) && line.contains(&format!("{path}: "));
        assert!(told.lines().any(is_said), "{path}: {told}");
    }
}

#[test]
fn a_file_that_comes_and_goes_while_it_is_read_is_there_or_named() {
    let folder = workspace();
    let (site, aside) = (folder.path().join(SITE), folder.path().join("aside"));
    fs::write(&site, HEAD).unwrap();
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                fs::rename(&site, &aside).unwrap();
                std::thread::yield_now();
                fs::rename(&aside, &site).unwrap();
            }
        });
        for _ in 0..500 {
            let loaded = load(folder.path()).unwrap();
            for found in &loaded.diagnostics {
                assert_eq!((found.rule, &*found.place.document), (rules::UNREADABLE, SITE));
                assert_eq!(found.message, format!("{SITE} is gone: it was there a moment ago"));
                assert_eq!(loaded.portfolio.as_ref().unwrap().left_out, ["acme/site"]);
            }
            for finding in loaded.sources.findings(loaded.diagnostics.clone()) {
                assert_eq!(finding.line, 0);
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

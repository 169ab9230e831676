//! A write opens the files that have a say in it and no others, so that it costs the same however large the workspace is.
//! The system's own record of what is opened is looked at, where `strace` can make one.

use std::collections::BTreeSet;
use std::fs;

use tempfile::TempDir;

use super::commands::all;
use super::killed::has_strace;
use super::world::{Form, agency, command, run};
use crate::world::command::{answer, program};

/// What is taken out whole, or gets another id, may be named anywhere, and so may what `standing.toml` says; costs are read
/// with everything they are of; whether hours are too much depends on all other projects.
const WIDE: [&str; 6] =
    ["rename ", "set . ", "close-books ", "fx ", "cost ", "assign acme/website ana account-manager,director"];

/// Every file below the workspace that a command opens, and every folder that it lists; what it only flushes is not told.
fn opened(folder: &TempDir, line: &str) -> BTreeSet<String> {
    let trace = folder.path().join(".trace");
    let (words, input) = command(line);
    let strace = ["-f", "-qq", "-o", trace.to_str().unwrap(), "-e", "trace=open,openat"];
    let words: Vec<&str> =
        strace.into_iter().chain([program()]).chain(words.iter().map(String::as_str)).collect();
    let output = run("strace", folder.path(), &words, input);
    assert!(output.status.success(), "{line}\n{}", answer(&output));
    let text = fs::read_to_string(&trace).unwrap();
    fs::remove_file(trace).unwrap();
    let root = format!("{}/", folder.path().display());
    let path = |call: &str| {
        let path = call.split('"').nth(1)?;
        let own = path.strip_prefix(&root).or_else(|| path.strip_prefix("./"))?;
        let is_flushed = folder.path().join(own).is_dir() && !call.contains("O_DIRECTORY");
        (!own.starts_with(".standing") && own != ".trace" && !is_flushed).then(|| own.to_owned())
    };
    text.lines().filter_map(path).collect()
}

#[test]
fn a_write_opens_no_file_that_has_no_say_in_it() {
    if !has_strace() {
        println!("SKIPPED: strace cannot be run here");
        return;
    }
    for (line, _) in all().filter(|(line, _)| !WIDE.iter().any(|wide| line.starts_with(wide))) {
        let folder = agency(Form::Plain);
        for client in ["acme", "delta"] {
            fs::create_dir_all(folder.path().join(format!("clients/{client}-other"))).unwrap();
            fs::write(
                folder.path().join(format!("clients/{client}-other/client.toml")),
                format!("name = \"{client}\"\n"),
            )
            .unwrap();
        }
        fs::write(folder.path().join("people/zoe.toml"), "name = \"Zoe\"\n").unwrap();
        for line in [line, "undo"] {
            let opened = opened(&folder, line);
            let is_far = |path: &&String| {
                path.contains("-other") || path.contains("zoe") || *path == "clients" || *path == "people"
            };
            let far: Vec<&String> = opened.iter().filter(is_far).collect();
            // Taking back a new client or person asks who names them.
            let is_new = |path: &String| path.contains("nova") || path.contains("cleo");
            let is_back = line == "undo" && opened.iter().any(is_new);
            // A new client is told how many there are, and a rate is the agency's: names are listed, and no file is opened.
            let is_counted = (line.starts_with("add client") || line.starts_with("fx "))
                && far.iter().all(|path| !path.contains('/'));
            assert!(is_back || is_counted || far.is_empty(), "{line}: {far:?} of {opened:?}");
        }
    }
}

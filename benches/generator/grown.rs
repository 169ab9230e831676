//! A project of one person that has grown: so many time entries, in the order of their days, with notes like ids.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use super::day::{FIRST, TODAY};

const CLIENT: &str = "name = \"Benchmark\"\nlead = \"timer\"\n";
const HEAD: &str = "name = \"Benchmark\"\nstatus = \"active\"\nbilling = \"hourly\"\nstart = 2023-07-03\n\n\
    [rates]\ndefault = 100\n\n[log]\ntime = [\n";

/// Adds the project `benchmark/PROJECT` with so many entries to a workspace, and `timer`, who works on it; the text of
/// its file.
///
/// # Errors
/// Whatever the file system answers when a folder or a file can't be written.
pub fn grow(root: &Path, project: &str, entries: usize) -> io::Result<String> {
    let folder = root.join("clients/benchmark");
    fs::create_dir_all(&folder)?;
    fs::write(root.join("people/timer.toml"), "name = \"Timer\"\n")?;
    fs::write(folder.join("client.toml"), CLIENT)?;
    let mut text = HEAD.to_owned();
    for entry in 0..entries {
        let day = FIRST.plus(TODAY.since(FIRST) * entry as i64 / entries as i64);
        let fields = format!("who = \"timer\", hours = 0.01, note = \"web-{entry}\"");
        writeln!(text, "  {{ date = {day}, {fields} }},").expect("a string takes any text");
    }
    text.push_str("]\n");
    fs::write(folder.join(format!("{project}.toml")), &text)?;
    Ok(text)
}

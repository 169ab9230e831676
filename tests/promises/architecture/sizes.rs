//! How large a file or a function may be, and what a file opens with.

use crate::architecture::source::sources;

const FILE_LIMIT: usize = 400;
const FUNCTION_LIMIT: usize = 60;

#[test]
fn files_stay_small_enough_to_hold_in_the_head() {
    let sizes = sources().into_values().map(|source| (source.text.lines().count(), source.path));
    let long: Vec<_> = sizes.filter(|(lines, _)| *lines > FILE_LIMIT).collect();
    assert!(long.is_empty(), "files over {FILE_LIMIT} lines: {long:#?}");
}

#[test]
fn functions_do_one_thing() {
    let mut long = Vec::new();
    for source in sources().into_values() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().split(' ').take(4).any(|word| word == "fn");
            if !is_function || !line.trim_start().starts_with(['p', 'f', 'c']) {
                continue;
            }
            let end = lines[start..].iter().position(|later| {
                later.len() - later.trim_start().len() == indent && later.trim_start().starts_with('}')
            });
            if let Some(length) = end.filter(|length| *length >= FUNCTION_LIMIT) {
                long.push(format!("{}:{}: {} lines", source.path.display(), start + 1, length + 1));
            }
        }
    }
    assert!(long.is_empty(), "functions over {FUNCTION_LIMIT} lines:\n{}", long.join("\n"));
}

#[test]
fn every_file_opens_with_what_lives_there() {
    let bare = sources().into_values().filter(|source| !source.text.starts_with("//!"));
    let bare: Vec<_> = bare.map(|source| source.path).collect();
    assert!(bare.is_empty(), "files without a first word: {bare:#?}");
}

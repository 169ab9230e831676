//! Prints a comparison. As Markdown it can be a comment of a forge: it begins with a mark by which a job finds its old one,
//! and stays below the size that forges take.

use crate::cli::failure::Failure;
use crate::cli::session::output::{Format, Printing, write};
use crate::cli::session::setting::Setting;
use crate::page::Report;
use crate::render::markdown;
use crate::reports::diff::Diff;

/// By this a job finds the comment that it wrote before.
const MARK: &str = "<!-- standing diff -->\n";
/// A forge takes comments of 65,536 characters.
const MOST: usize = 60_000;

pub(crate) fn print(
    setting: &Setting,
    (printing, format): (&Printing, Format),
    diff: &Diff,
) -> Result<(), Failure> {
    match format {
        Format::Markdown => {
            let comment = comment(diff)?;
            write(setting, |out| out.write_all(comment.as_bytes()))
        }
        _ => printing.print(setting, diff, Diff::page),
    }
}

/// As many lines as there is room for.
fn comment(diff: &Diff) -> Result<String, Failure> {
    let mut lines = diff.len();
    loop {
        let mut text = MARK.as_bytes().to_vec();
        markdown::write(&mut text, &diff.page_of(lines))
            .map_err(|error| Failure::environment("can't print", error))?;
        if text.len() < MOST || lines == 0 {
            return Ok(String::from_utf8_lossy(&text).into_owned());
        }
        // So much smaller that the next try is likely to do.
        lines = (lines * MOST / text.len()).min(lines - 1) * 9 / 10;
    }
}

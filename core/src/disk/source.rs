//! Bytes become text: a byte order mark is left out, so that no place counts it, and what is not UTF-8 is named.

use std::io;
use std::str::Utf8Error;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::entry::unreadable;
use crate::disk::files::Files;
use crate::disk::origin::Withheld;

const MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes of a document without a byte order mark, in a buffer that was used before.
pub(crate) fn bytes<'b>(files: &Files, document: &str, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
    let bytes = files.read(document, buffer)?;
    Ok(bytes.strip_prefix(MARK).unwrap_or(bytes))
}

/// The text of a document without a byte order mark, or what keeps it from being text.
pub(crate) fn read(files: &Files, document: &str) -> Result<String, Box<Diagnostic>> {
    text(files, document, &mut Vec::new()).map(str::to_owned)
}

/// The same in a buffer that was used before.
pub(crate) fn text<'b>(
    files: &Files,
    document: &str,
    buffer: &'b mut Vec<u8>,
) -> Result<&'b str, Box<Diagnostic>> {
    let bytes = bytes(files, document, buffer).map_err(|error| unreadable(document, &error))?;
    if is_utf16(bytes) {
        let place = Place::key(document, "").at(0..2);
        let told = Diagnostic::error(rules::TOML, place, "the file is UTF-16, not UTF-8");
        return Err(Box::new(told.help("save it again as UTF-8")));
    }
    if let Some(Withheld { what, help }) = stand_in(bytes) {
        let told =
            Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), format!("{document} {what}"));
        return Err(Box::new(told.help(help)));
    }
    // Where it is not text, the slower way says from which byte on.
    let text = simdutf8::basic::from_utf8(bytes).or_else(|_| str::from_utf8(bytes));
    text.map_err(|error| Box::new(no_text(document, bytes, error)))
}

/// What git or a tool beside it keeps in the place of a file whose content is elsewhere, or locked.
fn stand_in(bytes: &[u8]) -> Option<Withheld> {
    if bytes.starts_with(b"version https://git-lfs.github.com/spec/") {
        let help = "take it out of Git LFS: git lfs untrack, then git add --renormalize";
        return Some(Withheld { what: "is a Git LFS pointer, and its content is elsewhere", help });
    }
    let help = "unlock the repository with git-crypt unlock; in older commits it stays encrypted";
    bytes
        .starts_with(b"\0GITCRYPT\0")
        .then_some(Withheld { what: "is encrypted by git-crypt, and can't be read", help })
}

/// Whether it begins with the mark of UTF-16, or as Latin letters do in it.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..]
    )
}

fn no_text(document: &str, bytes: &[u8], error: Utf8Error) -> Diagnostic {
    let start = error.valid_up_to();
    let Some(length) = error.error_len() else {
        let place = Place::key(document, "").at(start..bytes.len());
        return Diagnostic::error(rules::TOML, place, "the file ends in the middle of a character")
            .help("restore the end of the file, and save it as UTF-8");
    };
    let byte = bytes.get(start).copied().unwrap_or(0);
    let help = match latin(byte) {
        Some(c) => format!("save the file as UTF-8: in Latin-1 this byte would be {c:?}"),
        None => "save the file as UTF-8".to_owned(),
    };
    let place = Place::key(document, "").at(start..start + length);
    Diagnostic::error(rules::TOML, place, format!("byte {byte:02X} is not valid UTF-8")).help(help)
}

/// What a byte is in Latin-1 or Windows-1252, where people write letters with accents.
fn latin(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x91..=0x94 => ['‘', '’', '“', '”'].get(usize::from(byte) - 0x91).copied(),
        0x96 => Some('–'),
        0xA1.. => Some(char::from(byte)),
        _ => None,
    }
}

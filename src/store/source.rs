//! Bytes become text: a byte order mark is left out, so that no place counts it, and what is no UTF-8 is named.

use std::fs;
use std::io;
use std::path::Path;

use super::entry::unreadable;
use crate::diagnostic::{Diagnostic, Place};

const MARK: &str = "\u{feff}";

/// The bytes of a document.
pub(super) fn bytes(root: &Path, document: &str) -> io::Result<Vec<u8>> {
    fs::read(root.join(document))
}

/// The text of a document without a byte order mark, or what keeps it from being text.
pub(super) fn read(root: &Path, document: &str) -> Result<String, Box<Diagnostic>> {
    let bytes = bytes(root, document).map_err(|error| Box::new(unreadable(document, &error)))?;
    text(bytes).map_err(|bytes| Box::new(no_text(document, &bytes)))
}

/// Bytes as text without a byte order mark; the bytes again where they are no UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    let mut text = String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)?;
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
    }
    Ok(text)
}

fn no_text(document: &str, bytes: &[u8]) -> Diagnostic {
    let (start, length) = match std::str::from_utf8(bytes) {
        Ok(_) => (0, 0),
        Err(error) => (error.valid_up_to(), error.error_len().unwrap_or(bytes.len() - error.valid_up_to())),
    };
    let place = Place::key(document, "").at(start..start + length);
    let byte = bytes.get(start).copied().unwrap_or_default();
    let truncated = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let message = "the file is UTF-16, not UTF-8".to_owned();
        return Diagnostic::error("utf8", Place::key(document, "").at(0..2), message)
            .help("save it again as UTF-8");
    }
    if truncated {
        let message = "the file ends in the middle of a character".to_owned();
        return Diagnostic::error("utf8", place, message)
            .help("restore the end of the file, and save it as UTF-8");
    }
    let message = format!("byte {byte:02X} is no UTF-8");
    let help = match latin(byte) {
        Some(c) => format!("save the file as UTF-8: in Latin-1 this byte would be {c:?}"),
        None => "save the file as UTF-8".to_owned(),
    };
    Diagnostic::error("utf8", place, message).help(help)
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

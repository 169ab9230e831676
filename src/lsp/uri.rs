//! Where editors say that files are: URIs and paths.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

/// The path of a file's URI; `None` where it names something else than a file.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // No other machine is reached.
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = decoded(path)?;
    let is_drive =
        |rest: &&str| matches!(rest.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    match path.strip_prefix('/').filter(is_drive) {
        Some(drive) => Some(PathBuf::from(drive)),
        None => path.starts_with('/').then(|| PathBuf::from(&path)),
    }
}

/// The URI of a file.
pub(crate) fn uri(path: &Path) -> Option<Uri> {
    let text = path.to_str()?.replace('\\', "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    let mut encoded = format!("file://{slash}");
    for byte in text.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    // No answer: what was just encoded is a URI.
    Uri::from_str(&encoded).ok()
}

/// A text with its `%41` undone; `None` where it is not text then.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        rest = behind;
        match (byte, behind) {
            (b'%', [high, low, behind @ ..]) => {
                let digit = |sign: u8| char::from(sign).to_digit(16);
                let value = digit(*high)? * 16 + digit(*low)?;
                bytes.push(u8::try_from(value).unwrap_or(b'?'));
                rest = behind;
            }
            (byte, _) => bytes.push(*byte),
        }
    }
    // No answer: bytes that are no text name no file of ours.
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back() {
        for (given, encoded) in [
            ("/home/ana/my agency/clients/ä.toml", "file:///home/ana/my%20agency/clients/%C3%A4.toml"),
            ("/a/b+c.toml", "file:///a/b%2Bc.toml"),
        ] {
            let there = uri(Path::new(given)).unwrap();
            assert_eq!(there.as_str(), encoded);
            assert_eq!(path(&there).unwrap(), PathBuf::from(given));
        }
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for (given, expected) in [
            ("untitled:Untitled-1", None),
            ("https://example.com/a.toml", None),
            ("file:///c%3A/agency/standing.toml", Some("c:/agency/standing.toml")),
            ("file://localhost/a.toml", Some("/a.toml")),
        ] {
            assert_eq!(path(&Uri::from_str(given).unwrap()), expected.map(PathBuf::from), "{given}");
        }
    }
}

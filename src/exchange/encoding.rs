//! Bytes become text: UTF-8 with or without a mark. Any other encoding is named and refused, never guessed at.

use crate::exchange::entry::Unreadable;

/// The text of a file without a byte order mark.
///
/// # Errors
/// When it is not UTF-8.
pub(crate) fn decoded(bytes: &[u8]) -> Result<&str, Unreadable> {
    if let Some(found) = other_kind(bytes) {
        return Err(found);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            Err(Unreadable::whole("there is nothing in it", "export it again, with the rows that you need"))
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            let byte = bytes.get(at).copied().unwrap_or_default();
            Err(Unreadable {
                line,
                why: format!("it is not UTF-8: byte {byte:02X} on line {line}"),
                help: "save it as UTF-8, or convert it: iconv -f windows-1252 -t utf-8 FILE".to_owned(),
            })
        }
    }
}

/// What bytes are that are no UTF-8 from the start.
fn other_kind(bytes: &[u8]) -> Option<Unreadable> {
    let utf_16 = "it is UTF-16, and only UTF-8 is read";
    let convert = "save it as UTF-8, or convert it: iconv -f utf-16 -t utf-8 FILE";
    let zeros = |odd: usize| {
        let sample = || bytes.iter().take(200).skip(odd).step_by(2);
        bytes.len() > 3 && sample().filter(|byte| **byte == 0).count() * 2 > sample().count()
    };
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some(Unreadable::whole(
            "it is UTF-32, and only UTF-8 is read",
            "save it as UTF-8, or convert it: iconv -f utf-32 -t utf-8 FILE",
        )),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Unreadable::whole(utf_16, convert)),
        [b'P', b'K', 3, 4, ..] => Some(Unreadable::whole(
            "it is a zip file or a workbook (.xlsx), and not a text",
            "export it as CSV, or unpack it first",
        )),
        _ if zeros(0) || zeros(1) => Some(Unreadable::whole(utf_16, convert)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf_8_is_text() {
        assert_eq!(decoded(b"\xef\xbb\xbfa,b\n"), Ok("a,b\n"));
        let why = |bytes: &[u8]| decoded(bytes).unwrap_err().why;
        assert_eq!(why(b"\xff\xfea\0,\0"), "it is UTF-16, and only UTF-8 is read");
        assert_eq!(why(b"a\0,\0b\0"), "it is UTF-16, and only UTF-8 is read");
        assert_eq!(why(b"\0a\0,\0b"), "it is UTF-16, and only UTF-8 is read");
        assert_eq!(why(b"\xff\xfe\0\0a\0\0\0"), "it is UTF-32, and only UTF-8 is read");
        assert_eq!(why(b"a,b\nc\xe7,d\n"), "it is not UTF-8: byte E7 on line 2");
        assert_eq!(why(b" \n"), "there is nothing in it");
        assert!(why(b"PK\x03\x04xlsx").contains("workbook"));
    }
}

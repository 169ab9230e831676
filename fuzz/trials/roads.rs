//! Any text as any kind of file: the quick road of the reader takes only what the `toml` crate takes, with equal values.

use standing::disk::is_quick;
use standing::format::Kind;

use super::file;

pub(super) fn trial(bytes: &[u8]) {
    let Some((path, text)) = file(bytes) else { return };
    let Some((kind, text)) = Kind::of(path).zip(str::from_utf8(text).ok()) else { return };
    if let Err(parted) = is_quick(kind, text, &["ana", "eve"]) {
        panic!("{path}: {parted}");
    }
}

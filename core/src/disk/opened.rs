//! Opens what stands at a path: an ordinary file and nothing else, never by way of a link. Whoever opens a pipe would wait
//! for ever, and whoever reads a file of two gigabytes would fill the memory: both are asked about first.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::disk::origin::{MOST, too_large};

/// How much of a file is compared at once.
const BLOCK: usize = 1 << 16;

/// Does again what a signal has interrupted.
pub(crate) fn again<T>(mut work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match work() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// What stands at a path itself, be it a link.
pub(crate) fn look(path: &Path) -> io::Result<Metadata> {
    again(|| fs::symlink_metadata(path))
}

/// What stands at a path itself; `None` where nothing does.
pub(crate) fn look_for(path: &Path) -> io::Result<Option<Metadata>> {
    match look(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a file to read it, unless it is none or has more bytes than `most`; what it is.
pub(crate) fn known(path: &Path, most: usize) -> io::Result<(File, Metadata)> {
    let file = again(|| options().read(true).open(path))?;
    let found = again(|| file.metadata())?;
    if !found.is_file() {
        return Err(no_file());
    }
    if found.len() > most as u64 {
        return Err(too_large(found.len(), most));
    }
    Ok((file, found))
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if !look(path)?.is_file() {
        return Err(no_file());
    }
    let (file, found) = known(path, MOST)?;
    let length = usize::try_from(found.len()).map_err(|_| too_large(found.len(), MOST))?;
    let mut bytes = Vec::with_capacity(length);
    // It may have grown since it was asked.
    (&file).take(MOST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MOST {
        return Err(too_large(again(|| file.metadata())?.len(), MOST));
    }
    Ok(bytes)
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
}

/// A folder, to flush it or to give it away.
pub(crate) fn folder(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    // Without this flag, Windows opens no folder.
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, 0x0200_0000);
    again(|| options.read(true).open(path))
}

/// Whether a file has these bytes, read block by block: it may be large, and they are here already.
pub(crate) fn holds(path: &Path, expected: &[u8]) -> io::Result<bool> {
    if !look(path)?.is_file() {
        return Err(no_file());
    }
    let (mut file, _) = known(path, MOST)?;
    let mut rest = expected;
    let mut block = vec![0; BLOCK];
    loop {
        let length = again(|| file.read(&mut block))?;
        let Some(left) = block.get(..length).and_then(|read| rest.strip_prefix(read)) else {
            return Ok(false);
        };
        if length == 0 {
            return Ok(rest.is_empty());
        }
        rest = left;
    }
}

/// The bytes of a file; `None` where there is none.
pub(crate) fn bytes_if_any(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match bytes(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What the system said of a document or a folder, with its name.
pub(crate) fn of(document: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{document}: {error}"))
}

/// Something stands in the place of a file that is none.
pub(crate) fn no_file() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is not an ordinary file")
}

/// Whether an error says that something else stands in the place of a file.
pub(crate) fn is_no_file(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::IsADirectory) || is_link(error)
}

/// Opening that follows no link and waits for nobody.
#[cfg(unix)]
pub(crate) fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut options = OpenOptions::new();
    options.custom_flags(flags.bits().cast_signed());
    options
}

/// Opening that follows no link, as far as the system knows how.
#[cfg(not(unix))]
pub(crate) fn options() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link(_: &io::Error) -> bool {
    false
}

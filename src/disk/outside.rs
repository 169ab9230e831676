//! Files that somebody names outside of the workspace: what another tool exported, and what is exported for one.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of such a file that are read.
const MOST: u64 = 256 << 20;

/// The bytes of a file, or of a pipe that stands for one.
///
/// # Errors
/// When it cannot be read, or is larger than any export.
pub fn outside(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        let what = format!("it is larger than {} MB", MOST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
    }
    Ok(bytes)
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// When the system refuses.
pub fn write_outside(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

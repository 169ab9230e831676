//! Whether a workspace was written to while it was read. Every write counts itself before its first step, so that a
//! reader who finds the same count before and after, and no journal, saw no half of a write.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::disk::write::fault::WriteFault;
use crate::disk::write::journal;

/// How many writes there were. Readers who may not write here look at it too.
const COUNT: &str = ".standing/writes";

/// How many digits the count has, whatever it is: it is replaced at one blow.
const DIGITS: usize = 20;

/// A moment in the life of a workspace.
#[derive(Debug)]
pub struct Moment(String);

impl Moment {
    /// How it is now. Whether a write is under way is to be asked behind this, not before.
    #[must_use]
    pub fn now(root: &Path) -> Self {
        let path = root.join(COUNT);
        Self(if is_file(&path) { File::open(path).map(digits).unwrap_or_default() } else { String::new() })
    }

    /// Whether nothing was written since, and nothing is being written.
    #[must_use]
    pub fn is_now(&self, root: &Path) -> bool {
        !journal::is_pending(root) && Self::now(root).0 == self.0
    }
}

/// Counts a write, before its first step.
pub(crate) fn count(root: &Path) -> Result<(), WriteFault> {
    let path = root.join(COUNT);
    if path.symlink_metadata().is_ok() && !is_file(&path) {
        return Err(WriteFault::Displaced(COUNT.to_owned()));
    }
    add_one(&path).map_err(|error| WriteFault::io("cannot write", path.display(), error))
}

fn add_one(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    // What somebody else wrote there counts as none.
    let count: u64 = digits(&file).parse().unwrap_or_default();
    file.rewind()?;
    file.write_all(format!("{:0DIGITS$}\n", count.wrapping_add(1)).as_bytes())
}

/// A file itself, and no link to one.
fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_file())
}

/// The count as it is written; nothing where none is.
fn digits(file: impl Read) -> String {
    let mut digits = String::new();
    let read = file.take(DIGITS as u64).read_to_string(&mut digits);
    if read.is_ok() { digits } else { String::new() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_moment_lasts_until_the_next_write() {
        let root = tempfile::TempDir::new().unwrap();
        fs::create_dir(root.path().join(".standing")).unwrap();
        for before in [None, Some("nonsense"), Some("00000000000000000041\n")] {
            before.into_iter().for_each(|text| fs::write(root.path().join(COUNT), text).unwrap());
            let moment = Moment::now(root.path());
            assert!(moment.is_now(root.path()));
            count(root.path()).unwrap();
            assert!(!moment.is_now(root.path()), "{before:?}");
        }
        assert_eq!(fs::read_to_string(root.path().join(COUNT)).unwrap(), "00000000000000000042\n");
        let moment = Moment::now(root.path());
        fs::write(root.path().join(journal::JOURNAL), "{}").unwrap();
        assert!(!moment.is_now(root.path()));
    }
}

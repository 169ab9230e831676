//! Whether a workspace was written to while it was read. Every write counts itself before its first step, so that a
//! reader who finds the same count before and after, and no journal, saw no half of a write.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use crate::disk::opened::{bytes_if_any, is_no_file};
use crate::disk::write::fault::WriteFault;
use crate::disk::write::{journal, own, trace};

/// How many writes there were. Readers who may not write here look at it too.
const COUNT: &str = ".standing/writes";

/// How many digits the count has, whatever it is: it is replaced at one blow.
const DIGITS: usize = 20;

/// A moment in the life of a workspace.
#[derive(Debug)]
pub struct Moment(Option<Vec<u8>>);

impl Moment {
    /// How it is now. Whether a write is under way is to be asked behind this, not before.
    ///
    /// # Errors
    /// When one cannot look.
    pub fn now(root: &Path) -> Result<Self, WriteFault> {
        let path = root.join(COUNT);
        let count = bytes_if_any(&path);
        count.map(Self).map_err(|error| match is_no_file(&error) {
            true => WriteFault::Displaced(COUNT.to_owned()),
            false => WriteFault::io("cannot read", path.display(), error),
        })
    }

    /// Whether nothing was written since, and nothing is being written.
    ///
    /// # Errors
    /// When one cannot look.
    pub fn is_now(&self, root: &Path) -> Result<bool, WriteFault> {
        Ok(!journal::is_pending(root)? && Self::now(root)?.0 == self.0)
    }
}

/// Counts a write, before its first step.
pub(crate) fn count(root: &Path) -> Result<(), WriteFault> {
    let path = root.join(COUNT);
    let failed = |error| WriteFault::io("cannot write", path.display(), error);
    trace::step("count", &path).map_err(failed)?;
    add_one(own::open(root, COUNT)?).map_err(failed)
}

fn add_one(mut file: File) -> io::Result<()> {
    let mut digits = Vec::with_capacity(DIGITS);
    Read::by_ref(&mut file).take(DIGITS as u64).read_to_end(&mut digits)?;
    // What somebody else wrote there counts as none.
    let count = str::from_utf8(&digits).map_or(0, |digits| digits.parse::<u64>().unwrap_or(0));
    file.rewind()?;
    file.write_all(format!("{:0DIGITS$}\n", count.wrapping_add(1)).as_bytes())
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
            let moment = Moment::now(root.path()).unwrap();
            assert!(moment.is_now(root.path()).unwrap());
            count(root.path()).unwrap();
            assert!(!moment.is_now(root.path()).unwrap(), "{before:?}");
        }
        assert_eq!(fs::read_to_string(root.path().join(COUNT)).unwrap(), "00000000000000000042\n");
        let moment = Moment::now(root.path()).unwrap();
        fs::write(root.path().join(journal::JOURNAL), "{}").unwrap();
        assert!(!moment.is_now(root.path()).unwrap());
    }
}

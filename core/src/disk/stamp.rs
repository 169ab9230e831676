//! What each document was when it was read first. One that is read again, to show a place in it or a key of it, must still be
//! that: a report made of two moments says what never was.

use std::fs::Metadata;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use rustc_hash::FxHashMap;

/// By what a file is known again without a look at its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The file itself, and when anything of it was changed.
    own: [i64; 4],
}

impl Stamp {
    /// The stamp of a file that is open.
    pub(crate) fn of(found: &Metadata) -> Self {
        // No answer where a system knows no such time: the rest tells files apart.
        let modified = found.modified().ok();
        Self { length: found.len(), modified, own: own(found) }
    }
}

#[cfg(unix)]
fn own(found: &Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;

    [found.dev().cast_signed(), found.ino().cast_signed(), found.ctime(), found.ctime_nsec()]
}

#[cfg(not(unix))]
fn own(_: &Metadata) -> [i64; 4] {
    [0; 4]
}

/// What was read, and whether something of it changed meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    first: Mutex<FxHashMap<Box<str>, Stamp>>,
    changed: Mutex<Option<String>>,
}

impl Stamps {
    /// Notes that a document was read, and whether it is what it was.
    pub(crate) fn note(&self, document: &str, stamp: Stamp) {
        let mut first = held(&self.first);
        let known = first.get(document).copied();
        match known {
            None => drop(first.insert(document.into(), stamp)),
            Some(known) if known == stamp => {}
            Some(_) => {
                held(&self.changed).get_or_insert_with(|| document.to_owned());
            }
        }
    }

    /// Notes that a document could not be read, which is a change where it was read before.
    pub(crate) fn miss(&self, document: &str) {
        if held(&self.first).contains_key(document) {
            held(&self.changed).get_or_insert_with(|| document.to_owned());
        }
    }

    /// What a document was when it was read first.
    pub(crate) fn first(&self, document: &str) -> Option<Stamp> {
        held(&self.first).get(document).copied()
    }

    /// The first document that was not what it had been.
    pub(crate) fn changed(&self) -> Option<String> {
        held(&self.changed).clone()
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn whatever_is_done_to_a_file_is_seen() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a.toml");
        let stamp = || Stamp::of(&fs::metadata(&path).unwrap());
        let other = folder.path().join("b.toml");
        for change in [
            // Another text of the same length, under the time that it had.
            &(|| {
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                fs::write(&path, "b = 1\n").unwrap();
                fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
            }) as &dyn Fn(),
            &|| fs::write(&path, "a = 10\n").unwrap(),
            &|| {
                fs::write(&other, "a = 1\n").unwrap();
                fs::rename(&other, &path).unwrap();
            },
        ] {
            fs::write(&path, "a = 1\n").unwrap();
            let stamps = Stamps::default();
            stamps.note("a.toml", stamp());
            stamps.note("a.toml", stamp());
            assert_eq!(stamps.changed(), None);
            std::thread::sleep(std::time::Duration::from_millis(20));
            change();
            stamps.note("a.toml", stamp());
            assert_eq!(stamps.changed().as_deref(), Some("a.toml"));
        }
        let stamps = Stamps::default();
        stamps.miss("b.toml");
        assert_eq!(stamps.changed(), None);
        stamps.note("b.toml", stamp());
        stamps.miss("b.toml");
        assert_eq!(stamps.changed().as_deref(), Some("b.toml"));
    }
}

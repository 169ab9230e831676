//! One writer at a time: a lock on the workspace for the time of one write. The system lets go of it when its holder ends,
//! however that ends. Somebody may take the locked file away meanwhile, with all of `.standing/`: then another writer locks
//! another file, so a lock is believed only while its file is the one at its path.

use std::cell::RefCell;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::disk::opened::{again, known, look_for};
use crate::disk::origin::too_large;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::{own, place, ways};
use crate::threads;

const LOCK: &str = ".standing/lock";

/// More bytes than any writer notes: the paths of ten thousand documents have fewer.
const LONGEST: usize = 16 << 20;

/// How long a second writer waits.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often it looks where no thread can wait for it.
const EACH: Duration = Duration::from_millis(10);

/// The right to write to a workspace.
#[derive(Debug)]
pub(crate) struct Lock {
    root: PathBuf,
    file: File,
    /// What others may read of who holds it.
    holder: String,
    /// What may have to be cleared up behind us.
    passing: RefCell<Vec<String>>,
}

impl Lock {
    /// Waits for the lock.
    pub(crate) fn take(root: &Path, holder: &str) -> Result<Self, WriteFault> {
        let (path, start) = (root.join(LOCK), Instant::now());
        let holder = format!("{holder} (process {})", std::process::id());
        loop {
            own::found(root)?;
            let left = PATIENCE.saturating_sub(start.elapsed());
            let file = waited_for(own::open(root, LOCK)?, &path, left)?;
            let lock =
                Self { root: root.to_owned(), file, holder: holder.clone(), passing: RefCell::default() };
            if lock.is_held()? {
                lock.clear_up();
                lock.note(Vec::new())?;
                return Ok(lock);
            }
            // It was taken away between opening and locking.
            if start.elapsed() > PATIENCE {
                return Err(WriteFault::Held(None));
            }
        }
    }

    /// Whether the locked file is the one at its path, so that nobody else can hold another.
    pub(crate) fn is_held(&self) -> Result<bool, WriteFault> {
        let path = self.root.join(LOCK);
        let failed = |error| WriteFault::io("cannot look at", path.display(), error);
        let found = look_for(&path).map_err(failed)?;
        let own = again(|| self.file.metadata()).map_err(failed)?;
        Ok(found.is_some_and(|found| is_same(&own, &found)))
    }

    /// Nothing is replaced without the lock.
    pub(crate) fn demand(&self) -> Result<(), WriteFault> {
        if self.is_held()? { Ok(()) } else { Err(WriteFault::Unlocked) }
    }

    /// Says which temporary files and which folders are about to be made, so that the next writer can clear up behind one
    /// that was killed. The name of a folder ends with `/`.
    pub(crate) fn note(&self, passing: Vec<String>) -> Result<(), WriteFault> {
        let noted = self.put(&self.holder, &passing);
        self.passing.replace(passing);
        noted.map_err(|error| WriteFault::io("cannot write to", self.root.join(LOCK).display(), error))
    }

    fn put(&self, holder: &str, passing: &[String]) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format!("{holder}\n{}\n", passing.join("\n")).as_bytes())
    }

    /// Takes away what a writer left that was killed.
    fn clear_up(&self) {
        let mut file = &self.file;
        // What can't be read, or is no note of ours, names nothing to take away.
        if let Ok(noted) = file.rewind().and_then(|()| noted(&self.file)) {
            take_away(&self.root, noted.lines().skip(1).collect::<Vec<_>>().into_iter());
        }
        own::clear_up(&self.root);
    }
}

/// What is noted in a lock's file.
fn noted(mut file: &File) -> io::Result<String> {
    let (mut noted, length) = (String::new(), again(|| file.metadata())?.len());
    if length > LONGEST as u64 {
        return Err(too_large(length, LONGEST));
    }
    file.read_to_string(&mut noted)?;
    Ok(noted)
}

/// Takes temporary files away, and folders in which nothing lies; what is gone was needed, or taken away before.
pub(crate) fn take_away<'p>(root: &Path, passing: impl DoubleEndedIterator<Item = &'p str>) {
    for path in passing.rev() {
        let _ = match path.strip_suffix('/') {
            Some(folder) if ways::demand_inside(folder).is_ok() => fs::remove_dir(root.join(folder)),
            None if place::is_temporary(path) => fs::remove_file(root.join(path)),
            _ => Ok(()),
        };
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let is_left = |path: &String| self.root.join(path).symlink_metadata().is_ok();
        let left: Vec<String> =
            self.passing.take().into_iter().filter(|path| !path.ends_with('/') && is_left(path)).collect();
        // An empty file names nobody; the lock itself goes with the file.
        let _ = if left.is_empty() { self.file.set_len(0) } else { self.put("", &left) };
    }
}

#[cfg(unix)]
fn is_same(own: &fs::Metadata, found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;

    (own.dev(), own.ino()) == (found.dev(), found.ino())
}

/// Other systems let nobody take away a file that is open.
#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

/// The file once it is locked. Its turn comes in the order of asking, which asking again and again would not give.
fn waited_for(file: File, path: &Path, patience: Duration) -> Result<File, WriteFault> {
    if is_locked(&file, path)? {
        return Ok(file);
    }
    let (sender, receiver) = mpsc::channel();
    let handle = file.try_clone().map_err(|error| WriteFault::io("cannot lock", path.display(), error))?;
    let waiting = threads::aside(move || {
        let locked = again(|| file.lock()).map(|()| file);
        // Where nobody waits any more, the lock is let go of with the file.
        let _ = sender.send(locked);
    });
    if waiting.is_none() {
        return polled(handle, path, patience);
    }
    drop(handle);
    match receiver.recv_timeout(patience) {
        Ok(locked) => locked.map_err(|error| WriteFault::io("cannot lock", path.display(), error)),
        Err(_) => Err(WriteFault::Held(holder(path))),
    }
}

/// The same where no thread can wait.
fn polled(file: File, path: &Path, patience: Duration) -> Result<File, WriteFault> {
    let start = Instant::now();
    while start.elapsed() < patience {
        if is_locked(&file, path)? {
            return Ok(file);
        }
        thread::sleep(EACH);
    }
    Err(WriteFault::Held(holder(path)))
}

/// Whether nobody else had the lock.
fn is_locked(file: &File, path: &Path) -> Result<bool, WriteFault> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => {
                return Err(WriteFault::io("cannot lock", path.display(), error));
            }
        }
    }
}

/// Who holds the lock, as far as it can be read.
fn holder(path: &Path) -> Option<String> {
    let Ok(noted) = known(path, LONGEST).and_then(|(file, _)| noted(&file)) else { return None };
    noted.lines().next().filter(|holder| !holder.is_empty()).map(str::to_owned)
}

//! One writer at a time: a lock on the workspace for the time of one write. The system lets go of it when its holder ends,
//! however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::disk::write::fault::WriteFault;
use crate::disk::write::place;
use crate::disk::write::place::demand_folder;

/// What is ours alone: git leaves it out, and so do we.
pub(crate) const FOLDER: &str = ".standing";
const LOCK: &str = ".standing/lock";
const IGNORE: &str = ".standing/.gitignore";

/// How long a second writer waits.
const PATIENCE: Duration = Duration::from_secs(5);

/// The right to write to a workspace.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    /// What others may read of who holds it.
    holder: String,
}

impl Lock {
    /// Waits for the lock.
    pub(crate) fn take(root: &Path, holder: &str) -> Result<Self, WriteFault> {
        make_folder(root)?;
        let path = root.join(LOCK);
        if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
            return Err(WriteFault::Displaced(LOCK.to_owned()));
        }
        let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let file = open.map_err(|error| WriteFault::io("cannot open", path.display(), error))?;
        let file = waited_for(file, &path)?;
        let holder = format!("{holder} (process {})", std::process::id());
        let mut lock = Self { file, holder };
        lock.clear_up(root);
        lock.note(&[]).map_err(|error| WriteFault::io("cannot write to", path.display(), error))?;
        Ok(lock)
    }

    /// Where it is.
    pub(crate) fn path(&self, root: &Path) -> PathBuf {
        root.join(LOCK)
    }

    /// Says which temporary files are about to be made, so that the next writer can clear up behind one that was killed.
    pub(crate) fn note(&self, temporaries: &[String]) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format!("{}\n{}\n", self.holder, temporaries.join("\n")).as_bytes())
    }

    /// Takes away what a writer left that was killed.
    fn clear_up(&mut self, root: &Path) {
        let mut noted = String::new();
        let read = self.file.rewind().and_then(|()| self.file.read_to_string(&mut noted));
        let temporaries = noted.lines().skip(1).filter(|line| read.is_ok() && place::is_temporary(line));
        for temporary in temporaries {
            // It is gone where the writer was not killed, and then there is nothing to do.
            let _ = fs::remove_file(root.join(temporary));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // An empty file names nobody; the lock itself goes with the file.
        let _ = self.file.set_len(0);
    }
}

fn make_folder(root: &Path) -> Result<(), WriteFault> {
    let folder = root.join(FOLDER);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => demand_folder(root, FOLDER)?,
        made => made.map_err(|error| WriteFault::io("cannot make", folder.display(), error))?,
    }
    let ignore = root.join(IGNORE);
    let opened = OpenOptions::new().write(true).create_new(true).open(&ignore);
    match opened.and_then(|mut file| file.write_all(b"*\n")) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(WriteFault::io("cannot write", ignore.display(), error))
        }
        _ => Ok(()),
    }
}

/// The file once it is locked. Its turn comes in the order of asking, which asking again and again would not give.
fn waited_for(file: File, path: &Path) -> Result<File, WriteFault> {
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(WriteFault::io("cannot lock", path.display(), error)),
    }
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let locked = file.lock().map(|()| file);
        // Where nobody waits any more, the lock is let go of with the file.
        let _ = sender.send(locked);
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(locked) => locked.map_err(|error| WriteFault::io("cannot lock", path.display(), error)),
        Err(_) => Err(WriteFault::Held(holder(path.to_owned()))),
    }
}

/// Who holds the lock, as far as it can be read.
fn holder(path: PathBuf) -> Option<String> {
    let noted = fs::read_to_string(path).ok()?;
    noted.lines().next().filter(|holder| !holder.is_empty()).map(str::to_owned)
}

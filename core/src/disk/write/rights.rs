//! Whose a file is and who may do what with it: what the file that takes its place keeps. What cannot be kept is refused
//! before anything is replaced.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use crate::disk::write::fault::WriteFault;

/// What a document that is there has, and its new text must get.
#[derive(Debug)]
pub(crate) struct Rights {
    found: Metadata,
    /// The list of further people, and what else was fastened to the file.
    attributes: Vec<(String, Vec<u8>)>,
}

impl Rights {
    /// Those of a document that this user may replace.
    ///
    /// # Errors
    /// When they may not, or its owner would be shut out.
    pub(crate) fn of(path: &Path, document: &str, found: Metadata) -> Result<Self, WriteFault> {
        if !may_write(path, &found) {
            return Err(WriteFault::ReadOnly(document.to_owned()));
        }
        let attributes =
            attributes(path).map_err(|error| WriteFault::io("cannot look at", path.display(), error))?;
        if shuts_out(&found, &attributes) {
            return Err(WriteFault::NotKept { document: document.to_owned(), what: "owner" });
        }
        Ok(Self { found, attributes })
    }

    /// Gives them to a file.
    ///
    /// # Errors
    /// When the system does not let us.
    pub(crate) fn give(&self, file: &File, document: &str) -> Result<(), WriteFault> {
        let kept = |what| move |_: io::Error| WriteFault::NotKept { document: document.to_owned(), what };
        give_owner(&self.found, file).map_err(kept("group"))?;
        give_attributes(&self.attributes, file).map_err(kept("list of further people"))?;
        file.set_permissions(self.found.permissions()).map_err(kept("mode"))
    }
}

/// Gives a new file or folder to whoever shares the folder that it is in: its group, and the group's right to write.
#[cfg(unix)]
pub(crate) fn hand_down(folder: &Path, file: &File) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use rustix::fs::{Gid, Uid, fchown};
    use rustix::process::geteuid;

    use crate::disk::opened::{again, look};

    let (above, own) = (look(folder)?, again(|| file.metadata())?);
    let owner = geteuid().is_root().then(|| Uid::from_raw(above.uid()));
    let is_given = own.gid() == above.gid() && owner.is_none_or(|owner| owner.as_raw() == own.uid());
    // Who is not in that group made the folder's group no wider than it was.
    if !is_given && fchown(file, owner, Some(Gid::from_raw(above.gid()))).is_err() {
        return Ok(());
    }
    let of_group = if own.is_dir() { above.mode() & 0o2070 } else { above.mode() & 0o060 };
    match own.mode() | of_group {
        mode if mode == own.mode() => Ok(()),
        mode => file.set_permissions(Permissions::from_mode(mode)),
    }
}

/// Other systems hand the rights of a folder down to what is made in it.
#[cfg(not(unix))]
pub(crate) fn hand_down(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

/// The system is asked, which closes nothing to the administrator.
#[cfg(unix)]
fn may_write(path: &Path, _: &Metadata) -> bool {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;

    // Anything else than a no is said by the write itself.
    access(path, Access::WRITE_OK) != Err(Errno::ACCESS)
}

#[cfg(not(unix))]
fn may_write(_: &Path, found: &Metadata) -> bool {
    !found.permissions().readonly()
}

/// Whether a file that becomes ours would be closed to its owner: only root can give a file away.
#[cfg(unix)]
fn shuts_out(found: &Metadata, attributes: &[(String, Vec<u8>)]) -> bool {
    use std::os::unix::fs::MetadataExt;

    let me = rustix::process::geteuid();
    if me.is_root() || me.as_raw() == found.uid() {
        return false;
    }
    let has_list = attributes.iter().any(|(name, _)| name == PEOPLE);
    let group_may = found.mode() & 0o060 == 0o060 && !has_list;
    !group_may && found.mode() & 0o006 != 0o006
}

#[cfg(not(unix))]
fn shuts_out(_: &Metadata, _: &[(String, Vec<u8>)]) -> bool {
    false
}

#[cfg(unix)]
fn give_owner(found: &Metadata, file: &File) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{Gid, Uid, fchown};

    use crate::disk::opened::again;

    let own = again(|| file.metadata())?;
    let owner = rustix::process::geteuid().is_root().then(|| Uid::from_raw(found.uid()));
    let is_given = own.gid() == found.gid() && owner.is_none_or(|owner| owner.as_raw() == own.uid());
    if is_given { Ok(()) } else { Ok(fchown(file, owner, Some(Gid::from_raw(found.gid())))?) }
}

#[cfg(not(unix))]
fn give_owner(_: &Metadata, _: &File) -> io::Result<()> {
    Ok(())
}

/// The name of the list of people that a file may have beside its owner and its group.
#[cfg(unix)]
const PEOPLE: &str = "system.posix_acl_access";

/// What is fastened to a file: the list of further people, and what users put there.
#[cfg(target_os = "linux")]
fn attributes(path: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    use rustix::fs::{lgetxattr, llistxattr};
    use rustix::io::Errno;

    /// More than a file can have on most systems.
    const ROOM: usize = 64 << 10;

    let mut names = vec![0; ROOM];
    let length = match llistxattr(path, &mut names[..]) {
        Err(Errno::NOTSUP | Errno::NOSYS) => 0,
        length => length?,
    };
    names.truncate(length);
    let mut attributes = Vec::new();
    for name in names.split(|byte| *byte == 0) {
        let name = String::from_utf8_lossy(name).into_owned();
        if name == PEOPLE || name.starts_with("user.") {
            let mut value = vec![0; ROOM];
            let length = lgetxattr(path, &*name, &mut value[..])?;
            value.truncate(length);
            attributes.push((name, value));
        }
    }
    Ok(attributes)
}

#[cfg(not(target_os = "linux"))]
fn attributes(_: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    Ok(Vec::new())
}

#[cfg(target_os = "linux")]
fn give_attributes(attributes: &[(String, Vec<u8>)], file: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr};
    use rustix::io::Errno;

    if !attributes.iter().any(|(name, _)| name == PEOPLE) {
        // The folder may have one for what is made in it, which the file that is replaced has not.
        match fremovexattr(file, PEOPLE) {
            Ok(()) | Err(Errno::NODATA | Errno::NOTSUP | Errno::NOSYS) => {}
            Err(error) => return Err(error.into()),
        }
    }
    for (name, value) in attributes {
        fsetxattr(file, name.as_str(), value, XattrFlags::empty())?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn give_attributes(_: &[(String, Vec<u8>)], _: &File) -> io::Result<()> {
    Ok(())
}

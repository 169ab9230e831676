//! The only module that knows git. It is asked by running it, never through a shell, and with `--` before paths: who is at
//! work, whether it keeps `private/`, and whether it merges with our driver.

pub(crate) mod ask;
pub(crate) mod attributes;
pub(crate) mod blobs;
pub(crate) mod driver;
pub(crate) mod fault;
pub(crate) mod merging;
pub(crate) mod renames;
pub(crate) mod repository;
pub(crate) mod touched;
pub(crate) mod tracked;
pub(crate) mod tree;
pub(crate) mod user;

pub use crate::git::ask::{is_in_repository, top};
pub use crate::git::blobs::{Blobs, id_of};
pub use crate::git::driver::{DRIVER, Labels, install, merge_lines, shows_base};
pub use crate::git::fault::GitFault;
pub use crate::git::merging::{Obstacle, line_ends, obstacles};
pub use crate::git::renames::renames;
pub use crate::git::repository::{Commit, Repository};
pub use crate::git::touched::Touched;
pub use crate::git::tracked::{is_ignored, is_private_tracked};
pub use crate::git::tree::{INDEX, Tracked, What};
pub use crate::git::user::email;

//! The only module that knows git. It is asked by running it, never through a shell, and with `--` before paths: who is at
//! work, whether it keeps `private/`, and whether it merges with our driver.

mod ask;
mod driver;
mod tracked;
mod user;

pub use self::driver::{DRIVER, GitFault, Merging, install, merge_lines, merging};
pub use self::tracked::is_private_tracked;
pub use self::user::email;

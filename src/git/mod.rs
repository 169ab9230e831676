//! The only module that knows git. It is asked by running it, never through a shell, and with `--` before paths: whether
//! it keeps `private/`, and who is at work.

mod ask;
mod tracked;
mod user;

pub use self::tracked::is_private_tracked;
pub use self::user::email;

//! The only module that knows git. It is asked by running it, never through a shell.

mod user;

pub use self::user::email;

//! The only module that knows git. It is asked by running it, never through a shell, and with `--` before paths: whether
//! it keeps `private/`.

mod ask;
mod tracked;

pub use self::tracked::is_private_tracked;

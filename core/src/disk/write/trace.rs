//! Each step of a write on the disk, in order, so that tests can see it and let it fail.

use std::io;
use std::path::Path;

/// Notes a step, before it is done.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "a test lets steps fail")]
pub(crate) fn step(_: &str, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Notes a step, before it is done, and fails where a test says so.
#[cfg(test)]
pub(crate) fn step(what: &str, path: &Path) -> io::Result<()> {
    STEPS.with_borrow_mut(|steps| {
        let place = steps.done.len();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        steps.done.push(format!("{what} {name}"));
        let fails = steps.from.is_some_and(|from| place >= from && (steps.for_good || place == from));
        if fails { Err(io::Error::other("the test lets it fail")) } else { Ok(()) }
    })
}

/// What was done since a test began to look, and what is to fail.
#[cfg(test)]
#[derive(Debug, Default)]
pub(crate) struct Steps {
    pub(crate) done: Vec<String>,
    /// The first step that fails.
    pub(crate) from: Option<usize>,
    /// Whether all later ones fail as well, as if the program had been killed.
    pub(crate) for_good: bool,
}

#[cfg(test)]
thread_local! {
    pub(crate) static STEPS: std::cell::RefCell<Steps> = std::cell::RefCell::default();
}

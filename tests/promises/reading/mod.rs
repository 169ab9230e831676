//! Reading: workspaces in folders, what the reader makes of them, and what it says of damaged ones.

#[cfg(unix)]
mod closed;
mod fuzz;
mod gallery;
#[cfg(unix)]
mod hostile;
#[cfg(target_os = "linux")]
mod interrupted;
mod model;
mod mutation;
mod places;
mod roads;
mod stray;
mod support;
mod syntax;
#[cfg(target_os = "linux")]
mod twice;
mod valid;

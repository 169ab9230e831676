//! The program as somebody meets it who types: help, completions, colours, and what to do next.

#[cfg(unix)]
mod completions;
mod explain;
mod first_hour;
mod help;
mod man;
mod new_workspace;
mod overview;
mod progress_bar;
mod shell;
mod suggestions;

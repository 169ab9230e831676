//! Versions of a workspace as git has them, asked of the real git through the real program.
#![cfg(unix)]

mod at;
mod diff;
mod history;
mod hooks;
mod new_since;
mod random;
mod repository;
mod schemas;
mod strange;

//! Versions of a workspace as git has them, asked of the real git through the real program.
#![cfg(unix)]

mod at;
mod hooks;
mod repository;
mod strange;

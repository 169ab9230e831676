//! Rules: what they find, and how it is told.

mod counted;
mod gallery;
mod guarded;
mod holidays;
mod overload;
mod rules;
mod sarif;
mod stakes;
mod unsure;

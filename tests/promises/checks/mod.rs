//! Rules: what they find, and how it is told.

mod gallery;
mod rules;
mod sarif;

//! Warnings: correct, but rarely meant.

pub(super) mod ambiguous_asker;
pub(super) mod custom_key;

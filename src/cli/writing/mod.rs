//! What every writing command shares: its options, the way from what is meant to what is written, and what is told of it.

pub(crate) mod about;
pub(crate) mod closed;
pub(crate) mod desk;
pub(crate) mod ident;
pub(crate) mod known;
pub(crate) mod moved;
pub(crate) mod options;
pub(crate) mod print;
pub(crate) mod record;
mod refused;
mod relabelled;
pub(crate) mod stand;
pub(crate) mod told;

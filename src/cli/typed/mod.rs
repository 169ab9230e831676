//! Text to value: date, duration, period, amount, note, selection, target.

pub(crate) mod address;
pub(crate) mod aim;
pub(crate) mod amount;
pub(crate) mod cell;
pub(crate) mod columns;
pub(crate) mod currency;
pub(crate) mod date;
pub(crate) mod duration;
pub(crate) mod entity;
pub(crate) mod narrowing;
pub(crate) mod nearest;
pub(crate) mod note;
pub(crate) mod order;
pub(crate) mod paths;
pub(crate) mod period;
pub(crate) mod select;
pub(crate) mod separators;
pub(crate) mod target;

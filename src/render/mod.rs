//! Values become bytes, one file per format. The only home of widths and colours; no report is known by name.

pub(crate) mod bar;
pub(crate) mod cell;
pub(crate) mod chart;
pub mod csv;
pub mod diff;
pub(crate) mod figure;
pub mod findings;
pub mod flat;
pub(crate) mod grid;
pub mod html;
pub mod human;
pub mod json;
pub(crate) mod layout;
pub mod markdown;
pub(crate) mod need;
pub(crate) mod paint;
pub mod plain;
pub mod prose;
pub(crate) mod sheet;
pub mod slack;
pub mod table;
pub mod text;
pub(crate) mod timeline;
pub(crate) mod wrap;

pub use crate::render::paint::Look;

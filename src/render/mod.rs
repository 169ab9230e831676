//! Values become bytes, one file a format. The only home of digits, widths and colours; no report is known by name.

mod bar;
mod cell;
pub mod csv;
pub mod diff;
pub mod findings;
pub mod flat;
mod grid;
pub mod html;
pub mod human;
pub mod json;
mod layout;
pub mod markdown;
mod paint;
pub mod plain;
pub mod prose;
mod sheet;
pub mod table;
pub mod text;
mod timeline;
mod wrap;

pub use paint::Look;

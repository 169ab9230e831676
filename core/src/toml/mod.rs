//! A text as TOML: parsed fast or exactly, asked for its keys, complained about in words.

pub(crate) mod cursor;
pub(crate) mod day;
pub(crate) mod digits;
pub(crate) mod exemption;
pub mod layout;
pub mod nearest;
pub(crate) mod number;
pub(crate) mod outline;
pub mod path;
pub(crate) mod reading;
pub(crate) mod record;
pub mod schema;
pub(crate) mod syntax;
pub(crate) mod table;
pub mod tree;
pub(crate) mod unknown;
pub(crate) mod value;
pub(crate) mod written;

pub use crate::toml::digits::undressed;
pub use crate::toml::schema::{Form, Key, Schema};
pub use crate::toml::value::malformed;

//! What our kinds of file say, and their schema.

pub(crate) mod address;
pub(crate) mod agency;
pub(crate) mod change;
pub(crate) mod client;
pub mod closed;
pub(crate) mod costs;
pub(crate) mod dated;
pub mod defaults;
pub(crate) mod directory;
pub mod imports;
pub(crate) mod invoicing;
pub(crate) mod kind;
pub(crate) mod known;
pub(crate) mod line;
pub(crate) mod log;
pub(crate) mod pause;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod project;
pub(crate) mod rates;
pub(crate) mod retainer;
pub(crate) mod schema;
pub(crate) mod scope;
pub mod template;
pub(crate) mod terms;
pub(crate) mod thresholds;
pub(crate) mod workdays;

pub use crate::format::address::{Address, AddressFault, address};
pub use crate::format::kind::Kind;
pub use crate::format::terms::{TermKey, Terms, all_terms, term_key};
pub use crate::toml::nearest::nearest_few as near;

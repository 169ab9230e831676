//! The guide's pages and its example agency, which are part of the program: what they say of each key and each word,
//! for `explain`, for editors and for the schemas.

mod editors;
mod example;
pub mod glossary;
mod keys;
pub mod published;
pub mod reference;
pub mod schema;

pub use crate::guide::editors::editors;
pub use crate::guide::example::{EXAMPLE_DAY, example};

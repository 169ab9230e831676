//! Whether the agency earns money: what it earned in a month against the hours that it has, what they cost, and what it
//! costs beside. Money in the workspace's currency.

pub mod effort;
pub mod month;
pub mod result;

pub use crate::figures::economics::month::{Month, PersonMonth, months};
pub use crate::figures::economics::result::{Economy, EconomyMonth};

//! What clients asked for beyond the agreement, and what was answered.

pub mod change;
pub mod change_spent;
pub mod decisions;
pub mod scope;
pub mod tally;

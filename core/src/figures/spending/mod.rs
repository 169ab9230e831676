//! What a project may cost, what it did cost, and what it comes to.

pub mod at_completion;
pub mod binding;
pub mod budget;
pub mod budgets;
pub mod burn_up;
pub mod over_since;
pub mod runway;
pub mod spent;
pub mod state;

//! What a project earns, by its billing and by its days.

pub mod ceiling;
pub(crate) mod completion;
pub(crate) mod earned;
pub(crate) mod earner;
pub mod income;
pub mod money;
pub mod totalled;

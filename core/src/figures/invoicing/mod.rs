//! What can be invoiced, what is owed both ways, and how late it comes.

pub mod ageing;
pub mod pays_late;
pub mod receivables;
pub mod to_invoice;

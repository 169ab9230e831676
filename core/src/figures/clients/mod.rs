//! Who the client is, how it feels, and what it brings.

pub mod becoming;
pub mod client;
pub mod client_flag;
pub mod client_income;
pub mod client_kind;
pub mod concentration;
pub mod main_contact;
pub mod mood;
pub mod news;
pub mod opportunity;
pub mod reach;
pub mod referral;
pub mod work;

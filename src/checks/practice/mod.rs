//! Practice rules: the agency's own policy. A rule that asks for a kind of record is silent until the workspace has one
//! such record anywhere, so that a new workspace does not drown.

mod client;
mod coverage;
mod finding;
mod scope;

pub(super) mod always_no;
pub(super) mod always_yes;
pub(super) mod ambiguous_task;
pub(super) mod at_risk_budget;
pub(super) mod bad_news_only;
pub(super) mod breaks_firm;
pub(super) mod concentration;
pub(super) mod ease_off;
pub(super) mod executive_due;
pub(super) mod free_work;
pub(super) mod late_project;
pub(super) mod low_mood;
pub(super) mod manager_due;
pub(super) mod needless_opportunity;
pub(super) mod no_executive;
pub(super) mod no_manager;
pub(super) mod no_messenger;
pub(super) mod no_outcome;
pub(super) mod no_rapport;
pub(super) mod open_request;
pub(super) mod over_budget;
pub(super) mod overdue_invoice;
pub(super) mod overloaded_person;
pub(super) mod owner_left;
pub(super) mod private_tracked;
pub(super) mod pulling_apart;
pub(super) mod too_many_approvers;
pub(super) mod uncovered_task;
pub(super) mod unknown_margin;
pub(super) mod unused_exemption;
pub(super) mod vacant_soon;

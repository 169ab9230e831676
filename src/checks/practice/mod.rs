//! Practice rules: the agency's own policy. A rule that asks for a kind of record is silent until the workspace has one
//! such record anywhere, so that a new workspace does not drown.

pub(crate) mod always_no;
pub(crate) mod always_yes;
pub(crate) mod ambiguous_task;
pub(crate) mod at_risk_budget;
pub(crate) mod bad_news_only;
pub(crate) mod breaks_firm;
pub(crate) mod client;
pub(crate) mod concentration;
pub(crate) mod coverage;
pub(crate) mod ease_off;
pub(crate) mod executive_due;
pub(crate) mod finding;
pub(crate) mod free_work;
pub(crate) mod late_project;
pub(crate) mod low_mood;
pub(crate) mod manager_due;
pub(crate) mod needless_opportunity;
pub(crate) mod no_executive;
pub(crate) mod no_manager;
pub(crate) mod no_messenger;
pub(crate) mod no_outcome;
pub(crate) mod no_rapport;
pub(crate) mod open_request;
pub(crate) mod over_budget;
pub(crate) mod overdue_invoice;
pub(crate) mod overloaded_person;
pub(crate) mod owner_left;
pub(crate) mod private_tracked;
pub(crate) mod pulling_apart;
pub(crate) mod scope;
pub(crate) mod too_many_approvers;
pub(crate) mod uncovered_task;
pub(crate) mod unknown_margin;
pub(crate) mod unused_exemption;
pub(crate) mod vacant_soon;

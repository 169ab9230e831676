//! Every limit that a finding or a state uses, with its default.

use crate::model::number::Number;

/// The limits of a workspace, `[thresholds]` in `standing.toml`.
#[derive(Clone, Debug)]
pub struct Thresholds {
    /// Burn from which a project without a known progress is at risk.
    pub budget_warn: Number,
    /// By how much the estimate at completion may pass the budget before the project is at risk.
    pub budget_tolerance: Number,
    /// One client's share of twelve months' revenue.
    pub concentration: Number,
    /// Days without a touch of the executive, for a client with an active project.
    pub executive_days: i64,
    /// The same for the manager.
    pub manager_days: i64,
    /// Months without work after which a client is dormant.
    pub dormant_months: i64,
    /// Age in days of the newest mood reading that still counts as evidence.
    pub mood_days: i64,
    /// Age in days of the newest progress reading that still counts as evidence.
    pub progress_days: i64,
    /// How many days ahead a person who leaves is told.
    pub hire_days: i64,
    /// How many days ahead the end of a retainer or a budget is told.
    pub renew_days: i64,
    /// Days after which what could be invoiced and was not is a finding.
    pub invoice_days: i64,
    /// Margin, before overhead, below which a project is a finding.
    pub margin_min: Number,
    /// Share of twelve months' income below which late and unbilled money is told in one line.
    pub attention_floor: Number,
    /// Working days without logged time after which a person with assigned hours is a finding.
    pub log_days: i64,
    /// The share of capacity that is to be billable, where a person has no target.
    pub utilization: Option<Number>,
    /// Difference between the executive's and the manager's mean mood.
    pub mood_gap: Number,
    /// Age in days of the newest value review that still counts.
    pub review_days: i64,
    /// Days that a request may stay open.
    pub answer_days: i64,
    /// How many approvers one client may have.
    pub approvers: i64,
    /// Decisions from which "always yes" and "always no" mean something.
    pub decided_min: i64,
    /// How often an unready client may be approached in `raise_days`.
    pub raises: i64,
    /// The days in which raises are counted.
    pub raise_days: i64,
    /// Allocated hours over capacity.
    pub load: Number,
    /// Active projects at once, for one holder of a coverage role.
    pub projects_per_person: i64,
    /// Hours that one person can log on one day before it looks like an error of entry.
    pub day_limit: Number,
    /// How many days ahead a task about to lose its only cover is reported.
    pub vacancy_days: i64,
    /// Working days from which an absence uncovers tasks.
    pub away_days: i64,
    /// Progress from which the estimate at completion is taken seriously.
    pub eac_from: Number,
    /// Share from which a symptom of the agency is present.
    pub symptom_share: Number,
    /// Share of the directors' time that is client work.
    pub director_share: Number,
    /// Share of clients that come back.
    pub returning_min: Number,
}

impl Default for Thresholds {
    fn default() -> Self {
        let hundredths = |count| Number::decimal(count, 2);
        Self {
            budget_warn: hundredths(80),
            budget_tolerance: hundredths(5),
            concentration: hundredths(25),
            executive_days: 45,
            manager_days: 14,
            dormant_months: 12,
            mood_days: 60,
            progress_days: 30,
            hire_days: 90,
            renew_days: 60,
            invoice_days: 14,
            margin_min: hundredths(30),
            attention_floor: Number::decimal(5, 4),
            log_days: 10,
            utilization: None,
            mood_gap: hundredths(150),
            review_days: 90,
            answer_days: 7,
            approvers: 3,
            decided_min: 5,
            raises: 2,
            raise_days: 90,
            load: hundredths(100),
            projects_per_person: 5,
            day_limit: Number::from(16),
            vacancy_days: 14,
            away_days: 5,
            eac_from: hundredths(10),
            symptom_share: hundredths(20),
            director_share: hundredths(50),
            returning_min: hundredths(30),
        }
    }
}

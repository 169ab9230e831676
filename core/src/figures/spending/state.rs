//! How a project stands against its budget and its schedule, each in one word.

use crate::figures::retainers::retainer::Period;
use crate::figures::spending::binding::Bound;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::project::{Billing, Project, Status};
use crate::model::quantity::Share;
use crate::model::retainer::Overage;
use crate::model::thresholds::Thresholds;
use crate::model::word::words;

words! {
    /// How a project stands against its budget.
    BudgetState {
        /// There is no budget.
        None = "none",
        /// More is spent than a current budget.
        Over = "over",
        /// What was spent is not known.
        Unknown = "unknown",
        /// It will be over as things go.
        AtRisk = "at-risk",
        /// All is well.
        Ok = "ok",
    }
}

words! {
    /// How a project stands against its schedule.
    ScheduleState {
        /// Finished.
        Done = "done",
        /// Cancelled or lost.
        Closed = "closed",
        /// Resting.
        Paused = "paused",
        /// A retainer that goes on.
        Ongoing = "ongoing",
        /// No due date.
        None = "none",
        /// Past its due date.
        Late = "late",
        /// Forecast to finish after it.
        AtRisk = "at-risk",
        /// Begun, and nothing says when it will be finished.
        Unknown = "unknown",
        /// All is well.
        OnTrack = "on-track",
    }
}

/// The state of a project that is no retainer, by the budgets that bind; numbers are compared as printed.
#[must_use]
pub fn budget_state(
    bound: &[Bound],
    progress: Option<&Number>,
    currency: Currency,
    limits: &Thresholds,
) -> BudgetState {
    let is_far = progress.is_some_and(|progress| Share(progress.clone()).printed() >= limits.eac_from);
    let is_at_risk = |bound: &Bound| {
        let forecast = bound.exceeds(&limits.budget_tolerance, currency).filter(|_| is_far);
        forecast.unwrap_or_else(|| bound.is_burnt(&limits.budget_warn))
    };
    if bound.is_empty() {
        BudgetState::None
    } else if bound.iter().any(|bound| bound.is_over(currency)) {
        BudgetState::Over
    } else if bound.iter().any(|bound| bound.spent.is_none()) {
        BudgetState::Unknown
    } else if bound.iter().any(is_at_risk) {
        BudgetState::AtRisk
    } else {
        BudgetState::Ok
    }
}

/// The state of a retainer in its period, numbers compared as printed; `fees_unknown` says that the burn by fees could
/// not be computed.
#[must_use]
pub fn retainer_state(
    period: Option<&Period>,
    burn: Option<&Number>,
    fees_unknown: bool,
    limits: &Thresholds,
) -> BudgetState {
    let Some(period) = period else { return BudgetState::None };
    let terms = &period.terms;
    if terms.hours.is_none() && terms.amount.is_none() {
        return BudgetState::None;
    }
    if terms.hours.is_none() && fees_unknown {
        return BudgetState::Unknown;
    }
    let printed = |share: &Number| Share(share.clone()).printed();
    let is_ahead = |burn: &Number| {
        let pace = period.pace.as_ref().map(|pace| printed(&(pace + &limits.budget_tolerance)));
        printed(burn) >= limits.budget_warn && pace.is_some_and(|pace| printed(burn) > pace)
    };
    if (period.is_over() || period.is_owed()) && terms.overage != Overage::Bill {
        BudgetState::Over
    } else if period.is_over() || burn.is_some_and(is_ahead) {
        BudgetState::AtRisk
    } else {
        BudgetState::Ok
    }
}

/// The state of a schedule: `due` is the current due date, `finish` the forecast.
#[must_use]
pub fn schedule_state(
    project: &Project,
    due: Option<Date>,
    finish: Option<Date>,
    as_of: Date,
) -> ScheduleState {
    match project.status_at(as_of) {
        Status::Done => return ScheduleState::Done,
        Status::Cancelled | Status::Lost => return ScheduleState::Closed,
        Status::Paused => return ScheduleState::Paused,
        Status::Prospect | Status::Active => {}
    }
    let late = due.is_some_and(|due| as_of > due);
    let has_begun = project.start.is_none_or(|start| start <= as_of);
    if project.billing == Billing::Retainer && !late {
        return ScheduleState::Ongoing;
    }
    match due {
        None => ScheduleState::None,
        Some(_) if late => ScheduleState::Late,
        Some(due) if finish.is_some_and(|finish| finish > due) => ScheduleState::AtRisk,
        Some(_) if finish.is_none() && has_begun => ScheduleState::Unknown,
        Some(_) => ScheduleState::OnTrack,
    }
}

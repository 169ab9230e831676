//! How a project stands against its budget and its schedule, each in one word.

use crate::figures::retainer::Period;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Billing, Project, Status};
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
        /// All is well.
        OnTrack = "on-track",
    }
}

/// A current budget and what was spent of it, in one unit.
#[derive(Clone, Debug)]
pub struct Use {
    /// The current budget; `None` where there is none.
    pub budget: Option<Number>,
    /// What was spent; `None` when it is not known.
    pub spent: Option<Number>,
}

/// What the risk of a budget is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'n> {
    /// The share of the work that is done.
    pub progress: Option<&'n Number>,
    /// Estimate at completion.
    pub eac: Option<&'n Number>,
    /// The current budget that the estimate is measured by.
    pub budget: Option<&'n Number>,
    /// Spent over budget.
    pub burn: Option<&'n Number>,
}

/// The state of a project that is no retainer; of amount and hours, those that have a budget count.
#[must_use]
pub fn budget_state(uses: &[Use; 2], outlook: Outlook<'_>, limits: &Thresholds) -> BudgetState {
    let budgeted = || uses.iter().filter_map(|used| Some((used.budget.as_ref()?, used.spent.as_ref())));
    if budgeted().next().is_none() {
        BudgetState::None
    } else if budgeted().any(|(budget, spent)| spent.is_some_and(|spent| spent > budget)) {
        BudgetState::Over
    } else if budgeted().any(|(_, spent)| spent.is_none()) {
        BudgetState::Unknown
    } else if is_at_risk(outlook, limits) {
        BudgetState::AtRisk
    } else {
        BudgetState::Ok
    }
}

fn is_at_risk(outlook: Outlook<'_>, limits: &Thresholds) -> bool {
    let far_enough = outlook.progress.is_some_and(|progress| *progress >= limits.eac_from);
    match (outlook.eac.filter(|_| far_enough), outlook.budget) {
        (Some(eac), Some(budget)) => *eac > budget * (Number::one() + &limits.budget_tolerance),
        _ => outlook.burn.is_some_and(|burn| *burn >= limits.budget_warn),
    }
}

/// The state of a retainer in its period; `fees_unknown` says that the burn by fees could not be computed.
#[must_use]
pub fn retainer_state(
    project: &Project,
    period: Option<&Period>,
    burn: Option<&Number>,
    judged: (bool, &Thresholds),
) -> BudgetState {
    let (fees_unknown, limits) = judged;
    let terms = project.first_terms();
    let Some((period, terms)) = period.zip(terms) else { return BudgetState::None };
    if terms.hours.is_none() && terms.amount.is_none() {
        return BudgetState::None;
    }
    if terms.hours.is_none() && fees_unknown {
        return BudgetState::Unknown;
    }
    let over = period.over.as_ref().is_some_and(Number::is_positive);
    let ahead = |burn: &Number| {
        let pace = period.pace.as_ref().map(|pace| pace + &limits.budget_tolerance);
        *burn >= limits.budget_warn && pace.is_some_and(|pace| *burn > pace)
    };
    if over && terms.overage != Overage::Bill {
        BudgetState::Over
    } else if over || burn.is_some_and(ahead) {
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
    if project.billing == Billing::Retainer && !late {
        return ScheduleState::Ongoing;
    }
    match due {
        None => ScheduleState::None,
        Some(_) if late => ScheduleState::Late,
        Some(due) if finish.is_some_and(|finish| finish > due) => ScheduleState::AtRisk,
        Some(_) => ScheduleState::OnTrack,
    }
}

//! One project of the brief, key by key.

use serde::Serialize;

use crate::figures::budget::project_figures;
use crate::figures::change::{in_force, moved_due};
use crate::figures::plan::PlannedPhase;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::model::quantity::{Hours, Money, Share};
use crate::reports::brief::budget::{BudgetKeys, budget};
use crate::reports::brief::happened::{Happened, happened};
use crate::reports::due::Due;

/// A project as the one who signs sees it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct BriefRow {
    pub project: Box<str>,
    pub status: Status,
    pub start: Option<Date>,
    pub progress: Option<Share>,
    pub due: Due,
    pub finish: Option<Date>,
    pub budget: BudgetKeys,
    pub outcomes: Vec<Outcome>,
    pub phases: Vec<BriefPart>,
    pub decisions: Vec<Decision>,
    pub happened: Vec<Happened>,
}

/// What success is, and how it went.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Outcome {
    pub metric: Box<str>,
    pub target: Option<Box<str>>,
    pub actual: Option<Box<str>>,
    pub due: Option<Date>,
}

/// A part of the work.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct BriefPart {
    pub name: Box<str>,
    pub start: Option<Date>,
    pub due: Option<Date>,
    pub done: Option<Date>,
}

/// A request that waits for an answer, and what a yes would do.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Decision {
    pub title: Box<str>,
    pub asked: Date,
    pub days_open: i64,
    pub amount: Option<Money>,
    pub hours: Option<Hours>,
    pub days: i64,
    pub due_after: Option<Date>,
}

pub(crate) fn row(portfolio: &Portfolio, project: &Project, as_of: Date, since: Option<Date>) -> BriefRow {
    let figures = project_figures(portfolio, project, as_of);
    let open = in_force(project, as_of).filter(|(_, status)| *status == ChangeStatus::Open);
    let mut decisions: Vec<Decision> =
        open.map(|(change, _)| decision(portfolio, project, change, as_of)).collect();
    decisions.sort_by_key(|decision| decision.asked);
    BriefRow {
        project: project.name.clone(),
        status: project.status_at(as_of),
        start: project.start,
        progress: figures.progress.clone().map(Share),
        due: Due { original: project.due, current: figures.plan.due() },
        finish: figures.finish,
        budget: budget(&figures),
        outcomes: project.outcomes.iter().map(outcome).collect(),
        phases: figures.plan.phases().iter().map(|phase| part(phase, as_of)).collect(),
        decisions,
        happened: happened(project, as_of, since),
    }
}

fn outcome(outcome: &crate::model::project::Outcome) -> Outcome {
    let crate::model::project::Outcome { metric, target, actual, due } = outcome.clone();
    Outcome { metric, target, actual, due }
}

fn part(planned: &PlannedPhase<'_>, as_of: Date) -> BriefPart {
    let phase = planned.phase;
    let name = phase.name.as_ref().unwrap_or(&phase.id).clone();
    BriefPart { name, start: planned.start, due: planned.due, done: phase.done_by(as_of) }
}

/// What a yes would cost: money, else hours. Never both, since one over the other is a rate.
fn decision(portfolio: &Portfolio, project: &Project, change: &Change, as_of: Date) -> Decision {
    let amount = (!change.amount.is_zero())
        .then(|| Money { amount: change.amount.clone(), currency: project.currency });
    let hours = (amount.is_none() && !change.hours.is_zero()).then(|| Hours(change.hours.clone()));
    let moved = crate::figures::change::moved_days(project, as_of) + change.days;
    let due_after = (change.days != 0).then(|| moved_due(project, &portfolio.agency.calendar, moved));
    Decision {
        title: change.title.clone(),
        asked: change.asked,
        days_open: (as_of - change.asked).num_days(),
        amount,
        hours,
        days: change.days,
        due_after: due_after.flatten(),
    }
}

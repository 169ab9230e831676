//! One project of the brief, key by key.

use serde::Serialize;

use crate::figures::requests::change::{in_force, moved_due};
use crate::figures::schedule::plan::PlannedPhase;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status, Wait};
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
    pub waits: Vec<Waiting>,
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

/// Something that we need from them.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Waiting {
    pub title: Box<str>,
    pub asked: Date,
    pub due: Option<Date>,
}

/// A request that has our price and waits for their answer, and what a yes would do.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Decision {
    pub title: Box<str>,
    pub asked: Date,
    pub quoted: Option<Date>,
    pub days_open: i64,
    pub amount: Option<Money>,
    pub hours: Option<Hours>,
    pub days: i64,
    pub due_after: Option<Date>,
}

pub(crate) fn row(
    portfolio: &Portfolio,
    project: &Project,
    as_of: Date,
    (since, forecast): (Option<Date>, bool),
) -> BriefRow {
    let figures = project_figures(portfolio, project, as_of);
    let is_theirs =
        |change: &Change, status| status == ChangeStatus::Open && change.quoted_by(as_of).is_some();
    let open = in_force(project, as_of).filter(|(change, status)| is_theirs(change, *status));
    let mut decisions: Vec<Decision> =
        open.map(|(change, _)| decision(portfolio, project, change, as_of)).collect();
    decisions.sort_by_key(|decision| decision.asked);
    BriefRow {
        project: project.name.clone(),
        status: project.status_at(as_of),
        start: project.start,
        progress: figures.progress.clone().map(Share),
        due: Due { original: project.due, current: figures.plan.due() },
        finish: figures.finish.filter(|_| forecast),
        budget: budget(portfolio, &figures, as_of),
        outcomes: project.outcomes.iter().map(outcome).collect(),
        phases: parts(&figures, as_of),
        decisions,
        waits: waits(project, as_of),
        happened: happened(project, as_of, since),
    }
}

/// The parts of the plan; once work has begun, those without a day are no plan any more.
fn parts(figures: &ProjectFigures<'_>, as_of: Date) -> Vec<BriefPart> {
    let project = figures.project;
    let has_begun = project.start.is_some_and(|start| start <= as_of)
        || project.log.time.entries().iter().any(|entry| entry.date <= as_of);
    let parts = figures.plan.phases().iter().map(|phase| part(phase, as_of));
    let is_dated = |part: &BriefPart| part.start.or(part.due).or(part.done).is_some();
    parts.filter(|part| !has_begun || is_dated(part)).collect()
}

/// What has not come, the oldest first.
fn waits(project: &Project, as_of: Date) -> Vec<Waiting> {
    let open = project.waits.iter().filter(|wait| wait.asked <= as_of && wait.done_by(as_of).is_none());
    let wait = |wait: &Wait| Waiting { title: wait.title.clone(), asked: wait.asked, due: wait.due };
    let mut waits: Vec<Waiting> = open.map(wait).collect();
    waits.sort_by_key(|wait| wait.asked);
    waits
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
    let moved = crate::figures::requests::change::moved_days(project, as_of) + change.days;
    let due_after = (change.days != 0).then(|| moved_due(project, &portfolio.agency.calendar, moved));
    Decision {
        title: change.title.clone(),
        asked: change.asked,
        quoted: change.quoted_by(as_of),
        days_open: (as_of - change.asked).num_days(),
        amount,
        hours,
        days: change.days,
        due_after: due_after.flatten(),
    }
}

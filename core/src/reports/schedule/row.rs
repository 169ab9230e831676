//! One project of the schedule report, key by key.

use serde::Serialize;

use crate::figures::at_stake::of_lateness;
use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::schedule::lateness::{days_late, earned_until, phase_outlook, working_days_late};
use crate::figures::schedule::waiting::waiting;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Firm, Project, Status};
use crate::model::quantity::Share;
use crate::reports::document::OfProject;
use crate::reports::due::Due;
use crate::reports::lack::Lack;
use crate::reports::query::Query;
use crate::reports::schedule::why::why;

/// One project of the schedule report. `None` is a figure that is unknown or does not apply; `why` says which record
/// is missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct ScheduleRow {
    pub project: String,
    pub name: Box<str>,
    pub client: Box<str>,
    pub status: Status,
    pub billing: Billing,
    pub start: Option<Date>,
    pub due: Due,
    pub finished: Option<Date>,
    pub forecast: ScheduleForecast,
    pub days_late: Option<i64>,
    pub working_days_late: Option<i64>,
    pub waited: i64,
    pub days_ours: Option<i64>,
    pub progress: Option<Share>,
    pub planned: Option<Share>,
    pub state: ScheduleState,
    pub phases: Vec<SchedulePhase>,
    pub why: Vec<String>,
    /// What each sentence of `why` says is lacking.
    #[serde(skip)]
    pub(crate) lacks: Vec<Option<Lack>>,
    /// Up to where the plan's work is done, for the chart.
    #[serde(skip)]
    pub earned_until: Option<Date>,
    /// Whether the due date must not move, for the chart.
    #[serde(skip)]
    pub is_firm: bool,
    /// What its lateness puts at risk, in the workspace's currency, for the order of a table.
    #[serde(skip)]
    pub(crate) at_stake: Option<Number>,
    /// When it waited for the client, for the chart.
    #[serde(skip)]
    pub waits: Vec<Period>,
}

impl OfProject for ScheduleRow {
    fn key(&self) -> (&str, &str) {
        (&self.client, &self.project)
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleForecast {
    pub finish: Option<Date>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SchedulePhase {
    pub id: Box<str>,
    pub name: Option<Box<str>>,
    pub start: Option<Date>,
    pub due: Due,
    pub done: Option<Date>,
    pub forecast: ScheduleForecast,
    pub days_late: Option<i64>,
    pub working_days_late: Option<i64>,
    pub state: ScheduleState,
}

/// The row of a project.
pub(crate) fn row(
    portfolio: &Portfolio,
    query: &Query,
    figures: &ProjectFigures<'_>,
    rates: &MeanRates<'_>,
) -> ScheduleRow {
    let project = figures.project;
    let waited = waiting(project, &portfolio.agency.calendar, query.as_of).days;
    let late = working_days_late(portfolio, figures, query.as_of);
    let why = why(portfolio, figures, query.as_of);
    ScheduleRow {
        project: portfolio.full_name(project),
        name: project.name.clone(),
        client: portfolio.client_of(project).map(|client| client.id.clone()).unwrap_or_default(),
        status: project.status_at(query.as_of),
        billing: project.billing,
        start: project.start,
        due: Due { original: project.due, current: figures.plan.due() },
        finished: project.finished_by(query.as_of),
        forecast: ScheduleForecast { finish: figures.finish },
        days_late: days_late(figures, query.as_of),
        working_days_late: late,
        waited,
        days_ours: late.map(|late| (late - waited).max(0)),
        progress: figures.progress.clone().map(Share),
        planned: figures.planned.clone().map(Share),
        state: figures.schedule,
        phases: phases(portfolio, figures, query.as_of),
        lacks: why.iter().map(|reason| reason.lack).collect(),
        why: why.into_iter().map(|reason| reason.text).collect(),
        earned_until: earned_until(figures),
        is_firm: project.is_firm(Firm::Deadline),
        at_stake: of_lateness(portfolio, figures, query.as_of, rates),
        waits: waits(project, query.as_of),
    }
}

/// The days from each request to its answer, or to the date.
fn waits(project: &Project, as_of: Date) -> Vec<Period> {
    let asked = project.waits.iter().filter(|wait| wait.asked <= as_of);
    asked.filter_map(|wait| Period::new(wait.asked, wait.done_by(as_of).unwrap_or(as_of))).collect()
}

fn phases(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Vec<SchedulePhase> {
    let phases = figures.plan.phases().iter();
    phases
        .map(|planned| {
            let outlook = phase_outlook(portfolio, figures, planned, as_of);
            SchedulePhase {
                id: planned.phase.id.clone(),
                name: planned.phase.name.clone(),
                start: planned.start,
                due: Due { original: planned.phase.due, current: planned.due },
                done: planned.phase.done_by(as_of),
                forecast: ScheduleForecast { finish: outlook.finish },
                days_late: outlook.days_late,
                working_days_late: outlook.working_days_late,
                state: outlook.state,
            }
        })
        .collect()
}

//! One person in one week or month of the workload report, key by key.

use serde::Serialize;

use crate::figures::people::logged::Logged;
use crate::figures::people::timesheet::Timesheet;
use crate::figures::people::unstaffed::Unstaffed;
use crate::figures::people::workload::PersonState;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Part;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Hours, Share};
use crate::why::workload::{left, why};

/// One person in one part of the period, or nobody: what is assigned to those who have left. `None` is a figure that is unknown, or that a part which had not begun cannot
/// have; `why` says which record is missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct WorkloadRow {
    pub person: Option<Box<str>>,
    pub period: String,
    pub from: Date,
    pub to: Date,
    pub days: Option<i64>,
    pub away: Option<i64>,
    pub capacity: Option<Hours>,
    pub assigned: Option<Hours>,
    pub load: Option<Share>,
    pub tentative: Option<Hours>,
    pub logged: Option<Hours>,
    pub billable: Option<Hours>,
    pub utilization: Option<Share>,
    pub target: Option<Share>,
    pub unplanned: UnplannedKeys,
    pub switching: Option<Share>,
    pub state: PersonState,
    pub why: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct UnplannedKeys {
    pub hours: Option<Hours>,
    pub share: Option<Share>,
}

/// The row of a person in a part.
pub(crate) fn row(portfolio: &Portfolio, sheet: &Timesheet<'_>, part: &Part) -> WorkloadRow {
    let logged = sheet.logged.as_ref();
    let hours = |figure: fn(&Logged) -> &Number| logged.map(|logged| Hours(figure(logged).clone()));
    WorkloadRow {
        person: Some(portfolio.person_id(sheet.who).into()),
        period: part.name.clone(),
        from: part.days.from,
        to: part.days.to,
        days: sheet.is_readable().then_some(sheet.days),
        away: sheet.is_readable().then_some(sheet.away),
        capacity: sheet.capacity.clone().map(Hours),
        assigned: sheet.assigned().cloned().map(Hours),
        load: sheet.load().map(Share),
        tentative: sheet.tentative().cloned().map(Hours),
        logged: hours(|logged| &logged.hours),
        billable: hours(|logged| &logged.billable),
        utilization: sheet.utilization().map(Share),
        target: sheet.target.clone().map(Share),
        unplanned: UnplannedKeys {
            hours: hours(|logged| &logged.unplanned),
            share: logged.and_then(Logged::unplanned_share).map(Share),
        },
        switching: logged.and_then(Logged::switching).map(Share),
        state: sheet.state,
        why: why(portfolio, sheet),
    }
}

/// The row of nobody in a part: what is assigned to those who have left; `None` where nothing is.
pub(crate) fn nobody(
    portfolio: &Portfolio,
    unstaffed: &[&Unstaffed<'_>],
    part: &Part,
) -> Option<WorkloadRow> {
    let hours: Option<Number> = unstaffed.iter().map(|one| one.hours.clone()).sum();
    (!unstaffed.is_empty()).then(|| WorkloadRow {
        person: None,
        period: part.name.clone(),
        from: part.days.from,
        to: part.days.to,
        days: None,
        away: None,
        capacity: None,
        assigned: hours.map(Hours),
        load: None,
        tentative: None,
        logged: None,
        billable: None,
        utilization: None,
        target: None,
        unplanned: UnplannedKeys { hours: None, share: None },
        switching: None,
        state: PersonState::Unstaffed,
        why: unstaffed.iter().map(|one| left(portfolio, one)).collect(),
    })
}

//! One person in one week or month of the workload report, key by key.

use serde::Serialize;

use crate::figures::logged::Logged;
use crate::figures::timesheet::Timesheet;
use crate::figures::workload::PersonState;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Part;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Hours, Share};
use crate::why::workload::why;

/// One person in one part of the period. `None` is a figure that is unknown, or that a part which had not begun cannot
/// have; `why` says which record is missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct WorkloadRow {
    pub person: Box<str>,
    pub period: String,
    pub from: Date,
    pub to: Date,
    pub days: Option<i64>,
    pub away: Option<i64>,
    pub capacity: Option<Hours>,
    pub assigned: Option<Hours>,
    pub load: Option<Share>,
    pub logged: Option<Hours>,
    pub billable: Option<Hours>,
    pub utilization: Option<Share>,
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
        person: portfolio.person_id(sheet.who).into(),
        period: part.name.clone(),
        from: part.days.from,
        to: part.days.to,
        days: sheet.is_readable().then_some(sheet.days),
        away: sheet.is_readable().then_some(sheet.away),
        capacity: sheet.capacity.clone().map(Hours),
        assigned: sheet.assigned().cloned().map(Hours),
        load: sheet.load().map(Share),
        logged: hours(|logged| &logged.hours),
        billable: hours(|logged| &logged.billable),
        utilization: sheet.utilization().map(Share),
        unplanned: UnplannedKeys {
            hours: hours(|logged| &logged.unplanned),
            share: logged.and_then(Logged::unplanned_share).map(Share),
        },
        switching: logged.and_then(Logged::switching).map(Share),
        state: sheet.state,
        why: why(portfolio, sheet),
    }
}

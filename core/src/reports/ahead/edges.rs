//! What stands beside the months: what ends, what may be won and has no days, and the hours of each role.

use serde::Serialize;

use crate::figures::ahead::ends::{End, EndKind, EndValue, of_people};
use crate::figures::ahead::likely::{Likely, Prospective};
use crate::figures::ahead::staffing::roles as role_hours;
use crate::figures::missing::convert;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money, Share};
use crate::reports::ahead::View;
use crate::reports::budget::keys::Measure;

/// The heading of what may be won and has no days.
pub const UNDATED: &str = "what may be won, and has no date";
/// The heading of the hours of each role in each month.
pub const BY_ROLE: &str = "the hours of each role";

/// Something that ends.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct EndRow {
    pub what: EndKind,
    pub id: String,
    pub date: Date,
    pub value: Option<Measure>,
}

/// Work that may be won and has no days.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct UndatedRow {
    pub what: Prospective,
    pub id: String,
    pub value: Option<Money>,
    pub chance: Share,
    pub weighted: Option<Money>,
}

/// The hours of a role in a month.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct RoleRow {
    pub period: String,
    pub role: String,
    pub capacity: Hours,
    pub assigned: Hours,
    pub tentative: Hours,
    pub free: Hours,
}

/// What ends within sight, by date.
pub(crate) fn ends(view: &View<'_>) -> Vec<EndRow> {
    let currency = view.portfolio.agency.currency;
    let of_projects = view.projects.iter().flat_map(|ahead| {
        let pair = (ahead.project.currency, currency);
        let worth = move |amount: &Number| convert(view.portfolio, amount, pair, view.query.as_of).ok();
        ahead.ends.iter().map(move |end| (end.clone(), end.value.measure(worth)))
    });
    let people = of_people(view.portfolio, view.query.as_of);
    let of_people = people.into_iter().filter(|_| view.query.is_wide()).map(|end| {
        let value = end.value.measure(|_| None);
        (end, value)
    });
    let row = |(End { what, id, date, .. }, value): (End, Option<EndMeasure>)| {
        let value = value.map(|value| match value {
            EndMeasure::Hours(hours) => Measure::Hours(Hours(hours)),
            EndMeasure::Money(amount) => Measure::Amount(currency.money(&amount)),
        });
        EndRow { what, id, date, value }
    };
    let mut rows: Vec<EndRow> = of_projects.chain(of_people).map(row).collect();
    rows.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    rows
}

/// A value with its unit.
enum EndMeasure {
    Money(Number),
    Hours(Number),
}

impl EndValue {
    fn measure(&self, worth: impl Fn(&Number) -> Option<Number>) -> Option<EndMeasure> {
        match self {
            Self::Money(amount) => amount.as_ref().and_then(worth).map(EndMeasure::Money),
            Self::Hours(hours) => hours.clone().map(EndMeasure::Hours),
        }
    }
}

/// What may be won and has no days, by id.
pub(crate) fn undated(view: &View<'_>) -> Vec<UndatedRow> {
    let currency = view.portfolio.agency.currency;
    let undated = view.likely.iter().filter(|one| one.days.is_none());
    let row = |one: &Likely| UndatedRow {
        what: one.what,
        value: one.value.as_ref().map(|value| currency.money(value)),
        weighted: one.weighted().map(|worth| currency.money(&worth)),
        chance: Share(one.chance.clone()),
        id: one.id.clone(),
    };
    undated.map(row).collect()
}

/// The hours of each role in each month, by month, then role.
pub(crate) fn roles(view: &View<'_>) -> Vec<RoleRow> {
    let hours = role_hours(view.portfolio, &view.sheets, &view.horizon.months, view.query.as_of);
    let mut rows: Vec<RoleRow> = Vec::new();
    for ((month, role), hours) in hours {
        let Some(part) = view.horizon.months.get(month) else { continue };
        rows.push(RoleRow {
            period: part.name.clone(),
            role: view.portfolio.agency.roles.id(role).to_owned(),
            free: Hours(&hours.capacity - &hours.assigned),
            capacity: Hours(hours.capacity),
            assigned: Hours(hours.assigned),
            tentative: Hours(hours.tentative),
        });
    }
    rows.sort_by(|one, other| (&one.period, &one.role).cmp(&(&other.period, &other.role)));
    rows
}

//! One case of the estimates report, key by key.

use serde::Serialize;

use crate::figures::estimates::{Case, Experience};
use crate::figures::spending::budget::Unit;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Hours, Share};
use crate::page::Cell;
use crate::reports::budget::keys::Measure;

/// One case: a project that is done, or one of its phases. `None` is a figure that is unknown or does not apply.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct EstimateRow {
    pub project: String,
    pub phase: Option<Box<str>>,
    #[serde(rename = "type")]
    pub work_type: Option<Box<str>>,
    pub unit: &'static str,
    pub estimated: Measure,
    pub agreed: Measure,
    pub took: Measure,
    pub of_first: Option<Share>,
    pub of_agreed: Option<Share>,
    pub days_planned: Option<i64>,
    pub days_taken: Option<i64>,
}

/// What so many hours have come to.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Estimate {
    pub hours: Hours,
    pub n: usize,
    pub median: Option<Hours>,
    pub p20: Option<Hours>,
    pub p80: Option<Hours>,
}

/// The row of a case.
pub(crate) fn row(portfolio: &Portfolio, case: &Case<'_>) -> EstimateRow {
    let measure = |number: &Number| measure(number, case.unit, case.project.currency);
    EstimateRow {
        project: portfolio.full_name(case.project),
        phase: case.phase.map(|phase| phase.id.clone()),
        work_type: case.project.work_type.clone(),
        unit: case.unit.word(),
        estimated: measure(&case.estimated),
        agreed: measure(&case.agreed),
        took: measure(&case.took),
        of_first: case.of_first().map(Share),
        of_agreed: case.of_agreed().map(Share),
        days_planned: case.days_planned,
        days_taken: case.days_taken,
    }
}

fn measure(number: &Number, unit: Unit, currency: Currency) -> Measure {
    match unit {
        Unit::Hours => Measure::Hours(Hours(number.clone())),
        Unit::Amount => Measure::Amount(currency.money(number)),
    }
}

/// The cell of hours or money, whichever a case has.
pub(crate) fn cell(measure: &Measure) -> Cell {
    match measure {
        Measure::Hours(hours) => Cell::Hours(hours.clone()),
        Measure::Amount(money) => Cell::Money(money.clone()),
    }
}

impl Estimate {
    /// What so many hours have come to in these cases.
    pub(crate) fn of(hours: &Number, experience: &Experience) -> Self {
        let range = experience.of_first.times(hours);
        Self {
            hours: Hours(hours.clone()),
            n: experience.of_first.median.as_ref().map_or(0, |_| experience.cases),
            median: range.median.map(Hours),
            p20: range.p20.map(Hours),
            p80: range.p80.map(Hours),
        }
    }
}

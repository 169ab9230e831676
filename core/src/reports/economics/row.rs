//! A month, quarter or year of the economics report, key by key, and a person.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::figures::economics::{Economy, Month, PersonMonth};
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Days, Hours, Money, Share};
use crate::page::Sums;
use crate::reports::document::{Confidential, missing_says};
use crate::reports::query::Query;
use crate::reports::totals::Missing;

/// A month, quarter or year.
#[derive(Clone, Debug, Serialize)]
pub struct EconomicsRow {
    /// Its name.
    pub period: String,
    /// Its figures.
    #[serde(flatten)]
    pub keys: EconomicsKeys,
}

/// The figures of some months. `None` is a figure that is unknown or has nothing to divide by; `missing` names what is
/// unknown.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct EconomicsKeys {
    pub capacity: Hours,
    pub billable: Hours,
    pub logged: Hours,
    pub utilization: Option<Share>,
    pub target: Option<Share>,
    pub revenue: Money,
    pub agi: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_logged: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bench: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overhead: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_ratio: Confidential<Share>,
    pub realization: Option<Share>,
    pub overservicing: Money,
    pub agi_per_fte: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub break_even_rate: Confidential<Money>,
    pub average_rate: Option<Money>,
    pub dso: Option<Days>,
    pub missing: Missing,
}

/// A person over the whole period.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct PersonRow {
    pub person: Box<str>,
    pub capacity: Option<Hours>,
    pub billable: Hours,
    pub utilization: Option<Share>,
    pub target: Option<Share>,
    pub gap: Option<Share>,
}

missing_says!(EconomicsKeys);

impl Sums for EconomicsRow {
    fn misses(&self, path: &str) -> bool {
        self.keys.misses(path)
    }
}

/// The figures that nobody sees who may not see costs.
const OF_COSTS: [&str; 6] = ["cost_logged", "bench", "overhead", "net", "net_ratio", "break_even_rate"];

impl EconomicsKeys {
    pub(crate) fn of(portfolio: &Portfolio, query: &Query, economy: &Economy) -> Self {
        let currency = portfolio.agency.currency;
        let money = |amount: Option<Number>| amount.map(|amount| currency.money(&amount));
        let told = |amount: Option<Number>| query.costs.then(|| money(amount));
        let mut missing = Missing::default();
        let lacking = economy.lacking().into_iter();
        for (figure, ids) in lacking.filter(|(figure, _)| query.costs || !OF_COSTS.contains(figure)) {
            ids.iter().for_each(|id| missing.add(figure, id));
        }
        for project in &query.left_out {
            ["billable", "logged", "revenue", "agi"]
                .into_iter()
                .for_each(|figure| missing.add(figure, project));
        }
        Self {
            capacity: Hours(economy.capacity.clone()),
            billable: Hours(economy.billable.clone()),
            logged: Hours(economy.logged.clone()),
            utilization: economy.utilization().map(Share),
            target: economy.target().map(Share),
            revenue: currency.money(&economy.revenue),
            agi: currency.money(&economy.agi),
            cost_logged: told(economy.cost_logged()),
            bench: told(economy.bench()),
            overhead: told(economy.overhead()),
            net: told(economy.net()),
            net_ratio: query.costs.then(|| economy.net_ratio().map(Share)),
            realization: economy.realization().map(Share),
            overservicing: currency.money(&economy.overservicing()),
            agi_per_fte: money(economy.agi_per_fte(&portfolio.agency.calendar.day_hours)),
            break_even_rate: told(economy.break_even_rate()),
            average_rate: money(economy.average_rate()),
            dso: economy.dso().map(Days),
            missing,
        }
    }
}

/// Everybody over all months, by id; of a question about some people those.
pub(crate) fn people(portfolio: &Portfolio, query: &Query, months: &[Month<'_>]) -> Vec<PersonRow> {
    let is_asked = |who| query.people.is_empty() || query.people.contains(&who);
    let mut of_people: BTreeMap<PersonId, Vec<&PersonMonth>> = BTreeMap::new();
    for one in months.iter().flat_map(|month| &month.people) {
        of_people.entry(one.who).or_default().push(one);
    }
    let row = |(who, person): (PersonId, &Person)| {
        let of_person = of_people.get(&who)?;
        let last = of_person.last()?;
        let capacity: Option<Number> = of_person.iter().map(|one| one.capacity.clone()).sum();
        let billable: Number = of_person.iter().map(|one| &one.billable).sum();
        let utilization = capacity.as_ref().and_then(|capacity| billable.share_of(capacity));
        let target = last.target.clone();
        let gap = target.as_ref().zip(utilization.as_ref()).map(|(target, reached)| target - reached);
        Some(PersonRow {
            person: person.id.clone(),
            capacity: capacity.map(Hours),
            billable: Hours(billable),
            utilization: utilization.map(Share),
            target: target.map(Share),
            gap: gap.map(Share),
        })
    };
    portfolio.people().filter(|(who, _)| is_asked(*who)).filter_map(row).collect()
}

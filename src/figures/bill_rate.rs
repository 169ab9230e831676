//! Which rate bills an hour: the nearest that somebody stated.

use crate::figures::missing::{Known, Missing, convert};
use crate::model::currency::Currency;
use crate::model::id::RoleId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::{RateCard, RateTable};

/// Finds the bill rates of one project's entries.
#[derive(Clone, Copy, Debug)]
pub struct BillRates<'p> {
    portfolio: &'p Portfolio,
    project: &'p Project,
}

/// A card that may state a rate, in the order in which they are asked.
struct Level<'p> {
    table: Option<&'p RateTable>,
    currency: Currency,
    readable: bool,
}

impl<'p> BillRates<'p> {
    /// The rates of a project.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio, project: &'p Project) -> Self {
        Self { portfolio, project }
    }

    /// The role in which an entry counts: its own, else the person's only role on this project's team at that date.
    #[must_use]
    pub fn role(&self, entry: &TimeEntry) -> Option<RoleId> {
        if let Some(role) = entry.role() {
            return Some(role);
        }
        let assigned = self.project.team_at(entry.date).filter(|assignment| assignment.who == entry.who);
        let mut roles = assigned.flat_map(|assignment| &assignment.roles);
        let first = roles.next()?;
        roles.all(|role| role == first).then_some(*first)
    }

    /// What bills an hour of an entry, in the project's currency: the entry's own rate; then for its role the
    /// project's, the client's, the person's, the workspace's; then the default of these, in the same order.
    ///
    /// # Errors
    /// When nobody stated a rate, or its currency can't be converted at the entry's date.
    pub fn rate(&self, entry: &TimeEntry, role: Option<RoleId>) -> Known {
        if let Some(rate) = self.project.log.time.rate(entry) {
            return Ok(rate.clone());
        }
        let levels = self.levels(entry);
        let by_role = role.map(|role| self.nearest(&levels, entry, |table| table.role(role)));
        let rate = by_role.unwrap_or(Ok(None))?;
        let rate = rate.map_or_else(
            || self.nearest(&levels, entry, |table| table.default.as_ref()),
            |rate| Ok(Some(rate)),
        )?;
        rate.ok_or(Missing::Rate { who: entry.who, date: entry.date })
    }

    /// Whether any rate of this project's entries can depend on their date.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        let dated = |card: &RateCard| card.tables().iter().any(|table| table.from.is_some());
        let agency = &self.portfolio.agency;
        let client = self.portfolio.client_of(self.project);
        let foreign = self.project.currency != agency.currency
            || client.is_some_and(|client| client.currency != self.project.currency);
        foreign
            || dated(&agency.rates)
            || dated(&self.project.rates)
            || client.is_some_and(|client| dated(&client.rates))
            || self.portfolio.people.iter().any(|person| dated(&person.rates))
    }

    fn levels(&self, entry: &TimeEntry) -> [Level<'p>; 4] {
        let agency = &self.portfolio.agency;
        let client = self.portfolio.client_of(self.project);
        let person = self.portfolio.person(entry.who);
        let level = |card: Option<&'p RateCard>, currency, readable| Level {
            table: card.and_then(|card| card.at(entry.date)),
            currency,
            readable,
        };
        [
            level(Some(&self.project.rates), self.project.currency, true),
            level(client.map(|c| &c.rates), client.map_or(agency.currency, |c| c.currency), true),
            level(person.map(|p| &p.rates), agency.currency, person.is_none_or(|p| p.readable)),
            level(Some(&agency.rates), agency.currency, true),
        ]
    }

    fn nearest<'t>(
        &self,
        levels: &'t [Level<'p>; 4],
        entry: &TimeEntry,
        stated: impl Fn(&'t RateTable) -> Option<&'t Number>,
    ) -> Known<Option<Number>> {
        for level in levels {
            if !level.readable {
                return Err(Missing::PersonFile(entry.who));
            }
            if let Some(rate) = level.table.and_then(&stated) {
                let pair = (level.currency, self.project.currency);
                return convert(self.portfolio, rate, pair, entry.date).map(Some);
            }
        }
        Ok(None)
    }
}

/// What an hour of an entry costs us, in the project's currency.
///
/// # Errors
/// When nobody said so, or the currency can't be converted at the entry's date.
pub fn hourly_cost(portfolio: &Portfolio, project: &Project, entry: &TimeEntry) -> Known {
    let date = entry.date;
    if !portfolio.costs_readable {
        return Err(Missing::CostsFile);
    }
    let cost = portfolio.person(entry.who).and_then(|person| person.cost_at(date));
    let hourly = cost.ok_or(Missing::Cost { who: entry.who, date })?;
    convert(portfolio, hourly, (portfolio.agency.currency, project.currency), date)
}

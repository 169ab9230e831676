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
        if let Some(role) = self.project.log.time.role(entry) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project, worked};
    use crate::model::exchange::{Exchange, ExchangeRate};
    use crate::model::id::PersonId;
    use crate::model::role::{ACCOUNT_MANAGER, PRODUCER};

    fn card(default: Option<&str>, role: Option<&str>) -> RateCard {
        let roles = role.map(|rate| (PRODUCER, number(rate))).into_iter().collect();
        RateCard::new(vec![RateTable { from: None, default: default.map(number), roles }])
    }

    fn rate(portfolio: &Portfolio, project: &Project) -> Result<String, Missing> {
        let rates = BillRates::of(portfolio, project);
        let entry = project.log.time.entries().last().unwrap();
        rates.rate(entry, rates.role(entry)).map(|rate| rate.rounded(2))
    }

    /// The order of workspace.md, section "Which rate bills an hour": nearer and nearer rates are added.
    #[test]
    fn the_nearest_rate_bills_and_a_role_comes_before_any_default() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        site.log.time.push(worked("2024-05-01", "1"));
        let lacking = Missing::Rate { who: PersonId(0), date: date("2024-05-01") };
        assert_eq!(rate(&workspace, &site), Err(lacking));
        workspace.agency.rates = card(Some("1"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "1.00");
        workspace.people[0].rates = card(Some("2"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "2.00");
        workspace.clients[0].rates = card(Some("3"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "3.00");
        site.rates = card(Some("4"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "4.00");
        site.team = vec![assignment(0, None, None)];
        site.team[0].roles = vec![PRODUCER];
        assert_eq!(rate(&workspace, &site).unwrap(), "4.00");
        workspace.agency.rates = card(Some("1"), Some("11"));
        assert_eq!(rate(&workspace, &site).unwrap(), "11.00");
        workspace.people[0].rates = card(Some("2"), Some("12"));
        assert_eq!(rate(&workspace, &site).unwrap(), "12.00");
        workspace.clients[0].rates = card(Some("3"), Some("13"));
        assert_eq!(rate(&workspace, &site).unwrap(), "13.00");
        site.rates = card(Some("4"), Some("14"));
        assert_eq!(rate(&workspace, &site).unwrap(), "14.00");
        let mut entry = worked("2024-05-01", "1");
        entry.rate = Some(number("20"));
        site.log.time.push(entry);
        assert_eq!(rate(&workspace, &site).unwrap(), "20.00");
    }

    #[test]
    fn of_several_roles_on_the_team_none_counts() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        workspace.agency.rates = card(Some("1"), Some("11"));
        site.log.time.push(worked("2024-05-01", "1"));
        site.team = vec![assignment(0, None, None), assignment(0, Some("2024-04-30"), None)];
        site.team[0].roles = vec![PRODUCER];
        site.team[1].roles = vec![ACCOUNT_MANAGER];
        assert_eq!(rate(&workspace, &site).unwrap(), "11.00");
        site.team[1].until = None;
        assert_eq!(rate(&workspace, &site).unwrap(), "1.00");
        let mut entry = worked("2024-05-01", "1");
        entry.role = Some(PRODUCER);
        site.log.time.push(entry);
        assert_eq!(rate(&workspace, &site).unwrap(), "11.00");
    }

    #[test]
    fn a_dated_table_applies_whole_and_is_converted_at_the_date_of_the_entry() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        let dollar = Currency::from_code("USD").unwrap();
        site.currency = dollar;
        site.log.time.push(worked("2024-05-01", "1"));
        let old =
            RateTable { from: None, default: Some(number("80")), roles: vec![(PRODUCER, number("90"))] };
        let new =
            RateTable { from: Some(date("2024-05-01")), default: Some(number("100")), roles: Vec::new() };
        workspace.agency.rates = RateCard::new(vec![old, new]);
        site.team = vec![assignment(0, None, None)];
        site.team[0].roles = vec![PRODUCER];
        let euro = workspace.agency.currency;
        let lacking = Missing::ExchangeRate { from: euro, to: dollar, date: date("2024-05-01") };
        assert_eq!(rate(&workspace, &site), Err(lacking));
        let record = ExchangeRate { date: date("2024-01-01"), from: euro, to: dollar, rate: number("1.1") };
        workspace.agency.exchange = Exchange::new(vec![record]);
        assert_eq!(rate(&workspace, &site).unwrap(), "110.00");
        site.log.time.push(worked("2024-04-30", "1"));
        assert_eq!(rate(&workspace, &site).unwrap(), "99.00");
    }
}

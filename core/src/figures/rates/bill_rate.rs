//! Which rate bills an hour: that of the nearest file which says anything about it.

use crate::figures::missing::{Known, Missing};
use crate::figures::rates::worth::Shown;
use crate::model::currency::Currency;
use crate::model::id::RoleId;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::{RateCard, RateTable};
use crate::model::role::Roles;
use crate::model::word::words;

/// Finds the bill rates of one project's entries.
#[derive(Clone, Copy, Debug)]
pub struct BillRates<'p>(Shown<'p>);

/// A rate, and who states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Money per hour, in the currency that is shown.
    pub rate: Number,
    /// Where it stands.
    pub source: RateSource,
    /// The role that it is the rate of; `None` for an entry's own rate, and for a default.
    pub role: Option<RoleId>,
}

impl Stated {
    /// The key under which it stands in a file: a role, or `default`; `None` of an entry's own.
    #[must_use]
    pub fn key<'r>(&self, roles: &'r Roles) -> Option<&'r str> {
        match (self.source, self.role) {
            (RateSource::Entry, _) => None,
            (_, Some(role)) => Some(roles.id(role)),
            (_, None) => Some("default"),
        }
    }
}

words! {
    /// What states the rate of an hour, the nearest first.
    RateSource {
        /// The entry itself.
        Entry = "entry",
        /// The project's file.
        Project = "project",
        /// The client's.
        Client = "client",
        /// The person's.
        Person = "person",
        /// The workspace's.
        Workspace = "workspace",
    }
}

/// A file that may state a rate.
struct Level<'p> {
    source: RateSource,
    table: Option<&'p RateTable>,
    currency: Currency,
    is_readable: bool,
}

impl<'p> BillRates<'p> {
    /// The rates of a project, in its own currency.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio, project: &'p Project) -> Self {
        Self(Shown::own(portfolio, project))
    }

    /// The rates of a project in the currency that is shown.
    #[must_use]
    pub fn shown(shown: Shown<'p>) -> Self {
        Self(shown)
    }

    /// The role in which an entry counts: its own, else the person's only role on this project's team at that date.
    #[must_use]
    pub fn role(&self, entry: &TimeEntry) -> Option<RoleId> {
        let project = self.0.project;
        if let Some(role) = project.log.time.role(entry) {
            return Some(role);
        }
        let assigned = project.team_at(entry.date).filter(|assignment| assignment.who == entry.who);
        let mut roles = assigned.flat_map(|assignment| &assignment.roles);
        let first = roles.next()?;
        roles.all(|role| role == first).then_some(*first)
    }

    /// What bills an hour of an entry in a role: the entry's own rate; else, of project, client, person and workspace,
    /// the first whose rates of that day have one for the role or a default, and there the role's before the default.
    ///
    /// # Errors
    /// When nobody stated a rate, or its currency can't be converted at the entry's date.
    pub fn stated(&self, entry: &TimeEntry, role: Option<RoleId>) -> Known<Stated> {
        let shown = self.0;
        if let Some(rate) = shown.project.log.time.rate(entry) {
            let rate = shown.amount(rate, entry.date)?;
            return Ok(Stated { rate, source: RateSource::Entry, role: None });
        }
        for level in self.levels(entry) {
            if !level.is_readable {
                return Err(Missing::PersonFile(entry.who));
            }
            let Some(table) = level.table else { continue };
            let of_role = role.and_then(|role| Some((table.role(role)?, Some(role))));
            let stated = of_role.or_else(|| Some((table.default.as_ref()?, None)));
            if let Some((rate, role)) = stated {
                let rate = shown.of(rate, level.currency, entry.date)?;
                return Ok(Stated { rate, source: level.source, role });
            }
        }
        Err(Missing::Rate { who: entry.who, date: entry.date })
    }

    /// The rate of a role in a file farther off than one, if there is such a rate.
    ///
    /// # Errors
    /// When its currency can't be converted at the entry's date.
    pub fn farther(&self, entry: &TimeEntry, role: RoleId, than: RateSource) -> Option<Known> {
        let levels = self.levels(entry).into_iter().filter(|level| level.source > than);
        let mut rates = levels.filter_map(|level| Some((level.table?.role(role)?, level.currency)));
        rates.next().map(|(rate, currency)| self.0.of(rate, currency, entry.date))
    }

    /// The rate alone.
    ///
    /// # Errors
    /// As those of [`BillRates::stated`].
    pub fn rate(&self, entry: &TimeEntry, role: Option<RoleId>) -> Known {
        self.stated(entry, role).map(|stated| stated.rate)
    }

    /// The files that may state a rate, the nearest first.
    fn levels(&self, entry: &TimeEntry) -> [Level<'p>; 4] {
        let Shown { portfolio, project, .. } = self.0;
        let agency = &portfolio.agency;
        let client = portfolio.client_of(project);
        let person = portfolio.person(entry.who);
        let level = |source, card: Option<&'p RateCard>, currency| Level {
            source,
            table: card.and_then(|card| card.at(entry.date)),
            currency,
            is_readable: source != RateSource::Person || person.is_none_or(|person| person.readable),
        };
        let of_client = client.map_or(agency.currency, |client| client.currency);
        [
            level(RateSource::Project, Some(&project.rates), project.currency),
            level(RateSource::Client, client.map(|client| &client.rates), of_client),
            level(RateSource::Person, person.map(|person| &person.rates), agency.currency),
            level(RateSource::Workspace, Some(&agency.rates), agency.currency),
        ]
    }
}

/// What an hour of an entry costs us, in the currency that is shown.
///
/// # Errors
/// When nobody said so, or the currency can't be converted at the entry's date.
pub fn hourly_cost(shown: Shown<'_>, entry: &TimeEntry) -> Known {
    let (portfolio, date) = (shown.portfolio, entry.date);
    if !portfolio.costs_readable {
        return Err(Missing::CostsFile);
    }
    let cost = portfolio.person(entry.who).and_then(|person| person.cost_at(date));
    let hourly = cost.ok_or(Missing::Cost { who: entry.who, date })?;
    shown.of(hourly, portfolio.agency.currency, date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project, worked};
    use crate::model::exchange::{Exchange, ExchangeRate};
    use crate::model::id::PersonId;
    use crate::model::log::NewTimeEntry;
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

    /// workspace.md, "Which rate bills an hour": nearer and nearer files are added, and each bills as soon as it says
    /// anything, whatever a farther one says of the role.
    #[test]
    fn the_nearest_file_that_says_anything_bills() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        site.log.time.push(worked("2024-05-01", "1"));
        let lacking = Missing::Rate { who: PersonId(0), date: date("2024-05-01") };
        assert_eq!(rate(&workspace, &site), Err(lacking));
        workspace.agency.rates = card(Some("1"), Some("11"));
        assert_eq!(rate(&workspace, &site).unwrap(), "1.00");
        site.team = vec![assignment(0, None, None)];
        site.team[0].roles = vec![PRODUCER];
        assert_eq!(rate(&workspace, &site).unwrap(), "11.00");
        workspace.people[0].rates = card(Some("2"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "2.00");
        workspace.people[0].rates = card(Some("2"), Some("12"));
        assert_eq!(rate(&workspace, &site).unwrap(), "12.00");
        workspace.clients[0].rates = card(Some("3"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "3.00");
        workspace.clients[0].rates = card(None, Some("13"));
        assert_eq!(rate(&workspace, &site).unwrap(), "13.00");
        site.rates = card(Some("4"), None);
        assert_eq!(rate(&workspace, &site).unwrap(), "4.00");
        site.rates = card(Some("4"), Some("14"));
        assert_eq!(rate(&workspace, &site).unwrap(), "14.00");
        let mut entry = worked("2024-05-01", "1");
        entry.rate = Some(number("20"));
        site.log.time.push(entry);
        assert_eq!(rate(&workspace, &site).unwrap(), "20.00");
    }

    #[test]
    fn a_rate_says_where_it_comes_from() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        site.log.time.push(NewTimeEntry { role: Some(PRODUCER), ..worked("2024-05-01", "1") });
        workspace.clients[0].rates = card(Some("3"), None);
        workspace.agency.rates = card(None, Some("11"));
        let stated = |workspace: &Portfolio, site: &Project| {
            let entry = site.log.time.entries().last().unwrap();
            let stated = BillRates::of(workspace, site).stated(entry, Some(PRODUCER)).unwrap();
            (stated.source, stated.role)
        };
        assert_eq!(stated(&workspace, &site), (RateSource::Client, None));
        workspace.clients[0].rates = RateCard::default();
        assert_eq!(stated(&workspace, &site), (RateSource::Workspace, Some(PRODUCER)));
        site.log.time.push(NewTimeEntry { rate: Some(number("5")), ..worked("2024-05-01", "1") });
        assert_eq!(stated(&workspace, &site), (RateSource::Entry, None));
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

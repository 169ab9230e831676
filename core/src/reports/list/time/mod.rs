//! The timesheet: what was worked, entry by entry, each with the rate that bills it and where that comes from; or sums by
//! day, project or person.

pub(crate) mod sums;
pub(crate) mod week;

use serde::Serialize;

use crate::figures::rates::bill_rate::{BillRates, Stated};
use crate::figures::rates::worth::Shown;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::model::quantity::{Hours, Money};
use crate::page::{Block, Cell, Column, Page, Sheet, Tone, Unit};
use crate::reports::document::Group;
use crate::reports::list::listed::id;
use crate::reports::list::noted::{HasNote, NotedRecord, Places, columns};
use crate::reports::list::time::sums::{TimeBy, TimeTotals, groups};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;

/// Work done by one person on one day.
#[derive(Clone, Debug, Serialize)]
pub struct ListedTime {
    /// `client/project`.
    pub project: String,
    /// When.
    pub date: Date,
    /// By whom.
    pub who: Box<str>,
    /// How long.
    pub hours: Hours,
    /// In which role it counts.
    pub role: Option<Box<str>>,
    /// Whether it is billed.
    pub billable: bool,
    /// Whether nobody had planned it.
    pub unplanned: bool,
    /// For which phase.
    pub phase: Option<Box<str>>,
    /// For which request for change.
    pub change: Option<Box<str>>,
    /// What an hour of it is billed at; `None` where nobody said so.
    pub rate: Option<Money>,
    /// What states the rate: the entry, or the file of the project, client, person or workspace.
    pub rate_from: Option<&'static str>,
    /// The key of that file: a role, or `default`.
    pub rate_key: Option<Box<str>>,
    /// Hours × rate; 0 where it is not billed, as work of our own.
    pub value: Option<Money>,
    /// The currency of both.
    pub currency: Currency,
    /// Where it stands.
    #[serde(flatten)]
    pub noted: NotedRecord,
    /// The value in the workspace's currency at the entry's date.
    #[serde(skip)]
    pub(crate) in_totals: Option<Number>,
}

/// What was worked in a period.
#[derive(Clone, Debug, Serialize)]
pub struct TimeList {
    /// What is listed.
    pub list: &'static str,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// The days that it covers.
    pub period: Period,
    /// One for each entry, by date, then project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<ListedTime>>,
    /// Sums of them, in place of the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Group<TimeTotals>>>,
    /// Over all of them, in the workspace's currency.
    pub totals: TimeTotals,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    by: Option<TimeBy>,
}

/// What was worked on the projects that a question is about, by its people where it names some, in a period by its date.
#[must_use]
pub fn time(portfolio: &Portfolio, query: &Query, period: Period, by: Option<TimeBy>) -> TimeList {
    let projects = query.projects(portfolio, &[]);
    let mut rows: Vec<ListedTime> =
        projects.into_iter().flat_map(|project| of_project(portfolio, project, query, period)).collect();
    rows.sort_by(|one, other| (one.date, &one.project).cmp(&(other.date, &other.project)));
    let totals = TimeTotals::of(portfolio, rows.iter());
    let groups = by.map(|by| groups(portfolio, &rows, by));
    let days = format!("{} to {}", period.from, period.to.min(query.as_of).max(period.from));
    TimeList {
        list: "time",
        version: 1,
        period,
        rows: groups.is_none().then_some(rows),
        groups,
        totals,
        title: format!("Time of {}, {days}, as of {}", portfolio.agency.name, query.as_of),
        by,
    }
}

/// The entries of a project that are asked for.
pub(crate) fn of_project(
    portfolio: &Portfolio,
    project: &Project,
    query: &Query,
    period: Period,
) -> Vec<ListedTime> {
    let time = project.log.time.entries();
    let is_asked = |entry: &TimeEntry| {
        let is_by = query.people.is_empty() || query.people.contains(&entry.who);
        is_by && entry.date <= query.as_of && period.contains(entry.date)
    };
    if !time.iter().any(is_asked) {
        return Vec::new();
    }
    let file = format!("clients/{}.toml", portfolio.full_name(project));
    let mut places = Places::of(file, "log.time", time.iter().map(|entry| entry.date));
    let noted = time.iter().map(|entry| (entry, places.next(entry.date)));
    noted
        .filter(|(entry, _)| is_asked(entry))
        .map(|(entry, noted)| row(portfolio, project, entry, noted))
        .collect()
}

fn row(portfolio: &Portfolio, project: &Project, entry: &TimeEntry, noted: NotedRecord) -> ListedTime {
    let (log, roles) = (&project.log.time, &portfolio.agency.roles);
    let rates = BillRates::of(portfolio, project);
    let role = rates.role(entry);
    let hours = log.hours(entry);
    // Nobody said so: the value is unknown too.
    let stated: Option<Stated> = rates.stated(entry, role).ok();
    let phase = log.phase(entry).and_then(|phase| project.phases.get(phase.0 as usize));
    let change = log.change(entry).and_then(|change| project.changes.get(change.0 as usize));
    // Our own work is billed to nobody.
    let is_billed = entry.billable && project.billing != Billing::Internal;
    let billed = |rate: &Number| if is_billed { &hours * rate } else { Number::zero() };
    let in_totals = match is_billed {
        true => BillRates::shown(Shown::in_totals(portfolio, project)).rate(entry, role).ok(),
        false => Some(Number::zero()),
    };
    ListedTime {
        project: portfolio.full_name(project),
        date: entry.date,
        who: portfolio.person_id(entry.who).into(),
        role: role.map(|role| roles.id(role).into()),
        billable: entry.billable,
        unplanned: entry.unplanned,
        phase: phase.map(|phase| phase.id.clone()),
        change: change.map(|change| change.id.clone()),
        rate: stated.as_ref().map(|stated| project.currency.money(&stated.rate)),
        rate_from: stated.as_ref().map(|stated| stated.source.word()),
        rate_key: stated.as_ref().and_then(|stated| stated.key(roles)).map(Into::into),
        value: match (&stated, is_billed) {
            (Some(stated), _) => Some(project.currency.money(&billed(&stated.rate))),
            (None, true) => None,
            (None, false) => Some(project.currency.money(&Number::zero())),
        },
        currency: project.currency,
        in_totals: in_totals.map(|rate| billed(&rate)),
        hours: Hours(hours),
        noted,
    }
}

impl HasNote for ListedTime {
    fn noted(&mut self) -> &mut NotedRecord {
        &mut self.noted
    }
}

impl TimeList {
    /// Puts the rows or the sums in the order of the value at a path of their JSON; false when none has it.
    pub fn sort(&mut self, path: &str, descending: bool) -> bool {
        match (&mut self.rows, &mut self.groups) {
            (Some(rows), _) => sort_rows(rows, path, descending),
            (_, Some(groups)) => sort_rows(groups, path, descending),
            (None, None) => false,
        }
    }

    /// The list laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        Page { title: self.title.clone(), blocks: vec![Block::Sheet(self.sheet())] }
    }

    /// Its rows in all their columns.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let totals = Some(&self.totals).filter(|totals| totals.entries > 1);
        let sheet = match (&self.rows, &self.groups) {
            (_, Some(groups)) => {
                let title = self.by.map_or("", TimeBy::word);
                Sheet::of(&Group::columns(title, &time_columns()), groups, totals)
            }
            (rows, None) => Sheet::of(&time_columns(), rows.as_deref().unwrap_or_default(), totals),
        };
        sheet.or_say("no time is logged")
    }
}

/// The columns of the timesheet.
pub(crate) fn time_columns() -> Vec<Column<'static, ListedTime, TimeTotals>> {
    type Of = Column<'static, ListedTime, TimeTotals>;
    let mut all = vec![
        Of::new("date", "date", 0, Unit::Date, |row| Cell::Date(row.date)).heading_totals(),
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
        Of::new("who", "person", 1, Unit::Id, |row| Cell::Id(row.who.to_string())),
        Of::new("hours", "hours", 0, Unit::Hours, |row| Cell::Hours(row.hours.clone()))
            .total("hours", |totals| Cell::Hours(totals.hours.clone())),
        Of::new("billable_hours", "billable", 6, Unit::Hours, |row| match row.billable {
            true => Cell::Hours(row.hours.clone()),
            false => Cell::Empty,
        })
        .total("billable_hours", |totals| Cell::Hours(totals.billable_hours.clone())),
        Of::new("rate", "rate", 4, Unit::Money, |row| match &row.value {
            // Where nothing is billed no rate is missing.
            Some(_) => Cell::applies(row.rate.clone(), Cell::Money),
            None => Cell::known(row.rate.clone(), Cell::Money),
        }),
        Of::new("rate_from", "rate from", 5, Unit::Words, |row| match (row.rate_from, &row.rate_key) {
            (Some(from), Some(key)) => Cell::Text(format!("{from} {key}")),
            (Some(from), None) => Cell::Text(from.to_owned()),
            (None, _) => Cell::Empty,
        }),
        Of::new("value", "value", 3, Unit::Money, |row| Cell::known(row.value.clone(), Cell::Money))
            .total("value", |totals| Cell::Money(totals.value.clone())),
        Of::new("role", "role", 7, Unit::Id, |row| id(row.role.as_deref())),
        Of::new("phase", "phase", 8, Unit::Id, |row| id(row.phase.as_deref())),
        Of::new("change", "change", 8, Unit::Id, |row| id(row.change.as_deref())),
        Of::new("unplanned", "unplanned", 10, Unit::State, |row| match row.unplanned {
            true => Cell::State("unplanned", Tone::Warning),
            false => Cell::Empty,
        }),
        Of::new("currency", "currency", 11, Unit::State, |row| Cell::State(row.currency.code(), Tone::Plain)),
    ];
    all.extend(columns(|row: &ListedTime| &row.noted, (2, 7)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::exchange::{Exchange, ExchangeRate};
    use crate::model::log::NewTimeEntry;
    use crate::model::rate::{RateCard, RateTable};

    /// By hand: 2 h at the project's 90 USD, 1 h at its own 50 USD, half an hour that is not billed; at 0.5 the 230 USD are
    /// 115 EUR.
    #[test]
    fn values_add_up_in_the_currency_of_the_workspace() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        let (euro, dollar) = (workspace.agency.currency, Currency::from_code("USD").unwrap());
        let fx = ExchangeRate { date: date("2024-01-01"), from: dollar, to: euro, rate: number("0.5") };
        workspace.agency.exchange = Exchange::new(vec![fx]);
        site.currency = dollar;
        let card = |default| RateTable { from: None, default: Some(number(default)), roles: Vec::new() };
        site.rates = RateCard::new(vec![card("90")]);
        let entries = [
            worked("2024-05-02", "2"),
            NewTimeEntry { rate: Some(number("50")), ..worked("2024-05-02", "1") },
            NewTimeEntry { billable: false, ..worked("2024-05-03", "0.5") },
            worked("2024-05-06", "8"),
        ];
        site.log.time.extend(entries);
        workspace.projects = vec![site];
        let query = Query::everything(date("2024-05-31"));
        let period = Period { from: date("2024-05-01"), to: date("2024-05-05") };
        let list = time(&workspace, &query, period, None);
        let rows = list.rows.unwrap();
        let told: Vec<String> = rows
            .iter()
            .map(|row| {
                let value = row.value.as_ref().map_or("–".to_owned(), Money::digits);
                format!("{} {value} {:?} {:?}", row.noted.address, row.rate_from, row.rate_key)
            })
            .collect();
        assert_eq!(
            told,
            [
                "log.time.2024-05-02.1 180.00 Some(\"project\") Some(\"default\")",
                "log.time.2024-05-02.2 50.00 Some(\"entry\") None",
                "log.time.2024-05-03 0.00 Some(\"project\") Some(\"default\")",
            ]
        );
        let totals = &list.totals;
        assert_eq!((totals.hours.digits(), totals.billable_hours.digits()), ("3.50".into(), "3.00".into()));
        assert_eq!((totals.value.digits(), totals.without_rate), ("115.00".into(), 0));
        let days = time(&workspace, &query, period, Some(TimeBy::Day)).groups.unwrap();
        let told: Vec<String> = days
            .iter()
            .map(|day| format!("{} {}", day.key.as_deref().unwrap_or(""), day.totals.value.digits()))
            .collect();
        assert_eq!(told, ["2024-05-02 115.00", "2024-05-03 0.00"]);
    }
}

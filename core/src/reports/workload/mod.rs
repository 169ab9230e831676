//! The workload report: how many hours has everybody, week by week, what are they assigned, and what did they log?
//! One row for each person and week or month; beside them all people together.

pub(crate) mod by;
pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod given;
pub(crate) mod matrix;
pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod spent;
pub(crate) mod team;
pub(crate) mod together;
pub(crate) mod totals;
pub(crate) mod whole;
pub(crate) mod work;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::figures::people::logged::SheetParts;
use crate::figures::people::timesheet::{Timesheet, timesheets};
use crate::figures::people::unstaffed::Unstaffed;
use crate::figures::people::workload::PersonState;
use crate::model::Date;
use crate::model::calendar::{days_after, days_before, plus_months};
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};
use crate::model::quantity::Share;
use crate::page::{Block, Page, Parts, Report, Sheet};
use crate::reports::document::{Header, missing_says, serialized_as_told};
use crate::reports::order;
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::reports::workload::totals::Summed;

pub use crate::reports::workload::by::WorkloadBy;
pub use crate::reports::workload::given::{GivenHours, given_hours};
pub use crate::reports::workload::row::WorkloadRow;
pub use crate::reports::workload::spent::{LatestTime, latest_sheet, latest_time};
pub use crate::reports::workload::together::Together;
pub use crate::reports::workload::totals::WorkloadTotals;
pub use crate::reports::workload::whole::Whole;

/// The workload report.
#[derive(Clone, Debug)]
pub struct Workload {
    /// What stands around.
    pub header: Header,
    /// The days that it covers.
    pub period: Period,
    /// One for each person and part.
    pub rows: Vec<WorkloadRow>,
    /// One for each part: all people together.
    pub periods: Vec<Together>,
    /// Over all rows.
    pub totals: WorkloadTotals,
    /// Everybody over the whole period, by person; one part says it all itself.
    pub wholes: Vec<Whole>,
    by: WorkloadBy,
}

serialized_as_told!(Workload);
missing_says!(WorkloadTotals);

/// The workload in a period of those whom a question is about: everybody; of a narrower question those whom it names,
/// or who are on the team of one of its projects in the period or logged time on it. Whomever it is about, all that
/// they carry counts.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, period: Period, by: WorkloadBy) -> Workload {
    let parts: Vec<Part> = match by {
        WorkloadBy::Week => period.weeks().collect(),
        WorkloadBy::Month => period.months().collect(),
    };
    let sheets = timesheets(portfolio, SheetParts { parts: &parts, as_of: query.as_of });
    let shown = shown(portfolio, query, period);
    let is_shown = |sheet: &&Timesheet<'_>| shown.as_ref().is_none_or(|people| people.contains(&sheet.who));
    let listed: Vec<&Timesheet<'_>> = sheets.people.iter().filter(is_shown).collect();
    let nobody = without_a_person(portfolio, query, &sheets.unstaffed);
    let row = |sheet: &&Timesheet<'_>| Some(row::row(portfolio, sheet, parts.get(sheet.part)?));
    let rows = listed.iter().filter_map(row);
    let of_nobody = |(place, part): (usize, &Part)| {
        let of_part: Vec<_> = nobody.iter().filter(|one| one.part == place).copied().collect();
        row::nobody(portfolio, &of_part, part)
    };
    let together = |(place, part): (usize, &Part)| {
        let people: Vec<_> = listed.iter().filter(|sheet| sheet.part == place).copied().collect();
        let nobody: Vec<_> = nobody.iter().filter(|one| one.part == place).copied().collect();
        let totals = totals::totals(portfolio, Summed { people: &people, nobody: &nobody }, &query.left_out);
        Together { period: part.name.clone(), from: part.days.from, to: part.days.to, totals }
    };
    Workload {
        header: Header { version: 2, ..Header::new("workload", portfolio, query.as_of) },
        period,
        rows: rows.chain(parts.iter().enumerate().filter_map(of_nobody)).collect(),
        periods: parts.iter().enumerate().map(together).collect(),
        totals: totals::totals(portfolio, Summed { people: &listed, nobody: &nobody }, &query.left_out),
        wholes: match parts.as_slice() {
            [_, _, ..] => whole::wholes(portfolio, &listed, &query.left_out),
            _ => Vec::new(),
        },
        by,
    }
}

/// The period of a question that names none: the four weeks to the one of the date, and the next two; the three months
/// to the one of the date, and the next one.
#[must_use]
pub fn usual_period(as_of: Date, by: WorkloadBy) -> Period {
    let day = Period { from: as_of, to: as_of };
    match by {
        WorkloadBy::Week => {
            let week = Period::week_of(as_of).unwrap_or(day);
            Period { from: days_before(week.from, 21), to: days_after(week.to, 14).unwrap_or(week.to) }
        }
        WorkloadBy::Month => {
            let first = |months| plus_months(as_of, months).and_then(Period::month_of);
            Period { from: first(-2).unwrap_or(day).from, to: first(1).unwrap_or(day).to }
        }
    }
}

/// The people of whom a narrower question is; `None` where it is about everybody.
fn shown(portfolio: &Portfolio, query: &Query, period: Period) -> Option<BTreeSet<PersonId>> {
    if query.is_wide() {
        return None;
    }
    if !query.people.is_empty() {
        return Some(query.people.iter().copied().collect());
    }
    let projects = query.projects(portfolio, &[]);
    let of_project = |project: &&Project| {
        let is_on = |one: &&Assignment| {
            let days = Period { from: one.from.unwrap_or(Date::MIN), to: one.until.unwrap_or(Date::MAX) };
            days.within(period).is_some()
        };
        let team: Vec<PersonId> = project.team.iter().filter(is_on).map(|one| one.who).collect();
        let entries = project.log.time.entries().iter();
        let logged = entries.filter(|entry| period.contains(entry.date) && entry.date <= query.as_of);
        logged.map(|entry| entry.who).chain(team).collect::<BTreeSet<PersonId>>()
    };
    Some(projects.iter().flat_map(of_project).collect())
}

/// What is assigned to those who have left, of the projects that a question is about; a question about people is about
/// none of it.
fn without_a_person<'s, 'p>(
    portfolio: &'p Portfolio,
    query: &Query,
    unstaffed: &'s [Unstaffed<'p>],
) -> Vec<&'s Unstaffed<'p>> {
    if !query.people.is_empty() {
        return Vec::new();
    }
    let projects = query.projects(portfolio, &[]);
    let is_asked = |one: &&Unstaffed<'p>| {
        query.is_wide() || projects.iter().any(|asked| std::ptr::eq(*asked, one.project))
    };
    unstaffed.iter().filter(is_asked).collect()
}

impl Workload {
    /// What it says of each person, found for all in one look at its rows.
    #[must_use]
    pub fn by_person(&self) -> HashMap<&str, OfPerson<'_>> {
        let wholes = self.wholes.iter().map(|one| (&*one.person, one));
        let mut wholes: HashMap<&str, &Whole> = wholes.collect();
        let mut people = HashMap::new();
        for (person, row) in matrix::of_people(&self.rows) {
            let one = people.entry(person).or_insert_with(|| OfPerson {
                all: self,
                rows: Vec::new(),
                whole: wholes.remove(person),
            });
            one.rows.push(row);
        }
        people
    }
}

/// What the report says of one person.
#[derive(Clone, Debug)]
pub struct OfPerson<'w> {
    all: &'w Workload,
    rows: Vec<&'w WorkloadRow>,
    whole: Option<&'w Whole>,
}

impl OfPerson<'_> {
    /// How full their weeks are, and the figures of each.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let rows: Vec<WorkloadRow> = self.rows.iter().copied().cloned().collect();
        page::of_person(self.all, &rows)
    }

    /// The share of their hours that was billable, over the whole period; `None` where that is not known.
    #[must_use]
    pub fn utilization(&self) -> Option<Share> {
        self.whole.and_then(|whole| whole.totals.utilization.clone())
    }
}

impl Report for Workload {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("period", &self.period)?;
        parts.rows("rows", &self.rows)?;
        parts.part("periods", &self.periods)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Sheet {
        page::people(self)
    }

    fn words() -> Vec<&'static str> {
        PersonState::ALL.iter().map(|state| state.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        self.rows.iter().map(|row| row.state.word()).collect()
    }

    fn worst_first(&mut self) {
        let mut worst: BTreeMap<Box<str>, (u8, Reverse<Option<Number>>)> = BTreeMap::new();
        for row in &self.rows {
            let load = row.load.as_ref().map(|load| load.0.clone());
            let place = (order::of_person(row.state), Reverse(load));
            let known = worst.entry(row.person.clone().unwrap_or_default()).or_insert_with(|| place.clone());
            *known = place.min(known.clone());
        }
        // Hours without a person stay behind everybody.
        self.rows.sort_by_key(|row| {
            row.person.as_ref().map_or((true, None), |one| (false, worst.get(one).cloned()))
        });
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}

//! The ahead report: what is signed and what is likely in the months to come, what will be invoiced and paid, who has room,
//! and what ends.

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod deals;
pub(crate) mod edges;
pub(crate) mod money;
pub(crate) mod months;
pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod signed;
pub(crate) mod soon;

use crate::figures::ahead::horizon::Horizon;
use crate::figures::ahead::likely::Likely;
use crate::figures::ahead::{ProjectAhead, as_if_won, project_ahead};
use crate::figures::people::logged::SheetParts;
use crate::figures::people::timesheet::{Timesheets, timesheets};
use crate::figures::spending::budget::{ProjectFigures, known_of};
use crate::model::period::Period;
use crate::model::person::{Paid, Person};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Share;
use crate::page::{Block, Page, Parts, Report, Sheet, Strip};
use crate::reports::ahead::deals::Deals;
use crate::reports::ahead::signed::SignedRow;
use crate::reports::document::{Header, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::threads::each;

pub use crate::reports::ahead::edges::{BY_ROLE, EndRow, RoleRow, UNDATED, UndatedRow};
pub use crate::reports::ahead::row::{AheadRow, AheadSums, AheadTotals};

/// The ahead report.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// What stands around.
    pub header: Header,
    /// The days that it covers.
    pub period: Period,
    /// One for each month.
    pub rows: Vec<AheadRow>,
    /// The same without what is counted as won, where something is.
    pub without: Option<Vec<AheadRow>>,
    /// What ends within sight, by date.
    pub ends: Vec<EndRow>,
    /// What may be won and has no days.
    pub undated: Vec<UndatedRow>,
    /// The hours of each role in each month.
    pub roles: Vec<RoleRow>,
    /// Over all months.
    pub totals: AheadTotals,
    /// What is counted as won, by full name.
    pub won: Vec<String>,
    /// What is signed of each project, which the JSON does not tell.
    signed: Vec<SignedRow>,
    /// Who is paid for what they log, which the JSON does not tell.
    by_the_hour: Vec<Box<str>>,
    /// What may be won, deal by deal, which the JSON tells of what has no days alone.
    deals: Deals,
}

serialized_as_told!(Ahead);

/// What one looks ahead at.
pub(crate) struct View<'v> {
    pub(crate) portfolio: &'v Portfolio,
    pub(crate) query: &'v Query,
    pub(crate) horizon: &'v Horizon,
    pub(crate) projects: Vec<ProjectAhead<'v>>,
    /// What may be won.
    pub(crate) likely: Vec<Likely>,
    /// The hours of everybody in each month.
    pub(crate) sheets: Timesheets<'v>,
}

impl<'v> View<'v> {
    fn of(
        portfolio: &'v Portfolio,
        query: &'v Query,
        horizon: &'v Horizon,
        known: &[ProjectFigures<'v>],
    ) -> Self {
        let projects = query.projects(portfolio, &[]);
        let ahead =
            |project: &&'v Project| project_ahead(portfolio, project, horizon, known_of(known, project));
        let projects = each(&projects, ahead);
        let sheets = timesheets(portfolio, SheetParts { parts: &horizon.months, as_of: query.as_of });
        let likely = money::prospects(portfolio, query);
        Self { portfolio, query, horizon, projects, likely, sheets }
    }
}

/// The months to come of the projects that a question is about, with everybody's hours. `won` are the places of prospects
/// that are counted as won.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, months: i64, won: &[usize]) -> Ahead {
    let horizon = Horizon::new(query.as_of, months);
    let without = View::of(portfolio, query, &horizon, &[]);
    if won.is_empty() {
        return of_view(&without, None, Vec::new());
    }
    let names = won.iter().filter_map(|place| portfolio.projects.get(*place));
    let names = names.map(|project| portfolio.full_name(project)).collect();
    let portfolio = as_if_won(portfolio, won);
    of_view(&View::of(&portfolio, query, &horizon, &[]), Some(months::rows(&without).0), names)
}

/// The same where nothing is counted as won, and the figures of all projects are known, in the order of the portfolio.
#[must_use]
pub fn of_figures(
    portfolio: &Portfolio,
    query: &Query,
    months: i64,
    figures: &[ProjectFigures<'_>],
) -> Ahead {
    let horizon = Horizon::new(query.as_of, months);
    of_view(&View::of(portfolio, query, &horizon, figures), None, Vec::new())
}

fn of_view(view: &View<'_>, without: Option<Vec<AheadRow>>, won: Vec<String>) -> Ahead {
    let (rows, totals, signed) = months::rows(view);
    Ahead {
        header: Header::new("ahead", view.portfolio, view.query.as_of),
        period: view.horizon.days(),
        rows,
        without,
        ends: edges::ends(view),
        undated: edges::undated(view),
        roles: edges::roles(view),
        deals: deals::deals(view),
        totals,
        won,
        signed,
        by_the_hour: by_the_hour(view),
    }
}

/// Those with us in these months of whose hours only those cost us that they log.
fn by_the_hour(view: &View<'_>) -> Vec<Box<str>> {
    let days = view.horizon.days();
    let is_one = |person: &&Person| {
        let is_there = person.from.is_none_or(|from| from <= days.to)
            && person.until.is_none_or(|until| until >= days.from);
        person.paid == Paid::Logged && is_there
    };
    view.portfolio.people.iter().filter(is_one).map(|person| person.id.clone()).collect()
}

impl Ahead {
    /// What is signed of each project, month by month: the sums are those of the months.
    #[must_use]
    pub fn signed_by_project(&self) -> Sheet {
        signed::sheet(self)
    }

    /// Which record is missing of those of which it is not known what is signed.
    #[must_use]
    pub fn unknown_signed(&self) -> Block {
        signed::unknown(self)
    }

    /// What is left of each month of what is signed, and with what is likely, once everything is paid: columns beside those
    /// of the months. None where costs are not told.
    #[must_use]
    pub fn left(&self) -> Vec<Strip> {
        soon::left(self)
    }

    /// From which month on what is signed no longer pays for the month; `None` where costs are not told or not known.
    #[must_use]
    pub fn unpaid(&self) -> Option<String> {
        soon::unpaid(self)
    }

    /// What is likely of each deal, month by month: the sums are those of the months.
    #[must_use]
    pub fn likely_by_deal(&self) -> Sheet {
        deals::by_month(self)
    }

    /// All that may be won, with its value, its chance and its days; of one client alone where one is named.
    #[must_use]
    pub fn may_be_won(&self, client: Option<&str>) -> Sheet {
        deals::all(self, client)
    }

    /// How likely a project or an opportunity is to be won; `None` where it is decided.
    #[must_use]
    pub fn chance_of(&self, name: &str) -> Option<Share> {
        self.deals.named(name).map(|deal| deal.chance.clone())
    }

    /// This month and the next two: what is signed and likely, and what is left of it once everything is paid.
    #[must_use]
    pub fn soon(&self) -> Sheet {
        soon::sheet(self)
    }

    /// The hours that each role has free, month by month.
    #[must_use]
    pub fn free_by_role(&self) -> Sheet {
        soon::free_by_role(self)
    }
}

impl Report for Ahead {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("period", &self.period)?;
        parts.rows("rows", &self.rows)?;
        if let Some(without) = &self.without {
            parts.rows("without", without)?;
        }
        parts.rows("ends", &self.ends)?;
        parts.rows("undated", &self.undated)?;
        parts.rows("roles", &self.roles)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Sheet {
        page::months(self)
    }

    fn words() -> Vec<&'static str> {
        vec![OVERBOOKED]
    }

    fn states(&self) -> Vec<&'static str> {
        let is_over = |row: &AheadRow| row.sums.free.0.is_negative();
        if self.rows.iter().any(is_over) { vec![OVERBOOKED] } else { Vec::new() }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}

/// The flag of a month in which more hours are assigned than there are.
const OVERBOOKED: &str = "overbooked";

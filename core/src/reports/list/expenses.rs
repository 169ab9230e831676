//! The list of what was paid for projects.

use serde::Serialize;

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::log::Expense;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id};
use crate::reports::list::noted::{HasNote, NotedRecord, Places, columns};
use crate::reports::query::Query;

/// A cost that was paid for a project.
#[derive(Clone, Debug, Serialize)]
pub struct ListedExpense {
    /// `client/project`.
    pub project: String,
    /// When.
    pub date: Date,
    /// What it cost us.
    pub amount: Money,
    /// What the client is billed for it; 0 where they are not.
    pub billed: Money,
    /// The currency of both.
    pub currency: Currency,
    /// Whether the client pays it.
    pub billable: bool,
    /// Who paid it.
    pub who: Option<Box<str>>,
    /// For which phase.
    pub phase: Option<Box<str>>,
    /// For which request for change.
    pub change: Option<Box<str>>,
    /// Where it stands.
    #[serde(flatten)]
    pub noted: NotedRecord,
}

/// The expenses of the projects that a question is about, paid in a period by its date, and by its people where it names
/// some.
#[must_use]
pub fn expenses(portfolio: &Portfolio, query: &Query, period: Period) -> List<ListedExpense> {
    let is_asked = |one: &Expense| {
        let is_by = query.people.is_empty() || one.who.is_some_and(|who| query.people.contains(&who));
        is_by && one.date <= query.as_of && period.contains(one.date)
    };
    // Who pays for a project need not work on it.
    let of_all = Query { people: Vec::new(), ..query.clone() };
    let mut rows = Vec::new();
    for project in of_all.projects(portfolio, &[]) {
        let file = format!("clients/{}.toml", portfolio.full_name(project));
        let days = project.log.expenses.iter().map(|one| one.date);
        let mut places = Places::of(file, "log.expenses", days);
        let noted = project.log.expenses.iter().map(|one| (one, places.next(one.date)));
        let asked = noted.filter(|(one, _)| is_asked(one));
        let mut of_project: Vec<ListedExpense> =
            asked.map(|(one, noted)| row(portfolio, project, one, noted)).collect();
        of_project.sort_by_key(|row| row.date);
        rows.append(&mut of_project);
    }
    List::new(portfolio, query.as_of, rows)
}

fn row(portfolio: &Portfolio, project: &Project, one: &Expense, noted: NotedRecord) -> ListedExpense {
    let money = |amount| project.currency.money(amount);
    let phase = one.phase.and_then(|phase| project.phases.get(phase.0 as usize));
    let change = one.change.and_then(|change| project.changes.get(change.0 as usize));
    ListedExpense {
        project: portfolio.full_name(project),
        date: one.date,
        amount: money(&one.amount),
        billed: if one.billable { money(one.billed()) } else { money(&crate::model::number::Number::zero()) },
        currency: project.currency,
        billable: one.billable,
        who: one.who.map(|who| portfolio.person_id(who).into()),
        phase: phase.map(|phase| phase.id.clone()),
        change: change.map(|change| change.id.clone()),
        noted,
    }
}

impl HasNote for ListedExpense {
    fn noted(&mut self) -> &mut NotedRecord {
        &mut self.noted
    }
}

impl Listed for ListedExpense {
    const KIND: &'static str = "expenses";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedExpense>;
        let mut all = vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("date", "date", 0, Unit::Date, |row| Cell::Date(row.date)),
            Of::new("amount", "amount", 1, Unit::Money, |row| Cell::Money(row.amount.clone())),
            Of::new("billed", "billed", 2, Unit::Money, |row| match row.billable {
                true => Cell::Money(row.billed.clone()),
                false => Cell::Empty,
            }),
            Of::new("who", "person", 4, Unit::Id, |row| id(row.who.as_deref())),
            Of::new("phase", "phase", 6, Unit::Id, |row| id(row.phase.as_deref())),
            Of::new("change", "change", 7, Unit::Id, |row| id(row.change.as_deref())),
            Of::new("currency", "currency", 8, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ];
        all.extend(columns(|row: &Self| &row.noted, (3, 5)));
        all
    }
}

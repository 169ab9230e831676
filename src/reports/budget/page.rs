//! The budget report laid out: what matters first at the left, and why below.

use crate::figures::budget::Unit;
use crate::figures::state::BudgetState;
use crate::model::project::Billing;
use crate::model::quantity::{Hours, Money, Share};
use crate::page::{Block, Cell, Column, Note, Page, Sheet};
use crate::reports::budget::Budget;
use crate::reports::budget::details::{periods, phases};
use crate::reports::budget::row::Row;
use crate::reports::budget::totals::Totals;
use crate::reports::tone::{of_budget as tone, of_schedule};
use crate::reports::{Group, Listing};

pub(crate) fn page(report: &Budget) -> Page {
    let title = format!("Budget of {} as of {}", report.header.workspace, report.header.as_of);
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let mut blocks = vec![Block::Sheet(projects(rows, &report.totals))];
            blocks.extend(phases(rows));
            blocks.extend(periods(rows));
            blocks.push(Block::Notes(notes(rows)));
            blocks
        }
        Listing::Groups(groups) => vec![Block::Sheet(by_key(groups, &report.totals))],
    };
    Page { title, blocks }
}

const COLUMNS: [Column; 19] = [
    Column::new("project", 0),
    Column::new("state", 1),
    Column::new("burn", 2),
    Column::new("schedule", 3),
    Column::new("due", 5),
    Column::new("spent", 6),
    Column::new("budget", 7),
    Column::new("left", 4),
    Column::new("done", 8),
    Column::new("at completion", 9),
    Column::new("finish", 10),
    Column::new("runs out", 11),
    Column::new("hours", 16),
    Column::new("of hours", 17),
    Column::new("revenue", 14),
    Column::new("margin", 12),
    Column::new("margin %", 13),
    Column::new("outstanding", 15),
    Column::new("overdue", 18),
];

fn projects(rows: &[Box<Row>], totals: &Totals) -> Sheet {
    let costs = totals.cost.is_some();
    let shown = |title: &str| costs || !title.starts_with("margin");
    let keep = |cells: Vec<Cell>| {
        COLUMNS.iter().zip(cells).filter(|(column, _)| shown(&column.title)).map(|(_, cell)| cell).collect()
    };
    Sheet {
        title: String::new(),
        columns: COLUMNS.into_iter().filter(|column| shown(&column.title)).collect(),
        rows: rows.iter().map(|row| keep(cells(row))).collect(),
        totals: Some(keep(total_cells(totals))),
        empty: "no project matches".to_owned(),
    }
}

fn cells(row: &Row) -> Vec<Cell> {
    let by_hours = row.burn_by == Some(Unit::Hours);
    let spent = if by_hours { used(row) } else { Cell::known(row.spent.amount.clone(), Cell::Money) };
    let left = if by_hours {
        Cell::applies(row.remaining.hours.clone(), Cell::Hours)
    } else if row.budget.amount.is_some() {
        Cell::known(row.remaining.amount.clone(), Cell::Money)
    } else {
        Cell::Empty
    };
    let money = &row.money;
    let margin = money.margin.clone().flatten();
    let ratio = money.margin_ratio.clone().flatten();
    vec![
        Cell::Id(row.project.clone()),
        Cell::State(row.state.word(), tone(row.state)),
        burn(row),
        Cell::State(row.schedule.word(), of_schedule(row.schedule)),
        Cell::applies(row.due.current, Cell::Date),
        spent,
        allowed(row),
        left,
        progress(row),
        at_completion(row),
        Cell::applies(row.forecast.finish, Cell::Date),
        Cell::applies(row.runs_out, Cell::Date),
        Cell::Hours(row.spent.hours.clone()),
        Cell::applies(row.budget.hours.as_ref().map(|hours| hours.current.clone()), Cell::Hours),
        Cell::known(money.revenue.clone(), Cell::Money),
        Cell::known(margin, Cell::Money),
        ratio.map_or_else(|| unknown_unless(money.revenue.is_some()), Cell::Percent),
        Cell::Money(money.outstanding.clone()),
        Cell::Money(money.overdue.clone()),
    ]
}

fn unknown_unless(known: bool) -> Cell {
    if known { Cell::Empty } else { Cell::Unknown }
}

/// Hours used of what the burn is of: of a retainer, of its period.
fn used(row: &Row) -> Cell {
    match &row.period {
        Some(period) => Cell::applies(period.as_ref().map(|period| period.used.clone()), Cell::Hours),
        None => Cell::Hours(row.spent.hours.clone()),
    }
}

fn allowed(row: &Row) -> Cell {
    let period = row.period.as_ref().and_then(Option::as_ref);
    if let Some((allowance, carried)) =
        period.and_then(|period| Some((period.allowance.as_ref()?, period.carried.as_ref()?)))
    {
        return Cell::Hours(Hours(&allowance.0 + &carried.0));
    }
    match (&row.budget.amount, &row.budget.hours) {
        (Some(budget), _) => Cell::Money(budget.current.clone()),
        (None, Some(budget)) => Cell::Hours(budget.current.clone()),
        (None, None) => Cell::Empty,
    }
}

/// A retainer goes on; nobody asks how much of it is done.
fn progress(row: &Row) -> Cell {
    match (&row.progress, row.billing) {
        (None, Billing::Retainer) => Cell::Empty,
        (progress, _) => Cell::known(progress.clone(), Cell::Percent),
    }
}

fn burn(row: &Row) -> Cell {
    match (&row.burn, row.state) {
        (Some(burn), state) => Cell::Bar(burn.clone(), tone(state)),
        (None, BudgetState::Unknown) => Cell::Unknown,
        (None, _) => Cell::Empty,
    }
}

fn at_completion(row: &Row) -> Cell {
    match (&row.forecast.amount, &row.forecast.hours) {
        (Some(amount), _) => Cell::Money(amount.clone()),
        (None, Some(hours)) => Cell::Hours(hours.clone()),
        (None, None) if row.evm.is_some() => Cell::Unknown,
        (None, None) => Cell::Empty,
    }
}

fn total_cells(totals: &Totals) -> Vec<Cell> {
    let money = |figure: &str, sum: &Money| match totals.missing.of(figure) {
        [] => Cell::Money(sum.clone()),
        _ => Cell::Incomplete(sum.clone()),
    };
    let mut cells = vec![Cell::Empty; COLUMNS.len()];
    let margin = totals.margin.as_ref();
    let ratio = margin.and_then(|margin| margin.amount.share_of(&totals.revenue.amount));
    let sums = [
        ("project", Cell::Text("total".to_owned())),
        ("spent", money("spent", &totals.spent)),
        ("budget", money("budget", &totals.budget)),
        ("left", money("remaining", &totals.remaining)),
        ("revenue", money("revenue", &totals.revenue)),
        ("margin", Cell::applies(margin, |margin| money("margin", margin))),
        ("outstanding", money("outstanding", &totals.outstanding)),
        ("overdue", money("overdue", &totals.overdue)),
        (
            "margin %",
            Cell::applies(ratio.filter(|_| totals.missing.of("margin").is_empty()).map(Share), Cell::Percent),
        ),
    ];
    for (title, sum) in sums {
        let place = COLUMNS.iter().position(|column| column.title == title);
        if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
            *cell = sum;
        }
    }
    cells
}

fn notes(rows: &[Box<Row>]) -> Vec<Note> {
    let of = |row: &Row| -> Vec<Note> {
        let tone = tone(row.state);
        let note = |text: &String| Note { about: row.project.clone(), text: text.clone(), tone };
        row.why.iter().map(note).collect()
    };
    rows.iter().flat_map(|row| of(row)).collect()
}

fn by_key(groups: &[Group<Totals>], totals: &Totals) -> Sheet {
    let columns = [
        Column::new("client", 0),
        Column::new("over", 3),
        Column::new("at risk", 4),
        Column::new("spent", 1),
        Column::new("budget", 2),
        Column::new("left", 5),
        Column::new("revenue", 6),
        Column::new("margin", 7),
        Column::new("outstanding", 8),
        Column::new("overdue", 9),
    ];
    let cells = |key: Cell, totals: &Totals| {
        let money = |figure: &str, sum: &Money| match totals.missing.of(figure) {
            [] => Cell::Money(sum.clone()),
            _ => Cell::Incomplete(sum.clone()),
        };
        let count = |word: &str| Cell::Count(i64::try_from(totals.states.get(word)).unwrap_or(i64::MAX));
        vec![
            key,
            count("over"),
            count("at-risk"),
            money("spent", &totals.spent),
            money("budget", &totals.budget),
            money("remaining", &totals.remaining),
            money("revenue", &totals.revenue),
            Cell::applies(totals.margin.as_ref(), |margin| money("margin", margin)),
            money("outstanding", &totals.outstanding),
            money("overdue", &totals.overdue),
        ]
    };
    Sheet {
        title: String::new(),
        columns: columns.to_vec(),
        rows: groups
            .iter()
            .map(|group| cells(Cell::known(group.key.clone(), Cell::Id), &group.totals))
            .collect(),
        totals: Some(cells(Cell::Text("total".to_owned()), totals)),
        empty: "no project matches".to_owned(),
    }
}

//! The money report laid out: what was earned, what is still to come by age, and why below.

use crate::model::quantity::{Money as Amount, Share};
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::money::row::{InvoiceRow, MoneyFlag, ReceivableKeys};
use crate::reports::money::{By, Money, Row, Totals};
use crate::reports::{Group, Listing};

pub(crate) fn page(report: &Money) -> Page {
    let days = report.period;
    let title = format!("Money of {}, {} to {}", report.header.workspace, days.from, days.to);
    let title = format!("{title}, as of {}", report.header.as_of);
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let mut blocks = vec![Block::Sheet(earned(rows, &report.totals))];
            blocks.push(Block::Sheet(to_come(rows, &report.totals)));
            if let [row] = rows.as_slice() {
                blocks.push(Block::Sheet(invoices(row)));
            }
            blocks.push(Block::Notes(rows.iter().flat_map(notes).collect()));
            blocks
        }
        Listing::Groups(groups) if report.by == Some(By::Person) => {
            vec![Block::Sheet(people(groups, &report.totals)), Block::Notes(whose(groups))]
        }
        Listing::Groups(groups) => {
            let by = report.by.map_or("", By::word);
            let earned = Block::Sheet(grouped(by, groups, &report.totals));
            vec![earned, Block::Sheet(groups_to_come(by, groups))]
        }
    };
    Page { title, blocks }
}

/// The columns of what was earned, behind the one of whom they speak; two of costs among them.
const EARNED: [Column; 9] = [
    Column::new("revenue", 1),
    Column::new("cost", 4),
    Column::new("margin", 2),
    Column::new("margin %", 3),
    Column::new("gross income", 7),
    Column::new("invoiced", 5),
    Column::new("received", 6),
    Column::new("hours", 9),
    Column::new("fees", 8),
];

fn is_shown(column: &Column, costs: bool) -> bool {
    costs || !matches!(&*column.title, "cost" | "margin" | "margin %")
}

/// A sheet of what was earned; each row has all its cells.
fn sheet_of_earned(first: &'static str, rows: Vec<Vec<Cell>>, totals: &Totals) -> Sheet {
    let costs = totals.cost.is_some();
    let keep = |cells: Vec<Cell>| {
        let mut cells = cells.into_iter();
        let head = cells.next();
        let rest = EARNED.into_iter().zip(cells).filter(|(column, _)| is_shown(column, costs));
        head.into_iter().chain(rest.map(|(_, cell)| cell)).collect()
    };
    let columns = EARNED.into_iter().filter(|column| is_shown(column, costs));
    Sheet {
        columns: [Column::new(first, 0)].into_iter().chain(columns).collect(),
        rows: rows.into_iter().map(keep).collect(),
        totals: Some(keep(sums(Cell::Text("total".to_owned()), totals))),
        empty: "nothing was earned, spent or invoiced".to_owned(),
        ..Sheet::default()
    }
}

fn earned(rows: &[Row], totals: &Totals) -> Sheet {
    let known = |figure: &Option<Amount>| Cell::known(figure.clone(), Cell::Money);
    let cells = |row: &Row| {
        let margin = row.margin.clone().flatten();
        let ratio = match (row.margin_ratio.clone().flatten(), &margin) {
            (Some(ratio), _) => Cell::Percent(ratio),
            (None, Some(_)) => Cell::Empty,
            (None, None) => Cell::Unknown,
        };
        vec![
            Cell::Id(row.project.clone()),
            known(&row.revenue),
            known(&row.cost.clone().flatten()),
            Cell::known(margin, Cell::Money),
            ratio,
            known(&row.agi),
            Cell::Money(row.invoiced.clone()),
            Cell::Money(row.received.clone()),
            Cell::Hours(row.hours.clone()),
            known(&row.fees),
        ]
    };
    sheet_of_earned("project", rows.iter().map(cells).collect(), totals)
}

fn grouped(by: &'static str, groups: &[Group<Totals>], totals: &Totals) -> Sheet {
    let rows = groups.iter().map(|group| sums(key(group), &group.totals)).collect();
    sheet_of_earned(by, rows, totals)
}

fn key(group: &Group<Totals>) -> Cell {
    group.key.clone().map_or(Cell::Unknown, Cell::Id)
}

fn sums(key: Cell, totals: &Totals) -> Vec<Cell> {
    let money = |figure: &str, sum: &Amount| match totals.missing.of(figure) {
        [] => Cell::Money(sum.clone()),
        _ => Cell::Incomplete(sum.clone()),
    };
    let applies = |figure: &str, sum: &Option<Amount>| Cell::applies(sum.as_ref(), |sum| money(figure, sum));
    let known = |figure: &str, sum: &Option<Amount>| Cell::known(sum.as_ref(), |sum| money(figure, sum));
    let ratio: Option<Share> = totals.margin_ratio.clone().flatten();
    vec![
        key,
        known("revenue", &totals.revenue),
        applies("cost", &totals.cost),
        known("margin", &totals.margin.clone().flatten()),
        Cell::applies(ratio, Cell::Percent),
        known("agi", &totals.agi),
        applies("invoiced", &totals.invoiced),
        applies("received", &totals.received),
        Cell::Hours(totals.hours.clone()),
        money("fees", &totals.fees),
    ]
}

const TO_COME: [Column; 6] = [
    Column::new("outstanding", 1),
    Column::new("not due", 2),
    Column::new("1-30 days late", 3),
    Column::new("31-60", 4),
    Column::new("61-90", 5),
    Column::new("over 90", 6),
];

fn sheet_to_come(first: &'static str, rows: Vec<Vec<Cell>>, totals: Option<Vec<Cell>>) -> Sheet {
    Sheet {
        title: "still to come, by how late it is".to_owned(),
        columns: [Column::new(first, 0)].into_iter().chain(TO_COME).collect(),
        rows,
        totals,
        empty: "nothing is outstanding".to_owned(),
    }
}

fn to_come(rows: &[Row], totals: &Totals) -> Sheet {
    let open = rows.iter().filter(|row| !row.invoices.is_empty());
    let cells = |row: &Row| ages(Cell::Id(row.project.clone()), &row.receivables, Cell::Money);
    let mark = if totals.missing.of("receivables").is_empty() { Cell::Money } else { Cell::Incomplete };
    let total = totals.receivables.as_ref().filter(|_| rows.len() > 1);
    let total = total.map(|sums| ages(Cell::Text("total".to_owned()), sums, mark));
    let sheet = sheet_to_come("project", open.map(cells).collect(), total);
    if totals.missing.of("receivables").is_empty() {
        return sheet;
    }
    Sheet { empty: "nothing is outstanding of what is known".to_owned(), ..sheet }
}

/// People have hours and fees; a margin only where nothing but their own hours earned.
fn people(groups: &[Group<Totals>], totals: &Totals) -> Sheet {
    let costs = totals.cost.is_some();
    let order = ["hours", "fees", "cost", "revenue", "margin", "gross income"];
    let order = order.into_iter().filter(|title| costs || !matches!(*title, "cost" | "margin"));
    let places = || order.clone().filter_map(|title| EARNED.iter().position(|column| column.title == title));
    let pick = |cells: Vec<Cell>| {
        let behind = places().filter_map(|place| cells.get(place + 1).cloned());
        cells.first().cloned().into_iter().chain(behind).collect()
    };
    let columns = order.clone().zip(1..).map(|(title, rank)| Column::new(title, rank));
    Sheet {
        columns: [Column::new("person", 0)].into_iter().chain(columns).collect(),
        rows: groups.iter().map(|group| pick(sums(key(group), &group.totals))).collect(),
        totals: Some(pick(sums(Cell::Text("total".to_owned()), totals))),
        empty: "nobody worked".to_owned(),
        ..Sheet::default()
    }
}

fn whose(groups: &[Group<Totals>]) -> Vec<Note> {
    let is_missing = groups.iter().any(|group| group.totals.revenue.is_none());
    let text = "a fixed price or a retainer does not say whose work earned it: fees are the billable hours of each \
                person at their bill rates";
    let note = Note { about: "revenue".to_owned(), text: text.to_owned(), tone: Tone::Plain };
    is_missing.then_some(note).into_iter().collect()
}

fn groups_to_come(by: &'static str, groups: &[Group<Totals>]) -> Sheet {
    let cells = |group: &Group<Totals>| {
        let is_complete = group.totals.missing.of("receivables").is_empty();
        let mark = if is_complete { Cell::Money } else { Cell::Incomplete };
        let sums = group.totals.receivables.as_ref()?;
        let is_open = !sums.outstanding.amount.is_zero() || !sums.overdue.amount.is_zero();
        (is_open || !is_complete).then(|| ages(key(group), sums, mark))
    };
    sheet_to_come(by, groups.iter().filter_map(cells).collect(), None)
}

fn ages(head: Cell, sums: &ReceivableKeys, cell: fn(Amount) -> Cell) -> Vec<Cell> {
    let sums = [
        &sums.outstanding,
        &sums.not_due,
        &sums.late_1_30,
        &sums.late_31_60,
        &sums.late_61_90,
        &sums.late_over_90,
    ];
    [head].into_iter().chain(sums.map(|sum| cell(sum.clone()))).collect()
}

fn invoices(row: &Row) -> Sheet {
    let columns = [
        Column::new("invoice", 0),
        Column::new("outstanding", 1),
        Column::new("due", 2),
        Column::new("days late", 3),
        Column::new("amount", 4),
        Column::new("date", 5),
    ];
    let cells = |invoice: &InvoiceRow| {
        vec![
            Cell::Id(invoice.number.to_string()),
            Cell::Money(invoice.outstanding.clone()),
            Cell::applies(invoice.due, Cell::Date),
            Cell::applies((invoice.days_late > 0).then_some(invoice.days_late), Cell::Count),
            Cell::Money(invoice.amount.clone()),
            Cell::Date(invoice.date),
        ]
    };
    Sheet {
        title: format!("Open invoices of {}", row.project),
        columns: columns.to_vec(),
        rows: row.invoices.iter().map(cells).collect(),
        ..Sheet::default()
    }
}

fn notes(row: &Row) -> impl Iterator<Item = Note> {
    let is_bad = row.flags.iter().any(|flag| matches!(flag, MoneyFlag::Loss | MoneyFlag::Overdue));
    let tone = if is_bad { Tone::Bad } else { Tone::Warning };
    let note = move |text: &String| Note { about: row.project.clone(), text: text.clone(), tone };
    row.why.iter().map(note)
}

//! The brief laid out: what we are after, how far it is, what comes next, the budget in a line, the decisions that we
//! need, and what is new.

use crate::model::Date;
use crate::model::project::{Billing, Status};
use crate::model::quantity::{Hours, Money};
use crate::page::{Block, Cell, Column, Page, Sheet, Tone};
use crate::reports::brief::budget::{Agreed, BudgetKeys, PeriodKeys};
use crate::reports::brief::{Brief, Happened, Outcome, Row};
use crate::why::gist::amount;

pub(crate) fn page(brief: &Brief) -> Page {
    let header = &brief.header;
    let title = format!("{}: where we stand on {}", brief.client, header.as_of);
    let mut blocks = vec![
        Block::Facts { title: "what we are after".to_owned(), facts: outcomes(brief) },
        Block::Sheet(projects(brief)),
        Block::Sheet(phases(brief)),
        Block::Facts { title: "the budget".to_owned(), facts: budgets(brief) },
        Block::Sheet(decisions(brief)),
        news(brief),
    ];
    blocks.retain(
        |block| !matches!(block, Block::Sheet(sheet) if sheet.rows.is_empty() && sheet.empty.is_empty()),
    );
    if brief.missing > 0 {
        let text = Cell::Said("a project of theirs cannot be read, and is left out".to_owned(), Tone::Bad);
        blocks.push(Block::Facts { title: String::new(), facts: vec![("incomplete".to_owned(), text)] });
    }
    Page { title, blocks }
}

/// A table whose second column says of which project a row is, where there are several.
fn sheet(brief: &Brief, title: &str, columns: &[Column], rows: Vec<(&str, Vec<Cell>)>) -> Sheet {
    let is_told = brief.rows.len() > 1;
    let row = |(project, mut cells): (&str, Vec<Cell>)| {
        cells.splice(1..1, is_told.then(|| Cell::Text(project.to_owned())));
        cells
    };
    let mut columns = columns.to_vec();
    columns.splice(1..1, is_told.then(|| Column::new("project", 1)));
    let rows = rows.into_iter().map(row).collect();
    Sheet { title: title.to_owned(), columns, rows, totals: None, empty: String::new() }
}

fn outcomes(brief: &Brief) -> Vec<(String, Cell)> {
    let outcomes = brief.rows.iter().flat_map(|row| &row.outcomes);
    let words = |before: &str, text: &Option<Box<str>>| text.as_ref().map(|text| format!("{before}{text}"));
    let fact = |one: &Outcome| {
        let now = words("now ", &one.actual).or_else(|| Some("not measured yet".to_owned()));
        let by = one.due.map(|due| format!("by {due}"));
        let parts = [words("", &one.target), now, by].into_iter().flatten();
        (one.metric.to_string(), Cell::Text(parts.collect::<Vec<_>>().join("; ")))
    };
    outcomes.map(fact).collect()
}

fn projects(brief: &Brief) -> Sheet {
    let row = |row: &Row| {
        vec![
            Cell::Text(row.project.to_string()),
            Cell::State(standing(row, brief.header.as_of), Tone::Plain),
            Cell::applies(row.progress.clone(), |done| Cell::Bar(done, Tone::Plain)),
            Cell::applies(row.due.current, Cell::Date),
            Cell::applies(row.due.original.filter(|_| row.due.original != row.due.current), Cell::Date),
            Cell::applies(row.finish, Cell::Date),
        ]
    };
    let columns = ["project", "standing", "done", "due", "first due", "expected"];
    let columns = columns.into_iter().zip([0, 1, 0, 0, 3, 2]);
    Sheet {
        title: "where it is".to_owned(),
        columns: columns.map(|(title, rank)| Column::new(title, rank)).collect(),
        rows: brief.rows.iter().map(row).collect(),
        totals: None,
        empty: "no project is under way".to_owned(),
    }
}

/// What can be said of a project in a word or two.
fn standing(row: &Row, as_of: Date) -> &'static str {
    let is_past = row.due.current.is_some_and(|due| due < as_of);
    let is_slow = row.finish.zip(row.due.current).is_some_and(|(finish, due)| finish > due);
    match row.status {
        Status::Active if is_past => "past its date",
        Status::Active if is_slow => "slower than planned",
        Status::Active => "under way",
        other => other.word(),
    }
}

fn phases(brief: &Brief) -> Sheet {
    let columns = [Column::new("part", 0), Column::new("standing", 0), Column::new("date", 0)];
    let rows = brief.rows.iter().flat_map(|row| row.phases.iter().map(move |part| (row, part)));
    let rows = rows.map(|(row, part)| {
        let as_of = brief.header.as_of;
        let (state, date) = match (part.done, part.start) {
            (Some(done), _) => (Cell::State("done", Tone::Good), Some(done)),
            (None, _) if part.due.is_some_and(|due| due < as_of) => {
                (Cell::State("was due", Tone::Warning), part.due)
            }
            (None, Some(start)) if start > as_of => (Cell::State("begins", Tone::Muted), Some(start)),
            (None, _) if part.due.is_some() => (Cell::State("due", Tone::Plain), part.due),
            (None, _) => (Cell::State("to come", Tone::Plain), None),
        };
        (&*row.project, vec![Cell::Text(part.name.to_string()), state, Cell::applies(date, Cell::Date)])
    });
    sheet(brief, "what is done and what comes next", &columns, rows.collect())
}

fn budgets(brief: &Brief) -> Vec<(String, Cell)> {
    brief.rows.iter().map(|row| (row.project.to_string(), Cell::Text(budget(&row.budget)))).collect()
}

fn money(money: &Money) -> String {
    amount(&money.amount, money.currency)
}

fn hours(hours: &Hours) -> String {
    let digits = hours.digits();
    format!("{} h", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// The budget in one line.
fn budget(budget: &BudgetKeys) -> String {
    let agreed = match (&budget.period, &budget.amount, &budget.hours) {
        (Some(period), ..) => crate::reports::brief::page::period(period),
        (None, Some(amount), _) => {
            crate::reports::brief::page::agreed(amount, money, !amount.changes.amount.is_zero())
        }
        (None, None, Some(worked)) => {
            crate::reports::brief::page::agreed(worked, hours, !worked.changes.0.is_zero())
        }
        (None, None, None) if budget.billing == Billing::Hourly => "billed by the hour".to_owned(),
        (None, None, None) => "no budget was agreed".to_owned(),
    };
    let some = |sum: &Money, words: &str| (!sum.amount.is_zero()).then(|| format!("{} {words}", money(sum)));
    let parts = [Some(agreed), some(&budget.invoiced, "invoiced"), some(&budget.overdue, "of it overdue")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn agreed<Q>(agreed: &Agreed<Q>, words: impl Fn(&Q) -> String, is_changed: bool) -> String {
    let whole = words(&agreed.current);
    let whole = if is_changed {
        format!(
            "{whole} agreed ({} at first, {} by changes)",
            words(&agreed.original),
            words(&agreed.changes)
        )
    } else {
        format!("{whole} agreed")
    };
    match &agreed.used {
        Some(used) => format!("{whole}, {} used", words(used)),
        None => whole,
    }
}

fn period(period: &PeriodKeys) -> String {
    let until = period.to.map(|to| format!(" to {to}")).unwrap_or_default();
    let days = format!("from {}{until}", period.from);
    match (&period.hours, &period.used, &period.amount) {
        (Some(usable), Some(used), _) => format!("{} of {} used {days}", hours(used), hours(usable)),
        (_, _, Some(amount)) => format!("{} {days}", money(amount)),
        _ => format!("a period {days}"),
    }
}

fn decisions(brief: &Brief) -> Sheet {
    let columns = [
        Column::new("decision", 0),
        Column::new("asked", 1),
        Column::new("costs", 0),
        Column::new("new due date", 2),
    ];
    let rows = brief.rows.iter().flat_map(|row| row.decisions.iter().map(move |one| (row, one)));
    let rows = rows.map(|(row, one)| {
        let costs = match (&one.amount, &one.hours) {
            (Some(amount), _) => Cell::Money(amount.clone()),
            (None, Some(hours)) => Cell::Hours(hours.clone()),
            (None, None) => Cell::Empty,
        };
        let due = Cell::applies(one.due_after, Cell::Date);
        (&*row.project, vec![Cell::Text(one.title.to_string()), Cell::Date(one.asked), costs, due])
    });
    let rows: Vec<_> = rows.collect();
    let empty = if rows.is_empty() { "we need no decision from you".to_owned() } else { String::new() };
    Sheet { empty, ..sheet(brief, "the decisions that we need from you", &columns, rows) }
}

fn news(brief: &Brief) -> Block {
    let rows = brief.rows.iter().flat_map(|row| row.happened.iter().map(move |one| (row, one)));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, one)| one.date);
    let fact = |(row, one): &(&Row, &Happened)| {
        (one.date.to_string(), Cell::Text(format!("{}: {}", row.project, told(one))))
    };
    let title = match brief.since {
        Some(since) => format!("what is new since {since}"),
        None => "what happened so far".to_owned(),
    };
    let facts: Vec<_> = rows.iter().map(fact).collect();
    let nothing = || vec![("nothing".to_owned(), Cell::Empty)];
    Block::Facts { title, facts: if facts.is_empty() { nothing() } else { facts } }
}

fn told(one: &Happened) -> String {
    let title = one.title.clone().unwrap_or_default();
    let what = match one.what {
        "phase-done" => format!("{title} is done"),
        "progress" => format!("from {title} of the work"),
        "asked" => format!("{title}: asked for"),
        "accepted" => format!("{title}: agreed"),
        "absorbed" => format!("{title}: done at no charge"),
        "deferred" => format!("{title}: put off"),
        "declined" | "withdrawn" => format!("{title}: {}", one.what),
        life => life.to_owned(),
    };
    let costs = one.amount.as_ref().map(money).or_else(|| one.hours.as_ref().map(hours));
    let moves = one.days.map(|days| match days {
        1 => "the due date moves by 1 working day".to_owned(),
        days => format!("the due date moves by {days} working days"),
    });
    let trade = one.trade.as_ref().map(|trade| format!("in exchange for {trade}"));
    [Some(what), costs, moves, trade].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

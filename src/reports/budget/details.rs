//! What one project of the budget report has below it: phases, and the periods of a retainer.

use crate::model::quantity::Hours;
use crate::page::{Block, Cell, Column, Sheet, Tone};
use crate::reports::budget::keys::{PeriodRow, PhaseRow};
use crate::reports::budget::row::Row;

/// The phases of a single project; of several they would bury the projects.
pub(crate) fn phases(rows: &[Box<Row>]) -> Option<Block> {
    let [row] = rows else { return None };
    if row.phases.is_empty() {
        return None;
    }
    let columns = [
        Column::new("phase", 0),
        Column::new("burn", 1),
        Column::new("hours", 2),
        Column::new("of hours", 3),
        Column::new("spent", 4),
        Column::new("amount", 5),
        Column::new("due", 6),
        Column::new("done", 7),
    ];
    let cells = |phase: &PhaseRow| {
        vec![
            Cell::Id(phase.id.to_string()),
            Cell::applies(phase.burn.clone(), |burn| Cell::Bar(burn, Tone::Plain)),
            Cell::applies(phase.spent.hours.clone(), Cell::Hours),
            Cell::applies(phase.hours.clone(), Cell::Hours),
            Cell::known(phase.spent.amount.clone(), Cell::Money),
            Cell::applies(phase.amount.clone(), Cell::Money),
            Cell::applies(phase.due, Cell::Date),
            Cell::applies(phase.done, Cell::Date),
        ]
    };
    Some(Block::Sheet(Sheet {
        title: format!("Phases of {}", row.project),
        columns: columns.to_vec(),
        rows: row.phases.iter().map(cells).collect(),
        totals: None,
        empty: String::new(),
    }))
}

/// The periods of each retainer, where they were asked for.
pub(crate) fn periods(rows: &[Box<Row>]) -> Vec<Block> {
    let columns = [
        Column::new("period", 0),
        Column::new("from", 1),
        Column::new("to", 2),
        Column::new("allowance", 5),
        Column::new("carried", 6),
        Column::new("used", 3),
        Column::new("left", 4),
        Column::new("over", 4),
        Column::new("lost", 7),
    ];
    let hours = |hours: &Option<Hours>| Cell::applies(hours.clone(), Cell::Hours);
    let cells = |period: &PeriodRow| {
        vec![
            Cell::Count(period.index),
            Cell::Date(period.from),
            Cell::applies(period.to, Cell::Date),
            hours(&period.allowance),
            hours(&period.carried),
            Cell::Hours(period.used.clone()),
            hours(&period.left),
            hours(&period.over),
            hours(&period.lost),
        ]
    };
    let sheet = |row: &Row| {
        Some(Block::Sheet(Sheet {
            title: format!("Periods of {}", row.project),
            columns: columns.to_vec(),
            rows: row.periods.as_ref()?.iter().map(cells).collect(),
            totals: None,
            empty: "no period has begun".to_owned(),
        }))
    };
    rows.iter().filter_map(|row| sheet(row)).collect()
}

//! What one project of the budget report has below it: phases, and the periods of a retainer.

use crate::model::quantity::Hours;
use crate::page::{Block, Cell, Column, Sheet, Tone, Unit};
use crate::reports::budget::keys::{BudgetPeriod, BudgetPhase};
use crate::reports::budget::row::BudgetRow;

/// The phases of a single project; of several they would bury the projects.
pub(crate) fn phases(rows: &[Box<BudgetRow>]) -> Option<Block> {
    type Of = Column<'static, BudgetPhase>;
    let [row] = rows else { return None };
    let columns = [
        Of::new("id", "phase", 0, Unit::Id, |phase| Cell::Id(phase.id.to_string())),
        Of::new("burn", "burn", 1, Unit::Share, |phase| {
            Cell::applies(phase.burn.clone(), |burn| Cell::Bar(burn, Tone::Plain))
        }),
        Of::new("spent.hours", "hours", 2, Unit::Hours, |phase| hours(&phase.spent.hours)),
        Of::new("hours", "of hours", 3, Unit::Hours, |phase| hours(&phase.hours)),
        Of::new("spent.amount", "spent", 4, Unit::Money, |phase| {
            Cell::known(phase.spent.amount.clone(), Cell::Money)
        }),
        Of::new("amount", "amount", 5, Unit::Money, |phase| Cell::applies(phase.amount.clone(), Cell::Money)),
        Of::new("due", "due", 6, Unit::Date, |phase| Cell::applies(phase.due, Cell::Date)),
        Of::new("done", "done", 7, Unit::Date, |phase| Cell::applies(phase.done, Cell::Date)),
    ];
    let sheet = Sheet::of(&columns, &row.phases, None).titled(format!("Phases of {}", row.project));
    (!sheet.is_empty()).then_some(Block::Sheet(sheet))
}

/// The periods of each retainer, where they were asked for.
pub(crate) fn periods(rows: &[Box<BudgetRow>]) -> Vec<Block> {
    type Of = Column<'static, BudgetPeriod>;
    let columns = [
        Of::new("index", "period", 0, Unit::Count, |period| Cell::Count(period.index)),
        Of::new("from", "from", 1, Unit::Date, |period| Cell::Date(period.from)),
        Of::new("to", "to", 2, Unit::Date, |period| Cell::applies(period.to, Cell::Date)),
        Of::new("allowance", "allowance", 5, Unit::Hours, |period| hours(&period.allowance)),
        Of::new("carried", "carried", 6, Unit::Hours, |period| hours(&period.carried)),
        Of::new("used", "used", 3, Unit::Hours, |period| Cell::Hours(period.used.clone())),
        Of::new("left", "left", 4, Unit::Hours, |period| hours(&period.left)),
        Of::new("over", "over", 4, Unit::Hours, |period| hours(&period.over)),
        Of::new("lost", "lost", 7, Unit::Hours, |period| hours(&period.lost)),
        Of::new("debt", "owed", 8, Unit::Hours, |period| hours(&period.debt)),
    ];
    let sheet = |row: &BudgetRow| {
        let sheet = Sheet::of(&columns, row.periods.as_ref()?, None);
        let sheet = sheet.titled(format!("Periods of {}", row.project)).or_say("no period has begun");
        Some(Block::Sheet(sheet))
    };
    rows.iter().filter_map(|row| sheet(row)).collect()
}

fn hours(hours: &Option<Hours>) -> Cell {
    Cell::applies(hours.clone(), Cell::Hours)
}

//! The columns of the estimates report: of groups of cases, and of cases.

use crate::model::quantity::Share;
use crate::page::{Cell, Column, Unit};
use crate::reports::document::Group;
use crate::reports::estimates::groups::ExperienceKeys;
use crate::reports::estimates::row::{EstimateRow, cell};

/// A column of groups.
type GroupColumn = Column<'static, Group<ExperienceKeys>, ExperienceKeys>;

/// The columns of groups of cases; the first has the heading of what they have in common.
pub(crate) fn groups(by: &'static str) -> Vec<GroupColumn> {
    type Of = Column<'static, ExperienceKeys, ExperienceKeys>;
    let of =
        |path: &'static str, title: &'static str, rank: u8, share: fn(&ExperienceKeys) -> &Option<Share>| {
            let cell = move |keys: &ExperienceKeys| Cell::applies(share(keys).clone(), Cell::Percent);
            Of::new(path, title, rank, Unit::Share, cell).total(path, cell)
        };
    let cases = |keys: &ExperienceKeys| Cell::counted(keys.n);
    let head = Of::new("key", by, 0, Unit::Id, |_| Cell::total());
    let columns = vec![
        head,
        Of::new("n", "cases", 1, Unit::Count, cases).total("n", cases),
        of("of_first.median", "took of estimate", 2, |keys| &keys.of_first.median),
        of("of_first.p20", "20 %", 3, |keys| &keys.of_first.p20),
        of("of_first.p80", "80 %", 4, |keys| &keys.of_first.p80),
        of("of_agreed.median", "of agreed", 5, |keys| &keys.of_agreed.median),
        of("days.median", "of days", 6, |keys| &keys.days.median),
    ];
    Group::columns(by, &columns)
}

/// The columns of cases.
pub(crate) fn cases() -> Vec<Column<'static, EstimateRow>> {
    type Of = Column<'static, EstimateRow>;
    let share = |share: &Option<Share>| Cell::applies(share.clone(), Cell::Percent);
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
        Of::new("phase", "phase", 1, Unit::Id, |row| {
            Cell::applies(row.phase.as_deref().map(str::to_owned), Cell::Id)
        }),
        Of::new("type", "type", 6, Unit::Id, |row| {
            Cell::applies(row.work_type.as_deref().map(str::to_owned), Cell::Id)
        }),
        Of::new("estimated", "estimated", 3, Unit::Measure, |row| cell(&row.estimated)),
        Of::new("agreed", "agreed", 5, Unit::Measure, |row| cell(&row.agreed)),
        Of::new("took", "took", 2, Unit::Measure, |row| cell(&row.took)),
        Of::new("of_first", "of estimate", 4, Unit::Share, move |row| share(&row.of_first)),
        Of::new("of_agreed", "of agreed", 7, Unit::Share, move |row| share(&row.of_agreed)),
        Of::new("days_planned", "days planned", 9, Unit::Count, |row| {
            Cell::applies(row.days_planned, Cell::Count)
        }),
        Of::new("days_taken", "days taken", 8, Unit::Count, |row| Cell::applies(row.days_taken, Cell::Count)),
        Of::new("unit", "unit", 10, Unit::Words, |row| Cell::Text(row.unit.to_owned())),
    ]
}

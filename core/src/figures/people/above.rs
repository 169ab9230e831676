//! Weeks in which somebody is assigned more than they have to give.

use crate::figures::people::logged::SheetParts;
use crate::figures::people::timesheet::timesheets;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;

/// A week in which somebody is assigned more than the limit of their capacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Above {
    /// Its name: `2026-W45`.
    pub week: String,
    /// The hours above what they have.
    pub hours: Number,
}

/// The weeks of a period in which a person is assigned more than `load` of their capacity, of the assignments that say
/// their hours; those of projects that are not won yet are left out.
#[must_use]
pub fn above(portfolio: &Portfolio, id: &str, period: Period, as_of: Date) -> Vec<Above> {
    let parts: Vec<Part> = period.weeks().collect();
    let sheets = timesheets(portfolio, SheetParts { parts: &parts, as_of }).people;
    let own = sheets.iter().filter(|sheet| portfolio.person_id(sheet.who) == id);
    let above = own.filter_map(|sheet| {
        let (capacity, assigned) = (sheet.capacity.as_ref()?, &sheet.assignments.written);
        let limit = &portfolio.agency.thresholds.load * capacity;
        let is_above = Hours(assigned - limit).printed().is_positive();
        let week = parts.get(sheet.part)?.name.clone();
        is_above.then(|| Above { week, hours: assigned - capacity })
    });
    above.collect()
}

/// Those weeks that were not so far above before.
#[must_use]
pub fn risen(before: &[Above], after: Vec<Above>) -> Vec<Above> {
    let was = |week: &str| before.iter().find(|one| one.week == week).map(|one| &one.hours);
    after.into_iter().filter(|one| was(&one.week).is_none_or(|hours| *hours < one.hours)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project};

    #[test]
    fn weeks_with_more_assigned_than_there_is() {
        let mut site = project("site");
        site.team = vec![assignment(0, None, Some("30"))];
        let mut shop = project("shop");
        // Monday to Tuesday of the second week.
        shop.team = vec![assignment(0, Some("2026-11-24"), Some("25"))];
        let period = Period::new(date("2026-11-16"), date("2026-12-06")).unwrap();
        let before = Portfolio { projects: vec![site.clone()], ..portfolio() };
        let after = Portfolio { projects: vec![site, shop], ..portfolio() };
        assert_eq!(above(&before, "ana", period, date("2026-11-16")), []);
        let found = above(&after, "ana", period, date("2026-11-16"));
        // 30 + 25 - 40; then 30 + 2/5 of 25, which is 40.
        assert_eq!(found, [Above { week: "2026-W47".into(), hours: number("15") }]);
        assert_eq!(risen(&[], found.clone()), found);
        assert_eq!(risen(&found, found.clone()), []);
    }
}

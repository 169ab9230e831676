//! Since when a project is over its budget.

use crate::figures::requests::change::in_force;
use crate::figures::retainers::retainer::periods;
use crate::figures::spending::budget::project_figures;
use crate::figures::spending::state::BudgetState;
use crate::model::Date;
use crate::model::calendar::{day_before, days_after};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// The first day of the days up to a date on which a project was over its budget without a break; `None` where it is
/// not over at that date.
#[must_use]
pub fn over_since(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<Date> {
    let is_over = |day| project_figures(portfolio, project, day).state == BudgetState::Over;
    if !is_over(as_of) {
        return None;
    }
    // From one of these days to the next the budget stays as it is, and what is spent only grows.
    let mut end = as_of;
    for start in starts(portfolio, project, as_of) {
        if !is_over(start) {
            return first(start, end, is_over);
        }
        if !is_over(day_before(start)) {
            return Some(start);
        }
        end = day_before(start);
    }
    Some(end)
}

/// The days on which the budget became another one, the latest first, and the first day with a record.
fn starts(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<Date> {
    let decided = in_force(project, as_of).filter_map(|(change, _)| change.decided);
    let period = periods(project, &portfolio.agency.calendar, as_of).current().map(|period| period.from);
    let time = project.log.time.entries().iter().map(|entry| entry.date).min();
    let expense = project.log.expenses.iter().map(|expense| expense.date).min();
    let mut days: Vec<Date> = decided.chain(period).chain(time).chain(expense).collect();
    days.retain(|day| *day <= as_of);
    days.sort_unstable();
    days.dedup();
    days.reverse();
    days
}

/// The first day of a stretch on which something holds that does not hold on its first day, and does on its last.
fn first(start: Date, end: Date, holds: impl Fn(Date) -> bool) -> Option<Date> {
    let (mut without, mut with) = (0, (end - start).num_days());
    while with - without > 1 {
        let middle = without + (with - without) / 2;
        if holds(days_after(start, middle)?) {
            with = middle;
        } else {
            without = middle;
        }
    }
    days_after(start, with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, portfolio, project, worked};
    use crate::model::change::Change;
    use crate::model::number::Number;

    /// 10 hours were agreed on; two are worked on each of the first eight days of January.
    fn site(changes: Vec<Change>) -> Project {
        let mut site = project("site");
        site.budget.hours = Some(Number::from(10));
        (1..=8).for_each(|day| site.log.time.push(worked(&format!("2024-01-0{day}"), "2")));
        site.changes = changes;
        site
    }

    fn since(site: Project, as_of: &str) -> Option<Date> {
        let mut portfolio = portfolio();
        portfolio.projects = vec![site];
        over_since(&portfolio, &portfolio.projects[0], date(as_of))
    }

    fn more(day: &str, hours: &str) -> Change {
        Change { hours: number(hours), ..change(hours, "2024-01-01", Some(("accepted", day))) }
    }

    #[test]
    fn the_first_day_of_the_last_unbroken_run() {
        for (changes, as_of, first) in [
            (vec![], "2024-01-05", None),
            (vec![], "2024-01-06", Some("2024-01-06")),
            (vec![], "2024-03-01", Some("2024-01-06")),
            // Over on the 6th, agreed on 15 on the 7th, over again on the 8th.
            (vec![more("2024-01-07", "5")], "2024-02-01", Some("2024-01-08")),
            // What is agreed on too late or too little breaks no run.
            (vec![more("2024-01-07", "1")], "2024-02-01", Some("2024-01-06")),
            (vec![more("2024-01-20", "5")], "2024-02-01", Some("2024-01-06")),
            // Agreed on less: over from the day of the agreement.
            (vec![more("2024-01-04", "-5")], "2024-02-01", Some("2024-01-04")),
        ] {
            let told = format!("{changes:?} {as_of}");
            assert_eq!(since(site(changes), as_of), first.map(date), "{told}");
        }
    }
}

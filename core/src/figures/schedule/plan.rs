//! The plan of a project: which share of the work it has done by a date.

use std::borrow::Cow;

use crate::figures::requests::change::{current_due, in_force, moved, moves_the_plan};
use crate::figures::schedule::curve::{Curve, Stretch};
use crate::figures::schedule::resting::project_calendar;
use crate::model::Date;
use crate::model::calendar::{Calendar, day_before};
use crate::model::number::Number;
use crate::model::project::{Phase, Project};

/// The plan of a project as the changes decided by a date have moved it.
#[derive(Clone, Debug)]
pub struct Plan<'p> {
    /// The project's: the days on which it rests are none.
    calendar: Cow<'p, Calendar>,
    start: Option<Date>,
    due: Option<Date>,
    phases: Vec<PlannedPhase<'p>>,
}

/// A phase where the changes have moved it.
#[derive(Clone, Debug)]
pub struct PlannedPhase<'p> {
    /// As written.
    pub phase: &'p Phase,
    /// When it starts now.
    pub start: Option<Date>,
    /// When it is due now; `None` past the year 9999 too.
    pub due: Option<Date>,
}

impl<'p> Plan<'p> {
    /// The plan of a project as of a date.
    #[must_use]
    pub fn as_of(project: &'p Project, calendar: &'p Calendar, as_of: Date) -> Self {
        let mut moves: Vec<(Date, i64)> = in_force(project, as_of)
            .filter(|(change, status)| moves_the_plan(*status) && change.days != 0)
            .filter_map(|(change, _)| Some((change.decided?, change.days)))
            .collect();
        moves.sort_by_key(|(decided, _)| *decided);
        let phases = project.phases.iter().map(|phase| planned(phase, &moves, calendar)).collect();
        let due = current_due(project, calendar, as_of);
        let calendar = project_calendar(calendar, project, as_of);
        Self { calendar, start: project.start, due, phases }
    }

    /// The current due date of the project.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        self.due
    }

    /// The phases, in the order of the file.
    #[must_use]
    pub fn phases(&self) -> &[PlannedPhase<'p>] {
        &self.phases
    }

    /// The day on which the whole is to be done: the current due date, or the last phase's where the phases make the
    /// plan and it is later.
    #[must_use]
    pub fn end(&self) -> Option<Date> {
        let last =
            if self.phases_make_it() { self.phases.iter().filter_map(|phase| phase.due).max() } else { None };
        self.due.max(last)
    }

    /// The share of the work that the plan has done by the end of a date: the mean over the phases, weighted by their
    /// hours, of the working days gone of each; without such phases, the working days gone of the project.
    #[must_use]
    pub fn share_at(&self, date: Date) -> Option<Number> {
        self.curve()?.share_at(self.calendar.count_to(date))
    }

    /// The working days from the start, and the part of the next, by which the plan has done a share of the work: 0
    /// where less is done than before the start, `length` where the plan has done it by then.
    #[must_use]
    pub fn days_of(&self, share: &Number, length: i64) -> Option<Number> {
        let before = self.calendar.count_to(day_before(self.start?));
        self.curve()?.days_of(share, (before, before + length))
    }

    /// Working days from the start to a date.
    #[must_use]
    pub fn days_to(&self, date: Date) -> Option<i64> {
        Some(self.calendar.working_days(self.start?, date))
    }

    /// The date of the n-th working day from the start; for 0 the day before the start.
    #[must_use]
    pub fn nth_day(&self, nth: i64) -> Option<Date> {
        if nth == 0 { Some(day_before(self.start?)) } else { self.calendar.nth_from(self.start?, nth) }
    }

    /// The share of the work by working days; `None` where dates are missing, or there is nothing to do.
    fn curve(&self) -> Option<Curve> {
        if !self.phases_make_it() {
            return Curve::of(vec![self.stretch(self.start, self.due, Some(&Number::one()))?]);
        }
        let stretch = |one: &PlannedPhase<'p>| self.stretch(one.start, one.due, one.phase.hours.as_ref());
        Curve::of(self.phases.iter().map(stretch).collect::<Option<_>>()?)
    }

    fn stretch(&self, from: Option<Date>, to: Option<Date>, hours: Option<&Number>) -> Option<Stretch> {
        let (from, to, hours) = (from?, to?, hours?.clone());
        let before = self.calendar.count_to(day_before(from));
        Some(Stretch { before, days: self.calendar.working_days(from, to), hours })
    }

    /// Whether the phases make the plan: every one of them has its dates and hours.
    fn phases_make_it(&self) -> bool {
        let is_known =
            |one: &PlannedPhase<'p>| one.start.is_some() && one.due.is_some() && one.phase.hours.is_some();
        !self.phases.is_empty() && self.phases.iter().all(is_known)
    }
}

/// A phase after each of these moves, in order: one that is due after a decision and not done by it is due later, and
/// starts later too if it starts after it.
fn planned<'p>(phase: &'p Phase, moves: &[(Date, i64)], calendar: &Calendar) -> PlannedPhase<'p> {
    let mut planned = PlannedPhase { phase, start: phase.start, due: phase.due };
    for (decided, days) in moves {
        let open = phase.done.is_none_or(|done| done > *decided);
        let Some(due) = planned.due.filter(|due| due > decided && open) else { continue };
        if planned.start.is_some_and(|start| start > *decided) {
            planned.start = planned.start.and_then(|start| calendar.plus(start, *days));
        }
        planned.due = moved(calendar, due, planned.start, *days);
    }
    planned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, phase, project};

    fn day(text: &str) -> Option<Date> {
        Some(date(text))
    }

    #[test]
    fn a_change_moves_what_is_still_to_come() {
        let mut site = project("site");
        (site.start, site.due) = (day("2024-08-01"), day("2024-12-20"));
        let mut done = phase("done", day("2024-08-01"), day("2024-09-20"), None);
        done.done = day("2024-08-30");
        let begun = phase("begun", day("2024-08-20"), day("2024-10-11"), None);
        let later = phase("later", day("2024-10-14"), day("2024-12-20"), None);
        site.phases = vec![phase("past", None, day("2024-08-30"), None), done, begun, later];
        let mut delay = change("delay", "2024-08-20", Some(("absorbed", "2024-09-02")));
        delay.days = 3;
        site.changes = vec![delay];
        let calendar = Calendar::default();
        let dates = |as_of| {
            let plan = Plan::as_of(&site, &calendar, date(as_of));
            plan.phases().iter().map(|phase| (phase.start, phase.due)).collect::<Vec<_>>()
        };
        assert_eq!(dates("2024-09-01")[2], (day("2024-08-20"), day("2024-10-11")));
        assert_eq!(
            dates("2024-09-02"),
            [
                (None, day("2024-08-30")),
                (day("2024-08-01"), day("2024-09-20")),
                (day("2024-08-20"), day("2024-10-16")),
                (day("2024-10-17"), day("2024-12-25")),
            ]
        );
    }

    #[test]
    fn phases_make_the_plan_only_when_each_has_dates_and_hours() {
        let mut site = project("site");
        (site.start, site.due) = (day("2024-01-01"), day("2024-01-12"));
        site.phases = vec![
            phase("a", day("2024-01-01"), day("2024-01-05"), Some("10")),
            phase("b", day("2024-01-08"), day("2024-01-19"), Some("30")),
        ];
        let calendar = Calendar::default();
        let share =
            |site: &Project| Plan::as_of(site, &calendar, date("2024-01-09")).share_at(date("2024-01-09"));
        // All of a, 2 of 10 days of b: (10 + 6) / 40.
        assert_eq!(share(&site), Some(number("0.4")));
        assert_eq!(Plan::as_of(&site, &calendar, date("2024-01-09")).end(), day("2024-01-19"));
        site.phases[1].hours = None;
        assert_eq!(share(&site), Some(number("0.7")));
        assert_eq!(Plan::as_of(&site, &calendar, date("2024-01-09")).end(), day("2024-01-12"));
    }
}

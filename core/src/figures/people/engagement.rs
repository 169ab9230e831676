//! On which days an assignment gives hours: while it holds, while its project needs its team, and never while it rests.

use crate::figures::schedule::ending::end_of_team;
use crate::model::Date;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project, Status};

/// The days on which a project has work for its team, as a date knows it.
#[derive(Clone, Debug)]
pub struct Engagement {
    /// Whether the project is not won yet: its team is tentative.
    pub is_tentative: bool,
    /// Where an assignment begins that does not say when.
    begins: Option<Date>,
    /// Where one ends that does not say when.
    ends: Option<Date>,
    /// The last day of all, once the project is finished.
    finished: Option<Date>,
    /// On which it rests.
    rests: Vec<Period>,
}

impl Engagement {
    /// The days of a project; `None` where it never has work: it is lost, or rests and nobody wrote since when.
    #[must_use]
    pub fn of(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<Self> {
        let status = project.status_at(as_of);
        let mut rests: Vec<Period> = project
            .pauses()
            .filter(|pause| pause.from <= as_of)
            .map(|pause| Period::open(Some(pause.from), pause.until))
            .collect();
        // It rests, and no pause says until when: from now on.
        if status == Status::Paused && !rests.is_empty() && !rests.iter().any(|rest| rest.contains(as_of)) {
            rests.push(Period::open(Some(as_of), None));
        }
        let finished = match status {
            Status::Lost => return None,
            Status::Paused if rests.is_empty() => return None,
            Status::Done | Status::Cancelled => Some(project.finished?),
            Status::Prospect | Status::Active | Status::Paused => None,
        };
        let is_tentative = status == Status::Prospect;
        // What is not won yet has no date before tomorrow, unless one is written.
        let tomorrow = if is_tentative { as_of.succ_opt() } else { None };
        Some(Self {
            is_tentative,
            begins: project.start.or(tomorrow),
            ends: end_of_team(portfolio, project, as_of),
            finished,
            rests,
        })
    }

    /// The days from the first to the last on which an assignment holds, whether the project rests on some or not.
    #[must_use]
    pub fn span(&self, assignment: &Assignment) -> Option<Period> {
        let days = Period::open(assignment.from.or(self.begins), assignment.until.or(self.ends));
        let days = if days.from <= days.to { days } else { return None };
        days.within(Period::open(None, self.finished))
    }

    /// Those of a period on which an assignment gives hours.
    #[must_use]
    pub fn days(&self, assignment: &Assignment, period: Period) -> Vec<Period> {
        let span = self.span(assignment).and_then(|span| span.within(period));
        span.map(|span| span.without(self.rests.iter().copied())).unwrap_or_default()
    }

    /// Whether an assignment gives hours on a day.
    #[must_use]
    pub fn holds(&self, assignment: &Assignment, day: Date) -> bool {
        self.span(assignment).is_some_and(|span| span.contains(day))
            && !self.rests.iter().any(|rest| rest.contains(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project};
    use crate::model::project::Pause;

    const ALWAYS: Period = Period { from: Date::MIN, to: Date::MAX };

    fn told(project: &Project, assignment: &Assignment, as_of: &str) -> Vec<String> {
        let engagement = Engagement::of(&portfolio(), project, date(as_of));
        let days = engagement.map(|engagement| engagement.days(assignment, ALWAYS)).unwrap_or_default();
        let day =
            |day: Date| if day == Date::MIN || day == Date::MAX { String::new() } else { day.to_string() };
        days.into_iter().map(|days| format!("{}..{}", day(days.from), day(days.to))).collect()
    }

    #[test]
    fn an_assignment_that_says_no_dates_has_those_of_its_project() {
        let mut site = project("site");
        (site.start, site.due) = (Some(date("2026-05-04")), Some(date("2026-06-12")));
        let open = assignment(0, None, Some("20"));
        assert_eq!(told(&site, &open, "2026-06-01"), ["2026-05-04..2026-06-12"]);
        let own = assignment(0, Some("2026-12-31"), Some("20"));
        assert_eq!(told(&site, &own, "2026-06-01"), ["2026-05-04..2026-12-31"], "its own end stands");
        assert_eq!(told(&project("site"), &open, "2026-06-01"), [".."]);
        (site.status, site.finished) = (Status::Done, Some(date("2026-06-03")));
        assert_eq!(told(&site, &own, "2026-06-10"), ["2026-05-04..2026-06-03"]);
        assert_eq!(told(&site, &own, "2026-06-02"), ["2026-05-04..2026-12-31"], "not known yet");
    }

    #[test]
    fn nobody_is_assigned_hours_while_a_project_rests() {
        let mut site = project("site");
        let pause = |from: &str, until: Option<&str>| Pause { from: date(from), until: until.map(date) };
        site.log.pauses = vec![pause("2026-05-11", Some("2026-05-17")), pause("2026-06-08", None)];
        let open = assignment(0, None, Some("20"));
        assert_eq!(told(&site, &open, "2026-06-10"), ["..2026-05-10", "2026-05-18..2026-06-07"]);
        assert_eq!(
            told(&site, &open, "2026-06-01"),
            ["..2026-05-10", "2026-05-18.."],
            "the second is to come"
        );
        (site.status, site.log.pauses[1].until) = (Status::Paused, Some(date("2026-06-30")));
        assert_eq!(told(&site, &open, "2026-06-01"), ["..2026-05-10", "2026-05-18..2026-05-31"]);
    }

    #[test]
    fn a_team_of_what_is_not_won_counts_from_tomorrow_unless_it_has_a_date() {
        let mut site = project("site");
        site.status = Status::Prospect;
        let open = assignment(0, None, Some("20"));
        assert_eq!(told(&site, &open, "2026-06-10"), ["2026-06-11.."]);
        site.start = Some(date("2026-07-01"));
        assert_eq!(told(&site, &open, "2026-06-10"), ["2026-07-01.."]);
        site.status = Status::Lost;
        assert_eq!(told(&site, &open, "2026-06-10"), [""; 0]);
    }
}

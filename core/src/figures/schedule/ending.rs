//! When a project ends as things go, and with it what hangs on it.

use crate::figures::schedule::earned_schedule::earned_schedule;
use crate::figures::schedule::forecast::finish;
use crate::figures::schedule::plan::Plan;
use crate::figures::schedule::progress::progress;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};

/// A project that is late without a forecast still needs its people for so many days.
const LATE_DAYS: i64 = 28;

/// When a project is to be done, and when it will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Its current due date.
    pub due: Option<Date>,
    /// Its forecast finish, by earned schedule; of a project that is done, its finish.
    pub forecast: Option<Date>,
}

impl Ending {
    /// The ending of a project as a date knows it.
    #[must_use]
    pub fn of(portfolio: &Portfolio, project: &Project, as_of: Date) -> Self {
        let plan = Plan::as_of(project, &portfolio.agency.calendar, as_of);
        let schedule = (project.billing != Billing::Retainer).then(|| {
            let at = plan.days_to(project.finished_by(as_of).map_or(as_of, |finished| finished.min(as_of)));
            earned_schedule(&plan, progress(project, as_of).as_ref(), at)
        });
        let forecast = finish(project, &plan, schedule.as_ref(), as_of);
        Self { due: plan.due(), forecast }
    }

    /// The later of the due date and the forecast finish; `None` where there is neither.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        self.due.max(self.forecast)
    }
}

/// The end of a project: the later of its due date and its forecast finish, while that is ahead.
#[must_use]
pub fn end_ahead(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<Date> {
    Ending::of(portfolio, project, as_of).latest().filter(|end| *end > as_of)
}

/// The last day on which an assignment holds that does not say until when: the project's finish; else the later of its
/// due date and its forecast, or four weeks on where it is late without one. `None` is never: of a retainer, and without a
/// due date.
#[must_use]
pub fn end_of_team(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<Date> {
    if let Some(finished) = project.finished_by(as_of) {
        return Some(finished);
    }
    if project.billing == Billing::Retainer {
        return None;
    }
    let ending = Ending::of(portfolio, project, as_of);
    let due = ending.due?;
    let is_late_without_forecast = as_of > due && ending.forecast.is_none();
    if is_late_without_forecast { days_after(as_of, LATE_DAYS) } else { ending.latest() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, retainer};
    use crate::model::log::Progress;
    use crate::model::project::Status;

    /// acme/site of `schedule-waits`: half of the plan's days more are needed, so that it ends on 10 July.
    #[test]
    fn a_team_stays_until_the_later_of_due_date_and_forecast() {
        let portfolio = portfolio();
        let mut site = project("site");
        (site.start, site.due) = (Some(date("2026-05-04")), Some(date("2026-06-12")));
        let ends = |project: &Project, as_of: &str| end_of_team(&portfolio, project, date(as_of));
        assert_eq!(ends(&site, "2026-06-12"), Some(date("2026-06-12")));
        assert_eq!(
            ends(&site, "2026-06-26"),
            Some(date("2026-07-24")),
            "late, and nobody knows how far it is"
        );
        site.log.progress.push(Progress { date: date("2026-06-24"), percent: number("80"), note: None });
        assert_eq!(ends(&site, "2026-06-26"), Some(date("2026-07-10")));
        (site.status, site.finished) = (Status::Done, Some(date("2026-06-25")));
        assert_eq!(ends(&site, "2026-06-26"), Some(date("2026-06-25")));
        assert_eq!(ends(&site, "2026-06-24"), Some(date("2026-07-08")), "30 x 38 / 24 = 47.5: the 48th day");
    }

    #[test]
    fn nothing_ends_the_team_of_a_retainer_or_without_a_due_date() {
        let portfolio = portfolio();
        let mut care = retainer("2026-01-01");
        care.due = Some(date("2026-06-30"));
        assert_eq!(end_of_team(&portfolio, &care, date("2026-07-31")), None);
        assert_eq!(end_of_team(&portfolio, &project("site"), date("2026-07-31")), None);
        assert_eq!(Ending::of(&portfolio, &care, date("2026-05-31")).latest(), Some(date("2026-06-30")));
    }
}

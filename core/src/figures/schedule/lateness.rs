//! How late a project and its phases are, or will be as things go.

use crate::figures::schedule::plan::PlannedPhase;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;

/// A phase of a project against its plan.
#[derive(Clone, Debug)]
pub struct PhaseOutlook {
    /// When it was done, else when it will be as things go.
    pub finish: Option<Date>,
    /// Calendar days from the due date to the finish.
    pub days_late: Option<i64>,
    /// Working days after the due date up to the finish, else up to the date asked for.
    pub working_days_late: Option<i64>,
    /// How it stands.
    pub state: ScheduleState,
}

/// Calendar days by which a project is finished after its current due date, as things go; before it where negative.
/// Without a forecast the days that it is already late; `None` where that cannot be told, and once it is closed.
#[must_use]
pub fn days_late(figures: &ProjectFigures<'_>, as_of: Date) -> Option<i64> {
    let is_open = !matches!(figures.schedule, ScheduleState::Done | ScheduleState::Closed);
    late(figures.plan.due(), figures.finish, as_of, is_open)
}

/// Working days after the current due date up to the day on which a project was finished, else up to the later of a date
/// and its forecast; `None` without a due date.
#[must_use]
pub fn working_days_late(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<i64> {
    let end = figures.project.finished_by(as_of).or(figures.finish.max(Some(as_of)));
    working_days_after(&portfolio.agency.calendar, figures.plan.due(), end?)
}

/// wd(the day after a due date, a day); `None` without a due date.
fn working_days_after(calendar: &Calendar, due: Option<Date>, end: Date) -> Option<i64> {
    Some(calendar.working_days(due?.succ_opt()?, end))
}

/// The last day of the plan up to which the work done reaches: the earned schedule as a date. `None` when nothing is
/// done, or the plan cannot tell.
#[must_use]
pub fn earned_until(figures: &ProjectFigures<'_>) -> Option<Date> {
    let days = figures.earned_schedule.as_ref()?.es.as_ref().filter(|es| es.is_positive())?;
    figures.plan.nth_day(days.ceil()?)
}

/// A phase of a project as things go. Its finish is forecast as the project's is: the working days from the project's
/// start to the due date of the phase, over ES / AT, counted from the start, but not before the date asked for.
#[must_use]
pub fn phase_outlook(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    planned: &PlannedPhase<'_>,
    as_of: Date,
) -> PhaseOutlook {
    let done = planned.phase.done_by(as_of);
    let is_over = matches!(figures.schedule, ScheduleState::Done | ScheduleState::Closed);
    let finish = done.or_else(|| forecast(figures, planned.due?, as_of));
    PhaseOutlook {
        finish,
        days_late: late(planned.due, finish, as_of, !is_over),
        working_days_late: working_days_after(
            &portfolio.agency.calendar,
            planned.due,
            done.or(figures.project.finished_by(as_of)).unwrap_or(finish.unwrap_or(as_of).max(as_of)),
        ),
        state: phase_state(figures, planned, (done, finish), as_of),
    }
}

fn late(due: Option<Date>, finish: Option<Date>, as_of: Date, is_open: bool) -> Option<i64> {
    let since = finish.or_else(|| Some(as_of).filter(|as_of| is_open && due.is_some_and(|due| *as_of > due)));
    Some((since? - due?).num_days())
}

fn forecast(figures: &ProjectFigures<'_>, due: Date, as_of: Date) -> Option<Date> {
    if !matches!(figures.project.status_at(as_of), Status::Prospect | Status::Active) {
        return None;
    }
    let schedule = figures.earned_schedule.as_ref()?;
    let (to_due, at) = figures.plan.days_to(due).zip(schedule.at)?;
    let days = (Number::from(to_due) * Number::from(at)).over(schedule.es.as_ref()?)?;
    figures.plan.nth_day(days.ceil()?).map(|day| day.max(as_of))
}

/// The first that applies, as for a project; a phase of a project that is done is done.
fn phase_state(
    figures: &ProjectFigures<'_>,
    planned: &PlannedPhase<'_>,
    (done, finish): (Option<Date>, Option<Date>),
    as_of: Date,
) -> ScheduleState {
    let has_begun = planned.start.or(figures.project.start).is_none_or(|start| start <= as_of);
    match figures.project.status_at(as_of) {
        _ if done.is_some() => ScheduleState::Done,
        Status::Done => ScheduleState::Done,
        Status::Cancelled | Status::Lost => ScheduleState::Closed,
        Status::Paused => ScheduleState::Paused,
        Status::Prospect | Status::Active => match planned.due {
            None => ScheduleState::None,
            Some(due) if as_of > due => ScheduleState::Late,
            Some(due) if finish.is_some_and(|finish| finish > due) => ScheduleState::AtRisk,
            Some(_) if finish.is_none() && has_begun => ScheduleState::Unknown,
            Some(_) => ScheduleState::OnTrack,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, portfolio, project};
    use crate::figures::spending::budget::project_figures;
    use crate::model::log::Progress;
    use crate::model::project::Project;

    /// 40 working days from Monday 2024-01-01 to Friday 2024-02-23, in two phases of 20; read at 25 %.
    fn site(read: &str) -> Project {
        let mut site = project("site");
        (site.start, site.due) = (Some(date("2024-01-01")), Some(date("2024-02-23")));
        let half = |id, from, to| phase(id, Some(date(from)), Some(date(to)), Some("50"));
        site.phases =
            vec![half("build", "2024-01-01", "2024-01-26"), half("launch", "2024-01-29", "2024-02-23")];
        site.log.progress = vec![Progress { date: date(read), percent: number("25"), note: None }];
        site
    }

    fn told(portfolio: &Portfolio, site: &Project, as_of: &str) -> Vec<String> {
        let figures = project_figures(portfolio, site, date(as_of));
        let say = |finish: Option<Date>, late: Option<i64>, state: ScheduleState| {
            let finish = finish.map_or("–".to_owned(), |finish| finish.to_string());
            format!("{finish} {} {state}", late.map_or("–".to_owned(), |late| late.to_string()))
        };
        let whole = say(figures.finish, days_late(&figures, date(as_of)), figures.schedule);
        let phases = figures.plan.phases().iter().map(|planned| {
            let outlook = phase_outlook(portfolio, &figures, planned, date(as_of));
            say(outlook.finish, outlook.days_late, outlook.state)
        });
        [whole].into_iter().chain(phases).collect()
    }

    /// Worked by hand. A quarter is 10 of the plan's days. On day 10 all is on time; on day 15 (19 January) each day
    /// of the plan takes 1.5: 60 days to the end, 22 March, 28 days late, and 30 to the first phase, 9 February.
    #[test]
    fn a_phase_is_late_in_the_measure_of_the_whole() {
        let portfolio = portfolio();
        let mut site = site("2024-01-12");
        assert_eq!(
            told(&portfolio, &site, "2024-01-12"),
            ["2024-02-23 0 on-track", "2024-01-26 0 on-track", "2024-02-23 0 on-track"]
        );
        assert_eq!(
            told(&portfolio, &site, "2024-01-19"),
            ["2024-03-22 28 at-risk", "2024-02-09 14 at-risk", "2024-03-22 28 at-risk"]
        );
        // Day 42: 2.8 days for one of the plan, 168 to the end; the first phase was due 56 days after as-of − 84.
        site.phases[0].done = Some(date("2024-02-01"));
        let late = told(&portfolio, &site, "2024-02-27");
        assert_eq!(late[1], "2024-02-01 6 done");
        assert!(late[0].ends_with("late") && late[2].ends_with("late"), "{late:?}");
    }

    /// acme/site of `schedule-waits`, by hand: 30 working days to 12 June, 40 gone, 80 % done: finish on 10 July, 20 working
    /// days after. The design was done on 26 May, 2 working days after the 22nd; the build is as late as the whole.
    #[test]
    fn working_days_after_the_due_date() {
        let portfolio = portfolio();
        let mut site = project("site");
        (site.start, site.due) = (Some(date("2026-05-04")), Some(date("2026-06-12")));
        site.phases = vec![
            phase("design", Some(date("2026-05-04")), Some(date("2026-05-22")), None),
            phase("build", Some(date("2026-05-25")), Some(date("2026-06-12")), None),
        ];
        site.phases[0].done = Some(date("2026-05-26"));
        site.log.progress = vec![Progress { date: date("2026-06-26"), percent: number("80"), note: None }];
        let late = |site: &Project, as_of: &str| {
            let figures = project_figures(&portfolio, site, date(as_of));
            let phases = figures.plan.phases().iter();
            let phases =
                phases.map(|one| phase_outlook(&portfolio, &figures, one, date(as_of)).working_days_late);
            [working_days_late(&portfolio, &figures, date(as_of))]
                .into_iter()
                .chain(phases)
                .collect::<Vec<_>>()
        };
        assert_eq!(late(&site, "2026-06-26"), [Some(20), Some(2), Some(20)]);
        // One of two phases, half of it in 31 days: the 62nd, 28 July, six weeks and two days later.
        assert_eq!(late(&site, "2026-06-15"), [Some(32), Some(2), Some(32)]);
        (site.status, site.finished) = (Status::Done, Some(date("2026-06-17")));
        assert_eq!(late(&site, "2026-06-26"), [Some(3), Some(2), Some(3)]);
        site.due = None;
        assert_eq!(late(&site, "2026-06-26")[0], None);
    }

    #[test]
    fn without_a_forecast_the_days_that_it_is_late_already() {
        let portfolio = portfolio();
        let mut site = site("2024-01-12");
        site.log.progress.clear();
        (site.phases[0].hours, site.phases[1].due) = (None, None);
        site.status = Status::Paused;
        assert_eq!(told(&portfolio, &site, "2024-02-28"), ["– 5 paused", "– 33 paused", "– – paused"]);
        assert_eq!(told(&portfolio, &site, "2024-02-01")[0], "– – paused");
        (site.status, site.finished) = (Status::Done, Some(date("2024-02-20")));
        assert_eq!(told(&portfolio, &site, "2024-02-28"), ["2024-02-20 -3 done", "– – done", "– – done"]);
        site.status = Status::Cancelled;
        assert_eq!(told(&portfolio, &site, "2024-02-28"), ["– – closed", "– – closed", "– – closed"]);
    }

    #[test]
    fn the_work_done_as_a_date_of_the_plan() {
        let portfolio = portfolio();
        let mut site = site("2024-01-12");
        let until = |site: &Project| {
            earned_until(&project_figures(&portfolio, site, date("2024-01-19"))).map(|day| day.to_string())
        };
        assert_eq!(until(&site).as_deref(), Some("2024-01-12"));
        site.log.progress[0].percent = number("0");
        assert_eq!(until(&site), None);
    }
}

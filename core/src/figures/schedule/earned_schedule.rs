//! Earned schedule: in working days, how far along the plan the work done is. After W. Lipke, *Schedule is Different*
//! (2003).

use crate::figures::schedule::plan::Plan;
use crate::model::number::Number;

/// How far along its plan a project is, in working days.
#[derive(Clone, Debug, Default)]
pub struct EarnedSchedule {
    /// The plan's length N.
    pub length: Option<i64>,
    /// The working day of the plan by which it had earned what is earned.
    pub es: Option<Number>,
    /// Working days gone, AT.
    pub at: Option<i64>,
    /// Schedule performance index in time, ES / AT.
    pub spi_t: Option<Number>,
    /// To-complete index in time, (N − ES) / (N − AT), while N is more than AT.
    pub to_complete: Option<Number>,
}

/// The earned schedule of a plan of which a share is done after `at` working days.
#[must_use]
pub fn earned_schedule(plan: &Plan<'_>, progress: Option<&Number>, at: Option<i64>) -> EarnedSchedule {
    let length = plan.end().and_then(|end| plan.days_to(end));
    let es = length.zip(progress).and_then(|(length, progress)| earned_days(plan, length, progress));
    let spi_t = es.as_ref().zip(at).and_then(|(es, at)| es.over(&Number::from(at)));
    let to_complete = match (&es, length, at) {
        (Some(es), Some(length), Some(at)) => {
            (Number::from(length) - es).share_of(&Number::from(length.saturating_sub(at)))
        }
        _ => None,
    };
    EarnedSchedule { length, es, at, spi_t, to_complete }
}

/// n + (progress − P(n)) / (P(n+1) − P(n)) for the largest n with P(n) ≤ progress; N when all is done, 0 when less
/// is done than on the day before the start.
fn earned_days(plan: &Plan<'_>, length: i64, progress: &Number) -> Option<Number> {
    if *progress == Number::one() { Some(Number::from(length)) } else { plan.days_of(progress, length) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, project, seven_days};
    use crate::figures::schedule::plan::Plan;
    use crate::model::project::Project;

    /// A project from 2026-01-01 whose plan earns this much on each day.
    fn planned(name: &str, days: &[&str]) -> Project {
        let mut project = project(name);
        let start = date("2026-01-01");
        project.start = Some(start);
        for (day, hours) in start.iter_days().zip(days) {
            project.phases.push(phase("p", Some(day), Some(day), Some(hours)));
            project.due = Some(day);
        }
        project
    }

    fn schedule(project: &Project, earned: &str, whole: &str, at: i64) -> EarnedSchedule {
        let calendar = seven_days();
        let plan = Plan::as_of(project, &calendar, date("2026-12-31"));
        let progress = number(earned).over(&number(whole));
        earned_schedule(&plan, progress.as_ref(), Some(at))
    }

    /// Revamp check-in: Vandevoorde and Vanhoucke, Int. J. Project Management 24 (2006) 289-302, project 1, in euro
    /// per month.
    #[test]
    fn a_real_project_that_ends_four_months_late() {
        let planned = planned(
            "check-in",
            &["28975", "52706", "10000", "46905", "79555", "84337", "21154", "22244", "14862"],
        );
        for (at, earned, es, spi_t) in [
            (1, "25645", "0.885073", "0.885073"),
            (2, "68074", "1.741832", "0.870916"),
            (3, "89135", "2.745400", "0.915133"),
            (6, "268763", "5.600235", "0.933372"),
            (9, "312864", "6.490971", "0.721219"),
            (12, "349861", "8.268133", "0.689011"),
            (13, "360738", "9.000000", "0.692308"),
        ] {
            let schedule = schedule(&planned, earned, "360738", at);
            assert_eq!(schedule.es.unwrap().rounded(6), es, "month {at}");
            assert_eq!(schedule.spi_t.unwrap().rounded(6), spi_t, "month {at}");
        }
    }

    /// W. Lipke's figure of earned schedule: all of May's plan earned and part of June's, looked at in July.
    #[test]
    fn between_two_months_of_the_plan() {
        let planned = planned("lipke", &["4", "8", "12", "18", "20", "18", "8", "5", "3", "2", "2"]);
        let schedule = schedule(&planned, "71", "100", 7);
        assert_eq!(schedule.es.unwrap(), number("5.5"));
        assert_eq!(schedule.spi_t.unwrap().rounded(4), "0.7857");
        assert_eq!(schedule.to_complete.unwrap(), number("1.375"));
    }

    #[test]
    fn the_largest_day_of_a_plateau_counts() {
        let mut plateau = planned("plateau", &["25", "25", "0", "0", "25", "25"]);
        plateau.phases.remove(3);
        plateau.phases.remove(2);
        for (earned, es) in [("50", "4"), ("0", "0"), ("100", "6"), ("60", "4.4")] {
            assert_eq!(schedule(&plateau, earned, "100", 4).es.unwrap(), number(es), "{earned}");
        }
    }

    #[test]
    fn a_straight_plan_without_phases() {
        let mut linear = project("linear");
        (linear.start, linear.due) = (Some(date("2026-01-01")), Some(date("2026-01-30")));
        let schedule = schedule(&linear, "60", "100", 20);
        assert_eq!(schedule.es.unwrap(), number("18"));
        assert_eq!(schedule.to_complete.unwrap(), number("1.2"));
    }
}

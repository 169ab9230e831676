//! Earned schedule: in working days, how far along the plan the work done is. After W. Lipke, *Schedule is Different*
//! (2003).

use crate::model::number::Number;

use super::plan::Plan;

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
    let share = |nth| plan.share_at(plan.nth_day(nth)?);
    let first = share(0)?;
    if *progress == Number::one() {
        return Some(Number::from(length));
    }
    if *progress < first {
        return Some(Number::zero());
    }
    let (mut below, mut above) = (0, length + 1);
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        if share(middle)? <= *progress { below = middle } else { above = middle }
    }
    if below == length {
        return Some(Number::from(length));
    }
    let (at, next) = (share(below)?, share(below + 1)?);
    Some(Number::from(below) + (progress - &at).over(&(next - &at))?)
}

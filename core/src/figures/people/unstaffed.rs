//! Hours that are assigned to somebody who has left: demand without a person.

use crate::figures::people::engagement::Engagement;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};

/// An assignment that went on in a week or month in which its person was gone.
#[derive(Clone, Debug)]
pub struct Unstaffed<'p> {
    /// The place of the week or month among those asked for.
    pub part: usize,
    /// Whose assignment it is.
    pub project: &'p Project,
    /// Who left.
    pub who: PersonId,
    /// The last day with us.
    pub until: Date,
    /// The assignment's hours a week / workdays a week, on each working day without them; `None` where nobody wrote how
    /// many they are.
    pub hours: Option<Number>,
}

/// The assignments of a project that went on without their person, part by part.
pub(crate) fn unstaffed<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    engagement: &Engagement,
    parts: &[Part],
) -> Vec<Unstaffed<'p>> {
    let calendar = &portfolio.agency.calendar;
    let a_week = Number::from(calendar.workdays_a_week());
    let gone = |assignment: &'p Assignment| {
        let until = portfolio.person(assignment.who)?.until?;
        Some((assignment, until, Period { from: until.succ_opt()?, to: Date::MAX }))
    };
    let of_part = |(assignment, until, gone): (&'p Assignment, Date, Period), part: (usize, &Part)| {
        let days = engagement.days(assignment, part.1.days.within(gone)?);
        let working: i64 = days.iter().map(|days| calendar.working_days(days.from, days.to)).sum();
        let a_day = assignment.hours.as_ref().and_then(|hours| hours.over(&a_week));
        let hours = a_day.map(|a_day| a_day * Number::from(working));
        (working > 0).then_some(Unstaffed { part: part.0, project, who: assignment.who, until, hours })
    };
    let left = project.team.iter().filter_map(gone);
    left.flat_map(|left| parts.iter().enumerate().filter_map(move |part| of_part(left, part))).collect()
}

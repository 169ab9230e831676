//! The six symptoms of an agency in which account or project management is missing, each a share of what there is to
//! measure, with those who are counted in it.

use crate::figures::answer::{Answer, neutral};
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_kind::{ClientKind, is_active_for_client, returning};
use crate::figures::clients::reach::{Line, LineState};
use crate::figures::people::availability::Availability;
use crate::figures::people::coverage::{Coverage, TaskState};
use crate::figures::requests::change::in_force;
use crate::figures::requests::tally::ChangeTally;
use crate::figures::schedule::progress::progress_date;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::HoursSum;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::model::role::{SCOPE, TASKS, TIMELINE};

/// Whether a symptom is present, and by what measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symptom {
    /// Whether it is.
    pub present: Answer,
    /// The share that it is judged by; `None` where it is not known.
    pub measure: Option<Number>,
    /// The names of the projects, clients or people that are counted in it.
    pub who: Vec<String>,
}

/// An active project with all that its symptoms are read from.
#[derive(Clone, Copy, Debug)]
pub struct Active<'a> {
    /// Its figures.
    pub figures: &'a ProjectFigures<'a>,
    /// Who answers for its tasks.
    pub coverage: &'a Coverage,
}

/// So many projects must show a symptom of projects: one alone is no habit.
const HABIT: usize = 2;

impl Symptom {
    const UNKNOWN: Self = Self { present: Answer::Unknown, measure: None, who: Vec::new() };

    /// A symptom that is present when at least so many show it, and their share is more than a limit, as printed.
    fn of_share(looked_at: Vec<(String, bool)>, limit: &Number, least: usize) -> Self {
        let count = |count: usize| Number::decimal(count as i128, 0);
        let all = looked_at.len();
        let who: Vec<String> = looked_at.into_iter().filter(|(_, shows)| *shows).map(|(id, _)| id).collect();
        let Some(measure) = count(who.len()).over(&count(all)) else { return Self::UNKNOWN };
        let is_present = measure.printed(4) > *limit && who.len() >= least;
        Self { present: Answer::known(Some(is_present)), measure: Some(measure), who }
    }
}

/// sy-1, finish dates are hopes: of the active projects that have to finish (no retainer, not internal, not hourly without
/// a due date) those that lack a due date or, once begun, a forecast, or are late or about to be. Unknown while nobody
/// knows of any of them how far it is.
#[must_use]
pub fn no_finish(portfolio: &Portfolio, active: &[Active<'_>], as_of: Date) -> Symptom {
    let has_to_finish = |one: &&Active<'_>| match one.figures.project.billing {
        Billing::Retainer | Billing::Internal => false,
        Billing::Hourly => one.figures.plan.due().is_some(),
        Billing::Fixed => true,
    };
    let asked: Vec<&Active<'_>> = active.iter().filter(has_to_finish).collect();
    if asked.iter().all(|one| one.figures.progress.is_none()) {
        return Symptom::UNKNOWN;
    }
    let is_hope = |one: &&Active<'_>| {
        let figures = one.figures;
        let has_begun = figures.project.start.is_none_or(|start| start <= as_of);
        let lacks = figures.plan.due().is_none() || (has_begun && figures.finish.is_none());
        let is_late = matches!(figures.schedule, ScheduleState::Late | ScheduleState::AtRisk);
        (portfolio.full_name(figures.project), lacks || is_late)
    };
    let limit = &portfolio.agency.thresholds.symptom_share;
    Symptom::of_share(asked.iter().map(is_hope).collect(), limit, HABIT)
}

/// sy-2, clients wait for us, or are unhappy: clients with an active project, internal ones apart, whose executive or
/// manager is due or was never reached, who wait for our answer longer than `answer-days`, or whose executives or main
/// contacts have a mean mood below 3.
#[must_use]
pub fn waiting_for_us(portfolio: &Portfolio, clients: &[ClientFigures<'_>], as_of: Date) -> Symptom {
    let limits = &portfolio.agency.thresholds;
    let is_overdue = |line: &Line| matches!(line.state, LineState::Due | LineState::Never);
    let waits = |project: &Project| {
        let oldest = ChangeTally::of(in_force(project, as_of), as_of).oldest_unquoted;
        oldest.is_some_and(|days| days > limits.answer_days)
    };
    let is_low = |mood: &Option<Number>| mood.as_ref().is_some_and(|mood| mood.printed(4) < neutral());
    let shows = |figures: &ClientFigures<'_>| {
        is_overdue(&figures.executive)
            || is_overdue(&figures.manager)
            || figures.projects.iter().any(waits)
            || is_low(&figures.executive.mood)
            || is_low(&figures.main_mood)
    };
    let is_asked = |figures: &&ClientFigures<'_>| {
        figures.projects.iter().any(|project| is_active_for_client(project, as_of))
    };
    let shown = clients.iter().filter(is_asked);
    let shown = shown.map(|figures| (figures.client.id.to_string(), shows(figures)));
    Symptom::of_share(shown.collect(), &limits.symptom_share, 1)
}

/// sy-3, directors work for clients, not for their teams: the client work of twelve months of persons with the role
/// `director` over their capacity. Unknown where they logged less than a fifth of it in all.
#[must_use]
pub fn directors_on_clients(portfolio: &Portfolio, as_of: Date) -> Symptom {
    let role = portfolio.agency.roles.find("director");
    let directs = |who: PersonId| {
        let roles = portfolio.person(who).map(|person| person.roles.as_slice()).unwrap_or_default();
        role.is_some_and(|role| roles.contains(&role))
    };
    let year = Window::twelve_months(as_of);
    let (mut for_clients, mut all) = (Number::zero(), Number::zero());
    let mut busy: Vec<PersonId> = Vec::new();
    for project in &portfolio.projects {
        let log = &project.log.time;
        let mut sum = HoursSum::default();
        let entries = log.entries().iter().filter(|entry| directs(entry.who) && year.contains(entry.date));
        for entry in entries {
            sum.add(log, entry);
            if project.billing != Billing::Internal && !busy.contains(&entry.who) {
                busy.push(entry.who);
            }
        }
        let hours = sum.total();
        if project.billing != Billing::Internal {
            for_clients = for_clients + &hours;
        }
        all = all + hours;
    }
    let days = Period::open(year.after.succ_opt(), Some(as_of));
    let directors = portfolio.people().filter(|(who, _)| directs(*who));
    let capacity: Number =
        directors.map(|(_, person)| Availability::of(portfolio, person).capacity(days)).sum();
    let Some(measure) = for_clients.share_of(&capacity) else { return Symptom::UNKNOWN };
    if all * Number::from(LOGGED_PART) < capacity {
        return Symptom::UNKNOWN;
    }
    busy.sort_unstable();
    let present = measure.printed(4) > portfolio.agency.thresholds.director_share;
    Symptom {
        present: Answer::known(Some(present)),
        measure: Some(measure),
        who: busy.into_iter().map(|who| portfolio.person_id(who).to_owned()).collect(),
    }
}

/// One hour of so many of the capacity must be logged before the directors' time says anything.
const LOGGED_PART: i64 = 5;

/// sy-4, no systems hold the work together: active projects, internal ones apart, that lack two or more of a due date, a
/// budget, a progress of at most `progress-days`, and somebody for scope, timeline and tasks. Unknown while none of them
/// has a team or a reading of progress.
#[must_use]
pub fn no_systems(portfolio: &Portfolio, active: &[Active<'_>], as_of: Date) -> Symptom {
    let asked: Vec<&Active<'_>> =
        active.iter().filter(|one| one.figures.project.billing != Billing::Internal).collect();
    let is_run = |one: &&Active<'_>| {
        let project = one.figures.project;
        !project.team.is_empty() || project.log.progress.iter().any(|reading| reading.date <= as_of)
    };
    if !asked.iter().any(is_run) {
        return Symptom::UNKNOWN;
    }
    let limits = &portfolio.agency.thresholds;
    let shows = |one: &&Active<'_>| {
        let lacks = lacks(one, limits.progress_days, as_of);
        (portfolio.full_name(one.figures.project), lacks >= HABIT)
    };
    Symptom::of_share(asked.iter().map(shows).collect(), &limits.symptom_share, HABIT)
}

/// How many of the four parts of a system a project lacks. A retainer has a budget; neither it nor hourly work has to
/// finish.
fn lacks(one: &Active<'_>, progress_days: i64, as_of: Date) -> usize {
    let (figures, project) = (one.figures, one.figures.project);
    let has_to_finish = !matches!(project.billing, Billing::Retainer | Billing::Hourly);
    let has_budget = figures.budget.hours.is_some() || figures.budget.amount.is_some();
    let is_fresh = figures.progress.is_some()
        && progress_date(project, as_of).is_some_and(|date| (as_of - date).num_days() <= progress_days);
    let is_held = |task| {
        let state = one.coverage.cover(task).map(|cover| cover.state);
        matches!(state, Some(TaskState::Covered | TaskState::VacantSoon | TaskState::Waived))
    };
    let lacking = [
        has_to_finish && figures.plan.due().is_none(),
        project.billing != Billing::Retainer && !has_budget,
        has_to_finish && !is_fresh,
        ![SCOPE, TIMELINE, TASKS].into_iter().all(is_held),
    ];
    lacking.into_iter().filter(|lacks| *lacks).count()
}

/// sy-5, few clients come back or refer others: fewer than `returning-min` came back, and nobody who was referred came
/// in twelve months. Unknown while fewer than four ever bought something.
#[must_use]
pub fn few_return(portfolio: &Portfolio, clients: &[ClientFigures<'_>], as_of: Date) -> Symptom {
    let year = Window::twelve_months(as_of);
    let was_referred = |figures: &ClientFigures<'_>| {
        figures.client.referred_by.is_some() && figures.client.since.is_some_and(|since| year.contains(since))
    };
    let known: Vec<&ClientFigures<'_>> = clients.iter().filter(|figures| figures.is_client()).collect();
    let sold = known.iter().filter(|figures| figures.kind != ClientKind::Prospect).count();
    let measure = returning(known.iter().map(|figures| figures.kind)).filter(|_| sold >= ENOUGH_CLIENTS);
    let Some(measure) = measure else { return Symptom::UNKNOWN };
    let is_low = measure.printed(4) < portfolio.agency.thresholds.returning_min;
    let stayed_away =
        |figures: &&&ClientFigures<'_>| matches!(figures.kind, ClientKind::Customer | ClientKind::Dormant);
    Symptom {
        present: Answer::known(Some(is_low && !clients.iter().any(was_referred))),
        measure: Some(measure),
        who: known.iter().filter(stayed_away).map(|figures| figures.client.id.to_string()).collect(),
    }
}

/// Of fewer clients nobody can tell whether they come back.
const ENOUGH_CLIENTS: usize = 4;

/// sy-6, nobody knows whether projects make money: active projects for clients whose margin is unknown. Unknown while
/// nobody keeps costs.
#[must_use]
pub fn unknown_margins(portfolio: &Portfolio, active: &[Active<'_>]) -> Symptom {
    if !portfolio.has_costs {
        return Symptom::UNKNOWN;
    }
    let asked = active.iter().filter(|one| one.figures.project.billing != Billing::Internal);
    let shown =
        asked.map(|one| (portfolio.full_name(one.figures.project), one.figures.earnings.margin.is_err()));
    Symptom::of_share(shown.collect(), &portfolio.agency.thresholds.symptom_share, HABIT)
}

#[cfg(test)]
mod tests;

//! One row of the advise report, key by key.

use serde::Serialize;

use crate::figures::people::advice::{Advice, Candidate, Hire, How};
use crate::figures::people::need::{Because, Need};
use crate::model::Date;
use crate::model::id::RoleId;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::reports::advise::refused;

/// What is wanting on a project in one role for one reason, and who could take it on.
#[derive(Clone, Debug, Serialize)]
pub struct AdviseRow {
    /// `client/project`.
    pub project: String,
    /// The role that answers for it first.
    pub role: Box<str>,
    /// The tasks; none for somebody who is overloaded.
    pub tasks: Vec<Box<str>>,
    /// Why it is wanting.
    pub because: Because,
    /// Who leaves, is away or is overloaded.
    pub person: Option<Box<str>>,
    /// The first day on which nobody holds one of the tasks.
    pub from: Date,
    /// Hours a week that it takes.
    pub hours: Hours,
    /// Who could take it on, the best first.
    pub candidates: Vec<Nominee>,
    /// What to do where nobody could.
    pub otherwise: Option<Opening>,
    /// Why nobody could, where somebody holds the role or wants it.
    #[serde(skip)]
    pub refused: Option<String>,
}

/// The word of what nobody could take on.
pub(crate) const HIRE: &str = "hire";

impl AdviseRow {
    /// How it could be taken on at best.
    pub(crate) fn word(&self) -> &'static str {
        self.candidates.first().map_or(HIRE, |first| first.how.word())
    }
}

/// Somebody who could take something on.
#[derive(Clone, Debug, Serialize)]
pub struct Nominee {
    /// Who.
    pub person: Box<str>,
    /// By being named, assigned, trained, or asked for their hours first.
    pub how: How,
    /// In which role.
    pub role: Box<str>,
    /// Hours a week that are free for as long as it is wanting; `None` where nobody wrote what is assigned.
    pub hours_free: Option<Hours>,
    /// What speaks for them, and what is to be asked.
    pub reasons: Vec<String>,
    /// What to type for it.
    pub command: String,
}

/// A role to hire for.
#[derive(Clone, Debug, Serialize)]
pub struct Opening {
    /// The role.
    pub hire: Box<str>,
    /// Hours a week, for all that nobody could take on in this role.
    pub hours: Hours,
    /// The day by which it is wanting.
    pub by: Date,
}

pub(crate) fn row(portfolio: &Portfolio, advice: &Advice<'_>) -> AdviseRow {
    let need = &advice.need;
    let task = |id| portfolio.agency.tasks.get(id).map(|task| task.id.clone());
    AdviseRow {
        project: portfolio.full_name(need.project),
        role: role_id(portfolio, need.role),
        tasks: need.tasks.iter().copied().filter_map(task).collect(),
        because: need.because,
        person: need.person.map(|who| portfolio.person_id(who).into()),
        from: need.from,
        hours: Hours(need.hours.clone()),
        candidates: advice.candidates.iter().map(|one| nominee(portfolio, need, one)).collect(),
        otherwise: advice.hire.as_ref().map(|hire| opening(portfolio, hire)),
        refused: advice.hire.as_ref().and_then(|_| refused::told(portfolio, need, &advice.refused)),
    }
}

pub(super) fn role_id(portfolio: &Portfolio, role: RoleId) -> Box<str> {
    portfolio.agency.roles.id(role).into()
}

fn nominee(portfolio: &Portfolio, need: &Need<'_>, candidate: &Candidate) -> Nominee {
    Nominee {
        person: portfolio.person_id(candidate.who).into(),
        how: candidate.how,
        role: role_id(portfolio, need.role),
        hours_free: candidate.hours_free.clone().map(Hours),
        reasons: reasons(portfolio, need, candidate),
        command: command(portfolio, need, candidate),
    }
}

fn opening(portfolio: &Portfolio, hire: &Hire) -> Opening {
    Opening { hire: role_id(portfolio, hire.role), hours: Hours(hire.hours.clone()), by: hire.by }
}

/// What to type: the first of the tasks for who only has to be named, and for who has to say their hours first a look at
/// them.
fn command(portfolio: &Portfolio, need: &Need<'_>, candidate: &Candidate) -> String {
    let (project, who) = (portfolio.full_name(need.project), portfolio.person_id(candidate.who));
    let task = need.tasks.first().and_then(|task| portfolio.agency.tasks.get(*task));
    match (candidate.how, task) {
        (How::Own, Some(task)) => format!("standing own {project} {} {who}", task.id),
        (How::Ask, _) => format!("standing workload --who {who}"),
        _ => {
            let (role, from) = (role_id(portfolio, need.role), need.from);
            let hours = short(&need.hours);
            format!("standing assign {project} {who} {role} --from {from} --hours {hours}")
        }
    }
}

/// Hours to 2 places, without zeros that say nothing.
pub(super) fn short(hours: &Number) -> String {
    let digits = hours.rounded(2);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn reasons(portfolio: &Portfolio, need: &Need<'_>, candidate: &Candidate) -> Vec<String> {
    let role = role_id(portfolio, need.role);
    let person = portfolio.person(candidate.who);
    let is_in =
        |list: fn(&Person) -> &Vec<RoleId>| person.is_some_and(|person| list(person).contains(&need.role));
    let strengths: Vec<&str> = candidate.strengths.iter().map(|quality| quality.word()).collect();
    let ask =
        || format!("some assignments of {} have no hours a week: ask", portfolio.person_id(candidate.who));
    let projects = match candidate.projects {
        0 => "on no active project".to_owned(),
        1 => "on 1 active project".to_owned(),
        count => format!("on {count} active projects"),
    };
    [
        is_in(|person| &person.roles).then(|| format!("holds {role}")),
        candidate.wants_it.then(|| format!("wants {role}")),
        is_in(|person| &person.learning).then(|| format!("is learning {role}")),
        (!strengths.is_empty()).then(|| format!("strong in {}", strengths.join(", "))),
        candidate.hours_free.is_none().then(ask),
        Some(projects),
    ]
    .into_iter()
    .flatten()
    .collect()
}

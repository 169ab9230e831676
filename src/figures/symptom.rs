//! The six symptoms of an agency in which account or project management is missing, each a share of what there is to
//! measure.

use crate::figures::answer::{Answer, content};
use crate::figures::budget::ProjectFigures;
use crate::figures::change::in_force;
use crate::figures::client::ClientFigures;
use crate::figures::client_kind::returning;
use crate::figures::reach::{Line, LineState};
use crate::figures::tally::Tally;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::HoursSum;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// Whether a symptom is present, and by what measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symptom {
    /// Whether it is.
    pub present: Answer,
    /// The share that it is judged by; `None` without anything to measure.
    pub measure: Option<Number>,
    /// The names of the projects or clients that show it.
    pub shown_by: Vec<String>,
}

impl Symptom {
    /// A symptom that is present when the share of those who show it is more than a limit.
    fn of_share(looked_at: Vec<(String, bool)>, limit: &Number) -> Self {
        let count = |count: usize| Number::decimal(count as i128, 0);
        let all = looked_at.len();
        let shown_by: Vec<String> =
            looked_at.into_iter().filter(|(_, shows)| *shows).map(|(id, _)| id).collect();
        Self::above(count(shown_by.len()).over(&count(all)), limit, shown_by)
    }

    fn above(measure: Option<Number>, limit: &Number, shown_by: Vec<String>) -> Self {
        let present = Answer::known(measure.as_ref().map(|measure| measure > limit));
        Self { present, measure, shown_by }
    }
}

/// sy-1, nobody knows when a project will be finished: active projects, but for retainers, without a due date or
/// without a forecast finish.
#[must_use]
pub fn no_finish(portfolio: &Portfolio, active: &[&ProjectFigures<'_>]) -> Symptom {
    let asked = active.iter().filter(|figures| figures.project.billing != Billing::Retainer);
    let lacks = |figures: &&ProjectFigures<'_>| {
        let is_open = figures.plan.due().is_none() || figures.finish.is_none();
        (portfolio.full_name(figures.project), is_open)
    };
    Symptom::of_share(asked.map(lacks).collect(), &portfolio.agency.thresholds.symptom_share)
}

/// sy-2, clients are angry because nobody talks to them: clients with an active project whose executive or manager is
/// due or was never reached, who wait for an answer longer than `answer-days`, or whose mean mood is below 3.5.
#[must_use]
pub fn not_talked_to(portfolio: &Portfolio, clients: &[ClientFigures<'_>], as_of: Date) -> Symptom {
    let limits = &portfolio.agency.thresholds;
    let is_active = |project: &Project| project.status_at(as_of) == Status::Active;
    let is_overdue = |line: &Line| matches!(line.state, LineState::Due | LineState::Never);
    let waits = |project: &Project| {
        let oldest = Tally::of(in_force(project, as_of), as_of).oldest_open;
        oldest.is_some_and(|days| days > limits.answer_days)
    };
    let is_angry = |figures: &ClientFigures<'_>| {
        is_overdue(&figures.executive)
            || is_overdue(&figures.manager)
            || figures.projects.iter().any(waits)
            || figures.mood.mean.as_ref().is_some_and(|mean| *mean < content())
    };
    let asked = clients.iter().filter(|figures| figures.projects.iter().any(is_active));
    let shown = asked.map(|figures| (figures.client.id.to_string(), is_angry(figures)));
    Symptom::of_share(shown.collect(), &limits.symptom_share)
}

/// sy-3, directors work for clients rather than guide their teams: client work over all time that persons with the
/// role `director` logged in twelve months.
#[must_use]
pub fn directors_on_clients(portfolio: &Portfolio, as_of: Date) -> Symptom {
    let role = portfolio.agency.roles.find("director");
    let directs: Vec<bool> =
        portfolio.people.iter().map(|person| role.is_some_and(|role| person.roles.contains(&role))).collect();
    let is_director = |who: PersonId| directs.get(who.0 as usize).copied().unwrap_or(false);
    let year = Window::twelve_months(as_of);
    let (mut for_clients, mut all) = (Number::zero(), Number::zero());
    for project in &portfolio.projects {
        let log = &project.log.time;
        let mut sum = HoursSum::default();
        let entries =
            log.entries().iter().filter(|entry| is_director(entry.who) && year.contains(entry.date));
        entries.for_each(|entry| sum.add(log, entry));
        let hours = sum.total();
        if project.billing != Billing::Internal {
            for_clients = for_clients + &hours;
        }
        all = all + hours;
    }
    Symptom::above(for_clients.over(&all), &portfolio.agency.thresholds.director_share, Vec::new())
}

/// sy-4, no systems keep the team together: active projects of which four or more of the check-up's questions have no
/// answer. `asked` are the active projects by name, with how many have none.
#[must_use]
pub fn no_systems(portfolio: &Portfolio, asked: Vec<(String, usize)>) -> Symptom {
    let shown = asked.into_iter().map(|(name, unknown)| (name, unknown >= UNANSWERED));
    Symptom::of_share(shown.collect(), &portfolio.agency.thresholds.symptom_share)
}

/// So many questions of seven without an answer mean that a project lacks the systems.
const UNANSWERED: usize = 4;

/// sy-5, few clients come back or refer others: fewer than `returning-min` came back, and nobody who was referred came
/// in twelve months.
#[must_use]
pub fn few_return(portfolio: &Portfolio, clients: &[ClientFigures<'_>], as_of: Date) -> Symptom {
    let year = Window::twelve_months(as_of);
    let was_referred = |figures: &ClientFigures<'_>| {
        figures.client.referred_by.is_some() && figures.client.since.is_some_and(|since| year.contains(since))
    };
    let measure = returning(clients.iter().filter(|figures| figures.is_client()).map(|figures| figures.kind));
    let is_low = |share: &Number| *share < portfolio.agency.thresholds.returning_min;
    let refers = clients.iter().any(was_referred);
    Symptom {
        present: Answer::known(measure.as_ref().map(|share| is_low(share) && !refers)),
        measure,
        shown_by: Vec::new(),
    }
}

/// sy-6, one is not sure whether projects make money: active projects for clients whose margin is unknown.
#[must_use]
pub fn unknown_margins(portfolio: &Portfolio, active: &[&ProjectFigures<'_>]) -> Symptom {
    let asked = active.iter().filter(|figures| figures.project.billing != Billing::Internal);
    let shown = asked.map(|figures| (portfolio.full_name(figures.project), figures.earnings.margin.is_err()));
    Symptom::of_share(shown.collect(), &portfolio.agency.thresholds.symptom_share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::budget::project_figures;
    use crate::figures::client::client_figures;
    use crate::figures::sample::{change, client, date, number, portfolio, project, touch, worked};
    use crate::model::client::Touch;
    use crate::model::id::{ClientId, RoleId};
    use crate::model::log::NewTimeEntry;

    const TODAY: &str = "2024-09-04";

    fn found(symptom: &Symptom) -> (Answer, Option<String>) {
        (symptom.present, symptom.measure.as_ref().map(|measure| measure.rounded(4)))
    }

    fn measured(answer: Answer, measure: &str) -> (Answer, Option<String>) {
        (answer, Some(measure.to_owned()))
    }

    /// Of five projects one has neither a due date nor a forecast: not more than 0.2. A retainer is not asked.
    #[test]
    fn shares_of_projects() {
        let mut portfolio = portfolio();
        let dated = |id: &str| Project {
            start: Some(date("2024-09-02")),
            due: Some(date("2024-09-30")),
            log: crate::model::log::Log {
                progress: vec![crate::model::log::Progress {
                    date: date("2024-09-03"),
                    percent: number("50"),
                }],
                ..Default::default()
            },
            ..project(id)
        };
        portfolio.projects = vec![dated("a"), dated("b"), dated("c"), dated("d"), project("e")];
        let look = |portfolio: &Portfolio| {
            let figures: Vec<_> =
                portfolio.projects.iter().map(|one| project_figures(portfolio, one, date(TODAY))).collect();
            let active: Vec<_> = figures.iter().collect();
            (found(&no_finish(portfolio, &active)), found(&unknown_margins(portfolio, &active)))
        };
        assert_eq!(look(&portfolio).0, measured(Answer::No, "0.2000"));
        // A fixed price without an amount: no margin is known.
        assert_eq!(look(&portfolio).1, measured(Answer::Yes, "1.0000"));
        portfolio.projects[0].due = None;
        portfolio.projects[1].billing = Billing::Internal;
        assert_eq!(look(&portfolio).0, measured(Answer::Yes, "0.4000"));
        portfolio.projects.clear();
        assert_eq!(look(&portfolio), ((Answer::Unknown, None), (Answer::Unknown, None)));
    }

    #[test]
    fn clients_whom_nobody_answers() {
        let mut portfolio = portfolio();
        portfolio.clients.push(client("bolt"));
        portfolio.projects = vec![project("site"), Project { client: ClientId(1), ..project("shop") }];
        let look = |portfolio: &Portfolio| {
            let clients = client_figures(portfolio, date(TODAY));
            found(&not_talked_to(portfolio, &clients, date(TODAY)))
        };
        assert_eq!(look(&portfolio), measured(Answer::No, "0.0000"));
        portfolio.projects[1].changes = vec![change("more", "2024-08-28", None)];
        assert_eq!(look(&portfolio), measured(Answer::No, "0.0000"));
        portfolio.projects[1].changes[0].asked = date("2024-08-27");
        assert_eq!(look(&portfolio), measured(Answer::Yes, "0.5000"));
        portfolio.clients[0].touches = vec![Touch { mood: Some(3), ..touch(TODAY, &[]) }];
        assert_eq!(look(&portfolio), measured(Answer::Yes, "1.0000"));
        portfolio.projects.remove(1);
        assert_eq!(look(&portfolio), measured(Answer::Yes, "1.0000"));
        portfolio.projects.clear();
        assert_eq!(look(&portfolio), (Answer::Unknown, None));
    }

    /// The director bob: 3 of 4 hours for clients; ana's do not count, nor what is older than twelve months.
    #[test]
    fn what_directors_do() {
        let mut portfolio = portfolio();
        let of = |who, day, hours| NewTimeEntry { who: PersonId(who), ..worked(day, hours) };
        let (mut site, mut own) = (project("site"), project("own"));
        own.billing = Billing::Internal;
        site.log.time.push(of(1, "2024-09-01", "3"));
        site.log.time.push(of(1, "2023-09-04", "9"));
        site.log.time.push(of(0, "2024-09-01", "9"));
        own.log.time.push(of(1, "2023-09-05", "1"));
        portfolio.projects = vec![own, site];
        let look = |portfolio: &Portfolio| found(&directors_on_clients(portfolio, date(TODAY)));
        assert_eq!(look(&portfolio), (Answer::Unknown, None));
        portfolio.people[1].roles = vec![RoleId(3)];
        assert_eq!(look(&portfolio), measured(Answer::Yes, "0.7500"));
        portfolio.agency.thresholds.director_share = number("0.75");
        assert_eq!(look(&portfolio), measured(Answer::No, "0.7500"));
    }

    #[test]
    fn four_questions_without_an_answer() {
        let asked = |counts: &[usize]| counts.iter().map(|count| ("p".to_owned(), *count)).collect();
        let look = |counts: &[usize]| found(&no_systems(&portfolio(), asked(counts)));
        assert_eq!(look(&[3, 3, 4, 0, 1]), measured(Answer::No, "0.2000"));
        assert_eq!(look(&[3, 7, 4]), measured(Answer::Yes, "0.6667"));
        assert_eq!(look(&[]), (Answer::Unknown, None));
    }

    #[test]
    fn who_comes_back_or_was_sent() {
        let mut portfolio = portfolio();
        let look = |portfolio: &Portfolio| {
            found(&few_return(portfolio, &client_figures(portfolio, date(TODAY)), date(TODAY)))
        };
        assert_eq!(look(&portfolio), (Answer::Unknown, None));
        portfolio.projects = vec![project("site")];
        assert_eq!(look(&portfolio), measured(Answer::Yes, "0.0000"));
        portfolio.clients[0].referred_by = Some(ClientId(0));
        portfolio.clients[0].since = Some(date("2023-09-04"));
        assert_eq!(look(&portfolio), measured(Answer::Yes, "0.0000"));
        portfolio.clients[0].since = Some(date("2023-09-05"));
        assert_eq!(look(&portfolio), measured(Answer::No, "0.0000"));
        portfolio.clients[0].since = None;
        portfolio.projects.push(project("blog"));
        assert_eq!(look(&portfolio), measured(Answer::No, "1.0000"));
    }
}

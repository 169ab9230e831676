//! Who is on the way from one kind of client to the next, by what is written down: a proposal that is out, a retainer
//! whose second period begins, or nothing under way.

use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_kind::{ClientKind, is_under_way};
use crate::figures::retainers::term::second_period;
use crate::model::Date;
use crate::model::calendar::plus_months;
use crate::model::client::{Opportunity, Stage};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// What a client is on the way to become.
#[derive(Clone, Copy, Debug)]
pub struct Becoming<'p> {
    /// The kind.
    pub kind: ClientKind,
    /// How.
    pub step: Step<'p>,
}

/// What leads from one kind to the next.
#[derive(Clone, Copy, Debug)]
pub enum Step<'p> {
    /// A project is proposed to them.
    Proposal(&'p Project),
    /// Possible work is proposed that is no project yet.
    Opportunity(&'p Opportunity),
    /// A retainer begins its second period on a day.
    SecondPeriod(&'p Project, Date),
    /// Nothing is under way, and unless something begins they are dormant from a day on.
    Quiet {
        /// When they were last worked for.
        last: Date,
        /// The first day on which that is more than `dormant-months` ago.
        from: Date,
    },
}

/// Every step that leads a client to the next kind at a date: first those upward, then that downward. Nobody gets
/// beyond a client, and a dormant one comes back as a client.
#[must_use]
pub fn becoming<'p>(portfolio: &'p Portfolio, figures: &ClientFigures<'p>, as_of: Date) -> Vec<Becoming<'p>> {
    let upward = match figures.kind {
        ClientKind::Prospect => Some(ClientKind::Customer),
        ClientKind::Customer | ClientKind::Dormant => Some(ClientKind::Client),
        ClientKind::Client => None,
    };
    let upward = upward.map(|kind| upward_steps(portfolio, figures, as_of).map(move |step| (kind, step)));
    let downward = quiet(portfolio, figures, as_of).map(|step| (ClientKind::Dormant, step));
    let steps = upward.into_iter().flatten().chain(downward);
    steps.map(|(kind, step)| Becoming { kind, step }).collect()
}

fn upward_steps<'p>(
    portfolio: &'p Portfolio,
    figures: &ClientFigures<'p>,
    as_of: Date,
) -> impl Iterator<Item = Step<'p>> {
    let projects = figures.projects;
    let coming = projects.iter().filter_map(move |project| {
        let second = second_period(project, &portfolio.agency.calendar, as_of)?;
        (as_of < second && is_under_way(project, as_of)).then_some(Step::SecondPeriod(project, second))
    });
    let is_proposed = move |project: &&Project| {
        project.billing != Billing::Internal && project.status_at(as_of) == Status::Prospect
    };
    // A project of the same id is the same thing, further on.
    let is_project = |one: &Opportunity| projects.iter().any(|project| project.id == one.id);
    let is_offered =
        move |one: &&Opportunity| one.stage == Stage::Proposed && one.project.is_none() && !is_project(one);
    let offers = figures.client.opportunities.iter().filter(is_offered);
    coming.chain(projects.iter().filter(is_proposed).map(Step::Proposal)).chain(offers.map(Step::Opportunity))
}

/// Nothing is under way for somebody who bought, and the last work is not long ago yet.
fn quiet<'p>(portfolio: &Portfolio, figures: &ClientFigures<'p>, as_of: Date) -> Option<Step<'p>> {
    let has_bought = matches!(figures.kind, ClientKind::Customer | ClientKind::Client);
    let is_busy = figures
        .projects
        .iter()
        .any(|project| project.billing != Billing::Internal && is_under_way(project, as_of));
    let last = figures.work.last.filter(|_| has_bought && !is_busy)?;
    dormant_from(last, portfolio.agency.thresholds.dormant_months).map(|from| Step::Quiet { last, from })
}

/// The first day on which a day is more than so many months ago: months end on days that others lack, so that it may be
/// some days behind the day of the month.
fn dormant_from(last: Date, months: i64) -> Option<Date> {
    let near = plus_months(last, months)?;
    let is_long_ago =
        |day: &Date| plus_months(*day, months.saturating_neg()).is_some_and(|limit| last < limit);
    near.iter_days().find(is_long_ago)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::clients::client::client_figures;
    use crate::figures::sample::{date, opportunity, portfolio, project, retainer, worked};

    fn of(status: Status, finished: Option<&str>) -> Project {
        Project { status, finished: finished.map(date), ..project("site") }
    }

    /// What the only client becomes, in short.
    fn steps(projects: Vec<Project>, opportunities: Vec<Opportunity>) -> Vec<String> {
        let mut portfolio = portfolio();
        portfolio.projects = projects;
        portfolio.clients[0].opportunities = opportunities;
        let figures = client_figures(&portfolio, date("2024-02-29"));
        let short = |one: Becoming<'_>| match one.step {
            Step::Proposal(project) => format!("{} by {}", one.kind, project.id),
            Step::Opportunity(offer) => format!("{} by {}", one.kind, offer.id),
            Step::SecondPeriod(_, on) => format!("{} on {on}", one.kind),
            Step::Quiet { last, from } => format!("{} from {from}, last {last}", one.kind),
        };
        becoming(&portfolio, &figures[0], date("2024-02-29")).into_iter().map(short).collect()
    }

    #[test]
    fn what_leads_upward() {
        use Status::{Active, Done, Lost, Prospect};
        let internal = Project { billing: Billing::Internal, ..of(Prospect, None) };
        for (projects, expected) in [
            (vec![], vec![]),
            (vec![of(Prospect, None)], vec!["customer by site"]),
            (vec![of(Lost, None)], vec![]),
            (vec![of(Active, None)], vec![]),
            (vec![of(Active, None), of(Prospect, None)], vec!["client by site"]),
            (vec![of(Active, None), internal], vec![]),
            (vec![of(Active, None), of(Active, None), of(Prospect, None)], vec![]),
            (vec![retainer("2024-02-01")], vec!["client on 2024-03-01"]),
            (vec![retainer("2024-01-29")], vec![]),
            (vec![of(Done, Some("2022-01-31")), of(Prospect, None)], vec!["client by site"]),
        ] {
            assert_eq!(steps(projects.clone(), vec![]), expected, "{projects:#?}");
        }
    }

    #[test]
    fn an_offer_counts_until_it_is_a_project() {
        let offer = |stage| opportunity("shop", stage);
        let won = Opportunity { project: Some("site".into()), ..offer(Stage::Proposed) };
        for (one, expected) in [
            (offer(Stage::Raised), vec![]),
            (offer(Stage::Proposed), vec!["customer by shop"]),
            (offer(Stage::Lost), vec![]),
            (won, vec![]),
        ] {
            assert_eq!(steps(vec![], vec![one]), expected);
        }
        let same = opportunity("site", Stage::Proposed);
        assert_eq!(steps(vec![of(Status::Prospect, None)], vec![same]), ["customer by site"]);
    }

    #[test]
    fn who_has_nothing_under_way_becomes_dormant() {
        let done = || of(Status::Done, Some("2023-05-31"));
        for (projects, expected) in [
            (vec![done()], vec!["dormant from 2024-06-01, last 2023-05-31"]),
            (vec![done(), done()], vec!["dormant from 2024-06-01, last 2023-05-31"]),
            (vec![done(), of(Status::Paused, None)], vec![]),
            (
                vec![done(), of(Status::Prospect, None)],
                vec!["client by site", "dormant from 2024-06-01, last 2023-05-31"],
            ),
            (vec![of(Status::Done, Some("2023-02-01"))], vec![]),
        ] {
            assert_eq!(steps(projects.clone(), vec![]), expected, "{projects:#?}");
        }
        let mut ours = Project { billing: Billing::Internal, ..of(Status::Active, None) };
        ours.log.time.push(worked("2024-01-15", "1"));
        assert_eq!(steps(vec![done(), ours], vec![]).len(), 1);
    }

    /// Eight months before 2025-10-29, 30 and 31 is 2025-02-28.
    #[test]
    fn the_first_dormant_day_is_the_first_that_the_kind_takes_for_one() {
        for (last, months, from) in [
            ("2024-02-29", 12, "2025-03-01"),
            ("2024-02-28", 12, "2025-03-01"),
            ("2025-02-28", 8, "2025-11-01"),
            ("2024-06-30", 8, "2025-03-01"),
        ] {
            assert_eq!(dormant_from(date(last), months), Some(date(from)), "{last} {months}");
        }
    }
}

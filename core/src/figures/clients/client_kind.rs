//! What a client is to an agency: a prospect, a customer who bought once, a client who comes back, or one gone quiet.

use crate::figures::retainers::term::second_period;
use crate::model::Date;
use crate::model::calendar::plus_months;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};
use crate::model::word::words;

words! {
    /// What a client is to us.
    ClientKind {
        /// Nothing was won yet.
        Prospect = "prospect",
        /// Bought once.
        Customer = "customer",
        /// Came back.
        Client = "client",
        /// Nothing is under way, and the last work is long ago.
        Dormant = "dormant",
    }
}

/// How many projects a client has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProjectCounts {
    /// Those that are active.
    pub active: usize,
    /// Those that were won.
    pub won: usize,
    /// All.
    pub total: usize,
}

/// Whether a project was won by a date: it is active, paused or done and not internal; or cancelled, with time or an
/// invoice.
#[must_use]
pub fn is_won(project: &Project, as_of: Date) -> bool {
    let log = &project.log;
    let has_begun = || {
        log.time.entries().iter().any(|entry| entry.date <= as_of)
            || log.invoices.iter().any(|invoice| invoice.date <= as_of)
    };
    project.billing != Billing::Internal
        && match project.status_at(as_of) {
            Status::Active | Status::Paused | Status::Done => true,
            Status::Cancelled => has_begun(),
            Status::Prospect | Status::Lost => false,
        }
}

/// Whether a project is under way at a date: active or paused.
#[must_use]
pub fn is_under_way(project: &Project, as_of: Date) -> bool {
    matches!(project.status_at(as_of), Status::Active | Status::Paused)
}

/// Whether a project is active for a client: it is not internal.
#[must_use]
pub fn is_active_for_client(project: &Project, as_of: Date) -> bool {
    project.billing != Billing::Internal && project.status_at(as_of) == Status::Active
}

/// Whether these projects are all internal, and there is one: our own work, not a client's.
#[must_use]
pub fn are_internal(projects: &[Project]) -> bool {
    !projects.is_empty() && projects.iter().all(|project| project.billing == Billing::Internal)
}

/// The counts of these projects at a date.
#[must_use]
pub fn project_counts(projects: &[Project], as_of: Date) -> ProjectCounts {
    ProjectCounts {
        active: projects.iter().filter(|project| project.status_at(as_of) == Status::Active).count(),
        won: projects.iter().filter(|project| is_won(project, as_of)).count(),
        total: projects.len(),
    }
}

/// The kind of a client with these projects, who was last worked for on a day.
#[must_use]
pub fn kind(portfolio: &Portfolio, projects: &[Project], last_work: Option<Date>, as_of: Date) -> ClientKind {
    let won: Vec<&Project> = projects.iter().filter(|project| is_won(project, as_of)).collect();
    let months = portfolio.agency.thresholds.dormant_months;
    let is_long_ago =
        |last: Date| plus_months(as_of, months.saturating_neg()).is_some_and(|limit| last < limit);
    let is_quiet = !won.iter().any(|project| is_under_way(project, as_of));
    let comes_back = |project: &&Project| {
        second_period(project, &portfolio.agency.calendar, as_of).is_some_and(|second| second <= as_of)
    };
    if won.is_empty() {
        ClientKind::Prospect
    } else if is_quiet && last_work.is_some_and(is_long_ago) {
        ClientKind::Dormant
    } else if won.len() > 1 || won.iter().any(comes_back) {
        ClientKind::Client
    } else {
        ClientKind::Customer
    }
}

/// The share of those who came back: clients / (clients + customers + dormant ones); `None` where nothing was sold to
/// anybody.
pub fn returning(kinds: impl Iterator<Item = ClientKind>) -> Option<Number> {
    let sold: Vec<ClientKind> = kinds.filter(|kind| *kind != ClientKind::Prospect).collect();
    let clients = sold.iter().filter(|kind| **kind == ClientKind::Client).count();
    Number::decimal(clients as i128, 0).over(&Number::decimal(sold.len() as i128, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, retainer, worked};
    use crate::model::project::Status::{Active, Cancelled, Done, Lost, Paused, Prospect};

    const TODAY: &str = "2024-02-29";

    fn with(status: Status) -> Project {
        Project { status, ..project("site") }
    }

    fn ended(status: Status, finished: &str) -> Project {
        Project { finished: Some(date(finished)), ..with(status) }
    }

    fn kind_of(projects: &[Project], last_work: Option<&str>) -> ClientKind {
        kind(&portfolio(), projects, last_work.map(date), date(TODAY))
    }

    #[test]
    fn won_is_what_was_sold() {
        let mut billed = ended(Cancelled, "2024-01-31");
        assert!(!is_won(&billed, date(TODAY)));
        billed.log.time.push(worked("2024-01-15", "1"));
        for (project, won) in [
            (with(Prospect), false),
            (with(Active), true),
            (with(Paused), true),
            (ended(Done, "2024-01-31"), true),
            (with(Lost), false),
            (billed.clone(), true),
            (ended(Cancelled, "2024-03-01"), true),
            (Project { billing: Billing::Internal, ..billed }, false),
        ] {
            assert_eq!(is_won(&project, date(TODAY)), won, "{:?}", project.status);
        }
    }

    /// Twelve months before 2024-02-29 is 2023-02-28.
    #[test]
    fn kinds_by_what_was_won_and_when_it_was_worked_on() {
        let done = || ended(Done, "2023-01-31");
        for (projects, last, kind) in [
            (vec![], None, ClientKind::Prospect),
            (vec![with(Prospect), with(Lost)], Some("2020-01-01"), ClientKind::Prospect),
            (vec![done()], Some("2023-02-27"), ClientKind::Dormant),
            (vec![done()], Some("2023-02-28"), ClientKind::Customer),
            (vec![done(), done()], Some("2023-02-27"), ClientKind::Dormant),
            (vec![done(), done()], Some("2023-02-28"), ClientKind::Client),
            (vec![done(), with(Paused)], Some("2023-02-27"), ClientKind::Client),
            (vec![with(Active)], None, ClientKind::Customer),
            (vec![retainer("2024-02-01")], None, ClientKind::Customer),
            (vec![retainer("2024-01-31")], None, ClientKind::Client),
        ] {
            assert_eq!(kind_of(&projects, last), kind, "{last:?} {projects:#?}");
        }
    }

    #[test]
    fn a_cancelled_retainer_stays_in_the_period_in_which_it_ended() {
        let mut care =
            Project { status: Cancelled, finished: Some(date("2024-01-20")), ..retainer("2023-12-21") };
        care.log.time.push(worked("2024-01-02", "1"));
        assert_eq!(kind_of(&[care.clone()], Some("2024-01-20")), ClientKind::Customer);
        care.finished = Some(date("2024-01-21"));
        assert_eq!(kind_of(&[care], Some("2024-01-21")), ClientKind::Client);
    }

    #[test]
    fn counts_and_who_came_back() {
        let projects = [with(Active), with(Paused), with(Prospect)];
        assert_eq!(project_counts(&projects, date(TODAY)), ProjectCounts { active: 1, won: 2, total: 3 });
        let (client, customer) = (ClientKind::Client, ClientKind::Customer);
        for (kinds, share) in [
            (vec![client, ClientKind::Dormant, customer, customer, ClientKind::Prospect], Some("0.25")),
            (vec![client], Some("1")),
            (vec![ClientKind::Prospect], None),
        ] {
            assert_eq!(returning(kinds.into_iter()), share.map(number));
        }
        let internal = Project { billing: Billing::Internal, ..with(Active) };
        assert!(are_internal(std::slice::from_ref(&internal)));
        assert!(!are_internal(&[internal, with(Lost)]));
        assert!(!are_internal(&[]));
    }
}

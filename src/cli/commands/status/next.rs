//! The next practice to begin: the first kind of record that fewer than half of those that it asks have. One at a time,
//! so that nobody drowns.

use crate::checks::facts::Facts;
use crate::checks::waking::{Practice, Reach};
use crate::model::portfolio::Portfolio;
use crate::reports::overview::Step;

/// What is proposed of a practice: its name, how far it has come in words, and the command that begins it.
struct Proposal {
    name: &'static str,
    text: String,
    command: String,
}

/// The practice to begin next; `None` where all have begun.
pub(crate) fn step(facts: &Facts<'_>) -> Option<Step> {
    let portfolio = facts.portfolio;
    let proposal = nothing_yet(portfolio).or_else(|| {
        let reaches = Practice::ALL.into_iter().map(|practice| (practice, facts.reach(practice)));
        let next = reaches.into_iter().find(|(_, reach)| reach.is_wanting())?;
        Some(proposal(portfolio, next))
    })?;
    Some(Step { practice: proposal.name, text: proposal.text, command: proposal.command })
}

/// What comes before everything else.
fn nothing_yet(portfolio: &Portfolio) -> Option<Proposal> {
    let first = |name, text: &str, command: String| Some(Proposal { name, text: text.to_owned(), command });
    if portfolio.people.is_empty() {
        return first("people", "write down who works here", "standing add person ID NAME".to_owned());
    }
    if portfolio.clients.is_empty() {
        return first("clients", "write down who you work for", "standing add client ID NAME".to_owned());
    }
    if portfolio.projects.is_empty() && portfolio.left_out.is_empty() {
        let client = portfolio.clients.first().map_or("CLIENT", |client| &client.id);
        let command = format!("standing add project {client}/ID NAME");
        return first("projects", "write down what you agreed on", command);
    }
    None
}

fn proposal(portfolio: &Portfolio, (practice, reach): (Practice, &Reach)) -> Proposal {
    let id = reach.first_without.as_deref().unwrap_or_default();
    let of = |what: &str| format!("{} of {} {what}", reach.have, reach.of);
    let (name, text, command) = match practice {
        Practice::Roles => {
            ("roles", of("people say which roles they can hold"), format!("standing set {id} roles ROLE"))
        }
        Practice::Contacts => (
            "contacts",
            of("clients have a contact"),
            format!("standing add contact {id} ID NAME --role executive"),
        ),
        Practice::Team => ("team", of("projects have a team"), format!("standing assign {id} PERSON ROLE")),
        Practice::Time => (
            "time",
            of("people logged time in 28 days"),
            format!("standing log {} HOURS --who {id}", project(portfolio)),
        ),
        Practice::Progress => (
            "progress",
            of("fixed-price projects say how much is done"),
            format!("standing progress {id} PERCENT"),
        ),
        Practice::Touches => {
            ("touches", of("clients have a touch"), format!("standing touch {id} --with CONTACT --kind call"))
        }
        Practice::Invoices => (
            "invoices",
            "no invoice is written down".to_owned(),
            format!("standing invoice {} NUMBER AMOUNT", project(portfolio)),
        ),
        Practice::Costs => (
            "costs",
            "nobody wrote down what an hour costs you".to_owned(),
            "standing explain unknown-margin".to_owned(),
        ),
        Practice::Outcomes => (
            "outcomes",
            of("projects say what success looks like"),
            format!("standing add outcome {id} METRIC"),
        ),
    };
    Proposal { name, text, command }
}

/// A project to begin with: an active one, where there is one.
fn project(portfolio: &Portfolio) -> String {
    let active =
        portfolio.projects.iter().find(|project| project.status == crate::model::project::Status::Active);
    let project = active.or_else(|| portfolio.projects.first());
    project.map_or_else(|| "PROJECT".to_owned(), |project| portfolio.full_name(project))
}

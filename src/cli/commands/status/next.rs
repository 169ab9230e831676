//! The next practice to begin: the first kind of record, in the order of what it is worth, that the workspace does not
//! have yet. One at a time, so that nobody drowns.

use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::reports::overview::Step;

/// A practice: its name, what it is good for, whether it has begun, and the command that begins it.
struct Practice {
    name: &'static str,
    text: &'static str,
    has_begun: fn(&Portfolio) -> bool,
    command: fn(&Portfolio) -> String,
}

const PRACTICES: [Practice; 14] = [
    Practice {
        name: "people",
        text: "who works here",
        has_begun: |portfolio| !portfolio.people.is_empty(),
        command: |_| "standing add person ID NAME".to_owned(),
    },
    Practice {
        name: "clients",
        text: "who you work for",
        has_begun: |portfolio| !portfolio.clients.is_empty(),
        command: |_| "standing add client ID NAME".to_owned(),
    },
    Practice {
        name: "projects",
        text: "what you agreed on",
        has_begun: |portfolio| !portfolio.projects.is_empty() || !portfolio.left_out.is_empty(),
        command: |portfolio| format!("standing add project {}/ID NAME", client(portfolio)),
    },
    Practice {
        name: "time",
        text: "what they take",
        has_begun: |portfolio| any(portfolio, |project| !project.log.time.entries().is_empty()),
        command: |portfolio| format!("standing log {} HOURS", project(portfolio)),
    },
    Practice {
        name: "contacts",
        text: "who decides there",
        has_begun: |portfolio| portfolio.clients.iter().any(|client| !client.contacts.is_empty()),
        command: |portfolio| format!("standing add contact {} ID NAME --role executive", client(portfolio)),
    },
    Practice {
        name: "team",
        text: "who does what",
        has_begun: |portfolio| {
            any(portfolio, |project| !project.team.is_empty())
                || portfolio.clients.iter().any(|client| client.lead.is_some())
        },
        command: |portfolio| format!("standing assign {} PERSON ROLE", project(portfolio)),
    },
    Practice {
        name: "touches",
        text: "who you talked to",
        has_begun: |portfolio| portfolio.clients.iter().any(|client| !client.touches.is_empty()),
        command: |portfolio| format!("standing touch {} --with CONTACT --kind call", client(portfolio)),
    },
    Practice {
        name: "progress",
        text: "how much is done",
        has_begun: |portfolio| {
            any(portfolio, |project| !project.log.progress.is_empty() || !project.phases.is_empty())
        },
        command: |portfolio| format!("standing progress {} PERCENT", project(portfolio)),
    },
    Practice {
        name: "changes",
        text: "what else they ask for",
        has_begun: |portfolio| any(portfolio, |project| !project.changes.is_empty()),
        command: |portfolio| format!("standing change ask {} TITLE", project(portfolio)),
    },
    Practice {
        name: "invoices",
        text: "what they owe you",
        has_begun: |portfolio| any(portfolio, |project| !project.log.invoices.is_empty()),
        command: |portfolio| format!("standing invoice {} NUMBER AMOUNT", project(portfolio)),
    },
    Practice {
        name: "outcomes",
        text: "what success looks like",
        has_begun: |portfolio| any(portfolio, |project| !project.outcomes.is_empty()),
        command: |portfolio| format!("standing add outcome {} METRIC", project(portfolio)),
    },
    Practice {
        name: "opportunities",
        text: "what may come next",
        has_begun: |portfolio| portfolio.clients.iter().any(|client| !client.opportunities.is_empty()),
        command: |portfolio| format!("standing add opportunity {} ID TITLE", client(portfolio)),
    },
    Practice {
        name: "pulse",
        text: "how the team feels about it",
        has_begun: |portfolio| any(portfolio, |project| !project.log.pulse.is_empty()),
        command: |portfolio| format!("standing pulse {} --who PERSON --clarity 4", project(portfolio)),
    },
    Practice {
        name: "costs",
        text: "what an hour costs you, in private/costs.toml",
        has_begun: |portfolio| portfolio.has_costs,
        command: |_| "standing explain unknown-margin".to_owned(),
    },
];

/// The practice to begin next; `None` where all have begun.
pub(crate) fn step(portfolio: &Portfolio) -> Option<Step> {
    let next = PRACTICES.iter().find(|practice| !(practice.has_begun)(portfolio))?;
    Some(Step { practice: next.name, text: next.text, command: (next.command)(portfolio) })
}

fn any(portfolio: &Portfolio, test: impl Fn(&Project) -> bool) -> bool {
    portfolio.projects.iter().any(test)
}

/// A client to begin with.
fn client(portfolio: &Portfolio) -> &str {
    portfolio.clients.first().map_or("CLIENT", |client| &client.id)
}

/// A project to begin with: an active one, where there is one.
fn project(portfolio: &Portfolio) -> String {
    let active = portfolio.projects.iter().find(|project| project.status == Status::Active);
    let project = active.or_else(|| portfolio.projects.first());
    project.map_or_else(|| "PROJECT".to_owned(), |project| portfolio.full_name(project))
}

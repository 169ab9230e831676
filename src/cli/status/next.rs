//! The next practice to begin: the first kind of record, in the order of what it is worth, that the workspace does not
//! have yet. One at a time, so that nobody drowns.

use crate::model::portfolio::Portfolio;
use crate::reports::overview::Step;

/// A practice: its name, what it is good for, whether it has begun, and the command that begins it.
struct Practice {
    name: &'static str,
    text: &'static str,
    has_begun: fn(&Portfolio) -> bool,
    command: fn(&Portfolio) -> String,
}

const PRACTICES: [Practice; 5] = [
    Practice {
        name: "people",
        text: "who works here",
        has_begun: |portfolio| !portfolio.people.is_empty(),
        command: |_| "standing add person ID NAME".to_owned(),
    },
    Practice {
        name: "clients",
        text: "whom you work for",
        has_begun: |portfolio| !portfolio.clients.is_empty(),
        command: |_| "standing add client ID NAME".to_owned(),
    },
    Practice {
        name: "projects",
        text: "what was agreed on",
        has_begun: |portfolio| !portfolio.projects.is_empty() || !portfolio.left_out.is_empty(),
        command: |portfolio| format!("standing add project {}/ID NAME", client(portfolio)),
    },
    Practice {
        name: "contacts",
        text: "who decides there",
        has_begun: |portfolio| portfolio.clients.iter().any(|client| !client.contacts.is_empty()),
        command: |portfolio| format!("standing add contact {} ID NAME --role executive", client(portfolio)),
    },
    Practice {
        name: "costs",
        text: "what an hour costs you, in private/costs.toml",
        has_begun: |portfolio| portfolio.has_costs,
        command: |_| "standing explain unknown-margin".to_owned(),
    },
];

/// The practice to begin next; `None` where all have begun.
pub(super) fn step(portfolio: &Portfolio) -> Option<Step> {
    let next = PRACTICES.iter().find(|practice| !(practice.has_begun)(portfolio))?;
    Some(Step { practice: next.name, text: next.text, command: (next.command)(portfolio) })
}

/// A client to begin with.
fn client(portfolio: &Portfolio) -> &str {
    portfolio.clients.first().map_or("CLIENT", |client| &client.id)
}

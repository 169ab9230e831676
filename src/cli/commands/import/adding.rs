//! Clients and projects that an import adds, as `standing add` would.

use std::collections::BTreeSet;

use crate::cli::commands::import::planning::Plan;
use crate::disk::Change;
use crate::edit::Record;
use crate::exchange::lookup::Additions;
use crate::format::template;
use crate::model::Date;
use crate::model::project::{Billing, Status};

/// The files of what is to be added and is needed.
pub(crate) fn added(additions: &Additions, plan: &Plan, today: Date) -> Vec<Change> {
    let needed: BTreeSet<&str> = plan.new_entries().map(|one| &*one.project).collect();
    let projects = additions.projects.iter().filter(|(full, _)| needed.contains(full.as_str()));
    let clients = additions.clients.iter().filter(|(id, _)| {
        needed.iter().any(|full| full.split_once('/').is_some_and(|(client, _)| client == id.as_str()))
    });
    let client = |(id, name): (&String, &String)| {
        let keys = Record::default().with("name", name.as_str());
        Change::New { document: format!("clients/{id}/client.toml"), text: template::client(&keys, today) }
    };
    let project = |(full, name): (&String, &String)| {
        let keys = Record::default()
            .with("name", name.as_str())
            .with("status", Status::Active.word())
            .with("billing", Billing::Fixed.word());
        let text = template::project(&keys, None, None, Some(today));
        Change::New { document: format!("clients/{full}.toml"), text }
    };
    clients.map(client).chain(projects.map(project)).collect()
}

//! The list of clients.

use serde::Serialize;

use crate::model::client::Readiness;
use crate::model::currency::Currency;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::{Date, client};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id, text};

/// A client as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedClient {
    /// Its id.
    pub client: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// First contact.
    pub since: Option<Date>,
    /// The default currency of its projects.
    pub currency: Currency,
    /// The client that sent them.
    pub referred_by: Option<Box<str>>,
    /// How they came, when nobody referred them.
    pub source: Option<Box<str>>,
    /// Who looks after the account.
    pub lead: Option<Box<str>>,
    /// How much more they wanted.
    pub readiness: Readiness,
    /// How many projects it has.
    pub projects: Projects,
    /// How many contacts had not left.
    pub contacts: usize,
    /// When we last talked.
    pub last_touch: Option<Date>,
}

/// How many projects a client has.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Projects {
    /// Active ones.
    pub active: usize,
    /// Paused ones.
    pub paused: usize,
    /// Of any status.
    pub total: usize,
}

/// These clients at a date; all of them where none is named.
#[must_use]
pub fn clients(portfolio: &Portfolio, as_of: Date, named: &[ClientId]) -> List<ListedClient> {
    let listed = portfolio
        .clients()
        .filter(|(id, client)| client.readable && (named.is_empty() || named.contains(id)));
    let rows = listed.map(|(id, client)| row(portfolio, id, client, as_of)).collect();
    List::new(portfolio, as_of, rows)
}

fn row(portfolio: &Portfolio, id: ClientId, client: &client::Client, as_of: Date) -> ListedClient {
    let projects = portfolio.projects_of(id);
    let count = |status: Status| projects.iter().filter(|project| project.status_at(as_of) == status).count();
    let touches = client.touches.iter().map(|touch| touch.date).filter(|date| *date <= as_of);
    let is_later = client.readiness_since.is_some_and(|since| since > as_of);
    let is_there = |contact: &&client::Contact| contact.until.is_none_or(|until| as_of <= until);
    ListedClient {
        client: client.id.clone(),
        name: client.name.clone(),
        since: client.since,
        currency: client.currency,
        referred_by: client.referred_by.and_then(|by| portfolio.client(by)).map(|by| by.id.clone()),
        source: client.source.clone(),
        lead: client.lead.map(|lead| portfolio.person_id(lead).into()),
        readiness: if is_later { Readiness::Steady } else { client.readiness },
        projects: Projects {
            active: count(Status::Active),
            paused: count(Status::Paused),
            total: projects.len(),
        },
        contacts: client.contacts.iter().filter(is_there).count(),
        last_touch: touches.max(),
    }
}

impl Listed for ListedClient {
    const KIND: &'static str = "clients";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedClient>;
        vec![
            Of::new("client", "client", 0, Unit::Id, |row| Cell::Id(row.client.to_string())),
            Of::new("name", "name", 1, Unit::Words, |row| Cell::Text(row.name.to_string())),
            Of::new("lead", "lead", 2, Unit::Id, |row| id(row.lead.as_deref())),
            Of::new("projects.active", "active", 3, Unit::Count, |row| Cell::counted(row.projects.active)),
            Of::new("projects.total", "projects", 5, Unit::Count, |row| Cell::counted(row.projects.total)),
            Of::new("readiness", "readiness", 6, Unit::State, |row| {
                Cell::State(row.readiness.word(), Tone::Plain)
            }),
            Of::new("last_touch", "last touch", 4, Unit::Date, |row| {
                Cell::applies(row.last_touch, Cell::Date)
            }),
            Of::new("since", "since", 7, Unit::Date, |row| Cell::applies(row.since, Cell::Date)),
            Of::new("contacts", "contacts", 8, Unit::Count, |row| Cell::counted(row.contacts)),
            Of::new("source", "came by", 9, Unit::Words, |row| {
                text(row.referred_by.as_deref().or(row.source.as_deref()))
            }),
            Of::new("currency", "currency", 10, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ]
    }
}

//! The list of clients.

use serde::Serialize;

use crate::model::client::Readiness;
use crate::model::currency::Currency;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::{Date, client};
use crate::page::{Cell, Column, Tone};
use crate::reports::list::{List, Listed, text};

/// A client as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct Client {
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
pub fn clients(portfolio: &Portfolio, as_of: Date, named: &[ClientId]) -> List<Client> {
    let listed = portfolio
        .clients()
        .filter(|(id, client)| client.readable && (named.is_empty() || named.contains(id)));
    let rows = listed.map(|(id, client)| row(portfolio, (id, client), as_of)).collect();
    List::new(portfolio, as_of, rows)
}

fn row(portfolio: &Portfolio, (id, client): (ClientId, &client::Client), as_of: Date) -> Client {
    let projects = portfolio.projects_of(id);
    let count = |status: Status| projects.iter().filter(|project| project.status_at(as_of) == status).count();
    let touches = client.touches.iter().map(|touch| touch.date).filter(|date| *date <= as_of);
    let is_later = client.readiness_since.is_some_and(|since| since > as_of);
    let is_there = |contact: &&client::Contact| contact.until.is_none_or(|until| as_of <= until);
    Client {
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

impl Listed for Client {
    const KIND: &'static str = "clients";
    const COLUMNS: &'static [Column] = &[
        Column::new("client", 0),
        Column::new("name", 1),
        Column::new("lead", 2),
        Column::new("active", 3),
        Column::new("projects", 5),
        Column::new("readiness", 6),
        Column::new("last touch", 4),
        Column::new("since", 7),
        Column::new("contacts", 8),
        Column::new("came by", 9),
        Column::new("currency", 10),
    ];

    fn cells(&self) -> Vec<Cell> {
        let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
        vec![
            Cell::Id(self.client.to_string()),
            Cell::Text(self.name.to_string()),
            Cell::applies(self.lead.as_ref(), |lead| Cell::Id(lead.to_string())),
            count(self.projects.active),
            count(self.projects.total),
            Cell::State(self.readiness.word(), Tone::Plain),
            Cell::applies(self.last_touch, Cell::Date),
            Cell::applies(self.since, Cell::Date),
            count(self.contacts),
            text(self.referred_by.as_deref().or(self.source.as_deref())),
            Cell::State(self.currency.code(), Tone::Plain),
        ]
    }
}

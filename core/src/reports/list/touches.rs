//! The list of contacts between us and clients.

use serde::Serialize;

use crate::model::Date;
use crate::model::client::{Cause, TouchKind};
use crate::model::id::{ClientId, PersonId};
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id, ids, joined};
use crate::reports::list::noted::{HasNote, NotedRecord, Places, columns};

/// A contact between us and a client.
#[derive(Clone, Debug, Serialize)]
pub struct ListedTouch {
    /// The client's id.
    pub client: Box<str>,
    /// When.
    pub date: Date,
    /// With whom of theirs.
    pub with: Vec<Box<str>>,
    /// By whom of ours.
    pub by: Box<str>,
    /// What it was.
    pub kind: TouchKind,
    /// Their mood, 1 to 5.
    pub mood: Option<u8>,
    /// What made a tough one tough.
    pub cause: Option<Cause>,
    /// Which of their projects it was about.
    pub about: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub noted: NotedRecord,
}

/// Which touches are asked for.
#[derive(Clone, Copy, Debug)]
pub struct TouchesAsked<'q> {
    /// With these clients; with all of them where none is named.
    pub clients: &'q [ClientId],
    /// By these people; by all of them where none is named.
    pub people: &'q [PersonId],
    /// In this period.
    pub period: Period,
    /// By this date.
    pub as_of: Date,
}

/// The touches that are asked for, each client's by date.
#[must_use]
pub fn touches(portfolio: &Portfolio, asked: TouchesAsked<'_>) -> List<ListedTouch> {
    let is_asked = |id: ClientId| asked.clients.is_empty() || asked.clients.contains(&id);
    let mut rows = Vec::new();
    for (client_id, client) in portfolio.clients().filter(|(id, client)| client.readable && is_asked(*id)) {
        let file = format!("clients/{}/client.toml", client.id);
        let days = client.touches.iter().map(|touch| touch.date);
        let mut places = Places::of(file, "log.touches", days);
        let mut of_client = Vec::new();
        for touch in &client.touches {
            let noted = places.next(touch.date);
            let is_by = asked.people.is_empty() || asked.people.contains(&touch.by);
            if !is_by || touch.date > asked.as_of || !asked.period.contains(touch.date) {
                continue;
            }
            let with = touch.with.iter().filter_map(|with| portfolio.contact(client_id, *with));
            of_client.push(ListedTouch {
                client: client.id.clone(),
                date: touch.date,
                with: ids(with.map(|contact| &*contact.id)),
                by: portfolio.person_id(touch.by).into(),
                kind: touch.kind,
                mood: touch.mood,
                cause: touch.cause,
                about: touch.about.and_then(|about| client.project_name(about)),
                noted,
            });
        }
        of_client.sort_by_key(|row| row.date);
        rows.append(&mut of_client);
    }
    List::new(portfolio, asked.as_of, rows)
}

impl HasNote for ListedTouch {
    fn noted(&mut self) -> &mut NotedRecord {
        &mut self.noted
    }
}

impl Listed for ListedTouch {
    const KIND: &'static str = "touches";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedTouch>;
        let tone = |mood| if mood < 3 { Tone::Bad } else { Tone::Plain };
        let mut all = vec![
            Of::new("client", "client", 0, Unit::Id, |row| Cell::Id(row.client.to_string())),
            Of::new("date", "date", 0, Unit::Date, |row| Cell::Date(row.date)),
            Of::new("with", "with", 1, Unit::Words, |row| joined(&row.with)),
            Of::new("by", "by", 2, Unit::Id, |row| Cell::Id(row.by.to_string())),
            Of::new("kind", "kind", 1, Unit::State, move |row| {
                Cell::State(row.kind.word(), row.mood.map_or(Tone::Plain, tone))
            }),
            Of::new("mood", "mood", 2, Unit::Count, |row| {
                Cell::applies(row.mood, |mood| Cell::Count(mood.into()))
            }),
            Of::new("cause", "cause", 4, Unit::State, |row| {
                Cell::applies(row.cause, |cause| Cell::State(cause.word(), Tone::Plain))
            }),
            Of::new("about", "about", 5, Unit::Id, |row| id(row.about.as_deref())),
        ];
        all.extend(columns(|row: &Self| &row.noted, (3, 6)));
        all
    }
}

//! The list of the people on the clients' side.

use serde::Serialize;

use crate::model::Date;
use crate::model::client::{Client, ContactRole, Influence};
use crate::model::id::{ClientId, ContactIndex};
use crate::model::portfolio::Portfolio;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, ids, joined, text};

/// A person on a client's side.
#[derive(Clone, Debug, Serialize)]
pub struct ListedContact {
    /// The client's id.
    pub client: Box<str>,
    /// Their id within the client.
    pub id: Box<str>,
    /// Their name.
    pub name: Box<str>,
    /// Their title.
    pub title: Option<Box<str>>,
    /// What they are to us.
    pub roles: Vec<ContactRole>,
    /// How much their word counts.
    pub influence: Influence,
    /// Who on our side gets on with them.
    pub rapport: Vec<Box<str>>,
    /// When we last talked.
    pub last_touch: Option<Date>,
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Phone number.
    pub phone: Option<Box<str>>,
    /// The first day on which they are there.
    #[serde(skip)]
    pub from: Option<Date>,
    /// When they left.
    pub until: Option<Date>,
}

/// The contacts of these clients at a date, of all of them where none is named; those alone who have not left, where
/// these are asked for.
#[must_use]
pub fn contacts(
    portfolio: &Portfolio,
    as_of: Date,
    named: &[ClientId],
    are_open: bool,
) -> List<ListedContact> {
    let listed = portfolio
        .clients()
        .filter(|(id, client)| client.readable && (named.is_empty() || named.contains(id)));
    let rows = listed.flat_map(|(_, client)| {
        let places = (0..).map(ContactIndex).zip(&client.contacts);
        places.map(|(place, _)| row(portfolio, client, place, as_of)).collect::<Vec<_>>()
    });
    let rows = rows.flatten().filter(|row| row.from.is_none_or(|from| from <= as_of));
    let rows = rows.filter(|row| !are_open || row.until.is_none_or(|until| as_of <= until));
    List::new(portfolio, as_of, rows.collect())
}

fn row(portfolio: &Portfolio, client: &Client, place: ContactIndex, as_of: Date) -> Option<ListedContact> {
    let contact = client.contacts.get(place.0 as usize)?;
    let touches = client.touches.iter().filter(|touch| touch.date <= as_of && touch.with.contains(&place));
    Some(ListedContact {
        client: client.id.clone(),
        id: contact.id.clone(),
        name: contact.name.clone(),
        title: contact.title.clone(),
        roles: contact.roles.clone(),
        influence: contact.influence,
        rapport: ids(contact.rapport.iter().map(|person| portfolio.person_id(*person))),
        last_touch: touches.map(|touch| touch.date).max(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        from: contact.from,
        until: contact.until,
    })
}

impl Listed for ListedContact {
    const KIND: &'static str = "contacts";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedContact>;
        vec![
            Of::new("client", "client", 0, Unit::Id, |row| Cell::Id(row.client.to_string())),
            Of::new("id", "contact", 0, Unit::Id, |row| Cell::Id(row.id.to_string())),
            Of::new("name", "name", 2, Unit::Words, |row| Cell::Text(row.name.to_string())),
            Of::new("title", "title", 7, Unit::Words, |row| text(row.title.as_deref())),
            Of::new("roles", "roles", 1, Unit::Words, |row| {
                Cell::Text(row.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "))
            }),
            Of::new("influence", "influence", 6, Unit::State, |row| {
                Cell::State(row.influence.word(), Tone::Plain)
            }),
            Of::new("last_touch", "last touch", 3, Unit::Date, |row| {
                Cell::applies(row.last_touch, Cell::Date)
            }),
            Of::new("rapport", "rapport", 5, Unit::Words, |row| joined(&row.rapport)),
            Of::new("email", "email", 4, Unit::Words, |row| text(row.email.as_deref())),
            Of::new("phone", "phone", 8, Unit::Words, |row| text(row.phone.as_deref())),
            Of::new("until", "until", 9, Unit::Date, |row| Cell::applies(row.until, Cell::Date)),
        ]
    }
}

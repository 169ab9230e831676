//! Who there is: people, clients, their contacts, what may come of them, and that we talked.

use std::collections::BTreeSet;

use crate::exchange::tables::material::{Material, line};
use crate::exchange::tables::{Cell, Description, Holds, Table, heading, link};
use crate::model::currency::Currency;
use crate::model::number::Number;

const CURRENCIES: Description<'static> = Description {
    name: "currencies",
    columns: &[
        heading("code", Holds::Text, "its code of three letters"),
        heading("factor", Holds::Integer, "how many of its minor unit are one"),
    ],
    key: &["code"],
    links: &[],
};

/// The currencies that anything is in.
pub(crate) fn currencies(material: &Material<'_>) -> Table<'static> {
    let portfolio = material.portfolio;
    let clients = portfolio.clients.iter().map(|client| client.currency);
    let projects = portfolio.projects.iter().map(|project| project.currency);
    let all = [portfolio.agency.currency].into_iter().chain(clients).chain(projects);
    let codes: BTreeSet<&str> = all.map(Currency::code).collect();
    let row = |code: &str| {
        let digits = Currency::from_code(code).map_or(0, Currency::minor_digits);
        let factor = (0..digits).fold(Number::one(), |factor, _| factor * Number::from(10));
        vec![Cell::from(code), Cell::from(factor)]
    };
    Table::new(&CURRENCIES, codes.into_iter().map(row).collect())
}

const PEOPLE: Description<'static> = Description {
    name: "people",
    columns: &[
        heading("id", Holds::Text, "the person's id"),
        heading("name", Holds::Text, "their name"),
        heading("email", Holds::Text, "their email"),
        heading("title", Holds::Text, "their title"),
        heading("from", Holds::Date, "since when they are with us"),
        heading("until", Holds::Date, "until when they are with us"),
    ],
    key: &["id"],
    links: &[],
};

/// Everybody on our side.
pub(crate) fn people(material: &Material<'_>) -> Table<'static> {
    let rows = material.portfolio.people.iter().map(|person| {
        vec![
            Cell::from(&person.id),
            Cell::from(&person.name),
            Cell::from(person.email.as_ref()),
            Cell::from(person.title.as_ref()),
            Cell::from(person.from),
            Cell::from(person.until),
        ]
    });
    Table::new(&PEOPLE, rows.collect())
}

const CLIENTS: Description<'static> = Description {
    name: "clients",
    columns: &[
        heading("id", Holds::Text, "the client's id"),
        heading("name", Holds::Text, "its name"),
        heading("currency", Holds::Text, "the default of its projects"),
        heading("since", Holds::Date, "when we first met"),
        heading("referred_by", Holds::Text, "the client who sent them"),
        heading("source", Holds::Text, "how they came, if no client sent them"),
        heading("lead", Holds::Text, "who looks after the account"),
        heading("readiness", Holds::Text, "how much more they want now"),
        heading("payment_days", Holds::Integer, "how many days they have to pay"),
    ],
    key: &["id"],
    links: &[
        link(&["currency"], "currencies", &["code"]),
        link(&["referred_by"], "clients", &["id"]),
        link(&["lead"], "people", &["id"]),
    ],
};

/// The clients.
pub(crate) fn clients(material: &Material<'_>) -> Table<'static> {
    let portfolio = material.portfolio;
    let own: Vec<&str> = material.clients().map(|client| &*client.id).collect();
    let rows = material.clients().map(|client| {
        let referred_by = client.referred_by.and_then(|id| portfolio.client(id));
        let referred_by = referred_by.filter(|client| own.contains(&&*client.id));
        vec![
            Cell::from(&client.id),
            Cell::from(&client.name),
            Cell::from(client.currency.code()),
            Cell::from(client.since),
            Cell::from(referred_by.map(|client| &client.id)),
            Cell::from(client.source.as_ref()),
            material.person(client.lead),
            Cell::from(client.readiness.word()),
            Cell::from(client.payment_days),
        ]
    });
    Table::new(&CLIENTS, rows.collect())
}

const CONTACTS: Description<'static> = Description {
    name: "contacts",
    columns: &[
        heading("client", Holds::Text, "the client"),
        heading("id", Holds::Text, "the contact's id"),
        heading("name", Holds::Text, "their name"),
        heading("title", Holds::Text, "their title"),
        heading("email", Holds::Text, "their email"),
        heading("phone", Holds::Text, "their phone number"),
        heading("roles", Holds::Text, "what they are to us, with commas between"),
        heading("influence", Holds::Text, "how much their word counts"),
        heading("from", Holds::Date, "the first day on which they are there"),
        heading("until", Holds::Date, "when they left"),
    ],
    key: &["client", "id"],
    links: &[link(&["client"], "clients", &["id"])],
};

/// People on the clients' side.
pub(crate) fn contacts(material: &Material<'_>) -> Table<'static> {
    let of = material.clients().flat_map(|client| {
        client.contacts.iter().map(move |contact| {
            let roles: Vec<&str> = contact.roles.iter().map(|role| role.word()).collect();
            vec![
                Cell::from(&client.id),
                Cell::from(&contact.id),
                Cell::from(&contact.name),
                Cell::from(contact.title.as_ref()),
                Cell::from(contact.email.as_ref()),
                Cell::from(contact.phone.as_ref()),
                Cell::from(Some(roles.join(",")).filter(|roles| !roles.is_empty())),
                Cell::from(contact.influence.word()),
                Cell::from(contact.from),
                Cell::from(contact.until),
            ]
        })
    });
    Table::new(&CONTACTS, of.collect())
}

const OPPORTUNITIES: Description<'static> = Description {
    name: "opportunities",
    columns: &[
        heading("client", Holds::Text, "the client"),
        heading("id", Holds::Text, "its id"),
        heading("title", Holds::Text, "what it would be"),
        heading("need", Holds::Text, "the need that it serves"),
        heading("value", Holds::Money, "its worth"),
        heading("currency", Holds::Text, "the currency of its worth"),
        heading("chance", Holds::Number, "how likely it is, in percent"),
        heading("stage", Holds::Text, "how far it has come"),
        heading("close", Holds::Date, "when they are to decide"),
        heading("start", Holds::Date, "when the work would begin"),
        heading("until", Holds::Date, "when it would end"),
        heading("project", Holds::Text, "the project of the client that it is about"),
    ],
    key: &["client", "id"],
    links: &[link(&["client"], "clients", &["id"]), link(&["currency"], "currencies", &["code"])],
};

/// Possible work.
pub(crate) fn opportunities(material: &Material<'_>) -> Table<'static> {
    let of = material.clients().flat_map(|client| {
        client.opportunities.iter().map(move |one| {
            vec![
                Cell::from(&client.id),
                Cell::from(&one.id),
                Cell::from(&one.title),
                Cell::from(one.need.as_ref()),
                Cell::from(one.value.as_ref()),
                Cell::from(client.currency.code()),
                Cell::from(one.chance.as_ref()),
                Cell::from(one.stage.word()),
                Cell::from(one.close),
                Cell::from(one.start),
                Cell::from(one.until),
                Cell::from(one.project.as_ref()),
            ]
        })
    });
    Table::new(&OPPORTUNITIES, of.collect())
}

const TOUCHES: Description<'static> = Description {
    name: "touches",
    columns: &[
        heading("client", Holds::Text, "the client"),
        heading("line", Holds::Integer, "its place among the client's touches"),
        heading("date", Holds::Date, "when"),
        heading("with", Holds::Text, "with whom, with commas between"),
        heading("by", Holds::Text, "by whom"),
        heading("kind", Holds::Text, "how"),
        heading("mood", Holds::Integer, "their mood, 1 to 5"),
        heading("note", Holds::Text, "a note"),
    ],
    key: &["client", "line"],
    links: &[link(&["client"], "clients", &["id"]), link(&["by"], "people", &["id"])],
};

/// That we talked.
pub(crate) fn touches(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for client in material.clients() {
        for (at, touch) in client.touches.iter().enumerate().filter(|(_, touch)| material.has(touch.date)) {
            let with = touch.with.iter().filter_map(|contact| client.contact(*contact));
            let with: Vec<&str> = with.map(|contact| &*contact.id).collect();
            rows.push(vec![
                Cell::from(&client.id),
                line(at),
                Cell::from(touch.date),
                Cell::from(with.join(",")),
                material.person(Some(touch.by)),
                Cell::from(touch.kind.word()),
                Cell::from(touch.mood.map(i64::from)),
                material.of_client(&client.id, ["log", "touches"], at, "note"),
            ]);
        }
    }
    Table::new(&TOUCHES, rows)
}

//! The people of one client laid out: who counts, and who of ours gets on with whom.

use crate::figures::clients::reach::ABOUT_MONEY;
use crate::model::client::{ContactRole, Influence};
use crate::page::{Cell, Column, EXTRA, Sheet, Unit};
use crate::reports::clients::portrait::{Portrait, Stakeholder};

/// What those are who say most, first.
const DECIDES: [ContactRole; 4] =
    [ContactRole::Executive, ContactRole::Approver, ContactRole::Manager, ContactRole::Finance];

/// Who has which role, by how much their word counts.
pub(crate) fn map(portrait: &Portrait) -> Sheet {
    type Of<'p> = Column<'p, ContactRole>;
    let ids = |role: ContactRole, influence| portrait.of(role, influence).join(", ");
    let column = |title, rank, influence: Influence| {
        let cell = move |role: &ContactRole| Cell::Text(ids(*role, influence));
        Of::new(influence.word(), title, rank, Unit::Words, cell)
    };
    let columns = [
        Of::new("role", "role", 0, Unit::Words, |role| Cell::Text(role.to_string())),
        column("high influence", 1, Influence::High),
        column("medium", 2, Influence::Medium),
        column("low", 3, Influence::Low),
    ];
    let influences = [Influence::High, Influence::Medium, Influence::Low];
    let is_held = |role: &&ContactRole| influences.iter().any(|one| !portrait.of(**role, *one).is_empty());
    let roles: Vec<&ContactRole> = ContactRole::ALL.iter().filter(is_held).collect();
    Sheet::of(&columns, &roles, None).titled("who counts").or_say("no contact has a role")
}

/// Everybody known there.
pub(crate) fn stakeholders(portrait: &Portrait) -> Sheet {
    type Of = Column<'static, Stakeholder>;
    let columns = [
        Of::new("contact", "contact", 0, Unit::Id, |one| Cell::Id(one.contact.to_string())),
        Of::new("name", "name", 4, Unit::Words, |one| Cell::Text(one.name.to_string())),
        Of::new("roles", "roles", 1, Unit::Words, roles),
        Of::new("influence", "influence", 2, Unit::Words, |one| Cell::Text(one.influence.to_string())),
        Of::new("rapport", "rapport with", 3, Unit::Words, |one| Cell::Text(one.rapport.join(", "))),
        Of::new("last", "last reached", 5, Unit::Date, |one| Cell::applies(one.last, Cell::Date)),
        Of::new("mood", "mood so far", 6, Unit::Index, |one| Cell::applies(one.mood.clone(), Cell::Index)),
        Of::new("title", "title", EXTRA, Unit::Words, |one| written(&one.title)),
        Of::new("email", "email", EXTRA, Unit::Words, |one| written(&one.email)),
        Of::new("phone", "phone", EXTRA, Unit::Words, |one| written(&one.phone)),
        Of::new("left", "left", 7, Unit::Date, |one| Cell::applies(one.left, Cell::Date)),
    ];
    let people = Sheet::of(&columns, &portrait.stakeholders, None);
    people.titled("their people").or_say("no contact on record")
}

/// Who decides there, signs and pays, and how to reach them.
pub(crate) fn deciders(portrait: &Portrait) -> Sheet {
    let decides = |one: &&Stakeholder| {
        one.left.is_none() && one.roles.iter().any(|role| *role != ContactRole::Stakeholder)
    };
    let mut who: Vec<&Stakeholder> = portrait.stakeholders.iter().filter(decides).collect();
    let place = |one: &Stakeholder| DECIDES.iter().position(|role| one.roles.contains(role));
    who.sort_by_key(|one| place(one).unwrap_or(DECIDES.len()));
    reached(&who).titled("who decides there, signs and pays").or_say("no contact of theirs has a role")
}

/// Who to call about an invoice: who has to do with money, else who is in charge.
pub(crate) fn payers(portrait: &Portrait) -> Sheet {
    let of = |role| -> Vec<&Stakeholder> {
        let is_one = |one: &&Stakeholder| one.left.is_none() && one.roles.contains(&role);
        portrait.stakeholders.iter().filter(is_one).collect()
    };
    let who = ABOUT_MONEY.into_iter().map(of).find(|who| !who.is_empty());
    reached(&who.unwrap_or_default())
        .titled("who to call about an invoice")
        .or_say("no contact of theirs has the role finance or manager")
}

/// People of theirs, and how to reach them.
fn reached(who: &[&Stakeholder]) -> Sheet {
    type Of = Column<'static, Stakeholder>;
    let columns = [
        Of::new("contact", "contact", 0, Unit::Id, |one| Cell::Id(one.contact.to_string())),
        Of::new("name", "name", 1, Unit::Words, |one| Cell::Text(one.name.to_string())),
        Of::new("title", "title", 6, Unit::Words, |one| written(&one.title)),
        Of::new("roles", "roles", 2, Unit::Words, roles),
        Of::new("influence", "influence", 3, Unit::Words, |one| Cell::Text(one.influence.to_string())),
        Of::new("email", "email", 4, Unit::Words, |one| written(&one.email)),
        Of::new("phone", "phone", 5, Unit::Words, |one| written(&one.phone)),
        Of::new("last", "last reached", 7, Unit::Date, |one| Cell::applies(one.last, Cell::Date)),
    ];
    Sheet::of(&columns, who, None)
}

fn roles(one: &Stakeholder) -> Cell {
    Cell::Text(one.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "))
}

fn written(text: &Option<Box<str>>) -> Cell {
    Cell::applies(text.as_deref(), |text| Cell::Text(text.to_owned()))
}

//! The people of one client laid out: who counts, and who of ours gets on with whom.

use crate::model::client::{ContactRole, Influence};
use crate::page::{Cell, Column, Sheet, Unit};
use crate::reports::clients::portrait::{Portrait, Stakeholder};

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
        Of::new("roles", "roles", 1, Unit::Words, |one| {
            Cell::Text(one.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "))
        }),
        Of::new("influence", "influence", 2, Unit::Words, |one| Cell::Text(one.influence.to_string())),
        Of::new("rapport", "rapport with", 3, Unit::Words, |one| Cell::Text(one.rapport.join(", "))),
        Of::new("last", "last reached", 5, Unit::Date, |one| Cell::applies(one.last, Cell::Date)),
        Of::new("mood", "mood", 6, Unit::Index, |one| Cell::applies(one.mood.clone(), Cell::Index)),
        Of::new("left", "left", 7, Unit::Date, |one| Cell::applies(one.left, Cell::Date)),
    ];
    let people = Sheet::of(&columns, &portrait.stakeholders, None);
    people.titled("their people").or_say("no contact on record")
}

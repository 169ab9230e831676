//! Whom of a client's to call: beside what is late, and beside what they are to decide.

use std::collections::HashMap;

use crate::figures::clients::reach::{ABOUT_MONEY, first_with};
use crate::model::Date;
use crate::model::client::{Client, Contact, ContactRole};
use crate::model::id::ContactIndex;
use crate::model::portfolio::Portfolio;
use crate::page::{Cell, Head, Sheet, Strip, Unit};

/// Who is called about what may be won: the first of these roles that somebody has.
const ABOUT_DEALS: [ContactRole; 2] = [ContactRole::Executive, ContactRole::Manager];

/// The clients of a portfolio by their ids, as they are on a day.
pub(crate) struct Calls<'p> {
    clients: HashMap<&'p str, &'p Client>,
    as_of: Date,
}

impl<'p> Calls<'p> {
    pub(crate) fn of(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self { clients: portfolio.clients.iter().map(|client| (&*client.id, client)).collect(), as_of }
    }

    /// Adds behind a column of open invoices who pays them.
    pub(crate) fn about_money(&self, sheet: &mut Sheet, behind: &str) {
        self.add(sheet, behind, |calls, name| vec![calls.called(name, ABOUT_MONEY)], &["whom to call"]);
    }

    /// Adds behind a column of deals who decides, and when they were reached last.
    pub(crate) fn about_deals(&self, sheet: &mut Sheet, behind: &str) {
        let both = |calls: &Self, name: &str| {
            let last = calls.found(name, ABOUT_DEALS).map(|(client, contact, _)| {
                let last = reached(client, contact, calls.as_of);
                last.map_or_else(|| Cell::Text("never".to_owned()), Cell::Date)
            });
            vec![calls.called(name, ABOUT_DEALS), last.unwrap_or_default()]
        };
        self.add(sheet, behind, both, &["whom to call", "last reached"]);
    }

    /// Adds columns behind another: their cells follow from what stands in the column of projects or deals.
    fn add(
        &self,
        sheet: &mut Sheet,
        behind: &str,
        cells: impl Fn(&Self, &str) -> Vec<Cell>,
        titles: &[&'static str],
    ) {
        let is_named = |column: &&Strip| matches!(&*column.head.path, "project" | "id");
        let Some(names) = sheet.columns.iter().find(is_named) else { return };
        let total = names.total.as_ref().map(|_| Cell::Empty);
        let mut added: Vec<Strip> = titles.iter().map(|title| strip(title, total.clone())).collect();
        for cell in &names.cells {
            let Cell::Id(name) = cell else { return };
            added.iter_mut().zip(cells(self, name)).for_each(|(column, cell)| column.cells.push(cell));
        }
        let place = sheet.columns.iter().position(|column| column.head.path == behind);
        let place = place.map_or(sheet.columns.len(), |place| place + 1);
        sheet.columns.splice(place..place, added);
    }

    /// The first contact of the client of a project or a deal with one of these roles.
    fn found(&self, name: &str, roles: [ContactRole; 2]) -> Option<(&'p Client, &'p Contact, ContactRole)> {
        let client = *self.clients.get(name.split('/').next()?)?;
        let (contact, role) = first_with(client, roles, self.as_of)?;
        Some((client, contact, role))
    }

    /// Their name, what they are to us, mail and phone.
    fn called(&self, name: &str, roles: [ContactRole; 2]) -> Cell {
        Cell::applies(self.found(name, roles), |(_, contact, role)| {
            let unreachable = contact.ways().next().is_none().then_some("neither mail nor phone on record");
            let who = [&*contact.name, role.word()].into_iter().chain(contact.ways()).chain(unreachable);
            Cell::Text(who.collect::<Vec<_>>().join(", "))
        })
    }
}

fn strip(title: &'static str, total: Option<Cell>) -> Strip {
    let head = Head { path: title.into(), title: title.into(), rank: 3, unit: Unit::Words };
    Strip { head, cells: Vec::new(), total }
}

/// When a contact was reached last, up to a day.
fn reached(client: &Client, contact: &Contact, as_of: Date) -> Option<Date> {
    let is_them = |index: &ContactIndex| client.contact(*index).is_some_and(|one| std::ptr::eq(one, contact));
    let touches = client.touches.iter().filter(|touch| touch.date <= as_of && touch.with.iter().any(is_them));
    touches.map(|touch| touch.date).max()
}

//! The list of possible work.

use serde::Serialize;

use crate::model::Date;
use crate::model::client::{Opportunity, Stage};
use crate::model::currency::Currency;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, text};

/// Possible work.
#[derive(Clone, Debug, Serialize)]
pub struct ListedOpportunity {
    /// The client's id.
    pub client: Box<str>,
    /// Its id within the client.
    pub id: Box<str>,
    /// What it would be.
    pub title: Box<str>,
    /// How far it has come.
    pub stage: Stage,
    /// Its worth.
    pub value: Option<Money>,
    /// The currency of its worth.
    pub currency: Currency,
    /// When they are to decide.
    pub close: Option<Date>,
    /// The client's need that it serves.
    pub need: Option<Box<str>>,
    /// When we last brought it up.
    pub raised: Option<Date>,
    /// When the work would begin.
    pub start: Option<Date>,
}

/// The opportunities of these clients, of all where none is named; those alone that are open, where they are asked for.
#[must_use]
pub fn opportunities(
    portfolio: &Portfolio,
    as_of: Date,
    named: &[ClientId],
    are_open: bool,
) -> List<ListedOpportunity> {
    let clients = portfolio.clients().filter(|(id, _)| named.is_empty() || named.contains(id));
    let is_open =
        |one: &&Opportunity| !are_open || matches!(one.stage, Stage::Idea | Stage::Raised | Stage::Proposed);
    let rows = clients.flat_map(|(_, client)| {
        client.opportunities.iter().filter(is_open).map(|one| ListedOpportunity {
            client: client.id.clone(),
            id: one.id.clone(),
            title: one.title.clone(),
            stage: one.stage,
            value: one.value.as_ref().map(|value| client.currency.money(value)),
            currency: client.currency,
            close: one.close,
            need: one.need.clone(),
            raised: one.raised.iter().copied().filter(|raised| *raised <= as_of).max(),
            start: one.start,
        })
    });
    List::new(portfolio, as_of, rows.collect())
}

impl Listed for ListedOpportunity {
    const KIND: &'static str = "opportunities";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedOpportunity>;
        vec![
            Of::new("client", "client", 0, Unit::Id, |row| Cell::Id(row.client.to_string())),
            Of::new("id", "opportunity", 1, Unit::Id, |row| Cell::Id(row.id.to_string())),
            Of::new("stage", "stage", 2, Unit::State, |row| Cell::State(row.stage.word(), Tone::Plain)),
            Of::new("value", "value", 3, Unit::Money, |row| Cell::known(row.value.clone(), Cell::Money)),
            Of::new("close", "close", 4, Unit::Date, |row| Cell::applies(row.close, Cell::Date)),
            Of::new("raised", "raised", 5, Unit::Date, |row| Cell::applies(row.raised, Cell::Date)),
            Of::new("title", "title", 6, Unit::Words, |row| Cell::Text(row.title.to_string())),
            Of::new("need", "need", 7, Unit::Words, |row| text(row.need.as_deref())),
            Of::new("start", "start", 8, Unit::Date, |row| Cell::applies(row.start, Cell::Date)),
            Of::new("currency", "currency", 9, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ]
    }
}

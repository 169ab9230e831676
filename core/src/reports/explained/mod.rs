//! A figure explained: its formula in words and with the numbers in, and each term with the records that it is made of.

pub(crate) mod clients;
mod invoiceable;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod record;
pub(crate) mod records;
mod requests;
pub(crate) mod terms;
mod units;

use serde::Serialize;
use serde_json::Value;

use crate::page::Page;

pub use crate::reports::explained::record::Record;

pub use crate::reports::explained::clients::Dossier;
pub use crate::reports::explained::page::told;
pub use crate::reports::explained::people::Timecard;
pub use crate::reports::explained::records::Books;
pub use crate::reports::explained::terms::{at, parts_of, sum_of};
pub use crate::reports::explained::units::unit;

/// A figure of one project, client, person or of the agency.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    /// Its path in the JSON.
    pub figure: String,
    /// Whose it is; null of the agency as a whole.
    pub id: Option<String>,
    /// Its value, as the report has it.
    pub value: Value,
    /// What it is counted in.
    pub unit: &'static str,
    /// The formula, in words and with the numbers in.
    pub formula: Vec<String>,
    /// What it is made of.
    pub terms: Vec<Term>,
    /// What is missing, each with the record that is to be written.
    pub missing: Vec<String>,
    /// The thresholds that move it.
    pub thresholds: Vec<Threshold>,
    /// The currency of money.
    #[serde(skip)]
    pub currency: String,
    /// Whether every record is shown.
    #[serde(skip)]
    pub all: bool,
}

/// What a figure is made of.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// Its path in the JSON.
    pub name: String,
    /// Its value, as the report has it.
    pub value: Value,
    /// What it is counted in.
    pub unit: &'static str,
    /// The records that it is made of, by date.
    pub records: Vec<Record>,
}

/// A limit that moves a figure.
#[derive(Clone, Debug, Serialize)]
pub struct Threshold {
    /// Its name below `[thresholds]`.
    pub name: &'static str,
}

impl Explained {
    /// The explanation laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        page::page(self)
    }

    /// The places of all records, in order.
    pub fn records_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.terms.iter_mut().flat_map(|term| &mut term.records)
    }
}

//! One description of our tables: names, types, keys and references. Every export is made of it, so that none knows a column
//! that another lacks.

pub(crate) mod commercial;
pub mod material;
pub(crate) mod people;
pub(crate) mod planned;
pub mod reported;
pub(crate) mod worked;

use std::collections::BTreeSet;

use crate::exchange::tables::material::Material;
use crate::model::Date;
use crate::model::number::Number;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A day.
    Date,
    /// An amount in the currency of the row's column `currency`.
    Money,
    /// Hours.
    Hours,
    /// Any other number.
    Number,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'t> {
    /// Its name.
    pub name: &'t str,
    /// What its cells hold.
    pub holds: Holds,
    /// What it says.
    pub what: &'t str,
}

/// Columns whose values are the key of a row of another table.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The columns.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// Its columns.
    pub theirs: &'static [&'static str],
}

/// What a table is.
#[derive(Clone, Copy, Debug)]
pub struct Description<'t> {
    /// Its name.
    pub name: &'t str,
    /// Its columns, in their order.
    pub columns: &'t [Heading<'t>],
    /// The columns that tell its rows apart.
    pub key: &'static [&'static str],
    /// What it refers to.
    pub links: &'static [Link],
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing: it is not known.
    Nothing,
    /// A text.
    Text(String),
    /// A day.
    Date(Date),
    /// A number of any kind, exactly.
    Number(Number),
    /// Yes or no.
    Boolean(bool),
}

/// A table with its rows.
#[derive(Debug)]
pub struct Table<'t> {
    /// What it is.
    pub description: &'t Description<'t>,
    /// Its rows: a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
pub(crate) const fn heading<'t>(name: &'t str, holds: Holds, what: &'t str) -> Heading<'t> {
    Heading { name, holds, what }
}

/// Columns that are the key of a row of another table.
pub(crate) const fn link(
    columns: &'static [&'static str],
    table: &'static str,
    theirs: &'static [&'static str],
) -> Link {
    Link { columns, table, theirs }
}

/// Every table of records; those of reports are [`reported`].
#[must_use]
pub fn tables(material: &Material<'_>) -> Vec<Table<'static>> {
    let mut all = vec![
        people::currencies(material),
        people::people(material),
        people::clients(material),
        people::contacts(material),
        people::opportunities(material),
        people::touches(material),
        planned::projects(material),
        planned::phases(material),
        planned::assignments(material),
        planned::changes(material),
        planned::waits(material),
        planned::milestones(material),
        planned::outcomes(material),
        commercial::rates(material),
        worked::time(material),
        worked::expenses(material),
        commercial::invoices(material),
        commercial::payments(material),
        worked::progress(material),
    ];
    if material.costs {
        all.push(commercial::costs(material));
    }
    if material.is_named {
        narrow(&mut all);
    }
    all
}

/// Leaves out those of our people whom nothing names that goes along, with their costs and their rates.
fn narrow(all: &mut [Table<'_>]) {
    let of_person = |table: &Table<'_>| match table.description.name {
        "people" => Some("id"),
        "costs" => Some("person"),
        "rates" => Some("of"),
        _ => None,
    };
    let mut named: BTreeSet<Cell> = BTreeSet::new();
    for table in all.iter().filter(|table| of_person(table).is_none()) {
        let links = table.description.links.iter().filter(|link| link.table == "people");
        for column in links.flat_map(|link| link.columns) {
            named.extend(table.rows.iter().filter_map(|row| table.cell(row, column).cloned()));
        }
    }
    for table in all.iter_mut() {
        let Some(column) = of_person(table) else { continue };
        let mut rows = std::mem::take(&mut table.rows);
        let is_rate = table.description.name == "rates";
        rows.retain(|row| {
            let is_other = is_rate && table.cell(row, "level") != Some(&Cell::from("person"));
            is_other || table.cell(row, column).is_some_and(|person| named.contains(person))
        });
        table.rows = rows;
    }
}

impl<'t> Table<'t> {
    /// A table with these rows.
    pub(crate) const fn new(description: &'t Description<'t>, rows: Vec<Vec<Cell>>) -> Self {
        Self { description, rows }
    }

    /// The rows with what each column holds.
    pub(crate) fn cells<'r>(
        &self,
        row: &'r [Cell],
    ) -> impl Iterator<Item = (&'t Heading<'t>, &'r Cell)> + use<'t, 'r> {
        self.description.columns.iter().zip(row)
    }

    /// What a row has in a column.
    pub(crate) fn cell<'r>(&self, row: &'r [Cell], name: &str) -> Option<&'r Cell> {
        let at = self.description.columns.iter().position(|column| column.name == name)?;
        row.get(at)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Box<str>> for Cell {
    fn from(text: &Box<str>) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&Number> for Cell {
    fn from(number: &Number) -> Self {
        Self::Number(number.clone())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(Number::from(number))
    }
}

impl From<bool> for Cell {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

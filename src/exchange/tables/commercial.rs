//! What is owed and what an hour is worth: rates, costs, invoices, payments.

use crate::exchange::tables::material::{Material, line};
use crate::exchange::tables::planned::{IN_CURRENCY, OF_PROJECT};
use crate::exchange::tables::{Cell, Description, Holds, Table, heading, link};
use crate::model::currency::Currency;
use crate::model::rate::RateCard;

const RATES: Description<'static> = Description {
    name: "rates",
    columns: &[
        heading("line", Holds::Integer, "its place"),
        heading(
            "level",
            Holds::Text,
            "project, client, person or agency: the nearest that says anything counts",
        ),
        heading("of", Holds::Text, "the id of that project, client or person"),
        heading("from", Holds::Date, "the first day on which it holds"),
        heading("role", Holds::Text, "the role; nothing for the default"),
        heading("rate", Holds::Money, "what an hour is billed at"),
        heading("currency", Holds::Text, "its currency"),
    ],
    key: &["line"],
    links: &[IN_CURRENCY],
};

/// Bill rates as they are stated.
pub(crate) fn rates(material: &Material<'_>) -> Table<'static> {
    let portfolio = material.portfolio;
    let own = portfolio.agency.currency;
    let mut rows = Vec::new();
    let mut add = |level: &str, of: &str, card: &RateCard, currency: Currency| {
        for table in card.tables() {
            let default = table.default.iter().map(|rate| (None, rate));
            let roles = table.roles.iter().map(|(role, rate)| (Some(portfolio.agency.roles.id(*role)), rate));
            for (role, rate) in default.chain(roles) {
                rows.push(vec![
                    line(rows.len()),
                    Cell::from(level),
                    Cell::from(Some(of).filter(|of| !of.is_empty())),
                    Cell::from(table.from),
                    Cell::from(role),
                    Cell::from(rate),
                    Cell::from(currency.code()),
                ]);
            }
        }
    };
    add("agency", "", &portfolio.agency.rates, own);
    portfolio.people.iter().for_each(|person| add("person", &person.id, &person.rates, own));
    material.clients().for_each(|client| add("client", &client.id, &client.rates, client.currency));
    material.projects().for_each(|(project, full)| add("project", &full, &project.rates, project.currency));
    Table::new(&RATES, rows)
}

const COSTS: Description<'static> = Description {
    name: "costs",
    columns: &[
        heading("line", Holds::Integer, "its place"),
        heading("person", Holds::Text, "the person"),
        heading("from", Holds::Date, "the first day on which it holds"),
        heading("hourly", Holds::Money, "what an hour of theirs costs"),
        heading("currency", Holds::Text, "its currency"),
    ],
    key: &["line"],
    links: &[IN_CURRENCY, link(&["person"], "people", &["id"])],
};

/// What an hour of each person costs.
pub(crate) fn costs(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for person in &material.portfolio.people {
        for (from, cost) in person.costs.iter() {
            rows.push(vec![
                line(rows.len()),
                Cell::from(&person.id),
                Cell::from(from),
                Cell::from(cost),
                Cell::from(material.portfolio.agency.currency.code()),
            ]);
        }
    }
    Table::new(&COSTS, rows)
}

const INVOICES: Description<'static> = Description {
    name: "invoices",
    columns: &[
        heading("client", Holds::Text, "the client"),
        heading("number", Holds::Text, "its number, unique within the client"),
        heading("project", Holds::Text, "the project"),
        heading("date", Holds::Date, "when it was sent"),
        heading("amount", Holds::Money, "net of tax; negative for a credit note"),
        heading("currency", Holds::Text, "its currency"),
        heading("due", Holds::Date, "when it is due"),
        heading("paid", Holds::Date, "by when all of it had come"),
        heading("of", Holds::Text, "the invoice that this credit note reduces"),
    ],
    key: &["client", "number"],
    links: &[OF_PROJECT, IN_CURRENCY, link(&["client"], "clients", &["id"])],
};

/// The invoices.
pub(crate) fn invoices(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        let client = material.portfolio.client_of(project).map(|client| &client.id);
        rows.extend(project.log.invoices.iter().filter(|one| material.has(one.date)).map(|one| {
            vec![
                Cell::from(client),
                Cell::from(&one.number),
                Cell::from(&*full),
                Cell::from(one.date),
                Cell::from(&one.amount),
                Cell::from(project.currency.code()),
                Cell::from(one.due),
                Cell::from(material.by_then(one.paid)),
                Cell::from(one.of.as_ref()),
            ]
        }));
    }
    Table::new(&INVOICES, rows)
}

const PAYMENTS: Description<'static> = Description {
    name: "payments",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place among the project's payments"),
        heading("client", Holds::Text, "the client"),
        heading("invoice", Holds::Text, "the invoice that it pays"),
        heading("date", Holds::Date, "when it came"),
        heading("amount", Holds::Money, "how much; negative for a refund"),
        heading("currency", Holds::Text, "its currency"),
        heading("note", Holds::Text, "a note"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT, IN_CURRENCY, link(&["client", "invoice"], "invoices", &["client", "number"])],
};

/// Part payments.
pub(crate) fn payments(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        let client = material.portfolio.client_of(project).map(|client| &client.id);
        for (at, one) in project.log.payments.iter().enumerate().filter(|(_, one)| material.has(one.date)) {
            let invoice = project.log.invoices.get(one.invoice as usize);
            let invoice = invoice.filter(|invoice| material.has(invoice.date)).map(|invoice| &invoice.number);
            rows.push(vec![
                Cell::from(&*full),
                line(at),
                Cell::from(client),
                Cell::from(invoice),
                Cell::from(one.date),
                Cell::from(&one.amount),
                Cell::from(project.currency.code()),
                material.of_project(&full, ["log", "payments"], at, "note"),
            ]);
        }
    }
    Table::new(&PAYMENTS, rows)
}

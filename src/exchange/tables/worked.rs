//! What was done: time, expenses, readings of progress.

use crate::exchange::tables::material::{Material, line};
use crate::exchange::tables::planned::{IN_CURRENCY, OF_PROJECT};
use crate::exchange::tables::{Cell, Description, Holds, Link, Table, heading, link};

const OF_PHASE: Link = link(&["project", "phase"], "phases", &["project", "id"]);
const OF_CHANGE: Link = link(&["project", "change"], "changes", &["project", "id"]);
const BY_PERSON: Link = link(&["who"], "people", &["id"]);

const TIME: Description<'static> = Description {
    name: "time",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place in the project's log"),
        heading("date", Holds::Date, "when"),
        heading("who", Holds::Text, "by whom"),
        heading("hours", Holds::Hours, "how long"),
        heading("role", Holds::Text, "in which role"),
        heading("phase", Holds::Text, "for which phase"),
        heading("change", Holds::Text, "for which request for change"),
        heading("billable", Holds::Boolean, "whether it is billed"),
        heading("unplanned", Holds::Boolean, "whether nobody had planned it"),
        heading("bill_rate", Holds::Money, "what an hour of it is billed at; nothing where nobody said so"),
        heading("currency", Holds::Text, "the currency of the rate"),
        heading("ref", Holds::Text, "the id that it has in the source that it came from"),
        heading("note", Holds::Text, "what was done"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT, IN_CURRENCY, OF_PHASE, OF_CHANGE, BY_PERSON],
};

/// Work done.
pub(crate) fn time(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        let time = &project.log.time;
        let mut ids = time.source_ids().peekable();
        for (at, entry) in time.entries().iter().enumerate() {
            let id = ids.next_if(|(place, _)| *place == at).map(|(_, id)| id);
            if !material.has(entry.date) {
                continue;
            }
            let role = time.role(entry).map(|role| material.portfolio.agency.roles.id(role));
            rows.push(vec![
                Cell::from(&*full),
                line(at),
                Cell::from(entry.date),
                material.person(Some(entry.who)),
                Cell::from(time.hours(entry)),
                Cell::from(role),
                Material::phase(project, time.phase(entry)),
                material.change(project, time.change(entry)),
                Cell::from(entry.billable),
                Cell::from(entry.unplanned),
                Cell::from((material.bill_rate)(project, entry)),
                Cell::from(project.currency.code()),
                Cell::from(id),
                material.of_project(&full, ["log", "time"], at, "note"),
            ]);
        }
    }
    Table::new(&TIME, rows)
}

const EXPENSES: Description<'static> = Description {
    name: "expenses",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place among the project's expenses"),
        heading("date", Holds::Date, "when"),
        heading("amount", Holds::Money, "how much"),
        heading("price", Holds::Money, "what the client is billed for it"),
        heading("currency", Holds::Text, "the currency"),
        heading("who", Holds::Text, "who paid it"),
        heading("phase", Holds::Text, "for which phase"),
        heading("change", Holds::Text, "for which request for change"),
        heading("billable", Holds::Boolean, "whether the client pays it"),
        heading("note", Holds::Text, "a note"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT, IN_CURRENCY, OF_PHASE, OF_CHANGE, BY_PERSON],
};

/// Costs paid for projects.
pub(crate) fn expenses(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        for (at, one) in project.log.expenses.iter().enumerate().filter(|(_, one)| material.has(one.date)) {
            rows.push(vec![
                Cell::from(&*full),
                line(at),
                Cell::from(one.date),
                Cell::from(&one.amount),
                Cell::from(one.billed()),
                Cell::from(project.currency.code()),
                material.person(one.who),
                Material::phase(project, one.phase),
                material.change(project, one.change),
                Cell::from(one.billable),
                material.of_project(&full, ["log", "expenses"], at, "note"),
            ]);
        }
    }
    Table::new(&EXPENSES, rows)
}

const PROGRESS: Description<'static> = Description {
    name: "progress",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place among the project's readings"),
        heading("date", Holds::Date, "when"),
        heading("percent", Holds::Number, "how much of the whole work is done, 0 to 100"),
        heading("by", Holds::Text, "who says so"),
        heading("note", Holds::Text, "a note"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT, link(&["by"], "people", &["id"])],
};

/// Readings of progress.
pub(crate) fn progress(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        for (at, one) in project.log.progress.iter().enumerate().filter(|(_, one)| material.has(one.date)) {
            rows.push(vec![
                Cell::from(&*full),
                line(at),
                Cell::from(one.date),
                Cell::from(&one.percent),
                material.of_project(&full, ["log", "progress"], at, "by"),
                material.of_project(&full, ["log", "progress"], at, "note"),
            ]);
        }
    }
    Table::new(&PROGRESS, rows)
}

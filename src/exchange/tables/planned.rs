//! What was agreed and planned: projects, their phases and teams, requests for change, waits, milestones, outcomes.

use crate::exchange::tables::material::{Material, line};
use crate::exchange::tables::{Cell, Description, Holds, Link, Table, heading, link};
use crate::model::change::Party;

/// Every record of a project refers to it.
pub(crate) const OF_PROJECT: Link = link(&["project"], "projects", &["id"]);

/// Money refers to its currency.
pub(crate) const IN_CURRENCY: Link = link(&["currency"], "currencies", &["code"]);

const PROJECTS: Description<'static> = Description {
    name: "projects",
    columns: &[
        heading("id", Holds::Text, "client/project"),
        heading("client", Holds::Text, "its client"),
        heading("name", Holds::Text, "its name"),
        heading("status", Holds::Text, "its status"),
        heading("billing", Holds::Text, "how it is billed"),
        heading("currency", Holds::Text, "the currency of its amounts"),
        heading("start", Holds::Date, "when it starts"),
        heading("due", Holds::Date, "when it is due"),
        heading("finished", Holds::Date, "when it was finished"),
        heading("type", Holds::Text, "the type of work"),
        heading("chance", Holds::Number, "of a prospect, how likely it is, in percent"),
        heading("budget_amount", Holds::Money, "the amount that was agreed at first"),
        heading("budget_hours", Holds::Hours, "the hours that were agreed at first"),
    ],
    key: &["id"],
    links: &[link(&["client"], "clients", &["id"]), IN_CURRENCY],
};

/// The projects.
pub(crate) fn projects(material: &Material<'_>) -> Table<'static> {
    let rows = material.projects().map(|(project, full)| {
        let client = material.portfolio.client_of(project).map(|client| &client.id);
        vec![
            Cell::from(full),
            Cell::from(client),
            Cell::from(&project.name),
            Cell::from(material.status(project).word()),
            Cell::from(project.billing.word()),
            Cell::from(project.currency.code()),
            Cell::from(project.start),
            Cell::from(project.due),
            Cell::from(material.by_then(project.finished)),
            Cell::from(project.work_type.as_ref()),
            Cell::from(project.chance.as_ref()),
            Cell::from(project.budget.amount.as_ref()),
            Cell::from(project.budget.hours.as_ref()),
        ]
    });
    Table::new(&PROJECTS, rows.collect())
}

const PHASES: Description<'static> = Description {
    name: "phases",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("id", Holds::Text, "its id"),
        heading("name", Holds::Text, "its name"),
        heading("hours", Holds::Hours, "its hours"),
        heading("amount", Holds::Money, "its amount"),
        heading("currency", Holds::Text, "the currency of its amount"),
        heading("start", Holds::Date, "when it starts"),
        heading("due", Holds::Date, "when it is due"),
        heading("done", Holds::Date, "when it was done"),
    ],
    key: &["project", "id"],
    links: &[OF_PROJECT, IN_CURRENCY],
};

/// Parts of the work.
pub(crate) fn phases(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        rows.extend(project.phases.iter().map(|phase| {
            vec![
                Cell::from(&*full),
                Cell::from(&phase.id),
                Cell::from(phase.name.as_ref()),
                Cell::from(phase.hours.as_ref()),
                Cell::from(phase.amount.as_ref()),
                Cell::from(project.currency.code()),
                Cell::from(phase.start),
                Cell::from(phase.due),
                Cell::from(material.by_then(phase.done)),
            ]
        }));
    }
    Table::new(&PHASES, rows)
}

const ASSIGNMENTS: Description<'static> = Description {
    name: "assignments",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place in the team"),
        heading("who", Holds::Text, "the person"),
        heading("roles", Holds::Text, "their roles, with commas between"),
        heading("from", Holds::Date, "the first day"),
        heading("until", Holds::Date, "the last day"),
        heading("hours", Holds::Hours, "hours a week"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT, link(&["who"], "people", &["id"])],
};

/// Who works on what.
pub(crate) fn assignments(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        rows.extend(project.team.iter().enumerate().map(|(at, one)| {
            vec![
                Cell::from(&*full),
                line(at),
                material.person(Some(one.who)),
                material.roles(&one.roles),
                Cell::from(one.from),
                Cell::from(one.until),
                Cell::from(one.hours.as_ref()),
            ]
        }));
    }
    Table::new(&ASSIGNMENTS, rows)
}

const CHANGES: Description<'static> = Description {
    name: "changes",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("id", Holds::Text, "its id"),
        heading("title", Holds::Text, "what was asked"),
        heading("asked", Holds::Date, "when"),
        heading("by", Holds::Text, "by whom"),
        heading("quoted", Holds::Date, "when we told them what it takes"),
        heading("hours", Holds::Hours, "its effect on the hours"),
        heading("amount", Holds::Money, "its effect on the amount"),
        heading("currency", Holds::Text, "the currency of the amount"),
        heading("days", Holds::Integer, "working days added to the due date"),
        heading("status", Holds::Text, "the answer"),
        heading("decided", Holds::Date, "when it was answered"),
        heading("decided_by", Holds::Text, "by whom"),
        heading("told_by", Holds::Text, "who brought the answer"),
        heading("told_mood", Holds::Integer, "how that felt to them, 1 to 5"),
        heading("reason", Holds::Text, "why"),
        heading("trade", Holds::Text, "what is given up in exchange"),
    ],
    key: &["project", "id"],
    links: &[OF_PROJECT, IN_CURRENCY, link(&["told_by"], "people", &["id"])],
};

/// What was asked beyond the agreement.
pub(crate) fn changes(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        let party = |party: Option<Party>| -> Cell {
            party.map(|party| material.portfolio.party_id(project.client, party)).into()
        };
        rows.extend(project.changes.iter().filter(|change| material.has(change.asked)).map(|change| {
            // What was answered later was open by then, and nobody had said why.
            let status = material.until.and_then(|until| change.status_at(until)).unwrap_or(change.status);
            let is_answered = change.decided.is_none_or(|decided| material.has(decided));
            let answer = Some(change).filter(|_| is_answered);
            vec![
                Cell::from(&*full),
                Cell::from(&change.id),
                Cell::from(&change.title),
                Cell::from(change.asked),
                party(change.by),
                Cell::from(material.by_then(change.quoted)),
                Cell::from(&change.hours),
                Cell::from(&change.amount),
                Cell::from(project.currency.code()),
                Cell::from(change.days),
                Cell::from(status.word()),
                Cell::from(material.by_then(change.decided)),
                party(answer.and_then(|change| change.decided_by)),
                material.person(answer.and_then(|change| change.told_by)),
                Cell::from(answer.and_then(|change| change.told_mood).map(i64::from)),
                Cell::from(answer.and_then(|change| change.reason.as_ref()).filter(|_| material.notes)),
                Cell::from(answer.and_then(|change| change.trade.as_ref()).filter(|_| material.notes)),
            ]
        }));
    }
    Table::new(&CHANGES, rows)
}

const WAITS: Description<'static> = Description {
    name: "waits",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("id", Holds::Text, "its id"),
        heading("title", Holds::Text, "what we need"),
        heading("asked", Holds::Date, "when we asked"),
        heading("contact", Holds::Text, "whom"),
        heading("due", Holds::Date, "by when we need it"),
        heading("done", Holds::Date, "when it came"),
        heading("note", Holds::Text, "a note"),
    ],
    key: &["project", "id"],
    links: &[OF_PROJECT],
};

/// What we need from clients.
pub(crate) fn waits(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        for (at, wait) in project.waits.iter().enumerate().filter(|(_, wait)| material.has(wait.asked)) {
            let contact = wait.contact.and_then(|id| material.portfolio.contact(project.client, id));
            rows.push(vec![
                Cell::from(&*full),
                Cell::from(&wait.id),
                Cell::from(&wait.title),
                Cell::from(wait.asked),
                Cell::from(contact.map(|contact| &contact.id)),
                Cell::from(wait.due),
                Cell::from(material.by_then(wait.done)),
                material.of_project(&full, ["waits", ""], at, "note"),
            ]);
        }
    }
    Table::new(&WAITS, rows)
}

const MILESTONES: Description<'static> = Description {
    name: "milestones",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("id", Holds::Text, "its id"),
        heading("title", Holds::Text, "what it is"),
        heading("amount", Holds::Money, "what is invoiced once it is reached"),
        heading("currency", Holds::Text, "the currency of the amount"),
        heading("due", Holds::Date, "its day"),
        heading("phase", Holds::Text, "the phase that reaches it"),
    ],
    key: &["project", "id"],
    links: &[OF_PROJECT, IN_CURRENCY, link(&["project", "phase"], "phases", &["project", "id"])],
};

/// Dates that matter.
pub(crate) fn milestones(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        rows.extend(project.milestones.iter().map(|one| {
            vec![
                Cell::from(&*full),
                Cell::from(&one.id),
                Cell::from(&one.title),
                Cell::from(one.amount.as_ref()),
                Cell::from(project.currency.code()),
                Cell::from(one.due),
                Material::phase(project, one.phase),
            ]
        }));
    }
    Table::new(&MILESTONES, rows)
}

const OUTCOMES: Description<'static> = Description {
    name: "outcomes",
    columns: &[
        heading("project", Holds::Text, "the project"),
        heading("line", Holds::Integer, "its place among them"),
        heading("metric", Holds::Text, "what is measured"),
        heading("target", Holds::Text, "what success is"),
        heading("actual", Holds::Text, "how it went"),
        heading("due", Holds::Date, "by when"),
    ],
    key: &["project", "line"],
    links: &[OF_PROJECT],
};

/// What success is.
pub(crate) fn outcomes(material: &Material<'_>) -> Table<'static> {
    let mut rows = Vec::new();
    for (project, full) in material.projects() {
        rows.extend(project.outcomes.iter().enumerate().map(|(at, one)| {
            vec![
                Cell::from(&*full),
                line(at),
                Cell::from(&one.metric),
                Cell::from(one.target.as_ref()),
                Cell::from(one.actual.as_ref()),
                Cell::from(one.due),
            ]
        }));
    }
    Table::new(&OUTCOMES, rows)
}

//! Reads how a project is planned: its team, who owns what, phases, outcomes, and the terms of a retainer.

use crate::format::directory::Directory;
use crate::format::person::distinct;
use crate::model::id::TaskId;
use crate::model::project::{Assignment, Outcome, Phase, Responsibility};
use crate::model::retainer::{Invoiced, Overage, Retainer, RetainerTerms};
use crate::toml::cursor::Value;
use crate::toml::number::{count, not_negative};
use crate::toml::record::{Unique, in_order, one_or_many};
use crate::toml::table::Table;
use crate::toml::tree::Name;
use crate::toml::value::{date, text, word};

/// The team, assignment by assignment.
pub(crate) fn team(table: &mut Table<'_>, names: &Directory) -> Vec<Assignment> {
    table.records("team", "assignment", |record| {
        let who = record.required("who", |value| names.person(value));
        let roles = record.required("roles", |value| value.items(|role| names.vocabulary.role(role)));
        let (from, until) = (record.optional("from", date), record.optional("until", date));
        let hours = record.optional("hours", not_negative);
        in_order(record, ("from", from), ("until", until));
        Some(Assignment { who: who?, roles: distinct(roles?), from, until, hours })
    })
}

/// The terms of a retainer.
pub(crate) fn retainer(table: &mut Table<'_>) -> Option<Retainer> {
    let every = table.required("every", word);
    let hours = table.optional("hours", not_negative);
    let amount = table.optional("amount", not_negative);
    let rollover = table.or("rollover", count(0, 1_000_000), 0);
    let rollover_cap = table.optional("rollover-cap", not_negative);
    let overage = table.or("overage", word, Overage::Bill);
    let invoiced = Invoiced::Start;
    let terms = RetainerTerms { hours, amount, invoiced, rollover, rollover_cap, overage };
    Some(Retainer::always(every?, terms))
}

/// Who owns which task, and which tasks the project does not need.
pub(crate) fn responsibilities(
    table: &mut Table<'_>,
    names: &Directory,
) -> (Vec<Responsibility>, Vec<(TaskId, Box<str>)>) {
    let read = table.table("responsibilities", "responsibility", |table| {
        let waived = table.table("waived", "waiver", |waived| {
            Some(waived.chosen("<task>", |name, value| {
                let reason = text(value);
                Some((names.vocabulary.task_named(name, value)?, reason?))
            }))
        });
        let owned = table.chosen("<task>", |name, value| responsibility(name, value, names));
        Some((owned, waived.unwrap_or_default()))
    });
    read.unwrap_or_default()
}

fn responsibility(name: &Name<'_>, value: Value<'_>, names: &Directory) -> Option<Responsibility> {
    let task = names.vocabulary.task_named(name, value);
    let nobody = |task| Responsibility {
        task,
        accountable: None,
        responsible: Vec::new(),
        consulted: Vec::new(),
        informed: Vec::new(),
    };
    if value.is_survey() {
        names.person(value);
    }
    let shares = (value.is_table() || value.is_survey()).then(|| {
        value.table("responsibility", |table| {
            let person = |value: Value<'_>| names.person(value);
            let people = |value: Value<'_>| one_or_many(value, person);
            Some(Responsibility {
                accountable: table.optional("accountable", person),
                responsible: table.optional("responsible", people).unwrap_or_default(),
                consulted: table.optional("consulted", people).unwrap_or_default(),
                informed: table.optional("informed", people).unwrap_or_default(),
                ..nobody(TaskId(0))
            })
        })
    });
    let shares = match shares {
        Some(shares) => shares,
        None => Some(Responsibility { accountable: Some(names.person(value)?), ..nobody(TaskId(0)) }),
    };
    Some(Responsibility { task: task?, ..shares? })
}

/// The phases.
pub(crate) fn phases(table: &mut Table<'_>) -> Vec<Phase> {
    let mut ids = Unique::ids();
    table.records("phases", "phase", |record| {
        let id = ids.next(record);
        let phase = Phase {
            id: Box::default(),
            name: record.optional("name", text),
            hours: record.optional("hours", not_negative),
            amount: record.optional("amount", not_negative),
            start: record.optional("start", date),
            due: record.optional("due", date),
            done: record.optional("done", date),
        };
        in_order(record, ("start", phase.start), ("due", phase.due));
        Some(Phase { id: id?, ..phase })
    })
}

/// The outcomes.
pub(crate) fn outcomes(table: &mut Table<'_>) -> Vec<Outcome> {
    table.records("outcomes", "outcome", |record| {
        let metric = record.required("metric", text);
        let (target, actual) = (record.optional("target", text), record.optional("actual", text));
        let due = record.optional("due", date);
        Some(Outcome { metric: metric?, target, actual, due })
    })
}

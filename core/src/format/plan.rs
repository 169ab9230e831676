//! Reads how a project is planned: its team, who owns what, phases, outcomes, what we wait for, and milestones.

use crate::diagnostic::rules;
use crate::format::client::contact;
use crate::format::directory::Directory;
use crate::format::known::Known;
use crate::format::person::distinct;
use crate::format::scope::ProjectScope;
use crate::model::id::{PhaseIndex, TaskId};
use crate::model::project::{Assignment, Milestone, Outcome, Phase, Responsibility, Wait};
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{money, not_negative};
use crate::toml::record::{Unique, in_order, one_or_many};
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::tree::Name;
use crate::toml::value::{any_text, date, quoted, string, text};

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
            amount: record.optional("amount", money(not_negative)),
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

/// What we need from the client.
pub(crate) fn waits(table: &mut Table<'_>, scope: &ProjectScope<'_>) -> Vec<Wait> {
    let mut ids = Unique::ids();
    table.records("waits", "wait", |record| {
        let id = ids.next(record);
        let title = record.required("title", text);
        let asked = record.required("asked", date);
        let contact = record.optional("contact", |value| match scope.contacts {
            Some(contacts) => contact(value, contacts),
            // Without the client's file its contacts are not known, and none is missing.
            None => string(value, Form::Reference("contact")).and(None),
        });
        let (due, done) = (record.optional("due", date), record.optional("done", date));
        record.optional("note", any_text);
        in_order(record, ("asked", asked), ("done", done));
        Some(Wait { id: id?, title: title?, asked: asked?, contact, due, done })
    })
}

/// The milestones.
pub(crate) fn milestones(table: &mut Table<'_>, phases: &Known<'_, Phase>) -> Vec<Milestone> {
    let mut ids = Unique::ids();
    table.records("milestones", "milestone", |record| {
        let id = ids.next(record);
        let title = record.required("title", text);
        let amount = record.optional("amount", money(not_negative));
        let due = record.optional("due", date);
        let phase = record.optional("phase", |value| phase(value, phases));
        Some(Milestone { id: id?, title: title?, amount, due, phase })
    })
}

/// A phase of the project.
pub(crate) fn phase(value: Value<'_>, phases: &Known<'_, Phase>) -> Option<PhaseIndex> {
    let id = string(value, Form::Reference("phase"))?;
    phases.find(id).map(PhaseIndex).or_else(|| {
        value.fault(rules::UNKNOWN_REFERENCE, || {
            let help = match nearest(id, phases.ids()) {
                Some(meant) => format!("write \"{meant}\", or add the phase with [[phases]]"),
                None => "add the phase with [[phases]]".to_owned(),
            };
            (format!("{} names {}, but there is no such phase", value.noun, quoted(id)), help)
        })
    })
}

//! Reads the `[log]` of a project.

use crate::diagnostic::rules;
use crate::format::invoicing::{invoices, payments};
use crate::format::known::Known;
use crate::format::line::Lines;
use crate::format::pause::pauses;
use crate::format::plan::phase;
use crate::format::scope::ProjectScope;
use crate::model::change::Change;
use crate::model::fingerprint::Fingerprint;
use crate::model::id::{ChangeIndex, PhaseIndex};
use crate::model::log::{Expense, Log, NewTimeEntry, Progress, Pulse, TimeLog};
use crate::model::project::Phase;
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{hours, money, mood, not_negative, not_zero, number, percent};
use crate::toml::record::Unique;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{any_text, boolean, date, quoted, string, text};

/// What a record of a log may name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'s> {
    /// What the whole file may name.
    pub(crate) scope: &'s ProjectScope<'s>,
    pub(crate) phases: &'s Known<'s, Phase>,
    pub(crate) changes: &'s Known<'s, Change>,
}

/// What happened on a project.
pub(crate) fn log(table: &mut Table<'_>, names: Names<'_>) -> Log {
    table.table("log", "log", |log| Some(records(log, names))).unwrap_or_default()
}

fn records(log: &mut Table<'_>, names: Names<'_>) -> Log {
    let pauses = pauses(log);
    let mut lines = Lines::new(names);
    let mut sources = Unique::sources();
    let line = |text: &str, log: &mut TimeLog| lines.entry(text, log);
    let read = |value: Value<'_>| value.table("time entry", |record| time_entry(record, names, &mut sources));
    let time = log.optional("time", |value| value.lines(TimeLog::with_capacity, line, read));
    let mut time = time.unwrap_or_default();
    time.shrink();
    let expenses = log.records("expenses", "expense", |record| expense(record, names));
    let invoices = invoices(log, names.scope.client.map_or(0, |client| client.payment_days));
    let payments = payments(log, &invoices);
    let progress = log.records("progress", "progress reading", |record| progress(record, names));
    let pulse = log.records("pulse", "pulse", |record| pulse(record, names));
    Log { pauses, time, expenses, invoices, payments, progress, pulse }
}

impl Names<'_> {
    /// The phase of an id.
    pub(crate) fn find_phase(self, id: &str) -> Option<PhaseIndex> {
        self.phases.find(id).map(PhaseIndex)
    }

    /// The request for change of an id.
    pub(crate) fn find_change(self, id: &str) -> Option<ChangeIndex> {
        self.changes.find(id).map(ChangeIndex)
    }

    /// A request for change of the project.
    fn change(self, value: Value<'_>) -> Option<ChangeIndex> {
        let id = string(value, Form::Reference("change"))?;
        self.find_change(id).or_else(|| {
            value.fault(rules::UNKNOWN_REFERENCE, || {
                let help = match nearest(id, self.changes.ids()) {
                    Some(meant) => format!("write \"{meant}\", or add the change with [[changes]]"),
                    None => "add the change with [[changes]]".to_owned(),
                };
                (
                    format!("{} names {}, but there is no such request for change", value.noun, quoted(id)),
                    help,
                )
            })
        })
    }
}

fn time_entry(table: &mut Table<'_>, names: Names<'_>, sources: &mut Unique) -> Option<NewTimeEntry> {
    let date = table.required("date", date);
    let who = table.required("who", |value| names.scope.names.person(value));
    let hours = table.required("hours", hours);
    let role = table.optional("role", |value| names.scope.names.vocabulary.role(value));
    let phase = table.optional("phase", |value| phase(value, names.phases));
    let change = table.optional("change", |value| names.change(value));
    let note = table
        .optional("note", |value| string(value, Form::Text).map(|note| Fingerprint::of(note.as_bytes())));
    let billable = table.or("billable", boolean, true);
    let unplanned = table.or("unplanned", boolean, false);
    let rate = table.optional("rate", money(not_negative));
    let source_id = sources.next_optional(table);
    Some(NewTimeEntry {
        date: date?,
        who: who?,
        hours: hours?,
        role,
        phase,
        change,
        billable,
        unplanned,
        rate,
        note: note.unwrap_or_default(),
        source_id,
    })
}

fn expense(table: &mut Table<'_>, names: Names<'_>) -> Option<Expense> {
    let date = table.required("date", date);
    let amount = table.required("amount", money(not_zero));
    let price = table.optional("price", money(number));
    table.optional("note", any_text);
    let who = table.optional("who", |value| names.scope.names.person(value));
    let phase = table.optional("phase", |value| phase(value, names.phases));
    let change = table.optional("change", |value| names.change(value));
    let billable = table.or("billable", boolean, true);
    Some(Expense { date: date?, amount: amount?, price, who, phase, change, billable })
}

fn progress(table: &mut Table<'_>, names: Names<'_>) -> Option<Progress> {
    let date = table.required("date", date);
    let percent = table.required("percent", percent);
    table.optional("by", |value| names.scope.names.person(value));
    let note = table.optional("note", text);
    Some(Progress { date: date?, percent: percent?, note })
}

fn pulse(table: &mut Table<'_>, names: Names<'_>) -> Option<Pulse> {
    let date = table.required("date", date);
    let who = table.required("who", |value| names.scope.names.person(value));
    let clarity = table.optional("clarity", mood);
    let resources = table.optional("resources", mood);
    let respect = table.optional("respect", mood);
    table.optional("note", any_text);
    Some(Pulse { date: date?, who: who?, clarity, resources, respect })
}

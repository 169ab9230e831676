//! Reads a project's requests for change.

use crate::diagnostic::rules;
use crate::format::scope::ProjectScope;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::toml::cursor::Value;
use crate::toml::number::{money, mood, number, shift};
use crate::toml::record::{Unique, in_order};
use crate::toml::table::Table;
use crate::toml::value::{any_text, date, text, word};

/// The requests for change, in the order of the file.
pub(crate) fn changes(table: &mut Table<'_>, scope: &ProjectScope<'_>) -> Vec<Change> {
    let mut ids = Unique::ids();
    table.records("changes", "change", |record| change(record, scope, &mut ids))
}

fn change(table: &mut Table<'_>, scope: &ProjectScope<'_>, ids: &mut Unique) -> Option<Change> {
    let id = ids.next(table);
    let title = table.required("title", text);
    let asked = table.required("asked", date);
    let by = table.optional("by", |value| scope.party(value));
    let quoted = table.optional("quoted", date);
    let hours = table.or("hours", number, Number::zero());
    let amount = table.or("amount", money(number), Number::zero());
    let days = table.or("days", shift, 0);
    let mut stated = Some(ChangeStatus::Open);
    let read = |value: Value<'_>| {
        stated = word(value);
        stated
    };
    let status = table.or("status", read, ChangeStatus::Open);
    let decided = table.optional("decided", date);
    let decided_by = table.optional("decided-by", |value| scope.party(value));
    let told_by = table.optional("told-by", |value| scope.names.person(value));
    let told_mood = table.optional("told-mood", mood);
    let (reason, trade) = (table.optional("reason", text), table.optional("trade", text));
    table.optional("note", any_text);
    in_order(table, ("asked", asked), ("quoted", quoted));
    in_order(table, ("asked", asked), ("decided", decided));
    in_order(table, ("quoted", quoted), ("decided", decided));
    demand_decision(table, stated);
    Some(Change {
        id: id?,
        title: title?,
        asked: asked?,
        by,
        quoted,
        hours,
        amount,
        days,
        status,
        decided,
        decided_by,
        told_by,
        told_mood,
        reason,
        trade,
    })
}

/// A request that was answered says when.
fn demand_decision(table: &Table<'_>, status: Option<ChangeStatus>) {
    let Some(status) = status.filter(|status| *status != ChangeStatus::Open) else { return };
    if !table.has("decided") {
        table.fault::<()>("status", rules::MISSING_DECISION, || {
            let help = "add decided = 2026-11-02 (the day of the answer)".to_owned();
            (format!("change is {status}, but has no decided"), help)
        });
    }
}

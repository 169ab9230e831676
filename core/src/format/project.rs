//! Reads `clients/<client>/<project>.toml`: the agreement. Its changes and its log have files of their own.

use crate::diagnostic::rules;
use crate::format::change::changes;
use crate::format::known::Known;
use crate::format::log;
use crate::format::plan::{milestones, outcomes, phases, responsibilities, team, waits};
use crate::format::rates::rates;
use crate::format::retainer::{demand_terms, retainer};
use crate::format::scope::ProjectScope;
use crate::model::id::check_id;
use crate::model::project::{Billing, Binding, Budget, Project, Status};
use crate::toml::cursor::Value;
use crate::toml::number::{amounts_in, money, not_negative, percent};
use crate::toml::record::in_order;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{boolean, currency, date, malformed, quoted, string, text, word};

/// A project.
pub(crate) fn project(table: &mut Table<'_>, scope: &ProjectScope<'_>) -> Option<Project> {
    let name = table.required("name", text);
    let status = table.required("status", word::<Status>);
    let billing = table.required("billing", word::<Billing>);
    let currency = table.optional("currency", currency).or(scope.client.map(|client| client.currency));
    amounts_in(table, currency);
    let (start, due) = (table.optional("start", date), table.optional("due", date));
    let (finished, paused) = (table.optional("finished", date), table.optional("paused", date));
    let work_type = table.optional("type", work_type);
    let chance = table.optional("chance", percent);
    let firm = table.list("firm", word);
    let team = team(table, scope.names);
    let budget = table
        .table("budget", "budget", |budget| agreed(budget, billing))
        .unwrap_or_else(|| Budget { expenses: billing == Some(Billing::Hourly), ..Budget::default() });
    let rates = rates(table, &scope.names.vocabulary);
    let retainer = table.optional("retainer", retainer);
    let (responsibilities, waived) = responsibilities(table, scope.names);
    let phases = phases(table);
    let outcomes = outcomes(table);
    let changes = changes(table, scope);
    let waits = waits(table, scope);
    let by_phase = Known::new(&phases, |phase| &phase.id);
    let by_change = Known::new(&changes, |change| &change.id);
    let milestones = milestones(table, &by_phase);
    let log = log::log(table, log::Names { scope, phases: &by_phase, changes: &by_change });
    in_order(table, ("start", start), ("due", due));
    in_order(table, ("start", start), ("finished", finished));
    demand_finish(table, status);
    demand_terms(table, billing, (retainer.as_ref(), start));
    Some(Project {
        id: scope.id.into(),
        client: scope.client_id,
        name: name?,
        status: status?,
        billing: billing?,
        currency: currency?,
        start,
        due,
        finished,
        paused,
        work_type,
        chance,
        firm,
        team,
        budget,
        rates,
        retainer,
        responsibilities,
        waived,
        phases,
        outcomes,
        changes,
        waits,
        milestones,
        log,
    })
}

/// The type of work: a word like an id, though nothing is named by it.
fn work_type(value: Value<'_>) -> Option<Box<str>> {
    let word = string(value, Form::Text)?;
    match check_id(word) {
        Ok(()) => Some(word.into()),
        Err(fault) => value.fault(rules::MALFORMED_ID, || {
            let (reason, help) = malformed(word, fault);
            (format!("{} {reason}", quoted(word)), help)
        }),
    }
}

fn agreed(table: &mut Table<'_>, billing: Option<Billing>) -> Option<Budget> {
    let budget = Budget {
        amount: table.optional("amount", money(not_negative)),
        hours: table.optional("hours", not_negative),
        expenses: table.optional("expenses", boolean).unwrap_or(billing == Some(Billing::Hourly)),
        binding: table.optional("binding", word),
        ceiling: table.or("ceiling", boolean, false),
    };
    let (by_hours, by_amount) = match budget.binding {
        None => (false, false),
        Some(Binding::Hours) => (true, false),
        Some(Binding::Amount) => (false, true),
        Some(Binding::Both) => (true, true),
    };
    demand_budget(table, "binding", [("hours", by_hours), ("amount", by_amount)]);
    demand_budget(table, "ceiling", [("hours", false), ("amount", budget.ceiling)]);
    Some(budget)
}

/// What binds, or is a ceiling, is there.
fn demand_budget(table: &Table<'_>, key: &str, needs: [(&'static str, bool); 2]) {
    for (budget, _) in needs.into_iter().filter(|(budget, is_needed)| *is_needed && !table.has(budget)) {
        table.fault::<()>(key, rules::MISSING_KEY, || {
            let sample = if budget == "hours" { "hours = 100" } else { "amount = 12000" };
            let message = format!("[budget] has {key}, but no {budget}");
            (message, format!("add {sample} (what was agreed), or remove {key}"))
        });
    }
}

/// A project that is over says since when.
fn demand_finish(table: &Table<'_>, status: Option<Status>) {
    let Some(status @ (Status::Done | Status::Cancelled)) = status else { return };
    if !table.has("finished") {
        table.fault::<()>("status", rules::MISSING_FINISH, || {
            let help = "add finished = 2026-11-02 (the day on which it ended)".to_owned();
            (format!("project is {status}, but has no finished"), help)
        });
    }
}

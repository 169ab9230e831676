//! Reads the terms of a retainer: `[retainer]`, or `[[retainer]]` where they changed.

use crate::diagnostic::rules;
use crate::format::dated::dated;
use crate::model::Date;
use crate::model::project::Billing;
use crate::model::retainer::{Every, Invoiced, Overage, Retainer, RetainerTerms};
use crate::toml::cursor::Value;
use crate::toml::number::{count, money, not_negative};
use crate::toml::table::Table;
use crate::toml::value::word;

/// The terms of a retainer.
pub(crate) fn retainer(value: Value<'_>) -> Option<Retainer> {
    let mut first: Option<Every> = None;
    let terms = dated(value, "retainer", |table| {
        let every = table.required("every", word);
        same_every(table, first, every);
        first = first.or(every);
        terms(table)
    })?;
    Some(Retainer { every: first?, terms })
}

fn terms(table: &mut Table<'_>) -> Option<RetainerTerms> {
    Some(RetainerTerms {
        hours: table.optional("hours", not_negative),
        amount: table.optional("amount", money(not_negative)),
        invoiced: table.or("invoiced", word, Invoiced::Start),
        rollover: table.or("rollover", count(0, 1_000_000), 0),
        rollover_cap: table.optional("rollover-cap", not_negative),
        overage: table.or("overage", word, Overage::Bill),
    })
}

/// Periods are counted from the start of the project, so they have one length.
fn same_every(table: &Table<'_>, first: Option<Every>, every: Option<Every>) {
    if let Some((first, every)) = first.zip(every).filter(|(first, every)| first != every) {
        table.fault::<()>("every", rules::RETAINER_TERMS, || {
            let message = format!("every is \"{every}\", but \"{first}\" in the first terms");
            (message, format!("write \"{first}\", or begin another project for the new periods"))
        });
    }
}

/// A retainer has a start, and terms that hold from it on, but no budget; terms that a project of another billing has
/// kept are not read.
pub(crate) fn demand_terms(
    table: &Table<'_>,
    billing: Option<Billing>,
    (retainer, start): (Option<&Retainer>, Option<Date>),
) {
    if billing != Some(Billing::Retainer) {
        return;
    }
    if !table.has("retainer") {
        table.fault::<()>("billing", rules::RETAINER_TERMS, || {
            let help = "add [retainer] with every = \"month\" and hours or an amount".to_owned();
            ("billing is \"retainer\", but there is no [retainer]".to_owned(), help)
        });
    }
    if !table.has("start") {
        table.fault::<()>("billing", rules::RETAINER_TERMS, || {
            let help = "add start = 2026-11-01 (the day on which the first period begins)".to_owned();
            ("retainer has no start".to_owned(), help)
        });
    }
    if table.has("budget") {
        table.fault::<()>("budget", rules::RETAINER_BUDGET, || {
            let help = "move hours and amount to [retainer], where they are those of a period".to_owned();
            ("retainer has a [budget]".to_owned(), help)
        });
    }
    demand_first(table, retainer, start);
}

/// The first terms hold on the day on which the first period begins.
fn demand_first(table: &Table<'_>, retainer: Option<&Retainer>, start: Option<Date>) {
    let Some((terms, start)) = retainer.map(|retainer| &retainer.terms).zip(start) else { return };
    let Some(first) = terms.changes().next().filter(|_| terms.at(start).is_none()) else { return };
    table.fault::<()>("retainer", rules::RETAINER_TERMS, || {
        let message =
            format!("no terms of the retainer hold on its start, {start}: the first begin on {first}");
        (message, format!("write from = {start} in the first [[retainer]], or leave it out"))
    });
}

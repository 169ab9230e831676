//! Reads `clients/<client>/<project>.toml`: the agreement. Its changes and its log have files of their own.

use crate::diagnostic::rules;
use crate::format::change::changes;
use crate::format::client::{find_contact, meant_contact};
use crate::format::directory::Directory;
use crate::format::log;
use crate::format::plan::{outcomes, phases, responsibilities, retainer, team};
use crate::format::rates::rates;
use crate::model::change::Party;
use crate::model::client::Client;
use crate::model::id::ClientId;
use crate::model::project::{Billing, Budget, Project, Status};
use crate::toml::cursor::Value;
use crate::toml::number::not_negative;
use crate::toml::record::in_order;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{boolean, currency, date, quoted, string, text, word};

/// What a project's file may name.
#[derive(Debug)]
pub(crate) struct Scope<'s> {
    /// Who and what there is in the workspace.
    pub(crate) names: &'s Directory,
    /// Whose project it is.
    pub(crate) client_id: ClientId,
    /// Its client, if that could be read.
    pub(crate) client: Option<&'s Client>,
    /// The project's own id.
    pub(crate) id: &'s str,
}

impl<'s> Scope<'s> {
    /// No project: what a survey reads.
    pub(crate) fn nowhere(names: &'s Directory) -> Self {
        Self { names, client_id: ClientId(0), client: None, id: "" }
    }

    /// Somebody on either side: a contact of the client, or one of ours.
    pub(crate) fn party(&self, value: Value<'_>) -> Option<Party> {
        let id = string(value, Form::Reference("contact or person"))?;
        let contacts = self.client.map_or(&[][..], |client| &client.contacts);
        let contact = find_contact(id, contacts).map(Party::Contact);
        let person = self.names.find_person(id).map(Party::Person);
        if contact.is_some() && person.is_some() {
            value.warn(rules::AMBIGUOUS_ASKER, || {
                let message = format!("{} is a contact of this client and a person on our side", quoted(id));
                (
                    message,
                    "give one of them another id if the person is meant: the contact is read".to_owned(),
                )
            });
        }
        // Without the client's file its contacts are not known, and none is missing.
        if contact.is_some() || person.is_some() || self.client.is_none() {
            return contact.or(person);
        }
        value.fault(rules::UNKNOWN_REFERENCE, || {
            let (message, help) = self.names.nobody(value.noun, id);
            match meant_contact(id, contacts) {
                Some(meant) => (message, format!("write \"{}\" ({}, a contact)", meant.id, meant.name)),
                None => (message, format!("{help}, or add them to the client's contacts")),
            }
        })
    }
}

/// A project.
pub(crate) fn project(table: &mut Table<'_>, scope: &Scope<'_>) -> Option<Project> {
    let name = table.required("name", text);
    let status = table.required("status", word::<Status>);
    let billing = table.required("billing", word::<Billing>);
    let currency = table.optional("currency", currency).or(scope.client.map(|client| client.currency));
    let (start, due) = (table.optional("start", date), table.optional("due", date));
    let (finished, paused) = (table.optional("finished", date), table.optional("paused", date));
    let firm = table.list("firm", word);
    let team = team(table, scope.names);
    let budget = table
        .table("budget", "budget", |budget| agreed(budget, billing))
        .unwrap_or_else(|| Budget { expenses: billing == Some(Billing::Hourly), ..Budget::default() });
    let rates = rates(table, &scope.names.vocabulary);
    let retainer = table.table("retainer", "retainer", retainer);
    let (responsibilities, waived) = responsibilities(table, scope.names);
    let phases = phases(table);
    let outcomes = outcomes(table);
    let changes = changes(table, scope);
    let log = log::log(table, scope, &phases);
    in_order(table, ("start", start), ("due", due));
    in_order(table, ("start", start), ("finished", finished));
    demand_finish(table, status);
    demand_terms(table, billing);
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
        work_type: None,
        chance: None,
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
        waits: Vec::new(),
        milestones: Vec::new(),
        log,
    })
}

fn agreed(table: &mut Table<'_>, billing: Option<Billing>) -> Option<Budget> {
    Some(Budget {
        amount: table.optional("amount", not_negative),
        hours: table.optional("hours", not_negative),
        expenses: table.optional("expenses", boolean).unwrap_or(billing == Some(Billing::Hourly)),
        binding: None,
        ceiling: false,
    })
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

/// A retainer has terms and a start but no budget; terms that a project of another billing has kept are not read.
fn demand_terms(table: &Table<'_>, billing: Option<Billing>) {
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
}

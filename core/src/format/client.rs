//! Reads `clients/<client>/client.toml`.

use crate::diagnostic::rules;
use crate::format::directory::Directory;
use crate::format::known::Known;
use crate::format::rates::rates;
use crate::model::client::{
    BriefText, Client, Contact, Influence, Invoicing, Opportunity, Readiness, Stage, Touch, TouchKind,
};
use crate::model::currency::Currency;
use crate::model::id::{ContactIndex, ProjectIndex};
use crate::model::rate::RateCard;
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{amounts_in, days, money, mood, not_negative, percent};
use crate::toml::record::{Unique, in_order, one_or_many};
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{currency, date, quoted, string, text, word};

/// What a client's file may name.
#[derive(Debug)]
pub(crate) struct ClientScope<'s> {
    /// Who and what there is in the workspace.
    pub(crate) names: &'s Directory,
    /// The client's own id.
    pub(crate) id: &'s str,
    /// The ids of its projects.
    pub(crate) projects: &'s [Box<str>],
}

impl<'s> ClientScope<'s> {
    /// No client: what a survey reads.
    pub(crate) fn nowhere(names: &'s Directory) -> Self {
        Self { names, id: "", projects: &[] }
    }
}

/// A client.
pub(crate) fn client(table: &mut Table<'_>, scope: &ClientScope<'_>) -> Option<Client> {
    let names = scope.names;
    let name = table.required("name", text);
    let since = table.optional("since", date);
    let currency = table.optional("currency", currency).or(names.currency);
    amounts_in(table, currency);
    let referred_by = table.optional("referred-by", |value| names.client(value));
    let source = table.optional("source", text);
    let lead = table.optional("lead", |value| names.person(value));
    let readiness = table.or("readiness", word, Readiness::Steady);
    let readiness_since = table.optional("readiness-since", date);
    let brief = table.table("brief", "brief", brief);
    let terms = table.table("terms", "client", |terms| {
        let payment_days = terms.or("payment-days", days, PAYMENT_DAYS);
        let invoicing = terms.or("invoices", word, Invoicing::Month);
        Some((payment_days, invoicing, terms.list("waive", |value| names.vocabulary.task(value))))
    });
    let rates = rates(table, &names.vocabulary);
    let cadence = table.table("cadence", "cadence", |cadence| {
        Some((cadence.optional("executive-days", days), cadence.optional("manager-days", days)))
    });
    let contacts = contacts(table, names);
    let opportunities = opportunities(table, scope);
    let known = known(&contacts);
    let touches = table.table("log", "log", |log| {
        Some(log.records("touches", "touch", |record| touch(record, scope, &known)))
    });
    let (payment_days, invoicing, waive) = terms.unwrap_or((PAYMENT_DAYS, Invoicing::Month, Vec::new()));
    let (executive_days, manager_days) = cadence.unwrap_or_default();
    Some(Client {
        readable: true,
        name: name?,
        since,
        referred_by,
        source,
        lead,
        readiness,
        readiness_since,
        brief,
        payment_days,
        invoicing,
        waive,
        rates,
        executive_days,
        manager_days,
        contacts,
        opportunities,
        projects: scope.projects.to_vec(),
        touches: touches.unwrap_or_default(),
        ..unreadable(scope.id, currency?)
    })
}

const PAYMENT_DAYS: i64 = 30;

fn brief(table: &mut Table<'_>) -> Option<BriefText> {
    let (date, text) = (table.required("date", date), table.required("text", text));
    Some(BriefText { date: date?, text: text? })
}

/// A client of whom nothing but the id is known.
pub(crate) fn unreadable(id: &str, currency: Currency) -> Client {
    Client {
        id: id.into(),
        readable: false,
        name: id.into(),
        since: None,
        currency,
        referred_by: None,
        source: None,
        lead: None,
        readiness: Readiness::Steady,
        readiness_since: None,
        brief: None,
        payment_days: PAYMENT_DAYS,
        invoicing: Invoicing::Month,
        waive: Vec::new(),
        rates: RateCard::default(),
        executive_days: None,
        manager_days: None,
        contacts: Vec::new(),
        opportunities: Vec::new(),
        projects: Vec::new(),
        touches: Vec::new(),
    }
}

fn contacts(table: &mut Table<'_>, names: &Directory) -> Vec<Contact> {
    let mut ids = Unique::ids();
    table.records("contacts", "contact", |record| {
        let id = ids.next(record);
        let name = record.required("name", text);
        let contact = Contact {
            id: Box::default(),
            name: Box::default(),
            title: record.optional("title", text),
            email: record.optional("email", text),
            phone: record.optional("phone", text),
            roles: record.list("roles", word),
            influence: record.or("influence", word, Influence::Medium),
            rapport: record.list("rapport", |value| names.person(value)),
            from: record.optional("from", date),
            until: record.optional("until", date),
        };
        in_order(record, ("from", contact.from), ("until", contact.until));
        // A contact whose name is missing can still be named by others.
        Some(Contact { id: id?, name: name.unwrap_or_default(), ..contact })
    })
}

fn opportunities(table: &mut Table<'_>, scope: &ClientScope<'_>) -> Vec<Opportunity> {
    let mut ids = Unique::ids();
    table.records("opportunities", "opportunity", |record| {
        let id = ids.next(record);
        let title = record.required("title", text);
        let need = record.optional("need", text);
        let value = record.optional("value", money(not_negative));
        let chance = record.optional("chance", percent);
        let close = record.optional("close", date);
        let (start, until) = (record.optional("start", date), record.optional("until", date));
        let stage = record.or("stage", word, Stage::Idea);
        let raised = record.list("raised", date);
        let project = record.optional("project", |value| project(value, scope));
        let project = project.and_then(|index| scope.projects.get(index.0 as usize).cloned());
        in_order(record, ("start", start), ("until", until));
        Some(Opportunity {
            id: id?,
            title: title?,
            need,
            value,
            chance,
            close,
            start,
            until,
            stage,
            raised,
            project,
        })
    })
}

/// A project of this client.
fn project(value: Value<'_>, scope: &ClientScope<'_>) -> Option<ProjectIndex> {
    let id = string(value, Form::Reference("project"))?;
    // They are in the order of their ids.
    if let Ok(place) = scope.projects.binary_search_by(|project| (**project).cmp(id)) {
        return u32::try_from(place).map(ProjectIndex).ok();
    }
    value.fault(rules::UNKNOWN_REFERENCE, || {
        let message = format!("{} names no project of this client called {}", value.noun, quoted(id));
        let own = id.split_once('/').filter(|(client, _)| *client == scope.id).map(|(_, project)| project);
        let help = match own.or_else(|| nearest(id, scope.projects.iter().map(|project| &**project))) {
            Some(meant) => format!("write \"{meant}\""),
            None => format!("write the id of a project in clients/{}/", scope.id),
        };
        (message, help)
    })
}

fn touch(table: &mut Table<'_>, scope: &ClientScope<'_>, contacts: &Known<'_, Contact>) -> Option<Touch> {
    let date = table.required("date", date);
    let with = table.required("with", |value| with(value, contacts));
    let by = table.required("by", |value| scope.names.person(value));
    let kind = table.required("kind", word::<TouchKind>);
    let mood = table.optional("mood", mood);
    let note = table.optional("note", text);
    let cause = table.optional("cause", word);
    let about = table.optional("about", |value| project(value, scope));
    Some(Touch { date: date?, with: with?, by: by?, kind: kind?, mood, cause, about, note })
}

fn with(value: Value<'_>, contacts: &Known<'_, Contact>) -> Option<Vec<ContactIndex>> {
    if value.is_empty_list() {
        return value.fault(rules::MISSING_KEY, || {
            ("touch is with nobody".to_owned(), "name a contact, such as with = \"contact\"".to_owned())
        });
    }
    one_or_many(value, |one| contact(one, contacts))
}

/// One of a client's contacts.
pub(crate) fn contact(value: Value<'_>, contacts: &Known<'_, Contact>) -> Option<ContactIndex> {
    let id = string(value, Form::Reference("contact"))?;
    find_contact(id, contacts).or_else(|| {
        value.fault(rules::UNKNOWN_REFERENCE, || {
            let message = format!("{} names no contact called {}", value.noun, quoted(id));
            let add = "add them with [[contacts]]";
            let help = match meant_contact(id, contacts) {
                Some(contact) => format!("write \"{}\" ({}), or {add}", contact.id, contact.name),
                None => add.to_owned(),
            };
            (message, help)
        })
    })
}

/// The contact of an id.
pub(crate) fn find_contact(id: &str, contacts: &Known<'_, Contact>) -> Option<ContactIndex> {
    contacts.find(id).map(ContactIndex)
}

/// A client's contacts by their ids.
pub(crate) fn known(contacts: &[Contact]) -> Known<'_, Contact> {
    Known::new(contacts, |contact| &contact.id)
}

/// The contact that a wrong id means.
pub(crate) fn meant_contact<'c>(wrong: &str, contacts: &Known<'c, Contact>) -> Option<&'c Contact> {
    let by_name = contacts.records.iter().find(|contact| contact.name.eq_ignore_ascii_case(wrong));
    by_name.or_else(|| {
        let near = nearest(wrong, contacts.ids())?;
        contacts.records.iter().find(|contact| *contact.id == *near)
    })
}

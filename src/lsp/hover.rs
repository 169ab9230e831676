//! What is told of the place below a pointer: where a project, a client or a person stands, what is known of a request or an
//! invoice, what a key or a word means.

use std::io::Write;
use std::ops::Range;

use crate::checks::{RULES, pages};
use crate::diagnostic::rules::RuleName;
use crate::disk::Named;
use crate::guide::glossary;
use crate::guide::reference::describe;
use crate::lsp::reading::{Looked, Reading};
use crate::lsp::subject::{Subject, key, mention};
use crate::model::Date;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::page::{Page, Prose, Report};
use crate::render::{markdown, prose};
use crate::reports::query::Query;
use crate::reports::workload::WorkloadBy;
use crate::reports::{budget, clients, list, workload};

/// What is told of a byte of a document, in Markdown, and the bytes that it is about.
pub(crate) fn hover(
    reading: &Reading,
    looked: &Looked,
    byte: usize,
    as_of: Date,
) -> Option<(String, Range<usize>)> {
    if let Some(mention) = mention(reading, looked, byte) {
        let page = page(reading.portfolio()?, &mention.subject, as_of)?;
        return Some((written(|out| markdown::write(out, &page))?, mention.span));
    }
    let schema = looked.kind.schema();
    if let Some(here) = key(&looked.text, schema, byte) {
        let rule = RULES.iter().find(|rule| RuleName::named(&here.name) == Some(rule.name));
        let text = match rule.filter(|_| matches!(here.table.as_str(), "check" | "attention")) {
            Some(rule) => told(&pages::page(rule))?,
            None => {
                let known = schema.key_or_chosen(&here.table, &here.name)?;
                describe(looked.kind, &here.table, &known.name)?
            }
        };
        return Some((text, here.span));
    }
    let span = word(&looked.text, byte)?;
    let said = glossary::explained(looked.text.get(span.clone())?)?;
    Some((told(&said)?, span))
}

/// The page of what has an id.
fn page(portfolio: &Portfolio, subject: &Subject, as_of: Date) -> Option<Page> {
    let everything = Query::everything(as_of);
    let project =
        |full: &str| Some(Query { named: Some(vec![portfolio.place_of(full)?]), ..Query::everything(as_of) });
    let client = |id: &str| portfolio.clients().find(|(_, client)| *client.id == *id).map(|(place, _)| place);
    match subject {
        Subject::Named(Named::Project(client, id)) => {
            Some(budget::report(portfolio, &project(&format!("{client}/{id}"))?, None).page())
        }
        Subject::Named(Named::Client(id)) => {
            let place = client(id)?;
            let query = Query { named_clients: vec![place], clients: vec![place], ..everything };
            Some(clients::report(portfolio, &query).page())
        }
        Subject::Named(Named::Contact(id, _)) => {
            let place = client(id)?;
            Some(list::contacts(portfolio, as_of, &[place], false).page())
        }
        Subject::Named(Named::Person(id)) => {
            let place = portfolio.people().find(|(_, person)| *person.id == **id)?.0;
            let period = workload::usual_period(as_of, WorkloadBy::Week);
            let query = Query { people: vec![place], ..everything };
            Some(workload::report(portfolio, &query, period, WorkloadBy::Week).page())
        }
        Subject::Record(full, list, ..) if *list == "changes" => {
            Some(list::changes(portfolio, &project(full)?, &[]).page())
        }
        Subject::Record(full, list, ..) if *list == "log.invoices" => {
            Some(list::invoices(portfolio, &project(full)?, Period::EVER, false).page())
        }
        Subject::Record(full, ..) => Some(budget::report(portfolio, &project(full)?, None).page()),
        Subject::Word(..) => None,
    }
}

fn told(text: &[Prose]) -> Option<String> {
    written(|out| prose::markdown(out, text, 1))
}

fn written(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Option<String> {
    let mut bytes = Vec::new();
    // No answer is lost: memory takes everything, and what is written is text.
    write(&mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

/// The bytes of the word at a byte.
fn word(text: &str, byte: usize) -> Option<Range<usize>> {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    let (before, behind) = text.split_at_checked(byte)?;
    let start = before.rfind(|sign| !is_part(sign)).map_or(0, |at| at + 1);
    let end = byte + behind.find(|sign| !is_part(sign)).unwrap_or(behind.len());
    let line = before.rsplit('\n').next().unwrap_or_default();
    // What a person noted is not explained.
    (start < end && !line.contains('#') && text.get(..start)?.ends_with(['"', '\''])).then_some(start..end)
}

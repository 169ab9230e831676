//! What moved a figure: the records of its own files that can, of each kind the one that says most; else the file that it
//! rests on.

use serde_json::Value;

use crate::model::number::Number;
use crate::reports::diff::kind::Kind;
use crate::reports::diff::row::{DiffRow, Turn};

/// What is said where neither a record nor a file of the two versions says something else.
const TIME: &str = "the time between the two days";

/// Gives each figure its cause. One that a line of the same kind tells already is left out: what somebody wrote is not
/// told twice.
pub(crate) fn explained(figures: Vec<DiffRow>, records: &[DiffRow]) -> Vec<DiffRow> {
    let is_told = |figure: &DiffRow| {
        matches!(figure.kind, Kind::Budget | Kind::Due)
            && records.iter().any(|record| record.subject == figure.subject && record.kind == figure.kind)
    };
    let figures = figures.into_iter().filter(|figure| !is_told(figure));
    figures.map(|figure| DiffRow { cause: Some(cause(&figure, records)), ..figure }).collect()
}

fn cause(figure: &DiffRow, records: &[DiffRow]) -> String {
    let client = figure.subject.split_once('/').map(|(client, _)| client);
    let own = |record: &&DiffRow| {
        let is_own = record.subject == figure.subject || Some(record.subject.as_str()) == client;
        is_own || concerns(record, &figure.subject)
    };
    let own: Vec<&DiffRow> = records.iter().filter(own).filter(|record| moves(record)).collect();
    let is_person = client.is_none() && figure.kind == Kind::State;
    // Which of several kinds moved it more, nobody can tell: all are named.
    let of_kind =
        |kind: &Kind| said(&own.iter().copied().filter(|record| record.kind == *kind).collect::<Vec<_>>());
    let causes: Vec<String> =
        if is_person { OF_PEOPLE } else { movers(figure.kind) }.iter().filter_map(of_kind).collect();
    if !causes.is_empty() {
        return causes.join("; ");
    }
    let rested =
        |record: &&DiffRow| matches!(record.kind, Kind::Terms | Kind::Agency | Kind::Person | Kind::Team);
    let others = records.iter().filter(|record| !record.subject.contains('/') || figure.kind == Kind::State);
    match others.filter(rested).find_map(|record| Some((record.file.clone()?, record))) {
        Some((file, record)) => format!("{file}: {}", told(record)),
        None => TIME.to_owned(),
    }
}

/// The record that moved a kind of figure most, with how many others there are.
pub(crate) fn among(records: &[&DiffRow], figure: Kind) -> Option<String> {
    movers(figure).iter().find_map(|kind| {
        let of_kind = records.iter().copied().filter(|record| record.kind == *kind && moves(record));
        said(&of_kind.collect::<Vec<_>>())
    })
}

/// Whether a record is about a person: who is on a team.
fn concerns(record: &DiffRow, person: &str) -> bool {
    let who = |value: &Value| value.get("who").and_then(Value::as_str) == Some(person);
    record.kind == Kind::Team && (who(&record.before) || who(&record.after))
}

/// Whether a record can move a figure: a request does so once it is answered.
fn moves(record: &DiffRow) -> bool {
    let is_answered =
        |value: &Value| matches!(value.get("status").and_then(Value::as_str), Some("accepted" | "absorbed"));
    record.kind != Kind::Request || is_answered(&record.before) || is_answered(&record.after)
}

/// The kinds of records that move how much a person has on their hands, the likeliest first.
const OF_PEOPLE: &[Kind] = &[Kind::Terms, Kind::Person, Kind::Team, Kind::Status];

/// The kinds of records that move a figure, the likeliest first.
const fn movers(figure: Kind) -> &'static [Kind] {
    match figure {
        Kind::Budget => &[Kind::Request, Kind::Budget, Kind::Terms],
        Kind::Due => &[Kind::Request, Kind::Due],
        Kind::Time => &[Kind::Time, Kind::Expense, Kind::Budget, Kind::Request],
        Kind::Touch => &[Kind::Touch],
        Kind::Invoice => &[Kind::Invoice, Kind::Paid, Kind::Time, Kind::Expense, Kind::Progress],
        Kind::Coverage => &[Kind::Coverage, Kind::Team, Kind::Status, Kind::Client],
        Kind::State => &[
            Kind::Budget,
            Kind::Request,
            Kind::Status,
            Kind::Progress,
            Kind::Phase,
            Kind::Time,
            Kind::Expense,
            Kind::Terms,
        ],
        _ => &[
            Kind::Due,
            Kind::Request,
            Kind::Status,
            Kind::Progress,
            Kind::Phase,
            Kind::Budget,
            Kind::Time,
            Kind::Expense,
            Kind::Terms,
        ],
    }
}

/// The record that says most, and how many others there are.
fn said(records: &[&DiffRow]) -> Option<String> {
    let (first, others) = records.split_first()?;
    let largest = others.iter().fold(first, |one, other| if size(other) > size(one) { other } else { one });
    Some(match others.len() {
        0 => told(largest),
        more => format!("{} (+{more})", told(largest)),
    })
}

/// How much a record moves.
fn size(line: &DiffRow) -> Number {
    let of = |value: &Value| {
        let number = ["hours", "amount", "percent"].into_iter().find_map(|key| value.get(key));
        number.and_then(|number| Number::parse(&number.to_string(), true).ok()).unwrap_or_default()
    };
    let size = of(&line.after) - of(&line.before);
    if size.is_negative() { Number::default() - size } else { size }
}

/// A record in a few words.
pub(crate) fn told(line: &DiffRow) -> String {
    let what = match line.words.what.as_str() {
        "" => line.words.moved.clone(),
        what => what.to_owned(),
    };
    match line.change {
        Turn::Removed => format!("{} gone: {what}", line.kind),
        _ => format!("{}: {what}", line.kind),
    }
}

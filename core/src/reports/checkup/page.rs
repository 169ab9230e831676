//! The check-up laid out: clients and projects with their answers, the symptoms, and how each no is known; of a
//! narrower question how every answer is known, and where it stands.

use crate::figures::answer::Answer;
use crate::page::{Block, Cell, Note, Page, Sheet, Tone};
use crate::reports::checkup::Checkup;
use crate::reports::checkup::columns;
use crate::reports::checkup::columns::{named, tone};
use crate::reports::checkup::evidence::Evidence;
use crate::reports::checkup::question::{ids, words};
use crate::reports::checkup::row::{CheckupRow, Subject};
use crate::reports::checkup::symptom::Symptom;

pub(crate) fn page(report: &Checkup) -> Page {
    let (clients, projects): (Vec<&CheckupRow>, Vec<&CheckupRow>) =
        report.rows.iter().partition(|row| matches!(row.subject, Subject::Client(_)));
    let mut blocks = vec![
        Block::Sheet(answers("client", "am-", &clients).titled("account management")),
        Block::Sheet(answers("project", "pm-", &projects).titled("project management")),
        Block::Facts { title: "the questions".to_owned(), facts: questions(&report.rows) },
    ];
    let is_narrow = report.is_narrow;
    let mut notes: Vec<Note> = report.rows.iter().flat_map(|row| notes(row, is_narrow)).collect();
    if !is_narrow {
        let symptoms = Sheet::of(&columns::symptoms(), &report.symptoms, None);
        blocks.push(Block::Sheet(symptoms.titled("symptoms of the agency")));
        notes.extend(report.symptoms.iter().filter_map(counted));
    }
    blocks.push(Block::Notes(notes));
    Page { title: format!("Check-up of {} as of {}", report.header.workspace, report.header.as_of), blocks }
}

fn answers(name: &'static str, prefix: &'static str, rows: &[&CheckupRow]) -> Sheet {
    Sheet::of(&columns::answers(name, prefix), rows, None).or_say(format!("no {name} matches"))
}

/// The questions in full, of those that were asked.
fn questions(rows: &[CheckupRow]) -> Vec<(String, Cell)> {
    let is_asked = |id: &&str| rows.iter().flat_map(|row| &row.answers).any(|reply| reply.id == *id);
    let all = ids("am-").chain(ids("pm-")).filter(is_asked);
    all.map(|id| (id.to_owned(), Cell::Text(words(id).to_owned()))).collect()
}

/// Who is counted in a symptom that is present.
fn counted(symptom: &Symptom) -> Option<Note> {
    let is_present = symptom.present == Answer::Yes && !symptom.who.is_empty();
    let text = format!("{}: {}", words(symptom.id), named(&symptom.who));
    is_present.then(|| Note { about: symptom.id.to_owned(), text, tone: Tone::Bad })
}

/// How each no is known; with `all`, how every answer is, and where it stands.
fn notes(row: &CheckupRow, all: bool) -> impl Iterator<Item = Note> {
    let told = row.answers.iter().filter(move |reply| all || reply.answer == Answer::No);
    told.map(move |reply| {
        let is_told = |one: &&Evidence| all || one.command.is_none();
        let known: Vec<String> = reply.evidence.iter().filter(is_told).map(|one| said(one, all)).collect();
        let (answer, thin) = match &reply.thin_because {
            Some(because) => ("yes?", format!("{because}; ")),
            None => (reply.answer.word(), String::new()),
        };
        let text = format!("{} {} {answer}: {thin}{}", reply.id, words(reply.id), known.join("; "));
        let tone = if reply.thin_because.is_some() { Tone::Warning } else { tone(reply.answer) };
        Note { about: row.subject.id().to_owned(), text, tone }
    })
}

fn said(one: &Evidence, with_place: bool) -> String {
    let unsaid = one.date.map(|date| date.to_string()).filter(|date| !one.text.contains(date));
    let date = unsaid.map(|date| format!(" on {date}")).unwrap_or_default();
    match (&one.command, one.line.filter(|_| with_place)) {
        (Some(command), _) => format!("{}{date}: {command}", one.text),
        (None, Some(line)) => format!("{}{date} ({}:{line})", one.text, one.file),
        (None, None) => format!("{}{date}", one.text),
    }
}

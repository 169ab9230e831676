//! The check-up laid out: clients and projects with their answers, the symptoms, and how each no is known; of a
//! narrower question how every answer is known, and where it stands.

use crate::figures::answer::Answer;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::checkup::Checkup;
use crate::reports::checkup::evidence::Evidence;
use crate::reports::checkup::question::{ids, words};
use crate::reports::checkup::row::{Row, Subject};
use crate::reports::checkup::symptom::Symptom;

const SYMPTOMS: [Column; 4] =
    [Column::new("symptom", 0), Column::new("what", 2), Column::new("present", 1), Column::new("measure", 3)];

/// So many of those who show a symptom are named.
const NAMED: usize = 8;

pub(crate) fn page(report: &Checkup) -> Page {
    let (clients, projects): (Vec<&Row>, Vec<&Row>) =
        report.rows.iter().partition(|row| matches!(row.subject, Subject::Client(_)));
    let mut blocks = vec![
        Block::Sheet(answers("account management", &clients, "am-")),
        Block::Sheet(answers("project management", &projects, "pm-")),
    ];
    let is_narrow = report.is_narrow;
    let mut notes: Vec<Note> = report.rows.iter().flat_map(|row| notes(row, is_narrow)).collect();
    if !is_narrow {
        blocks.push(Block::Sheet(symptoms(&report.symptoms)));
        notes.extend(report.symptoms.iter().filter_map(shown_by));
    }
    blocks.push(Block::Notes(notes));
    Page { title: format!("Check-up of {} as of {}", report.header.workspace, report.header.as_of), blocks }
}

fn answers(title: &str, rows: &[&Row], prefix: &'static str) -> Sheet {
    let name = if prefix == "am-" { "client" } else { "project" };
    let questions = ids(prefix).map(|id| Column::new(id, 1));
    let columns = [Column::new(name, 0)].into_iter().chain(questions).chain([Column::new("needs", 2)]);
    let row = |row: &&Row| {
        let answers = row.answers.iter().map(|reply| answer(reply.answer));
        let needs = Cell::Text(row.needs.role.as_deref().unwrap_or_default().to_owned());
        [Cell::Id(row.subject.id().to_owned())].into_iter().chain(answers).chain([needs]).collect()
    };
    Sheet {
        title: title.to_owned(),
        columns: columns.collect(),
        rows: rows.iter().map(row).collect(),
        totals: None,
        empty: format!("no {name} matches"),
    }
}

/// What is not known is a dash, as everywhere, so that all questions and what they ask for have room.
const fn answer(answer: Answer) -> Cell {
    let word = match answer {
        Answer::Unknown => "–",
        Answer::Yes | Answer::No => answer.word(),
    };
    Cell::State(word, tone(answer))
}

fn symptoms(symptoms: &[Symptom]) -> Sheet {
    let present = |present: Answer| {
        let tone = match present {
            Answer::Yes => Tone::Bad,
            Answer::No => Tone::Good,
            Answer::Unknown => Tone::Muted,
        };
        Cell::State(present.word(), tone)
    };
    let row = |symptom: &Symptom| {
        vec![
            Cell::Id(symptom.id.to_owned()),
            Cell::Text(words(symptom.id).to_owned()),
            present(symptom.present),
            Cell::known(symptom.measure.clone(), Cell::Percent),
        ]
    };
    Sheet {
        title: "symptoms of the agency".to_owned(),
        columns: SYMPTOMS.to_vec(),
        rows: symptoms.iter().map(row).collect(),
        totals: None,
        empty: String::new(),
    }
}

/// Who shows a symptom that is present.
fn shown_by(symptom: &Symptom) -> Option<Note> {
    let named: Vec<&str> = symptom.shown_by.iter().take(NAMED).map(String::as_str).collect();
    let more = match symptom.shown_by.len().checked_sub(NAMED) {
        Some(more @ 1..) => format!(" and {more} more"),
        _ => String::new(),
    };
    let is_present = symptom.present == Answer::Yes && !named.is_empty();
    let text = format!("{}: {}{more}", words(symptom.id), named.join(", "));
    is_present.then(|| Note { about: symptom.id.to_owned(), text, tone: Tone::Bad })
}

/// How each no is known; with `all`, how every answer is, and where it stands.
fn notes(row: &Row, all: bool) -> impl Iterator<Item = Note> {
    let told = row.answers.iter().filter(move |reply| all || reply.answer == Answer::No);
    told.map(move |reply| {
        let is_told = |one: &&Evidence| all || one.path.is_some();
        let known: Vec<String> = reply.evidence.iter().filter(is_told).map(|one| said(one, all)).collect();
        let text = format!("{} {} {}: {}", reply.id, words(reply.id), reply.answer, known.join("; "));
        Note { about: row.subject.id().to_owned(), text, tone: tone(reply.answer) }
    })
}

const fn tone(answer: Answer) -> Tone {
    match answer {
        Answer::Yes => Tone::Good,
        Answer::No => Tone::Bad,
        Answer::Unknown => Tone::Muted,
    }
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

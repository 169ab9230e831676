//! The check-up laid out: clients and projects with their answers, the symptoms, and how each no is known; of a
//! narrower question how everything is known.

use crate::figures::answer::Answer;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};

use super::Checkup;
use super::evidence::Evidence;
use super::question::{ids, words};
use super::row::{Reply, Row, Subject};
use super::symptom::Symptom;

const SYMPTOMS: [Column; 5] = [
    Column::new("symptom", 0),
    Column::new("what", 2),
    Column::new("present", 1),
    Column::new("measure", 3),
    Column::new("shown by", 4),
];

const EVIDENCE: [Column; 6] = [
    Column::new("who", 0),
    Column::new("question", 1),
    Column::new("answer", 2),
    Column::new("how we know", 3),
    Column::new("date", 5),
    Column::new("where", 4),
];

pub(super) fn page(report: &Checkup) -> Page {
    let (clients, projects): (Vec<&Row>, Vec<&Row>) =
        report.rows.iter().partition(|row| matches!(row.subject, Subject::Client(_)));
    let mut blocks = vec![
        Block::Sheet(answers("account management", &clients, "am-")),
        Block::Sheet(answers("project management", &projects, "pm-")),
        Block::Sheet(symptoms(&report.symptoms)),
    ];
    if report.is_narrow {
        blocks.push(Block::Sheet(evidence(&report.rows)));
    }
    blocks.push(Block::Notes(report.rows.iter().flat_map(notes).collect()));
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

const fn answer(answer: Answer) -> Cell {
    let tone = match answer {
        Answer::Yes => Tone::Good,
        Answer::No => Tone::Bad,
        Answer::Unknown => Tone::Muted,
    };
    Cell::State(answer.word(), tone)
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
            Cell::Text(symptom.shown_by.join(", ")),
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

fn evidence(rows: &[Row]) -> Sheet {
    let cells = |row: &Row, reply: &Reply, one: &Evidence| {
        vec![
            Cell::Id(row.subject.id().to_owned()),
            Cell::Text(words(reply.id).to_owned()),
            answer(reply.answer),
            Cell::Text(one.text.clone()),
            Cell::applies(one.date, Cell::Date),
            Cell::Text(place(one)),
        ]
    };
    let listed = rows.iter().flat_map(|row| row.answers.iter().map(move |reply| (row, reply)));
    let listed = listed.flat_map(|(row, reply)| reply.evidence.iter().map(move |one| (row, reply, one)));
    Sheet {
        title: "how we know".to_owned(),
        columns: EVIDENCE.to_vec(),
        rows: listed.map(|(row, reply, one)| cells(row, reply, one)).collect(),
        totals: None,
        empty: String::new(),
    }
}

fn place(one: &Evidence) -> String {
    one.line.map_or_else(|| one.file.clone(), |line| format!("{}:{line}", one.file))
}

/// How each no is known.
fn notes(row: &Row) -> impl Iterator<Item = Note> {
    let refused = row.answers.iter().filter(|reply| reply.answer == Answer::No);
    refused.map(|reply| {
        let known: Vec<String> = reply.evidence.iter().map(said).collect();
        let text = format!("{} {} No: {}", reply.id, words(reply.id), known.join("; "));
        Note { about: row.subject.id().to_owned(), text, tone: Tone::Bad }
    })
}

fn said(one: &Evidence) -> String {
    match one.date {
        Some(date) => format!("{} ({date})", one.text),
        None => one.text.clone(),
    }
}

//! The coverage report laid out: projects, then people, then a sentence for each task that nobody answers for.

use crate::figures::coverage::TaskState;
use crate::figures::workload::PersonState;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::coverage::{Coverage, Name, Person, Row, Totals};
use crate::why::coverage::together;
use crate::why::{coverage as why, words};

const PROJECTS: [Column; 9] = [
    Column::new("project", 0),
    Column::new("covered", 1),
    Column::new("gaps", 2),
    Column::new("ambiguous", 3),
    Column::new("vacant soon", 4),
    Column::new("away", 5),
    Column::new("asked", 6),
    Column::new("waived", 7),
    Column::new("hybrid", 8),
];

const PEOPLE: [Column; 10] = [
    Column::new("person", 0),
    Column::new("state", 1),
    Column::new("load", 2),
    Column::new("projects", 3),
    Column::new("accountable", 4),
    Column::new("alone", 5),
    Column::new("hours a week", 6),
    Column::new("of", 7),
    Column::new("projects a day", 8),
    Column::new("roles", 9),
];

pub(crate) fn page(report: &Coverage) -> Page {
    let mut notes: Vec<Note> = report.rows.iter().flat_map(project_notes).collect();
    notes.extend(report.people.iter().filter_map(person_note));
    Page {
        title: format!("Coverage of {} as of {}", report.header.workspace, report.header.as_of),
        blocks: vec![
            Block::Sheet(projects(&report.rows, &report.totals)),
            Block::Sheet(people(&report.people)),
            Block::Notes(notes),
        ],
    }
}

fn projects(rows: &[Row], totals: &Totals) -> Sheet {
    Sheet {
        title: String::new(),
        columns: PROJECTS.to_vec(),
        rows: rows.iter().map(project).collect(),
        totals: Some(total(totals)),
        empty: "no project matches".to_owned(),
    }
}

fn project(row: &Row) -> Vec<Cell> {
    let count = |state| number(row.tasks.iter().filter(|task| task.state == state).count());
    vec![
        Cell::Id(row.project.clone()),
        Cell::applies(row.ratio.clone(), Cell::Percent),
        count(TaskState::Gap),
        count(TaskState::Ambiguous),
        count(TaskState::VacantSoon),
        count(TaskState::Away),
        number(row.asked),
        count(TaskState::Waived),
        Cell::applies(row.hybrid.as_ref(), |who| Cell::Id(who.to_string())),
    ]
}

fn total(totals: &Totals) -> Vec<Cell> {
    let count = |state: TaskState| number(totals.states.get(state.word()));
    vec![
        Cell::Text("total".to_owned()),
        Cell::applies(totals.ratio.clone(), Cell::Percent),
        count(TaskState::Gap),
        count(TaskState::Ambiguous),
        count(TaskState::VacantSoon),
        count(TaskState::Away),
        number(totals.asked),
        count(TaskState::Waived),
        Cell::Empty,
    ]
}

fn people(people: &[Person]) -> Sheet {
    Sheet {
        title: "people".to_owned(),
        columns: PEOPLE.to_vec(),
        rows: people.iter().map(person).collect(),
        totals: None,
        empty: "nobody is with us then".to_owned(),
    }
}

fn person(person: &Person) -> Vec<Cell> {
    let held = person.roles.iter().filter(|(_, count)| **count > 0);
    let roles: Vec<String> = held.map(|(role, count)| format!("{role} {count}")).collect();
    vec![
        Cell::Id(person.person.to_string()),
        Cell::State(person.state.word(), person_tone(person.state)),
        Cell::known(person.load.clone(), Cell::Percent),
        number(person.projects.len()),
        number(person.accountable),
        number(person.sole),
        Cell::known(person.hours.clone(), Cell::Hours),
        Cell::known(person.capacity.clone(), Cell::Hours),
        Cell::applies(person.switching.clone(), Cell::Index),
        Cell::Text(roles.join(", ")),
    ]
}

fn number(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

const fn person_tone(state: PersonState) -> Tone {
    match state {
        PersonState::Overloaded => Tone::Bad,
        PersonState::Unknown => Tone::Warning,
        PersonState::Away => Tone::Muted,
        PersonState::Free => Tone::Plain,
        PersonState::Ok => Tone::Good,
    }
}

fn project_notes(row: &Row) -> Vec<Note> {
    let tasks = |state| row.tasks.iter().filter(move |task| task.state == state);
    let mut sentences = Vec::new();
    if !row.gaps.is_empty() {
        sentences.push((why::gap(&list(&row.gaps)), Tone::Bad));
    }
    for (holders, tasks) in together(tasks(TaskState::Away).map(|task| (&task.holders, &task.task))) {
        sentences.push((why::away(&list(tasks), &list(holders)), Tone::Bad));
    }
    for (rivals, tasks) in together(tasks(TaskState::Ambiguous).map(|task| (&task.rivals, &task.task))) {
        sentences.push((why::ambiguous(&list(tasks), &list(rivals)), Tone::Warning));
    }
    for (day, tasks) in together(tasks(TaskState::VacantSoon).map(|task| (task.vacant_from, &task.task))) {
        sentences.push((why::vacant_soon(&list(tasks), day), Tone::Warning));
    }
    let note = |(text, tone)| Note { about: row.project.clone(), text, tone };
    sentences.into_iter().map(note).collect()
}

fn list<'n>(names: impl IntoIterator<Item = &'n Name>) -> String {
    words::list(names.into_iter().map(Name::as_str))
}

fn person_note(person: &Person) -> Option<Note> {
    let (text, tone) = match person.state {
        PersonState::Overloaded => (carried(person), Tone::Bad),
        PersonState::Unknown if person.capacity.is_none() => {
            ("the file that says their capacity cannot be read".to_owned(), Tone::Warning)
        }
        PersonState::Unknown => {
            let projects = person.unwritten.join(", ");
            (format!("nobody wrote the hours of the assignment to {projects}"), Tone::Warning)
        }
        PersonState::Away | PersonState::Free | PersonState::Ok => return None,
    };
    Some(Note { about: person.person.to_string(), text, tone })
}

fn carried(person: &Person) -> String {
    let least = if person.unwritten.is_empty() { "" } else { "at least " };
    let capacity = person.capacity.as_ref().map(|hours| format!(" of {}", hours.digits()));
    let projects = person.projects.len();
    let noun = if projects == 1 { "project" } else { "projects" };
    format!(
        "{least}{}{} hours a week, on {projects} {noun}",
        person.written_hours.digits(),
        capacity.unwrap_or_default()
    )
}

//! What nobody answers for, and who carries too much: one sentence each.

use crate::figures::people::coverage::TaskState;
use crate::figures::people::workload::PersonState;
use crate::page::{Note, Tone};
use crate::reports::coverage::name::Name;
use crate::reports::coverage::person::CoveragePerson;
use crate::reports::coverage::row::CoverageRow;
use crate::reports::lack::Lack;
use crate::why::coverage::together;
use crate::why::{coverage as why, words};

/// The sentences on a project.
pub(crate) fn project_notes(row: &CoverageRow) -> Vec<Note> {
    let tasks = |state| row.tasks.iter().filter(move |task| task.state == state);
    let mut sentences = Vec::new();
    if !row.gaps.is_empty() {
        sentences.push((why::gap(&list(&row.gaps)), Tone::Bad));
    }
    for (holders, tasks) in together(tasks(TaskState::Away).map(|task| (&task.holders, &task.task))) {
        let holders: Vec<String> = holders.iter().map(|who| format!("{} (away)", who.as_str())).collect();
        let holders = words::list(holders.iter().map(String::as_str));
        sentences.push((why::away(&list(tasks), &holders), Tone::Bad));
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

/// The sentence on a person, and what is lacking where it says so.
pub(crate) fn person_note(person: &CoveragePerson) -> Option<(Note, Option<Lack>)> {
    let (text, tone, lack) = match person.state {
        PersonState::Overloaded => (carried(person), Tone::Bad, None),
        PersonState::Unknown if person.capacity.is_none() => {
            let text = "the file with their capacity cannot be read".to_owned();
            (text, Tone::Warning, Some(Lack::File))
        }
        PersonState::Unknown => {
            let projects = person.unwritten.join(", ");
            let text = format!("the assignment to {projects} has no hours a week");
            (text, Tone::Warning, Some(Lack::AssignedHours))
        }
        PersonState::Away | PersonState::Free | PersonState::Ok | PersonState::Unstaffed => return None,
    };
    Some((Note { about: person.person.to_string(), text, tone }, lack))
}

pub(crate) fn carried(person: &CoveragePerson) -> String {
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

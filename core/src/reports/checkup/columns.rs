//! The columns of the check-up: of clients or projects with their answers, and of symptoms.

use crate::figures::answer::{Answer, Grade};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::checkup::question::{ids, words};
use crate::reports::checkup::row::CheckupRow;
use crate::reports::checkup::symptom::Symptom;

/// The columns of what is asked about under a name, with the answers to the questions whose ids begin alike.
pub(crate) fn answers(name: &'static str, prefix: &'static str) -> Vec<Column<'static, CheckupRow>> {
    type Of = Column<'static, CheckupRow>;
    let subject = Of::new(name, name, 0, Unit::Id, |row| Cell::Id(row.subject.id().to_owned()));
    let questions = ids(prefix).map(|id| Of::new(id, id, 1, Unit::State, move |row| answer(row, id)));
    let needs = Of::new("needs.role", "needs", 2, Unit::Words, |row| {
        Cell::Text(row.needs.role.as_deref().unwrap_or_default().to_owned())
    });
    [subject].into_iter().chain(questions).chain([needs]).collect()
}

/// What is not known is a dash, as everywhere, so that all questions and what they ask for have room; a yes that rests on
/// little is a question.
fn answer(row: &CheckupRow, question: &str) -> Cell {
    let reply = row.answers.iter().find(|reply| reply.id == question);
    Cell::applies(reply, |reply| match (reply.answer, reply.grade) {
        (Answer::Unknown, _) => Cell::State("–", tone(reply.answer)),
        (Answer::Yes, Some(Grade::Thin)) => Cell::State("yes?", Tone::Warning),
        (Answer::Yes | Answer::No, _) => Cell::State(reply.answer.word(), tone(reply.answer)),
    })
}

/// The columns of symptoms.
pub(crate) fn symptoms() -> [Column<'static, Symptom>; 4] {
    type Of = Column<'static, Symptom>;
    [
        Of::new("id", "symptom", 0, Unit::Id, |one| Cell::Id(one.id.to_owned())),
        Of::new("id", "what", 2, Unit::Words, |one| Cell::Text(words(one.id).to_owned())),
        Of::new("present", "present", 1, Unit::State, |one| {
            let tone = match one.present {
                Answer::Yes => Tone::Bad,
                Answer::No => Tone::Good,
                Answer::Unknown => Tone::Muted,
            };
            Cell::State(one.present.word(), tone)
        }),
        Of::new("measure", "measure", 3, Unit::Share, |one| Cell::known(one.measure.clone(), Cell::Percent)),
    ]
}

/// So many of those who are counted are named.
const NAMED: usize = 8;

/// Names, the first of many.
pub(crate) fn named(who: &[String]) -> String {
    let first: Vec<&str> = who.iter().take(NAMED).map(String::as_str).collect();
    match who.len().checked_sub(NAMED) {
        Some(more @ 1..) => format!("{} and {more} more", first.join(", ")),
        _ => first.join(", "),
    }
}

/// How an answer feels.
pub(crate) const fn tone(answer: Answer) -> Tone {
    match answer {
        Answer::Yes => Tone::Good,
        Answer::No => Tone::Bad,
        Answer::Unknown => Tone::Muted,
    }
}

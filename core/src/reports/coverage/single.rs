//! What the coverage report says of one project, and of one person.

use crate::figures::people::coverage::TaskState;
use crate::page::{Block, Cell, Column, Sheet, Tone, Unit};
use crate::reports::coverage::name::Name;
use crate::reports::coverage::row::Task;
use crate::reports::coverage::why::{person_note, project_notes};
use crate::reports::coverage::{Coverage, columns};

impl Coverage {
    /// Who answers for each task of a project; nothing where it has no row.
    #[must_use]
    pub fn of_project(&self, project: &str) -> Vec<Block> {
        let row = self.rows.binary_search_by(|row| row.project.as_str().cmp(project)).ok();
        let row = row.and_then(|place| self.rows.get(place));
        let row = row.or_else(|| self.rows.iter().find(|row| row.project == project));
        let Some(row) = row else { return Vec::new() };
        let tasks = Sheet::of(&tasks(), &row.tasks, None).titled("who answers for what");
        vec![Block::Sheet(tasks), Block::Notes(project_notes(row).into_iter().collect())]
    }

    /// What a person carries; nothing where they have no row.
    #[must_use]
    pub fn of_person(&self, person: &str) -> Vec<Block> {
        let one = self.people.binary_search_by(|one| (*one.person).cmp(person)).ok();
        let one = one.and_then(|place| self.people.get(place));
        let Some(one) = one.or_else(|| self.people.iter().find(|one| *one.person == *person)) else {
            return Vec::new();
        };
        let sheet = Sheet::of(&columns::people(), std::slice::from_ref(one), None).titled("what they carry");
        vec![Block::Sheet(sheet), Block::Notes(person_note(one).map(|(note, _)| note).into_iter().collect())]
    }
}

/// The columns of tasks.
fn tasks() -> [Column<'static, Task>; 4] {
    type Of = Column<'static, Task>;
    let names = |names: &[Name]| names.iter().map(Name::as_str).collect::<Vec<_>>().join(", ");
    [
        Of::new("task", "task", 0, Unit::Id, |task| Cell::Text(task.task.to_string())),
        Of::new("state", "state", 1, Unit::State, |task| Cell::State(task.state.word(), tone(task.state))),
        Of::new("accountable", "accountable", 2, Unit::Id, |task| {
            Cell::applies(task.accountable.as_ref(), |who| Cell::Id(who.to_string()))
        }),
        Of::new("holders", "held by", 3, Unit::Words, move |task| Cell::Text(names(&task.holders))),
    ]
}

const fn tone(state: TaskState) -> Tone {
    match state {
        TaskState::Gap => Tone::Bad,
        TaskState::Ambiguous | TaskState::VacantSoon | TaskState::Away => Tone::Warning,
        TaskState::Covered => Tone::Good,
        TaskState::Waived => Tone::Muted,
    }
}

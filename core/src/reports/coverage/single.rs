//! What the coverage report says of one project, and of one person.

use std::collections::HashMap;

use crate::figures::people::coverage::TaskState;
use crate::page::{Block, Cell, Column, Sheet, Tone, Unit};
use crate::reports::coverage::name::Name;
use crate::reports::coverage::row::Task;
use crate::reports::coverage::why::{carried, project_notes};
use crate::reports::coverage::{Coverage, columns};
use crate::why::words::counted;

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

    /// What a person carries, in short: how they stand, their hours a week, and the tasks that they answer for; nothing where
    /// they have no row.
    #[must_use]
    pub fn in_short(&self, person: &str) -> Vec<(String, Cell)> {
        let one = self.people.binary_search_by(|one| (*one.person).cmp(person)).ok();
        let one = one.and_then(|place| self.people.get(place));
        let Some(one) = one.or_else(|| self.people.iter().find(|one| *one.person == *person)) else {
            return Vec::new();
        };
        let tasks = match (one.accountable, one.sole) {
            (0, 0) => "no task".to_owned(),
            (some, 0) => format!("{}, each of which somebody else holds too", counted(some, "task", "tasks")),
            (some, sole) => format!("{}; nobody else holds {sole}", counted(some, "task", "tasks")),
        };
        let fact = |name: &str, cell| (name.to_owned(), cell);
        vec![
            fact("state", Cell::State(one.state.word(), columns::tone(one.state))),
            fact("carries", Cell::Text(carried(one))),
            fact("answers for", Cell::Text(tasks)),
        ]
    }

    /// The tasks that each person alone holds, project by project.
    #[must_use]
    pub fn held_alone(&self) -> HashMap<&str, Sheet> {
        let mut alone: HashMap<&str, Vec<Alone<'_>>> = HashMap::new();
        for row in &self.rows {
            for task in &row.tasks {
                let [only] = task.holders.as_slice() else { continue };
                let theirs = alone.entry(only.as_str()).or_default();
                match theirs.last_mut().filter(|(project, _)| *project == row.project) {
                    Some((_, tasks)) => tasks.push(task.task.as_str()),
                    None => theirs.push((&row.project, vec![task.task.as_str()])),
                }
            }
        }
        type Of<'t> = Column<'t, Alone<'t>>;
        let columns = [
            Of::new("project", "project", 0, Unit::Id, |(project, _)| Cell::Id((*project).to_owned())),
            Of::new("tasks", "tasks", 1, Unit::Words, |(_, tasks)| Cell::Text(tasks.join(", "))),
        ];
        alone.into_iter().map(|(person, rows)| (person, Sheet::of(&columns, &rows, None))).collect()
    }
}

/// A project, and the tasks of it that one person alone holds.
type Alone<'t> = (&'t str, Vec<&'t str>);

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

//! Evidence of who answers for a task: the assignment, the name, or the lead that makes them do so.

use crate::figures::people::coverage::{Cover, TaskState};
use crate::model::id::PersonId;
use crate::model::project::Project;
use crate::model::role::Task;
use crate::reports::checkup::evidence::{Evidence, Folder};
use crate::why::coverage::{ambiguous, away, gap, people_away, vacant_soon};
use crate::why::words::list;

/// What is said of a task on a project.
pub(crate) fn cover_evidence(folder: &Folder<'_>, project: &Project, cover: &Cover) -> Evidence {
    let portfolio = folder.portfolio;
    let Some(task) = portfolio.agency.tasks.get(cover.task) else {
        return Evidence::at(&folder.project_file(project), "team", "no such task");
    };
    let text = words(folder, cover, &task.id);
    let (file, path) = match (cover.state, cover.accountable.or(cover.holders.first().copied())) {
        (TaskState::Waived, _) => waiver(folder, project, &task.id),
        (_, Some(who)) => source(folder, project, who, cover, task),
        (_, None) => (folder.project_file(project), "team".to_owned()),
    };
    Evidence::at(&file, path, text)
}

fn words(folder: &Folder<'_>, cover: &Cover, task: &str) -> String {
    let id = |who: &PersonId| folder.portfolio.person_id(*who);
    let ids = |people: &[PersonId]| list(people.iter().map(id));
    let accountable = cover.accountable.as_ref().map(id).unwrap_or_default();
    match cover.state {
        TaskState::Waived => format!("{task} is waived"),
        TaskState::Gap => gap(task),
        TaskState::Away => away(task, &people_away(folder.portfolio, &cover.holders, folder.as_of)),
        TaskState::Ambiguous => ambiguous(task, &ids(&cover.rivals)),
        TaskState::VacantSoon => {
            format!("{accountable} answers for {task}, but {}", vacant_soon("it", cover.vacant_from))
        }
        TaskState::Covered => format!("{accountable} answers for {task}"),
    }
}

/// Where it is written that somebody holds a task.
fn source(
    folder: &Folder<'_>,
    project: &Project,
    who: PersonId,
    cover: &Cover,
    task: &Task,
) -> (String, String) {
    let named = project.responsibilities.iter().find(|named| named.task == cover.task);
    if named.is_some_and(|named| named.accountable == Some(who) || named.responsible.contains(&who)) {
        return (folder.project_file(project), format!("responsibilities.{}", task.id));
    }
    let holds = |role| task.roles.contains(role);
    let assigned = project
        .team
        .iter()
        .position(|one| one.who == who && one.covers(folder.as_of) && one.roles.iter().any(holds));
    match assigned {
        Some(place) => (folder.project_file(project), format!("team[{place}]")),
        None => (folder.file(), "lead".to_owned()),
    }
}

fn waiver(folder: &Folder<'_>, project: &Project, task: &str) -> (String, String) {
    let is_own = project
        .waived
        .iter()
        .any(|(waived, _)| folder.portfolio.agency.tasks.get(*waived).is_some_and(|one| &*one.id == task));
    if is_own {
        (folder.project_file(project), format!("responsibilities.waived.{task}"))
    } else {
        (folder.file(), "terms.waive".to_owned())
    }
}

//! The schedule report laid out: projects with their bars, of a single project its phases, and why below.

use crate::figures::state::ScheduleState;
use crate::model::Date;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Timeline};
use crate::reports::schedule::row::PhaseRow;
use crate::reports::schedule::{Row, Schedule, Totals};
use crate::reports::tone::of_schedule as tone;
use crate::reports::{Group, Listing};

const PROJECTS: [Column; 10] = [
    Column::new("project", 0),
    Column::new("state", 1),
    Column::new("chart", 2),
    Column::new("due", 3),
    Column::new("days late", 4),
    Column::new("finish", 5),
    Column::new("done", 6),
    Column::new("planned", 7),
    Column::new("start", 8),
    Column::new("due at first", 9),
];

const PHASES: [Column; 8] = [
    Column::new("phase", 0),
    Column::new("state", 1),
    Column::new("chart", 2),
    Column::new("due", 3),
    Column::new("days late", 4),
    Column::new("finish", 5),
    Column::new("start", 6),
    Column::new("due at first", 7),
];

pub(crate) fn page(report: &Schedule) -> Page {
    let title = format!("Schedule of {} as of {}", report.header.workspace, report.header.as_of);
    let today = report.header.as_of;
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let mut blocks = vec![Block::Sheet(projects(rows, today))];
            if let [row] = rows.as_slice() {
                blocks.extend((!row.phases.is_empty()).then(|| Block::Sheet(phases(row, today))));
            }
            blocks.push(Block::Notes(rows.iter().flat_map(notes).collect()));
            blocks
        }
        Listing::Groups(groups) => vec![Block::Sheet(by_key(groups, &report.totals))],
    };
    Page { title, blocks }
}

fn projects(rows: &[Row], today: Date) -> Sheet {
    let cells = |row: &Row| {
        vec![
            Cell::Id(row.project.clone()),
            Cell::State(row.state.word(), tone(row.state)),
            chart(row, today),
            Cell::applies(row.due.current, Cell::Date),
            Cell::applies(row.days_late, Cell::Count),
            Cell::applies(row.forecast.finish, Cell::Date),
            Cell::applies(row.progress.clone(), Cell::Percent),
            Cell::applies(row.planned.clone(), Cell::Percent),
            Cell::applies(row.start, Cell::Date),
            Cell::applies(row.due.original.filter(|due| Some(*due) != row.due.current), Cell::Date),
        ]
    };
    Sheet {
        columns: PROJECTS.to_vec(),
        rows: rows.iter().map(cells).collect(),
        empty: "no project matches".to_owned(),
        ..Sheet::default()
    }
}

fn chart(row: &Row, today: Date) -> Cell {
    let is_done = row.state == ScheduleState::Done;
    Cell::Timeline(Timeline {
        start: row.start,
        due: row.due.current,
        done: if is_done { row.due.current } else { row.earned_until },
        finish: row.forecast.finish,
        today,
        tone: tone(row.state),
    })
}

fn phases(row: &Row, today: Date) -> Sheet {
    let cells = |phase: &PhaseRow| {
        let is_done = phase.state == ScheduleState::Done;
        let timeline = Timeline {
            start: phase.start,
            due: phase.due.current,
            done: phase.due.current.filter(|_| is_done),
            finish: phase.forecast.finish,
            today,
            tone: tone(phase.state),
        };
        vec![
            Cell::Id(phase.id.to_string()),
            Cell::State(phase.state.word(), tone(phase.state)),
            Cell::Timeline(timeline),
            Cell::applies(phase.due.current, Cell::Date),
            Cell::applies(phase.days_late, Cell::Count),
            Cell::applies(phase.forecast.finish, Cell::Date),
            Cell::applies(phase.start, Cell::Date),
            Cell::applies(phase.due.original.filter(|due| Some(*due) != phase.due.current), Cell::Date),
        ]
    };
    Sheet {
        title: format!("Phases of {}", row.project),
        columns: PHASES.to_vec(),
        rows: row.phases.iter().map(cells).collect(),
        ..Sheet::default()
    }
}

fn by_key(groups: &[Group<Totals>], totals: &Totals) -> Sheet {
    let heads = ["client", "projects"].into_iter().chain(ScheduleState::ALL.iter().map(|state| state.word()));
    let columns = heads.zip(0..).map(|(title, rank)| Column::new(title, rank)).collect();
    let cells = |key: Cell, totals: &Totals| {
        let states = totals.states.all().iter().map(|(_, count)| Cell::counted(*count));
        [key, Cell::counted(totals.projects)].into_iter().chain(states).collect()
    };
    let key = |group: &Group<Totals>| Cell::Id(group.key.clone().unwrap_or_default());
    Sheet {
        columns,
        rows: groups.iter().map(|group| cells(key(group), &group.totals)).collect(),
        totals: Some(cells(Cell::Text("total".to_owned()), totals)),
        empty: "no project matches".to_owned(),
        ..Sheet::default()
    }
}

fn notes(row: &Row) -> impl Iterator<Item = Note> {
    let note = |text: &String| Note { about: row.project.clone(), text: text.clone(), tone: tone(row.state) };
    row.why.iter().map(note)
}

//! The brief laid out: what we are after, how far it is, what comes next, the budget in a line, the decisions that we
//! need, and what is new.

use crate::page::{Block, Cell, Chart, Page, Sheet, Tone};
use crate::reports::brief::happened::Happened;
use crate::reports::brief::row::{BriefRow, Outcome};
use crate::reports::brief::words::{budget, told};
use crate::reports::brief::{Brief, chart, columns};

pub(crate) fn page(brief: &Brief) -> Page {
    let header = &brief.header;
    let title = format!("{} for {}: where we stand on {}", header.workspace, brief.client, header.as_of);
    let mut blocks = vec![
        Block::Words(brief.say.as_deref().unwrap_or_default().to_owned()),
        Block::Facts { title: "what you are after".to_owned(), facts: outcomes(brief) },
        Block::Sheet(projects(brief)),
    ];
    blocks.extend(chart::plans(brief).map(drawn));
    blocks.extend([
        Block::Sheet(parts(brief)),
        Block::Facts { title: "the budget".to_owned(), facts: budgets(brief) },
    ]);
    blocks.extend(chart::retainers(brief).map(drawn));
    blocks.extend([Block::Sheet(decisions(brief)), Block::Sheet(waits(brief)), news(brief)]);
    blocks.retain(|block| !matches!(block, Block::Sheet(sheet) if sheet.is_silent()));
    if brief.missing > 0 {
        let text = Cell::Said("a project cannot be read, and is left out".to_owned(), Tone::Bad);
        blocks.push(Block::Facts { title: String::new(), facts: vec![("incomplete".to_owned(), text)] });
    }
    Page { title, blocks }
}

fn drawn(chart: Chart) -> Block {
    Block::Chart(Box::new(chart))
}

fn outcomes(brief: &Brief) -> Vec<(String, Cell)> {
    let outcomes = brief.rows.iter().flat_map(|row| &row.outcomes);
    let words = |before: &str, text: &Option<Box<str>>| text.as_ref().map(|text| format!("{before}{text}"));
    let fact = |one: &Outcome| {
        let now = words("now ", &one.actual).or_else(|| Some("not measured yet".to_owned()));
        let is_late = one.actual.is_none() && one.due.is_some_and(|due| due < brief.header.as_of);
        let by = one.due.map(|due| if is_late { format!("was due by {due}") } else { format!("by {due}") });
        let parts = [words("", &one.target), now, by].into_iter().flatten();
        (one.metric.to_string(), Cell::Text(parts.collect::<Vec<_>>().join("; ")))
    };
    outcomes.map(fact).collect()
}

fn projects(brief: &Brief) -> Sheet {
    let projects = Sheet::of(&columns::projects(brief.header.as_of), &brief.rows, None);
    projects.titled("where it is").or_say("no project is under way")
}

fn parts(brief: &Brief) -> Sheet {
    let parts = |row| move |part| (row, part);
    let rows: Vec<_> = brief.rows.iter().flat_map(|row| row.phases.iter().map(parts(row))).collect();
    let columns = columns::parts(brief.header.as_of, brief.rows.len() > 1);
    Sheet::of(&columns, &rows, None).titled("what is done and what comes next")
}

fn budgets(brief: &Brief) -> Vec<(String, Cell)> {
    brief.rows.iter().map(|row| (row.project.to_string(), Cell::Text(budget(&row.budget)))).collect()
}

fn decisions(brief: &Brief) -> Sheet {
    let decisions = |row| move |one| (row, one);
    let rows: Vec<_> = brief.rows.iter().flat_map(|row| row.decisions.iter().map(decisions(row))).collect();
    Sheet::of(&columns::decisions(brief.rows.len() > 1), &rows, None)
        .titled("the decisions that we need from you")
        .or_say(if brief.rows.iter().all(|row| row.waits.is_empty()) {
            "we need no decision from you"
        } else {
            ""
        })
}

fn waits(brief: &Brief) -> Sheet {
    let waits = |row| move |one| (row, one);
    let rows: Vec<_> = brief.rows.iter().flat_map(|row| row.waits.iter().map(waits(row))).collect();
    Sheet::of(&columns::waits(), &rows, None).titled("what we wait for from you")
}

fn news(brief: &Brief) -> Block {
    let rows = brief.rows.iter().flat_map(|row| row.happened.iter().map(move |one| (row, one)));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, one)| one.date);
    let fact = |(row, one): &(&BriefRow, &Happened)| {
        (one.date.to_string(), Cell::Text(format!("{}: {}", row.project, told(one))))
    };
    let title = match brief.since {
        Some(since) => format!("what is new since {since}"),
        None => "what happened so far".to_owned(),
    };
    let facts: Vec<_> = rows.iter().map(fact).collect();
    let nothing = || vec![("nothing".to_owned(), Cell::Empty)];
    Block::Facts { title, facts: if facts.is_empty() { nothing() } else { facts } }
}

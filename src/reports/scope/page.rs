//! The scope report laid out: projects, or groups; the requests behind them; a sentence for each flag.

use crate::figures::scope::ScopeFlag;
use crate::model::change::ChangeStatus;
use crate::model::project::Firm;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::scope::change::Request;
use crate::reports::scope::totals::Totals;
use crate::reports::scope::{Row, Scope};
use crate::reports::{Group, Listing};

const PROJECTS: [Column; 11] = [
    Column::new("project", 0),
    Column::new("yes", 1),
    Column::new("open", 2),
    Column::new("growth", 3),
    Column::new("due moved", 4),
    Column::new("given away", 5),
    Column::new("flags", 6),
    Column::new("exposure", 7),
    Column::new("decided in", 8),
    Column::new("accepted", 9),
    Column::new("hours given away", 10),
];

const GROUPS: [Column; 8] = [
    Column::new("group", 0),
    Column::new("yes", 1),
    Column::new("open", 2),
    Column::new("growth", 3),
    Column::new("given away", 4),
    Column::new("accepted", 5),
    Column::new("exposure", 6),
    Column::new("decided in", 7),
];

const CHANGES: [Column; 10] = [
    Column::new("project", 0),
    Column::new("change", 1),
    Column::new("title", 2),
    Column::new("answer", 3),
    Column::new("days open", 4),
    Column::new("hours", 5),
    Column::new("amount", 6),
    Column::new("days", 7),
    Column::new("asked by", 8),
    Column::new("asked", 9),
];

pub(crate) fn page(report: &Scope) -> Page {
    let title = format!("Scope of {} as of {}", report.header.workspace, report.header.as_of);
    let blocks = match &report.listing {
        Listing::Rows(rows) => vec![
            Block::Sheet(projects(rows, &report.totals)),
            Block::Sheet(requests(rows)),
            Block::Notes(rows.iter().flat_map(notes).collect()),
        ],
        Listing::Groups(groups) => vec![Block::Sheet(grouped(groups, &report.totals))],
    };
    Page { title, blocks }
}

fn projects(rows: &[Row], totals: &Totals) -> Sheet {
    Sheet {
        title: String::new(),
        columns: PROJECTS.to_vec(),
        rows: rows.iter().map(project).collect(),
        totals: (rows.len() > 1).then(|| total(totals)),
        empty: "no project has a request for change by then".to_owned(),
    }
}

fn project(row: &Row) -> Vec<Cell> {
    let flags: Vec<_> = row.flags.iter().map(|flag| flag.word()).collect();
    vec![
        Cell::Id(row.project.clone()),
        Cell::applies(row.yes_ratio.clone(), Cell::Percent),
        Cell::Count(row.counts.open),
        Cell::applies(row.growth.clone(), Cell::Percent),
        Cell::applies(row.due_moved_days, Cell::Count),
        Cell::Money(row.given_away.amount.clone()),
        Cell::Text(flags.join(", ")),
        Cell::Money(row.exposure.amount.clone()),
        Cell::applies(row.decision_days.clone(), Cell::Days),
        Cell::Count(row.counts.accepted),
        Cell::Hours(row.given_away.hours.clone()),
    ]
}

fn total(totals: &Totals) -> Vec<Cell> {
    vec![
        Cell::Text("total".to_owned()),
        Cell::applies(totals.yes_ratio.clone(), Cell::Percent),
        Cell::Count(totals.counts.open),
        Cell::applies(totals.growth.clone(), Cell::Percent),
        Cell::Empty,
        given_away(totals),
        Cell::Empty,
        exposure(totals),
        Cell::applies(totals.decision_days.clone(), Cell::Days),
        Cell::Count(totals.counts.accepted),
        Cell::Hours(totals.given_away.hours.clone()),
    ]
}

fn grouped(groups: &[Group<Totals>], totals: &Totals) -> Sheet {
    let key = |group: &Group<Totals>| group.key.clone().map_or(Cell::Unknown, Cell::Id);
    Sheet {
        title: String::new(),
        columns: GROUPS.to_vec(),
        rows: groups.iter().map(|group| group_cells(key(group), &group.totals)).collect(),
        totals: (groups.len() > 1).then(|| group_cells(Cell::Text("total".to_owned()), totals)),
        empty: "no project has a request for change by then".to_owned(),
    }
}

fn group_cells(name: Cell, totals: &Totals) -> Vec<Cell> {
    vec![
        name,
        Cell::applies(totals.yes_ratio.clone(), Cell::Percent),
        Cell::Count(totals.counts.open),
        Cell::applies(totals.growth.clone(), Cell::Percent),
        given_away(totals),
        Cell::Count(totals.counts.accepted),
        exposure(totals),
        Cell::applies(totals.decision_days.clone(), Cell::Days),
    ]
}

fn given_away(totals: &Totals) -> Cell {
    let incomplete = misses(totals, "given_away", "given_away.amount");
    let money = totals.given_away.amount.clone();
    if incomplete { Cell::Incomplete(money) } else { Cell::Money(money) }
}

fn exposure(totals: &Totals) -> Cell {
    let incomplete = misses(totals, "exposure", "exposure.amount");
    let money = totals.exposure.amount.clone();
    if incomplete { Cell::Incomplete(money) } else { Cell::Money(money) }
}

fn misses(totals: &Totals, whole: &str, amount: &str) -> bool {
    !totals.missing.of(whole).is_empty() || !totals.missing.of(amount).is_empty()
}

/// Every change of a single project; of several the open ones, the oldest first.
fn requests(rows: &[Row]) -> Sheet {
    let is_single = rows.len() == 1;
    let is_listed = |change: &Request| is_single || change.status == ChangeStatus::Open;
    let mut changes: Vec<(&Row, &Request)> = rows
        .iter()
        .flat_map(|row| row.changes.iter().map(move |change| (row, change)))
        .filter(|(_, change)| is_listed(change))
        .collect();
    if !is_single {
        changes.sort_by_key(|(_, change)| change.asked);
    }
    Sheet {
        title: if is_single { "changes" } else { "open requests" }.to_owned(),
        columns: CHANGES.to_vec(),
        rows: changes.into_iter().map(|(row, change)| request(row, change)).collect(),
        totals: None,
        empty: "no request is open".to_owned(),
    }
}

fn request(row: &Row, change: &Request) -> Vec<Cell> {
    vec![
        Cell::Id(row.project.clone()),
        Cell::Id(change.id.to_string()),
        Cell::Text(change.title.to_string()),
        Cell::State(change.status.word(), tone(change.status)),
        Cell::Count(change.days_open),
        Cell::Hours(change.hours.clone()),
        Cell::Money(change.amount.clone()),
        Cell::Count(change.days),
        Cell::known(change.by.clone(), |by| Cell::Id(by.into())),
        Cell::Date(change.asked),
    ]
}

const fn tone(status: ChangeStatus) -> Tone {
    match status {
        ChangeStatus::Accepted => Tone::Good,
        ChangeStatus::Open | ChangeStatus::Absorbed => Tone::Warning,
        ChangeStatus::Declined | ChangeStatus::Deferred | ChangeStatus::Withdrawn => Tone::Muted,
    }
}

fn notes(row: &Row) -> impl Iterator<Item = Note> {
    row.flags.iter().map(|flag| Note {
        about: row.project.clone(),
        text: sentence(*flag, row),
        tone: if *flag == ScopeFlag::BreaksFirm { Tone::Bad } else { Tone::Warning },
    })
}

fn sentence(flag: ScopeFlag, row: &Row) -> String {
    let decisions = row.counts.accepted + row.counts.absorbed + row.counts.declined;
    match flag {
        ScopeFlag::AlwaysYes => format!("all {decisions} decisions were a yes"),
        ScopeFlag::AlwaysNo => format!("all {decisions} decisions were a no"),
        ScopeFlag::SlowAnswer => slow_answer(row),
        ScopeFlag::NoMessenger => {
            let refused =
                |change: &Request| change.status == ChangeStatus::Declined && change.told_by.is_none();
            format!("nobody is named who brought the no to {}", ids(row, refused))
        }
        ScopeFlag::BreaksFirm => format!(
            "a yes to {} moves what is firm ({}), and nothing is given up for it",
            ids(row, |change| !change.broken.is_empty()),
            broken(row)
        ),
        ScopeFlag::FreeWork => format!(
            "{} done for free: {} h and {} {}",
            ids(row, |change| change.status == ChangeStatus::Absorbed),
            row.given_away.hours.digits(),
            row.given_away.amount.digits(),
            row.currency
        ),
    }
}

fn slow_answer(row: &Row) -> String {
    let open = row.changes.iter().filter(|change| change.status == ChangeStatus::Open);
    open.min_by_key(|change| change.asked)
        .map(|oldest| {
            let (id, days, asked) = (&oldest.id, oldest.days_open, oldest.asked);
            format!("{id} has waited {days} days for an answer, since {asked}")
        })
        .unwrap_or_default()
}

fn ids(row: &Row, test: impl Fn(&Request) -> bool) -> String {
    let ids: Vec<&str> = row.changes.iter().filter(|change| test(change)).map(|change| &*change.id).collect();
    ids.join(", ")
}

fn broken(row: &Row) -> String {
    let is_broken = |firm: &&Firm| row.changes.iter().any(|change| change.broken.contains(firm));
    let words: Vec<&str> = Firm::ALL.iter().filter(is_broken).map(|firm| firm.word()).collect();
    words.join(", ")
}

//! The scope report laid out: projects, or groups; the requests behind them; a sentence for each flag.

use crate::figures::requests::scope::ScopeFlag;
use crate::model::change::ChangeStatus;
use crate::page::{Block, Note, Page, Sheet, Tone};
use crate::reports::document::{Group, Listing};
use crate::reports::scope::Scope;
use crate::reports::scope::change::Request;
use crate::reports::scope::columns;
use crate::reports::scope::row::ScopeRow;
use crate::reports::scope::why::sentence;

/// What is said where there is no row.
const NOTHING: &str = "no project has a request for change by that day";

pub(crate) fn page(report: &Scope) -> Page {
    let title = format!("Scope of {} as of {}", report.header.workspace, report.header.as_of);
    let totals = |rows: usize| (rows > 1).then_some(&report.totals);
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let projects = Sheet::of(&columns::projects(), rows, totals(rows.len()));
            vec![
                Block::Sheet(projects.or_say(NOTHING)),
                Block::Sheet(requests(rows)),
                Block::Notes(rows.iter().flat_map(notes).collect()),
            ]
        }
        Listing::Groups(groups) => {
            let groups =
                Sheet::of(&Group::columns("group", &columns::projects()), groups, totals(groups.len()));
            vec![Block::Sheet(groups.or_say(NOTHING))]
        }
    };
    Page { title, blocks }
}

/// Every change of a single project; of several the open ones, the oldest first.
fn requests(rows: &[ScopeRow]) -> Sheet {
    let is_single = rows.len() == 1;
    let is_listed = |change: &Request| is_single || change.status == ChangeStatus::Open;
    let mut changes: Vec<(&ScopeRow, &Request)> = rows
        .iter()
        .flat_map(|row| row.changes.iter().map(move |change| (row, change)))
        .filter(|(_, change)| is_listed(change))
        .collect();
    if !is_single {
        changes.sort_by_key(|(_, change)| change.asked);
    }
    let title = if is_single { "changes" } else { "open requests" };
    Sheet::of(&columns::requests(), &changes, None).titled(title).or_say("no request is open")
}

/// Who answered each request that was answered, and why.
pub(crate) fn answers(report: &Scope) -> Sheet {
    let Listing::Rows(rows) = &report.listing else { return Sheet::default() };
    let is_answered = |change: &&Request| change.status != ChangeStatus::Open;
    let answered: Vec<&Request> = rows.iter().flat_map(|row| &row.changes).filter(is_answered).collect();
    Sheet::of(&columns::answers(), &answered, None).titled("who answered, and why")
}

fn notes(row: &ScopeRow) -> impl Iterator<Item = Note> {
    row.flags.iter().map(|flag| Note {
        about: row.project.clone(),
        text: sentence(*flag, row),
        tone: if *flag == ScopeFlag::BreaksFirm { Tone::Bad } else { Tone::Warning },
    })
}

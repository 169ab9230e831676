//! The overview laid out: four lines, a table of what needs attention, what to begin with next.

use crate::model::quantity::Money;
use crate::page::{Block, Cell, Column, EXTRA, Note, Page, Sheet, Tone, Unit};
use crate::reports::overview::{Attention, Overview, Step};
use crate::reports::totals::Counts;
use crate::why::words::money;

pub(crate) fn page(overview: &Overview) -> Page {
    let header = &overview.header;
    let title = format!("{} as of {}", header.workspace, header.as_of);
    let mut blocks = Vec::new();
    if !is_empty(overview) {
        blocks.push(agency(overview));
        blocks.push(Block::Sheet(attention(overview)));
    }
    blocks.push(Block::Notes(notes(overview)));
    Page { title, blocks }
}

/// What is left out, how much more there is, and what to begin with next.
fn notes(overview: &Overview) -> Vec<Note> {
    let note = |about: String, text: String| Note { about, text, tone: Tone::Muted };
    let left_out = match overview.left_out.as_slice() {
        [] => None,
        [one] => Some(format!("{one} cannot be read, and is not counted above")),
        many => Some(format!("{} projects cannot be read, and are not counted above", many.len())),
    };
    let left_out = left_out.map(|text| Note { tone: Tone::Bad, ..note("left out".to_owned(), text) });
    let more = (overview.more > 0)
        .then(|| note(format!("{} more", overview.more), "standing status --all lists them".to_owned()));
    let step = |step: &Step| note("next".to_owned(), format!("write down {}: {}", step.text, step.command));
    left_out.into_iter().chain(more).chain(overview.next.as_ref().map(step)).collect()
}

/// Whether there is nothing to tell yet.
fn is_empty(overview: &Overview) -> bool {
    let clients: usize = overview.clients.all().iter().map(|(_, count)| count).sum();
    clients == 0 && overview.rows.is_empty()
}

fn agency(overview: &Overview) -> Block {
    let lines = [
        ("clients", clients(overview)),
        ("projects", projects(overview)),
        ("money", owed(overview)),
        ("requests", requests(overview)),
    ];
    let facts = lines.map(|(name, line)| (name.to_owned(), Cell::Text(line))).to_vec();
    Block::Facts { title: String::new(), facts }
}

/// How many there are of what there is some of, each with the words for one and for many.
fn counted(counts: &Counts, words: &[(&str, &str)]) -> String {
    let counted = words.iter().map(|words| (counts.get(words.0), words));
    let some = counted.filter(|(count, _)| *count > 0);
    let some = some.map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }));
    some.collect::<Vec<_>>().join(", ")
}

/// The kinds of clients, those who come back first.
const KINDS: [(&str, &str); 4] =
    [("client", "clients"), ("customer", "customers"), ("prospect", "prospects"), ("dormant", "dormant")];
/// The states of budgets, the worst first; who has no budget is in none of them.
const STATES: [(&str, &str); 4] =
    [("over", "over"), ("at-risk", "at-risk"), ("unknown", "unknown"), ("ok", "ok")];

fn clients(overview: &Overview) -> String {
    match counted(&overview.clients, &KINDS) {
        none if none.is_empty() => "none".to_owned(),
        some => some,
    }
}

fn projects(overview: &Overview) -> String {
    let projects = &overview.projects;
    let some =
        |before: &str, words: String| if words.is_empty() { words } else { format!("{before}{words}") };
    let states = some(": ", counted(&projects.states, &STATES));
    let late = some("; ", counted(&projects.schedules, &[("late", "late")]));
    let paused = match projects.paused {
        0 => String::new(),
        paused => format!("; {paused} paused"),
    };
    format!("{} active{states}{late}{paused}", projects.active)
}

fn owed(overview: &Overview) -> String {
    let owed = &overview.money;
    let amount = |sum: &Money| money(&sum.amount, sum.currency);
    let missing = match owed.missing.of("outstanding") {
        [] => String::new(),
        [one] => format!(", without {one}"),
        many => format!(", without {} projects", many.len()),
    };
    format!("{} outstanding, {} of it overdue{missing}", amount(&owed.outstanding), amount(&owed.overdue))
}

fn requests(overview: &Overview) -> String {
    match (overview.requests.open, overview.requests.oldest) {
        (0, _) | (_, None) => "none open".to_owned(),
        (1, Some(asked)) => format!("1 open, since {asked}"),
        (open, Some(asked)) => format!("{open} open, the oldest since {asked}"),
    }
}

fn attention(overview: &Overview) -> Sheet {
    type Of = Column<'static, Attention>;
    let columns = [
        Of::new("about", "who", 0, Unit::Id, |one| Cell::Id(one.about.clone())),
        Of::new("what", "what", 1, Unit::Words, |one| Cell::Said(one.what.clone(), one.tone)),
        Of::new("since", "since", 3, Unit::Date, |one| Cell::applies(one.since, Cell::Date)),
        Of::new("command", "answer with", 2, Unit::Id, |one| Cell::Id(one.command.clone())),
        Of::new("message", "why", EXTRA, Unit::Words, |one| Cell::Text(one.message.clone())),
    ];
    let title = if overview.rows.is_empty() { "" } else { "what needs attention" };
    Sheet::of(&columns, &overview.rows, None).titled(title).or_say("nothing needs attention")
}

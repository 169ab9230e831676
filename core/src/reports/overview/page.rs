//! The overview laid out: four lines, a table of what needs attention, what to begin with next.

use crate::diagnostic::rules::{self, RuleName};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::Money;
use crate::page::{Block, Cell, Column, EXTRA, Note, Page, Sheet, Tone, Unit};
use crate::reports::overview::leaves::told;
use crate::reports::overview::ordering::SMALL;
use crate::reports::overview::{Attention, Leave, Other, Overview, Shown, Step, UnderWay};
use crate::why::words::{counted as how_many, money};

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
    let warnings = (overview.warnings > 0).then(|| {
        let count = how_many(overview.warnings, "warning", "warnings");
        note(count, "standing check shows what is rarely meant".to_owned())
    });
    let is_told = overview.shown.other_day && !overview.rows.is_empty();
    let day = is_told.then(|| {
        let text = format!("add --as-of {} to these commands to see that day", overview.header.as_of);
        note("look at".to_owned(), text)
    });
    let leaves = (!overview.leaves.is_empty()).then(|| note("away".to_owned(), told(&overview.leaves)));
    let ahead = short(overview).map(|_| {
        note(
            "short".to_owned(),
            "standing ahead shows what else is likely, and when, month by month".to_owned(),
        )
    });
    let step = |step: &Step| note("next".to_owned(), format!("{}: {}", step.text, step.command));
    left_out
        .into_iter()
        .chain(ahead)
        .chain(leaves)
        .chain(more)
        .chain(day)
        .chain(warnings)
        .chain(overview.next.as_ref().map(step))
        .collect()
}

/// Whether there is nothing to tell yet.
fn is_empty(overview: &Overview) -> bool {
    let clients: usize = overview.clients.all().iter().map(|(_, count)| count).sum();
    clients == 0 && overview.rows.is_empty()
}

fn agency(overview: &Overview) -> Block {
    let lines = [
        ("clients", clients(overview)),
        ("budgets", budgets(overview)),
        ("schedules", schedules(overview)),
        ("money", owed(overview)),
    ];
    let facts = lines.map(|(name, line)| (name.to_owned(), Cell::Text(line))).to_vec();
    Block::Facts { title: String::new(), facts }
}

/// The projects that a sum misses for want of a record: one by its name.
fn unknown(overview: &Overview, figure: &str) -> String {
    match overview.money.missing.of(figure) {
        [] => String::new(),
        [one] => format!(" ({one} unknown)"),
        many => format!(" ({} projects unknown)", many.len()),
    }
}

/// The agency in six lines: as the four, with requests and what is signed apart.
pub(crate) fn tiles(overview: &Overview) -> [(&'static str, String); 6] {
    let or = |line: String, nothing: &str| if line.is_empty() { nothing.to_owned() } else { line };
    [
        ("clients", known_in_all(overview)),
        ("requests", or(requests(overview), "none open")),
        ("budgets", budgets(overview)),
        ("schedules", schedules(overview)),
        ("money", due(overview)),
        ("ahead", or(signed(overview), "nothing signed for this month and the next two")),
    ]
}

/// How many there are of what there is some of, each with the words for one and for many.
fn counted(count: impl Fn(&str) -> usize, words: &[(&str, &str, &str)]) -> String {
    let counted = words.iter().map(|(key, one, many)| (count(key), one, many));
    let some = counted.filter(|(count, ..)| *count > 0);
    let some = some.map(|(count, one, many)| how_many(count, one, many));
    some.collect::<Vec<_>>().join(", ")
}

/// The kinds of clients, those who come back first.
const KINDS: [(&str, &str, &str); 4] = [
    ("client", "client", "clients"),
    ("customer", "customer", "customers"),
    ("prospect", "prospect", "prospects"),
    ("dormant", "dormant", "dormant"),
];
/// The states of budgets, the worst first.
const STATES: [(&str, &str, &str); 5] = [
    ("over", "over", "over"),
    ("at-risk", "at-risk", "at-risk"),
    ("unknown", "unknown", "unknown"),
    ("ok", "ok", "ok"),
    ("none", "without a budget", "without a budget"),
];
/// Those on track whose first day is still to come.
const NOT_BEGUN: &str = "not begun";
/// The states of schedules, the worst first, and those on track that have not begun.
const SCHEDULES: [(&str, &str, &str); 7] = [
    ("late", "late", "late"),
    ("at-risk", "at-risk", "at-risk"),
    ("unknown", "unknown", "unknown"),
    ("on-track", "on-track", "on-track"),
    (NOT_BEGUN, NOT_BEGUN, NOT_BEGUN),
    ("ongoing", "ongoing", "ongoing"),
    ("none", "without a due date", "without a due date"),
];

fn clients(overview: &Overview) -> String {
    joined(known(overview), requests(overview))
}

/// Two parts of a line; the second may be nothing.
fn joined(first: String, second: String) -> String {
    if second.is_empty() { first } else { format!("{first}; {second}") }
}

fn known(overview: &Overview) -> String {
    match counted(|kind| overview.clients.get(kind), &KINDS) {
        none if none.is_empty() => "none".to_owned(),
        some => some,
    }
}

/// The same with how many there are in all, where they are of several kinds.
fn known_in_all(overview: &Overview) -> String {
    let counts = overview.clients.all();
    let kinds = counts.iter().filter(|(_, count)| *count > 0).count();
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    if kinds > 1 { format!("{all} in all: {}", known(overview)) } else { known(overview) }
}

/// The requests that are open; nothing where none is.
fn requests(overview: &Overview) -> String {
    let requests = &overview.requests;
    let Some(oldest) = requests.oldest.filter(|_| requests.open > 0) else { return String::new() };
    let open = how_many(requests.open, "request", "requests");
    let theirs = match requests.quoted {
        0 => String::new(),
        quoted => format!(", {quoted} of them waiting for the client"),
    };
    let since = if requests.open == 1 { "since" } else { "the oldest since" };
    let comma = if requests.open == 1 { "" } else { "," };
    format!("{open} open{comma} {since} {oldest}{theirs}")
}

fn budgets(overview: &Overview) -> String {
    let projects = &overview.projects;
    let states = match counted(|state| projects.states.get(state), &STATES) {
        none if none.is_empty() => none,
        some => format!(": {some}"),
    };
    let paused = match projects.paused {
        0 => String::new(),
        paused => format!("; {paused} paused"),
    };
    format!("{} active{states}{paused}", projects.active)
}

fn schedules(overview: &Overview) -> String {
    let UnderWay { schedules, not_begun, .. } = &overview.projects;
    let count = |key: &str| match key {
        "on-track" => schedules.get(key) - not_begun,
        NOT_BEGUN => *not_begun,
        key => schedules.get(key),
    };
    match counted(count, &SCHEDULES) {
        none if none.is_empty() => "none".to_owned(),
        some => some,
    }
}

fn owed(overview: &Overview) -> String {
    joined(due(overview), signed(overview))
}

/// What is overdue, and what can be invoiced.
fn due(overview: &Overview) -> String {
    let owed = &overview.money;
    let to_invoice = match owed.to_invoice.amount.is_zero() {
        true => String::new(),
        false => {
            format!("; {} can be invoiced{}", amount(&owed.to_invoice), unknown(overview, "to_invoice"))
        }
    };
    let overdue = match owed.overdue.amount.is_zero() {
        true => "nothing overdue".to_owned(),
        false if is_small(overview) => "nothing overdue but small money".to_owned(),
        false => format!("{} overdue", amount(&owed.overdue)),
    };
    format!("{overdue}{}{to_invoice}", unknown(overview, "outstanding"))
}

/// What is signed for the months to come, and what they cost where that is written, with what is wanting; nothing where
/// neither is.
fn signed(overview: &Overview) -> String {
    let owed = &overview.money;
    let cost = owed.break_even.as_ref().filter(|cost| !cost.amount.is_zero());
    let signed = match (owed.signed.amount.is_zero(), cost) {
        (true, None) => return String::new(),
        (true, Some(_)) => "nothing".to_owned(),
        (false, _) => amount(&owed.signed),
    };
    let against = |cost: &Money| {
        let short = short(overview).map(|short| format!(", {} short", amount(&short)));
        format!(" against costs of {}{}", amount(cost), short.unwrap_or_default())
    };
    let until = format!("until {}{}", owed.signed_until, unknown(overview, "signed"));
    format!("{signed} signed {until}{}", cost.map(against).unwrap_or_default())
}

/// What is signed less than it costs, of what is printed: who checks it has no other figures.
fn short(overview: &Overview) -> Option<Money> {
    let owed = &overview.money;
    let cost = owed.break_even.as_ref()?;
    let short = Money { amount: cost.printed() - owed.signed.printed(), ..*cost };
    short.amount.is_positive().then_some(short)
}

fn amount(sum: &Money) -> String {
    money(&sum.amount, sum.currency)
}

/// Whether the line of small money stands for all that is overdue.
fn is_small(overview: &Overview) -> bool {
    let small = overview.rows.iter().find(|row| row.about == SMALL);
    let late =
        small.into_iter().flat_map(|row| &row.others).filter(|one| one.rule == rules::OVERDUE_INVOICE.word());
    let sum: Number = late.filter_map(|one| Some(&one.stake.as_ref()?.amount)).sum();
    sum == overview.money.overdue.amount
}

/// So many of the others that a line counts are named: first what is so already, and who is wanting, then the dearest.
const ALSO: usize = 4;
const ALREADY: [RuleName; 4] =
    [rules::LATE_PROJECT, rules::OVER_BUDGET, rules::OVERDUE_INVOICE, rules::UNCOVERED_TASK];

/// A line of the table: a subject, or what else was found of it.
enum AttentionLine<'o> {
    /// With who is away for long of those who work on it.
    First(&'o Attention, String),
    Other(&'o Other),
}

impl AttentionLine<'_> {
    fn about(&self) -> String {
        if let Self::First(row, _) = self { row.about.clone() } else { String::new() }
    }

    /// What it is, with how much else there is where that has no line of its own.
    fn gist(&self, are_all: bool) -> Cell {
        match self {
            // The line of small money counts what it stands for.
            Self::First(row, _) if !are_all && !row.others.is_empty() && row.about != SMALL => {
                Cell::Said(format!("{}  +{}", row.gist, row.others.len()), row.tone)
            }
            Self::First(row, _) => Cell::Said(row.gist.clone(), row.tone),
            Self::Other(other) => Cell::Said(other.gist.clone(), other.tone),
        }
    }

    fn stake(&self) -> Option<Money> {
        let stake = match self {
            Self::First(row, _) => row.stake.clone(),
            Self::Other(other) => other.stake.clone(),
        };
        stake.filter(|stake| !stake.amount.is_zero())
    }

    const fn since(&self) -> Option<Date> {
        match self {
            Self::First(row, _) => row.since,
            Self::Other(other) => other.since,
        }
    }

    fn command(&self) -> String {
        match self {
            Self::First(row, _) => row.command.clone(),
            Self::Other(other) => other.command.clone(),
        }
    }

    /// Why, with the dearest of the others where they have no lines of their own; or how its stake was computed.
    fn reason(&self, shown: Shown) -> String {
        let (why, how) = match self {
            Self::First(row, _) => (&row.why, &row.stake_why),
            Self::Other(other) => (&other.why, &other.stake_why),
        };
        match how {
            Some(how) if shown.stakes => how.clone(),
            None if shown.stakes => "no stake".to_owned(),
            _ => {
                let left = if let Self::First(_, left) = self { left } else { "" };
                format!("{why}{left}{}{}", self.also(shown.all), self.weighed())
            }
        }
    }

    /// For how much it counts, where the workspace says another factor than 1: it stands elsewhere then than its stake says.
    fn weighed(&self) -> String {
        match self {
            Self::First(row, _) if row.weight != row.stake => {
                let weight = row.weight.as_ref().map(amount).unwrap_or_default();
                format!("; for the order it counts as {weight} ([attention] in standing.toml)")
            }
            _ => String::new(),
        }
    }

    fn also(&self, are_all: bool) -> String {
        match self {
            Self::First(row, _) if !are_all && row.about != SMALL => {
                let mut others: Vec<&Other> = row.others.iter().collect();
                others.sort_by_key(|other| !ALREADY.iter().any(|rule| rule.word() == other.rule));
                let told =
                    |other: &Other| format!("{}{}", other.gist, if other.firm { " (firm)" } else { "" });
                let others: Vec<String> = others.into_iter().take(ALSO).map(told).collect();
                let more = if row.others.len() > ALSO { ", …" } else { "" };
                if others.is_empty() { String::new() } else { format!("; also {}{more}", others.join(", ")) }
            }
            _ => String::new(),
        }
    }
}

fn attention(overview: &Overview) -> Sheet {
    type Of<'o> = Column<'static, AttentionLine<'o>>;
    let shown = overview.shown;
    let is_weighted = shown.stakes && overview.rows.iter().any(|row| row.weight != row.stake);
    let weight = |line: &AttentionLine<'_>| match line {
        AttentionLine::First(row, _) => Cell::applies(row.weight.clone(), Cell::Money),
        AttentionLine::Other(_) => Cell::Empty,
    };
    let columns = [
        Of::new("subject", "who", 0, Unit::Id, |one| Cell::Id(one.about())),
        Of::new("gist", "what", 1, Unit::Words, move |one| one.gist(shown.all)),
        Of::new("stake", "at stake", 2, Unit::Money, |one| Cell::applies(one.stake(), Cell::Money)),
        Of::new("weight", "weight", 3, Unit::Money, weight).only_if(is_weighted),
        Of::new("since", "since/by", 2, Unit::Date, |one| Cell::applies(one.since(), Cell::Date)),
        Of::new("why", "why", EXTRA, Unit::Reason, move |one| Cell::Text(one.reason(shown))),
        Of::new("command", "look at", 4, Unit::Reason, |one| Cell::Id(one.command())),
    ];
    let title = if overview.rows.is_empty() { "" } else { "what needs attention" };
    let left = |row: &Attention| {
        // Of the tasks that nobody else holds meanwhile the sentence says so.
        let is_uncovered = row.rule == rules::UNCOVERED_TASK.word();
        let is_said = |leave: &Leave| {
            is_uncovered && row.subject.as_ref().is_some_and(|subject| leave.alone.contains(subject))
        };
        let on = |leave: &Leave| {
            leave.on(row.subject.as_deref()?, overview.header.as_of).filter(|_| !is_said(leave))
        };
        overview.leaves.iter().filter_map(on).collect()
    };
    let lines = |row| {
        let others = if shown.all { row_others(row) } else { &[] };
        std::iter::once(AttentionLine::First(row, left(row))).chain(others.iter().map(AttentionLine::Other))
    };
    let lines: Vec<AttentionLine<'_>> = overview.rows.iter().flat_map(lines).collect();
    Sheet::of(&columns, &lines, None).titled(title).or_say("nothing needs attention")
}

fn row_others(row: &Attention) -> &[Other] {
    &row.others
}

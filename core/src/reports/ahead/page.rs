//! The ahead report laid out: the months, the same without what is counted as won, what ends, what has no days, roles.

use crate::page::{Block, Cell, Note, Page, Sheet, Tone};
use crate::reports::ahead::row::{AheadRow, AheadTotals};
use crate::reports::ahead::{Ahead, chart, columns, edges};
use crate::why::words::{list, sum};

pub(crate) fn page(report: &Ahead) -> Page {
    let days = report.period;
    let title = format!("Ahead of {}, {} to {}", report.header.workspace, days.from, days.to);
    let won = report.won.join(", ");
    let title = match won.as_str() {
        "" => title,
        won => format!("{title}, as if {won} were won"),
    };
    let costs = report.totals.sums.break_even.is_some();
    let without = report.without.iter().map(|rows| {
        let sheet = Sheet::of(&columns::months(costs), rows, None);
        sheet.titled(format!("without {won}"))
    });
    let sheets = [Some(months(report))].into_iter().flatten().chain(without).chain(beside(report));
    let charts = chart::months(report).into_iter().map(|chart| Block::Chart(Box::new(chart)));
    let mut blocks: Vec<Block> = charts.chain(sheets.map(Block::Sheet)).collect();
    blocks.push(facts(&report.totals));
    let notes = backlog(&report.totals).into_iter().chain(parts_of_break_even(report));
    blocks.push(Block::Notes(notes.chain(unknown(&report.totals)).collect()));
    Page { title, blocks }
}

/// The months and their totals.
pub(crate) fn months(report: &Ahead) -> Sheet {
    let costs = report.totals.sums.break_even.is_some();
    Sheet::of(&columns::months(costs), &report.rows, Some(&report.totals))
}

fn beside(report: &Ahead) -> [Sheet; 3] {
    [
        Sheet::of(&columns::ends(), &report.ends, None).titled(if report.ends.is_empty() {
            ""
        } else {
            "what ends"
        }),
        Sheet::of(&columns::undated(), &report.undated, None).titled(if report.undated.is_empty() {
            ""
        } else {
            edges::UNDATED
        }),
        Sheet::of(&columns::roles(), &report.roles, None).titled(if report.roles.is_empty() {
            ""
        } else {
            edges::BY_ROLE
        }),
    ]
}

/// What lies beyond the months.
fn facts(totals: &AheadTotals) -> Block {
    let money =
        |name: &str, amount: &crate::model::quantity::Money| (name.to_owned(), Cell::Money(amount.clone()));
    let mut facts = vec![
        money("signed to the end of each project", &totals.backlog),
        money("pipeline", &totals.pipeline),
        money("pipeline by its chances", &totals.weighted),
    ];
    if let Some(ratio) = &totals.win_rate.ratio {
        let name = format!("won of {} decided in twelve months", totals.win_rate.n);
        facts.push((name, Cell::Percent(ratio.clone())));
    }
    Block::Facts { title: "beyond".to_owned(), facts }
}

/// Why less is signed to the end of the projects than in the months, where it is.
fn backlog(totals: &AheadTotals) -> Option<Note> {
    let text =
        "of a retainer without an end, the period in force and the next are signed to its end".to_owned();
    let is_less = totals.backlog.amount < totals.sums.signed.amount;
    is_less.then(|| Note { about: "beyond".to_owned(), text, tone: Tone::Muted })
}

/// What the break-even of each month is made of.
fn parts_of_break_even(report: &Ahead) -> Option<Note> {
    let part = |row: &AheadRow| {
        let (whole, overhead) = (row.sums.break_even.clone()??, row.sums.overhead.clone()?);
        let people = sum(&(&whole.amount - &overhead.amount), whole.currency);
        Some(format!("{} {people} + {}", row.period, sum(&overhead.amount, overhead.currency)))
    };
    let parts: Vec<String> = report.rows.iter().filter_map(part).collect();
    let text = format!(
        "what the hours cost that everybody has in a month, without holidays and absences{}, + overhead: {}",
        by_the_hour(report),
        parts.join(", ")
    );
    (!parts.is_empty()).then(|| Note { about: "break-even".to_owned(), text, tone: Tone::Muted })
}

/// Of whom other hours count, and of whom too few, since nobody wrote them.
fn by_the_hour(report: &Ahead) -> String {
    let all = list(report.by_the_hour.iter().map(|id| &**id));
    if all.is_empty() {
        return all;
    }
    let unknown = report.totals.missing.of("assigned");
    let unknown = report.by_the_hour.iter().filter(|id| unknown.iter().any(|one| *one == ***id));
    let unknown = list(unknown.map(|id| &**id));
    let unknown = match unknown.is_empty() {
        true => unknown,
        false => format!("; nobody wrote how many these are of {unknown}, so that they cost more"),
    };
    format!(" (of {all}, paid for what is logged, the hours assigned{unknown})")
}

/// What the figures lack, and which command says more.
fn unknown(totals: &AheadTotals) -> Vec<Note> {
    const FIGURES: [(&str, &str, &str); 6] = [
        ("signed", "signed", "standing budget says why"),
        (
            "unsigned",
            "unsigned",
            "no day of the last 60 was a working day: correct [calendar] in standing.toml",
        ),
        ("cash", "cash", "standing budget says why"),
        ("likely", "likely", "write its value"),
        ("assigned", "assigned, free", "write the hours a week of each assignment"),
        ("break_even", "break-even", "write it in private/costs.toml"),
    ];
    let note = |(figure, title, next): &(&str, &str, &str)| {
        // What is unknown for want of something else is told once.
        let told: &[String] = if *figure == "unsigned" { totals.missing.of("signed") } else { &[] };
        let ids: Vec<&str> =
            totals.missing.of(figure).iter().filter(|id| !told.contains(id)).map(String::as_str).collect();
        let text = format!("unknown of {}: {next}", ids.join(", "));
        (!ids.is_empty()).then(|| Note { about: (*title).to_owned(), text, tone: Tone::Warning })
    };
    FIGURES.iter().filter_map(note).collect()
}

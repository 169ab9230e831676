//! The economics report laid out: months, quarters or years, then people, and what is unknown.

use crate::page::{Block, Note, Page, Sheet, Tone};
use crate::reports::economics::{Economics, chart, columns};

pub(crate) fn page(report: &Economics) -> Page {
    let days = report.period;
    let title = format!("Economics of {}, {} to {}", report.header.workspace, days.from, days.to);
    let people = Sheet::of(&columns::people(), &report.people, None).titled(if report.people.is_empty() {
        ""
    } else {
        "how much of each person's hours was billable"
    });
    let charts = chart::periods(report).into_iter().map(|chart| Block::Chart(Box::new(chart)));
    let below = [Block::Sheet(periods(report)), Block::Sheet(people), Block::Notes(unknown(report))];
    Page { title, blocks: charts.chain(below).collect() }
}

/// The rows and their totals.
pub(crate) fn periods(report: &Economics) -> Sheet {
    let costs = report.totals.net.is_some();
    let totals = (report.rows.len() > 1).then_some(&report.totals);
    Sheet::of(&columns::periods(report.by.word(), costs), &report.rows, totals)
        .or_say("nothing has happened yet")
}

/// What nobody wrote, and with which command one does.
fn unknown(report: &Economics) -> Vec<Note> {
    let missing = &report.totals.missing;
    let note = |about: &str, text: String| Note { about: about.to_owned(), text, tone: Tone::Warning };
    let people: Vec<&str> = ["cost_logged", "bench", "net"]
        .into_iter()
        .flat_map(|figure| missing.of(figure))
        .map(String::as_str)
        .filter(|id| !id.contains('/') && *id != "overhead")
        .collect();
    let mut people: Vec<&str> = people;
    people.sort_unstable();
    people.dedup();
    let mut notes = Vec::new();
    if let Some(first) = people.first() {
        let text = format!("private/costs.toml has no cost for {}", people.join(", "));
        notes.push(note("net", format!("{text}: write [{first}] hourly = 62.50 there")));
    }
    if !missing.of("overhead").is_empty() {
        let text = "private/costs.toml has no [overhead] for some of these months";
        notes.push(note("overhead", format!("{text}: write monthly = 9000 below it")));
    }
    let projects = missing.of("revenue");
    if !projects.is_empty() {
        let text = format!("the revenue of {} is unknown: standing money says why", projects.join(", "));
        notes.push(note("revenue", text));
    }
    notes
}

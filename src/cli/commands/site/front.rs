//! The first page: the overview, with pages in place of commands.

use crate::cli::commands::site::commands::of_list;
use crate::cli::commands::site::names::{ALL_FINDINGS, Pages};
use crate::cli::commands::site::sections::Section;
use crate::diagnostic::Severity;
use crate::page::{Block, Cell, Note, Page, Sheet, Tone};
use crate::reports::overview::{Attention, Overview};
use crate::why::words::counted;

/// Where the months to come are told in full.
const MORE_AHEAD: &str =
    "standing ahead says of which projects and deals these are the sums, and what comes after.";

/// In what order things stand, and what the numbers beside them mean.
const SORTED: &str = "Most money at stake first. Each client, project and person has one line: +2 stands for two more \
kinds of findings. Their own page lists every finding by itself.";
/// The same where something may not be.
const DENIED: &str = "What the agency forbids comes first. ";

/// The same where the agency gives a kind of findings another weight.
const WEIGHTED: &str = " Some kinds of findings count for more or less than their stake, as the agency chose; all findings say \
for how much.";

/// The heading of what the first page has no room for.
const REST: &str = "what else needs attention: not on the overview";

/// The page of the overview, with the months to come below what needs attention; `is_weighted` says
/// whether a finding counts for more or less than its stake. `pages` are those that all others lead to.
pub(crate) fn page(overview: &Overview, is_weighted: bool, soon: Option<Block>, pages: &Pages) -> Page {
    let plain = Overview { more: 0, warnings: 0, next: None, ..overview.clone() };
    let mut page = plain.page();
    if let Some(Block::Facts { facts, .. }) = page.blocks.first_mut() {
        *facts =
            overview.tiles().into_iter().map(|(name, line)| (name.to_owned(), Cell::Text(line))).collect();
    }
    for block in &mut page.blocks {
        let Block::Sheet(sheet) = block else { continue };
        if !sheet.is_empty() {
            sheet.title.push_str(", most at stake first");
        }
        answered(sheet, &overview.rows, |row| answering(row, None, pages));
    }
    if !overview.rows.is_empty() {
        let is_denied = |row: &Attention| matches!(row.level, Severity::Error | Severity::Deny);
        let first = if overview.rows.iter().any(is_denied) { DENIED } else { "" };
        let weights = if is_weighted { WEIGHTED } else { "" };
        page.blocks.push(Block::Words(format!("{first}{SORTED}{weights}")));
    }
    page.blocks.push(Block::Notes(notes(overview)));
    if let Some(soon) = soon {
        page.blocks.push(soon);
        page.blocks.push(Block::Words(MORE_AHEAD.to_owned()));
    }
    page
}

/// The lines for which the first page has no room, laid out as there; none where there is room for all.
pub(crate) fn rest(overview: &Overview, rest: &[Attention], pages: &Pages) -> Option<Block> {
    let lines = Overview { rows: rest.to_vec(), more: 0, warnings: 0, next: None, ..overview.clone() };
    let sheet = lines.page().blocks.into_iter().find_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet),
        _ => None,
    });
    let mut sheet = sheet.filter(|_| !rest.is_empty())?.titled(REST);
    // A part that answers a rule need not be there, such as that of the outcomes which nobody wrote.
    answered(&mut sheet, rest, |row| answering(row, Some(Section::Found), pages));
    Some(Block::Sheet(sheet))
}

/// In place of commands the pages that show the same.
fn answered(sheet: &mut Sheet, rows: &[Attention], page: impl Fn(&Attention) -> Cell) {
    for column in sheet.columns.iter_mut().filter(|column| column.head.path == "command") {
        column.cells = rows.iter().map(&page).collect();
    }
}

/// Where it is answered what a line asks: a part of the subject's own page, its rule's where none is named; of the agency
/// as a whole, the page that shows what the command would.
fn answering(row: &Attention, section: Option<Section>, pages: &Pages) -> Cell {
    let subject = row.subject.as_deref().filter(|subject| pages.of_subject(subject).is_some());
    let part =
        |subject| format!("{subject}#{}", section.unwrap_or_else(|| Section::of_rule(row.rule)).anchor());
    let report = || shown_by(&row.command, pages).map(str::to_owned);
    Cell::applies(subject.map(part).or_else(report), Cell::Id)
}

/// The page that shows what a command would.
fn shown_by<'c>(command: &'c str, pages: &Pages) -> Option<&'c str> {
    let mut words = command.split(' ').skip(1);
    let name = match words.next()? {
        "list" => of_list(words.next()?),
        "check" | "explain" => "checks",
        name => name,
    };
    pages.has_report(name).then_some(name)
}

/// How much more there is, and what to begin with next.
fn notes(overview: &Overview) -> Vec<Note> {
    let note = |about: &str, text: String| Note { about: about.to_owned(), text, tone: Tone::Muted };
    let more = (overview.more > 0).then(|| {
        let count =
            counted(overview.more, "more client, project or person", "more clients, projects and people");
        let verb = if overview.more == 1 { "needs" } else { "need" };
        note(ALL_FINDINGS, format!("{count} {verb} attention"))
    });
    let warnings = (overview.warnings > 0)
        .then(|| note(ALL_FINDINGS, counted(overview.warnings, "warning", "warnings")));
    let next = overview.next.as_ref().map(|step| note("next", step.text.clone()));
    more.into_iter().chain(warnings).chain(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::links::Link;
    use crate::sample;

    #[test]
    fn a_command_leads_to_the_page_that_shows_the_same() {
        let portfolio = sample::portfolio(&[
            ("people/ana.toml", "name = \"Ana\"\n"),
            ("clients/acme/client.toml", "name = \"Acme\"\n"),
            ("clients/acme/shop.toml", "name = \"Shop\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
        ]);
        let names = ["budget", "money", "clients", "schedule", "checks"];
        let pages = names.map(|name| Link { name: name.to_owned(), href: format!("{name}.html") });
        let pages = Pages::of(&portfolio, &pages, []);
        for (command, page) in [
            ("standing budget shop --periods", Some("budget")),
            ("standing clients", Some("clients")),
            ("standing list invoices acme --open", Some("money")),
            ("standing list waits acme/shop --open", None),
            ("standing explain forecast.margin shop", Some("checks")),
            ("standing check", Some("checks")),
            // Not on a site that tells no costs.
            ("standing checkup", None),
            ("standing show ana", None),
        ] {
            assert_eq!(shown_by(command, &pages), page, "{command}");
        }
    }
}

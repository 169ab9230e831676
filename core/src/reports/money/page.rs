//! The money report laid out: what was earned, what is still to come by age, and why below.

use crate::page::{Block, Chart, Note, Page, Sheet, Sums, Tone};
use crate::reports::document::{Group, Listing};
use crate::reports::lack::{Lack, Lacking, below};
use crate::reports::money::groups::MoneyBy;
use crate::reports::money::row::{InvoiceRow, MoneyFlag, MoneyRow};
use crate::reports::money::totals::MoneyTotals;
use crate::reports::money::{Money, chart, columns};

pub(crate) fn page(report: &Money) -> Page {
    let (days, totals) = (report.period, &report.totals);
    let title = format!("Money of {}, {} to {}", report.header.workspace, days.from, days.to);
    let title = format!("{title}, as of {}", report.header.as_of);
    let costs = totals.cost.is_some();
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let mut sheets = vec![earned(Sheet::of(&columns::earned(costs), rows, Some(totals)))];
            sheets.push(to_come(rows, totals));
            sheets.extend(rows.first().filter(|_| rows.len() == 1).map(invoices));
            sheets.push(to_invoice(report));
            let below =
                below(rows.iter().flat_map(notes).collect(), rows.len(), Lacking::project("standing money"));
            drawn(chart::receivables(totals))
                .chain(sheets.into_iter().map(Block::Sheet))
                .chain(below)
                .collect()
        }
        Listing::Groups(groups) if report.by == Some(MoneyBy::Person) => {
            let people = Sheet::of(&columns::people(costs), groups, Some(totals));
            vec![Block::Sheet(people.or_say("nobody worked")), Block::Notes(whose(groups))]
        }
        Listing::Groups(groups) => {
            let by = report.by.map_or("", MoneyBy::word);
            let columns = Group::columns(by, &columns::earned(costs));
            let earned = earned(Sheet::of(&columns, groups, Some(totals)));
            let months = groups.as_slice();
            let by_month = report.by == Some(MoneyBy::Month);
            let margins = by_month.then(|| chart::margins(months, totals)).flatten();
            let sheets = [earned, groups_to_come(by, groups), to_invoice(report)].map(Block::Sheet);
            drawn(margins).chain(sheets).collect()
        }
    };
    Page { title, blocks }
}

fn drawn(chart: Option<Chart>) -> impl Iterator<Item = Block> {
    chart.map(|chart| Block::Chart(Box::new(chart))).into_iter()
}

fn earned(sheet: Sheet) -> Sheet {
    sheet.or_say("nothing was earned, spent or invoiced")
}

fn to_come(rows: &[MoneyRow], totals: &MoneyTotals) -> Sheet {
    let open: Vec<&MoneyRow> = rows.iter().filter(|row| !row.invoices.is_empty()).collect();
    let are_summed = rows.len() > 1 && totals.receivables.is_some();
    let sheet = ageing(Sheet::of(&columns::to_come(), &open, are_summed.then_some(totals)));
    if totals.misses("receivables") {
        return sheet.or_say("nothing known is outstanding");
    }
    sheet
}

fn groups_to_come(by: &'static str, groups: &[Group<MoneyTotals>]) -> Sheet {
    let is_listed = |group: &&Group<MoneyTotals>| {
        group.totals.receivables.as_ref().is_some_and(|sums| {
            let is_open = !sums.outstanding.amount.is_zero() || !sums.credit.amount.is_zero();
            is_open || group.totals.misses("receivables")
        })
    };
    let listed: Vec<&Group<MoneyTotals>> = groups.iter().filter(is_listed).collect();
    ageing(Sheet::of(&Group::columns(by, &columns::to_come()), &listed, None))
}

fn to_invoice(report: &Money) -> Sheet {
    let totals = Some(&report.totals).filter(|_| report.to_invoice.len() > 1);
    let sheet = Sheet::of(&columns::to_invoice(), &report.to_invoice, totals);
    sheet.titled("to invoice today").or_say("nothing that is known can be invoiced today")
}

fn ageing(sheet: Sheet) -> Sheet {
    sheet.titled("still to come, by how late it is").or_say("nothing is outstanding")
}

fn invoices(row: &MoneyRow) -> Sheet {
    let invoices = Sheet::of(&columns::invoices(), &row.invoices, None);
    invoices.titled(format!("Open invoices of {}", row.project))
}

/// The open invoices of all projects, the one due first at the top.
pub(crate) fn open_invoices(report: &Money) -> Sheet {
    let Listing::Rows(rows) = &report.listing else { return Sheet::default() };
    let mut open: Vec<(&MoneyRow, &InvoiceRow)> =
        rows.iter().flat_map(|row| row.invoices.iter().map(move |one| (row, one))).collect();
    open.sort_by_key(|(_, one)| (one.due, one.date));
    Sheet::of(&columns::open_invoices(), &open, None).titled("open invoices")
}

fn whose(groups: &[Group<MoneyTotals>]) -> Vec<Note> {
    let is_missing = groups.iter().any(|group| group.totals.revenue.is_none());
    let text = "a fixed price or a retainer does not say whose work earned it: fees are the billable hours of each \
                person at their bill rates";
    let note = Note { about: "revenue".to_owned(), text: text.to_owned(), tone: Tone::Plain };
    is_missing.then_some(note).into_iter().collect()
}

fn notes(row: &MoneyRow) -> impl Iterator<Item = (Note, Option<Lack>)> {
    let is_bad = row.flags.iter().any(|flag| matches!(flag, MoneyFlag::Loss | MoneyFlag::Overdue));
    let tone = if is_bad { Tone::Bad } else { Tone::Warning };
    let note = move |text: &String| Note { about: row.project.clone(), text: text.clone(), tone };
    row.why.iter().zip(&row.lacks).map(move |(text, lack)| (note(text), *lack))
}

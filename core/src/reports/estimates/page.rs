//! The estimates report laid out: what was asked, groups of cases, and the cases themselves.

use crate::page::{Block, Note, Page, Sheet, Tone};
use crate::reports::estimates::row::Estimate;
use crate::reports::estimates::{Estimates, EstimatesBy, chart, columns};

/// From so many cases on, what they took says something of the next.
const ENOUGH: usize = 5;

pub(crate) fn page(report: &Estimates) -> Page {
    let title = format!("Estimates of {} as of {}", report.header.workspace, report.header.as_of);
    let by = report.by.word();
    // The totals are of projects, whatever the groups are of.
    let totals = (report.by != EstimatesBy::Phase && report.groups.len() > 1).then_some(&report.totals);
    let groups = Sheet::of(&columns::groups(by), &report.groups, totals);
    let what = if report.by == EstimatesBy::Phase { "phases" } else { "projects" };
    let groups = groups
        .titled(format!("what {what} took, of what was estimated at first"))
        .or_say("no finished work had an estimate");
    let notes = report.estimate.iter().map(asked);
    let chart = chart::ratios(report).map(|chart| Block::Chart(Box::new(chart)));
    let sheets = [Block::Sheet(groups), Block::Sheet(cases(report))];
    Page { title, blocks: [Block::Notes(notes.collect())].into_iter().chain(chart).chain(sheets).collect() }
}

/// The cases, one by one.
pub(crate) fn cases(report: &Estimates) -> Sheet {
    Sheet::of(&columns::cases(), &report.rows, None).titled("the cases")
}

/// What so many hours have come to, and on how much that rests.
fn asked(estimate: &Estimate) -> Note {
    let rests = match estimate.n {
        0 => "no finished work had an estimate, so nobody can tell what they come to".to_owned(),
        n if n < ENOUGH => format!("{}: too few to tell", cases_of(n)),
        n => cases_of(n),
    };
    let text = match (&estimate.median, &estimate.p20, &estimate.p80) {
        (Some(median), Some(p20), Some(p80)) => format!(
            "have come to {} h at the median, and to between {} and {} h in the middle of the range ({rests})",
            median.digits(),
            p20.digits(),
            p80.digits()
        ),
        _ => rests,
    };
    Note { about: format!("{} h", estimate.hours.digits()), text, tone: Tone::Plain }
}

fn cases_of(count: usize) -> String {
    if count == 1 { "1 case".to_owned() } else { format!("{count} cases") }
}

//! Retainers that pass their allowance again and again.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::rates::bill_rate::BillRates;
use crate::figures::requests::change::in_force;
use crate::figures::retainers::retainer::{OverEntry, Period};
use crate::figures::spending::budget::ProjectFigures;
use crate::model::change::ChangeStatus;
use crate::model::number::Number;
use crate::model::project::Billing;
use crate::model::retainer::Overage;
use crate::why::words::{hours, money};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::OVER_AGAIN, include_str!("over_again.md")) };

/// So many periods in a row are a habit.
const HABIT: i64 = 3;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let retainers = facts.active().filter(|figures| figures.project.billing == Billing::Retainer);
    retainers.filter_map(|figures| diagnostic(facts, figures)).collect()
}

fn diagnostic(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<Diagnostic> {
    let count = figures.periods.over_in_a_row(facts.as_of);
    if count < HABIT {
        return None;
    }
    let (first, of_row) = in_a_row(figures, facts);
    let since = of_row.first().map(|period| period.from);
    let from = since.map(|since| format!(", since {since}")).unwrap_or_default();
    let hours = told_hours(figures, &of_row);
    let what = format!("over its allowance in {count} periods in a row{from}: {hours}");
    let found = of_project(facts, RULE.name, figures.project, "retainer.hours", what).help(HELP);
    let short = format!("over {count} times in a row");
    Some(found.in_short(short).since(since).staking(stake(facts, figures, first)))
}

/// How many hours these are; where each period passes them on to the next, what is owed by now, since their sum would
/// count an hour again in every period that it is passed on to.
fn told_hours(figures: &ProjectFigures<'_>, of_row: &[&Period]) -> String {
    let passes_on = |period: &&Period| period.terms.overage == Overage::Next;
    let owed = figures.periods.current().and_then(|period| period.debt.as_ref());
    match owed.filter(|owed| owed.is_positive() && of_row.iter().all(passes_on)) {
        Some(owed) => format!("{} owed by now", hours(owed)),
        None => {
            let over: Number = of_row.iter().filter_map(|period| period.over.as_ref()).sum();
            format!("{} in all", hours(&over))
        }
    }
}

const HELP: &str = "agree on a larger retainer, or on fewer wishes";

/// The periods that were over in a row up to now, and the place of the first of them.
fn in_a_row<'f>(figures: &'f ProjectFigures<'_>, facts: &Facts<'_>) -> (usize, Vec<&'f Period>) {
    let all = &figures.periods.periods;
    let is_open = |period: &Period| period.to.is_none_or(|to| to >= facts.as_of);
    let first = all
        .iter()
        .enumerate()
        .rev()
        .skip_while(|(_, period)| is_open(period) && !period.is_over())
        .take_while(|(_, period)| period.is_over())
        .last()
        .map_or(all.len(), |(place, _)| place);
    (first, all.iter().skip(first).filter(|period| period.is_over()).collect())
}

/// What the hours over in these periods are worth that were given away or are still owed; where they are billed, what of
/// them is not invoiced.
fn stake(facts: &Facts<'_>, figures: &ProjectFigures<'_>, first: usize) -> Option<AtStake> {
    let value = |over: &[&OverEntry]| worth(facts, figures, over);
    let of = |overage: Overage| -> Vec<&OverEntry> {
        figures.periods.over_that(overage).filter(|over| over.period >= first).collect()
    };
    let given = value(&of(Overage::Absorb))?;
    let owed = value(&of(Overage::Next))?.min(debt(facts, figures)?);
    let billed = value(&of(Overage::Bill))?.min(not_invoiced(facts, figures)?);
    let currency = figures.project.currency;
    let words = format!(
        "hours over at their bill rates: {} given away, {} owed, {} billed on top and not invoiced",
        money(&given, currency),
        money(&owed, currency),
        money(&billed, currency)
    );
    of_amount(facts, figures.project, &(given + owed + billed), &words)
}

fn worth(facts: &Facts<'_>, figures: &ProjectFigures<'_>, over: &[&OverEntry]) -> Option<Number> {
    let rates = BillRates::of(facts.portfolio, figures.project);
    let entries = figures.project.log.time.entries();
    let value = |over: &&OverEntry| {
        let entry = entries.get(over.entry)?;
        Some(&over.hours * &rates.rate(entry, rates.role(entry)).ok()?)
    };
    over.iter().map(value).sum()
}

/// What the hours that the period in force still owes are worth at the mean rate.
fn debt(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<Number> {
    let owed = figures.periods.current().and_then(|period| period.debt.clone()).unwrap_or_default();
    if owed.is_zero() {
        return Some(owed);
    }
    let over: Vec<&OverEntry> = figures.periods.over_that(Overage::Next).collect();
    let all: Number = over.iter().map(|over| &over.hours).sum();
    (worth(facts, figures, &over)? * owed).over(&all)
}

/// What was earned beside the fees, as far as what was invoiced does not reach.
fn not_invoiced(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<Number> {
    let fees: Number = figures.periods.periods.iter().filter_map(|period| period.terms.amount.as_ref()).sum();
    let accepted = in_force(figures.project, facts.as_of);
    let changes: Number = accepted
        .filter(|(_, status)| *status == ChangeStatus::Accepted)
        .map(|(change, _)| &change.amount)
        .sum();
    let invoiced = figures.receivables.invoiced.as_ref().ok()?;
    let all = fees + changes + figures.spent.overage.as_ref().ok()?;
    Some((all - invoiced).or_zero())
}

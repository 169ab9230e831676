//! The sentences of a brief: a budget in one line, and what happened.

use crate::model::project::Billing;
use crate::model::quantity::{Hours, Money};
use crate::reports::brief::budget::{Agreed, BudgetKeys, MonthKeys, PastPeriod, PeriodKeys};
use crate::reports::brief::happened::Happened;
use crate::why::gist::amount;

fn money(money: &Money) -> String {
    amount(&money.amount, money.currency)
}

fn hours(hours: &Hours) -> String {
    let digits = hours.digits();
    format!("{} h", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// The budget in one line.
pub(crate) fn budget(budget: &BudgetKeys) -> String {
    let agreed = match (&budget.period, &budget.amount, &budget.hours) {
        (Some(period), ..) => in_period(period),
        (None, Some(amount), _) => in_all(amount, money, !amount.changes.amount.is_zero()),
        (None, None, Some(worked)) => in_all(worked, hours, !worked.changes.0.is_zero()),
        (None, None, None) if budget.billing == Billing::Hourly => "billed by the hour".to_owned(),
        (None, None, None) => "no budget was agreed".to_owned(),
    };
    let some = |sum: &Option<Money>, words: &str| {
        sum.as_ref().filter(|sum| !sum.amount.is_zero()).map(|sum| format!("{} {words}", money(sum)))
    };
    let month = budget.month.as_ref().map(in_month);
    let credit = some(&budget.credit, "to your credit");
    // What is late of one invoice is no part of a sum that a credit note has made less.
    let late = some(&budget.overdue, if credit.is_none() { "of it overdue" } else { "overdue" });
    let parts = [Some(agreed), month, some(&budget.invoiced, "invoiced"), late, credit];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn in_all<Q>(agreed: &Agreed<Q>, words: impl Fn(&Q) -> String, is_changed: bool) -> String {
    let whole = words(&agreed.current);
    let whole = if is_changed {
        format!(
            "{whole} agreed ({} at first, {} by changes)",
            words(&agreed.original),
            words(&agreed.changes)
        )
    } else {
        format!("{whole} agreed")
    };
    match &agreed.used {
        Some(used) => format!("{whole}, {} used", words(used)),
        None => whole,
    }
}

fn in_period(period: &PeriodKeys) -> String {
    let until = period.to.map(|to| format!(" to {to}")).unwrap_or_default();
    let days = format!("from {}{until}", period.from);
    match (&period.hours, &period.used, &period.amount) {
        (Some(usable), Some(used), _) => {
            let some = |number: &Option<Hours>, words: &str| {
                number.as_ref().filter(|one| one.0.is_positive()).map(|one| format!("{} {words}", hours(one)))
            };
            let parts = [
                Some(format!("{} of {} used {days}", hours(used), hours(usable))),
                some(&period.carried, "of them carried over"),
                some(&period.left, "left"),
                some(&period.owed, "owed"),
                before(period),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        (_, _, Some(amount)) => format!("{} {days}", money(amount)),
        _ => format!("a period {days}"),
    }
}

/// `before that 28 h of 20 h (2026-10-01), …`.
fn before(period: &PeriodKeys) -> Option<String> {
    let one = |past: &PastPeriod| {
        let of = past.hours.as_ref().map(|usable| format!(" of {}", hours(usable))).unwrap_or_default();
        format!("{}{of} from {}", hours(&past.used), past.from)
    };
    let all: Vec<String> = period.before.iter().map(one).collect();
    (!all.is_empty()).then(|| format!("before that {}", all.join(", ")))
}

/// `12 h, 1,200 EUR since 2026-11-01; 80 h, 8,000 EUR so far`.
fn in_month(month: &MonthKeys) -> String {
    let both = |worked: &Hours, amount: &Option<Money>| match amount {
        Some(amount) => format!("{}, {}", hours(worked), money(amount)),
        None => hours(worked),
    };
    let now = both(&month.hours, &month.amount);
    format!("{now} since {}; {} so far", month.from, both(&month.hours_so_far, &month.amount_so_far))
}

/// What happened, in a line.
pub(crate) fn told(one: &Happened) -> String {
    let title = one.title.clone().unwrap_or_default();
    let what = match one.what {
        "phase-done" => format!("{title} is done"),
        "progress" => format!("from {title} of the work"),
        "asked" => format!("{title}: asked for"),
        "accepted" => format!("{title}: agreed"),
        "absorbed" => format!("{title}: done at no charge"),
        "deferred" => format!("{title}: put off"),
        "declined" | "withdrawn" => format!("{title}: {}", one.what),
        life => life.to_owned(),
    };
    let costs = one.amount.as_ref().map(money).or_else(|| one.hours.as_ref().map(hours));
    let moves = one.days.map(|days| match days {
        1 => "the due date moves by 1 working day".to_owned(),
        days => format!("the due date moves by {days} working days"),
    });
    let trade = one.trade.as_ref().map(|trade| format!("in exchange for {trade}"));
    [Some(what), costs, moves, trade].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

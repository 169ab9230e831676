//! What is at risk in what practice rules find, with the words that say how it was computed.

use crate::checks::facts::Facts;
use crate::diagnostic::AtStake;
use crate::figures::budget::{Budgeted, ProjectFigures, Unit};
use crate::figures::client::ClientFigures;
use crate::figures::lateness::working_days_late;
use crate::model::change::Change;
use crate::model::number::Number;
use crate::model::project::{Billing, Binding, Firm, Project};
use crate::model::retainer::Overage;
use crate::why::words::{counted, hours, money, percent};

/// So much money of the workspace, computed so.
pub(crate) fn staked(facts: &Facts<'_>, amount: Number, how: String) -> AtStake {
    AtStake { amount: facts.portfolio.agency.currency.money(&amount), how }
}

/// An amount of a project; nothing of an internal one.
pub(crate) fn of_amount(
    facts: &Facts<'_>,
    project: &Project,
    amount: &Number,
    words: &str,
) -> Option<AtStake> {
    if project.billing == Billing::Internal {
        return None;
    }
    let converted = facts.rates().converted(amount, project)?;
    let how = format!("{}{}", words, in_workspace(facts, project, amount));
    Some(staked(facts, converted, how))
}

/// What an amount is of in a project's own currency, where that is another.
fn in_workspace(facts: &Facts<'_>, project: &Project, amount: &Number) -> String {
    if project.currency == facts.portfolio.agency.currency {
        return String::new();
    }
    format!(" ({} at the rate of {})", money(amount, project.currency), facts.as_of)
}

/// Hours of a project at its mean bill rate; nothing of an internal one.
pub(crate) fn of_hours(
    facts: &Facts<'_>,
    figures: &ProjectFigures<'_>,
    number: &Number,
    words: &str,
) -> Option<AtStake> {
    if figures.project.billing == Billing::Internal {
        return None;
    }
    let rate = facts.rates().of(figures)?;
    Some(staked(facts, number * &rate, format!("{words}{}", an_hour(facts, &rate))))
}

/// What a request for change is worth: its amount, else its hours at the mean bill rate.
pub(crate) fn of_change(facts: &Facts<'_>, project: &Project, change: &Change) -> Option<AtStake> {
    let title = format!("{:?}", change.title);
    if !change.amount.is_zero() {
        return of_amount(facts, project, &change.amount, &title);
    }
    let figures = facts.figures_of(project)?;
    let worked = format!("{title}: {}", hours(&change.hours));
    if change.hours.is_zero() { None } else { of_hours(facts, figures, &change.hours, &worked) }
}

/// `, at 100.00 EUR an hour (mean bill rate)`.
pub(crate) fn an_hour(facts: &Facts<'_>, rate: &Number) -> String {
    format!(", at {} an hour (mean bill rate)", money(rate, facts.portfolio.agency.currency))
}

/// A part of a client's income of twelve months.
pub(crate) fn of_income(
    facts: &Facts<'_>,
    client: &ClientFigures<'_>,
    part: &Number,
    words: &str,
) -> Option<AtStake> {
    let income = facts.rates().income(client)?;
    let told = money(&income, facts.portfolio.agency.currency);
    Some(staked(facts, income * part, format!("{told}, their income of 12 months, · {words}")))
}

/// What a project is past its budget or will be, whichever is more: of the binding budget that is furthest over.
pub(crate) fn of_budget(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    if figures.project.billing == Billing::Retainer {
        return of_period(facts, figures);
    }
    let binding = figures.project.binding();
    let units: &[Unit] = match binding {
        Binding::Hours => &[Unit::Hours],
        Binding::Amount => &[Unit::Amount],
        Binding::Both => &[Unit::Amount, Unit::Hours],
    };
    let excesses = units.iter().filter_map(|unit| excess(facts, figures, *unit));
    let stakes = excesses.filter_map(|(unit, number, words)| match unit {
        Unit::Amount => of_amount(facts, figures.project, &number, &words),
        Unit::Hours => of_hours(facts, figures, &number, &words),
    });
    stakes.max_by(|one, other| one.amount.amount.cmp(&other.amount.amount))
}

/// By how much one budget is over, or will be; without a forecast, by how much its burn is above the warning.
fn excess(facts: &Facts<'_>, figures: &ProjectFigures<'_>, unit: Unit) -> Option<(Unit, Number, String)> {
    let limits = &facts.portfolio.agency.thresholds;
    let (budget, spent): (&Budgeted, &Number) = match unit {
        Unit::Amount => (figures.budget.amount.as_ref()?, figures.spent.amount.as_ref().ok()?),
        Unit::Hours => (figures.budget.hours.as_ref()?, &figures.spent.hours),
    };
    let current = &budget.current;
    let told = |number: &Number| match unit {
        Unit::Amount => money(number, figures.project.currency),
        Unit::Hours => hours(number),
    };
    let over = (spent - current, format!("{} spent − {}", told(spent), told(current)));
    let serious = figures.progress.as_ref().filter(|done| **done >= limits.eac_from && done.is_positive());
    let ahead = match serious.and_then(|done| Some((spent.over(done)?, done))) {
        Some((forecast, done)) => {
            let words = format!("forecast {} − {}", told(&forecast), told(current));
            (&forecast - current, format!("{words} ({} for {})", told(spent), percent(Some(done))))
        }
        None => {
            let burn = spent.share_of(current)?;
            let words = format!(
                "({} spent − {} of budget-warn) · {}",
                percent(Some(&burn)),
                percent(Some(&limits.budget_warn)),
                told(current)
            );
            ((burn - &limits.budget_warn) * current, words)
        }
    };
    let (number, words) = if ahead.0 > over.0 { ahead } else { over };
    number.is_positive().then_some((unit, number, words))
}

/// The hours that a period comes to at this pace, less what it may use; nothing where what is over is billed.
fn of_period(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let period = figures.periods.current()?;
    let project = figures.project;
    let terms = project.terms_at(period.from).or_else(|| project.first_terms())?;
    if terms.overage == Overage::Bill {
        return None;
    }
    let usable = period.allowance.as_ref()? + period.carried.as_ref()?;
    let pace = period.pace.as_ref().filter(|pace| pace.is_positive())?;
    let past = (period.used.over(pace)? - &usable).or_zero();
    let words = format!(
        "{} used in {} of the period's working days − {} usable",
        hours(&period.used),
        percent(Some(pace)),
        hours(&usable)
    );
    of_hours(facts, figures, &past, &words)
}

/// What is left to do of a project, in the workspace's currency, with words for it: (1 − progress) · current amount,
/// hours at the mean bill rate.
fn left_to_do(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let done = figures.progress.clone().unwrap_or_default();
    let left = (Number::one() - &done).or_zero();
    let words = |whole: String| match &figures.progress {
        Some(done) => format!("(1 − {} done) · {whole}", percent(Some(done))),
        None => format!("{whole}, of which nobody said what is done"),
    };
    match (&figures.budget.amount, &figures.budget.hours) {
        (Some(budget), _) => {
            let whole = words(money(&budget.current, figures.project.currency));
            of_amount(facts, figures.project, &(&budget.current * &left), &whole)
        }
        (None, Some(budget)) => {
            of_hours(facts, figures, &(&budget.current * &left), &words(hours(&budget.current)))
        }
        (None, None) => None,
    }
}

/// What is left to do, times the working days that it is late over those of the plan; all of it where the date is firm.
pub(crate) fn of_lateness(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let left = left_to_do(facts, figures)?;
    if figures.project.is_firm(Firm::Deadline) {
        return Some(AtStake { how: format!("{}; the date is firm", left.how), ..left });
    }
    of_days(facts, figures, left, (working_days_late(facts.portfolio, figures, facts.as_of)?, "late"))
}

/// What is left to do, times so many working days over those of the plan.
pub(crate) fn of_waiting(facts: &Facts<'_>, figures: &ProjectFigures<'_>, days: i64) -> Option<AtStake> {
    of_days(facts, figures, left_to_do(facts, figures)?, (days, "waited"))
}

fn of_days(
    facts: &Facts<'_>,
    figures: &ProjectFigures<'_>,
    left: AtStake,
    (days, word): (i64, &str),
) -> Option<AtStake> {
    let planned = figures.plan.due().and_then(|due| figures.plan.days_to(due))?;
    let part = Number::from(days).over(&Number::from(planned))?.min(Number::one());
    let days = counted(usize::try_from(days).unwrap_or_default(), "working day", "working days");
    let how = format!("{} · {days} {word} of {planned} planned", left.how);
    Some(staked(facts, left.amount.amount * part, how))
}

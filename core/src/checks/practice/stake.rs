//! What is at risk in what practice rules find, with the words that say how it was computed.

use crate::checks::facts::Facts;
use crate::diagnostic::AtStake;
use crate::figures::at_stake::{self, Excess, Past, budget_and_spent, excesses, part_of_plan, past_period};
use crate::figures::clients::client::ClientFigures;
use crate::figures::rates::mean_rate::RateBasis;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::model::change::Change;
use crate::model::number::Number;
use crate::model::project::{Billing, Firm, Project};
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
    let Some(one) = facts.rates().converted(&Number::one(), project) else { return String::new() };
    let (amount, code) = (money(amount, project.currency), facts.portfolio.agency.currency.code());
    format!(" ({amount} at {} {code}, the rate of {})", one.rounded(6), facts.as_of)
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
    let amount = |amount: &Number| money(amount, figures.project.currency);
    let of = match facts.rates().own(figures) {
        Some(RateBasis::Worked(fees, worked)) => {
            format!("{} for {} billed", amount(&fees), hours(&worked))
        }
        Some(RateBasis::Agreed(price, agreed)) => format!("{} agreed for {}", amount(&price), hours(&agreed)),
        None => OF_AGENCY.to_owned(),
    };
    Some(staked(facts, number * &rate, format!("{words}{}", an_hour(facts, &rate, &of))))
}

/// What a request for change is worth: its amount, else its hours at the mean bill rate.
pub(crate) fn of_change(facts: &Facts<'_>, project: &Project, change: &Change) -> Option<AtStake> {
    let title = format!("{:?}", change.title);
    if !change.amount.is_zero() {
        return of_amount(facts, project, &change.amount, &format!("the amount of {title}"));
    }
    let figures = facts.figures_of(project)?;
    let worked = format!("{title}: {}", hours(&change.hours));
    if change.hours.is_zero() { None } else { of_hours(facts, figures, &change.hours, &worked) }
}

/// What the agency's mean rate is the mean of.
pub(crate) const OF_AGENCY: &str = "the agency's, over 12 months";

/// `, at 100.00 EUR an hour (mean bill rate: 800.00 EUR for 8.00 h billed)`.
pub(crate) fn an_hour(facts: &Facts<'_>, rate: &Number, of: &str) -> String {
    format!(", at {} an hour (mean bill rate: {of})", money(rate, facts.portfolio.agency.currency))
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
    let what = if facts.rates().is_invoiced(client) {
        "their income of 12 months"
    } else {
        "the budgets of their projects, since nothing was invoiced yet"
    };
    Some(staked(facts, income * part, format!("{told}, {what}, · {words}")))
}

/// What a project is past its budget or will be, whichever is more: of the binding budget that is furthest over.
pub(crate) fn of_budget(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    if figures.project.billing == Billing::Retainer {
        return of_period(facts, figures);
    }
    let stakes = excesses(figures, &facts.portfolio.agency.thresholds).filter_map(|one| {
        let words = words(facts, figures, &one)?;
        match one.unit {
            Unit::Amount => of_amount(facts, figures.project, &one.number, &words),
            Unit::Hours => of_hours(facts, figures, &one.number, &words),
        }
    });
    stakes.max_by(|one, other| one.amount.amount.cmp(&other.amount.amount))
}

/// How it was computed by how much a budget is over.
fn words(facts: &Facts<'_>, figures: &ProjectFigures<'_>, excess: &Excess) -> Option<String> {
    let (current, spent) = budget_and_spent(figures, excess.unit)?;
    let told = |number: &Number| match excess.unit {
        Unit::Amount => money(number, figures.project.currency),
        Unit::Hours => hours(number),
    };
    Some(match &excess.by {
        Past::Spent(spent) => format!("{} spent − {}", told(spent), told(current)),
        Past::Forecast(forecast) => {
            let done = percent(figures.progress.as_ref());
            format!("forecast {} − {} ({} for {done})", told(forecast), told(current), told(spent))
        }
        Past::Warning(burn) => format!(
            "({} spent − the warning at {}) · {}",
            percent(Some(burn)),
            percent(Some(&facts.portfolio.agency.thresholds.budget_warn)),
            told(current)
        ),
    })
}

/// The hours that a period comes to at this pace, less what it may use.
fn of_period(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let past = past_period(figures)?;
    let period = figures.periods.current()?;
    let usable = period.allowance.as_ref()? + period.carried.as_ref()?;
    let words = format!(
        "{} used in {} of the period's working days − {} usable",
        hours(&period.used),
        percent(period.pace.as_ref()),
        hours(&usable)
    );
    of_hours(facts, figures, &past, &words)
}

/// What is left to do of a project, in the workspace's currency, with words for it: (1 − progress) · current amount,
/// hours at the mean bill rate.
fn left_to_do(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let (unit, left) = at_stake::left_to_do(figures)?;
    let words = |whole: String| match &figures.progress {
        Some(done) => format!("(1 − {} done) · {whole}", percent(Some(done))),
        None => format!("{whole}, of which nobody said what is done"),
    };
    match unit {
        Unit::Amount => {
            let whole = money(&figures.budget.amount.as_ref()?.current, figures.project.currency);
            of_amount(facts, figures.project, &left, &words(whole))
        }
        Unit::Hours => {
            let whole = hours(&figures.budget.hours.as_ref()?.current);
            of_hours(facts, figures, &left, &words(whole))
        }
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
    let part = part_of_plan(figures, days)?;
    let days = counted(usize::try_from(days).unwrap_or_default(), "working day", "working days");
    let how = format!("{} · {days} {word} of {planned} planned", left.how);
    Some(staked(facts, left.amount.amount * part, how))
}

//! States and flags in a few words, for a list that has a line for each.

use crate::figures::at_stake::past_period;
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::ClientFlag;
use crate::figures::clients::opportunity::needless;
use crate::figures::clients::reach::{Line, current_contacts};
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::figures::spending::budgets::Budgeted;
use crate::model::Date;
use crate::model::client::ContactRole;
use crate::model::currency::Currency;
use crate::model::id::TaskId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Binding;
use crate::why::words::{grouped, percent};

/// By how much a project is over the first budget that binds and is passed; of a retainer, its period.
#[must_use]
pub fn over(figures: &ProjectFigures<'_>) -> Option<String> {
    if let Some(past) = past_amount(figures) {
        return Some(format!("{} over", amount(&past, figures.project.currency)));
    }
    let currency = figures.project.currency;
    let bound = figures.bound().into_iter().find(|bound| bound.is_over(currency));
    let past = bound.and_then(|bound| Some(bound.spent? - bound.budget));
    let period = figures.periods.current();
    let owed =
        period.and_then(|period| if period.is_over() { period.over.clone() } else { period.debt.clone() });
    let past = past.or(owed)?;
    let coming = past_period(figures).filter(|coming| *coming > past);
    Some(match coming {
        Some(coming) => format!("will be {} h over", excess(&coming, Unit::Hours, currency).0),
        None => format!("{} h over", whole(&past.rounded(2))),
    })
}

/// An amount of money, without its digits behind the point where they are zeros.
#[must_use]
pub fn amount(amount: &Number, currency: Currency) -> String {
    format!("{} {currency}", grouped(whole(&amount.rounded(currency.minor_digits()))))
}

fn whole(digits: &str) -> &str {
    match digits.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => digits,
    }
}

/// By how much it will be over as things go, of the budget that binds: the amount, else the hours; `None` where it will
/// not, or less is done than a forecast takes.
#[must_use]
pub fn past_at_completion(figures: &ProjectFigures<'_>, from: &Number) -> Option<(Unit, Number)> {
    let done = figures.progress.as_ref().filter(|done| *done >= from && done.is_positive())?;
    let past = |budget: &Budgeted, spent: &Number| {
        Some(spent.over(done)? - &budget.current).filter(Number::is_positive)
    };
    let in_hours = || {
        let hours = figures.budget.hours.as_ref().and_then(|budget| past(budget, &figures.spent.hours))?;
        Some((Unit::Hours, hours))
    };
    let in_money = || {
        let amount = past(figures.budget.amount.as_ref()?, figures.spent.amount.as_ref().ok()?)?;
        Some((Unit::Amount, amount))
    };
    match figures.project.binding() {
        Binding::Hours => in_hours(),
        Binding::Amount => in_money(),
        Binding::Both => in_money().or_else(in_hours),
    }
}

/// What is past a budget as digits and the word for its unit; hours from ten on are whole.
#[must_use]
pub fn excess(past: &Number, unit: Unit, currency: Currency) -> (String, String) {
    match unit {
        Unit::Amount => {
            let digits = past.rounded(currency.minor_digits());
            (grouped(whole(&digits)), currency.to_string())
        }
        Unit::Hours => {
            let digits = if *past < Number::from(10) { past.rounded(1) } else { past.rounded(0) };
            (grouped(whole(&digits)), "h".to_owned())
        }
    }
}

/// Days that something took.
#[must_use]
pub fn days(days: i64) -> String {
    format!("{days} {}", if days == 1 { "day" } else { "days" })
}

/// By how much a retainer's period will be over at this pace, where nobody is billed for it.
#[must_use]
pub fn period_over(figures: &ProjectFigures<'_>) -> Option<String> {
    let past = past_period(figures).filter(Number::is_positive)?;
    Some(format!("will be {} h over", excess(&past, Unit::Hours, figures.project.currency).0))
}

/// What was spent past the current amount, where that binds.
#[must_use]
pub fn past_amount(figures: &ProjectFigures<'_>) -> Option<Number> {
    let bound = figures.bound().into_iter().find(|bound| bound.unit == Unit::Amount)?;
    bound.is_over(figures.project.currency).then(|| bound.spent.map(|spent| spent - bound.budget))?
}

/// How many tasks there are; one by its id.
#[must_use]
pub fn tasks(portfolio: &Portfolio, tasks: &[TaskId]) -> String {
    match tasks {
        [one] => portfolio.agency.tasks.get(*one).map_or_else(String::new, |task| task.id.to_string()),
        many => format!("{} tasks", many.len()),
    }
}

/// A flag of a client in a few words, and the day since which it is so, where a record says it.
#[must_use]
pub fn flag(figures: &ClientFigures<'_>, flag: ClientFlag, as_of: Date) -> (String, Option<Date>) {
    let low = || figures.mood.low_since.or(figures.mood.latest.map(|latest| latest.date));
    let mood = |mood: Option<&Number>| mood.map(|mood| mood.rounded(2)).unwrap_or_default();
    match flag {
        ClientFlag::Concentration => (format!("{} of income", percent(figures.share.as_ref())), None),
        ClientFlag::NoExecutive => ("no executive".to_owned(), left(figures, ContactRole::Executive)),
        ClientFlag::NoManager => ("no manager".to_owned(), left(figures, ContactRole::Manager)),
        ClientFlag::ExecutiveDue => unheard("executive", &figures.executive),
        ClientFlag::ManagerDue => unheard("manager", &figures.manager),
        ClientFlag::NoRapport => ("no rapport".to_owned(), None),
        ClientFlag::TooManyApprovers => {
            let approvers = current_contacts(figures.client, ContactRole::Approver, as_of).count();
            (format!("{approvers} approvers"), None)
        }
        ClientFlag::EaseOff => ("ease off".to_owned(), figures.raises.days.iter().max().copied()),
        ClientFlag::NeedlessOpportunity => {
            let raised = needless(figures.client).flat_map(|one| &one.raised).filter(|day| **day <= as_of);
            ("serves no need".to_owned(), raised.min().copied())
        }
        ClientFlag::BadNewsOnly => ("only bad news".to_owned(), figures.news.recent().1),
        ClientFlag::LowMood => (format!("mood {} of 5", mood(figures.mood.mean.as_ref())), low()),
        ClientFlag::PullingApart => apart(figures),
    }
}

/// Who of the two is less happy, how much, and when that was seen last.
fn apart(figures: &ClientFigures<'_>) -> (String, Option<Date>) {
    let (executive, manager) = (&figures.executive, &figures.manager);
    let (role, line) =
        if executive.mood <= manager.mood { ("executive", executive) } else { ("manager", manager) };
    let mood = line.mood.as_ref().map(|mood| mood.rounded(2)).unwrap_or_default();
    (format!("{role}'s mood {mood} of 5"), line.low_since.or(line.felt))
}

fn unheard(role: &str, line: &Line) -> (String, Option<Date>) {
    match line.last {
        Some(last) => (format!("{role} due"), Some(last)),
        None => (format!("{role} unmet"), None),
    }
}

/// When the last contact with a role left.
fn left(figures: &ClientFigures<'_>, role: ContactRole) -> Option<Date> {
    figures
        .client
        .contacts
        .iter()
        .filter(|contact| contact.has(role))
        .filter_map(|contact| contact.until)
        .max()
}

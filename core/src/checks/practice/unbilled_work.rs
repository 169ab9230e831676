//! Work that could have been invoiced for some time, and was not.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::earnings::money::price_earned;
use crate::figures::invoicing::receivables::Account;
use crate::figures::invoicing::to_invoice::ToInvoice;
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::accepted_sum;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Billing, Project, Status};
use crate::why::gist;
use crate::why::words::money;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::UNBILLED_WORK, include_str!("unbilled_work.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !facts.has_begun(Practice::Invoices) {
        return Vec::new();
    }
    let is_ours = |project: &Project| {
        project.billing != Billing::Internal
            && !matches!(project.status_at(facts.as_of), Status::Prospect | Status::Lost)
    };
    let could_be = facts.invoiceable(|project| is_ours(project) && !is_billed_by_halves(project));
    let projects = facts.portfolio.projects.iter().zip(could_be).filter(|(project, _)| is_ours(project));
    projects.filter_map(|(project, could_be)| diagnostic(facts, project, could_be.as_ref())).collect()
}

/// Whether nothing says when parts of a price can be invoiced.
fn is_billed_by_halves(project: &Project) -> bool {
    project.billing == Billing::Fixed && project.milestones.iter().all(|one| one.amount.is_none())
}

/// An amount that nobody invoiced, since when it could have been, and how that is known.
struct Unbilled {
    amount: Number,
    since: Option<Date>,
    /// The day by which all of it could have been, where nothing was since.
    could_on: Option<Date>,
    words: String,
}

fn diagnostic(facts: &Facts<'_>, project: &Project, could_be: Option<&ToInvoice>) -> Option<Diagnostic> {
    let unbilled = match is_billed_by_halves(project) {
        true => half_billed(facts, project)?,
        false => not_invoiced(facts, project, could_be?)?,
    };
    if !project.currency.money(&unbilled.amount).printed().is_positive() {
        return None;
    }
    let told = money(&unbilled.amount, project.currency);
    let what = match &unbilled.could_on {
        Some(then) => {
            let oldest = unbilled.since.filter(|since| since < then);
            let oldest =
                oldest.map_or_else(String::new, |since| format!("; the oldest of it dates from {since}"));
            format!("{told} could have been invoiced by {then}, and has not been{oldest}")
        }
        None => format!("{told} is not invoiced: {}", unbilled.words),
    };
    let found = of_project(facts, RULE.name, project, "billing", what).help(HELP);
    let stake = of_amount(facts, project, &unbilled.amount, &unbilled.words);
    let short = format!("{} unbilled", gist::amount(&unbilled.amount, project.currency));
    Some(found.in_short(short).since(unbilled.since).staking(stake))
}

const HELP: &str = "write the invoice; standing money lists what can be invoiced, and of what it is made";

/// What could be invoiced `invoice-days` ago, less what was invoiced since.
fn not_invoiced(facts: &Facts<'_>, project: &Project, could: &ToInvoice) -> Option<Unbilled> {
    let then = facts.invoice_day();
    let days = (then, facts.as_of);
    let account = Account::of(facts.portfolio, project, facts.as_of);
    let since = account.invoiced(project.currency, days).ok()?;
    // A credit note on what was invoiced too early leaves nothing to invoice.
    let amount = (could.balance() - &since).or_zero();
    let told = |number: &Number| money(number, project.currency);
    let could_be = match could.amount() {
        nothing if nothing.is_zero() => format!("nothing could be invoiced on {then}"),
        some => format!("{} could be invoiced on {then}", told(&some)),
    };
    let words = match &since {
        nothing if nothing.is_zero() => format!("{could_be}, and nothing has been since"),
        back if back.is_negative() => {
            format!("{could_be}, and credit notes took {} back since", told(&-since.clone()))
        }
        some => format!("{could_be}, and {} was since", told(some)),
    };
    let could_on = (since.is_zero() && !could.amount().is_zero()).then_some(then);
    Some(Unbilled { amount, since: could.since(), could_on, words })
}

/// Whether half of a price is invoiced, all that it can come to: then its figures need not be worked out.
fn is_billed(facts: &Facts<'_>, project: &Project) -> bool {
    let has_expenses = project.log.expenses.iter().any(|expense| expense.billable);
    let ever = (Date::MIN, facts.as_of);
    let account = Account::of(facts.portfolio, project, facts.as_of);
    let (Some(amount), Ok(invoiced)) = (&project.budget.amount, account.invoiced(project.currency, ever))
    else {
        return false;
    };
    let price = amount + accepted_sum(project, facts.as_of).1;
    !has_expenses && !price.is_negative() && &invoiced + &invoiced >= price
}

/// What a fixed price without milestones earned and nobody invoiced, where that is more than half of it.
fn half_billed(facts: &Facts<'_>, project: &Project) -> Option<Unbilled> {
    if is_billed(facts, project) {
        return None;
    }
    let (revenue, invoiced) = earned_and_invoiced(facts, project)?;
    if &invoiced + &invoiced >= revenue {
        return None;
    }
    let told = |number: &Number| money(number, project.currency);
    let words = format!("{} earned, and {} invoiced, less than half", told(&revenue), told(&invoiced));
    Some(Unbilled { amount: (revenue - invoiced).or_zero(), since: None, could_on: None, words })
}

/// What a fixed price earned, and what was invoiced of it; of one that is over nothing else is worked out.
fn earned_and_invoiced(facts: &Facts<'_>, project: &Project) -> Option<(Number, Number)> {
    if let Some(figures) = facts.figures_of(project) {
        let (revenue, invoiced) = (&figures.earnings.revenue, &figures.receivables.invoiced);
        return revenue.clone().ok().zip(invoiced.clone().ok());
    }
    let revenue = price_earned(Shown::own(facts.portfolio, project), facts.as_of);
    let account = Account::of(facts.portfolio, project, facts.as_of);
    revenue.ok().zip(account.invoiced(project.currency, (Date::MIN, facts.as_of)).ok())
}

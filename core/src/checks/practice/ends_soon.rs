//! Income that ends soon.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::earnings::income::{EarningWindow, income};
use crate::figures::rates::worth::Shown;
use crate::figures::spending::budget::{ProjectFigures, Unit, pace};
use crate::figures::window::Window as Days;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::project::Billing;
use crate::why::gist;
use crate::why::words::{counted, hours, money};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::ENDS_SOON, include_str!("ends_soon.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let last = days_after(facts.as_of, facts.portfolio.agency.thresholds.renew_days).unwrap_or(Date::MAX);
    facts.active().filter_map(|figures| diagnostic(facts, figures, last)).collect()
}

fn diagnostic(facts: &Facts<'_>, figures: &ProjectFigures<'_>, last: Date) -> Option<Diagnostic> {
    let project = figures.project;
    let within = |day: &Date| (facts.as_of..=last).contains(day);
    let due = figures.plan.due().filter(within);
    let (end, key, what) = match project.billing {
        Billing::Retainer => (due?, "due", "the retainer ends"),
        Billing::Hourly => match (due, figures.runs_out.filter(within)) {
            (Some(due), None) => (due, "due", "the work by the hour ends"),
            (Some(due), Some(out)) if due <= out => (due, "due", "the work by the hour ends"),
            (_, out) => (out?, "billing", "at the pace of the last weeks the budget runs out"),
        },
        Billing::Fixed | Billing::Internal => return None,
    };
    let days = gist::days((end - facts.as_of).num_days());
    let pace = if key == "due" { String::new() } else { at_pace(facts, figures) };
    let what = format!("{what} on {end}, in {days}{pace}");
    let found = of_project(facts, RULE.name, project, key, what).help(HELP);
    let short = if key == "due" { "ends" } else { "budget runs out" };
    Some(found.in_short(short).since(Some(end)).staking(stake(facts, figures)))
}

/// What the pace is made of at which a budget runs out.
fn at_pace(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> String {
    let told = |number: &Number| match figures.burn_by {
        Some(Unit::Hours) => hours(number),
        _ => money(number, figures.project.currency),
    };
    pace(facts.portfolio, figures, facts.as_of).map_or_else(String::new, |pace| {
        let days = usize::try_from(pace.window.days).unwrap_or_default();
        let days = counted(days, "working day", "working days");
        format!(": {} in {days}, {} left", told(&pace.spent), told(&pace.left))
    })
}

const HELP: &str = "talk about what comes next, now; record a new due date or a change once it is agreed";

/// Half of what it earned in twelve months: half of such work goes on.
fn stake(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<AtStake> {
    let year = Days::twelve_months(facts.as_of);
    let period = Period { from: year.after.succ_opt()?, to: year.until };
    let window = EarningWindow { period, as_of: facts.as_of };
    let revenue = income(Shown::own(facts.portfolio, figures.project), window).revenue.ok()?;
    let words = format!("half of {}, its revenue of 12 months", money(&revenue, figures.project.currency));
    of_amount(facts, figures.project, &(revenue * Number::decimal(5, 1)), &words)
}

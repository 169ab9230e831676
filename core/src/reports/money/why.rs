//! Which invoices are late, why a project lost money, and which record an unknown figure lacks: one sentence each.

use crate::figures::earnings::income::{EarningWindow, income};
use crate::figures::earnings::money::difference;
use crate::figures::invoicing::ageing::Age;
use crate::figures::missing::Missing;
use crate::figures::rates::worth::Shown;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::reports::lack::{Lack, Reason};
use crate::reports::money::row::{Earning, MoneyFlag};
use crate::reports::query::Query;
use crate::why::budget::lack;
use crate::why::words::money;

/// The sentences on one project.
pub(crate) fn why(portfolio: &Portfolio, query: &Query, earning: &Earning<'_>) -> Vec<Reason> {
    let (project, income) = (earning.project, &earning.income);
    let amount = |amount: &Number| money(amount, project.currency);
    let late = earning.open().iter().filter(|one| !matches!(one.age, Age::NotDue | Age::Credit));
    let known = |text: String| Reason { text, lack: None };
    let mut sentences: Vec<Reason> = late
        .map(|one| {
            let days = if one.days_late == 1 { "day" } else { "days" };
            let (number, outstanding) = (&one.invoice.number, amount(&one.outstanding));
            known(format!("invoice {number}: {outstanding}, {} {days} late", one.days_late))
        })
        .collect();
    let is_loss = earning.flags(query.costs).contains(&MoneyFlag::Loss);
    if let (true, Ok(revenue), Ok(cost)) = (is_loss, &income.revenue, &income.cost) {
        sentences.push(known(format!("{} earned, at a cost of {}", amount(revenue), amount(cost))));
    }
    sentences.extend(not_invoiced(portfolio, query, earning).map(|rest| {
        let text = format!(
            "{} of its price is earned and not invoiced, and no milestone says when it is: standing add milestone",
            amount(&rest)
        );
        Reason { text, lack: Some(Lack::Milestone) }
    }));
    sentences.extend(unknowns(query, earning).into_iter().map(|(names, missing)| {
        let text = format!("{} unknown: {}", names.join(", "), lack(portfolio, project, missing));
        Reason { text, lack: Some(Lack::from(missing)) }
    }));
    sentences
}

/// What was earned of a fixed price and not invoiced, where nothing says when it can be.
fn not_invoiced(portfolio: &Portfolio, query: &Query, earning: &Earning<'_>) -> Option<Number> {
    earning.to_invoice.as_ref().err().filter(|missing| **missing == Missing::Milestones)?;
    let own = Shown::own(portfolio, earning.project);
    let ever = EarningWindow { period: Period::EVER, as_of: query.as_of };
    let invoiced = earning.account.invoiced(own.currency, ever.days());
    let rest = difference(&income(own, ever).revenue, &invoiced).ok()?;
    own.currency.money(&rest).printed().is_positive().then_some(rest)
}

/// What is unknown, each with the figures that lack it.
fn unknowns<'e>(query: &Query, earning: &'e Earning<'_>) -> Vec<(Vec<&'static str>, &'e Missing)> {
    let income = &earning.income;
    let cost = Some(("cost and margin", &income.cost)).filter(|_| query.costs);
    let owed = earning.receipts.received.as_ref().err().map(|_| ("what came", &earning.receipts.received));
    let named = [Some(("fees", &income.fees)), Some(("revenue", &income.revenue)), cost, owed];
    let mut unknowns: Vec<(Vec<&'static str>, &Missing)> = Vec::new();
    for (name, figure) in named.into_iter().flatten() {
        let Err(missing) = figure else { continue };
        match unknowns.iter_mut().find(|(_, known)| *known == missing) {
            Some((names, _)) => names.push(name),
            None => unknowns.push((vec![name], missing)),
        }
    }
    unknowns
}

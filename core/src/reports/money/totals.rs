//! Sums of the money report in the workspace's currency: what flowed at the dates of its records, what is open at the
//! report's.

use serde::Serialize;

use crate::figures::earnings::income::{Income, Receipts};
use crate::figures::invoicing::ageing::Ageing;
use crate::figures::missing::{Known, convert};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Hours, Money, Share};
use crate::reports::money::row::{MoneyFlag, ReceivableKeys};
use crate::reports::query::Query;
use crate::reports::totals::{Missing, Summand, Summing};

/// Sums of what is known; `missing` names the projects whose figure is not. Of a person, what rests on the revenue is
/// `None` while one of these is missing: little of it would be a sum of theirs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct MoneyTotals {
    pub hours: Hours,
    pub fees: Money,
    pub revenue: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Option<Money>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_ratio: Option<Option<Share>>,
    pub agi: Option<Money>,
    pub effective_rate: Option<Money>,
    pub invoiced: Option<Money>,
    pub received: Option<Money>,
    pub receivables: Option<ReceivableKeys>,
    pub missing: Missing,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_invoice: Option<Money>,
}

/// What is added up of one project: all of it, or what belongs to a group.
pub(crate) struct MoneyPart<'a> {
    pub(crate) project: &'a Project,
    /// In the workspace's currency.
    pub(crate) income: &'a Income,
    /// Invoices and what came of them, in the workspace's currency, and what is open, in the project's; `None` where they
    /// belong to no group.
    pub(crate) bills: Option<(&'a Receipts, &'a Known<Ageing>)>,
    /// What can be invoiced, in the project's currency; `None` in groups.
    pub(crate) to_invoice: Option<Known>,
}

const FIGURES: [&str; 8] =
    ["fees", "revenue", "cost", "margin", "agi", "invoiced", "received", "receivables"];
/// The totals of these parts, and of the projects that could not be read.
pub(crate) fn totals<'a>(
    portfolio: &Portfolio,
    query: &Query,
    parts: impl IntoIterator<Item = MoneyPart<'a>>,
    left_out: &[&str],
) -> MoneyTotals {
    let mut sums = Summing::new(portfolio, query.as_of);
    let shown = |figure: &str| query.costs || !matches!(figure, "cost" | "margin");
    let (mut hours, mut ageing) = (Number::zero(), Ageing::default());
    let (mut has_bills, mut can_invoice) = (true, false);
    for part in parts {
        let id = portfolio.full_name(part.project);
        hours = hours + &part.income.hours;
        has_bills = part.bills.is_some();
        if let Some((_, of_part)) = part.bills {
            let pair = (part.project.currency, portfolio.agency.currency);
            let convert = |amount: &Number| convert(portfolio, amount, pair, query.as_of);
            match of_part.as_ref().map_err(Clone::clone).and_then(|sums| sums.converted(convert)) {
                Ok(converted) => ageing.add(&converted),
                Err(_) => sums.miss("receivables", &id),
            }
        }
        for (figure, summand) in summands(&part).into_iter().filter(|(figure, _)| shown(figure)) {
            sums.add(figure, &id, portfolio.agency.currency, summand);
        }
        if let Some(amount) = part.to_invoice {
            can_invoice = true;
            sums.add("to_invoice", &id, part.project.currency, Summand::known(amount.ok()));
        }
    }
    for id in left_out {
        FIGURES.iter().filter(|figure| shown(figure)).for_each(|figure| sums.miss(figure, id));
    }
    let currency = portfolio.agency.currency;
    let bills = |figure: &str| has_bills.then(|| sums.sum(figure));
    let (revenue, margin) = (sums.sum("revenue"), sums.sum("margin"));
    let (invoiced, received) = (bills("invoiced"), bills("received"));
    let to_invoice = can_invoice.then(|| sums.sum("to_invoice"));
    let (fees, agi, cost) = (sums.sum("fees"), sums.sum("agi"), sums.sum("cost"));
    let missing = sums.into_missing();
    let ratio = margin.amount.share_of(&revenue.amount).filter(|_| missing.of("margin").is_empty());
    let rate = agi.amount.share_of(&hours).filter(|_| missing.of("agi").is_empty());
    let summed = |sum| Some(sum).filter(|_| has_bills || missing.of("revenue").is_empty());
    MoneyTotals {
        hours: Hours(hours),
        fees,
        revenue: summed(revenue),
        cost: query.costs.then_some(cost),
        margin: query.costs.then(|| summed(margin)),
        margin_ratio: query.costs.then(|| ratio.map(Share)),
        agi: summed(agi),
        effective_rate: rate.map(|amount| Money { amount, currency }),
        invoiced,
        received,
        receivables: has_bills.then(|| ReceivableKeys::of(&ageing, currency)),
        missing,
        to_invoice,
    }
}

fn summands(part: &MoneyPart<'_>) -> Vec<(&'static str, Summand)> {
    let known = |figure: &Known| Summand::known(figure.as_ref().ok().cloned());
    let income = part.income;
    let mut summands = vec![
        ("fees", known(&income.fees)),
        ("revenue", known(&income.revenue)),
        ("cost", known(&income.cost)),
        ("margin", known(&income.margin)),
        ("agi", known(&income.agi)),
    ];
    if let Some((receipts, _)) = part.bills {
        summands.push(("invoiced", known(&receipts.invoiced)));
        summands.push(("received", known(&receipts.received)));
    }
    summands
}

impl MoneyTotals {
    /// The flags that apply to the sums.
    pub(crate) fn flags(&self) -> impl Iterator<Item = MoneyFlag> {
        let overdue = self.receivables.as_ref().is_some_and(|sums| sums.overdue.amount.is_positive());
        let margin = self.margin.as_ref().and_then(Option::as_ref);
        let loss = margin.is_some_and(|margin| margin.amount.is_negative());
        let is_missing = |figure| !self.missing.of(figure).is_empty();
        let unknown = is_missing("revenue") || self.margin.is_some() && is_missing("margin");
        let flags = [(overdue, MoneyFlag::Overdue), (loss, MoneyFlag::Loss), (unknown, MoneyFlag::Unknown)];
        flags.into_iter().filter(|(applies, _)| *applies).map(|(_, flag)| flag)
    }
}

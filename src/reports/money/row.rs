//! One project of the money report, key by key.

use serde::Serialize;

use crate::figures::ageing::{Age, Ageing, OpenInvoice, open_invoices};
use crate::figures::income::{Income, Receipts, Window, income, receipts};
use crate::figures::missing::Known;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};
use crate::model::quantity::{Hours, Money, Share};
use crate::model::word::words;
use crate::reports::document::Confidential;
use crate::reports::money::why::why;
use crate::reports::query::Query;

words! {
    /// What a row of the money report is marked with.
    MoneyFlag {
        /// Something is past its due date.
        Overdue = "overdue",
        /// It cost more than it earned, and is not our own project.
        Loss = "loss",
        /// What it earned or cost is not known.
        Unknown = "unknown",
    }
}

/// A project with its figures, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Earning<'p> {
    pub(crate) project: &'p Project,
    pub(crate) income: Income,
    pub(crate) receipts: Receipts,
    pub(crate) invoices: Vec<OpenInvoice<'p>>,
}

/// One project of the money report. `None` is a figure that is unknown or does not apply; `why` says which record is
/// missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct MoneyRow {
    pub project: String,
    pub name: Box<str>,
    pub client: Box<str>,
    pub status: Status,
    pub billing: Billing,
    pub currency: Currency,
    pub hours: Hours,
    pub fees: Option<Money>,
    pub revenue: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Confidential<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_ratio: Confidential<Share>,
    pub agi: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_margin: Confidential<Share>,
    pub invoiced: Money,
    pub received: Money,
    pub receivables: ReceivableKeys,
    pub invoices: Vec<InvoiceRow>,
    pub flags: Vec<MoneyFlag>,
    pub why: Vec<String>,
}

/// What is still to come, by how late it is in calendar days.
#[derive(Clone, Debug, Serialize)]
pub struct ReceivableKeys {
    pub outstanding: Money,
    pub overdue: Money,
    pub not_due: Money,
    pub late_1_30: Money,
    pub late_31_60: Money,
    pub late_61_90: Money,
    pub late_over_90: Money,
}

/// An invoice that is not settled.
#[derive(Clone, Debug, Serialize)]
pub struct InvoiceRow {
    pub number: Box<str>,
    pub date: Date,
    pub due: Option<Date>,
    pub amount: Money,
    pub outstanding: Money,
    pub days_late: i64,
    pub age: Age,
}

impl<'p> Earning<'p> {
    pub(crate) fn of(portfolio: &Portfolio, project: &'p Project, window: Window) -> Self {
        Self {
            project,
            income: income(portfolio, project, window),
            receipts: receipts(project, window),
            invoices: open_invoices(&project.log, window.as_of).collect(),
        }
    }

    /// Whether there is anything to tell.
    pub(crate) fn is_something(&self) -> bool {
        let is_nothing = |figure: &Known| figure.as_ref().is_ok_and(Number::is_zero);
        let Income { hours, revenue, cost, .. } = &self.income;
        let none = hours.is_zero() && is_nothing(revenue) && is_nothing(cost);
        !(none && self.receipts == Receipts::default() && self.invoices.is_empty())
    }

    pub(crate) fn flags(&self, costs: bool) -> Vec<MoneyFlag> {
        let Income { revenue, margin, .. } = &self.income;
        let is_overdue =
            self.invoices.iter().any(|one| one.age != Age::NotDue && one.outstanding.is_positive());
        let is_own = self.project.billing == Billing::Internal;
        let is_loss = costs && !is_own && margin.as_ref().is_ok_and(Number::is_negative);
        let is_unknown = revenue.is_err() || costs && margin.is_err();
        let flags =
            [(is_overdue, MoneyFlag::Overdue), (is_loss, MoneyFlag::Loss), (is_unknown, MoneyFlag::Unknown)];
        flags.into_iter().filter(|(applies, _)| *applies).map(|(_, flag)| flag).collect()
    }
}

/// The row of a project.
pub(crate) fn row(portfolio: &Portfolio, query: &Query, earning: &Earning<'_>) -> MoneyRow {
    let Earning { project, income, receipts, invoices } = earning;
    let currency = project.currency;
    let money = |amount: &Number| currency.money(amount);
    let known = |figure: &Known| figure.as_ref().ok().map(money);
    let (costs, margin) = (query.costs, income.margin.as_ref().ok());
    let share = |whole: &Known| Some(Share(margin?.share_of(whole.as_ref().ok()?)?));
    MoneyRow {
        project: portfolio.full_name(project),
        name: project.name.clone(),
        client: portfolio.client_of(project).map(|client| client.id.clone()).unwrap_or_default(),
        status: project.status_at(query.as_of),
        billing: project.billing,
        currency,
        hours: Hours(income.hours.clone()),
        fees: known(&income.fees),
        revenue: known(&income.revenue),
        cost: costs.then(|| known(&income.cost)),
        margin: costs.then(|| known(&income.margin)),
        margin_ratio: costs.then(|| share(&income.revenue)),
        agi: known(&income.agi),
        delivery_margin: costs.then(|| share(&income.agi)),
        invoiced: money(&receipts.invoiced),
        received: money(&receipts.received),
        receivables: ReceivableKeys::of(&Ageing::of(invoices), currency),
        invoices: invoices.iter().map(|one| InvoiceRow::of(one, currency)).collect(),
        flags: earning.flags(costs),
        why: why(portfolio, query, earning),
    }
}

impl ReceivableKeys {
    pub(crate) fn of(sums: &Ageing, currency: Currency) -> Self {
        let money = |amount| Money { amount, currency };
        Self {
            outstanding: money(sums.outstanding()),
            overdue: money(sums.overdue()),
            not_due: money(sums.get(Age::NotDue)),
            late_1_30: money(sums.get(Age::Month)),
            late_31_60: money(sums.get(Age::TwoMonths)),
            late_61_90: money(sums.get(Age::ThreeMonths)),
            late_over_90: money(sums.get(Age::Older)),
        }
    }
}

impl InvoiceRow {
    fn of(open: &OpenInvoice<'_>, currency: Currency) -> Self {
        let money = |amount: &Number| currency.money(amount);
        Self {
            number: open.invoice.number.clone(),
            date: open.invoice.date,
            due: open.invoice.due,
            amount: money(&open.invoice.amount),
            outstanding: money(&open.outstanding),
            days_late: open.days_late,
            age: open.age,
        }
    }
}

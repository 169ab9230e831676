//! One project of the money report, key by key.

use serde::Serialize;

use crate::figures::earnings::income::{EarningWindow, Income, Receipts, income, receipts};
use crate::figures::invoicing::ageing::{Age, Ageing, OpenInvoice, open_invoices};
use crate::figures::invoicing::receivables::Account;
use crate::figures::invoicing::to_invoice::{PartKind, ToInvoice, to_invoice};
use crate::figures::missing::{Known, convert};
use crate::figures::rates::worth::Shown;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};
use crate::model::quantity::{Hours, Money, Share, day};
use crate::model::word::words;
use crate::reports::document::Confidential;
use crate::reports::lack::Lack;
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
    pub(crate) account: Account<'p>,
    /// In the project's currency.
    pub(crate) income: Income,
    pub(crate) receipts: Receipts,
    pub(crate) invoices: Known<Vec<OpenInvoice<'p>>>,
    pub(crate) to_invoice: Known<ToInvoice>,
    /// In the workspace's currency.
    pub(crate) in_totals: (Income, Receipts),
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
    pub effective_rate: Option<Money>,
    pub invoiced: Option<Money>,
    pub received: Option<Money>,
    pub receivables: Option<ReceivableKeys>,
    pub invoices: Vec<InvoiceRow>,
    pub flags: Vec<MoneyFlag>,
    pub why: Vec<String>,
    /// What each sentence of `why` says is lacking.
    #[serde(skip)]
    pub(crate) lacks: Vec<Option<Lack>>,
    /// For want of what it is not known what can be invoiced.
    #[serde(skip)]
    pub(crate) uninvoiced: Option<Lack>,
    /// What is overdue and what the margin is, in the workspace's currency, for the order of a table.
    #[serde(skip)]
    pub(crate) in_order: (Option<Number>, Option<Number>),
}

/// What is still to come, by how late it is in calendar days.
#[derive(Clone, Debug, Serialize)]
pub struct ReceivableKeys {
    pub outstanding: Money,
    pub overdue: Money,
    pub credit: Money,
    pub not_due: Money,
    pub late_1_30: Money,
    pub late_31_60: Money,
    pub late_61_90: Money,
    pub late_over_90: Money,
}

/// What can be invoiced of a project today, and what it is made of.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct ToInvoiceRow {
    pub project: String,
    pub currency: Currency,
    #[serde(serialize_with = "day")]
    pub since: Option<Date>,
    pub periods: Money,
    pub milestones: Money,
    pub price: Money,
    pub hours: Money,
    pub changes: Money,
    pub expenses: Money,
    pub invoiced: Money,
    pub amount: Money,
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
    pub(crate) fn of(portfolio: &'p Portfolio, project: &'p Project, window: EarningWindow) -> Self {
        let account = Account::of(portfolio, project, window.as_of);
        let (own, totals) = (Shown::own(portfolio, project), Shown::in_totals(portfolio, project));
        let of = |shown: Shown<'_>| (income(shown, window), receipts(&account, window, shown.currency));
        let (income, receipts) = of(own);
        let in_totals = if totals.is_own() { (income.clone(), receipts.clone()) } else { of(totals) };
        Self {
            project,
            income,
            receipts,
            invoices: open_invoices(&account, window.as_of),
            to_invoice: to_invoice(portfolio, project, window.as_of),
            in_totals,
            account,
        }
    }

    /// Whether there is anything to tell.
    pub(crate) fn is_something(&self) -> bool {
        let is_nothing = |figure: &Known| figure.as_ref().is_ok_and(Number::is_zero);
        let (Income { hours, revenue, cost, .. }, Receipts { invoiced, received }) =
            (&self.income, &self.receipts);
        let is_settled = self.invoices.as_ref().is_ok_and(Vec::is_empty);
        let can_invoice = self.to_invoice.as_ref().is_ok_and(|sums| sums.amount().is_positive());
        let none = hours.is_zero() && [revenue, cost, invoiced, received].into_iter().all(is_nothing);
        !none || !is_settled || can_invoice
    }

    /// The invoices that are not settled, as far as is known.
    pub(crate) fn open(&self) -> &[OpenInvoice<'p>] {
        self.invoices.as_deref().unwrap_or_default()
    }

    pub(crate) fn flags(&self, costs: bool) -> Vec<MoneyFlag> {
        let Income { revenue, margin, .. } = &self.income;
        let is_overdue = self.open().iter().any(|one| !matches!(one.age, Age::NotDue | Age::Credit));
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
    let Earning { project, income, receipts, invoices, .. } = earning;
    let currency = project.currency;
    let money = |amount: &Number| currency.money(amount);
    let known = |figure: &Known| figure.as_ref().ok().map(money);
    let (costs, margin) = (query.costs, income.margin.as_ref().ok());
    let why = why(portfolio, query, earning);
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
        effective_rate: income.effective_rate().as_ref().map(money),
        invoiced: known(&receipts.invoiced),
        received: known(&receipts.received),
        receivables: invoices.as_ref().ok().map(|open| ReceivableKeys::of(&Ageing::of(open), currency)),
        invoices: earning.open().iter().map(|one| InvoiceRow::of(one, currency)).collect(),
        flags: earning.flags(costs),
        lacks: why.iter().map(|reason| reason.lack).collect(),
        why: why.into_iter().map(|reason| reason.text).collect(),
        uninvoiced: earning.to_invoice.as_ref().err().map(Lack::from),
        in_order: in_order(portfolio, query, earning),
    }
}

fn in_order(portfolio: &Portfolio, query: &Query, earning: &Earning<'_>) -> (Option<Number>, Option<Number>) {
    let pair = (earning.project.currency, portfolio.agency.currency);
    let overdue = Ageing::of(earning.open()).overdue();
    let margin = earning.in_totals.0.margin.as_ref().ok();
    // Our own work is to cost something.
    let is_asked = query.costs && earning.project.billing != Billing::Internal;
    (convert(portfolio, &overdue, pair, query.as_of).ok(), margin.filter(|_| is_asked).cloned())
}

impl ReceivableKeys {
    pub(crate) fn of(sums: &Ageing, currency: Currency) -> Self {
        let money = |amount| Money { amount, currency };
        Self {
            outstanding: money(sums.outstanding()),
            overdue: money(sums.overdue()),
            credit: money(sums.credit()),
            not_due: money(sums.get(Age::NotDue)),
            late_1_30: money(sums.get(Age::Month)),
            late_31_60: money(sums.get(Age::TwoMonths)),
            late_61_90: money(sums.get(Age::ThreeMonths)),
            late_over_90: money(sums.get(Age::Older)),
        }
    }
}

impl ToInvoiceRow {
    /// What can be invoiced of a project, if it is known to be anything.
    pub(crate) fn of(portfolio: &Portfolio, earning: &Earning<'_>) -> Option<Self> {
        let sums = earning.to_invoice.as_ref().ok()?;
        let (currency, amount) = (earning.project.currency, sums.amount());
        let of = |kind| Money { amount: sums.of(kind), currency };
        // What nobody can see nobody can invoice.
        currency.money(&amount).printed().is_positive().then(|| Self {
            project: portfolio.full_name(earning.project),
            currency,
            since: sums.since(),
            periods: of(PartKind::Periods),
            milestones: of(PartKind::Milestones),
            price: of(PartKind::Price),
            hours: of(PartKind::Fees),
            changes: of(PartKind::Changes),
            expenses: of(PartKind::Expenses),
            invoiced: currency.money(&sums.invoiced),
            amount: Money { amount, currency },
        })
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

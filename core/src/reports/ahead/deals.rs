//! What may be won, deal by deal: what each is worth, how likely it is, when it would be, and what of that falls on each
//! month.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::figures::ahead::likely::{Likely, Prospective};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::quantity::{Money, Share};
use crate::page::{Cell, Column, Sheet, Unit};
use crate::reports::ahead::row::{AheadRow, AheadTotals};
use crate::reports::ahead::{Ahead, View};

/// What may be won, in the workspace's currency.
#[derive(Clone, Debug)]
pub(crate) struct Deal {
    what: Prospective,
    /// Its full name.
    pub(crate) id: String,
    value: Option<Money>,
    pub(crate) chance: Share,
    weighted: Option<Money>,
    /// The days of the work.
    days: Option<Period>,
    /// When they are to decide.
    close: Option<Date>,
    /// What is likely of it in each month.
    months: Vec<Money>,
}

/// Deals, the dearest by its chance first, and which of them are whose.
#[derive(Clone, Debug)]
pub(crate) struct Deals {
    all: Vec<Deal>,
    /// The places of each client's.
    of_client: HashMap<String, Vec<usize>>,
}

impl Deals {
    fn new(all: Vec<Deal>) -> Self {
        let mut of_client: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, deal) in all.iter().enumerate() {
            of_client.entry(client(&deal.id).to_owned()).or_default().push(place);
        }
        Self { all, of_client }
    }

    fn of_client(&self, client: &str) -> impl Iterator<Item = &Deal> {
        self.of_client.get(client).into_iter().flatten().filter_map(|place| self.all.get(*place))
    }

    /// A deal by its full name.
    pub(crate) fn named(&self, name: &str) -> Option<&Deal> {
        self.of_client(client(name)).find(|deal| deal.id == name)
    }
}

/// Whose something with a full name is.
fn client(name: &str) -> &str {
    name.split_once('/').map_or(name, |(client, _)| client)
}

/// A column of deals.
type DealColumn<'c> = Column<'c, Deal, AheadTotals>;

/// All that may be won.
pub(crate) fn deals(view: &View<'_>) -> Deals {
    let currency = view.portfolio.agency.currency;
    let deal = |one: &Likely| Deal {
        what: one.what,
        id: one.id.clone(),
        value: one.value.as_ref().map(|value| currency.money(value)),
        chance: Share(one.chance.clone()),
        weighted: one.weighted().map(|worth| currency.money(&worth)),
        days: one.days,
        close: one.close,
        months: one.months(view.horizon).iter().map(|amount| currency.money(amount)).collect(),
    };
    let mut all: Vec<Deal> = view.likely.iter().map(deal).collect();
    all.sort_by_key(|one| Reverse(one.weighted.as_ref().map(|worth| worth.amount.clone())));
    Deals::new(all)
}

impl Deal {
    /// What is likely of it in all months together.
    fn sum(&self) -> Number {
        self.months.iter().map(|month| &month.amount).sum()
    }
}

/// What is likely of each deal, month by month: the sums are those of the months.
pub(crate) fn by_month(report: &Ahead) -> Sheet {
    let mut rows: Vec<&Deal> = report.deals.all.iter().filter(|one| !one.sum().is_zero()).collect();
    rows.sort_by_key(|one| Reverse(one.sum()));
    let month = |(place, month): (usize, &AheadRow)| {
        let total = month.sums.likely.clone();
        DealColumn::new(month.period.clone(), month.period.clone(), 2, Unit::Money, move |one| {
            Cell::applies(one.months.get(place).cloned(), Cell::Money)
        })
        .total("likely", move |_| Cell::Money(total.clone()))
    };
    let currency = report.totals.backlog.currency;
    let all = DealColumn::new("all", "in these months", 1, Unit::Money, move |one| {
        Cell::Money(currency.money(&one.sum()))
    })
    .total("likely", |totals| Cell::Money(totals.sums.likely.clone()));
    let months = report.rows.iter().enumerate().map(month);
    let columns: Vec<DealColumn<'_>> =
        [name().heading_totals()].into_iter().chain(months).chain([all]).collect();
    Sheet::of(&columns, &rows, (!rows.is_empty()).then_some(&report.totals))
        .titled("what is likely, by deal: its value by its chance")
}

/// All that may be won, with its value, its chance and its days; of one client alone where one is named.
pub(crate) fn all(report: &Ahead, client: Option<&str>) -> Sheet {
    let rows: Vec<&Deal> = match client {
        Some(client) => report.deals.of_client(client).collect(),
        None => report.deals.all.iter().collect(),
    };
    let columns = [
        name().heading_totals(),
        DealColumn::new("what", "what", 1, Unit::Words, |one| Cell::Text(one.what.said().to_owned())),
        DealColumn::new("value", "value", 2, Unit::Money, |one| Cell::known(one.value.clone(), Cell::Money))
            .total("pipeline", |totals| Cell::Money(totals.pipeline.clone())),
        DealColumn::new("chance", "chance", 2, Unit::Share, |one| Cell::Percent(one.chance.clone())),
        DealColumn::new("weighted", "value by its chance", 2, Unit::Money, |one| {
            Cell::known(one.weighted.clone(), Cell::Money)
        })
        .total("weighted", |totals| Cell::Money(totals.weighted.clone())),
        DealColumn::new("close", "they decide by", 3, Unit::Date, |one| Cell::applies(one.close, Cell::Date)),
        DealColumn::new("days.from", "work from", 3, Unit::Date, |one| {
            Cell::applies(one.days, |days| Cell::Date(days.from))
        }),
        DealColumn::new("days.to", "until", 3, Unit::Date, |one| {
            Cell::applies(one.days, |days| Cell::Date(days.to))
        }),
    ];
    let totals = client.is_none() && rows.len() > 1;
    Sheet::of(&columns, &rows, totals.then_some(&report.totals)).titled("what may be won")
}

fn name<'c>() -> DealColumn<'c> {
    DealColumn::new("id", "deal", 0, Unit::Id, |one| Cell::Id(one.id.clone()))
}

impl Prospective {
    /// What it is, as one says it.
    const fn said(self) -> &'static str {
        match self {
            Self::Opportunity => "an opportunity",
            Self::Project => "an offer",
        }
    }
}

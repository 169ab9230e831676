//! The money of a look ahead in the workspace's currency, at the rates of its date: month by month, and beyond.

use std::collections::BTreeMap;

use crate::figures::ahead::ProjectAhead;
use crate::figures::ahead::cash::comes_on;
use crate::figures::ahead::likely::{Likely, likely};
use crate::figures::ahead::signed::Coming;
use crate::figures::invoicing::pays_late::pays_late;
use crate::figures::missing::{Known, Missing as Lack, convert};
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::ClientId;
use crate::model::number::{Number, Sum};
use crate::model::period::Part;
use crate::model::portfolio::Portfolio;
use crate::reports::ahead::View;
use crate::reports::ahead::signed::SignedRow;
use crate::reports::query::Query;
use crate::reports::totals::Missing;

/// One figure in each month.
pub(crate) type ByMonth = Vec<Number>;

/// The money of all months.
pub(crate) struct MoneyAhead {
    pub(crate) signed: ByMonth,
    pub(crate) unsigned: ByMonth,
    pub(crate) likely: ByMonth,
    pub(crate) to_be_invoiced: ByMonth,
    pub(crate) cash: ByMonth,
    pub(crate) backlog: Number,
    pub(crate) missing: Missing,
    pub(crate) by_project: Vec<SignedRow>,
}

/// The same as it is added up: fractions of many denominators.
struct MoneySums {
    signed: Vec<Sum>,
    unsigned: Vec<Sum>,
    likely: Vec<Sum>,
    to_be_invoiced: Vec<Sum>,
    cash: Vec<Sum>,
    backlog: Sum,
    missing: Missing,
    by_project: Vec<SignedRow>,
}

/// When a client pays.
struct Habit {
    payment_days: i64,
    pays_late: Option<Number>,
}

/// The money of the projects of a view.
pub(crate) fn money(view: &View<'_>) -> MoneyAhead {
    let nothing = || vec![Sum::default(); view.horizon.months.len()];
    let mut sums = MoneySums {
        signed: nothing(),
        unsigned: nothing(),
        likely: nothing(),
        to_be_invoiced: nothing(),
        cash: nothing(),
        backlog: Sum::default(),
        missing: Missing::default(),
        by_project: Vec::new(),
    };
    let mut habits: BTreeMap<ClientId, Habit> = BTreeMap::new();
    for ahead in &view.projects {
        let client = ahead.project.client;
        let habit = habits.entry(client).or_insert_with(|| Habit::of(view, client));
        let figures: &[&str] = match sums.add_signed(view, ahead) {
            Ok(()) => &[],
            // Whose pace is unknown has signed nothing.
            Err(Lack::WorkingDay) => &["unsigned"],
            Err(missing) => {
                let project = view.portfolio.full_name(ahead.project);
                sums.by_project.push(SignedRow { project, months: None, lack: Some((&missing).into()) });
                &["signed", "unsigned", "backlog"]
            }
        };
        figures.iter().for_each(|figure| sums.miss(view, ahead, figure));
        match sums.add_invoices(view, ahead, habit) {
            Ok(()) => {}
            Err(_) => {
                ["to_be_invoiced", "cash"].into_iter().for_each(|figure| sums.miss(view, ahead, figure))
            }
        }
        if sums.add_open(view, ahead, habit).is_err() {
            sums.miss(view, ahead, "cash");
        }
    }
    for one in &view.likely {
        add(&mut sums.likely, &one.months(view.horizon));
        if one.value.is_none() && one.days.is_some() {
            sums.missing.add("likely", &one.id);
        }
    }
    for project in &view.query.left_out {
        let figures = ["signed", "unsigned", "likely", "to_be_invoiced", "cash", "backlog"];
        figures.into_iter().for_each(|figure| sums.missing.add(figure, project));
    }
    sums.added_up()
}

/// What may be won, of the clients and projects that the question is about.
pub(crate) fn prospects(portfolio: &Portfolio, query: &Query) -> Vec<Likely> {
    let mut all = likely(portfolio, query.as_of);
    if !query.is_wide() {
        let clients = query.clients(portfolio);
        let of_client = |id: &str| {
            let client = id.split('/').next().unwrap_or_default();
            clients.iter().any(|known| portfolio.client(*known).is_some_and(|known| &*known.id == client))
        };
        all.retain(|one| of_client(&one.id));
    }
    all
}

impl Habit {
    fn of(view: &View<'_>, id: ClientId) -> Self {
        let payment_days = view.portfolio.client(id).map_or(0, |client| client.payment_days);
        Self { payment_days, pays_late: pays_late(view.portfolio.projects_of(id), view.query.as_of) }
    }
}

impl MoneySums {
    fn added_up(self) -> MoneyAhead {
        let months = |sums: Vec<Sum>| sums.iter().map(Sum::total).collect();
        MoneyAhead {
            signed: months(self.signed),
            unsigned: months(self.unsigned),
            likely: months(self.likely),
            to_be_invoiced: months(self.to_be_invoiced),
            cash: months(self.cash),
            backlog: self.backlog.total(),
            missing: self.missing,
            by_project: self.by_project,
        }
    }

    fn miss(&mut self, view: &View<'_>, ahead: &ProjectAhead<'_>, figure: &'static str) {
        let id = view.portfolio.full_name(ahead.project);
        if self.missing.of(figure).last() != Some(&id) {
            self.missing.add(figure, &id);
        }
    }

    fn add_signed(&mut self, view: &View<'_>, ahead: &ProjectAhead<'_>) -> Known<()> {
        let Some(Coming { is_signed, months, backlog }) = ahead.coming.clone()? else { return Ok(()) };
        let months: ByMonth =
            months.iter().map(|amount| in_totals(view, ahead, amount)).collect::<Known<_>>()?;
        if is_signed {
            let project = view.portfolio.full_name(ahead.project);
            let money = months.iter().map(|amount| view.portfolio.agency.currency.money(amount)).collect();
            self.by_project.push(SignedRow { project, months: Some(money), lack: None });
        }
        add(if is_signed { &mut self.signed } else { &mut self.unsigned }, &months);
        self.backlog.add(&in_totals(view, ahead, &backlog)?);
        Ok(())
    }

    fn add_invoices(&mut self, view: &View<'_>, ahead: &ProjectAhead<'_>, habit: &Habit) -> Known<()> {
        for invoice in ahead.invoices.as_ref().map_err(Clone::clone)? {
            let amount = in_totals(view, ahead, &invoice.amount)?;
            put(&mut self.to_be_invoiced, view.horizon.month_of(invoice.date), &amount);
            let due = days_after(invoice.date, habit.payment_days);
            put(&mut self.cash, due.and_then(|due| month_of_payment(view, due, habit)), &amount);
        }
        Ok(())
    }

    fn add_open(&mut self, view: &View<'_>, ahead: &ProjectAhead<'_>, habit: &Habit) -> Known<()> {
        for part in ahead.open.as_ref().map_err(Clone::clone)? {
            let Some(due) = part.invoice.due.filter(|_| part.open.is_positive()) else { continue };
            let amount = in_totals(view, ahead, &part.open)?;
            put(&mut self.cash, month_of_payment(view, due, habit), &amount);
        }
        Ok(())
    }
}

/// The month in which what is due on a day will be paid; the first one for what should have come already.
fn month_of_payment(view: &View<'_>, due: Date, habit: &Habit) -> Option<usize> {
    let day = comes_on(due, habit.pays_late.as_ref(), view.query.as_of)?;
    if day <= view.query.as_of { Some(0) } else { view.horizon.month_of(day) }
}

fn in_totals(view: &View<'_>, ahead: &ProjectAhead<'_>, amount: &Number) -> Known {
    let pair = (ahead.project.currency, view.portfolio.agency.currency);
    convert(view.portfolio, amount, pair, view.query.as_of)
}

fn put(sums: &mut [Sum], month: Option<usize>, amount: &Number) {
    if let Some(sum) = month.and_then(|month| sums.get_mut(month)) {
        sum.add(amount);
    }
}

fn add(sums: &mut [Sum], more: &[Number]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| sum.add(more));
}

/// The names of the months, to go with their figures.
pub(crate) fn names(months: &[Part]) -> impl Iterator<Item = &str> {
    months.iter().map(|month| month.name.as_str())
}

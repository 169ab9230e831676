//! The months of a look ahead as rows, and their totals.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::ahead::likely::win_rate;
use crate::figures::ahead::staffing::break_even;
use crate::figures::people::timesheet::Timesheet;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Share};
use crate::reports::ahead::View;
use crate::reports::ahead::money::{MoneyAhead, money, names};
use crate::reports::ahead::row::{AheadRow, AheadSums, AheadTotals, WinRateKeys};
use crate::reports::ahead::signed::SignedRow;
use crate::reports::totals::Missing;

/// The hours of a month, or of all of them.
#[derive(Default)]
struct HoursAhead {
    capacity: Number,
    assigned: Number,
    tentative: Number,
    unstaffed: Number,
    target: Number,
    break_even: Option<Number>,
    overhead: Option<Number>,
    /// For each figure the ids that it lacks.
    missing: BTreeMap<&'static str, BTreeSet<String>>,
}

/// The rows of the months, their totals, and what is signed of each project.
pub(crate) fn rows(view: &View<'_>) -> (Vec<AheadRow>, AheadTotals, Vec<SignedRow>) {
    let money = money(view);
    let hours: Vec<HoursAhead> =
        (0..view.horizon.months.len()).map(|month| HoursAhead::of(view, month)).collect();
    let row = |(place, (name, hours)): (usize, (&str, &HoursAhead))| {
        let at = |figures: &[Number]| figures.get(place).cloned().unwrap_or_default();
        let mut missing = hours.missing();
        money.missing.all().iter().filter(|(figure, _)| *figure != "backlog").for_each(|(figure, ids)| {
            ids.iter().for_each(|id| missing.add(figure, id));
        });
        AheadRow { period: name.to_owned(), sums: sums(view, &money, &at, hours), missing }
    };
    let rows = names(&view.horizon.months).zip(&hours).enumerate().map(row).collect();
    (rows, totals(view, &money, &hours), money.by_project)
}

fn sums(
    view: &View<'_>,
    money: &MoneyAhead,
    at: &dyn Fn(&[Number]) -> Number,
    hours: &HoursAhead,
) -> AheadSums {
    let currency = view.portfolio.agency.currency;
    let amount = |figures: &[Number]| currency.money(&at(figures));
    AheadSums {
        signed: amount(&money.signed),
        unsigned: amount(&money.unsigned),
        likely: amount(&money.likely),
        to_be_invoiced: amount(&money.to_be_invoiced),
        cash: amount(&money.cash),
        free: Hours(&hours.capacity - &hours.assigned),
        load: hours.assigned.share_of(&hours.capacity).map(Share),
        capacity: Hours(hours.capacity.clone()),
        assigned: Hours(hours.assigned.clone()),
        tentative: Hours(hours.tentative.clone()),
        unstaffed: Hours(hours.unstaffed.clone()),
        target_hours: Hours(hours.target.clone()),
        break_even: view.query.costs.then(|| hours.break_even.as_ref().map(|sum| currency.money(sum))),
        overhead: hours.overhead.as_ref().map(|sum| currency.money(sum)),
    }
}

fn totals(view: &View<'_>, money: &MoneyAhead, hours: &[HoursAhead]) -> AheadTotals {
    let currency = view.portfolio.agency.currency;
    let likely = &view.likely;
    let rate = win_rate(view.portfolio, view.query.as_of);
    let weighted = |dated: Option<bool>| -> Number {
        let counted = likely.iter().filter(|one| dated.is_none_or(|dated| dated == one.days.is_some()));
        counted.filter_map(|one| one.weighted()).sum()
    };
    let all = hours.iter().fold(HoursAhead::nothing(), HoursAhead::joined);
    let mut missing = all.missing();
    money.missing.all().iter().for_each(|(figure, ids)| ids.iter().for_each(|id| missing.add(figure, id)));
    for one in likely.iter().filter(|one| one.value.is_none()) {
        let undated = one.days.is_none().then_some("undated");
        ["weighted", "pipeline"].into_iter().chain(undated).for_each(|figure| missing.add(figure, &one.id));
    }
    let sum = |figures: &[Number]| figures.iter().sum();
    AheadTotals {
        sums: sums(view, money, &sum, &all),
        backlog: currency.money(&money.backlog),
        weighted: currency.money(&weighted(None)),
        pipeline: currency.money(&likely.iter().filter_map(|one| one.value.as_ref()).sum::<Number>()),
        undated: currency.money(&weighted(Some(false))),
        win_rate: WinRateKeys { ratio: rate.ratio.map(Share), n: rate.decided },
        missing,
    }
}

impl HoursAhead {
    fn nothing() -> Self {
        Self { break_even: Some(Number::zero()), ..Self::default() }
    }

    fn of(view: &View<'_>, month: usize) -> Self {
        let sheets = &view.sheets;
        let mut sum = Self::nothing();
        let is_asked = |sheet: &&Timesheet<'_>| {
            let people = &view.query.people;
            sheet.part == month && (people.is_empty() || people.contains(&sheet.who))
        };
        for sheet in sheets.people.iter().filter(is_asked) {
            sum.add(view.portfolio.person_id(sheet.who), sheet);
        }
        for one in sheets.unstaffed.iter().filter(|one| one.part == month) {
            match &one.hours {
                Some(hours) => sum.unstaffed = &sum.unstaffed + hours,
                None => sum.miss("unstaffed", &view.portfolio.full_name(one.project)),
            }
        }
        sum.add_costs(view, month);
        sum
    }

    fn add(&mut self, person: &str, sheet: &Timesheet<'_>) {
        let Some(capacity) = &sheet.capacity else {
            let figures = ["capacity", "assigned", "tentative", "free", "target_hours"];
            return figures.into_iter().for_each(|figure| self.miss(figure, person));
        };
        self.capacity = &self.capacity + capacity;
        self.assigned = &self.assigned + &sheet.assignments.written;
        self.tentative = &self.tentative + &sheet.prospects.written;
        if sheet.assigned().is_none() {
            ["assigned", "free"].into_iter().for_each(|figure| self.miss(figure, person));
        }
        if sheet.tentative().is_none() {
            self.miss("tentative", person);
        }
        if let Some(target) = &sheet.target {
            self.target = &self.target + capacity * target;
        }
    }

    fn add_costs(&mut self, view: &View<'_>, month: usize) {
        let Some(part) = view.horizon.months.get(month).filter(|_| view.query.costs) else { return };
        let cost = break_even(view.portfolio, &view.sheets, (month, part));
        cost.people.iter().for_each(|who| self.miss("break_even", view.portfolio.person_id(*who)));
        if cost.overhead.is_none() {
            self.miss("break_even", "overhead");
        }
        self.overhead = cost.overhead.clone();
        self.break_even = cost.whole();
    }

    fn miss(&mut self, figure: &'static str, id: &str) {
        let ids = self.missing.entry(figure).or_default();
        if !ids.contains(id) {
            ids.insert(id.to_owned());
        }
    }

    fn joined(mut self, other: &Self) -> Self {
        self.capacity = self.capacity + &other.capacity;
        self.assigned = self.assigned + &other.assigned;
        self.tentative = self.tentative + &other.tentative;
        self.unstaffed = self.unstaffed + &other.unstaffed;
        self.target = self.target + &other.target;
        self.break_even = self.break_even.zip(other.break_even.as_ref()).map(|(sum, more)| sum + more);
        for (figure, ids) in &other.missing {
            ids.iter().for_each(|id| self.miss(figure, id));
        }
        self
    }

    fn missing(&self) -> Missing {
        let mut missing = Missing::default();
        for (figure, ids) in &self.missing {
            ids.iter().for_each(|id| missing.add(figure, id));
        }
        missing
    }
}

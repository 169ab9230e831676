//! Months added up, and what follows: utilization, what is left, what an hour must bring.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::economics::effort::{ProjectMonth, SALES_DAYS};
use crate::figures::economics::month::{Month, PersonMonth};
use crate::figures::missing::Known;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;

/// The agency over some months. Hours and money are sums of what is known; `missing` names what is not.
#[derive(Clone, Debug, Default)]
pub struct Economy {
    /// Hours that everybody has.
    pub capacity: Number,
    /// Hours that clients are billed.
    pub billable: Number,
    /// Hours logged.
    pub logged: Number,
    /// Revenue.
    pub revenue: Number,
    /// Revenue − all expenses.
    pub agi: Number,
    /// What the logged hours cost.
    pub cost_logged: Number,
    /// What the hours cost that were there and not logged.
    pub bench: Number,
    /// What the agency costs beside.
    pub overhead: Number,
    /// For each figure what it lacks: the ids of people and projects, or `overhead`.
    pub missing: BTreeMap<&'static str, BTreeSet<String>>,
    /// What all hours cost that are paid for.
    staff: Number,
    /// Capacity × target, and the capacity of those who have one.
    aimed: Number,
    of_aimed: Number,
    for_work: Number,
    value: Number,
    weekly_hours: Number,
    days: i64,
    months: Number,
    outstanding: Number,
    sales: Number,
}

impl Economy {
    /// Some months together, one after the other.
    #[must_use]
    pub fn of<'m, 'p: 'm>(portfolio: &Portfolio, months: impl IntoIterator<Item = &'m Month<'p>>) -> Self {
        let mut all = Self::default();
        for month in months {
            all.days += (month.part.days.to - month.part.days.from).num_days().saturating_add(1);
            all.months = all.months + &month.share;
            all.weekly_hours = all.weekly_hours + &month.weekly_hours;
            for person in &month.people {
                all.add_person(portfolio.person_id(person.who), person);
            }
            // Of the receivables those of the last day count.
            (all.outstanding, all.sales) = (Number::zero(), Number::zero());
            all.missing.remove("dso");
            for (project, earned) in &month.projects {
                all.add_project(&portfolio.full_name(project), earned);
            }
            match &month.overhead {
                Some(overhead) => all.overhead = all.overhead + overhead,
                None => all.miss("overhead", "overhead"),
            }
        }
        all
    }

    fn miss(&mut self, figure: &'static str, id: &str) {
        self.missing.entry(figure).or_default().insert(id.to_owned());
    }

    fn add_person(&mut self, id: &str, person: &PersonMonth) {
        match &person.capacity {
            Some(capacity) => {
                self.capacity = &self.capacity + capacity;
                if let Some(target) = &person.target {
                    self.aimed = &self.aimed + capacity * target;
                    self.of_aimed = &self.of_aimed + capacity;
                }
            }
            None => self.miss("capacity", id),
        }
        self.logged = &self.logged + &person.logged;
        self.billable = &self.billable + &person.billable;
        let costs = [("cost_logged", &person.cost_logged), ("bench", &person.bench), ("staff", &person.cost)];
        for (figure, cost) in costs {
            match (figure, cost) {
                (_, None) => self.miss(figure, id),
                ("cost_logged", Some(cost)) => self.cost_logged = &self.cost_logged + cost,
                ("bench", Some(cost)) => self.bench = &self.bench + cost,
                (_, Some(cost)) => self.staff = &self.staff + cost,
            }
        }
    }

    fn add_project(&mut self, id: &str, month: &ProjectMonth) {
        let known = |sum: &mut Number, figure: &Known| match figure {
            Ok(amount) => {
                *sum = &*sum + amount;
                true
            }
            Err(_) => false,
        };
        let mut lacking = Vec::new();
        if !known(&mut self.revenue, &month.revenue) {
            lacking.push("revenue");
        }
        if !known(&mut self.agi, &month.agi) {
            lacking.push("agi");
        }
        match (&month.for_work, &month.value) {
            (Ok(for_work), Ok(value)) => {
                self.for_work = &self.for_work + for_work;
                self.value = &self.value + value;
            }
            _ => lacking.extend(["realization", "overservicing"]),
        }
        match (&month.outstanding, &month.sales) {
            (Ok(outstanding), Ok(sales)) => {
                self.outstanding = &self.outstanding + outstanding;
                self.sales = &self.sales + sales;
            }
            _ => lacking.push("dso"),
        }
        lacking.into_iter().for_each(|figure| self.miss(figure, id));
    }

    /// What a figure that rests on others lacks.
    fn lacks(&self, of: &[&'static str]) -> BTreeSet<String> {
        of.iter().filter_map(|figure| self.missing.get(figure)).flatten().cloned().collect()
    }

    /// A figure that needs costs; `None` where one of them is not written.
    fn with_costs(&self, of: &[&'static str], figure: impl FnOnce() -> Option<Number>) -> Option<Number> {
        if self.lacks(of).is_empty() { figure() } else { None }
    }

    /// What the logged hours cost; `None` where somebody's cost is not written.
    #[must_use]
    pub fn cost_logged(&self) -> Option<Number> {
        self.with_costs(&["cost_logged"], || Some(self.cost_logged.clone()))
    }

    /// What unsold hours cost; `None` likewise.
    #[must_use]
    pub fn bench(&self) -> Option<Number> {
        self.with_costs(&["bench"], || Some(self.bench.clone()))
    }

    /// Overhead; `None` where nobody wrote it.
    #[must_use]
    pub fn overhead(&self) -> Option<Number> {
        self.with_costs(&["overhead"], || Some(self.overhead.clone()))
    }

    /// Billable / capacity.
    #[must_use]
    pub fn utilization(&self) -> Option<Number> {
        self.billable.share_of(&self.capacity)
    }

    /// The share of capacity that is to be billable, of those who have a target.
    #[must_use]
    pub fn target(&self) -> Option<Number> {
        self.aimed.share_of(&self.of_aimed)
    }

    /// agi − cost of all capacity − overhead.
    #[must_use]
    pub fn net(&self) -> Option<Number> {
        self.with_costs(&["staff", "overhead"], || Some(&self.agi - &self.staff - &self.overhead))
    }

    /// net / agi.
    #[must_use]
    pub fn net_ratio(&self) -> Option<Number> {
        self.net()?.share_of(&self.agi)
    }

    /// What work brought in / all hours of clients' projects at their bill rates.
    #[must_use]
    pub fn realization(&self) -> Option<Number> {
        self.for_work.share_of(&self.value)
    }

    /// All hours of clients' projects at their bill rates − what work brought in, where positive.
    #[must_use]
    pub fn overservicing(&self) -> Number {
        (&self.value - &self.for_work).or_zero()
    }

    /// agi / (mean of the weekly hours / (5 · day-hours)), per year.
    #[must_use]
    pub fn agi_per_fte(&self, day_hours: &Number) -> Option<Number> {
        let weekly = self.weekly_hours.over(&Number::from(self.days))?;
        let fte = weekly.over(&(Number::from(5) * day_hours))?;
        (self.agi.share_of(&fte)? * Number::from(12)).over(&self.months)
    }

    /// (cost of all capacity + overhead) / billable hours.
    #[must_use]
    pub fn break_even_rate(&self) -> Option<Number> {
        self.with_costs(&["staff", "overhead"], || (&self.staff + &self.overhead).share_of(&self.billable))
    }

    /// agi / billable hours.
    #[must_use]
    pub fn average_rate(&self) -> Option<Number> {
        self.agi.share_of(&self.billable)
    }

    /// Outstanding on the last day / revenue of the 90 days to it × 90.
    #[must_use]
    pub fn dso(&self) -> Option<Number> {
        self.outstanding.share_of(&self.sales).map(|share| share * Number::from(SALES_DAYS))
    }

    /// For each figure that is printed what it lacks, in the order of the figures.
    #[must_use]
    pub fn lacking(&self) -> Vec<(&'static str, BTreeSet<String>)> {
        const RESTS_ON: [(&str, &[&str]); 16] = [
            ("capacity", &["capacity"]),
            ("utilization", &["capacity"]),
            ("target", &["capacity"]),
            ("revenue", &["revenue"]),
            ("agi", &["agi"]),
            ("cost_logged", &["cost_logged"]),
            ("bench", &["bench"]),
            ("overhead", &["overhead"]),
            ("net", &["agi", "staff", "overhead"]),
            ("net_ratio", &["agi", "staff", "overhead"]),
            ("realization", &["realization"]),
            ("overservicing", &["overservicing"]),
            ("agi_per_fte", &["agi", "capacity"]),
            ("break_even_rate", &["staff", "overhead"]),
            ("average_rate", &["agi"]),
            ("dso", &["dso"]),
        ];
        let lacking = RESTS_ON.iter().map(|(figure, of)| (*figure, self.lacks(of)));
        lacking.filter(|(_, ids)| !ids.is_empty()).collect()
    }
}

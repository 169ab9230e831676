//! Months added up, and what follows: utilization, what is left, what an hour must bring.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::economics::effort::{ProjectMonth, SALES_DAYS};
use crate::figures::economics::month::{Month, PersonMonth};
use crate::figures::missing::Known;
use crate::model::number::{Number, Sum};
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

/// What projects earned, as it is added up: fractions of many denominators.
#[derive(Clone, Debug, Default)]
struct EconomySums {
    revenue: Sum,
    agi: Sum,
    for_work: Sum,
    value: Sum,
    outstanding: Sum,
    sales: Sum,
}

/// One month of an economy, of which no sum is worked out yet.
#[derive(Clone, Debug)]
pub struct EconomyMonth {
    known: Economy,
    sums: EconomySums,
}

impl EconomyMonth {
    /// A month.
    #[must_use]
    pub fn of(portfolio: &Portfolio, month: &Month<'_>) -> Self {
        let mut known = Economy {
            days: (month.part.days.to - month.part.days.from).num_days().saturating_add(1),
            months: month.share.clone(),
            weekly_hours: month.weekly_hours.clone(),
            ..Economy::default()
        };
        let mut sums = EconomySums::default();
        for person in &month.people {
            known.add_person(portfolio.person_id(person.who), person);
        }
        for (project, earned) in &month.projects {
            known.add_project(&mut sums, earned, || portfolio.full_name(project));
        }
        match &month.overhead {
            Some(overhead) => known.overhead = overhead.clone(),
            None => known.miss("overhead", "overhead"),
        }
        Self { known, sums }
    }
}

impl EconomySums {
    fn add(&mut self, other: &Self) {
        self.revenue.join(&other.revenue);
        self.agi.join(&other.agi);
        self.for_work.join(&other.for_work);
        self.value.join(&other.value);
        // Of the receivables those of the last day count.
        (self.outstanding, self.sales) = (other.outstanding.clone(), other.sales.clone());
    }
}

impl Economy {
    /// Some months together, one after the other.
    #[must_use]
    pub fn of<'m>(months: impl IntoIterator<Item = &'m EconomyMonth>) -> Self {
        let mut all = Self::default();
        let mut sums = EconomySums::default();
        for EconomyMonth { known, sums: more } in months {
            all.add(known);
            sums.add(more);
        }
        (all.revenue, all.agi) = (sums.revenue.total(), sums.agi.total());
        (all.for_work, all.value) = (sums.for_work.total(), sums.value.total());
        (all.outstanding, all.sales) = (sums.outstanding.total(), sums.sales.total());
        all
    }

    /// Adds what is known of the next month.
    fn add(&mut self, next: &Self) {
        let sums = [
            (&mut self.capacity, &next.capacity),
            (&mut self.billable, &next.billable),
            (&mut self.logged, &next.logged),
            (&mut self.cost_logged, &next.cost_logged),
            (&mut self.bench, &next.bench),
            (&mut self.overhead, &next.overhead),
            (&mut self.staff, &next.staff),
            (&mut self.aimed, &next.aimed),
            (&mut self.of_aimed, &next.of_aimed),
            (&mut self.weekly_hours, &next.weekly_hours),
            (&mut self.months, &next.months),
        ];
        for (sum, more) in sums {
            *sum = &*sum + more;
        }
        self.days += next.days;
        self.missing.remove("dso");
        for (figure, ids) in &next.missing {
            self.missing.entry(figure).or_default().extend(ids.iter().cloned());
        }
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

    fn add_project(&mut self, sums: &mut EconomySums, month: &ProjectMonth, id: impl FnOnce() -> String) {
        let known = |sum: &mut Sum, figure: &Known| figure.as_ref().map(|amount| sum.add(amount)).is_ok();
        let mut lacking = Vec::new();
        if !known(&mut sums.revenue, &month.revenue) {
            lacking.push("revenue");
        }
        if !known(&mut sums.agi, &month.agi) {
            lacking.push("agi");
        }
        match (&month.for_work, &month.value) {
            (Ok(for_work), Ok(value)) => {
                sums.for_work.add(for_work);
                sums.value.add(value);
            }
            _ => lacking.extend(["realization", "overservicing"]),
        }
        match (&month.outstanding, &month.sales) {
            (Ok(outstanding), Ok(sales)) => {
                sums.outstanding.add(outstanding);
                sums.sales.add(sales);
            }
            _ => lacking.push("dso"),
        }
        if !lacking.is_empty() {
            let id = id();
            lacking.into_iter().for_each(|figure| self.miss(figure, &id));
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::economics::months;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::dated::Dated;
    use crate::model::log::{Expense, Invoice};
    use crate::model::period::Period;
    use crate::model::person::Paid;
    use crate::model::project::{Billing, Project};
    use crate::model::rate::{RateCard, RateTable};

    /// June 2026 has 22 working days. Ana has 176 h in it at a cost of 50, logs 100 h at 100 and 10 h of our own; 300 were
    /// spent on taxis, 4000 of what she did are invoiced and open, and the agency costs 2000 a month beside.
    fn agency() -> Portfolio {
        let mut agency = portfolio();
        agency.people.truncate(1);
        let table = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        let ana = &mut agency.people[0];
        (ana.rates, ana.costs) = (RateCard::new(vec![table]), Dated::always(number("50")));
        ana.target = Some(number("0.6"));
        let mut help = Project { billing: Billing::Hourly, ..project("help") };
        help.log.time.push(worked("2026-06-02", "100"));
        let taxis = Expense {
            date: date("2026-06-03"),
            amount: number("300"),
            who: None,
            price: None,
            phase: None,
            change: None,
            billable: false,
        };
        help.log.expenses = vec![taxis];
        let (number_of, due) = ("1".into(), Some(date("2026-07-15")));
        let invoice = Invoice {
            number: number_of,
            date: date("2026-06-15"),
            amount: number("4000"),
            due,
            paid: None,
            of: None,
        };
        help.log.invoices = vec![invoice];
        let mut ours = Project { billing: Billing::Internal, ..project("ours") };
        ours.log.time.push(worked("2026-06-04", "10"));
        agency.projects = vec![help, ours];
        agency.overhead = Dated::always(number("2000"));
        agency
    }

    fn june(agency: &Portfolio, to: &str) -> Economy {
        let projects: Vec<&Project> = agency.projects.iter().collect();
        let june = Period { from: date("2026-06-01"), to: date(to) };
        let months = months(agency, &projects, june, date("2026-06-30"));
        let months: Vec<EconomyMonth> = months.iter().map(|month| EconomyMonth::of(agency, month)).collect();
        Economy::of(&months)
    }

    fn told(figure: Option<Number>) -> String {
        figure.map_or("–".to_owned(), |figure| figure.rounded(4))
    }

    /// By hand: net = 9700 − 176 × 50 − 2000; bench = 66 × 50; an hour must bring 10800 / 100, and brings 97; 4000 open of
    /// 10000 earned in 90 days are 36 days; 40 h a week are 40 / 37.5 of a full position.
    #[test]
    fn a_month_worked_by_hand() {
        let mut agency = agency();
        agency.agency.calendar.day_hours = number("7.5");
        let june = june(&agency, "2026-06-30");
        let hours = [&june.capacity, &june.logged, &june.billable].map(|hours| hours.rounded(0));
        assert_eq!(hours, ["176", "110", "100"]);
        let money = [&june.revenue, &june.agi].map(|amount| amount.rounded(2));
        assert_eq!(money, ["10000.00", "9700.00"]);
        for (figure, found, expected) in [
            ("cost of what is logged", june.cost_logged(), "5500.0000"),
            ("bench", june.bench(), "3300.0000"),
            ("overhead", june.overhead(), "2000.0000"),
            ("net", june.net(), "-1100.0000"),
            ("net of gross income", june.net_ratio(), "-0.1134"),
            ("utilization", june.utilization(), "0.5682"),
            ("target", june.target(), "0.6000"),
            ("realization", june.realization(), "1.0000"),
            ("an hour must bring", june.break_even_rate(), "108.0000"),
            ("an hour brings", june.average_rate(), "97.0000"),
            ("for each full position", june.agi_per_fte(&number("7.5")), "109125.0000"),
            ("days until the money comes", june.dso(), "36.0000"),
        ] {
            assert_eq!(told(found), expected, "{figure}");
        }
        assert!(june.lacking().is_empty(), "{:?}", june.lacking());
    }

    /// By hand: who is paid for what they log costs 110 × 50, and no hour of theirs waits on the bench.
    #[test]
    fn who_is_paid_by_the_hour_costs_what_they_log() {
        let mut agency = agency();
        agency.people[0].paid = Paid::Logged;
        let june = june(&agency, "2026-06-30");
        assert_eq!([june.bench(), june.net()].map(told), ["0.0000", "2200.0000"]);
    }

    /// By hand: to Wednesday the 10th 8 of 22 working days and 10 of 30 calendar days: 9700 − 64 × 50 − 666.67.
    #[test]
    fn part_of_a_month_has_its_part_of_the_costs() {
        let june = june(&agency(), "2026-06-10");
        assert_eq!([june.net(), june.overhead()].map(told), ["5833.3333", "666.6667"]);
    }

    #[test]
    fn what_nobody_wrote_is_named_and_not_zero() {
        let mut agency = agency();
        agency.people[0].costs = Dated::default();
        agency.overhead = Dated::default();
        let june = june(&agency, "2026-06-30");
        let unknown = [june.cost_logged(), june.bench(), june.overhead(), june.net(), june.break_even_rate()];
        assert_eq!(unknown, [None, None, None, None, None]);
        let lacking: Vec<String> = june
            .lacking()
            .iter()
            .map(|(figure, ids)| format!("{figure} {}", Vec::from_iter(ids.iter().cloned()).join("+")))
            .collect();
        assert_eq!(
            lacking,
            [
                "cost_logged ana",
                "bench ana",
                "overhead overhead",
                "net ana+overhead",
                "net_ratio ana+overhead",
                "break_even_rate ana+overhead"
            ]
        );
    }
}

//! What a write moves of the past, in figures: said before it is done.

use crate::cli::typed::target::Target;
use crate::cli::writing::desk::Warned;
use crate::figures::moved::{Moved, MovedEntries, capacity, costs, entries, overheads, retainer_periods};
use crate::format::Kind;
use crate::model::Date;
use crate::model::calendar::{day_before, days_before};
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::model::quantity::Money;
use crate::reports::budget;
use crate::reports::budget::BudgetRow;
use crate::reports::document::Listing;
use crate::reports::query::Query;
use crate::why::words::{counted, enumerated, hours, told};

/// The key of bill rates.
pub(crate) const RATES: &str = "rates";

/// The key of exchange rates.
pub(crate) const FX: &str = "fx";

/// A workspace before and after a write, seen on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Both<'p> {
    pub(crate) before: &'p Portfolio,
    pub(crate) after: &'p Portfolio,
    pub(crate) today: Date,
}

impl<'p> Both<'p> {
    /// What another value of a key moves of the days before today.
    pub(crate) fn moved_by(self, target: &Target, key: &str) -> Option<String> {
        let top = key.split(['.', '[']).next().unwrap_or_default();
        match (target.kind, top) {
            (_, RATES) => self.rates(),
            (Kind::Agency, FX) => self.moved_by_rate(),
            (Kind::Project, "retainer" | "status" | "start") => self.retainer(&target.id),
            (Kind::Project, "log") if key.starts_with("log.pauses") => self.retainer(&target.id),
            (Kind::Project, "billing") => self.billing(&target.id),
            (Kind::Person, "capacity" | "workdays") => self.capacity(&target.id),
            (Kind::Costs, "overhead") => self.overhead(),
            (Kind::Costs, _) => self.costs(),
            _ => None,
        }
    }

    fn rates(self) -> Option<String> {
        Some(of_entries(entries(self.before, self.after, self.today)?, "rate"))
    }

    fn costs(self) -> Option<String> {
        Some(of_entries(costs(self.before, self.after, self.today)?, "cost"))
    }

    fn overhead(self) -> Option<String> {
        let moved = overheads(self.before, self.after, self.year()?)?;
        Some(format!("the overhead of the 365 days before today changed: {}", of_money(&moved)))
    }

    /// The twelve months before today.
    fn year(self) -> Option<Period> {
        Period::new(days_before(self.today, 365), day_before(self.today))
    }

    fn retainer(self, full: &str) -> Option<String> {
        let [one, other] = self.projects(full)?;
        let moved = retainer_periods((self.before, one), (self.after, other), self.today)?;
        let what = format!("{} before today changed", counted(moved.count, "period", "periods"));
        let of_hours = |moved: &Moved<_>| format!("{} is now {}", hours(&moved.before), hours(&moved.after));
        let figures = [moved.amount.as_ref().map(of_money), moved.hours.as_ref().map(of_hours)];
        let figures: Vec<String> = figures.into_iter().flatten().collect();
        Some(if figures.is_empty() { what } else { format!("{what}: {}", figures.join(", ")) })
    }

    fn billing(self, full: &str) -> Option<String> {
        let yesterday = day_before(self.today);
        let [one, other] = [self.before, self.after].map(|portfolio| row(portfolio, full, yesterday));
        let (one, other) = (one?, other?);
        let said = |money: &Option<Money>| money.as_ref().map_or_else(|| "unknown".to_owned(), told);
        let moved = |name: &str, before: &Option<Money>, after: &Option<Money>| {
            (before != after).then(|| format!("{name} {} is now {}", said(before), said(after)))
        };
        let words = [
            moved("revenue", &one.money.revenue, &other.money.revenue),
            moved("to invoice", &one.money.to_invoice, &other.money.to_invoice),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        (!words.is_empty()).then(|| format!("up to {yesterday}: {}", words.join(", ")))
    }

    /// What another exchange rate makes of all that was earned, spent and paid up to yesterday, in the workspace's currency.
    /// What could not be converted before was no figure yet.
    pub(crate) fn moved_by_rate(self) -> Option<String> {
        let yesterday = day_before(self.today);
        let query = Query { statuses: Status::ALL.to_vec(), ..Query::everything(yesterday) };
        let [one, other] = [self.before, self.after].map(|portfolio| budget::report(portfolio, &query, None));
        let (one, other) = (one.totals, other.totals);
        let moved = |name: &str, before: &Money, after: &Money| {
            let is_told = one.missing.of(name) == other.missing.of(name) && told(before) != told(after);
            is_told.then(|| format!("{name} {} is now {}", told(before), told(after)))
        };
        let cost = one.cost.as_ref().zip(other.cost.as_ref());
        let words = [
            moved("revenue", &one.revenue, &other.revenue),
            cost.and_then(|(before, after)| moved("cost", before, after)),
            moved("invoiced", &one.invoiced, &other.invoiced),
            moved("received", &one.received, &other.received),
            moved("outstanding", &one.outstanding, &other.outstanding),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        (!words.is_empty()).then(|| format!("up to {yesterday}: {}", words.join(", ")))
    }

    fn capacity(self, id: &str) -> Option<String> {
        let moved = capacity(self.before, self.after, id, self.year()?)?;
        let (before, after) = (hours(&moved.before), hours(&moved.after));
        Some(format!("the capacity of the 365 days before today changed: {before} is now {after}"))
    }

    fn projects(self, full: &str) -> Option<[&'p Project; 2]> {
        Some([self.before.project_named(full)?, self.after.project_named(full)?])
    }
}

/// The time and the money that go with a project which is taken out; `None` where it has none.
pub(crate) fn taken_along(portfolio: &Portfolio, full: &str, today: Date) -> Option<String> {
    let project = portfolio.project_named(full)?;
    let (entries, invoices) = (project.log.time.entries().len(), project.log.invoices.len());
    let row = row(portfolio, full, today)?;
    let money = row.money;
    let some = |sum: &Option<Money>| sum.as_ref().filter(|sum| !sum.amount.is_zero()).map(told);
    let time = (entries > 0).then(|| {
        let entries = counted(entries, "entry", "entries");
        format!("{} of time in {entries}", hours(&row.spent.hours.0))
    });
    let revenue = some(&money.revenue).map(|revenue| format!("{revenue} of revenue"));
    let invoices = (invoices > 0).then(|| {
        let invoices = counted(invoices, "invoice", "invoices");
        match some(&money.outstanding) {
            Some(open) => format!("{invoices} with {open} still to come"),
            None => invoices,
        }
    });
    let taken: Vec<String> = [time, revenue, invoices].into_iter().flatten().collect();
    (!taken.is_empty()).then(|| format!("{full} takes along {}", enumerated(&taken)))
}

/// What a project stands at on a day.
fn row(portfolio: &Portfolio, full: &str, as_of: Date) -> Option<BudgetRow> {
    let query = Query { named: Some(vec![portfolio.place_of(full)?]), ..Query::everything(as_of) };
    let Listing::Rows(rows) = budget::report(portfolio, &query, None).listing else { return None };
    rows.into_iter().next().map(|row| *row)
}

fn of_entries(moved: MovedEntries, what: &str) -> String {
    let entries = counted(moved.count, "entry", "entries");
    let words = format!("{} in {entries} before today get another {what}", hours(&moved.hours));
    moved.worth.map_or_else(|| words.clone(), |worth| format!("{words}: {}", of_money(&worth)))
}

fn of_money(moved: &Moved<Money>) -> String {
    format!("{} is now {}", told(&moved.before), told(&moved.after))
}

/// What is said of it, and how the past is left alone.
pub(crate) fn warned(what: String, from_today: Option<String>) -> Warned {
    let undo = "standing undo takes it back";
    let help = match from_today {
        Some(command) => format!("{undo}; to leave the past as it is, write {command}"),
        None => undo.to_owned(),
    };
    Warned { what, help: Some(help) }
}

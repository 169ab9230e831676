//! At what an hour is valued where it is not billed by itself: the mean bill rate of a project, of the agency, and what
//! a client's income is worth. All of it in the workspace's currency.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::figures::clients::client::ClientFigures;
use crate::figures::missing::convert;
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::accepted_sum;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::spent::Tally;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::number::{Number, Sum};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// A project's fees of twelve months, each at the exchange rate of its day, and the hours that they are of.
pub(crate) type Year = (Number, Number);

/// What the mean rate of a project is made of.
#[derive(Clone, Debug)]
pub enum RateBasis {
    /// Fees, and the hours that they are of.
    Worked(Number, Number),
    /// What was agreed on: an amount, and hours.
    Agreed(Number, Number),
}

/// What hours are worth at a date.
#[derive(Debug)]
pub struct MeanRates<'p> {
    portfolio: &'p Portfolio,
    as_of: Date,
    agency: OnceLock<Option<Number>>,
}

impl<'p> MeanRates<'p> {
    /// The mean rates of a portfolio at a date; what they need is computed once somebody asks.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self { portfolio, as_of, agency: OnceLock::new() }
    }

    /// An amount of a project as of the date, in the workspace's currency; `None` without an exchange rate.
    #[must_use]
    pub fn converted(&self, amount: &Number, project: &Project) -> Option<Number> {
        let pair = (project.currency, self.portfolio.agency.currency);
        convert(self.portfolio, amount, pair, self.as_of).ok()
    }

    /// The agency's: fees / billable hours of all projects in twelve months; else the workspace's default rate.
    pub fn agency(&self) -> Option<Number> {
        self.agency.get_or_init(|| self.billed().or_else(|| self.default_rate())).clone()
    }

    /// Takes what the year of each project is known to be.
    pub(crate) fn settle(&self, years: &[Option<Year>]) {
        self.agency.get_or_init(|| mean(years.iter().flatten()).or_else(|| self.default_rate()));
    }

    /// A project's: fees / billable hours so far; else current amount / current hours (of a retainer, of a period); else
    /// the agency's.
    #[must_use]
    pub fn of(&self, figures: &ProjectFigures<'_>) -> Option<Number> {
        let own = self.own(figures).and_then(|own| own.mean());
        own.and_then(|rate| self.converted(&rate, figures.project)).or_else(|| self.agency())
    }

    /// What the rate of a project is the mean of, in its currency; `None` where it is the agency's.
    #[must_use]
    pub fn own(&self, figures: &ProjectFigures<'_>) -> Option<RateBasis> {
        let fees = figures.spent.fees.clone().ok();
        let worked = fees.map(|fees| RateBasis::Worked(fees, figures.spent.billable_hours.clone()));
        let known = worked.filter(|one| one.mean().is_some()).or_else(|| self.agreed(figures))?;
        known.mean().and_then(|rate| self.converted(&rate, figures.project)).map(|_| known)
    }

    /// What a client stands for: its income of twelve months; of one that was never invoiced, the current amounts of its
    /// active projects, a retainer's fee for twelve months. `None` where nobody knows.
    #[must_use]
    pub fn income(&self, client: &ClientFigures<'_>) -> Option<Number> {
        if self.is_invoiced(client) {
            return client.income.twelve_months.clone().ok();
        }
        let active = client.projects.iter().filter(|one| one.status_at(self.as_of) == Status::Active);
        let amounts = active.filter_map(|one| self.converted(&self.a_year(one)?, one));
        amounts.reduce(|sum, amount| sum + amount)
    }

    /// Whether anything was ever invoiced to a client.
    #[must_use]
    pub fn is_invoiced(&self, client: &ClientFigures<'_>) -> bool {
        let is_invoiced = |project: &Project| project.log.invoices.iter().any(|one| one.date <= self.as_of);
        client.projects.iter().any(is_invoiced)
    }

    fn a_year(&self, project: &Project) -> Option<Number> {
        if project.billing == Billing::Retainer {
            let fee = project.terms_at(self.as_of).or_else(|| project.first_terms())?.amount.clone()?;
            let months = project.retainer.as_ref()?.every.months();
            return (fee * Number::from(12)).over(&Number::from(months));
        }
        let original = project.budget.amount.as_ref()?;
        Some(original + accepted_sum(project, self.as_of).1)
    }

    fn agreed(&self, figures: &ProjectFigures<'_>) -> Option<RateBasis> {
        let project = figures.project;
        if project.billing == Billing::Retainer {
            let terms = project.terms_at(self.as_of).or_else(|| project.first_terms())?;
            return terms
                .amount
                .clone()
                .zip(terms.hours.clone())
                .map(|(amount, hours)| RateBasis::Agreed(amount, hours));
        }
        let (amount, hours) = figures.budget.amount.as_ref().zip(figures.budget.hours.as_ref())?;
        Some(RateBasis::Agreed(amount.current.clone(), hours.current.clone()))
    }

    fn default_rate(&self) -> Option<Number> {
        self.portfolio.agency.rates.at(self.as_of)?.default.clone()
    }

    /// Fees / billable hours of twelve months; projects whose fees nobody knows are in neither.
    fn billed(&self) -> Option<Number> {
        let years: Vec<Year> =
            self.portfolio.projects.iter().filter_map(|project| self.year_of(project)).collect();
        mean(&years)
    }

    /// The year of a project; `None` of our own, and where its fees are not known.
    pub(crate) fn year_of(&self, project: &Project) -> Option<Year> {
        if project.billing == Billing::Internal {
            return None;
        }
        let year = Window::twelve_months(self.as_of);
        let entries = || project.log.time.entries().iter().filter(|entry| year.contains(entry.date));
        let tally = Tally::of(Shown::own(self.portfolio, project), entries());
        if project.currency == self.portfolio.agency.currency {
            return Some((tally.fees(|_| true).ok()?, tally.billed_hours()));
        }
        let pair = (project.currency, self.portfolio.agency.currency);
        let mut changes: Vec<Date> = self.portfolio.agency.exchange.dates(pair).collect();
        changes.sort_unstable();
        // Between two changes of the exchange rate all days have the same.
        let mut alike: BTreeMap<usize, Vec<&TimeEntry>> = BTreeMap::new();
        for entry in entries() {
            let place = changes.partition_point(|change| *change <= entry.date);
            alike.entry(place).or_default().push(entry);
        }
        let mut fees = Number::zero();
        for entries in alike.into_values() {
            let day = entries.first()?.date;
            let own =
                Tally::of(Shown::own(self.portfolio, project), entries.into_iter()).fees(|_| true).ok()?;
            fees = fees + convert(self.portfolio, &own, pair, day).ok()?;
        }
        Some((fees, tally.billed_hours()))
    }
}

/// Fees / billable hours.
fn mean<'y>(years: impl IntoIterator<Item = &'y Year>) -> Option<Number> {
    let (mut fees, mut hours) = (Sum::default(), Sum::default());
    for (of_project, billed) in years {
        fees.add(of_project);
        hours.add(billed);
    }
    positive(fees.total().over(&hours.total())?)
}

impl RateBasis {
    /// The money / the hours, where that is something.
    #[must_use]
    pub fn mean(&self) -> Option<Number> {
        let (Self::Worked(money, hours) | Self::Agreed(money, hours)) = self;
        positive(money.over(hours)?)
    }
}

fn positive(number: Number) -> Option<Number> {
    Some(number).filter(Number::is_positive)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::figures::spending::budget::project_figures;
    use crate::model::rate::{RateCard, RateTable};

    fn rated(rate: &str) -> RateCard {
        RateCard::new(vec![RateTable { default: Some(number(rate)), ..RateTable::default() }])
    }

    /// Worked by hand: 4 h at 80 are 320; over 400 / 5 h agreed it is 80; without either the agency's default.
    #[test]
    fn the_nearest_rate_that_there_is() {
        let mut portfolio = portfolio();
        portfolio.agency.rates = rated("90");
        let mut site = project("site");
        site.rates = rated("80");
        site.log.time.push(worked("2024-02-05", "4"));
        let mean = |portfolio: &Portfolio, site: &Project| {
            let figures = project_figures(portfolio, site, date("2024-02-29"));
            MeanRates::new(portfolio, date("2024-02-29")).of(&figures).map(|rate| rate.rounded(2))
        };
        assert_eq!(mean(&portfolio, &site).as_deref(), Some("80.00"));
        let mut bare = project("bare");
        assert_eq!(mean(&portfolio, &bare).as_deref(), Some("90.00"));
        (bare.budget.amount, bare.budget.hours) = (Some(number("600")), Some(number("5")));
        assert_eq!(mean(&portfolio, &bare).as_deref(), Some("120.00"));
        (bare.budget.amount, bare.budget.hours) = (None, None);
        // The agency's own of twelve months comes before its list.
        portfolio.projects = vec![site];
        assert_eq!(mean(&portfolio, &bare).as_deref(), Some("80.00"));
        portfolio.agency.rates = RateCard::default();
        portfolio.projects.clear();
        assert_eq!(mean(&portfolio, &bare), None);
    }
}

//! Money summed by client, by project, by person, or by month.

use std::collections::BTreeMap;

use crate::figures::earnings::income::{EarningWindow, Income, Receipts, income, income_by_person, receipts};
use crate::figures::invoicing::ageing::{Ageing, OpenInvoice};
use crate::figures::invoicing::to_invoice::ToInvoice;
use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::word::words;
use crate::reports::document::Group;
use crate::reports::money::row::Earning;
use crate::reports::money::totals::{MoneyPart, MoneyTotals, totals};
use crate::reports::query::Query;

words! {
    /// What rows are summed by.
    MoneyBy {
        /// By client.
        Client = "client",
        /// By project, in the workspace's currency.
        Project = "project",
        /// By person.
        Person = "person",
        /// By month of the period.
        Month = "month",
    }
}

/// A person; nobody in particular comes last.
type Whose = (bool, Option<PersonId>);

/// What groups are made of.
pub(crate) struct Grouping<'q> {
    pub(crate) portfolio: &'q Portfolio,
    pub(crate) query: &'q Query,
    pub(crate) window: EarningWindow,
}

impl Grouping<'_> {
    /// The groups of these projects, by key.
    pub(crate) fn groups(&self, earnings: &[Earning<'_>], by: MoneyBy) -> Vec<Group<MoneyTotals>> {
        match by {
            MoneyBy::Client => {
                self.by_name(earnings, |name| name.split('/').next().unwrap_or_default().to_owned())
            }
            MoneyBy::Project => self.by_name(earnings, str::to_owned),
            MoneyBy::Person => self.by_person(earnings),
            MoneyBy::Month => self.by_month(earnings),
        }
    }

    fn left_out(&self) -> Vec<&str> {
        self.query.left_out.iter().map(String::as_str).collect()
    }

    fn by_name(&self, earnings: &[Earning<'_>], key: impl Fn(&str) -> String) -> Vec<Group<MoneyTotals>> {
        let mut groups: BTreeMap<String, (Vec<&Earning<'_>>, Vec<&str>)> = BTreeMap::new();
        for earning in earnings {
            let name = self.portfolio.full_name(earning.project);
            groups.entry(key(&name)).or_default().0.push(earning);
        }
        for name in self.left_out() {
            groups.entry(key(name)).or_default().1.push(name);
        }
        let group = |(key, (earnings, left_out)): (String, (Vec<&Earning<'_>>, Vec<&str>))| Group {
            key: Some(key),
            totals: all_of(self.portfolio, self.query, &earnings, &left_out, false),
        };
        groups.into_iter().map(group).collect()
    }

    /// What nobody in particular spent comes last. Invoices are of no one person.
    fn by_person(&self, earnings: &[Earning<'_>]) -> Vec<Group<MoneyTotals>> {
        let mut people: BTreeMap<Whose, Vec<(&Project, Income)>> = BTreeMap::new();
        for Earning { project, .. } in earnings {
            let shown = Shown::in_totals(self.portfolio, project);
            for (who, income) in income_by_person(shown, self.window) {
                people.entry((who.is_none(), who)).or_default().push((project, income));
            }
        }
        let left_out = self.left_out();
        let groups = people.into_iter().map(|((_, who), parts)| {
            let part = |(project, income)| MoneyPart { project, income, bills: None, to_invoice: None };
            let parts = parts.iter().map(|(project, income)| part((*project, income)));
            let totals = totals(self.portfolio, self.query, parts, &left_out);
            Group { key: who.map(|who| self.portfolio.person_id(who).to_owned()), totals }
        });
        groups.collect()
    }

    /// Each month of the window from the first record on; receivables are those of the month's invoices.
    fn by_month(&self, earnings: &[Earning<'_>]) -> Vec<Group<MoneyTotals>> {
        let projects = || earnings.iter().map(|earning| earning.project);
        let first = projects().filter_map(first_record).min();
        let known = first.and_then(|first| Period::new(first, self.window.as_of));
        let Some(period) = known.and_then(|known| known.within(self.window.period)) else {
            return Vec::new();
        };
        let left_out = self.left_out();
        let month = |month: Period| {
            let window = EarningWindow { period: month, as_of: self.window.as_of };
            let figures = earnings.iter().map(|earning| {
                let project = earning.project;
                let sent = |one: &&OpenInvoice<'_>| month.contains(one.invoice.date);
                let open = earning.invoices.as_ref().map_err(Clone::clone);
                let ageing = open.map(|open| Ageing::of(open.iter().filter(sent)));
                let income = income(Shown::in_totals(self.portfolio, project), window);
                let currency = self.portfolio.agency.currency;
                (project, income, receipts(&earning.account, window, currency), ageing)
            });
            let figures: Vec<(&Project, Income, Receipts, Known<Ageing>)> = figures.collect();
            let parts = figures.iter().map(|(project, income, receipts, ageing)| MoneyPart {
                project,
                income,
                bills: Some((receipts, ageing)),
                to_invoice: None,
            });
            totals(self.portfolio, self.query, parts, &left_out)
        };
        period.months().map(|part| Group { key: Some(part.name), totals: month(part.days) }).collect()
    }
}

/// The totals of all figures of these projects, with what can be invoiced where that is asked.
pub(crate) fn all_of(
    portfolio: &Portfolio,
    query: &Query,
    earnings: &[&Earning<'_>],
    left_out: &[&str],
    invoices_too: bool,
) -> MoneyTotals {
    let ageing = |earning: &&Earning<'_>| earning.invoices.as_ref().map(Ageing::of).map_err(Clone::clone);
    let ageings: Vec<Known<Ageing>> = earnings.iter().map(ageing).collect();
    let to_invoice =
        |earning: &Earning<'_>| earning.to_invoice.as_ref().map(ToInvoice::amount).map_err(Clone::clone);
    let parts = earnings.iter().zip(&ageings).map(|(earning, ageing)| MoneyPart {
        project: earning.project,
        income: &earning.in_totals.0,
        bills: Some((&earning.in_totals.1, ageing)),
        to_invoice: invoices_too.then(|| to_invoice(earning)),
    });
    totals(portfolio, query, parts, left_out)
}

/// The first day on which anything of a project is dated.
fn first_record(project: &Project) -> Option<Date> {
    let log = &project.log;
    let time = log.time.entries().iter().map(|entry| entry.date);
    let expenses = log.expenses.iter().map(|expense| expense.date);
    let invoices = log.invoices.iter().map(|invoice| invoice.date);
    let readings = log.progress.iter().map(|reading| reading.date);
    let phases = project.phases.iter().filter_map(|phase| phase.done);
    let begun = project.start.into_iter().chain(project.finished);
    time.chain(expenses).chain(invoices).chain(readings).chain(phases).chain(begun).min()
}

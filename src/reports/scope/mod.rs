//! The scope report: what was asked beyond the agreement, what was answered, how fast, and what it did to the budget
//! and the due date. One row for each project with any change.

use serde::Serialize;

use crate::diagnostic::Finding;
use crate::figures::change::{changed_budget, current_due, in_force};
use crate::figures::scope::{ScopeFlag, flags};
use crate::figures::tally::{ByStatus, Effect, Tally};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Days, Hours, Money, Share};
use crate::model::word::words;
use crate::page::{Page, Parts, Report};
use crate::reports::query::Query;
use crate::reports::{Document, Header, Listing};

pub(crate) mod change;
pub(crate) mod groups;
pub(crate) mod page;
#[cfg(test)]
mod tests;
pub(crate) mod totals;

pub use crate::reports::scope::change::Request;
pub use crate::reports::scope::totals::Totals;

/// The scope report.
pub type Scope = Document<Row, Totals>;

words! {
    /// By what the changes of a scope report can be summed.
    By {
        /// The client whose project it is.
        Client = "client",
        /// Who asked.
        Asker = "asker",
        /// The month in which it was asked.
        Month = "month",
    }
}

/// What was asked of one project, and what we answered.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// `client/project`.
    pub project: String,
    /// Its name.
    pub name: Box<str>,
    /// The client's id.
    pub client: Box<str>,
    /// The currency of the row.
    pub currency: Currency,
    /// What was agreed at first.
    pub original: Agreement,
    /// What the changes made of it.
    pub current: Agreement,
    /// How many changes, by their answer.
    pub counts: ByStatus<i64>,
    /// Their hours.
    pub hours: ByStatus<Hours>,
    /// Their amounts.
    pub amount: ByStatus<Money>,
    /// Accepted amount / original amount; by hours where there is no amount.
    pub growth: Option<Share>,
    /// What was done for free.
    pub given_away: Extent,
    /// The positive hours and amounts of what is open.
    pub exposure: Extent,
    /// (accepted + absorbed) / (accepted + absorbed + declined).
    pub yes_ratio: Option<Share>,
    /// accepted / (accepted + absorbed + declined).
    pub paid_yes_ratio: Option<Share>,
    /// Median of the calendar days from asked to decided.
    pub decision_days: Option<Days>,
    /// Calendar days that the oldest open change has waited.
    pub oldest_open_days: Option<i64>,
    /// Current due date − due date, in calendar days.
    pub due_moved_days: Option<i64>,
    /// What is worth a look.
    pub flags: Vec<ScopeFlag>,
    /// Every change: what is decided by the date of its decision, then what is open by the date it was asked.
    pub changes: Vec<Request>,
}

/// A budget and a due date.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// `None` where the budget has no hours.
    pub hours: Option<Hours>,
    /// `None` where the budget has no amount.
    pub amount: Option<Money>,
    /// `None` where there is none, or past the year 9999.
    pub due: Option<Date>,
}

/// Hours and money.
#[derive(Clone, Debug, Serialize)]
pub struct Extent {
    /// Hours.
    pub hours: Hours,
    /// Money.
    pub amount: Money,
}

/// A project with the tally of all its changes, or of some of them.
pub(crate) struct Part<'p> {
    name: String,
    project: &'p Project,
    tally: Tally,
    /// Those of the whole project, also where it is a part of its changes.
    flags: Vec<ScopeFlag>,
}

/// The scope report on the projects of a query: those with any change at its date, or all when it says so. Groups
/// take the place of the rows with `by`.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<By>) -> Scope {
    let whole = |project| {
        let tally = Tally::of(in_force(project, query.as_of), query.as_of);
        let flags = flags(project, &tally, query.as_of, &portfolio.agency.thresholds);
        Part { name: portfolio.full_name(project), project, tally, flags }
    };
    let is_listed = |project: &&Project| query.all || in_force(project, query.as_of).next().is_some();
    let projects = query.projects(portfolio, &[]);
    let parts: Vec<Part> = projects.into_iter().filter(is_listed).map(whole).collect();
    Document {
        header: Header::new("scope", portfolio, query.as_of),
        totals: totals::total(portfolio, query, &parts),
        listing: match by {
            None => Listing::Rows(parts.into_iter().map(|part| row(portfolio, part, query.as_of)).collect()),
            Some(by) => Listing::Groups(groups::groups(portfolio, query, &parts, by)),
        },
        findings: Vec::new(),
    }
}

fn row(portfolio: &Portfolio, part: Part, as_of: Date) -> Row {
    let Part { name, project, tally, flags } = part;
    let agency = &portfolio.agency;
    let money = |amount: &Number| Money { amount: amount.clone(), currency: project.currency };
    let accepted = &tally.effects.accepted;
    let budget = changed_budget(project, &accepted.hours, &accepted.amount);
    let current = Agreement {
        hours: budget.hours.map(Hours),
        amount: budget.amount.as_ref().map(money),
        due: current_due(project, &agency.calendar, as_of),
    };
    let original = Agreement {
        hours: project.budget.hours.clone().map(Hours),
        amount: project.budget.amount.as_ref().map(money),
        due: project.due,
    };
    Row {
        project: name,
        name: project.name.clone(),
        client: portfolio.client_of(project).map(|client| client.id.clone()).unwrap_or_default(),
        currency: project.currency,
        counts: tally.counts.clone(),
        hours: tally.effects.map(|effect| Hours(effect.hours.clone())),
        amount: tally.effects.map(|effect| money(&effect.amount)),
        growth: growth(project, accepted).map(Share),
        given_away: Extent::of(&tally.effects.absorbed, project.currency),
        exposure: Extent::of(&tally.exposure, project.currency),
        yes_ratio: tally.yes_ratio().map(Share),
        paid_yes_ratio: tally.paid_yes_ratio().map(Share),
        decision_days: tally.decision_days().map(Days),
        oldest_open_days: tally.oldest_open,
        due_moved_days: current.due.zip(original.due).map(|(current, due)| (current - due).num_days()),
        flags,
        changes: change::list(portfolio, project, as_of),
        original,
        current,
    }
}

fn growth(project: &Project, accepted: &Effect) -> Option<Number> {
    match (&project.budget.amount, &project.budget.hours) {
        (Some(amount), _) => accepted.amount.over(amount),
        (None, Some(hours)) => accepted.hours.over(hours),
        (None, None) => None,
    }
}

impl Extent {
    fn of(effect: &Effect, currency: Currency) -> Self {
        Self { hours: Hours(effect.hours.clone()), amount: Money { amount: effect.amount.clone(), currency } }
    }
}

impl Report for Scope {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.tell_all(parts)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        ScopeFlag::ALL.iter().map(|flag| flag.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => rows.iter().flat_map(|row| &row.flags).map(|flag| flag.word()).collect(),
            Listing::Groups(groups) => {
                groups.iter().flat_map(|group| &group.totals.flags).map(|flag| flag.word()).collect()
            }
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }

    fn set_findings(&mut self, findings: Vec<Finding>) {
        self.findings = findings;
    }
}

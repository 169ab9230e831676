//! Amounts that would be read as another currency, since nothing converts what stands in a file.

use crate::cli::writing::moved::Both;
use crate::model::client::Client;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::RateCard;
use crate::why::words::{counted, enumerated};

/// How many amounts there are of each kind.
#[derive(Default)]
struct Amounts {
    invoices: usize,
    payments: usize,
    expenses: usize,
    budgets: usize,
    fees: usize,
    phases: usize,
    changes: usize,
    milestones: usize,
    rates: usize,
    values: usize,
    costs: usize,
}

impl Both<'_> {
    /// Which amounts another currency makes others of, where that is the key that is set.
    pub(crate) fn relabelled(self, key: &str) -> Option<String> {
        let Self { before, after, .. } = self;
        let is_new = |one: Currency, other: Currency| one != other;
        let mut amounts = Amounts::default();
        let mut currency = None;
        for project in after.projects.iter().filter(|_| key == "currency") {
            let full = after.full_name(project);
            let old = before.project_named(&full);
            if old.is_some_and(|old| is_new(old.currency, project.currency)) {
                amounts.add_project(project);
                currency = Some(project.currency);
            }
        }
        for client in after.clients.iter().filter(|_| key == "currency") {
            let old = before.clients.iter().find(|old| old.id == client.id);
            if old.is_some_and(|old| is_new(old.currency, client.currency)) {
                amounts.add_client(client);
                currency = Some(client.currency);
            }
        }
        if key == "currency" && is_new(before.agency.currency, after.agency.currency) {
            amounts.add_agency(after);
            currency = Some(after.agency.currency);
        }
        let (count, words) = amounts.words();
        let are = if count == 1 { "is" } else { "are" };
        let currency = currency.filter(|_| count > 0)?;
        Some(format!("{words} {are} read as {currency} from now on, not converted"))
    }
}

impl Amounts {
    fn add_project(&mut self, project: &Project) {
        let log = &project.log;
        self.invoices += log.invoices.len();
        self.payments += log.payments.len();
        self.expenses += log.expenses.len();
        self.budgets += usize::from(project.budget.amount.is_some());
        let terms = project.retainer.iter().flat_map(|retainer| retainer.terms.iter());
        self.fees += terms.filter(|(_, terms)| terms.amount.is_some()).count();
        self.phases += project.phases.iter().filter(|phase| phase.amount.is_some()).count();
        self.changes += project.changes.iter().filter(|change| !change.amount.is_zero()).count();
        self.milestones += project.milestones.iter().filter(|milestone| milestone.amount.is_some()).count();
        self.add_rates(&project.rates);
        self.rates += log.time.entries().iter().filter(|entry| log.time.rate(entry).is_some()).count();
    }

    fn add_client(&mut self, client: &Client) {
        self.add_rates(&client.rates);
        self.values += client.opportunities.iter().filter(|opportunity| opportunity.value.is_some()).count();
    }

    fn add_agency(&mut self, portfolio: &Portfolio) {
        self.add_rates(&portfolio.agency.rates);
        for person in &portfolio.people {
            self.add_rates(&person.rates);
            self.costs += person.costs.iter().count();
        }
        self.costs += portfolio.overhead.iter().count();
    }

    fn add_rates(&mut self, card: &RateCard) {
        let of_table =
            |table: &crate::model::rate::RateTable| table.roles.len() + usize::from(table.default.is_some());
        self.rates += card.tables().iter().map(of_table).sum::<usize>();
    }

    /// How many they are, and all of them in words.
    fn words(&self) -> (usize, String) {
        let kinds = [
            (self.invoices, "invoice", "invoices"),
            (self.payments, "payment", "payments"),
            (self.expenses, "expense", "expenses"),
            (self.budgets, "budget", "budgets"),
            (self.fees, "retainer's fee", "retainers' fees"),
            (self.phases, "phase's amount", "phases' amounts"),
            (self.changes, "change's amount", "changes' amounts"),
            (self.milestones, "milestone", "milestones"),
            (self.rates, "rate", "rates"),
            (self.values, "opportunity's value", "opportunities' values"),
            (self.costs, "cost", "costs"),
        ];
        let there = || kinds.iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> = there().map(|(count, one, many)| counted(*count, one, many)).collect();
        let count = there().map(|(count, ..)| count).sum();
        (count, enumerated(&words))
    }
}

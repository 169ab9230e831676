//! A journal for hledger and ledger: time as virtual postings at their rates, invoices and payments on what clients owe.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::exchange::tables::material::Material;
use crate::exchange::written::Counts;
use crate::model::currency::Currency;
use crate::model::log::Invoice;
use crate::model::number::Number;
use crate::model::project::Project;

/// Which of the two reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// hledger.
    Hledger,
    /// ledger.
    Ledger,
}

/// Transactions by their days, each with the order in which they were made.
type Transactions = Vec<(crate::model::Date, String)>;

/// The whole journal.
#[must_use]
pub fn text(material: &Material<'_>, reader: Reader, counts: &Counts) -> String {
    let mut accounts: BTreeSet<String> = BTreeSet::from(["assets:bank".to_owned()]);
    let mut all = Transactions::new();
    for (project, full) in material.projects() {
        let name = full.replace('/', ":");
        let client = name.split(':').next().unwrap_or_default().to_owned();
        let posts = Postings { material, project, counts, name: &name, client: &client };
        if !project.log.time.entries().is_empty() {
            accounts.insert(format!("time:{name}"));
        }
        if !project.log.invoices.is_empty() {
            accounts.extend([format!("assets:receivable:{client}"), format!("revenue:{name}")]);
        }
        posts.time(&mut all);
        posts.invoices(&mut all);
    }
    all.sort_by_key(|(date, _)| *date);
    let mut text =
        "; Made by standing. Hours are virtual postings; what clients owe is in assets:receivable.\n\n"
            .to_owned();
    commodities(&mut text, material, reader);
    accounts.iter().for_each(|account| {
        let _ = writeln!(text, "account {account}");
    });
    text.push('\n');
    prices(&mut text, material, counts);
    all.iter().for_each(|(_, transaction)| text.push_str(transaction));
    text
}

fn commodities(text: &mut String, material: &Material<'_>, reader: Reader) {
    let portfolio = material.portfolio;
    let own = [portfolio.agency.currency].into_iter();
    let clients = portfolio.clients.iter().map(|client| client.currency);
    let all: Vec<Currency> =
        own.chain(clients).chain(portfolio.projects.iter().map(|one| one.currency)).collect();
    let codes: BTreeSet<&str> = all.iter().map(|currency| currency.code()).collect();
    for code in codes {
        let digits = Currency::from_code(code).map_or(0, Currency::minor_digits);
        // The sign of the fraction stands also where there is none.
        let sample = format!("1000.{}", "0".repeat(digits as usize));
        let _ = match reader {
            Reader::Hledger => writeln!(text, "commodity {sample} {code}"),
            Reader::Ledger => writeln!(text, "commodity {code}"),
        };
    }
    let _ = match reader {
        Reader::Hledger => writeln!(text, "commodity 1000.00 h\n"),
        Reader::Ledger => writeln!(text, "commodity h\n"),
    };
}

fn prices(text: &mut String, material: &Material<'_>, counts: &Counts) {
    for one in material.portfolio.agency.exchange.rates() {
        let rate = counts.decimal(&one.rate);
        let _ = writeln!(text, "P {} {} {rate} {}", one.date, one.from.code(), one.to.code());
    }
    text.push('\n');
}

/// What is posted of a project.
struct Postings<'p> {
    material: &'p Material<'p>,
    project: &'p Project,
    counts: &'p Counts,
    /// `acme:website`.
    name: &'p str,
    client: &'p str,
}

impl Postings<'_> {
    fn money(&self, amount: &Number) -> String {
        format!("{} {}", self.counts.decimal(amount), self.project.currency.code())
    }

    fn time(&self, all: &mut Transactions) {
        let time = &self.project.log.time;
        for (at, entry) in
            time.entries().iter().enumerate().filter(|(_, entry)| self.material.has(entry.date))
        {
            let full = self.name.replacen(':', "/", 1);
            let note = match self.material.of_project(&full, ["log", "time"], at, "note") {
                crate::exchange::tables::Cell::Text(note) => format!(" | {}", plain(&note)),
                _ => String::new(),
            };
            let who = self.material.portfolio.person_id(entry.who);
            let hours = self.counts.decimal(&time.hours(entry));
            let rate = (self.material.bill_rate)(self.project, entry).filter(|_| entry.billable);
            let rate = rate.map_or_else(String::new, |rate| format!(" @ {}", self.money(&rate)));
            let line = format!("{} * {who}{note}\n    (time:{})  {hours} h{rate}\n\n", entry.date, self.name);
            all.push((entry.date, line));
        }
    }

    fn invoices(&self, all: &mut Transactions) {
        let log = &self.project.log;
        let post = |all: &mut Transactions, date, what: &str, [to, from]: [&str; 2], amount: &Number| {
            let text = format!(
                "{date} * {what}\n    {to}  {}\n    {from}  {}\n\n",
                self.money(amount),
                self.money(&-amount.clone())
            );
            all.push((date, text));
        };
        let (owed, earned) = (format!("assets:receivable:{}", self.client), format!("revenue:{}", self.name));
        for invoice in log.invoices.iter().filter(|one| self.material.has(one.date)) {
            let word = if invoice.amount.is_negative() { "credit note" } else { "invoice" };
            let what = format!("({}) {word}", plain(&invoice.number).replace(['(', ')'], ""));
            post(all, invoice.date, &what, [&owed, &earned], &invoice.amount);
        }
        for payment in log.payments.iter().filter(|one| self.material.has(one.date)) {
            let number = log.invoices.get(payment.invoice as usize).map_or("", |invoice| &invoice.number);
            post(
                all,
                payment.date,
                &format!("payment of {}", plain(number)),
                ["assets:bank", &owed],
                &payment.amount,
            );
        }
        for (at, invoice) in log.invoices.iter().enumerate() {
            if let Some(paid) = invoice.paid.filter(|paid| self.material.has(*paid)) {
                let rest = self.rest(at, invoice);
                if !rest.is_zero() {
                    post(
                        all,
                        paid,
                        &format!("payment of {}", plain(&invoice.number)),
                        ["assets:bank", &owed],
                        &rest,
                    );
                }
            }
        }
    }

    /// What was left of an invoice that was paid: less its part payments, and less the credit notes of it.
    fn rest(&self, at: usize, invoice: &Invoice) -> Number {
        let log = &self.project.log;
        let of_it = log.payments.iter().filter(|one| one.invoice as usize == at);
        let paid: Number = of_it.map(|one| one.amount.clone()).sum();
        let others = self.material.portfolio.projects_of(self.project.client).iter();
        let notes = others.flat_map(|project| &project.log.invoices);
        let credited: Number = notes
            .filter(|note| note.of.as_ref() == Some(&invoice.number))
            .map(|note| note.amount.clone())
            .sum();
        &(&invoice.amount + &credited) - &paid
    }
}

/// A text on one line, without what begins a comment.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace([';', '|'], ",")
}

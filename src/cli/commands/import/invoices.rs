//! `standing import invoices`: invoices that another tool sent, each once by its number.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use serde_json::{Value, json};

use crate::cli::commands::import::refusing::refuse;
use crate::cli::commands::import::source::Origin;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::writing::about::project::full_name;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Record};
use crate::exchange::billed::{Billed, Bills, billed};
use crate::exchange::entry::{Habits, Refused};
use crate::format::imports::DateOrder;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::why::words::{counted, money};

/// From what invoices are taken.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportInvoices {
    /// Take over invoices from Harvest: its export of invoices as CSV
    ///
    /// Amounts are net of tax, less the discount.
    /// A client with several projects needs --project, since Harvest names none.
    ///
    /// Examples:
    ///   standing import invoices harvest invoices.csv
    ///   standing import invoices harvest acme.csv --project acme/website
    #[command(verbatim_doc_comment)]
    Harvest(ImportBills),
    /// Take over invoices from a table with columns called number, date, amount, project, due and paid
    ///
    /// Examples:
    ///   standing import invoices csv invoices.csv
    ///   standing import invoices csv - --project acme/website --dry-run
    #[command(verbatim_doc_comment)]
    Csv(ImportBills),
}

/// The file, and what it does not say.
#[derive(Debug, Args)]
pub(crate) struct ImportBills {
    /// The file; - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// The project of what names none
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    /// How days such as 03/04/2026 are written, where the file doesn't decide
    #[arg(long, value_name = "ORDER", value_parser = word::<DateOrder>())]
    date_order: Option<DateOrder>,

    /// The decimal sign of its numbers, where the file doesn't decide: . or ,
    #[arg(long, value_name = "SIGN", value_parser = [".", ","], hide_possible_values = true)]
    decimal: Option<String>,

    /// Leave out the rows that can't be taken, and say which
    #[arg(long)]
    skip_bad: bool,

    #[command(flatten)]
    writing: Writing,
}

impl ImportInvoices {
    /// Imports them.
    ///
    /// # Errors
    /// When one can't be taken; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Harvest(arguments) => arguments.run(setting, Bills::Harvest),
            Self::Csv(arguments) => arguments.run(setting, Bills::Csv),
        }
    }
}

impl ImportBills {
    fn run(&self, setting: &Setting, kind: Bills) -> Result<Ending, Failure> {
        let typed = self.project.as_deref().map(|typed| full_name(setting.root()?, typed)).transpose()?;
        let origin = Origin::read(&self.file)?;
        let decimal = self.decimal.as_deref().and_then(|sign| sign.chars().next());
        let habits = Habits { date_order: self.date_order, decimal, zone: None };
        let (bills, mut refused) = origin.told(billed(kind, &origin.bytes, habits))?;
        let desk = self.writing.open(setting, Extent::Whole)?;
        let rows = bills.len() + refused.len();
        let closed = desk.portfolio.agency.books_closed.filter(|_| !self.writing.reopen);
        let (mut new, mut there) = (BTreeMap::<String, Vec<Record>>::new(), 0);
        let mut taken = std::collections::BTreeSet::new();
        for bill in &bills {
            match judged(bill, &desk.portfolio, typed.as_deref()) {
                Ok((project, full)) => {
                    let is_new = taken.insert((project.client, bill.number.clone()));
                    match known(bill, &desk.portfolio, project) {
                        Some(Ok(())) => there += 1,
                        Some(Err(row)) => refused.push(row),
                        None if !is_new => refused.push(row(
                            bill,
                            format!("the number {} comes twice", bill.number),
                            "leave one of them out",
                        )),
                        None => match in_closed_books(bill, closed) {
                            Some(row) => refused.push(row),
                            None => new.entry(full).or_default().push(record(bill, &desk.portfolio, project)),
                        },
                    }
                }
                Err(row) => refused.push(row),
            }
        }
        refused.sort_by_key(|row| row.line);
        refuse(&desk, (&refused, rows), &origin.name, self.skip_bad)?;
        tell_parts(&bills, setting);
        let count: usize = new.values().map(Vec::len).sum();
        let lines =
            new.iter().map(|(full, own)| format!("{full}: {}", counted(own.len(), "invoice", "invoices")));
        let what = match (count, there) {
            (0, there) => format!("0 new, {there} already there"),
            (count, 0) => counted(count, "invoice", "invoices"),
            (count, there) => format!("{}; {there} already there", counted(count, "invoice", "invoices")),
        };
        let records: Vec<Value> = new.values().flatten().map(|one| Value::Object(table(one))).collect();
        let told = Told::new(what, json!({ "already_there": there, "invoices": records }));
        let told = Told { lines: lines.collect(), ..told };
        let edited = |(full, own): (&String, &Vec<Record>)| Change::Edited {
            document: format!("clients/{full}.toml"),
            edits: own
                .iter()
                .map(|record| Edit::Log { list: "log.invoices".to_owned(), record: record.clone() })
                .collect(),
        };
        let changes: Vec<Change> = new.iter().map(edited).collect();
        if changes.is_empty() {
            return desk.unchanged(&told);
        }
        desk.write(&changes, |_| told)
    }
}

fn row(bill: &Billed, why: String, help: &str) -> Refused {
    Refused { line: bill.line, why, help: help.to_owned() }
}

/// Why an invoice in another currency than its project's is not taken.
fn in_another_currency(bill: &Billed, (project, full): (&Project, &str)) -> Option<Refused> {
    let (said, own) = (bill.currency.as_deref()?, project.currency.code());
    let why = || format!("invoice {} is in {said}, and {full} is in {own}", bill.number);
    let help = "write what it comes to in the currency of the project, or import it with --project PROJECT";
    (said != own).then(|| row(bill, why(), help))
}

/// Why an invoice of closed books is not taken.
fn in_closed_books(bill: &Billed, closed: Option<Date>) -> Option<Refused> {
    closed.filter(|closed| bill.date <= *closed)?;
    let help = "leave it out of the file, or add --reopen to take it all the same";
    Some(row(bill, format!("{} is in books that are closed", bill.date), help))
}

/// Says that what was paid in part is not taken over.
fn tell_parts(bills: &[Billed], setting: &Setting) {
    let parts = bills.iter().filter(|bill| bill.is_part_paid).count();
    if parts > 0 {
        let count = counted(parts, "invoice was", "invoices were");
        let help = "write down what came: standing paid PROJECT NUMBER --amount AMOUNT --date DATE";
        setting.voice.advice(&format!("{count} paid in part, which is not taken over"), Some(help));
    }
}

/// The project of an invoice, which has its currency.
fn judged<'p>(
    bill: &Billed,
    portfolio: &'p Portfolio,
    typed: Option<&str>,
) -> Result<(&'p Project, String), Refused> {
    let is_same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let is_client = |client: &Client| {
        bill.client.as_deref().is_none_or(|said| *client.id == *said || is_same(&client.name, said))
    };
    let all = || portfolio.projects.iter().map(|project| (project, portfolio.full_name(project)));
    let own = || all().filter(|(project, _)| portfolio.client_of(project).is_some_and(is_client));
    let found: Vec<_> = match (&bill.project, typed) {
        (Some(said), _) => {
            let exact: Vec<_> = all().filter(|(_, full)| full == said).collect();
            let named = || own().filter(|(project, _)| *project.id == **said || is_same(&project.name, said));
            if exact.is_empty() { named().collect() } else { exact }
        }
        (None, Some(typed)) => all().filter(|(_, full)| full == typed).collect(),
        (None, None) if bill.client.is_some() => own().collect(),
        (None, None) => Vec::new(),
    };
    let said = [bill.client.as_deref(), bill.project.as_deref()];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" / ");
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some((project, full)), None) => match in_another_currency(bill, (project, &full)) {
            Some(row) => Err(row),
            None => Ok((project, full)),
        },
        (Some((_, one)), Some((_, other))) => Err(row(
            bill,
            format!("{said:?} can be {one}, {other} or another project"),
            "add --project, and import each project's invoices by themselves",
        )),
        _ if said.is_empty() => Err(row(bill, "no project".to_owned(), "add --project PROJECT")),
        _ => Err(row(
            bill,
            format!("there is no project for {said:?}"),
            "add --project PROJECT, or add it first: standing add project",
        )),
    }
}

/// Whether an invoice of this number is there already; one that says something else is refused.
fn known(bill: &Billed, portfolio: &Portfolio, project: &Project) -> Option<Result<(), Refused>> {
    let others = portfolio.projects_of(project.client).iter().flat_map(|project| &project.log.invoices);
    let found = others.into_iter().find(|invoice| *invoice.number == *bill.number)?;
    if found.amount == bill.amount && found.date == bill.date {
        return Some(Ok(()));
    }
    let (amount, date) = (money(&found.amount, project.currency), found.date);
    let why = format!("invoice {} is there already, of {date} with {amount}", bill.number);
    Some(Err(row(bill, why, "correct the one that is wrong")))
}

/// As it stands in the file; without a due date, after the client's days.
fn record(bill: &Billed, portfolio: &Portfolio, project: &Project) -> Record {
    let days = portfolio.client_of(project).map_or(30, |client| client.payment_days);
    let usual = u64::try_from(days).ok().and_then(|days| bill.date.checked_add_days(chrono::Days::new(days)));
    let due = bill.due.or(usual).filter(|_| !bill.amount.is_negative());
    Record::default()
        .with("number", bill.number.as_str())
        .with("date", bill.date)
        .with("amount", bill.amount.clone())
        .with_some("due", due)
        .with_some("paid", bill.paid)
}

//! The same entries and budgets for other programs: a journal that ledger and hledger read, and a database.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use standing::figures::bill_rate::BillRates;
use standing::model::portfolio::Portfolio;
use standing::model::project::Project;
use standing::store;

/// The files of other programs.
pub(super) struct Files {
    pub(super) journal: PathBuf,
    pub(super) sql: PathBuf,
    pub(super) database: PathBuf,
}

/// Hours and money of each project against its budget.
pub(super) const QUESTION: &str = "select b.project, sum(e.hours), sum(e.hours * e.rate), b.hours, b.amount \
    from budget b left join entry e on e.project = b.project group by b.project";

/// Writes the files of a workspace into a folder.
pub(super) fn write(root: &Path, folder: &Path) -> Files {
    let portfolio = store::load(root).expect("it can be read").portfolio.expect("it is sound");
    let mut journal = String::new();
    let mut sql = String::from(
        "pragma journal_mode = off;\nbegin;\ncreate table entry (project, who, date, hours real, rate real);\n\
         create table budget (project primary key, hours real, amount real);\n",
    );
    for project in &portfolio.projects {
        let name = portfolio.full_name(project);
        budget(&mut journal, &mut sql, project, &name);
        entries(&mut journal, &mut sql, (&portfolio, project), &name);
    }
    sql.push_str("create index by_project on entry (project, hours, rate);\ncommit;\nanalyze;\n");
    let file = |name: &str| folder.join(name);
    let files =
        Files { journal: file("agency.journal"), sql: file("agency.sql"), database: file("agency.db") };
    let _ = fs::remove_file(&files.database);
    fs::write(&files.journal, journal).expect("the journal can be written");
    fs::write(&files.sql, sql).expect("the statements can be written");
    files
}

fn budget(journal: &mut String, sql: &mut String, project: &Project, name: &str) {
    let hours = project.budget.hours.as_ref().map(|hours| hours.rounded(2));
    let amount = project.budget.amount.as_ref().map(|amount| amount.rounded(2));
    if let Some(hours) = &hours {
        let account = name.replace('/', ":");
        writeln!(journal, "~ 2024-01-01\n    (projects:{account})  {hours} h\n").expect("text");
    }
    let null = || "null".to_owned();
    let (hours, amount) = (hours.unwrap_or_else(null), amount.unwrap_or_else(null));
    writeln!(sql, "insert into budget values ('{name}', {hours}, {amount});").expect("text");
}

fn entries(journal: &mut String, sql: &mut String, (portfolio, project): (&Portfolio, &Project), name: &str) {
    let (rates, log) = (BillRates::of(portfolio, project), &project.log.time);
    let (account, currency) = (name.replace('/', ":"), project.currency);
    for entry in log.entries() {
        let rate =
            rates.rate(entry, rates.role(entry)).map_or_else(|_| "0".to_owned(), |rate| rate.rounded(2));
        let (date, hours, who) = (entry.date, log.hours(entry).rounded(4), portfolio.person_id(entry.who));
        writeln!(
            journal,
            "{date} {who}\n    projects:{account}  {hours} h @ {rate} {currency}\n    income:{account}\n"
        )
        .expect("text");
        writeln!(sql, "insert into entry values ('{name}', '{who}', '{date}', {hours}, {rate});")
            .expect("text");
    }
}

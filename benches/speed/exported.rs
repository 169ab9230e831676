//! The same entries and budgets for other programs: a journal that ledger and hledger read, a timeclock for hledger, and
//! statements for a database.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use standing::disk;
use standing::figures::rates::bill_rate::BillRates;
use standing::model::portfolio::Portfolio;
use standing::model::project::Project;

/// The files of other programs.
pub(super) struct Files {
    pub(super) journal: PathBuf,
    pub(super) timeclock: PathBuf,
    pub(super) sql: PathBuf,
    pub(super) database: PathBuf,
}

/// What stands in them.
#[derive(Default)]
struct Texts {
    journal: String,
    timeclock: String,
    sql: String,
}

/// Writes the files of a workspace into a folder.
pub(super) fn write(root: &Path, folder: &Path) -> Files {
    let portfolio = disk::load(root).expect("it can be read").portfolio.expect("it is sound");
    let mut texts = Texts::default();
    texts.sql.push_str(
        "pragma journal_mode = off;\nbegin;\ncreate table entry (project, who, date, hours real, rate real);\n\
         create table budget (project primary key, hours real, amount real);\n",
    );
    for project in &portfolio.projects {
        let name = portfolio.full_name(project);
        texts.budget(project, &name);
        texts.entries(&portfolio, project, &name);
    }
    texts.sql.push_str("create index by_project on entry (project, hours, rate);\ncommit;\nanalyze;\n");
    let file = |name: &str| folder.join(name);
    let (journal, timeclock) = (file("agency.journal"), file("agency.timeclock"));
    let files = Files { journal, timeclock, sql: file("agency.sql"), database: file("agency.db") };
    let _ = fs::remove_file(&files.database);
    for (path, text) in
        [(&files.journal, texts.journal), (&files.timeclock, texts.timeclock), (&files.sql, texts.sql)]
    {
        fs::write(path, text).expect("it can be written");
    }
    files
}

impl Texts {
    fn budget(&mut self, project: &Project, name: &str) {
        let hours = project.budget.hours.as_ref().map(|hours| hours.rounded(2));
        let amount = project.budget.amount.as_ref().map(|amount| amount.rounded(2));
        if let Some(hours) = &hours {
            let account = name.replace('/', ":");
            writeln!(self.journal, "~ 2024-01-01\n    (projects:{account})  {hours} h\n").expect("text");
        }
        let null = || "null".to_owned();
        let (hours, amount) = (hours.unwrap_or_else(null), amount.unwrap_or_else(null));
        writeln!(self.sql, "insert into budget values ('{name}', {hours}, {amount});").expect("text");
    }

    fn entries(&mut self, portfolio: &Portfolio, project: &Project, name: &str) {
        let (rates, log) = (BillRates::of(portfolio, project), &project.log.time);
        let (account, currency) = (name.replace('/', ":"), project.currency);
        for entry in log.entries() {
            let rate = rates.rate(entry, rates.role(entry));
            let rate = rate.map_or_else(|_| "0".to_owned(), |rate| rate.rounded(2));
            let (date, hours) = (entry.date, log.hours(entry).rounded(4));
            let who = portfolio.person_id(entry.who);
            writeln!(
                self.journal,
                "{date} {who}\n    projects:{account}  {hours} h @ {rate} {currency}\n    income:{account}\n"
            )
            .expect("text");
            writeln!(self.sql, "insert into entry values ('{name}', '{who}', '{date}', {hours}, {rate});")
                .expect("text");
            // A clock counts whole seconds, and 24 hours a day.
            let seconds = log.ten_thousandths(entry).min(239_999) * 36 / 100;
            let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
            writeln!(self.timeclock, "i {date} 00:00:00 projects:{account}  {who}\no {date} {clock}")
                .expect("text");
        }
    }
}

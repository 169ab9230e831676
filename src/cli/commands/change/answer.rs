//! The answers to a request: `standing change accept`, `absorb`, `decline`, `defer` and `withdraw`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::figures::requests::scope::broken;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::project::{Firm, Project};

#[derive(Debug, Args)]
pub(crate) struct AnswerArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// The request: its id, or the start of it if no other begins like that
    change: String,

    /// Who decided: a contact of the client, or one of our people
    #[arg(long, value_name = "WHO")]
    decided_by: Option<String>,

    /// Which of our people told them
    #[arg(long, value_name = "PERSON")]
    told_by: Option<String>,

    /// How they took it: 1 to 5
    #[arg(long, value_name = "MOOD", value_parser = clap::value_parser!(u8).range(1..=5))]
    told_mood: Option<u8>,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,

    /// What is given up in exchange
    #[arg(long, value_name = "TEXT")]
    trade: Option<String>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AnswerArguments {
    /// Writes the answer to the request.
    ///
    /// # Errors
    /// When it was answered already, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting, status: ChangeStatus) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let about = AboutProject::typed(setting, &self.project)?.naming(&self.told_by);
        let desk = about.open(&self.writing, setting)?;
        let (place, change) = desk.request(&self.change, |change| demand_open(change, date).is_ok())?;
        demand_open(change, date)?;
        self.decided_by.as_deref().map_or(Ok(()), |party| desk.demand_party(party))?;
        let (record, left) = (self.record(status, date), earlier(change));
        let mut edits: Vec<Edit> = record
            .entries()
            .map(|(key, value)| Edit::Set { path: format!("changes[{place}].{key}"), value: value.clone() })
            .collect();
        let is_left = |key: &&str| record.entries().all(|(new, _)| new != *key);
        edits.extend(
            left.into_iter()
                .filter(is_left)
                .map(|key| Edit::Remove { path: format!("changes[{place}].{key}") }),
        );
        let remarks = self.remarks(desk.project()?, (change, status));
        let said = table(&Record::default().with("id", &*change.id));
        let said: serde_json::Map<_, _> = said.into_iter().chain(table(&record)).collect();
        let said = Told::new(format!("{} {status} on {date}", change.id), said);
        let ending = desk.write(edits, |_| said)?;
        remarks.iter().for_each(|(words, help)| setting.voice.advice(words, Some(help)));
        Ok(ending)
    }

    fn record(&self, status: ChangeStatus, date: Date) -> Record {
        Record::default()
            .with("status", status.word())
            .with("decided", date)
            .with_some("decided-by", self.decided_by.as_deref())
            .with_some("told-by", self.told_by.as_deref())
            .with_some("told-mood", self.told_mood.map(|mood| Number::from(i64::from(mood))))
            .with_some("reason", self.reason.as_deref())
            .with_some("trade", self.trade.as_deref())
    }

    /// What the answer lacks, and what to add.
    fn remarks(
        &self,
        project: &Project,
        (change, status): (&Change, ChangeStatus),
    ) -> Vec<(String, &'static str)> {
        let (id, written) =
            (&change.id, change.trade.clone().filter(|_| change.status == ChangeStatus::Open));
        let trade = self.trade.as_deref().map(Into::into).or(written);
        let firm: Vec<&str> =
            broken(project, &Change { trade, ..change.clone() }, status).map(Firm::word).collect();
        let moved = (!firm.is_empty()).then(|| {
            let words = format!(
                "a yes to {id} moves what is firm ({}), and nothing is given up in exchange",
                firm.join(", ")
            );
            (words, "say what is given up in exchange: --trade")
        });
        let untold = (status == ChangeStatus::Declined && self.told_by.is_none()).then(|| {
            (format!("nobody is recorded as having told them the no to {id}"), "say who told them: --told-by")
        });
        moved.into_iter().chain(untold).collect()
    }
}

/// Demands that a request is to be answered: one that was deferred may be answered again.
fn demand_open(change: &Change, date: Date) -> Result<(), Failure> {
    let Change { id, asked, status, .. } = change;
    if !matches!(status, ChangeStatus::Open | ChangeStatus::Deferred) {
        let decided = change.decided.map_or_else(String::new, |decided| format!(" on {decided}"));
        return Err(Failure::usage(format!("{id} is already decided: {status}{decided}"))
            .hint("record a new request: a decision stays as it was told"));
    }
    let earliest = change.decided.unwrap_or(*asked).max(*asked);
    if date < earliest {
        let what = if *status == ChangeStatus::Deferred { "deferred" } else { "asked" };
        return Err(Failure::usage(format!("{id} was {what} on {earliest}, after {date}"))
            .hint(format!("write {} or a later date", earliest)));
    }
    Ok(())
}

/// The keys of an earlier answer: what the new one does not say is not said of it.
fn earlier(change: &Change) -> Vec<&'static str> {
    let keys = [
        ("decided-by", change.decided_by.is_some()),
        ("told-by", change.told_by.is_some()),
        ("told-mood", change.told_mood.is_some()),
        ("reason", change.reason.is_some()),
        ("trade", change.trade.is_some()),
    ];
    let is_answered = change.status != ChangeStatus::Open;
    keys.into_iter().filter(|(_, is_there)| *is_there && is_answered).map(|(key, _)| key).collect()
}

//! `standing raise`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::typed::nearest::unknown;
use crate::cli::writing::about::client::{AboutClient, ClientDesk};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::figures::clients::opportunity::raises;
use crate::model::Date;
use crate::model::client::{Client, Opportunity, Stage};
use crate::model::portfolio::Portfolio;
use crate::why::words::counted;

/// Record that we brought up more work with a client
///
/// After a few times, a client who wants no more for now should be left alone: it says until when.
///
/// Examples:
///   standing raise acme seo
///   standing raise acme seo --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct RaiseArguments {
    /// The client
    client: String,

    /// The opportunity that was brought up
    opportunity: String,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl RaiseArguments {
    /// Writes the day to the opportunity; an idea becomes one that was raised.
    ///
    /// # Errors
    /// When there is no such opportunity, or it is won or lost; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let about = AboutClient::typed(&self.client);
        let desk = about.open(&self.writing, setting)?;
        let (place, opportunity) = self.opportunity(&desk, date)?;
        let id = &opportunity.id;
        if let stage @ (Stage::Won | Stage::Lost) = opportunity.stage {
            return Err(Failure::usage(format!("{id} is {stage}: there is nothing left to bring up"))
                .hint("raise another one, or add a new one with standing add opportunity"));
        }
        if opportunity.raised.contains(&date) {
            return Err(
                Failure::usage(format!("{id} was already raised on {date}")).hint("give another --date")
            );
        }
        let mut edits = vec![Edit::Enter { list: format!("opportunities[{place}].raised"), date }];
        let is_new = matches!(opportunity.stage, Stage::Idea | Stage::Parked);
        if is_new {
            let value = Value::from(Stage::Raised.word());
            edits.push(Edit::Set { path: format!("opportunities[{place}].stage"), value });
        }
        let stage = if is_new { Stage::Raised } else { opportunity.stage };
        let record =
            Record::default().with("opportunity", &**id).with("raised", date).with("stage", stage.word());
        let (client, what) = (self.client.clone(), format!("{id} raised on {date}"));
        desk.write(edits, |after| {
            Told::new(format!("{what}; {}", ease(after, &client, setting)), table(&record))
        })
    }

    fn opportunity<'d>(
        &self,
        desk: &'d ClientDesk<'_>,
        date: Date,
    ) -> Result<(usize, &'d Opportunity), Failure> {
        let typed = self.opportunity.as_str();
        let all = &desk.client()?.opportunities;
        all.iter().enumerate().find(|(_, one)| *one.id == *typed).ok_or_else(|| {
            let otherwise = format!("add it first: standing add opportunity {} {typed} TITLE", desk.id);
            let cause = format!("{} has no opportunity \"{typed}\"", desk.id);
            let is_over = |one: &&Opportunity| matches!(one.stage, Stage::Won | Stage::Lost);
            let taken = all.iter().filter(|one| !is_over(one) && !one.raised.contains(&date));
            unknown(cause, typed, taken.map(|one| &*one.id), &otherwise)
        })
    }
}

/// How often the client was approached lately, and until when it is to be left alone.
fn ease(after: &Portfolio, id: &str, setting: &Setting) -> String {
    let is_it = |client: &&Client| *client.id == *id;
    let Some(client) = after.clients.iter().find(is_it) else { return String::new() };
    let limits = &after.agency.thresholds;
    let raises = raises(client, limits, setting.as_of);
    let times = counted(raises.days.len(), "time", "times");
    let readiness = client.readiness_at(setting.as_of);
    let lately = format!("{times} in {} days while {readiness}", limits.raise_days);
    match raises.ease_off_until {
        Some(until) => format!("{lately}: ease off until {until}"),
        None => lately,
    }
}

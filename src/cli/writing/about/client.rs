//! A write about one client.

use serde_json::{Map, Value};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::options::Writing;
use crate::cli::writing::told::{Stand, Told};
use crate::disk::{Change, Extent};
use crate::edit::Edit;
use crate::figures::clients::reach::LineState;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::portfolio::Portfolio;
use crate::reports::clients;
use crate::reports::clients::ClientsRow;
use crate::reports::query::Query;
use crate::why::words::counted;

/// The keys of the clients report that a write repeats: those that need no other client.
const KEYS: [&str; 9] =
    ["client", "kind", "projects", "executive", "manager", "mood", "readiness", "raises", "ease_off_until"];

/// The client that was typed, and who a write about it names.
#[derive(Debug)]
pub(crate) struct AboutClient<'t> {
    id: &'t str,
    people: Vec<String>,
}

/// A workspace that is open for a write about one client.
#[derive(Debug)]
pub(crate) struct ClientDesk<'a> {
    /// The workspace.
    pub(crate) desk: Desk<'a>,
    /// The client's id.
    pub(crate) id: &'a str,
}

impl<'t> AboutClient<'t> {
    /// The client that was typed.
    pub(crate) const fn typed(id: &'t str) -> Self {
        Self { id, people: Vec::new() }
    }

    /// The same with people the write names.
    pub(crate) fn naming<'i>(mut self, people: impl IntoIterator<Item = &'i String>) -> Self {
        self.people.extend(people.into_iter().cloned());
        self
    }

    /// Opens the workspace, as far as the client goes, with its projects.
    ///
    /// # Errors
    /// When the client or somebody who the write names is not there or cannot be read, and as [`Writing::open`].
    pub(crate) fn open<'a>(
        &'a self,
        writing: &Writing,
        setting: &'a Setting,
    ) -> Result<ClientDesk<'a>, Failure> {
        let desk = writing.open(setting, Extent::Client { client: self.id, people: &self.people })?;
        desk.demand_client(self.id)?;
        let desk = ClientDesk { desk, id: self.id };
        desk.client()?;
        desk.desk.demand_people(&self.people)?;
        Ok(desk)
    }
}

impl ClientDesk<'_> {
    /// The client as it is.
    ///
    /// # Errors
    /// When its file has errors.
    pub(crate) fn client(&self) -> Result<&Client, Failure> {
        let known =
            self.desk.portfolio.clients.iter().find(|client| *client.id == *self.id && client.readable);
        known.ok_or_else(|| {
            self.desk.show_errors_of(&self.document());
            Failure::data(format!("can't read {}", self.document())).hint("fix it, then try again")
        })
    }

    fn document(&self) -> String {
        format!("clients/{}/client.toml", self.id)
    }

    /// Edits the client's file, and says so with where the client stands then.
    ///
    /// # Errors
    /// As [`Desk::write`].
    pub(crate) fn write(
        self,
        edits: Vec<Edit>,
        tell: impl FnOnce(&Portfolio) -> Told,
    ) -> Result<Ending, Failure> {
        let document = self.document();
        let Self { desk, id } = self;
        let as_of = desk.setting.as_of;
        desk.write(&[Change::Edited { document, edits }], |after| tell(after).of(id, stand(after, id, as_of)))
    }
}

fn stand(portfolio: &Portfolio, id: &str, as_of: Date) -> Stand {
    let place = portfolio.clients().find(|(_, client)| *client.id == *id).map(|(place, _)| place);
    let query = Query { clients: place.into_iter().collect(), ..Query::everything(as_of) };
    let query = Query { named_clients: query.clients.clone(), ..query };
    match clients::report(portfolio, &query).rows.into_iter().find(|row| *row.client == *id) {
        Some(row) => Stand { words: words(&row), now: now(&row) },
        None => Stand { words: "only work of our own".to_owned(), now: Value::Null },
    }
}

fn now(row: &ClientsRow) -> Value {
    let Ok(Value::Object(all)) = serde_json::to_value(row) else { return Value::Null };
    let wanted = |(key, _): &(String, Value)| KEYS.contains(&key.as_str());
    Value::Object(all.into_iter().filter(wanted).collect::<Map<_, _>>())
}

fn words(row: &ClientsRow) -> String {
    let executive = &row.executive;
    let who = executive.contact.as_deref().unwrap_or("the executive");
    let reached = match (executive.state, executive.last, executive.days) {
        (LineState::Missing, ..) => "no executive named".to_owned(),
        (_, Some(last), Some(0)) => format!("executive {who} reached on {last}"),
        (state, Some(last), Some(days)) => {
            let due = if state == LineState::Due { ", too long ago" } else { "" };
            let days = counted(usize::try_from(days).unwrap_or(0), "day", "days");
            format!("executive {who} last reached on {last}, {days} ago{due}")
        }
        _ => "the executive has never been reached".to_owned(),
    };
    let mood = row.mood.mean.as_ref().map(|mean| {
        let digits = mean.0.rounded(2);
        format!(", mood {digits}")
    });
    format!("{reached}{}", mood.unwrap_or_default())
}

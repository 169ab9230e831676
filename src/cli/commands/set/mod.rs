//! `standing set`.

mod dated;
mod pause;
mod value;

use clap::Args;
use serde_json::{Map, Value as Json};

use crate::cli::commands::set::pause::{Pausing, pausing};
use crate::cli::commands::set::value::Reader;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::address::found;
use crate::cli::typed::aim::Aim;
use crate::cli::typed::date;
use crate::cli::typed::target::Target;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::moved::{Both, RATES, warned};
use crate::cli::writing::options::Writing;
use crate::cli::writing::print::print;
use crate::cli::writing::record::value_of;
use crate::cli::writing::stand::of_target;
use crate::cli::writing::told::Told;
use crate::disk::{Amendment, Change, Written};
use crate::edit::{Edit, Value};
use crate::format::{Address, Kind, term_key};
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::toml::{Form, Key};

/// Set one field of a client, a project, a person or the workspace
///
/// KEY is its path in the file: a key, a table and a key, or a list, a record and a key.
/// A record is named by its id, number, day or person; .2 after a day is the second of that day.
/// Items of a list are separated by commas.
/// Setting status also sets finished, and opens or closes a pause in the log.
/// Setting readiness also sets readiness-since.
/// With --from, terms that have dates hold from that day on, and the past stays.
///
/// Examples:
///   standing set acme/website phases.design.done today
///   standing set acme/care retainer.amount 1200 --from 2026-07-01
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct SetArguments {
    /// A client, a project, a person, or . for standing.toml
    #[arg(value_name = "ID")]
    id: String,

    /// Which field, such as due, budget.amount or contacts.rosa.title
    #[arg(value_name = "KEY")]
    key: String,

    /// Its new value
    #[arg(value_name = "VALUE", required = true, allow_hyphen_values = true)]
    value: String,

    /// More words of it
    #[arg(value_name = "WORD", hide = true)]
    more: Vec<String>,

    /// From which day on it holds: of rates, a capacity, the terms of a retainer, a cost or a status
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

/// The key that names another client, who may name a third in turn.
const REFERRER: &str = "referred-by";

/// A key with what it was, and what it gets; where it gets nothing it is taken out.
#[derive(Debug)]
struct Field {
    /// What it is called by the one who typed it.
    name: String,
    path: String,
    was: Option<String>,
    value: Option<Value>,
}

impl SetArguments {
    /// Writes the field, and what goes with it.
    ///
    /// # Errors
    /// When there is no such field, or it can't have that value; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let root = setting.root()?;
        let aim = Aim::typed(root, &self.id);
        let from = self.from.as_deref().map(|typed| date::near(typed, setting.today)).transpose()?;
        let reaches_back = from.is_none_or(|from| from < setting.today);
        // Everybody's work of the past may rest on the rates of a person.
        let rests = reaches_back && self.key.starts_with(RATES) && aim.kind() == Some(Kind::Person);
        let is_wide = self.key == REFERRER || rests;
        let aim = aim.wide(is_wide);
        let desk = self.writing.open(setting, aim.extent())?;
        let target = aim.target(&desk.portfolio)?;
        let text = desk.text(&target.document)?;
        let term = term_key(&text, target.kind.schema(), &self.key);
        if let Some(term) = term.as_ref().filter(|term| from.is_some() || term.terms.is_list()) {
            return self.dated(desk, &target, term, from);
        }
        if let Some(failure) = self.of_a_day(&target, &text) {
            return Err(failure);
        }
        let address = found(&target, &text, &self.key)?;
        let field = self.field(&desk, &target, address)?;
        if field.is_as_it_was() {
            return self.nothing(setting, &target, &field);
        }
        let day = since(&target, &field, from, setting.today)?;
        let along = along(&target, &text, &field, day)?;
        let pausing = self.pausing(&desk, &target, &field, day);
        let edits = [&field].into_iter().chain(&along).map(Field::edit);
        let edits = edits.chain(pausing.iter().flat_map(|pausing| pausing.edits.clone())).collect();
        let change = Change::Edited { document: target.document.clone(), edits };
        let warn = |before: &Portfolio, after: &Portfolio| {
            let both = Both { before, after, today: setting.today };
            let is_week = target.kind == Kind::Person && field.path == WORKDAYS;
            let from_today = (term.is_some() || is_week).then(|| self.since_today(setting.today));
            let moved = both.moved_by(&target, &field.path).map(|what| warned(what, from_today));
            let relabelled = both.relabelled(&field.path).map(|what| warned(what, None));
            moved.into_iter().chain(relabelled).collect()
        };
        desk.write_warning(&[change], warn, |after| {
            let fields = [&field].into_iter().chain(&along).map(Field::words);
            let fields = fields.chain(pausing.map(|pausing| pausing.words)).collect::<Vec<_>>();
            Told::new(fields.join("; "), record(&target, &field, &along))
                .of(&target.id, of_target(after, &target, setting.as_of))
        })
    }

    /// What a status writes of a project's pauses.
    fn pausing(&self, desk: &Desk<'_>, target: &Target, field: &Field, day: Date) -> Option<Pausing> {
        let is_status = target.kind == Kind::Project && field.path == "status";
        let status = field.value.as_ref().filter(|_| is_status)?.words();
        pausing(desk.portfolio.project_named(&target.id)?, &status, day)
    }

    /// Says that a field has this value already.
    fn nothing(&self, setting: &Setting, target: &Target, field: &Field) -> Result<Ending, Failure> {
        let what = format!("{}: {} is already {}", target.id, field.name, field.value_words());
        let told = Told::new(what, record(target, field, &[]));
        let format = self.writing.rehearsing.format(setting)?;
        let written = (!self.writing.rehearsing.dry_run).then_some(Written::Flushed);
        print(setting, format, written, &Amendment::default(), &told)?;
        Ok(Ending::Fine)
    }

    /// The value that was typed for a key.
    fn value(&self, desk: &Desk<'_>, key: &Key) -> Result<Value, Failure> {
        let reader =
            Reader { today: desk.setting.today, day_hours: &desk.portfolio.agency.calendar.day_hours };
        reader.value(key, &self.typed_value())
    }

    /// All words of the value.
    fn typed_value(&self) -> String {
        let words: Vec<&str> = [&self.value].into_iter().chain(&self.more).map(String::as_str).collect();
        words.join(" ")
    }

    /// The field that was named, with the value that was typed.
    fn field(&self, desk: &Desk<'_>, target: &Target, address: Address) -> Result<Field, Failure> {
        let id = &target.id;
        let Some(key) = &address.key else {
            return Err(Failure::usage(format!("{} is a record, not a single value", self.key))
                .hint(format!("name one of its keys: {}.KEY", self.key)));
        };
        match key.form {
            Form::Id => {
                return Err(Failure::usage(format!("{} is an id that others refer to", self.key))
                    .hint(format!("change it by hand, everywhere it is used: standing edit {id}")));
            }
            Form::Table => {
                let hint = match address.pattern.starts_with("responsibilities") {
                    true => format!("say who answers for it: standing own {id} TASK PERSON"),
                    false => format!("write it by hand: standing edit {id}"),
                };
                return Err(Failure::usage(format!("{} is a table, not a single value", self.key)).hint(hint));
            }
            _ => {}
        }
        let value = self.value(desk, key)?;
        demand_decided(&address, id, &self.key, &value)?;
        Ok(Field { name: self.key.clone(), path: address.path, was: address.now, value: Some(value) })
    }
}

/// The key of a person's week, which those of a capacity from a day on come before.
const WORKDAYS: &str = "workdays";

/// The day on which a field gets its value: that from which it holds, where one was typed.
///
/// # Errors
/// When a field that does not say since when gets one, or the day is still to come.
fn since(target: &Target, field: &Field, from: Option<Date>, today: Date) -> Result<Date, Failure> {
    let Some(from) = from else { return Ok(today) };
    let is_dated =
        matches!((target.kind, field.path.as_str()), (Kind::Project, "status") | (Kind::Client, "readiness"));
    if !is_dated {
        let cause = format!("{} does not say from when it holds", field.name);
        let hint = match field.path.as_str() {
            "budget.amount" | "budget.hours" => {
                format!("leave out --from, or agree on a change: standing change ask {} TITLE", target.id)
            }
            WORKDAYS => "write capacity.workdays, which does".to_owned(),
            _ => "leave out --from: only rates, capacities, terms of retainers, costs and a status do"
                .to_owned(),
        };
        return Err(Failure::usage(cause).hint(hint));
    }
    if from > today {
        return Err(Failure::usage(format!(
            "{} can't be set for {from}, which is still to come",
            field.name
        ))
        .hint("write today or an earlier day, and set it when the day has come"));
    }
    Ok(from)
}

/// An answer to a request has a day, and somebody who gave it.
fn demand_decided(address: &Address, id: &str, typed: &str, value: &Value) -> Result<(), Failure> {
    let verbs = [
        ("accepted", "accept"),
        ("absorbed", "absorb"),
        ("declined", "decline"),
        ("deferred", "defer"),
        ("withdrawn", "withdraw"),
    ];
    let is_open = address.now.as_deref().is_none_or(|now| now.contains("open"));
    let verb = verbs.iter().find(|(word, _)| value.words() == *word).map(|(_, verb)| verb);
    let (Some(verb), "changes[].status", true) = (verb, address.pattern.as_str(), is_open) else {
        return Ok(());
    };
    let change = typed.split('.').nth(1).unwrap_or("CHANGE");
    Err(Failure::usage("an answer needs a date").hint(format!("write standing change {verb} {id} {change}")))
}

/// What goes with a field: since when.
fn along(target: &Target, text: &str, field: &Field, since: Date) -> Result<Vec<Field>, Failure> {
    let value = field.value.as_ref().map(Value::words).unwrap_or_default();
    let was = field.was.as_deref().unwrap_or_default().trim_matches(['"', '\'']);
    if value == was {
        return Ok(Vec::new());
    }
    let ends = |status: &str| Status::Done.word() == status || Status::Cancelled.word() == status;
    let day = |path: &str| -> Result<Field, Failure> {
        let was = found(target, text, path)?.now;
        Ok(Field { name: path.to_owned(), path: path.to_owned(), was, value: Some(Value::Date(since)) })
    };
    match (target.kind, field.path.as_str()) {
        (Kind::Project, "status") if ends(&value) => {
            let finished = day("finished")?;
            // A day that somebody wrote stays.
            Ok(if finished.was.is_none() { vec![finished] } else { Vec::new() })
        }
        (Kind::Project, "status") => {
            let finished = day("finished")?;
            let goes_on = ends(was) && finished.was.is_some();
            Ok(if goes_on { vec![Field { value: None, ..finished }] } else { Vec::new() })
        }
        (Kind::Client, "readiness") => Ok(vec![day("readiness-since")?]),
        _ => Ok(Vec::new()),
    }
}

impl Field {
    fn edit(&self) -> Edit {
        let path = self.path.clone();
        match &self.value {
            Some(value) => Edit::Set { path, value: value.clone() },
            None => Edit::Remove { path },
        }
    }

    fn is_as_it_was(&self) -> bool {
        self.value.as_ref().map(Value::written) == self.was
    }

    fn value_words(&self) -> String {
        self.value.as_ref().map(Value::words).unwrap_or_default()
    }

    fn words(&self) -> String {
        let was = self.was.as_deref().map(|was| format!(", was {}", was.trim_matches(['"', '\''])));
        let was = was.unwrap_or_default();
        match &self.value {
            Some(value) => format!("{} is now {}{was}", self.name, value.words()),
            None => format!("{} removed{was}", self.name),
        }
    }
}

fn record(target: &Target, field: &Field, along: &[Field]) -> Json {
    let value = |field: &Field| field.value.as_ref().map_or(Json::Null, value_of);
    let mut record = Map::new();
    record.insert("id".to_owned(), Json::from(target.id.as_str()));
    record.insert("key".to_owned(), Json::from(field.path.as_str()));
    record.insert("value".to_owned(), value(field));
    record.insert("was".to_owned(), field.was.as_deref().map_or(Json::Null, Json::from));
    record.extend(along.iter().map(|field| (field.path.replace('-', "_"), value(field))));
    Json::Object(record)
}

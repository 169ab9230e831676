//! Many entries at once: one JSON object a line of standard input, all written or none.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead};

use serde_json::{Map, Value, json};

use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::store::{Change, Edit, Extent};

use super::super::Ending;
use super::super::about::{find_project, full_name};
use super::super::date;
use super::super::duration;
use super::super::failure::Failure;
use super::super::identity::named_or_me;
use super::super::nearest::unknown;
use super::super::setting::Setting;
use super::super::stand::{self, digits};
use super::super::workspace::{self, counted};
use super::super::writing::{Told, Writing, table};
use super::entry::Entry;

/// The keys of a line.
const KEYS: [&str; 10] =
    ["project", "date", "who", "hours", "role", "phase", "note", "billable", "unplanned", "rate"];

/// What holds for lines that do not say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Defaults<'d> {
    pub(super) who: Option<&'d str>,
    pub(super) date: Option<&'d str>,
}

/// A line of standard input.
struct Line {
    /// `line 3`.
    name: String,
    keys: Map<String, Value>,
    /// The project's full name.
    full: String,
    who: String,
}

/// Writes the entries of standard input.
///
/// # Errors
/// When a line makes no sense; nothing is written then.
pub(super) fn write(writing: &Writing, setting: &Setting, defaults: Defaults<'_>) -> Result<Ending, Failure> {
    let root = workspace::root(setting.workspace.as_deref())?;
    let mut lines = Vec::new();
    for (name, keys) in objects()? {
        let line = Line::typed(&root, (name.clone(), keys), defaults);
        lines.push(line.map_err(|failure| failure.of(&name))?);
    }
    if lines.is_empty() {
        return Err(Failure::usage("there is no entry on standard input")
            .hint("write one JSON object a line, such as {\"project\": \"acme/website\", \"hours\": 3.5}"));
    }
    let distinct = |of: fn(&Line) -> &String| {
        let mut all: Vec<String> = lines.iter().map(of).cloned().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (projects, people) = (distinct(|line| &line.full), distinct(|line| &line.who));
    let desk = writing.open(setting, Extent::Projects { projects: &projects, people: &people })?;
    let mut entries: Vec<(&Line, Entry)> = Vec::new();
    let mut days: HashMap<(&str, Date), Number> = HashMap::new();
    for line in &lines {
        let mut judged = || {
            desk.demand_person(&line.who)?;
            let project = find_project(&desk, &line.full)?;
            let entry = line.entry(&desk.portfolio, setting, defaults)?;
            let beside = days.entry((&line.who, entry.date)).or_default();
            entry.judge(&desk, (project, &line.full), beside)?;
            *beside = &*beside + &entry.hours;
            Ok(entry)
        };
        let entry = judged().map_err(|failure: Failure| failure.of(&line.name))?;
        entries.push((line, entry));
    }
    let mut edits: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
    for (line, entry) in &entries {
        let edit = Edit::Log { list: "log.time".to_owned(), record: entry.record() };
        edits.entry(&line.full).or_default().push(edit);
    }
    let change = |(full, edits)| Change::Edited { document: format!("clients/{full}.toml"), edits };
    let changes: Vec<Change> = edits.into_iter().map(change).collect();
    desk.write(&changes, |after| told(after, &projects, &entries, setting))
}

/// An object, behind the name of its line.
type Object = (String, Map<String, Value>);

/// The objects of standard input, each with the name of its line; lines without anything are passed over.
fn objects() -> Result<Vec<Object>, Failure> {
    let mut objects = Vec::new();
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|error| Failure::environment(format!("cannot read line {number}"), error))?;
        if line.trim().is_empty() {
            continue;
        }
        let name = format!("line {number}");
        let example = "write {\"project\": \"acme/website\", \"hours\": 3.5}";
        match serde_json::from_str(&line) {
            Ok(Value::Object(keys)) => objects.push((name, keys)),
            Ok(_) => return Err(Failure::usage(format!("{name}: this is no JSON object")).hint(example)),
            Err(error) => {
                let cause = format!("{name}: this is no JSON from column {} on", error.column());
                return Err(Failure::usage(cause).hint(example));
            }
        }
    }
    Ok(objects)
}

impl Line {
    fn typed(root: &std::path::Path, (name, keys): Object, defaults: Defaults<'_>) -> Result<Self, Failure> {
        if let Some(key) = keys.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let otherwise = format!("write one of {}", KEYS.join(", "));
            return Err(unknown(format!("an entry has no key \"{key}\""), key, KEYS, &otherwise));
        }
        let mut line = Self { name, keys, full: String::new(), who: String::new() };
        let project = line.text("project")?.ok_or_else(|| missing("project"))?;
        line.full = full_name(root, &project)?;
        let who = line.text("who")?;
        line.who = named_or_me(who.as_deref().or(defaults.who), "--who", root)?;
        Ok(line)
    }

    fn entry(
        &self,
        portfolio: &Portfolio,
        setting: &Setting,
        defaults: Defaults<'_>,
    ) -> Result<Entry, Failure> {
        let date = self.text("date")?;
        let hours = self.digits("hours")?.ok_or_else(|| missing("hours"))?;
        let rate = self.digits("rate")?;
        Ok(Entry {
            date: date::happened(date.as_deref().or(defaults.date), setting.today)?,
            who: self.who.clone(),
            hours: duration::typed(&hours, &portfolio.agency.calendar.day_hours)?,
            role: self.text("role")?,
            phase: self.text("phase")?,
            note: self.text("note")?.filter(|note| !note.is_empty()),
            billable: self.flag("billable")?.unwrap_or(true),
            unplanned: self.flag("unplanned")?.unwrap_or(false),
            rate: rate.map(|rate| super::super::amount::typed("the rate", &rate)).transpose()?,
        })
    }

    /// What a key says; `null` is nothing.
    fn get(&self, key: &str) -> Option<&Value> {
        self.keys.get(key).filter(|value| !value.is_null())
    }

    fn text(&self, key: &str) -> Result<Option<String>, Failure> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(mistaken(key, other, "a text in quotes")),
        }
    }

    /// Digits, as a number or as a text.
    fn digits(&self, key: &str) -> Result<Option<String>, Failure> {
        match self.get(key) {
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Array(_) | Value::Object(_) | Value::Bool(_)) => {
                Err(mistaken(key, self.get(key).unwrap_or(&Value::Null), "a number"))
            }
            _ => self.text(key),
        }
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, Failure> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(other) => Err(mistaken(key, other, "true or false")),
        }
    }
}

fn missing(key: &str) -> Failure {
    Failure::usage(format!("the entry has no {key}")).hint(format!("add \"{key}\""))
}

fn mistaken(key: &str, value: &Value, wanted: &str) -> Failure {
    Failure::usage(format!("{key} is {value}")).hint(format!("write {wanted}"))
}

fn told(after: &Portfolio, projects: &[String], entries: &[(&Line, Entry)], setting: &Setting) -> Told {
    let of_project = |full: &String| {
        let own = || entries.iter().filter(|(line, _)| line.full == *full).map(|(_, entry)| entry);
        let hours: Number = own().map(|entry| entry.hours.clone()).sum();
        let stand = stand::of_project(after, full, setting.as_of);
        let count = counted(own().count(), "entry", "entries");
        let line = format!("{full}: {count}, {} h logged ({})", digits(&Hours(hours)), stand.words);
        (line, stand.now)
    };
    let (lines, now): (Vec<String>, Vec<Value>) = projects.iter().map(of_project).unzip();
    let record = |(line, entry): &(&Line, Entry)| {
        let mut keys = Map::from_iter([("project".to_owned(), Value::from(line.full.as_str()))]);
        keys.extend(table(&entry.record()));
        Value::Object(keys)
    };
    Told {
        line: lines.join("; "),
        record: json!({ "entries": entries.iter().map(record).collect::<Vec<_>>() }),
        now: json!({ "projects": now }),
        next: String::new(),
    }
}

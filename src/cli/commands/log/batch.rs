//! Many entries at once: one JSON object a line of standard input, all written or none.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, BufRead};
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::cli::commands::log::entry::{Days, Entry};
use crate::cli::commands::log::there;
use crate::cli::commands::log::there::There;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::setting::Setting;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::{date, duration};
use crate::cli::writing::about::project::{find_project, full_name};
use crate::cli::writing::desk::{Desk, Warned};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand;
use crate::cli::writing::stand::digits;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::Edit;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::why::words::{counted, enumerated};

/// The keys of a line.
const KEYS: [&str; 11] =
    ["project", "date", "who", "hours", "role", "phase", "change", "note", "billable", "unplanned", "rate"];

/// What holds for lines that do not say it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defaults<'d> {
    pub(crate) who: Option<&'d str>,
    pub(crate) date: Option<&'d str>,
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
pub(crate) fn write(writing: &Writing, setting: &Setting, defaults: Defaults<'_>) -> Result<Ending, Failure> {
    let root = setting.root()?;
    let lines = lines(root, defaults)?;
    let distinct = |of: fn(&Line) -> &String| -> Vec<String> {
        let all: BTreeSet<&String> = lines.iter().map(of).collect();
        all.into_iter().cloned().collect()
    };
    let (projects, people) = (distinct(|line| &line.full), distinct(|line| &line.who));
    let desk = writing.open(setting, Extent::Projects { projects: &projects, people: &people })?;
    let Judged { new, there } = judged(&desk, &lines, defaults)?;
    if new.is_empty() {
        let cause = there::counted(there.len(), lines.len());
        return Err(Failure::usage(format!("{cause} already there: nothing was written")).hint(DISTINCT));
    }
    let mut edits: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
    for (line, entry) in &new {
        let edit = Edit::Log { list: "log.time".to_owned(), record: entry.record() };
        edits.entry(&line.full).or_default().push(edit);
    }
    let change = |(full, edits)| Change::Edited { document: format!("clients/{full}.toml"), edits };
    let changes: Vec<Change> = edits.into_iter().map(change).collect();
    let warn = |_: &Portfolio, _: &Portfolio| {
        let what = left_out(&there, lines.len());
        what.map(|what| Warned { what, help: Some(DISTINCT.to_owned()) }).into_iter().collect()
    };
    desk.write_warning(&changes, warn, |after| told(after, &new, there.len(), setting))
}

/// How equal entries are told apart.
const DISTINCT: &str = "if the work was done twice, tell it apart by a note";

/// So many lines are named.
const NAMED: usize = 8;

/// What is said of lines whose entries are already there; nothing where there are none.
fn left_out(there: &[&Line], all: usize) -> Option<String> {
    let cause = there::counted(there.len(), all);
    let mut named: Vec<String> = there.iter().take(NAMED).map(|line| line.name.clone()).collect();
    named.extend(there.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("{more} more")));
    let named = enumerated(&named);
    let again = if there.len() == 1 { "is not written again" } else { "are not written again" };
    (!there.is_empty()).then(|| format!("{cause} already there and {again}: {named}"))
}

/// The lines of standard input, each with its project and its person.
fn lines(root: &Path, defaults: Defaults<'_>) -> Result<Vec<Line>, Failure> {
    let mut finder = Finder { root, projects: HashMap::new(), me: None };
    let mut lines = Vec::new();
    for (name, keys) in objects()? {
        let line = Line::typed(&mut finder, (name.clone(), keys), defaults);
        lines.push(line.map_err(|failure| failure.of(&name))?);
    }
    if lines.is_empty() {
        return Err(Failure::usage("there are no entries on standard input").hint(
            "write one JSON object per line, such as {\"project\": \"acme/website\", \"hours\": 3.5}",
        ));
    }
    Ok(lines)
}

/// Lines as they are understood.
struct Judged<'l> {
    /// Those that are to be written, with their entries.
    new: Vec<(&'l Line, Entry)>,
    /// Those whose entries are already there.
    there: Vec<&'l Line>,
}

/// The entry of each line; the first that makes no sense is named.
fn judged<'l>(desk: &Desk<'_>, lines: &'l [Line], defaults: Defaults<'_>) -> Result<Judged<'l>, Failure> {
    let portfolio = &desk.portfolio;
    let projects: HashMap<String, &Project> =
        portfolio.projects.iter().map(|project| (portfolio.full_name(project), project)).collect();
    let mut known = There::new(portfolio, projects.keys());
    let mut understood = |line: &'l Line| {
        desk.demand_person(&line.who)?;
        let entry = line.entry(portfolio, desk.setting, defaults)?;
        let is_there = known.claim(&line.full, &entry);
        Ok((entry, is_there))
    };
    // What is wrong with a line is said in the order of lines, whatever it is.
    let understood: Vec<Result<(Entry, bool), Failure>> = lines.iter().map(&mut understood).collect();
    let entries = understood.iter().flatten().map(|(entry, _)| entry);
    let mut days = Days::logged(portfolio, entries);
    for (line, one) in lines.iter().zip(&understood) {
        let Ok((entry, is_there)) = one else { break };
        if *is_there {
            continue;
        }
        let judged = match projects.get(&line.full) {
            Some(project) => entry.judge(desk, (project, &line.full), &days.beside(entry)),
            None => find_project(desk, &line.full).map(drop),
        };
        judged.map_err(|failure| failure.of(&line.name))?;
        days.add(entry);
    }
    drop(days);
    let mut judged = Judged { new: Vec::new(), there: Vec::new() };
    for (line, one) in lines.iter().zip(understood) {
        match one.map_err(|failure| failure.of(&line.name))? {
            (_, true) => judged.there.push(line),
            (entry, false) => judged.new.push((line, entry)),
        }
    }
    Ok(judged)
}

/// Finds projects and who is typing, each once.
struct Finder<'r> {
    root: &'r Path,
    /// Full names by what was typed.
    projects: HashMap<String, String>,
    me: Option<String>,
}

impl Finder<'_> {
    fn project(&mut self, typed: String) -> Result<String, Failure> {
        if let Some(full) = self.projects.get(&typed) {
            return Ok(full.clone());
        }
        let full = full_name(self.root, &typed)?;
        self.projects.insert(typed, full.clone());
        Ok(full)
    }

    fn person(&mut self, named: Option<&str>) -> Result<String, Failure> {
        if let Some(who) = named.or(self.me.as_deref()) {
            return Ok(who.to_owned());
        }
        let me = named_or_me(None, "--who", self.root)?;
        self.me = Some(me.clone());
        Ok(me)
    }
}

/// An object, after the name of its line.
type Object = (String, Map<String, Value>);

/// The objects of standard input, each with the name of its line; lines without anything are passed over.
fn objects() -> Result<Vec<Object>, Failure> {
    let mut objects = Vec::new();
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|error| Failure::environment(format!("can't read line {number}"), error))?;
        // Files of some editors and spreadsheets begin with a byte order mark.
        let line = if number == 1 { line.strip_prefix('\u{feff}').unwrap_or(&line) } else { &line };
        if line.trim().is_empty() {
            continue;
        }
        let name = format!("line {number}");
        let example = "write {\"project\": \"acme/website\", \"hours\": 3.5}";
        match serde_json::from_str(line) {
            Ok(Value::Object(keys)) => objects.push((name, keys)),
            Ok(_) => return Err(Failure::usage(format!("{name}: this is not a JSON object")).hint(example)),
            Err(error) => {
                let cause = format!("{name}: this is not JSON from column {} on", error.column());
                return Err(Failure::usage(cause).hint(example));
            }
        }
    }
    Ok(objects)
}

impl Line {
    fn typed(finder: &mut Finder<'_>, (name, keys): Object, defaults: Defaults<'_>) -> Result<Self, Failure> {
        if let Some(key) = keys.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let otherwise = format!("write one of {}", KEYS.join(", "));
            return Err(unknown(format!("an entry has no key \"{key}\""), key, KEYS, &otherwise));
        }
        let mut line = Self { name, keys, full: String::new(), who: String::new() };
        let project = line.text("project")?.ok_or_else(|| missing("project"))?;
        line.full = finder.project(project)?;
        let who = line.text("who")?;
        line.who = finder.person(who.as_deref().or(defaults.who))?;
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
            hours: duration::exact(&hours, &portfolio.agency.calendar.day_hours)?,
            role: self.text("role")?,
            phase: self.text("phase")?,
            change: self.text("change")?,
            note: self.text("note")?.filter(|note| !note.is_empty()),
            billable: self.flag("billable")?.unwrap_or(true),
            unplanned: self.flag("unplanned")?.unwrap_or(false),
            rate: rate.map(|rate| crate::cli::typed::amount::typed("the rate", &rate)).transpose()?,
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
            Some(other) => Err(mistaken(key, other, "text in quotes")),
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

fn told(after: &Portfolio, new: &[(&Line, Entry)], there: usize, setting: &Setting) -> Told {
    let mut of_projects: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for (line, entry) in new {
        of_projects.entry(&line.full).or_default().push(entry);
    }
    let of_project = |(full, own): (&&str, &Vec<&Entry>)| {
        let hours: Number = own.iter().map(|entry| entry.hours.clone()).sum();
        let stand = stand::of_project(after, full, setting.as_of);
        let count = counted(own.len(), "entry", "entries");
        let line = format!("{full}: {count}, {} h logged ({})", digits(&Hours(hours)), stand.words);
        (line, stand.now)
    };
    let (told, now): (Vec<String>, Vec<Value>) = of_projects.iter().map(of_project).unzip();
    let record = |(line, entry): &(&Line, Entry)| {
        let mut keys = Map::from_iter([("project".to_owned(), Value::from(line.full.as_str()))]);
        keys.extend(table(&entry.record()));
        Value::Object(keys)
    };
    let entries: Vec<Value> = new.iter().map(record).collect();
    let record = json!({ "entries": entries, "already_there": there });
    Told::new(told.join("; "), record).standing("", json!({ "projects": now }))
}

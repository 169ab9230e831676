//! What must hold of every merge, asked of another reader than the merge's own.

use std::collections::BTreeMap;

use standing::edit::merge::{Markers, Merged, merge};

use super::list::List;
use super::side::{Record, fields, name};

/// Three texts, and what is in them.
pub(crate) struct Trial {
    pub(crate) list: &'static List,
    /// Of the origin, our side and theirs.
    pub(crate) records: [Vec<Record>; 3],
    pub(crate) texts: [String; 3],
}

/// A record of one name in the origin and on both sides.
struct Versions<'t>([Option<&'t Record>; 3]);

/// What a text says of each record: how often it is there, and its fields.
type Told = Vec<BTreeMap<String, String>>;

impl Trial {
    pub(crate) fn merged(&self) -> Merged {
        let [base, ours, theirs] = &self.texts;
        merge(base, [ours, theirs], self.list.kind.schema(), &Markers::default())
    }

    pub(crate) fn shown(&self) -> String {
        let [base, ours, theirs] = &self.texts;
        let merged = match self.merged() {
            Merged::Clean(text) | Merged::Conflict(text) => text,
            Merged::Unsure => "(unsure)".to_owned(),
        };
        format!("base:\n{base}\nours:\n{ours}\ntheirs:\n{theirs}\nmerged:\n{merged}")
    }

    /// Every record that there is anywhere.
    fn all(&self) -> Vec<(&Record, Versions<'_>)> {
        let mut all: Vec<&Record> = Vec::new();
        for record in self.records.iter().flatten() {
            if all.iter().all(|known| known.name != record.name) {
                all.push(record);
            }
        }
        let find = |record: &Record| {
            self.records.each_ref().map(|side| side.iter().find(|known| known.name == record.name))
        };
        all.into_iter().map(|record| (record, Versions(find(record)))).collect()
    }

    /// What a text tells of a record; `None` where it is no TOML.
    fn told(&self, text: &str, record: &Record) -> Option<Told> {
        let table: toml::Table = text.parse().ok()?;
        let mut value = Some(&toml::Value::Table(table.clone()));
        for key in self.list.path.split('.') {
            value = value.and_then(|value| value.get(key));
        }
        let own = name(self.list, record);
        let records = value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let of_own = records.iter().filter(|known| known[self.list.name].to_string() == own);
        let fields = of_own.map(|record| {
            let fields = record.as_table().unwrap().iter();
            fields.map(|(key, value)| (key.clone(), value.to_string())).collect()
        });
        Some(fields.collect())
    }
}

impl<'t> Versions<'t> {
    fn is_removed(&self) -> bool {
        let [base, ours, theirs] = self.0;
        base.is_some() && (ours.is_none() || theirs.is_none())
    }

    /// Whether a side says something else than the origin.
    fn is_changed(&self, side: usize, list: &List) -> bool {
        let said = |record: Option<&Record>| record.map(|record| fields(list, record));
        said(self.0[side]) != said(self.0[0])
    }

    fn remarks(&self, side: usize) -> Vec<&'t String> {
        self.0[side].iter().flat_map(|record| record.above.iter().chain(&record.behind)).collect()
    }
}

/// The text with one side of each conflict: 0 for ours, 1 for theirs.
pub(crate) fn resolved(text: &str, side: usize) -> String {
    let mut kept = String::new();
    let mut now = None;
    for line in text.split_inclusive('\n') {
        now = match (line.get(..7), now) {
            (Some("<<<<<<<"), _) => Some(0),
            (Some("======="), Some(_)) => Some(1),
            (Some(">>>>>>>"), _) => None,
            (_, now) => {
                if now.is_none_or(|now| now == side) {
                    kept.push_str(line);
                }
                now
            }
        };
    }
    kept
}

/// What came of a merge, and which promise it breaks.
pub(crate) fn broken(trial: &Trial) -> (&'static str, Option<String>) {
    match trial.merged() {
        Merged::Unsure => ("unsure", Some("it can be merged".to_owned())),
        Merged::Clean(text) => {
            let wrong = |(record, versions)| merged_wrong(trial, &text, (record, &versions));
            ("merged", trial.all().into_iter().find_map(wrong))
        }
        Merged::Conflict(text) => {
            let sides = [0, 1].map(|side| resolved(&text, side));
            let wrong = |(record, versions): (&Record, Versions<'_>)| {
                let side = |side: usize| resolved_wrong(trial, (&sides[side], side + 1), (record, &versions));
                side(0).or_else(|| side(1)).or_else(|| lost(trial, &text, (record, &versions)))
            };
            ("left to decide", trial.all().into_iter().find_map(wrong))
        }
    }
}

/// How often a remark stands in a text.
fn remarked(text: &str, remark: &str) -> usize {
    text.lines().filter(|line| line.trim().ends_with(&format!("# {remark}"))).count()
}

fn merged_wrong(trial: &Trial, text: &str, (record, versions): (&Record, &Versions<'_>)) -> Option<String> {
    let list = trial.list;
    let Some(told) = trial.told(text, record) else { return Some("the result is TOML".to_owned()) };
    let (mine, other) = (versions.is_changed(1, list), versions.is_changed(2, list));
    let [base, ours, theirs] = versions.0;
    if base.is_some()
        && mine
        && other
        && ours.map(|record| fields(list, record)) != theirs.map(|record| fields(list, record))
    {
        return Some("what both changed is left to decide".to_owned());
    }
    if versions.is_removed() {
        return (!told.is_empty()).then(|| "what is removed is gone".to_owned());
    }
    if told.len() != 1 {
        return Some(format!("a merged record is there once: {} times", told.len()));
    }
    let version = if mine { ours.or(theirs) } else { theirs.or(ours) };
    if told[0] != fields(list, version.unwrap()) {
        return Some("what one side alone says is said".to_owned());
    }
    let [before, mine, other] = [0, 1, 2].map(|side| versions.remarks(side));
    for remark in mine.iter().chain(&other) {
        let is_taken_out = before.contains(remark) && !(mine.contains(remark) && other.contains(remark));
        if !is_taken_out && remarked(text, remark) != 1 {
            return Some(format!("a remark is there once: {} times", remarked(text, remark)));
        }
    }
    None
}

fn resolved_wrong(
    trial: &Trial,
    (text, side): (&str, usize),
    (record, versions): (&Record, &Versions<'_>),
) -> Option<String> {
    let list = trial.list;
    let Some(told) = trial.told(text, record) else {
        return Some("whoever takes one side has TOML".to_owned());
    };
    let [base, ours, theirs] = versions.0;
    let least = match base {
        Some(_) => usize::from(!versions.is_removed()),
        None => usize::from(versions.0[side].is_some()),
    };
    if told.len() > 1 || told.len() < least {
        return Some(format!("whoever takes one side has a record once: {} times", told.len()));
    }
    let is_said = |version: Option<&Record>| {
        version.is_some_and(|version| Some(&fields(list, version)) == told.first())
    };
    (!told.is_empty() && !is_said(ours) && !is_said(theirs))
        .then(|| "whoever takes one side has what a side says".to_owned())
}

/// What is in neither side of the conflict nor beside it.
fn lost(trial: &Trial, text: &str, (record, versions): (&Record, &Versions<'_>)) -> Option<String> {
    let own = name(trial.list, record);
    let (mine, other) = (versions.is_changed(1, trial.list), versions.is_changed(2, trial.list));
    let is_there = text.lines().any(|line| line.contains(&own));
    if !is_there && (!versions.is_removed() || (mine && other && versions.0[1] != versions.0[2])) {
        return Some("a record stands on one of the sides".to_owned());
    }
    let before = versions.remarks(0);
    let remarks = versions.remarks(1).into_iter().chain(versions.remarks(2));
    let mut new = remarks.filter(|remark| !before.contains(remark));
    let is_lost = !versions.is_removed() && new.any(|remark| remarked(text, remark) == 0);
    is_lost.then(|| "a remark stands on one of the sides".to_owned())
}

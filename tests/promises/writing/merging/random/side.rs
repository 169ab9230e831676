//! Records as two people change them: edits, moves, comments, additions, removals.

use std::collections::BTreeMap;

use super::list::List;
use crate::world::chance::Chance;

/// A record, which is known again by its name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) name: String,
    /// The day, of a year without end.
    pub(crate) day: usize,
    /// Its other values, by their place in the list's fields; a missing one is not written.
    pub(crate) values: Vec<Option<&'static str>>,
    pub(crate) above: Vec<String>,
    pub(crate) behind: Option<String>,
    /// How it is laid out.
    pub(crate) is_narrow: bool,
}

/// What can be done to records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Add,
    Remove,
    Edit,
    Move,
    Swap,
    Above,
    Behind,
    Layout,
}

pub(crate) const DEEDS: [Deed; 11] = [
    Deed::Add,
    Deed::Add,
    Deed::Edit,
    Deed::Edit,
    Deed::Remove,
    Deed::Move,
    Deed::Swap,
    Deed::Above,
    Deed::Above,
    Deed::Behind,
    Deed::Layout,
];

/// Some records to begin with.
pub(crate) fn beginning(list: &List, chance: &mut Chance) -> Vec<Record> {
    let step = 1 + chance.below(2);
    let count = 1 + chance.below(7);
    (0..count)
        .map(|at| fresh(list, (at * chance.below(step + 1).max(1) + at, format!("r{at}")), chance))
        .collect::<Vec<_>>()
        .sorted()
}

trait Sorted {
    fn sorted(self) -> Self;
}

impl Sorted for Vec<Record> {
    fn sorted(mut self) -> Self {
        self.sort_by_key(|record| record.day);
        self
    }
}

fn fresh(list: &List, (day, name): (usize, String), chance: &mut Chance) -> Record {
    let value = |(_, values): &(&'static str, &'static [&'static str]), chance: &mut Chance| {
        Some(values[chance.below(values.len())])
    };
    let values = list.fields.iter().map(|field| value(field, chance)).collect();
    let above = if chance.below(6) == 0 { vec![format!("above {name}")] } else { vec![] };
    Record { name, day, values, above, behind: None, is_narrow: chance.below(8) == 0 }
}

/// What one side makes of the records.
pub(crate) fn changed(
    list: &List,
    records: &[Record],
    side: char,
    chance: &mut Chance,
) -> (Vec<Record>, Vec<Deed>) {
    let mut records = records.to_vec();
    let mut deeds = Vec::new();
    for turn in 0..=chance.below(4) {
        let deed = DEEDS[chance.below(DEEDS.len())];
        if records.is_empty() && deed != Deed::Add {
            continue;
        }
        deeds.push(deed);
        let at = if records.is_empty() { 0 } else { chance.below(records.len()) };
        match deed {
            Deed::Add => {
                let day = records.get(at).map_or(0, |record| record.day) + chance.below(3) / 2;
                let record = fresh(list, (day, format!("{side}{turn}")), chance);
                put(list, &mut records, record, chance);
            }
            Deed::Remove => drop(records.remove(at)),
            Deed::Edit => edit(list, &mut records[at], chance),
            Deed::Move => {
                let mut record = records.remove(at);
                record.day = (record.day + 9 + chance.below(9)).saturating_sub(9);
                put(list, &mut records, record, chance);
            }
            Deed::Swap => {
                let next = (at + 1) % records.len();
                records.swap(at, next);
            }
            Deed::Above => records[at].above.push(format!("remark {side}{turn}")),
            Deed::Behind => records[at].behind = Some(format!("behind {side}{turn}")),
            Deed::Layout => records[at].is_narrow ^= true,
        }
    }
    (records, deeds)
}

/// Puts a record behind the last one that is not later; where there are no dates, anywhere.
fn put(list: &List, records: &mut Vec<Record>, record: Record, chance: &mut Chance) {
    let at = match list.date {
        Some(_) => records.iter().rposition(|known| known.day <= record.day).map_or(0, |at| at + 1),
        None => chance.below(records.len() + 1),
    };
    records.insert(at, record);
}

fn edit(list: &List, record: &mut Record, chance: &mut Chance) {
    if list.fields.is_empty() {
        record.day += 1;
        return;
    }
    for _ in 0..=chance.below(2) {
        let field = chance.below(list.fields.len());
        let values = list.fields[field].1;
        record.values[field] = Some(values[chance.below(values.len())]).filter(|_| chance.below(9) != 0);
    }
}

/// The records as a text.
pub(crate) fn written(list: &List, records: &[Record]) -> String {
    let mut text = "name = \"Web\"\nstatus = \"active\"\n".to_owned();
    let (table, key) = list.path.rsplit_once('.').unwrap_or(("", list.path));
    if !list.in_lines {
        records.iter().for_each(|record| text += &section(list, record));
        return text;
    }
    if !table.is_empty() {
        text += &format!("\n[{table}]\n");
    }
    text += &format!("{key} = [\n");
    for record in records {
        record.above.iter().for_each(|remark| text += &format!("  # {remark}\n"));
        let pairs: Vec<String> = pairs(list, record).map(|(key, value)| format!("{key} = {value}")).collect();
        let record_text = if record.is_narrow {
            format!("{{{}}}", pairs.join(",").replace(" = ", "="))
        } else {
            format!("{{ {} }}", pairs.join(", "))
        };
        let behind = record.behind.as_ref().map_or(String::new(), |remark| format!(" # {remark}"));
        text += &format!("  {record_text},{behind}\n");
    }
    text + "]\n"
}

fn section(list: &List, record: &Record) -> String {
    let mut text = "\n".to_owned();
    record.above.iter().for_each(|remark| text += &format!("# {remark}\n"));
    text += &format!("[[{}]]\n", list.path);
    let behind = record.behind.as_ref().map_or(String::new(), |remark| format!(" # {remark}"));
    for ((key, value), at) in pairs(list, record).zip(0..) {
        let equals = if record.is_narrow { "=" } else { " = " };
        text += &format!("{key}{equals}{value}{}\n", if at == 0 { behind.as_str() } else { "" });
    }
    text
}

fn pairs(list: &List, record: &Record) -> impl Iterator<Item = (String, String)> {
    let (name, date) = (list.name, list.date);
    let date = date.map(|key| (key.to_owned(), day(record.day)));
    let number = || record.name.bytes().fold(0_usize, |number, byte| number * 131 + usize::from(byte));
    let own = if list.is_number { number().to_string() } else { format!("\"{}\"", record.name) };
    let fields = list.fields.iter().zip(&record.values);
    let fields =
        fields.filter_map(|((key, _), value)| Some(((*key).to_owned(), value.as_ref()?.to_string())));
    let own = std::iter::once((name.to_owned(), own));
    date.into_iter().chain(own).chain(fields.collect::<Vec<_>>())
}

fn day(day: usize) -> String {
    format!("{}-{:02}-{:02}", 2026 + day / 336, day / 28 % 12 + 1, day % 28 + 1)
}

/// What a record says, key by key.
pub(crate) fn fields(list: &List, record: &Record) -> BTreeMap<String, String> {
    pairs(list, record).collect()
}

/// The name by which a record is known again, as it stands in a text.
pub(crate) fn name(list: &List, record: &Record) -> String {
    pairs(list, record).find(|(key, _)| key == list.name).unwrap().1
}

//! Makes a file in the one form rough: other orders, other spacing, other forms of the same tables. It says the same.

use std::collections::BTreeMap;

use standing::format::Kind;
use toml::de::DeTable;

/// Chance from a seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2_654_435_761).wrapping_add(12_345))
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    fn shuffled<T>(&mut self, items: Vec<T>) -> Vec<T> {
        let mut left = items;
        let mut shuffled = Vec::new();
        while !left.is_empty() {
            shuffled.push(left.remove(self.below(left.len())));
        }
        shuffled
    }
}

/// A header with its keys; the keys above the first header have none.
#[derive(Clone)]
struct Section {
    header: String,
    /// Each with its value, which is a list of lines for records.
    entries: Vec<(String, Held)>,
}

#[derive(Clone)]
enum Held {
    Value(String),
    Records(Vec<String>),
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section { header: String::new(), entries: Vec::new() }];
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    while let Some(line) = lines.next() {
        if line.starts_with('[') {
            sections.push(Section { header: line.to_owned(), entries: Vec::new() });
            continue;
        }
        let (key, value) = line.split_once(" = ").unwrap();
        let held = match value {
            "[" => Held::Records(lines.by_ref().take_while(|line| *line != "]").map(str::to_owned).collect()),
            value => Held::Value(value.to_owned()),
        };
        sections.last_mut().unwrap().entries.push((key.to_owned(), held));
    }
    sections
}

/// Where a person chooses the names, their order is theirs.
const CHOSEN: [&str; 8] = [
    "[rates]",
    "[[rates]]",
    "[responsibilities",
    "[roles",
    "[tasks",
    "[check]",
    "[custom",
    "[[contacts.custom",
];

/// A file that says what another says. Where people choose the names of all tables, these keep their order.
pub(crate) fn rough(text: &str, kind: Kind, chance: &mut Chance) -> String {
    let mut sections = sections(text);
    for section in &mut sections {
        let is_chosen = CHOSEN.iter().any(|chosen| section.header.starts_with(chosen));
        if !is_chosen {
            section.entries = chance.shuffled(std::mem::take(&mut section.entries));
        }
    }
    let root = sections.remove(0);
    let mut sections = if kind == Kind::Costs { sections } else { by_top(sections, chance) };
    let mut written = String::new();
    let root = with_dotted(root, &mut sections, chance);
    section(&mut written, &root, chance);
    sections.iter().for_each(|one| section(&mut written, one, chance));
    let written = if chance.is(3) { written.replace('\n', "\r\n") } else { written };
    if chance.is(4) { format!("\u{feff}{written}") } else { written }
}

/// Sections in another order; those of one table stay as they were among each other.
fn by_top(sections: Vec<Section>, chance: &mut Chance) -> Vec<Section> {
    let mut tops: BTreeMap<String, Vec<Section>> = BTreeMap::new();
    for section in sections {
        let top = section.header.trim_matches(['[', ']']).split('.').next().unwrap().to_owned();
        tops.entry(top).or_default().push(section);
    }
    chance.shuffled(tops.into_values().collect()).into_iter().flatten().collect()
}

/// Some tables of plain values as dotted keys of the file itself.
fn with_dotted(mut root: Section, sections: &mut Vec<Section>, chance: &mut Chance) -> Section {
    for name in ["budget", "terms", "cadence", "calendar", "thresholds", "retainer"] {
        let header = format!("[{name}]");
        if let Some(at) =
            sections.iter().position(|section| section.header == header).filter(|_| chance.is(3))
        {
            let dotted = sections.remove(at).entries.into_iter();
            root.entries.extend(dotted.map(|(key, held)| (format!("{name} . {key}"), held)));
        }
    }
    root
}

fn section(written: &mut String, section: &Section, chance: &mut Chance) {
    let is_own = section.header.contains("custom");
    if !section.header.is_empty() {
        *written += ["\n", "\n\n\n", ""][if is_own { 0 } else { chance.below(3) }];
        comment(written, chance);
        let remark = if is_own { "" } else { behind(chance) };
        *written += &format!("{}{remark}\n", section.header);
    }
    let mut later = String::new();
    for (key, held) in &section.entries {
        match held {
            Held::Value(value) if is_own => *written += &format!("{key} = {value}\n"),
            Held::Value(value) => entry(written, (key, value), chance),
            Held::Records(lines) if section.header == "[log]" && chance.is(4) => {
                tables(&mut later, key, lines, chance)
            }
            Held::Records(lines) => list(written, key, lines, chance),
        }
    }
    *written += &later;
}

fn entry(written: &mut String, (key, value): (&str, &str), chance: &mut Chance) {
    if !key.contains('.') && chance.is(6) {
        *written += "\n";
    }
    comment(written, chance);
    let key = if chance.is(5) && !key.contains('.') { format!("\"{key}\"") } else { key.to_owned() };
    let equals = [" = ", "=", "   =  ", "\t= "][chance.below(4)];
    let indent = ["", "", "  ", "\t"][chance.below(4)];
    *written += &format!("{indent}{key}{equals}{}{}\n", spaced(value, chance), behind(chance));
}

/// A text in single quotes, a list on several lines.
fn spaced(value: &str, chance: &mut Chance) -> String {
    let plain = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    match plain {
        Some(plain) if !plain.contains(['\\', '\'', '"']) && !is_number(plain) && chance.is(2) => {
            format!("'{plain}'")
        }
        None if value.starts_with('[') && value.len() > 2 && value.len() < 60 && chance.is(2) => {
            format!("[\n    {}\n]", value.trim_matches(['[', ']']).replace(", ", ",\n  "))
        }
        _ => value.to_owned(),
    }
}

/// Records in brackets.
fn list(written: &mut String, key: &str, lines: &[String], chance: &mut Chance) {
    let (open, close) = [("[\n", "]"), ("[", "]"), ("[\n\n", "  ]")][chance.below(3)];
    *written += &format!("{key}={open}");
    let lines = by_day(lines, chance);
    let is_one_line = chance.is(8) && lines.len() < 4;
    for (at, line) in lines.iter().enumerate() {
        if !is_one_line {
            comment(written, chance);
        }
        let comma = if at + 1 == lines.len() && chance.is(2) { "" } else { "," };
        let end = if is_one_line { " ".to_owned() } else { format!("{}\n", behind(chance)) };
        *written += &format!("{}{comma}{end}", record(line, chance));
    }
    *written += &format!("{close}\n");
}

/// Records as sections.
fn tables(written: &mut String, key: &str, lines: &[String], chance: &mut Chance) {
    for line in by_day(lines, chance) {
        *written += &format!("[[log.{key}]]\n");
        let fields = chance.shuffled(fields(&line));
        fields.iter().for_each(|(key, value)| entry(written, (key, value), chance));
        *written += "\n";
    }
}

/// Days in another order, the records of a day as they were.
fn by_day(lines: &[String], chance: &mut Chance) -> Vec<String> {
    let day = |line: &str| {
        let fields = fields(line);
        fields.into_iter().find(|(key, _)| key == "date").map(|(_, value)| value)
    };
    if lines.iter().any(|line| day(line).is_none()) || chance.is(2) {
        return lines.to_vec();
    }
    let mut days: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines {
        days.entry(day(line).unwrap()).or_default().push(line.clone());
    }
    chance.shuffled(days.into_values().collect()).concat()
}

/// A record in another order of columns, with other blanks.
fn record(line: &str, chance: &mut Chance) -> String {
    let (comma, equals) = [(", ", " = "), (",", "="), (" ,  ", "  = ")][chance.below(3)];
    let fields = chance.shuffled(fields(line));
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}{equals}{value}")).collect();
    let (open, close) = [("  { ", " }"), ("{", "}"), ("\t{   ", "}")][chance.below(3)];
    format!("{open}{}{close}", fields.join(comma))
}

/// The keys of a record with their values as they are written.
fn fields(line: &str) -> Vec<(String, String)> {
    let line = format!("record = {}", line.trim().trim_end_matches(','));
    let parsed = DeTable::parse(&line).unwrap();
    let record = parsed.get_ref().get("record").unwrap().get_ref().as_table().unwrap();
    let mut fields: Vec<_> = record.iter().collect();
    fields.sort_by_key(|(key, _)| key.span().start);
    fields.iter().map(|(key, value)| (key.get_ref().to_string(), line[value.span()].to_owned())).collect()
}

fn comment(written: &mut String, chance: &mut Chance) {
    if chance.is(9) {
        *written +=
            ["# a remark\n", "  #two\n  # lines\n", "# date = 2026-01-01, \"quoted\"\n"][chance.below(3)];
    }
}

fn behind(chance: &mut Chance) -> &'static str {
    if chance.is(9) { ["  # why", "#not", " # [a] = 'b'"][chance.below(3)] } else { "" }
}

//! A history laid out: a line of blocks, and a table of dates or commits.

use serde_json::Value;

use crate::model::number::Number;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone, Unit};
use crate::reports::history::{History, Moment};

/// Blocks of growing height.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub(crate) fn page(history: &History) -> Page {
    let mut blocks: Vec<Block> = Vec::new();
    let drawn = history.figures.iter().find_map(|figure| Some((figure, drawn(&history.rows, figure)?)));
    if let Some((figure, text)) = drawn {
        blocks.push(Block::Notes(vec![Note { about: figure.clone(), text, tone: Tone::Plain }]));
    }
    let sheet = Sheet::of(&columns(history), &history.rows, None).or_say("there is no record yet");
    blocks.push(Block::Sheet(sheet));
    blocks.push(Block::Notes(
        history
            .rows
            .iter()
            .filter_map(|row| {
                let about = row.commit.as_deref().and_then(|commit| commit.get(..7)).unwrap_or_default();
                Some(Note { about: about.to_owned(), text: row.error.clone()?, tone: Tone::Warning })
            })
            .collect(),
    ));
    Page { title: format!("History of {}", history.id), blocks }
}

fn columns(history: &History) -> Vec<Column<'static, Moment>> {
    type Of = Column<'static, Moment>;
    let has_commits = history.rows.iter().any(|row| row.commit.is_some());
    let short = |row: &Moment| {
        row.commit.as_deref().and_then(|commit| commit.get(..7)).unwrap_or_default().to_owned()
    };
    let mut columns = vec![
        Of::new("date", "date", 0, Unit::Date, |row| Cell::Date(row.date)),
        Of::new("commit", "commit", 1, Unit::Id, move |row| Cell::Id(short(row))).only_if(has_commits),
        Of::new("author", "author", 9, Unit::Words, |row| text(row.author.as_deref())).only_if(has_commits),
        Of::new("subject", "subject", 8, Unit::Words, |row| text(row.subject.as_deref()))
            .only_if(has_commits),
    ];
    for (place, figure) in (2..).zip(&history.figures) {
        let (of_value, of_change) = (figure.clone(), figure.clone());
        let value = move |row: &Moment| cell(row.values.get(&of_value), row.error.is_some());
        let change = move |row: &Moment| signed(row.change.get(&of_change));
        columns.push(Of::new(format!("values.{figure}"), figure.clone(), place, Unit::Any, value));
        columns.push(Of::new(format!("change.{figure}"), "change", place + 3, Unit::Any, change));
    }
    columns.push(Of::new("causes", "because of", 2, Unit::Words, |row| {
        if row.causes.is_empty() { Cell::Empty } else { Cell::Text(row.causes.join("; ")) }
    }));
    columns
}

fn text(words: Option<&str>) -> Cell {
    Cell::applies(words, |words| Cell::Text(words.to_owned()))
}

fn cell(value: Option<&Value>, is_unread: bool) -> Cell {
    match value {
        None if is_unread => Cell::Empty,
        Some(Value::String(word)) => word.parse().map_or_else(|_| Cell::Text(word.clone()), Cell::Date),
        Some(Value::Bool(is_so)) => Cell::Text(is_so.to_string()),
        Some(Value::Number(digits)) => {
            Cell::known(number(digits), |number| Cell::Written(number, places(digits)))
        }
        _ => Cell::Unknown,
    }
}

/// What changed; nothing where nothing did.
fn signed(value: Option<&Value>) -> Cell {
    match value {
        Some(Value::Number(digits)) => match number(digits) {
            Some(number) if !number.is_zero() => Cell::Written(number, places(digits)),
            _ => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}

fn number(digits: &serde_json::Number) -> Option<Number> {
    Number::parse(&digits.to_string(), true).ok()
}

fn places(digits: &serde_json::Number) -> u32 {
    let digits = digits.to_string();
    let behind = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    u32::try_from(behind).unwrap_or_default()
}

/// A block for each moment, as high as the figure was; `None` where it is no number, or never differs.
fn drawn(rows: &[Moment], figure: &str) -> Option<String> {
    let value = |row: &Moment| match row.values.get(figure) {
        Some(Value::Number(digits)) => number(digits),
        _ => None,
    };
    let values: Vec<Option<Number>> = rows.iter().map(value).collect();
    let (least, most) = (values.iter().flatten().min()?, values.iter().flatten().max()?);
    let range = most.clone() - least.clone();
    let block = |value: &Option<Number>| {
        let Some(value) = value else { return ' ' };
        let share = (value.clone() - least.clone()).over(&range).unwrap_or_default();
        let step = (share * Number::from(7)).rounded(0).parse::<usize>().ok();
        step.and_then(|step| BLOCKS.get(step).copied()).unwrap_or(' ')
    };
    range.is_positive().then(|| values.iter().map(block).collect())
}

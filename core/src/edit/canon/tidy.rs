//! The logs and the team of a file in the one form, and nothing else of it: what has exactly one right answer.

use std::ops::Range;

use crate::edit::canon::gap::Beside;
use crate::edit::canon::line::Liner;
use crate::edit::canon::page::Page;
use crate::edit::canon::print::Printer;
use crate::edit::canon::proof;
use crate::edit::canon::shape::{Shape, Shaper};
use crate::edit::lines::{Splice, ending, spliced};
use crate::edit::{EditFault, lines};
use crate::toml::layout::find::Spot as Found;
use crate::toml::layout::{Layout, Section};
use crate::toml::path::Step;
use crate::toml::schema;
use crate::toml::schema::Schema;

/// A text without a byte order mark whose records in brackets have a line each, and whose logs are in the order of their
/// days.
///
/// # Errors
/// When it is not TOML.
pub(crate) fn tidy(text: &str, schema: &Schema) -> Result<String, EditFault> {
    let layout = Layout::of(text);
    let lists = lists(&layout, schema);
    let splices = lists.iter().flat_map(|list| of_list(text, &layout, schema, list));
    let result = spliced(text, splices.collect());
    if proof::is_same(text, &result) {
        Ok(result)
    } else {
        Err(EditFault::Unproved("the order of records".to_owned()))
    }
}

/// The lists of the file whose records have a line each.
fn lists(layout: &Layout, schema: &Schema) -> Vec<Vec<Step>> {
    let key = |name: &str| Step::Key(name.to_owned());
    let logs = schema.keys("log").iter().map(|log| vec![key("log"), key(&log.name)]);
    let all = std::iter::once(vec![key("team")]).chain(logs);
    all.filter(|list| layout.spot(list).is_some() || layout.records(list) > 0).collect()
}

fn of_list(text: &str, layout: &Layout, schema: &Schema, list: &[Step]) -> Vec<Splice> {
    let pattern = schema.pattern(list);
    let name = match list.last() {
        Some(Step::Key(name)) => name.as_str(),
        _ => return Vec::new(),
    };
    let Some(node) = layout.spot(list).and_then(Found::value) else {
        return if schema::is_log(&pattern) { sections_by_date(text, layout, list) } else { Vec::new() };
    };
    let ending = ending(text);
    let shaper = Shaper(Liner { text, layout, schema, ending });
    let Shape::Lines(_, records, tail) = shaper.list(Beside::default(), node, name, &pattern) else {
        return Vec::new();
    };
    let written = Printer { shaper, page: Page::new(ending) }.records(&records, &tail);
    // A splice gets the endings of its lines from the text.
    let written = written.replace("\r\n", "\n");
    let is_new = text.get(node.span.clone()) != Some(written.as_str());
    is_new.then(|| Splice { span: node.span.clone(), text: written }).into_iter().collect()
}

/// The records of a log that are sections, where they stand together, in the order of their days.
fn sections_by_date(text: &str, layout: &Layout, list: &[Step]) -> Vec<Splice> {
    let is_own = |section: &&Section| section.path.starts_with(list);
    let Some(first) = layout.sections.iter().position(|section| is_own(&section)) else { return Vec::new() };
    let own: Vec<&Section> = layout.sections.iter().skip(first).take_while(is_own).collect();
    let count = layout.sections.iter().filter(is_own).count();
    let top = |section: &Section| lines::with_comments(text, lines::start(text, section.header.start));
    let end = layout.sections.get(first + own.len()).map_or(text.len(), top);
    let heads: Vec<&Section> =
        own.iter().copied().filter(|section| section.path.len() == list.len() + 1).collect();
    if own.len() != count {
        return Vec::new();
    }
    let starts: Vec<usize> = heads.iter().map(|section| top(section)).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let blocks: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
    let dates: Option<Vec<&str>> = heads.iter().map(|section| date(text, section)).collect();
    let Some(dates) = dates.filter(|dates| !dates.is_sorted()) else { return Vec::new() };
    let mut order: Vec<(&str, &Range<usize>)> = dates.into_iter().zip(&blocks).collect();
    order.sort_by_key(|(date, _)| *date);
    let texts = order.iter().filter_map(|(_, block)| text.get((*block).clone())).map(str::trim_end);
    let sorted = texts.collect::<Vec<_>>().join("\n\n").replace("\r\n", "\n");
    let span = starts.first().copied().unwrap_or(end)..end;
    let rest = text.get(span.clone()).unwrap_or_default();
    let blank = rest.len() - rest.trim_end().len();
    vec![Splice { span: span.start..span.end - blank, text: sorted }]
}

/// The day of a record as it is written, which orders as days do.
fn date<'t>(text: &'t str, section: &Section) -> Option<&'t str> {
    let is_date =
        |keys: &[String]| matches!(keys, [key] if crate::edit::value::DATES.contains(&key.as_str()));
    let entry = section.entries.iter().find(|entry| is_date(&entry.keys))?;
    text.get(entry.value.span.clone())
}

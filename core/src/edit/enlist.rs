//! What stands alone for a list becomes its first record, so that others can follow: `[rates]` becomes `[[rates]]`.

use crate::edit::Plan;
use crate::edit::lines;
use crate::edit::lines::Splice;
use crate::edit::proof::{Changed, Single};
use crate::edit::table::{Document, quoted};
use crate::toml::layout::find::Spot;
use crate::toml::layout::{Entry, Section};
use crate::toml::path::{Step, written};

impl<'d> Document<'d> {
    /// Makes the table that stands alone for a list its first record, in the form that it has.
    pub(crate) fn enlist_table(self, list: &[Step]) -> Option<Plan> {
        let in_brackets =
            |span: &std::ops::Range<usize>| vec![Splice::at(span.start, "["), Splice::at(span.end, "]")];
        let headed = self.layout.sections.iter().find(|section| section.path == list);
        let splices = match (self.layout.spot(list).and_then(Spot::value), headed) {
            (Some(value), _) => in_brackets(&value.span),
            (None, Some(section)) => in_brackets(&section.header),
            (None, None) => self.gathered(list)?,
        };
        Some((splices, Changed::Enlisted(list.to_vec(), None)))
    }

    /// Makes a value in short the only key of a list's first record; what is said on its line and above it goes along.
    pub(crate) fn enlist_value(self, list: &[Step], single: Single) -> Option<Plan> {
        let Some(Spot::Entry(entry)) = self.layout.spot(&single.path) else { return None };
        let value = self.text.get(entry.value.span.clone())?;
        let splices = match (self.layout.braces(entry), list.last()?, self.alone(entry, list)) {
            (Some(_), Step::Key(name), _) => {
                let text = format!("{} = [{{ {} = {value} }}]", quoted(name), single.key);
                vec![Splice { span: entry.span.clone(), text }]
            }
            (.., Some(section)) => {
                let header = format!("[[{}]]", written(list));
                let keys = entry.span.start..entry.key_spans.last()?.end;
                vec![
                    Splice { span: section.header.clone(), text: header },
                    Splice { span: keys, text: single.key.clone() },
                ]
            }
            _ => {
                lines::indent(self.text, entry.span.start)?;
                let line = lines::start(self.text, entry.span.start);
                let from = lines::with_own_comments(self.text, line);
                let comments = self.plain(from, line)?;
                let section = format!("{comments}[[{}]]\n{}", written(list), self.below(entry, &single.key)?);
                let mut splices = self.put_headed(list, &section)?;
                splices.push(Splice::out(from..lines::next(self.text, entry.span.end)));
                splices
            }
        };
        Some((splices, Changed::Enlisted(list.to_vec(), Some(single))))
    }

    /// The section that holds an entry and nothing else, where it is the table of which the list is to be.
    fn alone(self, entry: &Entry, list: &[Step]) -> Option<&'d Section> {
        let (_, table) = list.split_last()?;
        let section = self.layout.section_of(entry)?;
        (!table.is_empty() && section.path == table && section.entries.len() == 1).then_some(section)
    }

    /// Dotted keys of a table as a section of their own: `rates.default = 100` becomes `default = 100` below `[[rates]]`.
    fn gathered(self, list: &[Step]) -> Option<Vec<Splice>> {
        let dotted = self.layout.dotted(list);
        let mut section = format!("[[{}]]\n", written(list));
        for entry in &dotted {
            let section_path = self.layout.section_of(entry)?.path.len();
            let rest = entry.keys.get(list.len().checked_sub(section_path)?..)?;
            let keys: Vec<String> = rest.iter().map(|key| quoted(key)).collect();
            section += &self.below(entry, &keys.join("."))?;
        }
        let mut splices = self.put_headed(list, &section).filter(|_| !dotted.is_empty())?;
        splices.extend(dotted.into_iter().map(|entry| self.take_line(entry)));
        Some(splices)
    }

    /// The line of an entry under another key, with what stands behind its value.
    fn below(self, entry: &Entry, key: &str) -> Option<String> {
        let rest = self.plain(entry.value.span.start, lines::next(self.text, entry.span.end))?;
        Some(format!("{key} = {}\n", rest.trim_end()))
    }

    /// Some of the text with lines that end as splices have them.
    fn plain(self, from: usize, to: usize) -> Option<String> {
        Some(self.text.get(from..to)?.replace("\r\n", "\n"))
    }
}

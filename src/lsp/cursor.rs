//! What a cursor stands in while somebody types: the table, the key, the word that was begun. The text up to there need not
//! be TOML yet.

use std::ops::Range;

use crate::toml::schema::{Form, Schema};

/// Where a cursor stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The table, by its pattern.
    pub(crate) table: String,
    /// What is typed there.
    pub(crate) typing: Typing,
    /// The bytes of what was begun of it.
    pub(crate) word: Range<usize>,
    /// Whether it stands in quotes.
    pub(crate) is_quoted: bool,
    /// The keys that the table has before it.
    pub(crate) keys: Vec<String>,
}

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typing {
    /// A header, the whole line.
    Header,
    /// A key.
    Key,
    /// The value of a key.
    Value(String),
}

/// Where a cursor stands at a byte; `None` in a comment.
pub(crate) fn cursor(text: &str, byte: usize, schema: &Schema) -> Option<Cursor> {
    let before = text.get(..byte)?;
    let mut reader = Reader { text: before, schema, at: 0, frames: vec![Frame::default()] };
    loop {
        match reader.step() {
            Step::On => {}
            Step::Inside(cursor) => return Some(cursor),
            Step::Nowhere => return None,
        }
    }
}

/// A table or a list that is open.
#[derive(Clone, Debug, Default)]
struct Frame {
    table: String,
    /// The table in which the key stands, below `table` where the key is dotted.
    base: String,
    /// The key whose value is typed.
    key: Option<String>,
    is_value: bool,
    is_list: bool,
    keys: Vec<String>,
}

struct Reader<'t> {
    text: &'t str,
    schema: &'t Schema,
    at: usize,
    frames: Vec<Frame>,
}

enum Step {
    On,
    Inside(Cursor),
    Nowhere,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn frame(&self) -> Frame {
        self.frames.last().cloned().unwrap_or_default()
    }

    fn step(&mut self) -> Step {
        let Some(sign) = self.rest().chars().next() else { return Step::Inside(self.cursor(self.at, false)) };
        let is_top = self.frames.len() == 1;
        let is_value = self.frames.last().is_some_and(|frame| frame.is_value);
        match sign {
            '#' => return self.comment(),
            '"' | '\'' => return self.quoted(sign),
            '[' if is_top && !is_value => return self.header(),
            '[' | '{' => self.open(sign == '['),
            ']' | '}' if !is_top => drop(self.frames.pop()),
            '=' => self.last(|frame| frame.is_value = true),
            ',' => self.next(),
            '\n' if is_top => self.next(),
            '.' if !is_value => {
                let below = |frame: &Frame, schema: &Schema| {
                    frame.key.as_deref().map(|key| schema.below(&frame.base, key))
                };
                let base = self.frames.last().and_then(|frame| below(frame, self.schema));
                self.last(|frame| frame.base = base.unwrap_or_default());
            }
            sign if sign.is_alphanumeric() || matches!(sign, '-' | '_' | '+') => return self.bare(is_value),
            _ => {}
        }
        self.at += sign.len_utf8();
        Step::On
    }

    fn last(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(frame) = self.frames.last_mut() {
            change(frame);
        }
    }

    /// The next key of a table, or the next item of a list.
    fn next(&mut self) {
        self.last(|frame| {
            if !frame.is_list {
                frame.keys.extend(frame.key.take());
                frame.is_value = false;
                frame.base.clone_from(&frame.table);
            }
        });
    }

    fn comment(&mut self) -> Step {
        match self.rest().find('\n') {
            Some(end) => {
                self.at += end;
                Step::On
            }
            None => Step::Nowhere,
        }
    }

    fn quoted(&mut self, quote: char) -> Step {
        let triple = quote.to_string().repeat(3);
        let is_long = self.rest().starts_with(&triple);
        let mark = if is_long { triple.len() } else { 1 };
        let start = self.at + mark;
        let body = self.text.get(start..).unwrap_or_default();
        let mut signs = body.char_indices();
        while let Some((place, sign)) = signs.next() {
            let ends = if is_long {
                body.get(place..).is_some_and(|rest| rest.starts_with(&triple))
            } else {
                sign == quote
            };
            if ends {
                self.at = start + place + mark;
                self.note(body.get(..place).unwrap_or_default().to_owned());
                return Step::On;
            }
            if sign == '\n' && !is_long {
                // Nobody closed it.
                self.at = start + place;
                return Step::On;
            }
            if sign == '\\' && quote == '"' {
                signs.next();
            }
        }
        Step::Inside(self.cursor(start, true))
    }

    fn bare(&mut self, is_value: bool) -> Step {
        let is_part = |sign: char| {
            sign.is_alphanumeric() || matches!(sign, '-' | '_' | '+') || is_value && matches!(sign, '.' | ':')
        };
        let rest = self.rest();
        let end = rest.find(|sign: char| !is_part(sign));
        let Some(end) = end else { return Step::Inside(self.cursor(self.at, false)) };
        let word = rest.get(..end).unwrap_or_default().to_owned();
        self.at += end;
        self.note(word);
        Step::On
    }

    /// Takes a whole word: a key, where one is typed.
    fn note(&mut self, word: String) {
        self.last(|frame| {
            if !frame.is_value && !frame.is_list {
                frame.key = Some(word);
            }
        });
    }

    fn header(&mut self) -> Step {
        let line = self.rest();
        let Some(end) = line.find('\n') else {
            let is_closed = line.contains(']');
            let word = self.at..self.text.len();
            let cursor = Cursor {
                typing: Typing::Header,
                word,
                table: String::new(),
                is_quoted: false,
                keys: Vec::new(),
            };
            return if is_closed { Step::Nowhere } else { Step::Inside(cursor) };
        };
        let header = line.get(..end).unwrap_or_default();
        let is_list = header.starts_with("[[");
        let name = header.trim_start_matches('[').split(']').next().unwrap_or_default();
        let mut table = String::new();
        for key in name.split('.').map(|key| key.trim().trim_matches(['"', '\''])) {
            let is_records = |known: &crate::toml::schema::Key| known.list && known.form == Form::Table;
            let parent = table.clone();
            table = self.schema.below(&parent, key);
            // Tables below a record name the list alone.
            let is_between =
                !table.is_empty() && self.schema.key_or_chosen(&parent, key).is_some_and(is_records);
            if is_between && (is_list || !name.ends_with(key)) {
                table.push_str("[]");
            }
        }
        self.at += end;
        self.frames = vec![Frame { base: table.clone(), table, ..Frame::default() }];
        Step::On
    }

    /// Opens the list or the table that a value is.
    fn open(&mut self, is_list: bool) {
        let frame = self.frame();
        let inside = match (&frame.key, frame.is_list) {
            // Items of a list: its records.
            (_, true) => frame.table.clone(),
            (Some(key), false) => self.schema.below(&frame.base, key),
            (None, false) => frame.base.clone(),
        };
        let known = frame.key.as_deref().and_then(|key| self.schema.key_or_chosen(&frame.base, key));
        let table = match known {
            Some(key) if key.form == Form::Table && is_list => format!("{inside}[]"),
            _ => inside,
        };
        let opened = match is_list {
            // A list of plain values: they are those of its key.
            true => {
                Frame { table, base: frame.base, key: frame.key, is_value: true, is_list, keys: Vec::new() }
            }
            false => Frame { base: table.clone(), table, ..Frame::default() },
        };
        self.frames.push(opened);
    }

    fn cursor(&self, start: usize, is_quoted: bool) -> Cursor {
        let frame = self.frame();
        let typing = match (&frame.key, frame.is_value) {
            (Some(key), true) => Typing::Value(key.clone()),
            _ => Typing::Key,
        };
        Cursor { table: frame.base, typing, word: start..self.text.len(), is_quoted, keys: frame.keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Kind;

    /// What is typed at the sign `|`.
    fn at(kind: Kind, text: &str) -> Option<(String, Typing, String)> {
        let byte = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let found = cursor(&text, byte, kind.schema())?;
        Some((found.table, found.typing, text[found.word].to_owned()))
    }

    #[test]
    fn keys_and_values_are_told_apart() {
        let value = |key: &str| Typing::Value(key.to_owned());
        for (text, table, typing, word) in [
            ("na|", "", Typing::Key, "na"),
            ("name = \"x\"\nsta|", "", Typing::Key, "sta"),
            ("status = |", "", value("status"), ""),
            ("status = \"ac|", "", value("status"), "ac"),
            ("status = \"ac|\"\nname = 1", "", value("status"), "ac"),
            ("[budget]\nho|", "budget", Typing::Key, "ho"),
            ("budget.ho|", "budget", Typing::Key, "ho"),
            ("[[team]]\nwho = \"a|", "team[]", value("who"), "a"),
            ("team = [\n  { who = \"ana\", ro|", "team[]", Typing::Key, "ro"),
            ("team = [\n  { who = \"ana\", role = \"d|", "team[]", value("role"), "d"),
            ("[log]\ntime = [\n  { date = 2026-11-02, who = \"|", "log.time[]", value("who"), ""),
            ("firm = [\"bud|", "", value("firm"), "bud"),
            ("[responsibilities]\nscope = \"|", "responsibilities", value("scope"), ""),
            ("note = \"a\nb = |", "", value("b"), ""),
            ("[bu|", "", Typing::Header, "[bu"),
        ] {
            let expected = Some((table.to_owned(), typing, word.to_owned()));
            assert_eq!(at(Kind::Project, text), expected, "{text}");
        }
        assert_eq!(at(Kind::Project, "name = 1 # sta|"), None);
    }

    #[test]
    fn keys_that_are_there_are_known() {
        let text = "name = 1\n[[contacts]]\nid = \"a\"\nname = \"b\"\n";
        let found = cursor(text, text.len(), Kind::Client.schema()).unwrap();
        assert_eq!(
            (found.table.as_str(), found.keys),
            ("contacts[]", vec!["id".to_owned(), "name".to_owned()])
        );
    }
}

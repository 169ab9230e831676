//! TOML as a careful person types it: keys, tables, one record a line, strings and numbers.

use std::fmt::{self, Display, Write};

use super::random::Random;

/// The text of one file while it is being written.
#[derive(Default)]
pub(super) struct Toml {
    text: String,
}

impl Toml {
    fn put(&mut self, arguments: fmt::Arguments<'_>) {
        self.text.write_fmt(arguments).expect("a string takes any text");
    }

    /// `key = value`
    pub(super) fn key(&mut self, key: &str, value: impl Display) {
        self.put(format_args!("{key} = {value}\n"));
    }

    /// `key = value`, where there is a value.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.key(key, value);
        }
    }

    /// `# words`
    pub(super) fn comment(&mut self, words: &str) {
        self.put(format_args!("# {words}\n"));
    }

    /// `[header]` after an empty line.
    pub(super) fn table(&mut self, header: &str) {
        self.gap();
        self.put(format_args!("[{header}]\n"));
    }

    /// `[[header]]` after an empty line.
    pub(super) fn element(&mut self, header: &str) {
        self.gap();
        self.put(format_args!("[[{header}]]\n"));
    }

    /// A list of records, one a line, if there are any.
    pub(super) fn records(&mut self, key: &str, lines: &Lines) {
        if !lines.text.is_empty() {
            self.put(format_args!("{key} = [\n{}]\n", lines.text));
        }
    }

    /// `[log]`, the last table, with those of its lists that have records; nothing where none has.
    pub(super) fn log(&mut self, lists: &[(&str, Lines)]) {
        if lists.iter().all(|(_, lines)| lines.text.is_empty()) {
            return;
        }
        self.table("log");
        for (key, lines) in lists {
            self.records(key, lines);
        }
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The whole file.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// Records, one a line.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    filled: bool,
}

impl Lines {
    /// Begins a record.
    pub(super) fn begin(&mut self) {
        self.text.push_str("  {");
        self.filled = false;
    }

    /// ` key = value` behind what the record has.
    pub(super) fn field(&mut self, key: &str, value: impl Display) {
        let comma = if self.filled { "," } else { "" };
        self.filled = true;
        write!(self.text, "{comma} {key} = {value}").expect("a string takes any text");
    }

    /// ` key = value`, where there is a value.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.field(key, value);
        }
    }

    /// Ends the record.
    pub(super) fn end(&mut self) {
        self.text.push_str(" },\n");
    }
}

/// A basic string, escaped.
#[derive(Clone, Copy)]
pub(super) struct Quoted<T>(pub(super) T);

impl<T: AsRef<str>> Display for Quoted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const ESCAPED: [char; 2] = ['"', '\\'];
        f.write_char('"')?;
        for piece in self.0.as_ref().split_inclusive(ESCAPED) {
            match piece.strip_suffix(ESCAPED) {
                Some(plain) => write!(f, "{plain}\\{}", &piece[plain.len()..])?,
                None => f.write_str(piece)?,
            }
        }
        f.write_char('"')
    }
}

/// `["a", "b"]`
pub(super) struct Quotes<'a>(pub(super) &'a [&'a str]);

impl Display for Quotes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        List(self.0.iter().map(Quoted).collect()).fmt(f)
    }
}

/// `[1, 2]`
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T: Display> Display for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            let before = if index == 0 { "[" } else { ", " };
            write!(f, "{before}{item}")?;
        }
        f.write_str(if self.0.is_empty() { "[]" } else { "]" })
    }
}

/// How a number is spelled.
#[derive(Clone, Copy)]
enum Spelling {
    /// `8`, `0.5`, `1.25`
    Short,
    /// `800`, `12.50`
    Cents,
    /// `1.250`
    Zeros,
    /// `"12.50"`
    Text,
    /// `48_000`
    Grouped,
}

/// A decimal number of hundredths.
#[derive(Clone, Copy)]
pub(super) struct Number {
    hundredths: i64,
    spelling: Spelling,
}

impl Number {
    /// Hours, mostly as short as can be.
    pub(super) fn hours(hundredths: i64, random: &mut Random) -> Number {
        let spelling = match random.below(1_000) {
            0 => Spelling::Text,
            1 => Spelling::Zeros,
            _ => Spelling::Short,
        };
        Number { hundredths, spelling }
    }

    /// An amount, mostly as an integer or with both its cents.
    pub(super) fn money(hundredths: i64, random: &mut Random) -> Number {
        let spelling = match random.below(200) {
            0 => Spelling::Text,
            1 | 2 => Spelling::Grouped,
            _ => Spelling::Cents,
        };
        Number { hundredths, spelling }
    }

    /// A limit or a percentage, as short as can be.
    pub(super) fn short(hundredths: i64) -> Number {
        Number { hundredths, spelling: Spelling::Short }
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let whole = self.hundredths.abs() / 100;
        let rest = self.hundredths.abs() % 100;
        match self.spelling {
            Spelling::Zeros => write!(f, "{sign}{whole}.{rest:02}0"),
            Spelling::Text => write!(f, "\"{sign}{whole}.{rest:02}\""),
            Spelling::Grouped if rest == 0 && (1_000..1_000_000).contains(&whole) => {
                write!(f, "{sign}{}_{:03}", whole / 1_000, whole % 1_000)
            }
            _ if rest == 0 => write!(f, "{sign}{whole}"),
            Spelling::Short if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

//! Standard output: the result in the format that was asked for, and nothing else.

use std::io::{self, BufWriter, Write};
use std::time::Instant;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::failure::Failure;
use crate::cli::session;
use crate::cli::session::heads::headed;
use crate::cli::session::setting::Setting;
use crate::cli::session::terminal;
use crate::cli::typed::columns::Columns;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::separators::Separators;
use crate::diagnostic::findings::Findings;
use crate::page::{Block, Envelope, Head, Page, Parts, Report, Sheet};
use crate::render::csv::CsvLines;
use crate::render::flat::Rows;
use crate::render::plain::PlainLines;
use crate::render::{Look, flat, html, json, markdown, slack, table};
use crate::toml::nearest::listed;

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: fits the width
    Table,
    /// For cut and awk: a header, then one line per row, separated by tabs
    Plain,
    /// For programs: everything
    Json,
    /// For spreadsheets: the same columns as plain, separated by commas
    Csv,
    /// For comments and wikis: the same page as table, with all columns
    Markdown,
    /// For a browser, a screen or paper: a single self-contained file
    Html,
    /// For a message in Slack, as mrkdwn
    Slack,
}

/// The formats of a result that is no message.
fn without_messages() -> impl TypedValueParser<Value = Format> {
    let known = Format::value_variants().iter().filter(|format| **format != Format::Slack);
    PossibleValuesParser::new(known.filter_map(Format::to_possible_value))
        .try_map(|word| Format::from_str(&word, false))
}

/// How a result is to be printed, as typed.
#[derive(Debug, Default, Args)]
pub(crate) struct Printing {
    /// How to print it [default: table]
    #[arg(short, long, value_parser = without_messages())]
    format: Option<Format>,

    /// With -f plain or csv: print a list within or beside the rows, such as totals or findings
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,

    #[command(flatten)]
    separators: Separators,

    /// Whether it can be a message.
    #[arg(skip)]
    is_message: bool,
}

/// How a result is to be printed that can be a message, as typed.
#[derive(Debug, Default, Args)]
pub(crate) struct Messaging {
    /// How to print it [default: table]
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// With -f plain or csv: print a list within or beside the rows, such as totals or findings
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,

    #[command(flatten)]
    separators: Separators,
}

impl Messaging {
    /// The same among all results.
    pub(crate) fn printing(&self) -> Printing {
        let Self { format, sheet, separators } = self;
        Printing { format: *format, sheet: sheet.clone(), separators: separators.clone(), is_message: true }
    }
}

impl Printing {
    /// Prints a result: its value, or for people its page.
    ///
    /// # Errors
    /// When a sheet is named that is not there, and when standard output does not take it.
    pub(crate) fn print<R: Serialize>(
        &self,
        setting: &Setting,
        result: &R,
        page: impl FnOnce(&R) -> Page,
    ) -> Result<(), Failure> {
        let start = Instant::now();
        match self.format(setting)? {
            Format::Json => match &setting.at {
                None => write(setting, |out| json::write(out, result))?,
                Some(at) => {
                    let result = placed(json_of(result)?, at);
                    write(setting, |out| json::write(out, &result))?;
                }
            },
            format @ (Format::Plain | Format::Csv) => {
                self.print_flat(setting, format, &self.flat(&json_of(result)?, true)?)?;
            }
            format => print_page(setting, format, page(result))?,
        }
        setting.voice.timed("printed", start);
        Ok(())
    }

    /// Prints a report, as [`Printing::print`] does every result; `findings` are those of the documents that it read.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn print_report<R: Report>(
        &self,
        setting: &Setting,
        report: &R,
        (columns, costs): (&Columns, bool),
        findings: impl FnOnce() -> Result<Findings, Failure>,
    ) -> Result<(), Failure> {
        let start = Instant::now();
        let findings = if self.tells_findings(setting)? { findings()? } else { Findings::default() };
        let envelope = Envelope { report, findings };
        match self.format(setting)? {
            Format::Json if columns.are_usual() => {
                write(setting, |out| {
                    json::write_told(out, |told| told_at(setting, told, |told| envelope.tell(told)))
                })?;
            }
            format @ (Format::Plain | Format::Csv) if self.sheet.is_none() => {
                self.print_rows(setting, format, report, (columns, costs))?;
            }
            _ => {
                let (page, sheet) =
                    (|_: &Envelope<'_, R>| report.page(), |_: &Envelope<'_, R>| report.sheet());
                self.print_table(setting, &envelope, columns, page, sheet)?;
            }
        }
        setting.voice.timed("printed", start);
        Ok(())
    }

    /// Whether findings are printed: nobody else needs them placed.
    ///
    /// # Errors
    /// As [`Printing::print`].
    pub(crate) fn tells_findings(&self, setting: &Setting) -> Result<bool, Failure> {
        let is_sheet = self.sheet.as_ref().is_some_and(|sheet| sheet.starts_with("findings"));
        Ok(self.format(setting)? == Format::Json || is_sheet)
    }

    /// Prints a result whose table has columns to choose from: of its page and of a table of all its columns.
    ///
    /// # Errors
    /// As [`Printing::print`], and when a column is chosen that it does not have.
    pub(crate) fn print_table<R: Serialize>(
        &self,
        setting: &Setting,
        result: &R,
        columns: &Columns,
        page: impl FnOnce(&R) -> Page,
        table: impl FnOnce(&R) -> Sheet,
    ) -> Result<(), Failure> {
        if columns.are_usual() {
            return self.print(setting, result, |result| choosable(page(result)));
        }
        let format = self.format(setting)?;
        let table = table(result);
        let value = json_of(result)?;
        match format {
            Format::Json => Err(Failure::usage("-f json has every column").hint("leave out --columns")),
            Format::Plain | Format::Csv => {
                let heads = if self.sheet.is_some() { Vec::new() } else { heads(table) };
                self.print_flat(setting, format, &columns.of_text(self.flat(&value, true)?, &heads)?)
            }
            _ => print_page(setting, format, columns.of_page(page(result), table, &value)?),
        }
    }

    /// Whether people read what is printed, and not programs.
    ///
    /// # Errors
    /// As [`Printing::print`].
    pub(crate) fn is_read(&self, setting: &Setting) -> Result<bool, Failure> {
        Ok(matches!(self.format(setting)?, Format::Table | Format::Markdown | Format::Html))
    }

    /// The format that was typed, which knows the sheet that was.
    ///
    /// # Errors
    /// When there is no such format, and when it has no sheets.
    pub(crate) fn format(&self, setting: &Setting) -> Result<Format, Failure> {
        let format = setting.format(self.format, Format::Table)?;
        if let Some(option) = self.separators.typed().filter(|_| format != Format::Csv) {
            return Err(Failure::usage(format!("{option} works only with -f csv")).hint("add -f csv"));
        }
        self.separators.form()?;
        match &self.sheet {
            _ if format == Format::Slack && !self.is_message => {
                Err(Failure::usage("this command has no format called \"slack\"")
                    .hint("status and diff can be messages; for others, write -f markdown"))
            }
            Some(_) if !matches!(format, Format::Plain | Format::Csv) => {
                Err(Failure::usage("--sheet works only with -f plain or -f csv").hint("add -f plain"))
            }
            _ => Ok(format),
        }
    }

    /// Prints a flat table.
    fn print_flat(&self, setting: &Setting, format: Format, table: &flat::Sheet<'_>) -> Result<(), Failure> {
        if format != Format::Csv {
            return write(setting, |out| flat::write::<PlainLines>(out, table));
        }
        let form = self.separators.form()?;
        write(setting, |out| {
            self.mark(out)?;
            flat::write_in::<CsvLines>(out, table, form)
        })
    }

    /// Prints the rows of a report as a flat table, each as it is made.
    fn print_rows<R: Report>(
        &self,
        setting: &Setting,
        format: Format,
        report: &R,
        (columns, costs): (&Columns, bool),
    ) -> Result<(), Failure> {
        let table = Rows::of(|parts| report.tell(parts));
        let table = table.map_err(|error| Failure::environment("can't print", error))?;
        if table.columns().is_empty() {
            let value = json_of(report)?;
            let table = self.flat(&value, costs)?;
            let table =
                if columns.are_usual() { table } else { columns.of_text(table, &heads(report.sheet()))? };
            return self.print_flat(setting, format, &table);
        }
        let table =
            if columns.are_usual() { table } else { columns.of_rows(table, &heads(report.sheet()))? };
        if format != Format::Csv {
            return write(setting, |out| table.write::<PlainLines>(out, |parts| report.tell(parts)));
        }
        let form = self.separators.form()?;
        write(setting, |out| {
            self.mark(out)?;
            table.write_in::<CsvLines>(out, form, |parts| report.tell(parts))
        })
    }

    /// Begins with a byte order mark, where one was asked for.
    fn mark(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.separators.bom { out.write_all("\u{feff}".as_bytes()) } else { Ok(()) }
    }

    /// The table that was asked for of a result, with costs or without.
    fn flat<'v>(&self, value: &'v Value, costs: bool) -> Result<flat::Sheet<'v>, Failure> {
        let table = match &self.sheet {
            None => flat::Sheet::main(value),
            Some(name) => flat::Sheet::named(value, name).ok_or_else(|| no_sheet(value, name))?,
        };
        let table = headed(table, (value, self.sheet.as_deref()), costs)?;
        match &self.sheet {
            Some(name) if table.is_empty() && table.columns().is_empty() => Err(no_sheet(value, name)),
            _ => Ok(table),
        }
    }
}

/// The key behind which a result says which version of the workspace it is on.
const DAY: &str = "as_of";

/// Tells a result, with the version that is looked at behind its day, where that is not the folder.
pub(crate) fn told_at(
    setting: &Setting,
    told: &mut json::Told<'_>,
    tell: impl FnOnce(&mut Dated<'_, '_>) -> io::Result<()>,
) -> io::Result<()> {
    tell(&mut Dated { told, version: setting.at.as_ref().map(session::at::At::value) })
}

/// Takes what is told, and puts the version behind its day.
pub(crate) struct Dated<'a, 'o> {
    told: &'a mut json::Told<'o>,
    version: Option<Value>,
}

impl Parts for Dated<'_, '_> {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> io::Result<()> {
        self.told.part(key, value)?;
        match self.version.take_if(|_| key == DAY) {
            Some(version) => self.told.part("at", &version),
            None => Ok(()),
        }
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        self.told.rows(key, rows)
    }
}

/// The same of a result that is a value already: behind its day, or behind its version where it says no day.
fn placed(result: Value, at: &session::at::At) -> Value {
    let Value::Object(keys) = result else { return result };
    let behind = if keys.contains_key(DAY) { DAY } else { "version" };
    let mut placed = Map::new();
    for (key, value) in keys {
        let is_here = key == behind;
        placed.insert(key, value);
        if is_here {
            placed.insert("at".to_owned(), at.value());
        }
    }
    Value::Object(placed)
}

fn json_of<R: Serialize>(result: &R) -> Result<Value, Failure> {
    serde_json::to_value(result).map_err(|error| Failure::environment("can't print", error.into()))
}

/// The heads of a table's columns.
fn heads(table: Sheet) -> Vec<Head> {
    table.columns.into_iter().map(|column| column.head).collect()
}

/// Prints a page.
fn print_page(setting: &Setting, format: Format, mut page: Page) -> Result<(), Failure> {
    if let Some(at) = &setting.at {
        page.title = format!("{}, at {}", page.title, at.name());
    }
    let page = &page;
    let look = || Look { color: setting.color.on_stdout(), width: terminal::width() };
    match format {
        Format::Markdown => write(setting, |out| markdown::write(out, page)),
        Format::Html => write(setting, |out| html::write(out, page)),
        Format::Slack => write(setting, |out| slack::write(out, page)),
        _ => write(setting, |out| table::write(out, page, look())),
    }
}

/// A page whose first table has columns to choose from.
fn choosable(mut page: Page) -> Page {
    let first = page.blocks.iter_mut().find_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet),
        _ => None,
    });
    first.into_iter().for_each(|sheet| sheet.has_choice = true);
    page
}

fn no_sheet(value: &Value, name: &str) -> Failure {
    let names = flat::names(value);
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let otherwise = match known.as_slice() {
        [] => "leave out --sheet: the rows have no lists".to_owned(),
        known => format!("write {}", listed(known.iter().copied())),
    };
    unknown(format!("this result has no sheet called \"{name}\""), name, known, &otherwise)
}

/// Writes to standard output through one buffer.
///
/// # Errors
/// When it does not take it; a reader that has gone is told apart.
pub(crate) fn write(
    setting: &Setting,
    result: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let stdout = io::stdout().lock();
    let written = if setting.color.on_stdout() {
        let mut out = BufWriter::new(anstream::AutoStream::always(stdout));
        result(&mut out).and_then(|()| out.flush())
    } else {
        let mut out = BufWriter::with_capacity(1 << 16, stdout);
        result(&mut out).and_then(|()| out.flush())
    };
    written.map_err(|error| Failure::environment("can't write the result", error))
}

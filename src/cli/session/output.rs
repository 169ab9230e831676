//! Standard output: the result in the format that was asked for, and nothing else.

use std::io::{self, BufWriter, Write};
use std::time::Instant;

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::terminal;
use crate::cli::typed::nearest::unknown;
use crate::page::{Page, Report};
use crate::render::flat::Sheet;
use crate::render::{Look, csv, flat, html, json, markdown, plain, table};
use crate::toml::nearest::listed;

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: fits the width
    Table,
    /// For cut and awk: a header, then a line a row, separated by tabs
    Plain,
    /// For programs: everything
    Json,
    /// For spreadsheets: the columns of plain, separated by commas
    Csv,
    /// For comments and wikis: the page of table, with all columns
    Markdown,
    /// For a browser, a screen or paper: one file that needs no other
    Html,
}

/// How a result is to be printed, as typed.
#[derive(Debug, Default, Args)]
pub(crate) struct Printing {
    /// How to print it [default: table]
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// With -f plain and csv: a list inside the rows, or beside them, such as totals or findings
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
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
        self.print_as(setting, result, (page, json::write))
    }

    /// Prints a report, as [`Printing::print`] does every result.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn print_report<R: Report>(&self, setting: &Setting, report: &R) -> Result<(), Failure> {
        self.print_as(setting, report, (R::page, json::write_report))
    }

    fn print_as<R: Serialize>(
        &self,
        setting: &Setting,
        result: &R,
        (page, json): (impl FnOnce(&R) -> Page, impl FnOnce(&mut dyn Write, &R) -> io::Result<()>),
    ) -> Result<(), Failure> {
        let start = Instant::now();
        match self.format(setting)? {
            Format::Json => write(setting, |out| json(out, result))?,
            Format::Table => {
                let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
                write(setting, |out| table::write(out, &page(result), look))?;
            }
            Format::Markdown => write(setting, |out| markdown::write(out, &page(result)))?,
            Format::Html => write(setting, |out| html::write(out, &page(result)))?,
            Format::Plain => self.print_sheet(setting, result, plain::write)?,
            Format::Csv => self.print_sheet(setting, result, csv::write)?,
        }
        setting.voice.timed("printed it", start);
        Ok(())
    }

    /// The format that was typed, which knows the sheet that was.
    fn format(&self, setting: &Setting) -> Result<Format, Failure> {
        let format = setting.format(self.format, Format::Table)?;
        match &self.sheet {
            Some(_) if !matches!(format, Format::Plain | Format::Csv) => {
                Err(Failure::usage("a sheet is chosen with -f plain and -f csv alone").hint("add -f plain"))
            }
            _ => Ok(format),
        }
    }

    fn print_sheet<R: Serialize>(
        &self,
        setting: &Setting,
        result: &R,
        print: impl FnOnce(&mut dyn Write, &Sheet<'_>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let value = serde_json::to_value(result)
            .map_err(|error| Failure::environment("cannot print", error.into()))?;
        let sheet = match &self.sheet {
            None => Sheet::main(&value),
            Some(name) => Sheet::named(&value, name).ok_or_else(|| no_sheet(&value, name))?,
        };
        write(setting, |out| print(out, &sheet))
    }
}

fn no_sheet(value: &Value, name: &str) -> Failure {
    let names = flat::names(value);
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let otherwise = match known.as_slice() {
        [] => "leave --sheet out: its rows have no lists".to_owned(),
        known => format!("write {}", listed(known.iter().copied())),
    };
    unknown(format!("there is no sheet \"{name}\" in this result"), name, known, &otherwise)
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
    written.map_err(|error| Failure::environment("cannot write the result", error))
}

//! The columns of a table, as typed.

use std::borrow::Cow;
use std::collections::HashMap;

use clap::Args;
use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::typed::cell::cell;
use crate::cli::typed::nearest::unknown;
use crate::model::number::Number;
use crate::page::{Block, Cell, Head, Page, Sheet, Strip, Unit};
use crate::render::flat;
use crate::render::flat::Rows;

/// Which columns of a table are printed.
#[derive(Debug, Default, Args)]
pub(crate) struct Columns {
    /// Print only these columns, in this order: paths of -f json or the start of them, or headings with hyphens
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    columns: Vec<String>,
}

/// What a column is known by: its path, and the headings under which it stands.
struct KnownColumn<'k> {
    path: Cow<'k, str>,
    titles: Vec<String>,
}

impl Columns {
    /// Whether all that there is room for are printed.
    pub(crate) const fn are_usual(&self) -> bool {
        self.columns.is_empty()
    }

    /// A flat table with these columns behind its ids; `heads` are those of the table that people read.
    ///
    /// # Errors
    /// When it has no such column.
    pub(crate) fn of_text<'v>(
        &self,
        table: flat::Sheet<'v>,
        heads: &[Head],
    ) -> Result<flat::Sheet<'v>, Failure> {
        let places = self.of_paths(&table.columns(), table.id_columns(), heads)?;
        Ok(table.with_columns(places))
    }

    /// The table of a report's rows with these columns behind the first, as [`Columns::of_text`] has them.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn of_rows(&self, table: Rows, heads: &[Head]) -> Result<Rows, Failure> {
        let places = self.of_paths(table.columns(), 1, heads)?;
        Ok(table.with_columns(places))
    }

    /// The places of these columns behind so many ids.
    fn of_paths(&self, paths: &[String], ids: usize, heads: &[Head]) -> Result<Vec<usize>, Failure> {
        let known = |path: &String| {
            let of_path = heads.iter().filter(|head| is_below(path, &head.path));
            KnownColumn { path: Cow::Owned(path.clone()), titles: of_path.map(hyphened).collect() }
        };
        let known: Vec<KnownColumn<'_>> = paths.iter().map(known).collect();
        self.places(&known, (0..ids.min(paths.len())).collect())
    }

    /// A page of a table with these columns behind its first one, whatever room there is, and of sentences. What
    /// the table has no column for is taken from the result's JSON.
    ///
    /// # Errors
    /// When neither has such a column.
    pub(crate) fn of_page(&self, page: Page, table: Sheet, result: &Value) -> Result<Page, Failure> {
        let flat = flat::Sheet::main(result);
        let others = if flat.len() == table.len() { flat.columns() } else { Vec::new() };
        let has_head = |path: &String| table.columns.iter().any(|strip| strip.head.path == *path);
        let others: Vec<String> = others.into_iter().filter(|path| !has_head(path)).collect();
        let heads = table.columns.iter().map(|strip| KnownColumn {
            path: Cow::Borrowed(&*strip.head.path),
            titles: vec![hyphened(&strip.head)],
        });
        let paths = others.iter().map(|path| KnownColumn { path: Cow::Borrowed(path), titles: Vec::new() });
        let known: Vec<KnownColumn<'_>> = heads.chain(paths).collect();
        let first = if table.columns.is_empty() { Vec::new() } else { vec![0] };
        let places = self.places(&known, first)?;
        let mut strips: HashMap<usize, Strip> = table.columns.iter().cloned().enumerate().collect();
        let missing = places.iter().filter(|place| **place >= table.columns.len());
        let missing: Vec<usize> = missing.copied().collect();
        let wanted: Vec<&str> =
            missing.iter().filter_map(|place| known.get(*place)).map(|known| &*known.path).collect();
        strips.extend(missing.iter().copied().zip(of_json(flat, &wanted, table.has_totals())));
        let columns = places.iter().filter_map(|place| strips.remove(place)).map(kept).collect();
        let notes = page.blocks.into_iter().filter(|block| matches!(block, Block::Notes(_)));
        let table = Block::Sheet(Sheet { columns, ..table });
        Ok(Page { title: page.title, blocks: [table].into_iter().chain(notes).collect() })
    }

    /// The places of these columns, behind those that are always there.
    fn places(&self, known: &[KnownColumn<'_>], mut places: Vec<usize>) -> Result<Vec<usize>, Failure> {
        for word in &self.columns {
            let found = found(known, word);
            if found.is_empty() {
                let words =
                    known.iter().flat_map(|one| one.titles.iter().map(String::as_str).chain([&*one.path]));
                let otherwise = "use a column heading of -f plain, or of the table with hyphens";
                return Err(unknown(format!("there is no column called \"{word}\""), word, words, otherwise));
            }
            places.extend(found);
        }
        let mut seen = Vec::new();
        places.retain(|place| {
            !seen.contains(place) && {
                seen.push(*place);
                true
            }
        });
        Ok(places)
    }
}

/// The columns that a word means: that of its path, those of its heading, those whose paths it begins.
fn found(known: &[KnownColumn<'_>], word: &str) -> Vec<usize> {
    let of = |is_meant: &dyn Fn(&KnownColumn<'_>) -> bool| -> Vec<usize> {
        known.iter().enumerate().filter(|(_, one)| is_meant(one)).map(|(place, _)| place).collect()
    };
    let by_path = of(&|one| one.path == word);
    let by_title = || of(&|one| one.titles.iter().any(|title| title == word));
    let by_beginning = || of(&|one| is_below(&one.path, word));
    [by_path]
        .into_iter()
        .chain([by_title(), by_beginning()])
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Whether a path is another or goes on from it.
fn is_below(path: &str, beginning: &str) -> bool {
    path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A heading as one types it.
fn hyphened(head: &Head) -> String {
    head.title.to_lowercase().replace(' ', "-")
}

/// A column that stays, whatever room there is.
fn kept(mut strip: Strip) -> Strip {
    strip.head.rank = 0;
    strip
}

/// A value of a JSON as a cell: a number with the digits that it has there.
fn written(value: &Value) -> Cell {
    let Value::Number(number) = value else { return cell(value) };
    let places = number.as_str().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let number = Number::parse(number.as_str(), true).ok().zip(u32::try_from(places).ok());
    number.map_or_else(|| cell(value), |(number, places)| Cell::Written(number, places))
}

/// Columns made of the values of a JSON.
fn of_json<'p>(
    table: flat::Sheet<'_>,
    paths: &'p [&'p str],
    has_totals: bool,
) -> impl Iterator<Item = Strip> + use<'p> {
    let columns = table.columns();
    let places = paths.iter().filter_map(|path| columns.iter().position(|known| known == path)).collect();
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); paths.len()];
    // Taking them does not fail.
    let _ = table.with_columns(places).rows(|row| {
        let values = row.iter().map(|value| value.map_or(Cell::Empty, written));
        cells.iter_mut().zip(values).for_each(|(cells, cell)| cells.push(cell));
        Ok(())
    });
    paths.iter().zip(cells).map(move |(path, cells)| Strip {
        head: Head::new((*path).to_owned(), (*path).to_owned(), 0, Unit::Any),
        cells,
        total: has_totals.then_some(Cell::Empty),
    })
}

//! A sheet in a terminal: the columns that fit, numbers in line at their decimal point, totals set apart. What stands
//! in a cell, and how wide its column is, is decided here; comfy-table puts the cells into lines and paints them.

use std::io::{self, Write};
use std::ops::Range;

use comfy_table::{CellAlignment, ColumnConstraint, Row, Table, Width, presets};
use crossterm::style::force_color_output;

use crate::model::Date;
use crate::page::{Cell, EXTRA, Head, Sheet, Strip, Tone, Unit};
use crate::render::bar::bar;
use crate::render::cell::{Shown, Usual};
use crate::render::figure::{Figure, INCOMPLETE};
use crate::render::layout::{Fitted, GAP, fit, total};
use crate::render::need::Need;
use crate::render::paint::{Canvas, DIM, Look, toned};
use crate::render::table::write_title;
use crate::render::text::visible;
use crate::render::timeline::LEGEND;
use crate::render::wrap::{shortened, width, wrapped};
use crate::threads::each;

/// How far words below their row stand in.
const INDENT: &str = "    ";
/// Between words below a row.
const BETWEEN: &str = " · ";
/// So many rows have their words whole.
const WHOLE: usize = 5;
/// So many rows are drawn at a time, on all cores.
const PART: usize = 256;

/// Writes a sheet.
pub(crate) fn write(out: &mut dyn Write, sheet: &Sheet, canvas: Canvas) -> io::Result<()> {
    let look = canvas.look;
    let say = |out: &mut dyn Write, words: &str| writeln!(out, "{}", look.painted(DIM, words));
    if !sheet.title.is_empty() {
        write_title(out, &sheet.title, "", look)?;
    }
    if sheet.is_empty() {
        return say(out, &visible(&sheet.empty));
    }
    let laid = Laid::out(sheet, canvas.usual, look);
    say(out, &laid.heads())?;
    let asides = laid.asides(sheet);
    if !asides.is_empty() {
        return laid.write_with(out, sheet, &asides);
    }
    let parts: Vec<usize> = (0..sheet.len()).step_by(PART).collect();
    let lines = |from: &usize| laid.lines(*from..sheet.len().min(from + PART));
    each(&parts, lines).iter().flatten().try_for_each(|line| writeln!(out, "{line}"))?;
    if sheet.has_totals() {
        say(out, &"─".repeat(total(&laid.columns)))?;
        writeln!(out, "{}", laid.totals())?;
    }
    for remark in laid.remarks() {
        wrapped(&remark, look.width).iter().try_for_each(|line| say(out, line))?;
    }
    Ok(())
}

/// A sheet with its columns chosen.
struct Laid<'s> {
    look: Look,
    columns: Vec<Fitted<'s>>,
    left_out: Vec<&'s Head>,
    /// Whether one can choose columns where this is printed.
    has_choice: bool,
}

impl<'s> Laid<'s> {
    fn out(sheet: &'s Sheet, usual: Usual, look: Look) -> Self {
        let (columns, left_out) = fit(sheet, usual, look.width);
        Self { look, columns, left_out, has_choice: sheet.has_choice }
    }

    fn heads(&self) -> String {
        let head = |Fitted { column, shape }: &Fitted<'_>| {
            let axis = column.need.extent.as_ref().and_then(|extent| extent.axis(shape.width));
            let title = || shortened(column.title(), shape.width).into_owned();
            comfy_table::Cell::new_owned(axis.map_or_else(title, |axis| axis.scale()))
        };
        self.drawn([self.columns.iter().map(head).collect()]).concat()
    }

    /// The columns of words that have no room beside their rows.
    fn asides(&self, sheet: &'s Sheet) -> Vec<&'s Strip> {
        let has_place = |strip: &Strip| {
            let is_it = |head: &&&Head| head.path == strip.head.path;
            strip.head.unit != Unit::Reason || self.left_out.iter().find(is_it).is_none()
        };
        sheet.columns.iter().filter(|strip| !has_place(strip)).collect()
    }

    /// Writes each row with its words below: whole of the first rows, then cut at the width.
    fn write_with(&self, out: &mut dyn Write, sheet: &Sheet, asides: &[&Strip]) -> io::Result<()> {
        let mut firsts = 0;
        let named = sheet.columns.first();
        let room = self.look.width.saturating_sub(INDENT.len()).max(INDENT.len());
        for (place, line) in self.lines(0..sheet.len()).iter().enumerate() {
            writeln!(out, "{line}")?;
            let is_first =
                named.and_then(|strip| strip.cells.get(place)).is_some_and(|cell| !cell.is_blank());
            firsts += usize::from(is_first);
            let words: Vec<String> = asides
                .iter()
                .filter_map(|strip| said(strip.cells.get(place)?))
                .map(|words| visible(words).into_owned())
                .collect();
            for text in below(&words, room, firsts <= WHOLE) {
                writeln!(out, "{INDENT}{}", self.look.painted(DIM, &text))?;
            }
        }
        for remark in self.remarks() {
            wrapped(&remark, self.look.width)
                .iter()
                .try_for_each(|line| writeln!(out, "{}", self.look.painted(DIM, line)))?;
        }
        Ok(())
    }

    /// A line for each of some rows.
    fn lines(&self, rows: Range<usize>) -> Vec<String> {
        self.drawn(rows.map(|row| self.columns.iter().map(|one| drawn(&one.column.cell(row), one)).collect()))
    }

    fn totals(&self) -> String {
        self.drawn([self.columns.iter().map(|one| drawn(&one.column.total(), one)).collect()]).concat()
    }

    /// Cells in lines.
    fn drawn(&self, rows: impl IntoIterator<Item = Vec<comfy_table::Cell>>) -> Vec<String> {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).force_no_tty().style_text_only();
        if self.look.color {
            // Whether there are colours was settled before: the environment is not asked again.
            force_color_output(true);
            table.enforce_styling();
        }
        table.add_rows(rows.into_iter().map(|cells| {
            let mut row = Row::from(cells);
            row.max_height(1);
            row
        }));
        for (column, Fitted { column: laid, shape }) in table.column_iter_mut().zip(&self.columns) {
            let fixed = Width::Fixed(u16::try_from(shape.width).unwrap_or(u16::MAX).saturating_add(GAP));
            column.set_padding((0, GAP)).set_constraint(ColumnConstraint::Absolute(fixed));
            if laid.need.is_figure() {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    /// The day that a chart of the sheet marks, where one is shown.
    fn charted(&self) -> Option<Date> {
        let charts = self.columns.iter().filter(|one| one.column.need.extent.is_some());
        let mut cells = charts.flat_map(|one| one.column.cells());
        cells.find_map(|cell| if let Cell::Timeline(timeline) = cell { Some(timeline.today) } else { None })
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(today) = self.charted() {
            remarks.push(format!("{LEGEND} {today}"));
        }
        if self.columns.iter().any(|one| one.column.is_incomplete()) {
            remarks.push(format!("{INCOMPLETE} only what is known; something is missing"));
        }
        let choose = if self.has_choice { "--columns, " } else { "" };
        let is_missed = |head: &&&Head| head.rank != EXTRA && head.unit != Unit::Reason;
        match self.left_out.iter().filter(is_missed).count() {
            0 => {}
            1 => remarks.push(format!("+1 column: {choose}-f plain")),
            many => remarks.push(format!("+{many} columns: {choose}-f plain")),
        }
        remarks
    }
}

/// The words of a cell.
fn said(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(words) | Cell::Said(words, _) | Cell::Id(words) if !words.is_empty() => Some(words),
        _ => None,
    }
}

/// Words below a row, one behind the other: in as many lines as they need, or in one in which the first are cut short.
fn below(words: &[String], room: usize, is_whole: bool) -> Vec<String> {
    let [first, rest @ ..] = words else { return Vec::new() };
    let rest = rest.join(BETWEEN);
    if is_whole {
        let mut lines = wrapped(first, room);
        // What is to be typed stands on one line.
        match lines.last_mut() {
            Some(last) if width(last) + width(BETWEEN) + width(&rest) <= room && !rest.is_empty() => {
                last.push_str(BETWEEN);
                last.push_str(&rest);
            }
            _ => lines.push(rest),
        }
        lines.retain(|line| !line.is_empty());
        return lines;
    }
    let rest = if rest.is_empty() { rest } else { format!("{BETWEEN}{rest}") };
    let left = room.saturating_sub(width(&rest)).max(INDENT.len());
    vec![shortened(&format!("{}{rest}", shortened(first, left)), room).into_owned()]
}

/// A cell, with the spaces that put its point in line with those above and below.
fn drawn(shown: &Shown<'_>, Fitted { column, shape }: &Fitted<'_>) -> comfy_table::Cell {
    let need = &column.need;
    let (text, tone) = match shown {
        Shown::Words(words) => (shortened(&words.text, shape.width).into_owned(), words.tone),
        Shown::Figure(figure) => (in_line(String::new(), figure, need), figure.tone),
        Shown::Bar(figure, share) if shape.bar > 0 => {
            let left = " ".repeat(1 + need.whole.saturating_sub(figure.whole_width()));
            (in_line(bar(share, shape.bar) + &left, figure, need), figure.tone)
        }
        Shown::Bar(figure, _) => (in_line(String::new(), figure, need), figure.tone),
        Shown::Timeline(timeline) => {
            let axis = need.extent.as_ref().and_then(|extent| extent.axis(shape.width));
            (axis.map_or_else(String::new, |axis| axis.drawn(timeline)), timeline.tone)
        }
        Shown::Blank => (String::new(), Tone::Plain),
    };
    toned(comfy_table::Cell::new_owned(text), tone)
}

/// What stands before a figure, the figure, and spaces behind it.
fn in_line(before: String, figure: &Figure, need: &Need) -> String {
    let mut text = before;
    let start = text.len();
    figure.push_to(&mut text, need.places(figure));
    let right = need.behind_point() + need.unit + figure.whole_width();
    let used = width(text.get(start..).unwrap_or_default());
    text.extend(std::iter::repeat_n(' ', right.saturating_sub(used)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &[&str], is_whole: bool) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        below(&words, 20, is_whole)
    }

    #[test]
    fn what_is_to_be_typed_stands_on_one_line() {
        assert_eq!(told(&["one two", "standing x"], true), ["one two · standing x"]);
        assert_eq!(told(&["one two three", "standing x"], true), ["one two three", "standing x"]);
        assert_eq!(told(&["one two three four five", "x"], true), ["one two three four", "five · x"]);
    }

    #[test]
    fn later_rows_have_one_line_of_which_the_first_words_are_cut() {
        assert_eq!(told(&["one two three", "standing x"], false), ["one tw… · standing x"]);
        assert_eq!(told(&["one", "x"], false), ["one · x"]);
        assert_eq!(told(&[], false), [] as [&str; 0]);
    }
}

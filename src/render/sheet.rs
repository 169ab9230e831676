//! A sheet in a terminal: the columns that fit, numbers in line at their decimal point, totals set apart.

use std::io::{self, Write};

use crate::page::{Cell, Sheet};

use super::bar::bar;
use super::cell::{Figure, INCOMPLETE, Shown, Usual, Words, shown};
use super::layout::{GAP, Need, Shape, fit, total};
use super::paint::{Canvas, DIM, style};
use super::table::write_title;
use super::text::visible;
use super::wrap::{shortened, width, wrapped};

/// Writes a sheet.
pub(super) fn write(out: &mut dyn Write, sheet: &Sheet, canvas: Canvas) -> io::Result<()> {
    let look = canvas.look;
    let say = |out: &mut dyn Write, words: &str| writeln!(out, "{}", look.painted(DIM, words));
    if !sheet.title.is_empty() {
        write_title(out, &sheet.title, "", look)?;
    }
    if sheet.rows.is_empty() {
        return say(out, &visible(&sheet.empty));
    }
    let laid = Laid::out(sheet, canvas);
    say(out, &laid.heads(sheet))?;
    for row in &laid.rows {
        writeln!(out, "{}", laid.line(row))?;
    }
    if let Some(totals) = &laid.totals {
        say(out, &"─".repeat(total(&laid.shapes)))?;
        writeln!(out, "{}", laid.line(totals))?;
    }
    for remark in laid.remarks(sheet) {
        wrapped(&remark, look.width).iter().try_for_each(|line| say(out, line))?;
    }
    Ok(())
}

/// A sheet with its cells as characters and its columns chosen.
struct Laid {
    canvas: Canvas,
    rows: Vec<Vec<Shown>>,
    totals: Option<Vec<Shown>>,
    needs: Vec<Need>,
    shapes: Vec<Shape>,
    left_out: Vec<usize>,
}

impl Laid {
    fn out(sheet: &Sheet, canvas: Canvas) -> Self {
        let usual: Vec<Usual> = (0..sheet.columns.len())
            .map(|column| Usual { is_mixed: is_mixed(sheet, column), ..canvas.usual })
            .collect();
        let mut needs: Vec<Need> = sheet.columns.iter().map(Need::of).collect();
        let mut row = |cells: &Vec<Cell>| -> Vec<Shown> {
            let cells = cells.iter().zip(&usual).zip(&mut needs);
            cells
                .map(|((cell, usual), need)| {
                    let shown = shown(cell, *usual);
                    need.take(&shown);
                    shown
                })
                .collect()
        };
        let rows = sheet.rows.iter().map(&mut row).collect();
        let totals = sheet.totals.as_ref().map(row);
        let (shapes, left_out) = fit(&needs, canvas.look.width);
        Self { canvas, rows, totals, needs, shapes, left_out }
    }

    fn heads(&self, sheet: &Sheet) -> String {
        let mut line = String::new();
        for shape in &self.shapes {
            let title = sheet.columns.get(shape.column).map_or("", |column| &column.title);
            let title = shortened(title, shape.width);
            let (left, right) = self.room(*shape, width(&title));
            line.extend([&left, title.as_ref(), &right, &" ".repeat(GAP)]);
        }
        line.truncate(line.trim_end().len());
        line
    }

    fn line(&self, row: &[Shown]) -> String {
        let mut line = String::new();
        for shape in &self.shapes {
            let need = self.needs.get(shape.column);
            match (row.get(shape.column), need) {
                (Some(Shown::Words(words)), _) => self.push_words(&mut line, words, *shape),
                (Some(Shown::Figure(figure)), Some(need)) => {
                    self.push_figure(&mut line, figure, (need, *shape, 0))
                }
                (Some(Shown::Bar(figure, share)), Some(need)) => {
                    let drawn = if shape.bar > 0 { bar(share, shape.bar) + " " } else { String::new() };
                    let block = width(&drawn) + need.whole + need.behind_point() + need.unit;
                    line.push_str(&" ".repeat(shape.width.saturating_sub(block)));
                    self.canvas.look.push(&mut line, style(figure.tone), &drawn);
                    self.push_figure(
                        &mut line,
                        figure,
                        (need, Shape { width: block, ..*shape }, width(&drawn)),
                    );
                }
                _ => line.push_str(&" ".repeat(shape.width)),
            }
            line.push_str(&" ".repeat(GAP));
        }
        line.truncate(line.trim_end().len());
        line
    }

    fn push_words(&self, line: &mut String, words: &Words, shape: Shape) {
        let text = shortened(&words.text, shape.width);
        let (left, right) = self.room(shape, width(&text));
        line.push_str(&left);
        self.canvas.look.push(line, style(words.tone), &text);
        line.push_str(&right);
    }

    /// The spaces left and right of words in a column: at the left of figures, words stand at the right.
    fn room(&self, shape: Shape, used: usize) -> (String, String) {
        let space = " ".repeat(shape.width.saturating_sub(used));
        let has_figures = self.needs.get(shape.column).is_some_and(|need| need.has_figures);
        if has_figures { (space, String::new()) } else { (String::new(), space) }
    }

    /// A figure in its column: the point in line, the unit behind it. The last part of `place` is what has been used
    /// of the width.
    fn push_figure(&self, line: &mut String, figure: &Figure, place: (&Need, Shape, usize)) {
        let (need, shape, used) = place;
        let behind = figure.behind_point(need.places(figure));
        let right = need.behind_point() + need.unit;
        let left = shape.width.saturating_sub(used + right + width(&figure.whole));
        let after = right.saturating_sub(behind.len() + width(&figure.unit));
        line.push_str(&" ".repeat(left));
        let digits = format!("{}{behind}{}", figure.whole, figure.unit);
        self.canvas.look.push(line, style(figure.tone), &digits);
        line.push_str(&" ".repeat(after));
    }

    fn remarks(&self, sheet: &Sheet) -> Vec<String> {
        let mut remarks = Vec::new();
        let is_shown = |column: &usize| self.shapes.iter().any(|shape| shape.column == *column);
        let rows = || sheet.rows.iter().chain(&sheet.totals);
        let is_incomplete =
            |(column, cell): (usize, &Cell)| matches!(cell, Cell::Incomplete(_)) && is_shown(&column);
        if rows().flat_map(|row| row.iter().enumerate()).any(is_incomplete) {
            remarks.push(format!("{INCOMPLETE} only what is known; something is missing"));
        }
        let titles = self.left_out.iter().filter_map(|column| sheet.columns.get(*column));
        let titles: Vec<&str> = titles.map(|column| &*column.title).collect();
        if !titles.is_empty() {
            let titles = titles.join(", ");
            remarks.push(format!("no room for {titles}: widen the terminal, or print -f plain"));
        }
        remarks
    }
}

/// Whether a column has hours as well as money.
fn is_mixed(sheet: &Sheet, column: usize) -> bool {
    let cells = || sheet.rows.iter().chain(&sheet.totals).filter_map(|row| row.get(column));
    cells().any(|cell| matches!(cell, Cell::Hours(_)))
        && cells().any(|cell| matches!(cell, Cell::Money(_) | Cell::Incomplete(_)))
}

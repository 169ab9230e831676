//! A sheet in a terminal: the columns that fit, numbers in line at their decimal point, totals set apart. What stands
//! in a cell, and how wide its column is, is decided here; comfy-table puts the cells into lines.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, Row, Table, Width, presets};

use rayon::prelude::*;

use crate::model::Date;
use crate::page::{Cell, EXTRA, Sheet};
use crate::render::bar::bar;
use crate::render::cell::{Figure, INCOMPLETE, Shown, Usual};
use crate::render::grid::{Grid, is_incomplete};
use crate::render::layout::{GAP, Need, Shape, fit, total};
use crate::render::paint::{Canvas, DIM, Look, style};
use crate::render::table::write_title;
use crate::render::text::visible;
use crate::render::timeline::LEGEND;
use crate::render::wrap::{shortened, width, wrapped};

/// So many rows are drawn at a time, on all cores: finding out where a cell has colours takes a while.
const PART: usize = 256;

/// Writes a sheet.
pub(crate) fn write(out: &mut dyn Write, sheet: &Sheet, canvas: Canvas) -> io::Result<()> {
    let look = canvas.look;
    let say = |out: &mut dyn Write, words: &str| writeln!(out, "{}", look.painted(DIM, words));
    if !sheet.title.is_empty() {
        write_title(out, &sheet.title, "", look)?;
    }
    if sheet.rows.is_empty() {
        return say(out, &visible(&sheet.empty));
    }
    let laid = Laid::out(sheet, canvas.usual, look);
    say(out, &laid.drawn([laid.heads(sheet)]).concat())?;
    let parts: Vec<Vec<String>> = sheet.rows.par_chunks(PART).map(|rows| laid.lines(rows)).collect();
    parts.iter().flatten().try_for_each(|line| writeln!(out, "{line}"))?;
    for line in laid.lines(sheet.totals.as_slice()) {
        say(out, &"─".repeat(total(&laid.shapes)))?;
        writeln!(out, "{line}")?;
    }
    for remark in laid.remarks(sheet) {
        wrapped(&remark, look.width).iter().try_for_each(|line| say(out, line))?;
    }
    Ok(())
}

/// A sheet with its columns chosen.
struct Laid {
    look: Look,
    grid: Grid,
    shapes: Vec<Shape>,
    left_out: Vec<usize>,
}

impl Laid {
    fn out(sheet: &Sheet, usual: Usual, look: Look) -> Self {
        let grid = Grid::of(sheet, usual);
        let (shapes, left_out) = fit(&grid.needs, look.width);
        Self { look, grid, shapes, left_out }
    }

    fn heads(&self, sheet: &Sheet) -> Row {
        self.row(|shape, need| {
            if let Some(axis) = need.extent.as_ref().and_then(|extent| extent.axis(shape.width)) {
                return axis.scale();
            }
            let title = sheet.columns.get(shape.column).map_or("", |column| &column.title);
            shortened(title, shape.width).into_owned()
        })
    }

    /// A line for each row.
    fn lines(&self, rows: &[Vec<Cell>]) -> Vec<String> {
        let cell = |row: &Vec<Cell>, shape: Shape| match self.grid.cell(row, shape.column) {
            Some((shown, need)) => self.cell(&shown, shape, need),
            None => String::new(),
        };
        self.drawn(rows.iter().map(|row| self.row(|shape, _| cell(row, shape))))
    }

    fn drawn(&self, rows: impl IntoIterator<Item = Row>) -> Vec<String> {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).force_no_tty().add_rows(rows);
        for (column, (shape, need)) in table.column_iter_mut().zip(self.columns()) {
            let width = u16::try_from(shape.width).unwrap_or(u16::MAX).saturating_add(GAP);
            column.set_padding((0, GAP)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if need.has_figures {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn columns(&self) -> impl Iterator<Item = (Shape, &Need)> {
        self.shapes.iter().filter_map(|shape| Some((*shape, self.grid.needs.get(shape.column)?)))
    }

    fn row(&self, cell: impl Fn(Shape, &Need) -> String) -> Row {
        let mut row =
            Row::from(self.columns().map(|(shape, need)| comfy_table::Cell::new_owned(cell(shape, need))));
        row.max_height(1);
        row
    }

    /// What stands in a cell, with the spaces that put its point in line with those above and below.
    fn cell(&self, shown: &Shown, shape: Shape, need: &Need) -> String {
        match shown {
            Shown::Words(words) => self.look.painted(style(words.tone), &shortened(&words.text, shape.width)),
            Shown::Figure(figure) => self.figure(figure, need),
            Shown::Bar(figure, share) if shape.bar > 0 => {
                let drawn = self.look.painted(style(figure.tone), &(bar(share, shape.bar) + " "));
                let left = " ".repeat(need.whole.saturating_sub(width(&figure.whole)));
                format!("{drawn}{left}{}", self.figure(figure, need))
            }
            Shown::Bar(figure, _) => self.figure(figure, need),
            Shown::Timeline(timeline) => {
                let axis = need.extent.as_ref().and_then(|extent| extent.axis(shape.width));
                axis.map_or_else(String::new, |axis| axis.drawn(timeline, self.look))
            }
            Shown::Blank => String::new(),
        }
    }

    fn figure(&self, figure: &Figure, need: &Need) -> String {
        let digits = figure.text(need.places(figure));
        let right = need.behind_point() + need.unit + width(&figure.whole);
        let after = " ".repeat(right.saturating_sub(width(&digits)));
        self.look.painted(style(figure.tone), &digits) + &after
    }

    /// The day that a chart of the sheet marks, where one is shown.
    fn charted(&self, sheet: &Sheet) -> Option<Date> {
        let charts = self.columns().filter(|(_, need)| need.extent.is_some());
        let mut cells =
            charts.flat_map(|(shape, _)| sheet.rows.iter().filter_map(move |row| row.get(shape.column)));
        cells.find_map(|cell| if let Cell::Timeline(timeline) = cell { Some(timeline.today) } else { None })
    }

    fn remarks(&self, sheet: &Sheet) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(today) = self.charted(sheet) {
            remarks.push(format!("{LEGEND} {today}"));
        }
        if is_incomplete(sheet, |column| self.shapes.iter().any(|shape| shape.column == column)) {
            remarks.push(format!("{INCOMPLETE} only what is known; something is missing"));
        }
        let left_out = self.left_out.iter().filter_map(|column| sheet.columns.get(*column));
        let missed = left_out.filter(|column| column.rank != EXTRA);
        let mut titles: Vec<&str> = missed.map(|column| &*column.title).collect();
        titles.dedup();
        if !titles.is_empty() {
            let titles = titles.join(", ");
            remarks.push(format!("no room for {titles}: widen the terminal, or print -f plain"));
        }
        remarks
    }
}

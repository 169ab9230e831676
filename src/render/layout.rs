//! Which columns of a sheet are shown, and how wide each is.

use crate::page::Column;
use crate::render::cell::{Digits, Figure, Shown};
use crate::render::timeline::Extent;
use crate::render::wrap::width;

/// Between two columns.
pub(crate) const GAP: u16 = 2;
/// Text may shrink to this.
const LEAST_TEXT: usize = 14;
/// A bar where there is little room, and where there is enough.
const SHORT_BAR: usize = 5;
const LONG_BAR: usize = 10;
/// From this width on, a bar is worth more than one more column.
const BAR_FROM: usize = 60;
/// A chart where there is little room, and where there is most.
const SHORT_CHART: usize = 20;
const LONG_CHART: usize = 120;
/// The first column may shrink to this where it would take more than half of the width.
const LEAST_FIRST: usize = 12;

/// What the cells of one column need, taken in cell by cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Need {
    head: usize,
    rank: u8,
    /// The widest words that may not be cut.
    fixed: usize,
    /// The widest words that may.
    text: usize,
    /// The widest parts of figures.
    pub(crate) whole: usize,
    places: usize,
    own_places: usize,
    money_places: usize,
    pub(crate) unit: usize,
    pub(crate) has_figures: bool,
    has_bars: bool,
    /// The days of its timelines.
    pub(crate) extent: Option<Extent>,
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Its place in the sheet.
    pub(crate) column: usize,
    /// How wide it is.
    pub(crate) width: usize,
    /// How long its bars are.
    pub(crate) bar: usize,
}

impl Need {
    pub(crate) fn of(column: &Column) -> Self {
        Self { head: width(&column.title), rank: column.rank, ..Self::default() }
    }

    /// Takes in one cell.
    pub(crate) fn take(&mut self, cell: &Shown) {
        match cell {
            Shown::Blank => {}
            Shown::Words(words) if words.may_shrink => self.text = self.text.max(words.width),
            Shown::Words(words) => self.fixed = self.fixed.max(words.width),
            Shown::Figure(figure) => self.take_figure(figure),
            Shown::Bar(figure, _) => {
                self.has_bars = true;
                self.take_figure(figure);
            }
            Shown::Timeline(timeline) => self.extent.get_or_insert_default().take(timeline),
        }
    }

    fn take_figure(&mut self, figure: &Figure) {
        self.has_figures = true;
        self.whole = self.whole.max(width(&figure.whole));
        self.unit = self.unit.max(figure.unit.len());
        let places = match figure.digits {
            Digits::Needed => &mut self.places,
            Digits::AllOrNone => &mut self.money_places,
            Digits::Own => &mut self.own_places,
        };
        *places = figure.needed().max(*places);
    }

    /// How many digits behind the point a figure of this column shows.
    pub(crate) const fn places(&self, figure: &Figure) -> usize {
        match figure.digits {
            Digits::Needed => self.places,
            Digits::AllOrNone => self.money_places,
            Digits::Own => self.own_places,
        }
    }

    /// How wide the point and the digits behind it are.
    pub(crate) fn behind_point(&self) -> usize {
        match self.places.max(self.money_places).max(self.own_places) {
            0 => 0,
            places => places + 1,
        }
    }

    fn figures(&self, bar: usize) -> usize {
        let bar = if self.has_bars && bar > 0 { bar + 2 } else { 0 };
        if self.has_figures { bar + self.whole + self.behind_point() + self.unit } else { 0 }
    }

    pub(crate) fn is_blank(&self) -> bool {
        !self.has_figures && self.text == 0 && self.fixed == 0 && !self.is_drawn()
    }

    fn is_drawn(&self) -> bool {
        self.extent.as_ref().is_some_and(Extent::is_drawn)
    }

    fn width(&self, text: usize, bar: usize) -> usize {
        if self.extent.is_some() {
            return if bar > 0 { SHORT_CHART } else { 0 };
        }
        self.head.max(self.fixed).max(self.text.min(text)).max(self.figures(bar))
    }
}

/// The columns that fit into a width, and those that had to be left out.
pub(crate) fn fit(needs: &[Need], columns: usize) -> (Vec<Shape>, Vec<usize>) {
    let bar = if columns < BAR_FROM { 0 } else { SHORT_BAR };
    let widest = |column| if column == 0 { LEAST_FIRST.max(columns / 2) } else { columns };
    let shape = |(column, need): (usize, &Need)| {
        let width = need.width(LEAST_TEXT, bar).min(widest(column));
        Shape { column, width, bar }
    };
    let is_drawn = |need: &Need| need.extent.is_none() || bar > 0;
    let tells = |(_, need): &(usize, &Need)| need.rank == 0 || !need.is_blank() && is_drawn(need);
    let mut shapes: Vec<Shape> = needs.iter().enumerate().filter(tells).map(shape).collect();
    let mut left_out = Vec::new();
    let rank = |shape: &Shape| needs.get(shape.column).map_or(0, |need| need.rank);
    while total(&shapes) > columns && shapes.len() > 1 {
        let last = shapes.iter().enumerate().max_by_key(|(at, shape)| (rank(shape), *at));
        let Some(at) = last.map(|(at, _)| at) else { break };
        left_out.push(shapes.remove(at).column);
    }
    left_out.sort_unstable();
    grow(&mut shapes, needs, columns);
    (shapes, left_out)
}

/// Gives what is left of the width to words, then to bars, then to charts.
fn grow(shapes: &mut [Shape], needs: &[Need], columns: usize) {
    let mut rest = columns.saturating_sub(total(shapes));
    for shape in shapes.iter_mut() {
        let wanted = needs.get(shape.column).map_or(0, |need| need.width(usize::MAX, shape.bar));
        let more = wanted.saturating_sub(shape.width).min(rest);
        shape.width += more;
        rest -= more;
    }
    for shape in shapes.iter_mut() {
        let wanted = needs.get(shape.column).map_or(0, |need| need.width(usize::MAX, LONG_BAR));
        if shape.bar > 0 && wanted <= shape.width + rest {
            rest -= wanted.saturating_sub(shape.width);
            *shape = Shape { width: shape.width.max(wanted), bar: LONG_BAR, ..*shape };
        }
    }
    let is_chart = |shape: &&mut Shape| needs.get(shape.column).is_some_and(|need| need.extent.is_some());
    for shape in shapes.iter_mut().filter(is_chart) {
        let more = LONG_CHART.saturating_sub(shape.width).min(rest);
        shape.width += more;
        rest -= more;
    }
}

/// How wide columns are together.
pub(crate) fn total(shapes: &[Shape]) -> usize {
    let gap = usize::from(GAP);
    shapes.iter().map(|shape| shape.width + gap).sum::<usize>().saturating_sub(gap)
}

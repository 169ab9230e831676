//! What the cells of a column need to be shown one below the other.

use crate::page::Head;
use crate::render::cell::Shown;
use crate::render::figure::{Figure, Places};
use crate::render::timeline::Extent;
use crate::render::wrap::width;

/// A chart where there is little room.
const SHORT_CHART: usize = 20;

/// What the cells of one column need, taken in cell by cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Need {
    head: usize,
    /// Whether it stands at the right; `None` where its cells say.
    is_figure: Option<bool>,
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
    has_figures: bool,
    has_bars: bool,
    /// The days of its timelines.
    pub(crate) extent: Option<Extent>,
}

impl Need {
    pub(crate) fn of(head: &Head) -> Self {
        let is_figure = head.unit.is_figure();
        Self { head: width(&head.title), is_figure, ..Self::default() }
    }

    /// Whether its cells stand at the right.
    pub(crate) fn is_figure(&self) -> bool {
        self.is_figure.unwrap_or(self.has_figures)
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
        self.whole = self.whole.max(figure.whole_width());
        self.unit = self.unit.max(figure.unit_width());
        let places = match figure.places {
            Places::Needed => &mut self.places,
            Places::AllOrNone => &mut self.money_places,
            Places::Own => &mut self.own_places,
        };
        *places = figure.needed().max(*places);
    }

    /// How many digits behind the point a figure of this column shows.
    pub(crate) const fn places(&self, figure: &Figure) -> usize {
        match figure.places {
            Places::Needed => self.places,
            Places::AllOrNone => self.money_places,
            Places::Own => self.own_places,
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

    /// How wide the column is where its words take no more than so many columns and its bars so many.
    pub(crate) fn width(&self, text: usize, bar: usize) -> usize {
        if self.extent.is_some() {
            return if bar > 0 { SHORT_CHART } else { 0 };
        }
        self.head.max(self.fixed).max(self.text.min(text)).max(self.figures(bar))
    }
}

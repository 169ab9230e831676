//! Which columns of a sheet are shown, and how wide each is.

use crate::page::{Head, Sheet, Strip, Unit};
use crate::render::cell::Usual;
use crate::render::grid::Measured;

/// Between two columns.
pub(crate) const GAP: u16 = 2;
/// Text may shrink to this.
const LEAST_TEXT: usize = 14;
/// A bar where there is little room, and where there is enough.
const SHORT_BAR: usize = 4;
const LONG_BAR: usize = 10;
/// From this width on, a bar is worth more than one more column.
const BAR_FROM: usize = 60;
/// Columns up to this rank are worth more than a bar.
const KEPT: u8 = 5;
/// A chart where there is most room.
const LONG_CHART: usize = 120;
/// The first column may shrink to this where it would take more than half of the width.
const LEAST_FIRST: usize = 12;

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How wide it is.
    pub(crate) width: usize,
    /// How long its bars are.
    pub(crate) bar: usize,
}

/// A column that is shown, and how.
pub(crate) struct Fitted<'s> {
    pub(crate) column: Measured<'s>,
    pub(crate) shape: Shape,
}

/// The columns of a sheet that fit into a width, in their order, and those that had to be left out. They are measured by
/// their ranks until one does not fit: of the others nothing needs to be known.
pub(crate) fn fit(sheet: &Sheet, usual: Usual, columns: usize) -> (Vec<Fitted<'_>>, Vec<&Head>) {
    let bar = if columns < BAR_FROM { 0 } else { SHORT_BAR };
    let (fitted, left_out) = fit_with(sheet, usual, columns, bar);
    if bar > 0 && left_out.iter().any(|head| head.rank <= KEPT) {
        let bare = fit_with(sheet, usual, columns, 0);
        if bare.1.len() < left_out.len() {
            return bare;
        }
    }
    (fitted, left_out)
}

fn fit_with(sheet: &Sheet, usual: Usual, columns: usize, bar: usize) -> (Vec<Fitted<'_>>, Vec<&Head>) {
    let is_drawn = |strip: &Strip| bar > 0 || strip.head.unit != Unit::Chart;
    let tells = |strip: &Strip| strip.head.rank == 0 || is_drawn(strip) && !strip.is_blank();
    let mut ranked: Vec<(usize, &Strip)> =
        sheet.columns.iter().enumerate().filter(|(_, strip)| tells(strip)).collect();
    ranked.sort_by_key(|(_, strip)| strip.head.rank);
    let mut fitted: Vec<(usize, Fitted<'_>)> = Vec::new();
    let mut taken = 0;
    for (place, strip) in &ranked {
        let column = Measured::of(strip, usual);
        let widest = if *place == 0 { LEAST_FIRST.max(columns / 2) } else { columns };
        // A sentence stands beside its row whole, and not at the price of a word there, or below it.
        let least = if strip.head.unit == Unit::Reason { usize::MAX } else { LEAST_TEXT };
        let width = column.need.width(least, bar).min(widest);
        let is_short = strip.head.unit == Unit::Reason && whole(&fitted, bar, widest) + width > columns;
        if is_short || taken + width > columns && strip.head.rank > 0 && !fitted.is_empty() {
            break;
        }
        taken += width + usize::from(GAP);
        fitted.push((*place, Fitted { column, shape: Shape { width, bar } }));
    }
    let mut left_out = ranked.split_off(fitted.len());
    fitted.sort_by_key(|(place, _)| *place);
    left_out.sort_by_key(|(place, _)| *place);
    let mut fitted: Vec<Fitted<'_>> = fitted.into_iter().map(|(_, column)| column).collect();
    grow(&mut fitted, columns);
    (fitted, left_out.into_iter().map(|(_, strip)| &strip.head).collect())
}

/// How wide columns are with their gaps where nothing in them is cut.
fn whole(fitted: &[(usize, Fitted<'_>)], bar: usize, widest: usize) -> usize {
    let width = |(_, one): &(usize, Fitted<'_>)| one.column.need.width(usize::MAX, bar).min(widest);
    fitted.iter().map(|one| width(one) + usize::from(GAP)).sum()
}

/// Gives what is left of the width to words, then to bars, then to charts.
fn grow(fitted: &mut [Fitted<'_>], columns: usize) {
    let mut rest = columns.saturating_sub(total(fitted));
    for Fitted { column, shape } in fitted.iter_mut() {
        let wanted = column.need.width(usize::MAX, shape.bar);
        let more = wanted.saturating_sub(shape.width).min(rest);
        shape.width += more;
        rest -= more;
    }
    for Fitted { column, shape } in fitted.iter_mut().filter(|one| one.shape.bar > 0) {
        let wanted = column.need.width(usize::MAX, LONG_BAR);
        if wanted <= shape.width + rest {
            rest -= wanted.saturating_sub(shape.width);
            *shape = Shape { width: shape.width.max(wanted), bar: LONG_BAR };
        }
    }
    for Fitted { shape, .. } in fitted.iter_mut().filter(|one| one.column.need.extent.is_some()) {
        let more = LONG_CHART.saturating_sub(shape.width).min(rest);
        shape.width += more;
        rest -= more;
    }
}

/// How wide columns are together.
pub(crate) fn total(fitted: &[Fitted<'_>]) -> usize {
    let gap = usize::from(GAP);
    fitted.iter().map(|one| one.shape.width + gap).sum::<usize>().saturating_sub(gap)
}

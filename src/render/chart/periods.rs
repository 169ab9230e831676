//! Columns of periods as SVG: what has the same side stands on top of each other, lines go across.

use maud::{Markup, html};

use crate::model::number::Number;
use crate::page::chart::{Periods, Series, Side};
use crate::render::chart::ruler::Ruler;
use crate::render::chart::{Drawn, Meaning, WIDTH, clipped, fill, said, stroke, tick, unit};

/// Above the highest value, for its name.
const TOP: i64 = 22;
/// How high the columns may rise.
const HEIGHT: i64 = 200;
/// Below them, for the names of the periods.
const BELOW: i64 = 26;
/// A column is not wider than this.
const WIDEST: i64 = 44;
/// What the name of a period takes.
const NAME: i64 = 64;
/// At the left, for the values.
const VALUES: i64 = 52;

/// What stands where.
struct Ground<'c> {
    chart: &'c Periods,
    values: Ruler,
    /// What the place of a period takes.
    place: i64,
}

pub(crate) fn drawn(chart: &Periods) -> Option<Drawn> {
    let count = i64::try_from(chart.names.len()).ok().filter(|count| *count > 0)?;
    let sums: Vec<Number> = (0..chart.names.len()).flat_map(|nth| extremes(chart, nth)).collect();
    let ground =
        Ground { chart, values: Ruler::of(chart.scale, sums.iter())?, place: (WIDTH - VALUES) / count };
    let shapes = html! {
        (grid(&ground))
        @for nth in 0..chart.names.len() { (columns(&ground, nth)) }
        @for series in chart.series.iter().filter(|series| series.side == Side::Across) { (across(&ground, series)) }
        (values(&ground))
        (names(&ground))
    };
    let key = chart.series.iter().map(|series| meaning(chart, series)).collect();
    Some(Drawn { height: TOP + HEIGHT + BELOW, shapes, key, remarks: unknown(chart).into_iter().collect() })
}

/// The lowest and the highest values of a period, stacked as they are drawn.
fn extremes(chart: &Periods, nth: usize) -> Vec<Number> {
    let value = |series: &Series| series.values.get(nth).cloned().flatten();
    let of_side = |side| chart.series.iter().filter(move |series: &&Series| series.side == side);
    let stacks = [Side::Left, Side::Right].map(|side| {
        let (below, above): (Vec<Number>, Vec<Number>) =
            of_side(side).filter_map(value).partition(Number::is_negative);
        [below.into_iter().sum(), above.into_iter().sum()]
    });
    stacks.into_iter().flatten().chain(of_side(Side::Across).filter_map(value)).collect()
}

impl Ground<'_> {
    fn height(&self, value: &Number) -> i64 {
        TOP + HEIGHT - self.values.place(value, HEIGHT)
    }

    /// Where the place of a period begins.
    fn left(&self, nth: usize) -> i64 {
        VALUES + i64::try_from(nth).unwrap_or(0) * self.place
    }

    fn has(&self, side: Side) -> bool {
        self.chart.series.iter().any(|series| series.side == side)
    }

    /// Where the column of a side begins in a place, and how wide it is.
    fn column(&self, side: Side) -> (i64, i64) {
        let sides = if self.has(Side::Left) && self.has(Side::Right) { 2 } else { 1 };
        let width = (self.place * 4 / 5 / sides).clamp(2, WIDEST);
        let start = (self.place - width * sides) / 2;
        if side == Side::Right && sides == 2 { (start + width, width) } else { (start, width) }
    }
}

fn grid(ground: &Ground<'_>) -> Markup {
    html! {
        @for value in ground.values.ticks() {
            @let y = ground.height(&value);
            line class=(if value.is_zero() { "grid zero" } else { "grid" }) x1="0" y1=(y) x2=(WIDTH) y2=(y) {}
        }
    }
}

fn values(ground: &Ground<'_>) -> Markup {
    let scale = ground.chart.scale;
    let ticks = ground.values.ticks();
    let last = ticks.len().saturating_sub(1);
    html! {
        @for (nth, value) in ticks.iter().enumerate() {
            text.axis x="0" y=(ground.height(value) - 5) {
                (tick(scale, value))
                @if nth == last { @if let Some(unit) = unit(scale) { " " (unit) } }
            }
        }
    }
}

/// The columns of a period, from 0 upward, and downward where they are negative.
fn columns(ground: &Ground<'_>, nth: usize) -> Markup {
    let mut tops = [Number::zero(), Number::zero()];
    let mut floors = [Number::zero(), Number::zero()];
    let stacked = ground.chart.series.iter().filter(|series| series.side != Side::Across);
    html! {
        @for series in stacked {
            @let place = usize::from(series.side == Side::Right);
            @let (start, width) = ground.column(series.side);
            @let x = ground.left(nth) + start;
            @match series.values.get(nth).cloned().flatten() {
                Some(value) => {
                    @let ends = if value.is_negative() { floors.get_mut(place) } else { tops.get_mut(place) };
                    @if let Some(end) = ends.filter(|_| !value.is_zero()) {
                        @let before = ground.height(end);
                        @let after = { *end = &*end + &value; ground.height(end) };
                        rect class=(fill(series.ink)) x=(x + 1) y=(before.min(after)) width=(width - 2)
                            height=((before - after).abs().max(1)) {
                            title { (ground.chart.names.get(nth).map_or("", String::as_str)) ": " (series.name) " "
                                (said(ground.chart.scale, &value)) }
                        }
                    }
                }
                None => { text.note.middle x=(x + width / 2) y=(ground.height(&Number::zero()) - 6) { "?" } }
            }
        }
    }
}

fn across(ground: &Ground<'_>, series: &Series) -> Markup {
    html! {
        @for (nth, value) in series.values.iter().enumerate() {
            @if let Some(value) = value {
                @let (x, y) = (ground.left(nth), ground.height(value));
                line class=(stroke(series.ink)) x1=(x + 2) y1=(y) x2=(x + ground.place - 2) y2=(y) {}
            }
        }
    }
}

/// The names of periods, as many as there is room for.
fn names(ground: &Ground<'_>) -> Markup {
    let every = usize::try_from(NAME / ground.place.max(1) + 1).unwrap_or(1);
    html! {
        @for (nth, name) in ground.chart.names.iter().enumerate().step_by(every) {
            @let x = ground.left(nth) + ground.place / 2;
            text class=(if (nth / every) % 2 == 1 { "axis middle extra" } else { "axis middle" }) x=(x)
                y=(TOP + HEIGHT + 20) { (clipped(name, 12)) }
        }
    }
}

fn meaning(chart: &Periods, series: &Series) -> Meaning {
    let class = if series.side == Side::Across { stroke(series.ink) } else { fill(series.ink) };
    // Of several periods the value of one would be read as that of all.
    let only = series.values.first().cloned().flatten().filter(|_| series.values.len() == 1);
    let value = only.map(|value| said(chart.scale, &value)).unwrap_or_default();
    Meaning { value, ..Meaning::new(class, series.name.clone()) }
}

/// What a question mark stands for.
fn unknown(chart: &Periods) -> Option<String> {
    let has = chart
        .series
        .iter()
        .any(|series| series.side != Side::Across && series.values.iter().any(Option::is_none));
    has.then(|| "? not known, for want of a record".to_owned())
}

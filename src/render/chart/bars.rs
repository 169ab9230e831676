//! Bars below each other as SVG, each with its name and its value above it.

use maud::{Markup, html};

use crate::model::number::Number;
use crate::page::chart::{Bar, Bars};
use crate::render::cell::Usual;
use crate::render::chart::course::label;
use crate::render::chart::ruler::Ruler;
use crate::render::chart::{Drawn, WIDTH, clipped, left_out, text, toned};
use crate::render::text::visible;

/// Above the first bar, where a line across them has its name.
const HEAD: i64 = 24;
/// What a bar takes.
const ROW: i64 = 42;
/// The bar, below its name.
const BAR: i64 = 12;
const NAME: i64 = 20;

pub(crate) fn drawn(bars: &Bars) -> Option<Drawn> {
    let values = bars.rows.iter().filter_map(|bar| bar.value.as_ref());
    let ruler = Ruler::of(bars.scale, values.chain(bars.threshold.as_ref().map(|one| &one.value)))?;
    let rows = i64::try_from(bars.rows.len()).unwrap_or(0);
    let top = if bars.threshold.is_some() { HEAD } else { 0 };
    let bottom = top + rows * ROW;
    let shapes = html! {
        @for (bar, y) in bars.rows.iter().zip((top..).step_by(42)) { (row(bar, y, &ruler)) }
        @if let Some(threshold) = &bars.threshold {
            @let x = ruler.place(&threshold.value, WIDTH);
            line.line-target x1=(x) y1="4" x2=(x) y2=(bottom) {}
            (label((x, 16), &visible(&threshold.name), "note"))
        }
    };
    Some(Drawn {
        height: bottom,
        shapes,
        key: Vec::new(),
        remarks: left_out(bars.more).into_iter().collect(),
    })
}

fn row(bar: &Bar, top: i64, ruler: &Ruler) -> Markup {
    let zero = ruler.place(&Number::zero(), WIDTH);
    let usual = Usual { currency: None, is_mixed: true };
    html! {
        text.name x="0" y=(top + 13) { (clipped(&bar.name, 40)) }
        @match &bar.value {
            Some(value) => {
                @let end = ruler.place(value, WIDTH);
                text.value.end x=(WIDTH) y=(top + 13) { (text(&bar.text, usual)) }
                line.grid x1="0" y1=(top + NAME + BAR / 2) x2=(WIDTH) y2=(top + NAME + BAR / 2) {}
                @if !value.is_zero() {
                    rect class=(toned(bar.tone)) x=(zero.min(end)) y=(top + NAME) width=((end - zero).abs().max(1))
                        height=(BAR) rx="2" {}
                }
            }
            None => {
                text.note.end x=(WIDTH) y=(top + 13) { "unknown" }
                rect.fill-lost x="1" y=(top + NAME) width=(WIDTH - 2) height=(BAR) rx="2" {}
            }
        }
    }
}

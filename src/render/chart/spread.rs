//! Single cases on a line as SVG: each a dot, the middle one a mark, and a band from a fifth to four fifths of them.

use maud::{Markup, html};

use crate::model::number::Number;
use crate::page::chart::{Spread, Strand};
use crate::render::chart::ruler::Ruler;
use crate::render::chart::{Drawn, Meaning, WIDTH, clipped, said, tick};

/// Between the edge and the lowest and the highest value.
const EDGE: i64 = 12;
/// What a kind takes.
const ROW: i64 = 48;
/// The line of its cases, below its name.
const LINE: i64 = 30;

pub(crate) fn drawn(spread: &Spread) -> Option<Drawn> {
    let cases = spread.rows.iter().flat_map(|strand| &strand.cases);
    let ruler = Ruler::of(spread.scale, cases.chain(&spread.aim))?;
    let rows = i64::try_from(spread.rows.len()).unwrap_or(0);
    let bottom = rows * ROW;
    let x = |value: &Number| EDGE + ruler.place(value, WIDTH - 2 * EDGE);
    let shapes = html! {
        @for value in ruler.ticks() {
            line.grid x1=(x(&value)) y1="0" x2=(x(&value)) y2=(bottom) {}
            text.axis.middle x=(x(&value)) y=(bottom + 18) { (tick(spread.scale, &value)) }
        }
        @if let Some(aim) = &spread.aim { line.line-target x1=(x(aim)) y1="0" x2=(x(aim)) y2=(bottom) {} }
        @for (strand, top) in spread.rows.iter().zip((0..).step_by(48)) { (row(spread, strand, top, &x)) }
    };
    let key = [
        Meaning::new("fill-used", "a case"),
        Meaning::new("fill-carried", "from a fifth to four fifths of the cases"),
        Meaning::new("line-over", "the middle one"),
    ];
    Some(Drawn { height: bottom + 26, shapes, key: key.into(), remarks: Vec::new() })
}

fn row(spread: &Spread, strand: &Strand, top: i64, x: &impl Fn(&Number) -> i64) -> Markup {
    let y = top + LINE;
    html! {
        text.name x="0" y=(top + 14) { (clipped(&strand.name, 30)) " (" (strand.cases.len()) ")" }
        @if let Some((from, to)) = strand.p20.as_ref().zip(strand.p80.as_ref()) {
            rect.fill-carried x=(x(from)) y=(y - 8) width=((x(to) - x(from)).max(2)) height="16" rx="3" {}
        }
        @for case in &strand.cases { circle.fill-used cx=(x(case)) cy=(y) r="4" {} }
        @if let Some(median) = &strand.median {
            line.line-over x1=(x(median)) y1=(y - 12) x2=(x(median)) y2=(y + 12) {}
            text.value.end x=(WIDTH) y=(top + 14) { (said(spread.scale, median)) }
        }
    }
}

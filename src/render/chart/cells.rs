//! How full everybody is, as SVG: a row of cells for each person, in ten steps, with the percent in each.

use maud::{Markup, html};

use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::chart::{LoadCell, LoadCells, Scale};
use crate::render::chart::{Drawn, Meaning, WIDTH, clipped, left_out, said};
use crate::render::text::visible;

/// The column of names.
const NAMES: i64 = 136;
/// Above the first row.
const HEAD: i64 = 26;
/// What a row takes.
const ROW: i64 = 36;
/// What the name of a week takes.
const NAME: i64 = 48;
/// From this width on a cell has room for its percent, and from this on a small screen too.
const LEGIBLE: i64 = 40;
const ROOMY: i64 = 68;

const STEPS: [&str; 11] = [
    "step-0", "step-1", "step-2", "step-3", "step-4", "step-5", "step-6", "step-7", "step-8", "step-9",
    "step-10",
];

pub(crate) fn drawn(cells: &LoadCells) -> Drawn {
    let count = i64::try_from(cells.columns.len()).unwrap_or(1).max(1);
    let width = ((WIDTH - NAMES) / count).max(2);
    let rows = i64::try_from(cells.rows.len()).unwrap_or(0);
    let every = usize::try_from(NAME / width + 1).unwrap_or(1);
    let x = |nth: usize| NAMES + i64::try_from(nth).unwrap_or(0) * width;
    let shapes = html! {
        @for (nth, name) in cells.columns.iter().enumerate().step_by(every) {
            text class=(if (nth / every) % 2 == 1 { "axis middle extra" } else { "axis middle" })
                x=(x(nth) + width / 2) y="16" { (short(name)) }
        }
        @for (row, y) in cells.rows.iter().zip((HEAD..).step_by(36)) {
            text.name x="0" y=(y + 22) { (clipped(&row.name, 12)) title { (visible(&row.name)) } }
            @for (nth, cell) in row.cells.iter().enumerate() { (drawn_cell(cell, (x(nth), y), width)) }
        }
    };
    Drawn {
        height: HEAD + rows * ROW,
        shapes,
        key: key(cells),
        remarks: left_out(cells.more).into_iter().collect(),
    }
}

/// A week without its year.
fn short(name: &str) -> &str {
    name.split_once('-').filter(|(_, week)| week.starts_with('W')).map_or(name, |(_, week)| week)
}

fn drawn_cell(cell: &LoadCell, (x, y): (i64, i64), width: i64) -> Markup {
    let (class, words) = match cell {
        LoadCell::Free => ("step-0", String::new()),
        LoadCell::Unknown => ("unknown", "?".to_owned()),
        LoadCell::Away(word) => ("away", (*word).to_owned()),
        LoadCell::Load(share) | LoadCell::Tentative(share) => (step(share), said(Scale::Share, &share.0)),
    };
    let (inner, height) = (width - 2, ROW - 4);
    let text = if width < ROOMY { "cell middle extra" } else { "cell middle" };
    html! {
        rect class=(class) x=(x + 1) y=(y) width=(inner) height=(height) rx="2" { title { (words) } }
        @if matches!(cell, LoadCell::Tentative(_)) {
            path.hatch d=(format!("M{} {}L{} {y}M{} {}L{} {}", x + 1, y + height / 2, x + height / 2, x + 1,
                y + height, x + height, y + 1)) {}
        }
        @if width >= LEGIBLE && !words.is_empty() {
            text class=(text) x=(x + width / 2) y=(y + 21) { (words) }
        }
    }
}

/// The tenth that a share reaches; above the whole it is told apart.
fn step(share: &Share) -> &'static str {
    if share.0 > Number::one() {
        return "too-much";
    }
    let tenths = (&share.0 * Number::from(10)).ceil().unwrap_or(0);
    let place = usize::try_from(tenths).unwrap_or(0).min(10);
    STEPS.get(place).copied().unwrap_or("step-0")
}

fn key(cells: &LoadCells) -> Vec<Meaning> {
    let all = || cells.rows.iter().flat_map(|row| &row.cells);
    let kinds = [
        ("step-3", "up to 30 %", true),
        ("step-10", "up to 100 %", true),
        ("too-much", "more than there are hours", all().any(is_too_much)),
        (
            "step-5",
            "crossed: more, if what is not won yet is",
            all().any(|cell| matches!(cell, LoadCell::Tentative(_))),
        ),
        ("away", "away", all().any(|cell| matches!(cell, LoadCell::Away(_)))),
        ("unknown", "not known", all().any(|cell| matches!(cell, LoadCell::Unknown))),
    ];
    let known = kinds.into_iter().filter(|(.., is_there)| *is_there);
    known.map(|(class, name, _)| Meaning::new(class, name)).collect()
}

fn is_too_much(cell: &LoadCell) -> bool {
    matches!(cell, LoadCell::Load(share) | LoadCell::Tentative(share) if share.0 > Number::one())
}

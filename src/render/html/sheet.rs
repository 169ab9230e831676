//! A table as HTML. On a narrow screen each of its rows becomes a card, for which every cell has its heading.

use maud::{Markup, html};

use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::{Cell, Sheet};
use crate::render::cell::{Shown, Usual};
use crate::render::figure::{Figure, INCOMPLETE};
use crate::render::grid::Measured;
use crate::render::html::{Frame, prose, tone};
use crate::render::need::Need;
use crate::render::text::visible;

/// Words up to this stand in one line.
const SHORT: usize = 24;
/// Where the whole lies on a bar of 100.
const WHOLE: i64 = 80;

/// Where a table stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'f> {
    /// Which part of the page it is.
    pub(super) nth: usize,
    /// What its cells need not say.
    pub(super) usual: Usual,
    /// What stands around the page.
    pub(super) frame: Frame<'f>,
}

/// A table, or what is said where it has no row.
pub(super) fn table(sheet: &Sheet, place: Place<'_>) -> Markup {
    if sheet.is_empty() {
        return html! { @if !sheet.empty.is_empty() { p.empty { (visible(&sheet.empty)) } } };
    }
    let columns = Measured::all(sheet, place.usual).into_iter().enumerate();
    let told = columns.filter(|(nth, column)| {
        // What a column of charts shows is drawn above, and its dates stand beside.
        *nth == 0 || !column.is_blank() && column.need.extent.is_none()
    });
    let columns: Vec<Measured<'_>> = told.map(|(_, column)| column).collect();
    let shown = sheet.len().min(place.frame.most);
    let name = if sheet.title.is_empty() { "figures" } else { &sheet.title };
    html! {
        div.sheet role="region" tabindex="0" aria-label=(format!("table {}: {}", place.nth + 1, visible(name))) {
            table {
                thead { tr { @for column in &columns { (head(column)) } } }
                tbody { @for row in 0..shown { (line(&columns, |column| column.cell(row), Some(row), place)) } }
                @if sheet.has_totals() {
                    tfoot { (line(&columns, Measured::total, None, place)) }
                }
            }
        }
        @if shown < sheet.len() {
            p.remark {
                "the first " (shown) " of " (sheet.len()) " rows"
                @if let Some(file) = place.frame.data.first() { ": " a href=(file.href) { "all of them" } }
            }
        }
        @if columns.iter().any(Measured::is_incomplete) {
            p.remark { (INCOMPLETE) " only what is known; something is missing" }
        }
    }
}

fn head(column: &Measured<'_>) -> Markup {
    html! { th scope="col" class=[column.need.is_figure().then_some("figure")] { (visible(column.title())) } }
}

/// A row; its first cell says what it is about.
fn line<'s>(
    columns: &[Measured<'s>],
    cell: impl Fn(&Measured<'s>) -> Shown<'s>,
    row: Option<usize>,
    place: Place<'_>,
) -> Markup {
    html! {
        tr {
            @for (nth, column) in columns.iter().enumerate() {
                @let shown = cell(column);
                @let named = row.and_then(|row| names(column, row, place));
                @let content = named.unwrap_or_else(|| value(&shown, Some(&column.need)));
                @if nth == 0 { th scope="row" { (content) } }
                @else { td class=[class(&shown)] data-t=(visible(column.title())) { (content) } }
            }
        }
    }
}

/// The names that stand in a cell, if that is what it holds, each leading to its page.
fn names(column: &Measured<'_>, row: usize, place: Place<'_>) -> Option<Markup> {
    let (frame, heading) = (place.frame, column.title());
    match column.cells().get(row)? {
        Cell::Id(id) => Some(frame.linked(heading, id)),
        Cell::Text(text) if frame.has_several(heading) => Some(frame.all_linked(heading, text)),
        _ => None,
    }
}

const fn class(cell: &Shown<'_>) -> Option<&'static str> {
    match cell {
        Shown::Words(words) if words.may_shrink && words.width > SHORT => Some("words"),
        Shown::Figure(_) | Shown::Bar(..) => Some("figure"),
        Shown::Blank => Some("blank"),
        Shown::Words(_) | Shown::Timeline(_) => None,
    }
}

/// What stands in a cell, with as many digits as its column needs.
pub(super) fn value(cell: &Shown<'_>, need: Option<&Need>) -> Markup {
    let digits =
        |figure: &Figure| figure.text(need.map_or_else(|| figure.needed(), |need| need.places(figure)));
    match cell {
        Shown::Blank | Shown::Timeline(_) => Markup::default(),
        Shown::Words(words) if words.may_shrink => toned(tone(words.tone), &prose(&words.text)),
        Shown::Words(words) => toned(tone(words.tone), &html! { (words.text) }),
        Shown::Figure(figure) => toned(tone(figure.tone), &html! { (digits(figure)) }),
        Shown::Bar(figure, share) => html! {
            span.level { (meter(share, tone(figure.tone))) (toned(tone(figure.tone), &html! { (digits(figure)) })) }
        },
    }
}

fn toned(class: Option<&'static str>, text: &Markup) -> Markup {
    match class {
        Some(class) => html! { span class=(class) { (text) } },
        None => html! { (text) },
    }
}

/// A bar with a mark where the whole lies; what passes the end has an arrow there.
fn meter(share: &Share, tone: Option<&'static str>) -> Markup {
    let length = (&share.0 * Number::from(WHOLE)).or_zero();
    let is_beyond = length > Number::from(100);
    let width = length.min(Number::from(100)).rounded(0);
    let class = tone.map_or_else(|| "meter".to_owned(), |tone| format!("meter {tone}"));
    html! {
        svg class=(class) viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.track width=(WHOLE) height="10" {}
            rect.fill width=(width) height="10" {}
            line.mark x1=(WHOLE) y1="-2" x2=(WHOLE) y2="12" {}
            @if is_beyond { path.fill d="M100 -3L108 5L100 13Z" {} }
        }
    }
}

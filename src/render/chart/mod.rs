//! Charts drawn: as SVG whose colours are classes and whose coordinates are whole numbers, and as blocks of characters.

pub(crate) mod bars;
pub(crate) mod blocks;
pub(crate) mod cells;
pub(crate) mod course;
pub(crate) mod days;
pub(crate) mod periods;
pub(crate) mod plans;
pub(crate) mod ruler;
pub(crate) mod spread;

use maud::{Markup, Render, html};

use crate::model::number::Number;
use crate::model::quantity::{Hours, Money, Share};
use crate::page::chart::{Chart, Drawing, Ink, Scale};
use crate::page::{Cell, Tone};
use crate::render::cell::{Shown, Usual, shown};
use crate::render::text::visible;

/// How wide a drawing is in its own units; a page stretches it to the room that there is.
pub(crate) const WIDTH: i64 = 640;

/// A drawing with what stands below it.
pub(crate) struct Drawn {
    /// The height in the units of the width.
    height: i64,
    /// The shapes.
    shapes: Markup,
    /// What each kind of shape means, with its latest value where it is one of a day.
    key: Vec<Meaning>,
    /// What is not drawn as it is.
    remarks: Vec<String>,
}

/// A line of the key.
pub(crate) struct Meaning {
    /// The class of the shape that it explains.
    class: &'static str,
    /// What the shape stands for.
    name: String,
    /// A value of it in full.
    value: String,
}

/// A chart as a section of a page: title, sentence, drawing, key. `title` is what it is known by; `beside` is the table, which
/// stands alone where there is nothing to draw.
pub(crate) fn section(chart: &Chart, title: &str, beside: Option<impl Render>, out: &mut String) {
    let Some(drawn) = drawn(&chart.drawing) else {
        return beside.iter().for_each(|beside| beside.render_to(out));
    };
    let finding = format!("{title}-finding");
    let section = html! {
        section.chart {
            h2 id=(title) { (visible(&chart.title)) }
            p.finding id=(finding) { (visible(&chart.finding)) }
            div class=(if has_newest_last(&chart.drawing) { "pair newest" } else { "pair" }) {
                div {
                    figure role="img" aria-labelledby=(format!("{title} {finding}")) {
                        svg viewBox=(format!("0 0 {WIDTH} {}", drawn.height)) { (drawn.shapes) }
                    }
                    @if !drawn.key.is_empty() {
                        ul.key { @for meaning in &drawn.key { (meaning.line()) } }
                    }
                    @for remark in &drawn.remarks { p.remark { (visible(remark)) } }
                }
                @if let Some(beside) = &beside { (beside) }
            }
        }
    };
    section.render_to(out);
}

/// Whether the last row of the table beside it is what one looks for.
const fn has_newest_last(drawing: &Drawing) -> bool {
    matches!(drawing, Drawing::Course(_))
}

fn drawn(drawing: &Drawing) -> Option<Drawn> {
    if drawing.is_empty() {
        return None;
    }
    match drawing {
        Drawing::Course(course) => course::drawn(course),
        Drawing::Plans(plans) => plans::drawn(plans),
        Drawing::Bars(bars) => bars::drawn(bars),
        Drawing::Periods(periods) => periods::drawn(periods),
        Drawing::Cells(cells) => Some(cells::drawn(cells)),
        Drawing::Spread(spread) => spread::drawn(spread),
    }
}

impl Meaning {
    pub(crate) fn new(class: &'static str, name: impl Into<String>) -> Self {
        Self { class, name: name.into(), value: String::new() }
    }

    fn line(&self) -> Markup {
        html! {
            li {
                svg.swatch viewBox="0 0 24 12" aria-hidden="true" { (swatch(self.class)) }
                (visible(&self.name))
                @if !self.value.is_empty() { " " b { (self.value) } }
            }
        }
    }
}

fn swatch(class: &'static str) -> Markup {
    html! {
        @if class.starts_with("line") { line class=(class) x1="0" y1="6" x2="24" y2="6" {} }
        @else if class == "finish" { path.finish d="M12 1L17 6L12 11L7 6Z" {} }
        @else if class == "today" || class == "firm" { line class=(class) x1="12" y1="0" x2="12" y2="12" {} }
        @else { rect class=(class) x="1" y="1" width="22" height="10" {} }
    }
}

/// The class of a filled shape.
pub(crate) const fn fill(ink: Ink) -> &'static str {
    match ink {
        Ink::Agreed => "fill-agreed",
        Ink::Used => "fill-used",
        Ink::Earned => "fill-earned",
        Ink::Expected => "fill-expected",
        Ink::Carried => "fill-carried",
        Ink::Over => "fill-over",
        Ink::Lost => "fill-lost",
        Ink::Target => "fill-target",
    }
}

/// The class of a line.
pub(crate) const fn stroke(ink: Ink) -> &'static str {
    match ink {
        Ink::Agreed => "line-agreed",
        Ink::Used => "line-used",
        Ink::Earned => "line-earned",
        Ink::Expected => "line-expected",
        Ink::Carried => "line-carried",
        Ink::Over => "line-over",
        Ink::Lost => "line-lost",
        Ink::Target => "line-target",
    }
}

/// The class of a bar with a tone.
pub(crate) const fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "fill-used",
        Tone::Good => "fill-good",
        Tone::Warning => "fill-warning",
        Tone::Bad => "fill-over",
        Tone::Muted => "fill-agreed",
    }
}

/// A value of a scale in full, as a table has it, with its unit.
pub(crate) fn said(scale: Scale, value: &Number) -> String {
    text(&cell(scale, value), Usual { currency: None, is_mixed: true })
}

/// A value of a scale beside an axis, which says the unit once.
pub(crate) fn tick(scale: Scale, value: &Number) -> String {
    let currency = if let Scale::Money(currency) = scale { Some(currency) } else { None };
    text(&cell(scale, value), Usual { currency, is_mixed: false })
}

/// What the values of a scale are, where an axis does not say it with each.
pub(crate) const fn unit(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::Hours => Some("hours"),
        Scale::Money(_) | Scale::Share | Scale::Index => None,
    }
}

fn cell(scale: Scale, value: &Number) -> Cell {
    match scale {
        Scale::Money(currency) => Cell::Money(Money { amount: value.clone(), currency }),
        Scale::Hours => Cell::Hours(Hours(value.clone())),
        Scale::Share => Cell::Percent(Share(value.clone())),
        Scale::Index => Cell::Index(Share(value.clone())),
    }
}

/// A cell in words.
pub(crate) fn text(cell: &Cell, usual: Usual) -> String {
    match shown(cell, usual) {
        Shown::Figure(figure) | Shown::Bar(figure, _) => figure.text(figure.needed()),
        Shown::Words(words) => words.text.into_owned(),
        Shown::Blank | Shown::Timeline(_) => String::new(),
    }
}

/// Words of at most so many characters.
pub(crate) fn clipped(words: &str, most: usize) -> String {
    let words = visible(words);
    if words.chars().count() <= most {
        return words.into_owned();
    }
    words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// The remark on what is not drawn.
pub(crate) fn left_out(more: usize) -> Option<String> {
    (more > 0).then(|| format!("{more} more are in the table alone"))
}

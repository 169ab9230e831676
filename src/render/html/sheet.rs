//! A table as HTML. On a narrow screen each of its rows becomes a card, for which every cell has its heading.

use maud::{Markup, Render, html};

use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::{Cell, Sheet, Strip};
use crate::render::cell::{Shown, Usual};
use crate::render::figure::INCOMPLETE;
use crate::render::grid::Measured;
use crate::render::html::words::{Escaped, Names};
use crate::render::html::{Frame, MANY, tone};
use crate::render::need::Need;

/// Words up to this stand in one line.
const SHORT: usize = 24;
/// Where the whole lies on a bar of 100.
const WHOLE: i64 = 80;

/// So many columns leave no room for one of sentences, on a narrow page.
const SEVERAL: usize = 5;
/// Words that are wider are a sentence.
const SENTENCE: usize = 60;

/// So many characters stand side by side on a narrow page, with so many between columns; a bar takes as many.
const NARROW: usize = 92;
const BETWEEN: usize = 2;
const METER: usize = 12;

/// Where a table stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'f> {
    /// Which part of the page it is.
    pub(super) nth: usize,
    /// What that is known by in a link.
    pub(super) name: &'f str,
    /// What its cells need not say.
    pub(super) usual: Usual,
    /// What stands around the page.
    pub(super) frame: Frame<'f>,
}

/// A column with its cells as characters, as far as they are shown.
struct Shaped<'s> {
    column: Measured<'s>,
    cells: Vec<Shown<'s>>,
    total: Shown<'s>,
    /// Whether a text of it is names with commas between them.
    has_several: bool,
}

impl<'s> Shaped<'s> {
    fn of(strip: &'s Strip, place: Place<'_>) -> Self {
        let (column, cells) = Measured::with_cells(strip, place.usual, place.frame.most);
        let has_several = place.frame.has_several(column.title());
        Self { total: column.total_in_full(), column, cells, has_several }
    }
}

/// Whether a table does not fit a narrow page: it has many columns, or sentences among several, or is too wide.
fn is_broad(columns: &[Shaped<'_>]) -> bool {
    let is_long =
        |cell: &Shown<'_>| matches!(cell, Shown::Words(words) if words.may_shrink && words.width > SENTENCE);
    let has_sentences = || columns.iter().skip(1).any(|one| one.cells.iter().any(is_long));
    let width: usize = columns.iter().map(|one| one.column.need.width(SHORT, METER) + BETWEEN).sum();
    columns.len() > MANY || columns.len() >= SEVERAL && has_sentences() || width > NARROW
}

/// A table, or what is said where it has no row.
pub(super) struct Table<'t> {
    pub(super) sheet: &'t Sheet,
    pub(super) place: Place<'t>,
}

impl Render for Table<'_> {
    fn render_to(&self, out: &mut String) {
        let Self { sheet, place } = *self;
        if sheet.is_empty() {
            if !sheet.empty.is_empty() {
                html! { p.empty { (Escaped(&sheet.empty)) } }.render_to(out);
            }
            return;
        }
        let told = sheet.columns.iter().enumerate().filter(|(nth, strip)| *nth == 0 || !strip.is_blank());
        let columns = told.map(|(nth, strip)| (nth, Shaped::of(strip, place)));
        // What a column of charts shows is drawn above, and its dates stand beside.
        let columns = columns.filter(|(nth, one)| *nth == 0 || one.column.need.extent.is_none());
        let columns: Vec<Shaped<'_>> = columns.map(|(_, one)| one).collect();
        let shown = sheet.len().min(place.frame.most);
        self.put(&columns, shown, out);
        let remarks = html! {
            @if shown < sheet.len() {
                p.remark {
                    "the first " (shown) " of " (sheet.len()) " rows"
                    @if let Some(file) = place.frame.data.first() { ": " a href={ (place.frame.up) (file.href) } { "all of them" } }
                }
            }
            @if columns.iter().any(|one| one.column.is_incomplete()) {
                p.remark { (INCOMPLETE) " only what is known; something is missing" }
            }
        };
        remarks.render_to(out);
    }
}

impl Table<'_> {
    /// Puts its rows where they are to stand: they are most of a page, and are not copied.
    fn put(&self, columns: &[Shaped<'_>], shown: usize, out: &mut String) {
        let Self { sheet, place } = *self;
        let name = if sheet.title.is_empty() { "figures" } else { &sheet.title };
        out.push_str("<div class=\"");
        out.push_str(if is_broad(columns) { "sheet broad" } else { "sheet" });
        out.push_str("\" role=\"region\" tabindex=\"0\" aria-label=\"table ");
        (place.nth + 1).render_to(out);
        out.push_str(": ");
        Escaped(name).render_to(out);
        out.push_str("\"><table><thead><tr>");
        columns.iter().for_each(|one| put_head(&one.column, place, out));
        out.push_str("</tr></thead><tbody>");
        (0..shown).for_each(|row| Line { columns, row: Some(row), place }.render_to(out));
        out.push_str("</tbody>");
        if sheet.has_totals() {
            out.push_str("<tfoot>");
            Line { columns, row: None, place }.render_to(out);
            out.push_str("</tfoot>");
        }
        out.push_str("</table></div>");
    }
}

fn put_head(column: &Measured<'_>, place: Place<'_>, out: &mut String) {
    out.push_str("<th scope=\"col\"");
    if column.need.is_figure() {
        out.push_str(" class=\"figure\"");
    }
    out.push('>');
    place.frame.explained(column.title()).render_to(out);
    out.push_str("</th>");
}

/// A row, or the totals; its first cell says what it is about.
struct Line<'l> {
    columns: &'l [Shaped<'l>],
    row: Option<usize>,
    place: Place<'l>,
}

impl Render for Line<'_> {
    fn render_to(&self, out: &mut String) {
        out.push_str("<tr>");
        for (nth, one) in self.columns.iter().enumerate() {
            let shown = self.row.map_or(Some(&one.total), |row| one.cells.get(row)).unwrap_or(&Shown::Blank);
            let head = nth == 0;
            if head {
                out.push_str("<th scope=\"row\"");
                if let Some(place) = self.anchor(one) {
                    out.push_str(" id=\"");
                    Escaped(&place).render_to(out);
                    out.push('"');
                }
                out.push('>');
            } else {
                out.push_str("<td");
                if let Some(class) = class(shown) {
                    out.push_str(" class=\"");
                    out.push_str(class);
                    out.push('"');
                }
                out.push_str(" data-t=\"");
                Escaped(one.column.title()).render_to(out);
                out.push_str("\">");
            }
            self.put(one, shown, out);
            if head && self.row.is_none() {
                self.name_currency(out);
            }
            out.push_str(if head { "</th>" } else { "</td>" });
        }
        out.push_str("</tr>");
    }
}

impl Line<'_> {
    /// What a link to the row leads to, on a page that says what words mean.
    fn anchor(&self, one: &Shaped<'_>) -> Option<String> {
        match one.column.cells().get(self.row?)? {
            Cell::Id(id) => self.place.frame.links?.anchor(id),
            _ => None,
        }
    }

    /// Says of totals in which currency they are, where amounts in another one stand above them.
    fn name_currency(&self, out: &mut String) {
        let Some(currency) = self.place.usual.currency else { return };
        if self.columns.iter().any(|one| one.column.has_other_currency()) {
            out.push_str(" in ");
            out.push_str(currency.code());
        }
    }

    /// What stands in a cell: names that lead to their pages where that is what it holds, else its value.
    fn put(&self, one: &Shaped<'_>, shown: &Shown<'_>, out: &mut String) {
        let (frame, heading) = (self.place.frame, one.column.title());
        match self.row.and_then(|row| one.column.cells().get(row)) {
            Some(Cell::Id(id)) => frame.linked(heading, id).render_to(out),
            Some(Cell::Text(text)) if one.has_several => Names(frame.linked(heading, text)).render_to(out),
            _ => Value { cell: shown, need: Some(&one.column.need), frame }.render_to(out),
        }
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
pub(super) struct Value<'v> {
    pub(super) cell: &'v Shown<'v>,
    pub(super) need: Option<&'v Need>,
    pub(super) frame: Frame<'v>,
}

impl Render for Value<'_> {
    fn render_to(&self, out: &mut String) {
        let tone = match self.cell {
            Shown::Blank | Shown::Timeline(_) => return,
            Shown::Words(words) => tone(words.tone),
            Shown::Figure(figure) | Shown::Bar(figure, _) => tone(figure.tone),
        };
        if let Shown::Bar(_, share) = self.cell {
            out.push_str("<span class=\"level\">");
            meter(share, tone).render_to(out);
        }
        if let Some(class) = tone {
            out.push_str("<span class=\"");
            out.push_str(class);
            out.push_str("\">");
        }
        match self.cell {
            Shown::Words(words) if words.may_shrink => self.frame.prose(&words.text).render_to(out),
            Shown::Words(words) => Escaped(&words.text).render_to(out),
            Shown::Figure(figure) | Shown::Bar(figure, _) => {
                let places = self.need.map_or_else(|| figure.needed(), |need| need.places(figure));
                figure.push_to(out, places);
            }
            Shown::Blank | Shown::Timeline(_) => {}
        }
        if tone.is_some() {
            out.push_str("</span>");
        }
        if matches!(self.cell, Shown::Bar(..)) {
            out.push_str("</span>");
        }
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

//! Words as HTML, written where they are to stand: escaped, with names that lead to their pages, dates that are not broken,
//! and commands in whose place a reader of pages gets the page that shows the same.

use std::borrow::Cow;

use maud::Render;

use crate::render::html::Frame;
use crate::render::html::links::{Links, Named, Target};
use crate::render::text::visible;

/// What a command begins with in a sentence.
const STANDING: &str = "standing ";
/// How a date looks.
const FORM: &[u8; 10] = b"0000-00-00";

/// Words with every character escaped that HTML or a terminal would obey.
pub(crate) struct Escaped<'t>(pub(crate) &'t str);

/// A name that stands below a heading, which leads to its page where it has one.
pub(super) struct Name<'t> {
    pub(super) frame: Frame<'t>,
    pub(super) heading: &'t str,
    pub(super) name: &'t str,
}

/// Several names with commas between them.
pub(super) struct Names<'t>(pub(super) Name<'t>);

/// Words of which no date is broken at the end of a line, and whose commands are places.
pub(super) struct Prose<'t> {
    pub(super) text: &'t str,
    pub(super) links: Option<&'t dyn Links>,
}

/// A heading, which leads to what it means.
pub(super) struct Explained<'t> {
    pub(super) heading: &'t str,
    pub(super) links: Option<&'t dyn Links>,
}

impl Render for Explained<'_> {
    fn render_to(&self, out: &mut String) {
        let meaning = self.links.and_then(|links| Some((links.up(), links.meaning(self.heading)?)));
        let Some((up, page)) = meaning else { return Escaped(self.heading).render_to(out) };
        out.push_str("<a class=\"word\" href=\"");
        Escaped(up).render_to(out);
        Escaped(&page).render_to(out);
        out.push_str("\">");
        Escaped(self.heading).render_to(out);
        out.push_str("</a>");
    }
}

/// A part of a sentence that is more than words.
enum Part<'t, 'p> {
    Date(&'t str),
    /// A name, and where it leads.
    Name(&'t str, Target<'p>),
    Command(Named),
}

impl Render for Escaped<'_> {
    fn render_to(&self, out: &mut String) {
        if self.0.bytes().all(is_plain) {
            return out.push_str(self.0);
        }
        let text = visible(self.0);
        let mut done = 0;
        for (place, byte) in text.bytes().enumerate() {
            let Some(escaped) = of_html(byte) else { continue };
            out.push_str(text.get(done..place).unwrap_or_default());
            out.push_str(escaped);
            done = place + 1;
        }
        out.push_str(text.get(done..).unwrap_or_default());
    }
}

/// What stands for a byte that means something in HTML.
const fn of_html(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    }
}

/// Whether a byte stands for itself in HTML.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && of_html(byte).is_none()
}

impl Render for Name<'_> {
    fn render_to(&self, out: &mut String) {
        let found = self.frame.links.and_then(|links| Some((links, links.page(self.heading, self.name)?)));
        let Some((links, target)) = found else { return Escaped(self.name).render_to(out) };
        put_name((links, &target), self.name, out);
    }
}

/// A name that leads to its page: what people call it, the name that one types where the pointer rests, and whose it is.
fn put_name((links, target): (&dyn Links, &Target<'_>), id: &str, out: &mut String) {
    let name = target.called.as_ref().map_or(id, |called| &called.name);
    let tag = if target.page.is_some() { "a" } else { "span" };
    out.push('<');
    out.push_str(tag);
    if let Some(page) = &target.page {
        out.push_str(" href=\"");
        Escaped(links.up()).render_to(out);
        Escaped(page).render_to(out);
        out.push('"');
    }
    if name != id {
        out.push_str(" title=\"");
        Escaped(id).render_to(out);
        out.push('"');
    }
    out.push('>');
    Escaped(name).render_to(out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
    if let Some(of) = target.called.as_ref().and_then(|called| called.of) {
        out.push_str(" <small>");
        Escaped(of).render_to(out);
        out.push_str("</small>");
    }
}

impl Render for Names<'_> {
    fn render_to(&self, out: &mut String) {
        let Name { frame, heading, name } = self.0;
        out.push_str("<span>");
        for (nth, name) in name.split(", ").enumerate() {
            if nth > 0 {
                out.push_str(", ");
            }
            Name { frame, heading, name }.render_to(out);
        }
        out.push_str("</span>");
    }
}

impl Render for Prose<'_> {
    fn render_to(&self, out: &mut String) {
        if !may_have_parts(self.text) {
            return Escaped(self.text).render_to(out);
        }
        let text: Cow<'_, str> = visible(self.text);
        let Some(first) = self.next(&text) else { return Escaped(&text).render_to(out) };
        // In a card each part of a cell would stand for itself.
        out.push_str("<span>");
        let (mut next, mut rest) = (Some(first), &*text);
        while let Some((before, part, after)) = next {
            Escaped(before).render_to(out);
            self.put(part, out);
            rest = after;
            next = self.next(rest);
        }
        Escaped(rest).render_to(out);
        out.push_str("</span>");
    }
}

impl<'p> Prose<'p> {
    /// The first part of a text that is more than words, with what stands before and behind it.
    fn next<'t>(&self, text: &'t str) -> Option<(&'t str, Part<'t, 'p>, &'t str)> {
        let date = dated(text);
        let until = date.map_or(text, |(before, ..)| before);
        let command = self.command(until);
        let until = command.as_ref().map_or(until, |(before, ..)| before);
        match (self.named(until), command) {
            (Some((before, name, page)), _) => {
                Some((before, Part::Name(name, page), text.get(before.len() + name.len()..)?))
            }
            (None, Some((before, named, length))) => {
                Some((before, Part::Command(named), text.get(before.len() + length..)?))
            }
            (None, None) => date.map(|(before, date, after)| (before, Part::Date(date), after)),
        }
    }

    /// The first full name of a project in a text, such as `acme/site`, with what stands before it, and its page.
    fn named<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, Target<'p>)> {
        let links = self.links?;
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
        let bytes = text.as_bytes();
        let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(place, _)| place);
        let name = |slash: usize| {
            let before = bytes.get(..slash)?.iter().rev().take_while(|byte| is_part(byte)).count();
            let after = bytes.get(slash..)?.iter().take_while(|byte| is_part(byte)).count();
            let start = slash - before;
            let name = text.get(start..slash + after)?.trim_end_matches('.');
            let target = links.page("", name)?;
            Some((text.get(..start)?, name, target))
        };
        slashes.filter_map(name).next()
    }

    /// The first command in a text, with what stands before it, and how long it is.
    fn command<'t>(&self, text: &'t str) -> Option<(&'t str, Named, usize)> {
        let links = self.links.filter(|_| text.contains(STANDING))?;
        let mut from = 0;
        loop {
            let place = from + text.get(from..)?.find(STANDING)?;
            let (before, rest) = (text.get(..place)?, text.get(place + STANDING.len()..)?);
            let is_word =
                before.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && last != '-');
            if let Some((named, length)) = links.command(rest).filter(|_| is_word) {
                return Some((before, named, STANDING.len() + length));
            }
            from = place + STANDING.len();
        }
    }

    fn put(&self, part: Part<'_, '_>, out: &mut String) {
        match (part, self.links) {
            (Part::Date(date), _) => {
                out.push_str("<span class=\"day\">");
                Escaped(date).render_to(out);
                out.push_str("</span>");
            }
            (Part::Name(name, target), Some(links)) => put_name((links, &target), name, out),
            (Part::Name(name, _), None) => Escaped(name).render_to(out),
            (Part::Command(Named { name, page: Some(page) }), Some(links)) => {
                let known = links.page("", &name).filter(|target| target.page.as_deref() == Some(&*page));
                let target = known.unwrap_or_else(|| Target { page: Some(page.into()), called: None });
                put_name((links, &target), &name, out);
            }
            (Part::Command(Named { name, .. }), _) => {
                out.push_str("<code>");
                Escaped(&name).render_to(out);
                out.push_str("</code>");
            }
        }
    }
}

/// Whether anything in a text could be more than words: a date, a full name, a command.
fn may_have_parts(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'-' | b'/')) || text.contains(STANDING)
}

/// The first date in a text, with what stands before and behind it.
fn dated(text: &str) -> Option<(&str, &str, &str)> {
    let is_date = |part: &[u8]| {
        part.iter()
            .zip(FORM)
            .all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form })
    };
    let bytes = text.as_bytes();
    // Few texts have a hyphen, and fewer have one behind a year.
    let hyphens = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'-');
    let starts = hyphens.filter_map(|(place, _)| place.checked_sub(4));
    let mut dates = starts.filter(|start| bytes.get(*start..start + FORM.len()).is_some_and(is_date));
    let (before, rest) = text.split_at_checked(dates.next()?)?;
    let (date, after) = rest.split_at_checked(FORM.len())?;
    Some((before, date, after))
}

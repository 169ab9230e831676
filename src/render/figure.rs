//! A number as characters: parts that line up at the decimal point, without memory of their own.

use std::fmt::Write;

use crate::model::number::Digits;
use crate::page::Tone;
use crate::render::wrap::width;

/// What is not known.
const UNKNOWN: &str = "–";
/// Behind a sum in which something unknown is missing.
pub(crate) const INCOMPLETE: &str = "*";

/// A number in parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figure {
    /// Its digits, as many behind the point as there may be; `None` where it is not known.
    digits: Option<Digits>,
    /// What stands behind the digits and a space; nothing where it goes without saying.
    unit: &'static str,
    /// Whether something unknown is missing in it.
    is_incomplete: bool,
    pub(crate) tone: Tone,
    pub(crate) places: Places,
}

/// How many of the digits behind the point a column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Places {
    /// As many as its longest number needs.
    #[default]
    Needed,
    /// All, or none where all of its amounts are whole.
    AllOrNone,
    /// Those of this number alone.
    Own,
}

impl Figure {
    /// What is not known.
    pub(crate) fn unknown() -> Self {
        Self { tone: Tone::Muted, ..Self::default() }
    }

    /// Digits with a unit.
    pub(crate) fn new(digits: Digits, unit: &'static str, places: Places) -> Self {
        Self { digits: Some(digits), unit, places, ..Self::default() }
    }

    /// The same, in which something unknown is missing.
    pub(crate) const fn incomplete(mut self) -> Self {
        self.is_incomplete = true;
        self
    }

    /// The same with a tone.
    pub(crate) const fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Sign and digits before the point, and those behind it.
    fn parts(&self) -> (&str, &str) {
        let digits = self.digits.as_ref().map_or(UNKNOWN, Digits::as_str);
        digits.split_once('.').unwrap_or((digits, ""))
    }

    /// How wide the sign and the digits before the point are, in groups of three.
    pub(crate) fn whole_width(&self) -> usize {
        let (whole, _) = self.parts();
        match &self.digits {
            None => width(whole),
            Some(_) => whole.len() + (unsigned(whole).len() - 1) / 3,
        }
    }

    /// How wide its unit is, with the space before it and the mark behind.
    pub(crate) const fn unit_width(&self) -> usize {
        let unit = if self.unit.is_empty() { 0 } else { 1 + self.unit.len() };
        unit + if self.is_incomplete { INCOMPLETE.len() } else { 0 }
    }

    /// How many digits behind the point it needs a column to show.
    pub(crate) fn needed(&self) -> usize {
        let (_, fraction) = self.parts();
        let needed = fraction.trim_end_matches('0').len();
        match self.places {
            Places::Needed => needed,
            Places::AllOrNone if needed == 0 => 0,
            Places::AllOrNone | Places::Own => fraction.len(),
        }
    }

    /// The number with so many digits behind the point, and its unit.
    pub(crate) fn text(&self, places: usize) -> String {
        let mut text = String::with_capacity(24);
        self.push_to(&mut text, places);
        text
    }

    /// Adds the number with so many digits behind the point, and its unit.
    pub(crate) fn push_to(&self, text: &mut String, places: usize) {
        let (whole, fraction) = self.parts();
        push_grouped(text, whole);
        let places = if self.places == Places::Own { fraction.len() } else { places };
        if let Some(digits @ [_, ..]) = fraction.as_bytes().get(..places.min(fraction.len())) {
            text.push('.');
            text.extend(digits.iter().map(|digit| char::from(*digit)));
        }
        if !self.unit.is_empty() {
            // Writing into a string cannot fail.
            let _ = write!(text, " {}", self.unit);
        }
        if self.is_incomplete {
            text.push_str(INCOMPLETE);
        }
    }
}

fn unsigned(whole: &str) -> &str {
    whole.strip_prefix('-').unwrap_or(whole)
}

/// Adds digits in groups of three.
fn push_grouped(text: &mut String, whole: &str) {
    let digits = unsigned(whole);
    let (first, rest) = match digits.split_at_checked(digits.len() % 3) {
        Some((first, rest)) if digits.len() > 3 => (first, rest),
        _ => return text.push_str(whole),
    };
    text.push_str(whole.get(..whole.len() - digits.len()).unwrap_or_default());
    text.push_str(first);
    for (place, group) in rest.as_bytes().chunks(3).enumerate() {
        if place > 0 || !first.is_empty() {
            text.push(',');
        }
        text.extend(group.iter().map(|digit| char::from(*digit)));
    }
}

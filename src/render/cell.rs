//! One cell as characters: words that stand at the left, or a figure that lines up at its decimal point.

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Money, Share};
use crate::page::{Block, Cell, Page, Timeline, Tone};
use crate::render::text::visible;
use crate::render::wrap::width;

/// A cell as characters.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    /// Nothing.
    Blank,
    /// Words.
    Words(Words),
    /// A number.
    Figure(Figure),
    /// A number with a bar at its left.
    Bar(Figure, Share),
    /// A chart.
    Timeline(Timeline),
}

/// Words at the left of a column.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) width: usize,
    pub(crate) tone: Tone,
    /// Whether the words may be cut short: those that one types may not.
    pub(crate) may_shrink: bool,
}

/// A number in parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figure {
    /// Sign and digits before the point, in groups of three.
    pub(crate) whole: String,
    /// Digits behind the point, as many as there may be.
    pub(crate) fraction: String,
    /// What stands behind the digits, with the space before it.
    pub(crate) unit: String,
    pub(crate) tone: Tone,
    pub(crate) digits: Digits,
}

/// How many of the digits behind the point a column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Digits {
    /// As many as its longest number needs.
    #[default]
    Needed,
    /// All, or none where all of its amounts are whole.
    AllOrNone,
    /// Those of this number alone.
    Own,
}

/// What a column or a page says once, so that its cells need not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usual {
    /// The currency of amounts that do not name theirs.
    pub(crate) currency: Option<Currency>,
    /// Whether hours stand among amounts of money, and must name their unit.
    pub(crate) is_mixed: bool,
}

/// The currency of most of a page's amounts, by the totals where there are any: the one that goes without saying.
pub(crate) fn usual_currency(page: &Page) -> Option<Currency> {
    let sheets = || {
        page.blocks
            .iter()
            .filter_map(|block| if let Block::Sheet(sheet) = block { Some(sheet) } else { None })
    };
    let facts = page
        .blocks
        .iter()
        .filter_map(|block| if let Block::Facts { facts, .. } = block { Some(facts) } else { None });
    let totals = sheets().filter_map(|sheet| sheet.totals.as_ref()).flatten();
    let rows = sheets().flat_map(|sheet| &sheet.rows).flatten().chain(facts.flatten().map(|(_, cell)| cell));
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for currency in rows.filter_map(currency_of) {
        match counts.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, count)) => *count += 1,
            None => counts.push((currency, 1)),
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count).map(|(currency, _)| *currency);
    totals.filter_map(currency_of).next().or(most)
}

fn currency_of(cell: &Cell) -> Option<Currency> {
    match cell {
        Cell::Money(money) | Cell::Incomplete(money) => Some(money.currency),
        _ => None,
    }
}

/// What is not known.
const UNKNOWN: &str = "–";
/// Behind a sum in which something unknown is missing.
pub(crate) const INCOMPLETE: &str = "*";

/// A cell as characters.
pub(crate) fn shown(cell: &Cell, usual: Usual) -> Shown {
    let figure = |digits: &str, unit: &str| figure(digits, unit);
    Shown::Figure(match cell {
        Cell::Empty => return Shown::Blank,
        Cell::Text(text) => return words(text, Tone::Plain, true),
        Cell::Said(text, tone) => return words(text, *tone, true),
        Cell::Id(id) => return words(id, Tone::Plain, false),
        Cell::Date(date) => return words(&date.to_string(), Tone::Plain, false),
        Cell::State(word, tone) => return words(word, *tone, false),
        Cell::Unknown => Figure { whole: UNKNOWN.to_owned(), tone: Tone::Muted, ..Figure::default() },
        Cell::Count(count) => figure(&count.to_string(), ""),
        Cell::Number(number) => figure(&number.rounded(4), ""),
        Cell::Money(money) => amount(money, usual, ""),
        Cell::Incomplete(money) => amount(money, usual, INCOMPLETE),
        Cell::Hours(hours) => figure(&hours.digits(), hours_unit(usual)),
        Cell::IncompleteHours(hours) => {
            figure(&hours.digits(), &format!("{}{INCOMPLETE}", hours_unit(usual)))
        }
        Cell::Index(index) => figure(&index.0.rounded(2), ""),
        Cell::Days(days) => figure(&days.0.rounded(2), ""),
        Cell::Percent(share) => percent(share, Tone::Plain),
        Cell::Judged(share, tone) => percent(share, *tone),
        Cell::Bar(share, tone) => return Shown::Bar(percent(share, *tone), share.clone()),
        Cell::Timeline(timeline) => return Shown::Timeline(*timeline),
    })
}

const fn hours_unit(usual: Usual) -> &'static str {
    if usual.is_mixed { " h" } else { "" }
}

fn words(text: &str, tone: Tone, may_shrink: bool) -> Shown {
    let text = visible(text).into_owned();
    Shown::Words(Words { width: width(&text), text, tone, may_shrink })
}

fn amount(money: &Money, usual: Usual, mark: &str) -> Figure {
    let unit = if usual.currency == Some(money.currency) {
        mark.to_owned()
    } else {
        format!(" {}{mark}", money.currency.code())
    };
    Figure { digits: Digits::AllOrNone, ..figure(&money.digits(), &unit) }
}

/// Whole percents; near 100 as many digits as it takes to see that it is not.
fn percent(share: &Share, tone: Tone) -> Figure {
    let hundredfold = &share.0 * &Number::from(100);
    let hundred = Number::from(100);
    let looks_whole = |places: &u32| {
        *places < 2 && Number::parse(&hundredfold.rounded(*places), false).as_ref() == Ok(&hundred)
    };
    let places =
        if hundredfold == hundred { 0 } else { (0..).find(|places| !looks_whole(places)).unwrap_or(0) };
    Figure { tone, digits: Digits::Own, ..figure(&hundredfold.rounded(places), " %") }
}

fn figure(digits: &str, unit: &str) -> Figure {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    Figure {
        whole: grouped(whole),
        fraction: fraction.to_owned(),
        unit: unit.to_owned(),
        ..Figure::default()
    }
}

/// Digits in groups of three.
fn grouped(whole: &str) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    grouped.push_str(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl Figure {
    /// How many digits behind the point it needs a column to show.
    pub(crate) fn needed(&self) -> usize {
        let needed = self.fraction.trim_end_matches('0').len();
        match self.digits {
            Digits::Needed => needed,
            Digits::AllOrNone if needed == 0 => 0,
            Digits::AllOrNone | Digits::Own => self.fraction.len(),
        }
    }

    /// The number with so many digits behind the point, and its unit.
    pub(crate) fn text(&self, places: usize) -> String {
        format!("{}{}{}", self.whole, self.behind_point(places), self.unit)
    }

    /// The point and so many digits behind it, as far as the number has them.
    fn behind_point(&self, places: usize) -> String {
        let places = if self.digits == Digits::Own { self.fraction.len() } else { places };
        match self.fraction.get(..places.min(self.fraction.len())) {
            None | Some("") => String::new(),
            Some(digits) => format!(".{digits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shown: &Shown) -> String {
        match shown {
            Shown::Figure(figure) => figure.text(figure.needed()),
            _ => unreachable!(),
        }
    }

    #[test]
    fn percents_round_but_never_to_a_hundred_that_is_none() {
        for (share, printed) in [
            ("0.83", "83 %"),
            ("0.835", "84 %"),
            ("1", "100 %"),
            ("0.996", "99.6 %"),
            ("1.004", "100.4 %"),
            ("0.99996", "100.00 %"),
            ("1.3", "130 %"),
            ("10", "1,000 %"),
            ("0", "0 %"),
            ("-0.25", "-25 %"),
        ] {
            let share = Share(Number::parse(share, false).unwrap());
            assert_eq!(text(&shown(&Cell::Percent(share), Usual::default())), printed);
        }
    }

    #[test]
    fn amounts_have_groups_and_name_a_currency_that_is_not_the_usual_one() {
        let usual = Usual { currency: Currency::from_code("EUR"), is_mixed: false };
        for (amount, code, printed) in [
            ("48000.1", "EUR", "48,000.10"),
            ("-1234567", "EUR", "-1,234,567"),
            ("999", "EUR", "999"),
            ("-999", "EUR", "-999"),
            ("1000", "JPY", "1,000 JPY"),
        ] {
            let currency = Currency::from_code(code).unwrap();
            let money = Money { amount: Number::parse(amount, false).unwrap(), currency };
            assert_eq!(text(&shown(&Cell::Money(money), usual)), printed);
        }
    }
}

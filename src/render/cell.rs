//! One cell as characters: words that stand at the left, or a figure that lines up at its decimal point.

use std::borrow::Cow;

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Money, Share};
use crate::page::{Block, Cell, Page, Sheet, Timeline, Tone};
use crate::render::figure::{Figure, Places};
use crate::render::text::visible;
use crate::render::wrap::width;

/// A cell as characters.
#[derive(Clone, Debug)]
pub(crate) enum Shown<'c> {
    /// Nothing.
    Blank,
    /// Words.
    Words(Words<'c>),
    /// A number.
    Figure(Figure),
    /// A number with a bar at its left.
    Bar(Figure, &'c Share),
    /// A chart.
    Timeline(&'c Timeline),
}

/// Words at the left of a column.
#[derive(Clone, Debug)]
pub(crate) struct Words<'c> {
    pub(crate) text: Cow<'c, str>,
    pub(crate) width: usize,
    pub(crate) tone: Tone,
    /// Whether the words may be cut short: those that one types may not.
    pub(crate) may_shrink: bool,
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
    let columns = || page.blocks.iter().filter_map(sheet).flat_map(|sheet| &sheet.columns);
    let totals = columns().filter_map(|column| column.total.as_ref()).filter_map(currency_of).next();
    totals.or_else(|| {
        let facts = page.blocks.iter().filter_map(facts).flatten().map(|(_, cell)| cell);
        most(columns().flat_map(|column| &column.cells).chain(facts).filter_map(currency_of))
    })
}

/// What occurs most often; the first of those that occur alike.
fn most(currencies: impl Iterator<Item = Currency>) -> Option<Currency> {
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for currency in currencies {
        match counts.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, count)) => *count += 1,
            None => counts.push((currency, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(currency, _)| *currency)
}

fn sheet(block: &Block) -> Option<&Sheet> {
    if let Block::Sheet(sheet) = block { Some(sheet) } else { None }
}

fn facts(block: &Block) -> Option<&[(String, Cell)]> {
    if let Block::Facts { facts, .. } = block { Some(facts) } else { None }
}

pub(crate) fn currency_of(cell: &Cell) -> Option<Currency> {
    if let Cell::Money(money) = cell.plain() { Some(money.currency) } else { None }
}

/// A cell as characters.
pub(crate) fn shown(cell: &Cell, usual: Usual) -> Shown<'_> {
    Shown::Figure(match cell {
        Cell::Empty => return Shown::Blank,
        Cell::Text(text) => return words(visible(text), Tone::Plain, true),
        Cell::Said(text, tone) => return words(visible(text), *tone, true),
        Cell::Id(id) => return words(visible(id), Tone::Plain, false),
        Cell::Date(date) => return words(date.to_string().into(), Tone::Plain, false),
        Cell::State(word, tone) => return words((*word).into(), *tone, false),
        Cell::Bar(share, tone) => return Shown::Bar(percent(share, *tone), share),
        Cell::Timeline(timeline) => return Shown::Timeline(timeline),
        Cell::Incomplete(cell) => match shown(cell, usual) {
            Shown::Figure(figure) => figure.incomplete(),
            Shown::Bar(figure, share) => return Shown::Bar(figure.incomplete(), share),
            other => return other,
        },
        Cell::Unknown => Figure::unknown(),
        Cell::Count(count) => Figure::new(Number::from(*count).digits(0), "", Places::Needed),
        Cell::Number(number) => Figure::new(number.digits(4), "", Places::Needed),
        Cell::Written(number, places) => Figure::new(number.digits(*places), "", Places::Own),
        Cell::Money(money) => amount(money, usual),
        Cell::Hours(hours) => Figure::new(hours.0.digits(2), hours_unit(usual), Places::Needed),
        Cell::Index(index) => Figure::new(index.0.digits(2), "", Places::Needed),
        Cell::Days(days) => Figure::new(days.0.digits(2), "", Places::Needed),
        Cell::Percent(share) => percent(share, Tone::Plain),
        Cell::Judged(share, tone) => percent(share, *tone),
    })
}

const fn hours_unit(usual: Usual) -> &'static str {
    if usual.is_mixed { "h" } else { "" }
}

fn words(text: Cow<'_, str>, tone: Tone, may_shrink: bool) -> Shown<'_> {
    Shown::Words(Words { width: width(&text), text, tone, may_shrink })
}

fn amount(money: &Money, usual: Usual) -> Figure {
    let unit = if usual.currency == Some(money.currency) { "" } else { money.currency.code() };
    Figure::new(money.amount.digits(money.currency.minor_digits()), unit, Places::AllOrNone)
}

/// Whole percents; near 100 as many digits as it takes to see that it is not.
fn percent(share: &Share, tone: Tone) -> Figure {
    let hundred = Number::from(100);
    let percent = &share.0 * &hundred;
    let mut digits = percent.digits(0);
    for (places, looks_whole) in [(1, "100"), (2, "100.0")] {
        if digits.as_str() == looks_whole && percent != hundred {
            digits = percent.digits(places);
        }
    }
    Figure::new(digits, "%", Places::Own).toned(tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shown: &Shown<'_>) -> String {
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

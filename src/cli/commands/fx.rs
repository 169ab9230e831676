//! `standing fx`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::address::found;
use crate::cli::typed::currency::currency;
use crate::cli::typed::target::Target;
use crate::cli::typed::{amount, date};
use crate::cli::writing::desk::Desk;
use crate::cli::writing::moved::{Both, warned};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Record, Value};
use crate::format::Kind;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::exchange::{Exchange, ExchangeRate};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::why::words::counted;

/// Record what one unit of a currency is worth in another
///
/// The rate holds from its date on, in both directions, until the next one of the two currencies.
/// An amount is converted once, by the rate at the date of its record.
/// There are no cross rates: each currency needs one to that of the workspace.
/// A rate that is there already for the day is replaced.
/// Of a past day it says which figures it moves.
///
/// Examples:
///   standing fx EUR USD 1.0832
///   standing fx GBP EUR 1.19 --date 2026-10-01
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct FxArguments {
    /// The currency of the one unit
    #[arg(value_name = "FROM")]
    from: String,

    /// The currency of the rate
    #[arg(value_name = "TO")]
    to: String,

    /// What one unit of the first is worth in the second
    #[arg(allow_hyphen_values = true)]
    rate: String,

    /// From when it holds: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

/// The list of the agency's file that holds them.
const LIST: &str = "fx";
const AGENCY: &str = "standing.toml";

impl FxArguments {
    /// Writes the rate.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let new = self.typed(setting.today)?;
        let reaches_back = new.date < setting.today;
        let extent = if reaches_back { Extent::Whole } else { Extent::Agency };
        let desk = self.writing.open(setting, extent)?;
        let (exchange, pair) = (&desk.portfolio.agency.exchange, (new.from, new.to));
        let record = Record::default()
            .with("date", new.date)
            .with("from", new.from.code())
            .with("to", new.to.code())
            .with("rate", Value::Digits(self.rate.clone()));
        let same =
            exchange.rates().iter().find(|one| (one.date, one.from, one.to) == (new.date, new.from, new.to));
        let what = format!("1 {} is {} {} from {} on", new.from, digits(&new.rate), new.to, new.date);
        let (what, edit) = match same {
            Some(one) if one.rate == new.rate => {
                let told =
                    told(format!("{what}: nothing to change"), &record, (exchange, pair), setting.as_of);
                return desk.unchanged(&told);
            }
            Some(one) => (format!("{what}, was {}", digits(&one.rate)), self.replacing(&desk, &new)?),
            None => (what, adding(exchange, record.clone())),
        };
        let doubt = doubt(exchange, &new);
        let change = Change::Edited { document: AGENCY.to_owned(), edits: vec![edit] };
        let warn = |before: &Portfolio, after: &Portfolio| {
            let moved = Both { before, after, today: setting.today }.moved_by_rate();
            let since_today = self.since_today(pair, setting.today);
            let moved = moved.filter(|_| reaches_back).map(|what| warned(what, Some(since_today)));
            moved.into_iter().collect()
        };
        let tell = |after: &Portfolio| told(what, &record, (&after.agency.exchange, pair), setting.as_of);
        let ending = desk.write_warning(&[change], warn, tell)?;
        if let Some((words, help)) = doubt {
            setting.voice.advice(&words, Some(&help));
        }
        Ok(ending)
    }

    fn typed(&self, today: Date) -> Result<ExchangeRate, Failure> {
        let (from, to) = (currency(&self.from)?, currency(&self.to)?);
        if from == to {
            return Err(Failure::usage(format!("both currencies are {from}")).hint("name two different ones"));
        }
        let rate = amount::typed("the rate", &self.rate)?;
        if rate.is_zero() {
            return Err(Failure::usage("the rate is 0").hint(format!("write what 1 {from} is worth in {to}")));
        }
        Ok(ExchangeRate { date: date::happened(self.date.as_deref(), today)?, from, to, rate })
    }

    /// The command that leaves the past as it is.
    fn since_today(&self, (from, to): (Currency, Currency), today: Date) -> String {
        format!("standing fx {from} {to} {} --date {today}", self.rate)
    }

    /// The edit that gives the record of the same day and pair another rate.
    fn replacing(&self, desk: &Desk<'_>, new: &ExchangeRate) -> Result<Edit, Failure> {
        let of_day = desk.portfolio.agency.exchange.rates().iter().filter(|one| one.date == new.date);
        // Those of one day are in the order of the file.
        let nth = of_day.clone().position(|one| (one.from, one.to) == (new.from, new.to)).unwrap_or_default();
        let number = if of_day.count() > 1 { format!(".{}", nth + 1) } else { String::new() };
        let target = Target { id: AGENCY.to_owned(), kind: Kind::Agency, document: AGENCY.to_owned() };
        let address = found(&target, &desk.text(AGENCY)?, &format!("{LIST}.{}{number}.rate", new.date))?;
        Ok(Edit::Set { path: address.path, value: Value::Digits(self.rate.clone()) })
    }
}

/// The edit that puts a record among the others by its date; the first is a section of its own.
fn adding(exchange: &Exchange, record: Record) -> Edit {
    let list = LIST.to_owned();
    match exchange.rates() {
        [] => Edit::Append { list, record },
        _ => Edit::Log { list, record },
    }
}

fn told(
    what: String,
    record: &Record,
    (exchange, (from, to)): (&Exchange, (Currency, Currency)),
    as_of: Date,
) -> Told {
    let count = exchange.dates((from, to)).count();
    let now = exchange.rate(from, to, as_of);
    let today = now.as_ref().map_or_else(
        || format!("none holds on {as_of}"),
        |rate| format!("1 {from} is {} {to} on {as_of}", digits(rate)),
    );
    let words = format!("{} of {from} and {to}; {today}", counted(count, "rate", "rates"));
    let rate = now.map(|rate| digits(&rate).parse::<serde_json::Number>().ok());
    Told::new(what, table(record))
        .standing(words, json!({ "from": from, "to": to, "rates": count, "rate": rate.flatten() }))
}

/// The digits of a rate: all that were written, at most eight of one that is turned round.
fn digits(rate: &Number) -> String {
    let digits = rate.rounded(8);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What to say where the other direction was meant, as far as the rate before tells: it is far from that, and what
/// stands beside it in the other direction is near.
fn doubt(exchange: &Exchange, new: &ExchangeRate) -> Option<(String, String)> {
    let before = exchange.rate(new.from, new.to, new.date)?;
    let is_near = |one: &Number, other: &Number| {
        let far = one.over(other).map(|ratio| ratio - Number::one());
        far.is_some_and(|far| &far * &far < Number::decimal(1, 2))
    };
    let turned = Number::one().over(&new.rate)?;
    if is_near(&new.rate, &before) || !is_near(&turned, &before) {
        return None;
    }
    let (from, to) = (new.from, new.to);
    let words = format!("1 {from} was {} {to} before: this looks like the other direction", digits(&before));
    let rate = digits(&new.rate);
    Some((words, format!("if so, standing undo, then standing fx {to} {from} {rate} --date {}", new.date)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_that_looks_turned_round_is_doubted() {
        let currency = |code| Currency::from_code(code).unwrap();
        let rate = |digits: &str, date: &str| ExchangeRate {
            date: date.parse().unwrap(),
            from: currency("EUR"),
            to: currency("USD"),
            rate: Number::parse(digits, false).unwrap(),
        };
        let exchange = Exchange::new(vec![rate("1.25", "2026-01-05")]);
        for (digits, date, is_doubted) in [
            ("0.8", "2026-02-02", true),
            ("0.79", "2026-02-02", true),
            ("1.3", "2026-02-02", false),
            ("2", "2026-02-02", false),
            ("0.8", "2026-01-04", false),
        ] {
            assert_eq!(doubt(&exchange, &rate(digits, date)).is_some(), is_doubted, "{digits} {date}");
        }
    }
}

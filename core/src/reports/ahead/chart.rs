//! The charts of the ahead report: the money of the months to come, and below it the hours.

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money as Amount};
use crate::page::chart::{Chart, Drawing, Ink, Periods, Scale, Series, Side};
use crate::reports::ahead::Ahead;
use crate::reports::ahead::row::AheadSums;
use crate::why::words::{counted, hours, money};

/// The money and the hours of the months.
pub(crate) fn months(report: &Ahead) -> Vec<Chart> {
    if report.rows.len() < 2 {
        return Vec::new();
    }
    vec![of_money(report, report.header.currency), of_hours(report)]
}

fn names(report: &Ahead) -> Vec<String> {
    report.rows.iter().map(|row| row.period.clone()).collect()
}

/// A value of each month.
fn each(report: &Ahead, value: impl Fn(&AheadSums) -> Option<Number>) -> Vec<Option<Number>> {
    report.rows.iter().map(|row| value(&row.sums)).collect()
}

fn of_money(report: &Ahead, currency: Currency) -> Chart {
    let amount = |of: fn(&AheadSums) -> &Amount| each(report, |sums| Some(of(sums).amount.clone()));
    let even = each(report, |sums| Some(sums.break_even.clone()??.amount));
    let below = report.rows.iter().zip(&even).filter(|(row, even)| {
        let sure = &row.sums.signed.amount + &row.sums.unsigned.amount;
        even.as_ref().is_some_and(|even| sure < *even)
    });
    let below = match (below.count(), even.iter().any(Option::is_some)) {
        (_, false) => String::new(),
        (0, true) => "; every month earns what it costs".to_owned(),
        (some, true) => {
            let below = ("month brings less than it costs", "months bring less than they cost");
            format!("; {}", counted(some, below.0, below.1))
        }
    };
    let sums = &report.totals.sums;
    let said = |sum: &Amount| money(&sum.amount, sum.currency);
    let series = [
        ("paid to us", Ink::Carried, Side::Left, amount(|sums| &sums.cash)),
        ("signed", Ink::Earned, Side::Right, amount(|sums| &sums.signed)),
        ("by the hour as so far, not signed", Ink::Used, Side::Right, amount(|sums| &sums.unsigned)),
        ("likely", Ink::Expected, Side::Right, amount(|sums| &sums.likely)),
        ("break-even", Ink::Target, Side::Across, even),
    ];
    let is_there = |(.., values): &(&str, Ink, Side, Vec<Option<Number>>)| {
        values.iter().flatten().any(|value| !value.is_zero())
    };
    let series = series.into_iter().filter(is_there);
    let series = series.map(|(name, ink, side, values)| Series { name: name.to_owned(), ink, side, values });
    Chart {
        title: "the money of the months to come".to_owned(),
        finding: format!("{} signed, {} likely{below}", said(&sums.signed), said(&sums.likely)),
        drawing: Drawing::Periods(Periods {
            scale: Scale::Money(currency),
            names: names(report),
            series: series.collect(),
        }),
        table: None,
        is_in_text: true,
    }
}

fn of_hours(report: &Ahead) -> Chart {
    let number = |of: fn(&AheadSums) -> &Hours| each(report, |sums| Some(of(sums).0.clone()));
    let series = [
        ("assigned", Ink::Used, Side::Right, number(|sums| &sums.assigned)),
        ("if won", Ink::Expected, Side::Right, number(|sums| &sums.tentative)),
        ("capacity", Ink::Agreed, Side::Across, number(|sums| &sums.capacity)),
    ];
    let series = series.map(|(name, ink, side, values)| Series { name: name.to_owned(), ink, side, values });
    let sums = &report.totals.sums;
    Chart {
        title: "the hours of the months to come".to_owned(),
        finding: format!("{} of {} assigned", hours(&sums.assigned.0), hours(&sums.capacity.0)),
        drawing: Drawing::Periods(Periods {
            scale: Scale::Hours,
            names: names(report),
            series: series.into(),
        }),
        table: None,
        is_in_text: true,
    }
}

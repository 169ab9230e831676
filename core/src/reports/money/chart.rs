//! The charts of the money report: what is still to come by how late it is, and the margin month by month.

use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::Money as Amount;
use crate::page::chart::{Bar, Bars, Chart, Drawing, Ink, Periods, Scale, Series, Side};
use crate::page::{Cell, Tone};
use crate::reports::document::Group;
use crate::reports::money::totals::MoneyTotals;
use crate::why::words::{counted, money};

/// What is still to come by age; `None` where nothing is, or where it is not known of all.
pub(crate) fn receivables(totals: &MoneyTotals) -> Option<Chart> {
    let sums = totals.receivables.as_ref()?;
    let ages = [
        ("not due", &sums.not_due, Tone::Plain),
        ("1 to 30 days late", &sums.late_1_30, Tone::Warning),
        ("31 to 60 days late", &sums.late_31_60, Tone::Warning),
        ("61 to 90 days late", &sums.late_61_90, Tone::Bad),
        ("over 90 days late", &sums.late_over_90, Tone::Bad),
    ];
    if ages.iter().all(|(_, sum, _)| sum.amount.is_zero()) {
        return None;
    }
    let bar = |(name, sum, tone): (&str, &Amount, Tone)| Bar {
        name: name.to_owned(),
        value: Some(sum.amount.clone()),
        text: Cell::Money(sum.clone()),
        tone,
    };
    let said = |sum: &Amount| money(&sum.amount, sum.currency);
    Some(Chart {
        title: "what is still to come, by how late it is".to_owned(),
        finding: format!("{} outstanding, {} of it overdue", said(&sums.outstanding), said(&sums.overdue)),
        drawing: Drawing::Bars(Bars {
            scale: Scale::Money(sums.outstanding.currency),
            rows: ages.into_iter().map(bar).collect(),
            more: 0,
            threshold: None,
        }),
        table: None,
        is_in_text: false,
    })
}

/// The margin of each month around zero; `None` where costs are not told.
pub(crate) fn margins(months: &[Group<MoneyTotals>], currency: Currency) -> Option<Chart> {
    let margin = |group: &Group<MoneyTotals>| -> Option<Option<Amount>> {
        let is_whole = group.totals.missing.of("margin").is_empty();
        group.totals.margin.clone().map(|margin| margin.filter(|_| is_whole))
    };
    let margins: Vec<Option<Amount>> = months.iter().map(margin).collect::<Option<Vec<_>>>()?;
    let values = margins.into_iter().map(|one| one.map(|sum| sum.amount)).collect();
    let names = months.iter().map(|month| month.key.clone().unwrap_or_default()).collect();
    by_month(names, values, currency)
}

/// The margin of each of these months, unknown ones left out; `None` of fewer than two.
pub(crate) fn by_month(names: Vec<String>, values: Vec<Option<Number>>, currency: Currency) -> Option<Chart> {
    let known: Vec<&Number> = values.iter().flatten().collect();
    let losses = known.iter().filter(|value| value.is_negative()).count();
    let sum: Number = known.iter().copied().sum();
    let unknown = values.len() - known.len();
    let unknown = (unknown > 0).then(|| format!("; {} unknown", counted(unknown, "month is", "months are")));
    let finding = match losses {
        0 => format!("{} of margin, no month with a loss", money(&sum, currency)),
        losses => {
            format!("{} of margin, {} with a loss", money(&sum, currency), counted(losses, "month", "months"))
        }
    };
    (values.len() > 1).then(|| Chart {
        title: "the margin of each month".to_owned(),
        finding: finding + &unknown.unwrap_or_default(),
        drawing: Drawing::Periods(Periods {
            scale: Scale::Money(currency),
            names,
            series: vec![Series { name: "margin".to_owned(), ink: Ink::Earned, side: Side::Right, values }],
        }),
        table: None,
        is_in_text: false,
    })
}

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

/// What is known of a period, and whether that is all of it.
pub(crate) struct PeriodSum {
    pub(crate) name: String,
    /// `None` where nothing is known.
    pub(crate) value: Option<Number>,
    pub(crate) is_whole: bool,
}

impl PeriodSum {
    /// Its name, marked as a table marks a sum that misses something.
    fn marked(&self) -> String {
        if self.is_marked() { format!("{}*", self.name) } else { self.name.clone() }
    }

    const fn is_marked(&self) -> bool {
        self.value.is_some() && !self.is_whole
    }
}

/// The margin of each month around zero; `None` where costs are not told.
pub(crate) fn margins(months: &[Group<MoneyTotals>], totals: &MoneyTotals) -> Option<Chart> {
    let margin = |group: &Group<MoneyTotals>| -> Option<PeriodSum> {
        Some(PeriodSum {
            name: group.key.clone().unwrap_or_default(),
            value: group.totals.margin.clone()?.map(|sum| sum.amount),
            is_whole: group.totals.missing.of("margin").is_empty(),
        })
    };
    by_month(&months.iter().map(margin).collect::<Option<Vec<_>>>()?, totals)
}

/// The margin of each of these months above the table whose total is given; `None` of fewer than two.
pub(crate) fn by_month(months: &[PeriodSum], totals: &MoneyTotals) -> Option<Chart> {
    let total = totals.margin.as_ref()?.as_ref();
    let currency = totals.fees.currency;
    let known: Vec<&Number> = months.iter().filter_map(|month| month.value.as_ref()).collect();
    let sum = Amount { amount: known.iter().copied().sum(), currency };
    let losses = match known.iter().filter(|value| value.is_negative()).count() {
        0 => "no month with a loss".to_owned(),
        losses => format!("{} with a loss", counted(losses, "month", "months")),
    };
    // Over all of its days a project may be unknown of which one month is known.
    let other = total.filter(|total| total.printed() != sum.printed()).map(|total| {
        let total = money(&total.amount, currency);
        format!("; the table's total is {total}, without the projects whose margin is not known throughout")
    });
    let (mark, missing) = lacking(months, "month", "months");
    let margin = money(&sum.amount, currency);
    let finding = format!("{margin}{mark} of margin, {losses}{missing}{}", other.unwrap_or_default());
    (months.len() > 1).then(|| around_zero("the margin of each month", finding, ("margin", months), currency))
}

/// The mark of a sum that misses something, and of how many periods something or all of it is missing.
pub(crate) fn lacking(periods: &[PeriodSum], one: &str, many: &str) -> (&'static str, String) {
    let marked = periods.iter().filter(|period| period.is_marked()).count();
    let unknown = periods.iter().filter(|period| period.value.is_none()).count();
    let marked_too =
        (marked > 0).then(|| format!("; * something is missing of {}", counted(marked, one, many)));
    let unknown_too = (unknown > 0).then(|| {
        let are = (format!("{one} is"), format!("{many} are"));
        format!("; {} unknown", counted(unknown, &are.0, &are.1))
    });
    let mark = if marked + unknown > 0 { "*" } else { "" };
    (mark, marked_too.unwrap_or_default() + &unknown_too.unwrap_or_default())
}

/// A column for each period, from zero.
pub(crate) fn around_zero(
    title: &str,
    finding: String,
    (name, periods): (&str, &[PeriodSum]),
    currency: Currency,
) -> Chart {
    let values = periods.iter().map(|period| period.value.clone()).collect();
    let series = Series { name: name.to_owned(), ink: Ink::Earned, side: Side::Right, values };
    Chart {
        title: title.to_owned(),
        finding,
        drawing: Drawing::Periods(Periods {
            scale: Scale::Money(currency),
            names: periods.iter().map(PeriodSum::marked).collect(),
            series: vec![series],
        }),
        table: None,
        is_in_text: false,
    }
}

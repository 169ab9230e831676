//! The charts of the economics report: how much of the hours was billable, and what was left, period by period.

use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::chart::{Chart, Drawing, Ink, Periods, Scale, Series, Side};
use crate::reports::economics::Economics;
use crate::reports::economics::row::{EconomicsKeys, EconomicsRow};
use crate::reports::money::chart::{PeriodSum, around_zero, by_month, lacking};
use crate::reports::money::totals::MoneyTotals;
use crate::why::words::{counted, money, percent};

/// Utilization, and where costs are told the net.
pub(crate) fn periods(report: &Economics) -> Vec<Chart> {
    if report.rows.len() < 2 {
        return Vec::new();
    }
    [Some(utilization(report)), net(report)].into_iter().flatten().collect()
}

/// The margin of each month from a day on, gross income less what the logged hours cost, above the table of these totals.
pub(crate) fn margins(report: &Economics, from: Date, totals: &MoneyTotals) -> Option<Chart> {
    let first = from.format("%Y-%m").to_string();
    let margin = |row: &EconomicsRow| -> Option<PeriodSum> {
        let cost = row.keys.cost_logged.as_ref()?;
        Some(PeriodSum {
            name: row.period.clone(),
            value: cost.as_ref().map(|cost| &row.keys.agi.amount - &cost.amount),
            is_whole: ["agi", "cost_logged"].iter().all(|figure| row.keys.missing.of(figure).is_empty()),
        })
    };
    let rows = report.rows.iter().filter(|row| row.period >= first);
    by_month(&rows.map(margin).collect::<Option<Vec<_>>>()?, totals)
}

fn names(report: &Economics) -> Vec<String> {
    report.rows.iter().map(|row| row.period.clone()).collect()
}

fn each(report: &Economics, value: impl Fn(&EconomicsKeys) -> Option<Number>) -> Vec<Option<Number>> {
    report.rows.iter().map(|row| value(&row.keys)).collect()
}

fn series(name: &str, ink: Ink, side: Side, values: Vec<Option<Number>>) -> Series {
    Series { name: name.to_owned(), ink, side, values }
}

fn utilization(report: &Economics) -> Chart {
    let share = |share: &Option<Share>| share.as_ref().map(|share| share.0.clone());
    let totals = &report.totals;
    let of = match share(&totals.target) {
        Some(target) => format!(" of the hours were billable; the target is {}", percent(Some(&target))),
        None => " of the hours were billable".to_owned(),
    };
    let billable = series("billable", Ink::Used, Side::Right, each(report, |keys| share(&keys.utilization)));
    let aim = series("target", Ink::Target, Side::Across, each(report, |keys| share(&keys.target)));
    let aim = Some(aim).filter(|aim| aim.values.iter().any(Option::is_some));
    Chart {
        title: "how many of the hours were billable".to_owned(),
        finding: percent(share(&totals.utilization).as_ref()) + &of,
        drawing: Drawing::Periods(Periods {
            scale: Scale::Share,
            names: names(report),
            series: [Some(billable), aim].into_iter().flatten().collect(),
        }),
        table: None,
        is_in_text: false,
    }
}

fn net(report: &Economics) -> Option<Chart> {
    let total = report.totals.net.as_ref()?;
    let period = |row: &EconomicsRow| PeriodSum {
        name: row.period.clone(),
        value: row.keys.net.clone().flatten().map(|net| net.amount),
        is_whole: row.keys.missing.of("net").is_empty(),
    };
    let periods: Vec<PeriodSum> = report.rows.iter().map(period).collect();
    let known: Vec<&Number> = periods.iter().filter_map(|period| period.value.as_ref()).collect();
    if known.is_empty() {
        return None;
    }
    let losses = known.iter().filter(|value| value.is_negative()).count();
    let currency = report.header.currency;
    let sum = total.as_ref().map_or_else(|| known.iter().copied().sum(), |total| total.amount.clone());
    let (mark, missing) = lacking(&periods, "period", "periods");
    let all = counted(known.len(), "period", "periods");
    let finding = format!("{}{mark} in {all}, {losses} of them with a loss{missing}", money(&sum, currency));
    Some(around_zero("what was left, after everybody and the overhead", finding, ("net", &periods), currency))
}

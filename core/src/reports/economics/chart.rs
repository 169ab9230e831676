//! The charts of the economics report: how much of the hours was billable, and what was left, period by period.

use crate::model::Date;
use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::chart::{Chart, Drawing, Ink, Periods, Scale, Series, Side};
use crate::reports::economics::Economics;
use crate::reports::economics::row::{EconomicsKeys, EconomicsRow};
use crate::reports::money::chart::by_month;
use crate::why::words::{counted, money, percent};

/// Utilization, and where costs are told the net.
pub(crate) fn periods(report: &Economics) -> Vec<Chart> {
    if report.rows.len() < 2 {
        return Vec::new();
    }
    [Some(utilization(report)), net(report)].into_iter().flatten().collect()
}

/// The margin of each month from a day on: gross income less what the logged hours cost.
pub(crate) fn margins(report: &Economics, from: Date) -> Option<Chart> {
    let first = from.format("%Y-%m").to_string();
    let rows: Vec<&EconomicsRow> = report.rows.iter().filter(|row| row.period >= first).collect();
    let margin = |row: &&EconomicsRow| -> Option<Option<Number>> {
        let cost = row.keys.cost_logged.as_ref()?;
        let is_known = ["agi", "cost_logged"].iter().all(|figure| row.keys.missing.of(figure).is_empty());
        let cost = cost.as_ref().filter(|_| is_known);
        Some(cost.map(|cost| &row.keys.agi.amount - &cost.amount))
    };
    let values = rows.iter().map(margin).collect::<Option<Vec<_>>>()?;
    by_month(rows.iter().map(|row| row.period.clone()).collect(), values, report.header.currency)
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
    report.totals.net.as_ref()?;
    // A sum that misses something is not known: the table marks it.
    let whole = |keys: &EconomicsKeys| keys.missing.of("net").is_empty();
    let values = each(report, |keys| Some(keys.net.clone()??.amount).filter(|_| whole(keys)));
    let known: Vec<&Number> = values.iter().flatten().collect();
    if known.is_empty() {
        return None;
    }
    let currency = report.header.currency;
    let losses = known.iter().filter(|value| value.is_negative()).count();
    let sum: Number = known.iter().copied().sum();
    let periods = counted(known.len(), "period that is", "periods that are");
    Some(Chart {
        title: "what was left, after everybody and the overhead".to_owned(),
        finding: format!("{} in the {periods} known; {losses} with a loss", money(&sum, currency)),
        drawing: Drawing::Periods(Periods {
            scale: Scale::Money(currency),
            names: names(report),
            series: vec![series("net", Ink::Earned, Side::Right, values)],
        }),
        table: None,
        is_in_text: false,
    })
}

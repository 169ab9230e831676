//! The charts of a brief, made of its values alone: the plan on its days, and what each period of a retainer allowed and
//! took.

use std::iter;

use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::quantity::{Hours, Share};
use crate::page::chart::{Chart, Drawing, Ink, Periods, Plan, Plans, Scale, Series, Side};
use crate::page::{Timeline, Tone};
use crate::reports::brief::Brief;
use crate::reports::brief::budget::{PastPeriod, PeriodKeys};
use crate::reports::brief::columns::standing;
use crate::reports::brief::row::{BriefPart, BriefRow};
use crate::why::words::counted;

/// So many plans fit on a page beside the rest of a letter.
const DRAWN: usize = 6;

/// The plan on its days: of each project, and of the parts of the only one. `None` where nothing has a date.
pub(crate) fn plans(brief: &Brief) -> Option<Chart> {
    let today = brief.header.as_of;
    let projects = brief.rows.iter().filter(|row| row.start.or(row.due.current).is_some());
    let mut plans: Vec<Plan> = projects.map(|row| of_project(row, today)).collect();
    if let [only] = brief.rows.as_slice() {
        let parts = only.phases.iter().filter(|part| part.start.or(part.due).or(part.done).is_some());
        plans.extend(parts.map(|part| of_part(part, today)));
    }
    let more = plans.len().saturating_sub(DRAWN);
    plans.truncate(DRAWN);
    (!plans.is_empty()).then(|| Chart {
        title: "the plan".to_owned(),
        finding: finding(&brief.rows, today),
        drawing: Drawing::Plans(Plans { today, rows: plans, more }),
        table: None,
        is_in_text: false,
    })
}

fn of_project(row: &BriefRow, today: Date) -> Plan {
    let due = row.due.current;
    let done = row.start.zip(due).zip(row.progress.as_ref());
    let timeline = Timeline {
        start: row.start,
        due,
        done: done.and_then(|((start, due), progress)| reached(start, due, progress)),
        finish: row.finish,
        today,
        tone: Tone::Plain,
    };
    let waits = row.waits.iter().map(|wait| Period { from: wait.asked, to: today });
    Plan {
        name: row.project.to_string(),
        state: standing(row, today),
        timeline,
        first_due: row.due.original.filter(|first| Some(*first) != due),
        is_firm: false,
        waits: waits.collect(),
    }
}

/// The last day of a plan's share that is done, by the calendar; `None` before anything is.
fn reached(start: Date, due: Date, progress: &Share) -> Option<Date> {
    let days = Number::from((due - start).num_days() + 1) * progress.0.clone();
    let days = days.ceil().filter(|days| *days > 0)?;
    start.checked_add_signed(chrono::TimeDelta::days(days - 1))
}

fn of_part(part: &BriefPart, today: Date) -> Plan {
    let timeline = Timeline {
        start: part.start,
        due: part.due.or(part.done),
        done: part.done,
        finish: None,
        today,
        tone: Tone::Plain,
    };
    let state = match part.done {
        Some(_) => "done",
        None if part.due.is_some_and(|due| due < today) => "was due",
        None => "to come",
    };
    Plan { name: part.name.to_string(), state, timeline, first_due: None, is_firm: false, waits: Vec::new() }
}

fn finding(rows: &[BriefRow], today: Date) -> String {
    let next = rows.iter().filter_map(|row| Some((row.due.current.filter(|due| *due >= today)?, row)));
    let next = next.min_by_key(|(due, _)| *due);
    let next = next.map(|(due, row)| format!("; {} is due next, on {due}", row.project));
    let past = rows.iter().filter(|row| standing(row, today) == "past its date").count();
    let past = (past > 0).then(|| format!("; {past} past its date"));
    let all = counted(rows.len(), "project", "projects");
    [Some(all), past, next].into_iter().flatten().collect()
}

/// What the last periods of each retainer allowed and took.
pub(crate) fn retainers(brief: &Brief) -> impl Iterator<Item = Chart> + '_ {
    brief.rows.iter().filter_map(|row| retainer(row, row.budget.period.as_ref()?))
}

fn retainer(row: &BriefRow, period: &PeriodKeys) -> Option<Chart> {
    let now = PastPeriod { from: period.from, hours: period.hours.clone(), used: period.used.clone()? };
    let shown: Vec<&PastPeriod> = period.before.iter().rev().chain(iter::once(&now)).collect();
    if shown.len() < 2 {
        return None;
    }
    let each = |value: fn(&PastPeriod) -> Option<Hours>| {
        shown.iter().map(|past| value(past).map(|hours| hours.0)).collect::<Vec<Option<Number>>>()
    };
    let series = [
        ("hours that there were", Ink::Agreed, Side::Left, each(|past| past.hours.clone())),
        ("used", Ink::Used, Side::Right, each(|past| Some(past.used.clone()))),
    ];
    let series = series.map(|(name, ink, side, values)| Series { name: name.to_owned(), ink, side, values });
    let over = shown.iter().filter(|past| past.hours.as_ref().is_some_and(|hours| past.used.0 > hours.0));
    let over = match over.count() {
        0 => "none went past its hours".to_owned(),
        over => format!("{over} went past its hours"),
    };
    Some(Chart {
        title: format!("{}: the hours of each period", row.project),
        finding: format!("of the last {}, {over}", counted(shown.len(), "period", "periods")),
        drawing: Drawing::Periods(Periods {
            scale: Scale::Hours,
            names: shown.iter().map(|past| past.from.to_string()).collect(),
            series: series.into(),
        }),
        table: None,
        is_in_text: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_is_filled_by_its_share_of_days() {
        // June has 30 days.
        for (percent, last) in
            [(0, None), (10, Some("2026-06-03")), (50, Some("2026-06-15")), (100, Some("2026-06-30"))]
        {
            let progress = Share(Number::decimal(percent, 2));
            let reached = reached(day("2026-06-01"), day("2026-06-30"), &progress);
            assert_eq!(reached, last.map(day), "{percent} %");
        }
    }
}

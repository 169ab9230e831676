//! A history by date: what is known today, as of one day after the other.

use chrono::{Datelike, Days, Months};

use crate::cli::commands::history::{Every, HistoryArguments, Question};
use crate::cli::failure::Failure;
use crate::cli::typed::date;
use crate::disk::told;
use crate::model::Date;
use crate::reports::history::{History, Moment, causes, events, events_between};

/// So many lines at most.
const LINES: usize = 60;

pub(crate) fn moments(question: &Question<'_>, arguments: &HistoryArguments) -> Result<Vec<Moment>, Failure> {
    let setting = question.setting;
    let typed =
        |text: &Option<String>| text.as_deref().map(|text| date::typed(text, setting.today)).transpose();
    let until = typed(&arguments.until)?.unwrap_or(setting.as_of).min(setting.as_of);
    let differences: Vec<_> = question
        .documents()
        .iter()
        .flat_map(|document| told(&question.workspace.sources, document))
        .collect();
    let events = events(&differences);
    let first = events.iter().filter_map(|event| event.day).min();
    let Some(since) = typed(&arguments.since)?.or(first) else { return Ok(Vec::new()) };
    let days = days(since, until, arguments.every);
    let left_out = days.len().saturating_sub(LINES);
    if left_out > 0 {
        setting
            .voice
            .note(&format!("the last {LINES} lines of {}: --since and --every choose others", days.len()));
    }
    setting.voice.note("fields without a date are as they stand today, on every line");
    let mut rows: Vec<Moment> = Vec::new();
    let mut before = since.pred_opt();
    for day in days.into_iter().skip(left_out) {
        let values = question.values(&question.workspace.portfolio, question.subject, day);
        let moved = History::moved(rows.last(), &values);
        let between = events_between(&events, before, day);
        rows.push(Moment { date: day, values, causes: causes(&between, &moved), ..Moment::default() });
        before = Some(day);
    }
    Ok(rows)
}

/// The last days of weeks or months, and the very last day.
fn days(since: Date, until: Date, every: Option<Every>) -> Vec<Date> {
    let all = |every: Every| {
        let mut days = Vec::new();
        let mut day = end(since, every);
        while let Some(last) = day.filter(|day| *day < until) {
            days.push(last);
            day = last.succ_opt().and_then(|next| end(next, every));
        }
        if since <= until {
            days.push(until);
        }
        days
    };
    match every {
        Some(every) => all(every),
        None => {
            Some(all(Every::Week)).filter(|days| days.len() <= LINES).unwrap_or_else(|| all(Every::Month))
        }
    }
}

/// The last day of the week or the month that a day is in; `None` past the year 9999.
fn end(day: Date, every: Every) -> Option<Date> {
    match every {
        Every::Week => {
            let left = 6 - u64::from(day.weekday().num_days_from_monday());
            day.checked_add_days(Days::new(left))
        }
        Every::Month => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_and_months_end_where_they_end_and_the_last_day_is_the_last() {
        let days = |since: &str, until: &str, every| -> Vec<String> {
            days(date(since), date(until), Some(every)).iter().map(ToString::to_string).collect()
        };
        // 2 November 2026 is a Monday.
        assert_eq!(days("2026-11-02", "2026-11-18", Every::Week), ["2026-11-08", "2026-11-15", "2026-11-18"]);
        assert_eq!(days("2026-11-08", "2026-11-08", Every::Week), ["2026-11-08"]);
        assert_eq!(
            days("2026-01-31", "2026-03-31", Every::Month),
            ["2026-01-31", "2026-02-28", "2026-03-31"]
        );
        assert_eq!(days("2026-11-09", "2026-11-08", Every::Week), [] as [&str; 0]);
    }
}

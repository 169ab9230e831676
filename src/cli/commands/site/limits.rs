//! The limits of the agency beside their names: `answer-days (7 days)`.

use crate::cli::commands::site::spoken::reworded;
use crate::model::thresholds::Thresholds;
use crate::page::{Block, Cell, Page};
use crate::why::words::{counted, exact_percent, hours};

/// A page on which each limit that a sentence names has its value beside it.
pub(crate) fn with_values(mut page: Page, limits: &Thresholds) -> Page {
    let limits = values(limits);
    let put = |text: &mut String| {
        if limits.iter().any(|(name, _)| text.contains(name)) {
            *text = with_value(text, &limits);
        }
    };
    for block in &mut page.blocks {
        match block {
            Block::Notes(notes) => notes.iter_mut().for_each(|note| put(&mut note.text)),
            Block::Sheet(sheet) => {
                let cells = sheet.columns.iter_mut().flat_map(|column| &mut column.cells);
                cells.for_each(|cell| {
                    if let Cell::Text(text) = cell {
                        put(text)
                    }
                });
            }
            _ => {}
        }
    }
    page
}

/// A sentence in which each limit has its value where it is named first.
fn with_value(text: &str, limits: &[(&str, String)]) -> String {
    let mut named: Vec<&str> = Vec::new();
    reworded(text, |word| {
        let (name, value) = limits.iter().find(|(name, _)| *name == word && !named.contains(name))?;
        named.push(name);
        Some(format!("{name} ({value})"))
    })
}

/// The limits whose names are no words of a sentence, each with its value.
fn values(limits: &Thresholds) -> Vec<(&'static str, String)> {
    let days = |days: i64| counted(usize::try_from(days).unwrap_or_default(), "day", "days");
    let months = |count: i64| counted(usize::try_from(count).unwrap_or_default(), "month", "months");
    vec![
        ("budget-warn", exact_percent(&limits.budget_warn)),
        ("budget-tolerance", exact_percent(&limits.budget_tolerance)),
        ("executive-days", days(limits.executive_days)),
        ("manager-days", days(limits.manager_days)),
        ("dormant-months", months(limits.dormant_months)),
        ("mood-days", days(limits.mood_days)),
        ("progress-days", days(limits.progress_days)),
        ("hire-days", days(limits.hire_days)),
        ("renew-days", days(limits.renew_days)),
        ("invoice-days", days(limits.invoice_days)),
        ("margin-min", exact_percent(&limits.margin_min)),
        ("attention-floor", exact_percent(&limits.attention_floor)),
        ("log-days", days(limits.log_days)),
        ("mood-gap", limits.mood_gap.rounded(2)),
        ("review-days", days(limits.review_days)),
        ("answer-days", days(limits.answer_days)),
        ("decided-min", limits.decided_min.to_string()),
        ("raise-days", days(limits.raise_days)),
        ("projects-per-person", limits.projects_per_person.to_string()),
        ("day-limit", hours(&limits.day_limit)),
        ("vacancy-days", days(limits.vacancy_days)),
        ("away-days", days(limits.away_days)),
        ("eac-from", exact_percent(&limits.eac_from)),
        ("symptom-share", exact_percent(&limits.symptom_share)),
        ("director-share", exact_percent(&limits.director_share)),
        ("returning-min", exact_percent(&limits.returning_min)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_has_its_value_where_it_is_named_first() {
        let limits = Thresholds { answer_days: 5, ..Thresholds::default() };
        for (text, told) in [
            (
                "open for longer than answer-days: after answer-days, ask again",
                "open for longer than answer-days (5 days): after answer-days, ask again",
            ),
            ("the load of a week (budget-warn).", "the load of a week (budget-warn (80 %))."),
            ("less than attention-floor of it", "less than attention-floor (0.05 %) of it"),
            ("more than day-limit", "more than day-limit (16.00 h)"),
            ("above mood-gap, or less", "above mood-gap (1.50), or less"),
        ] {
            assert_eq!(with_value(text, &values(&limits)), told);
        }
    }
}

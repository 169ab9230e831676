//! Reads `[thresholds]` of `standing.toml`.

use crate::model::thresholds::Thresholds;
use crate::toml::number::{days, not_negative, share};
use crate::toml::table::Table;

/// Every limit, with its default where it is not given.
pub(crate) fn thresholds(table: &mut Table<'_>) -> Thresholds {
    table.table("thresholds", "thresholds", limits).unwrap_or_default()
}

fn limits(table: &mut Table<'_>) -> Option<Thresholds> {
    let default = Thresholds::default();
    Some(Thresholds {
        budget_warn: table.or("budget-warn", not_negative, default.budget_warn),
        budget_tolerance: table.or("budget-tolerance", not_negative, default.budget_tolerance),
        concentration: table.or("concentration", not_negative, default.concentration),
        executive_days: table.or("executive-days", days, default.executive_days),
        manager_days: table.or("manager-days", days, default.manager_days),
        dormant_months: table.or("dormant-months", days, default.dormant_months),
        mood_days: table.or("mood-days", days, default.mood_days),
        progress_days: table.or("progress-days", days, default.progress_days),
        hire_days: table.or("hire-days", days, default.hire_days),
        renew_days: table.or("renew-days", days, default.renew_days),
        invoice_days: table.or("invoice-days", days, default.invoice_days),
        margin_min: table.or("margin-min", not_negative, default.margin_min),
        attention_floor: table.or("attention-floor", not_negative, default.attention_floor),
        log_days: table.or("log-days", days, default.log_days),
        utilization: table.optional("utilization", share),
        mood_gap: table.or("mood-gap", not_negative, default.mood_gap),
        review_days: table.or("review-days", days, default.review_days),
        answer_days: table.or("answer-days", days, default.answer_days),
        approvers: table.or("approvers", days, default.approvers),
        decided_min: table.or("decided-min", days, default.decided_min),
        raises: table.or("raises", days, default.raises),
        raise_days: table.or("raise-days", days, default.raise_days),
        load: table.or("load", not_negative, default.load),
        projects_per_person: table.or("projects-per-person", days, default.projects_per_person),
        day_limit: table.or("day-limit", not_negative, default.day_limit),
        vacancy_days: table.or("vacancy-days", days, default.vacancy_days),
        away_days: table.or("away-days", days, default.away_days),
        eac_from: table.or("eac-from", not_negative, default.eac_from),
        symptom_share: table.or("symptom-share", not_negative, default.symptom_share),
        director_share: table.or("director-share", not_negative, default.director_share),
        returning_min: table.or("returning-min", not_negative, default.returning_min),
    })
}

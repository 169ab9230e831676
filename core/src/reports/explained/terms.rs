//! Which other figures of a row a figure is made of, and how.

use serde_json::Value;

/// How a figure comes of others of its row: their paths, and the sum with `{0}` for the first of them.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    pub paths: &'static [&'static str],
    pub sum: &'static str,
}

const fn recipe(paths: &'static [&'static str], sum: &'static str) -> Recipe {
    Recipe { paths, sum }
}

/// Figures by path; of several of one path the first whose terms the row has.
const SUMS: &[(&str, Recipe)] = &[
    ("burn", recipe(&["period.used", "period.allowance", "period.carried"], "{0} / ({1} + {2})")),
    ("burn_hours", recipe(&["spent.hours", "budget.hours.current"], "{0} / {1}")),
    ("budget.hours.current", recipe(&["budget.hours.original", "budget.hours.changes"], "{0} + {1}")),
    ("budget.amount.current", recipe(&["budget.amount.original", "budget.amount.changes"], "{0} + {1}")),
    ("remaining.hours", recipe(&["budget.hours.current", "spent.hours"], "{0} − {1}")),
    ("remaining.amount", recipe(&["budget.amount.current", "spent.amount"], "{0} − {1}")),
    ("forecast.hours", recipe(&["spent.hours", "progress"], "{0} / {1}")),
    ("forecast.amount", recipe(&["spent.amount", "progress"], "{0} / {1}")),
    ("forecast.margin", recipe(&["forecast.revenue", "forecast.cost"], "{0} − {1}")),
    ("forecast.margin_ratio", recipe(&["forecast.margin", "forecast.revenue"], "{0} / {1}")),
    ("money.margin", recipe(&["money.revenue", "money.cost"], "{0} − {1}")),
    ("money.margin_ratio", recipe(&["money.margin", "money.revenue"], "{0} / {1}")),
    ("money.delivery_margin", recipe(&["money.margin", "money.agi"], "{0} / {1}")),
    ("money.effective_rate", recipe(&["money.agi", "spent.hours"], "{0} / {1}")),
    ("money.unbilled", recipe(&["money.revenue", "money.invoiced"], "{0} − {1}")),
    ("money.deferred", recipe(&["money.invoiced", "money.revenue"], "{0} − {1}")),
    ("evm.cpi", recipe(&["evm.ev", "evm.ac"], "{0} / {1}")),
    ("evm.spi", recipe(&["evm.ev", "evm.pv"], "{0} / {1}")),
    ("evm.cv", recipe(&["evm.ev", "evm.ac"], "{0} − {1}")),
    ("evm.sv", recipe(&["evm.ev", "evm.pv"], "{0} − {1}")),
    ("evm.ev", recipe(&["progress", "evm.bac"], "{0} · {1}")),
    ("evm.pv", recipe(&["planned", "evm.bac"], "{0} · {1}")),
    ("evm.eac", recipe(&["evm.ac", "evm.bac", "evm.ev"], "{0} · {1} / {2}")),
    ("evm.eac_plan", recipe(&["evm.ac", "evm.bac", "evm.ev"], "{0} + {1} − {2}")),
    (
        "evm.eac_both",
        recipe(&["evm.ac", "evm.bac", "evm.ev", "evm.cpi", "evm.spi"], "{0} + ({1} − {2}) / ({3} · {4})"),
    ),
    ("evm.etc", recipe(&["evm.eac", "evm.ac"], "{0} − {1}")),
    ("evm.tcpi", recipe(&["evm.bac", "evm.ev", "evm.ac"], "({0} − {1}) / ({0} − {2})")),
    (
        "period.left",
        recipe(&["period.allowance", "period.carried", "period.used"], "max(0, {0} + {1} − {2})"),
    ),
    (
        "period.over",
        recipe(&["period.used", "period.allowance", "period.carried"], "max(0, {0} − {1} − {2})"),
    ),
    ("current.hours", recipe(&["original.hours", "hours.accepted"], "{0} + {1}")),
    ("current.amount", recipe(&["original.amount", "amount.accepted"], "{0} + {1}")),
    ("evm.vac", recipe(&["evm.bac", "evm.eac"], "{0} − {1}")),
    ("earned_schedule.spi_t", recipe(&["earned_schedule.es", "earned_schedule.at"], "{0} / {1}")),
    ("growth", recipe(&["amount.accepted", "original.amount"], "{0} / {1}")),
    (
        "yes_ratio",
        recipe(&["counts.accepted", "counts.absorbed", "counts.declined"], "({0} + {1}) / ({0} + {1} + {2})"),
    ),
    (
        "paid_yes_ratio",
        recipe(&["counts.accepted", "counts.absorbed", "counts.declined"], "{0} / ({0} + {1} + {2})"),
    ),
    ("load", recipe(&["assigned", "capacity"], "{0} / {1}")),
    ("load", recipe(&["hours", "capacity"], "{0} / {1}")),
    ("ratio", recipe(&["covered", "asked"], "{0} / {1}")),
    ("money.outstanding", recipe(&["money.invoiced", "money.received", "money.credit"], "{0} − {1} + {2}")),
    ("utilization", recipe(&["billable", "capacity"], "{0} / {1}")),
    ("unplanned.share", recipe(&["unplanned.hours", "logged"], "{0} / {1}")),
    ("gap", recipe(&["target", "utilization"], "{0} − {1}")),
    ("free", recipe(&["capacity", "assigned"], "{0} − {1}")),
    ("net_ratio", recipe(&["net", "agi"], "{0} / {1}")),
    ("average_rate", recipe(&["agi", "billable"], "{0} / {1}")),
    ("margin", recipe(&["revenue", "cost"], "{0} − {1}")),
    ("margin_ratio", recipe(&["margin", "revenue"], "{0} / {1}")),
    ("delivery_margin", recipe(&["margin", "agi"], "{0} / {1}")),
    ("effective_rate", recipe(&["agi", "hours"], "{0} / {1}")),
    ("of_first", recipe(&["took", "estimated"], "{0} / {1}")),
    ("of_agreed", recipe(&["took", "agreed"], "{0} / {1}")),
    ("days_ours", recipe(&["working_days_late", "waited"], "max(0, {0} − {1})")),
    (
        "returning",
        recipe(&["clients.client", "clients.customer", "clients.dormant"], "{0} / ({0} + {1} + {2})"),
    ),
    ("win_rate.ratio", recipe(&["win_rate.ratio", "win_rate.n"], "{0} of {1} decided")),
];

/// What a figure is made of that is no sum of it: a state of what it judges, a date of what moves it.
const PARTS: &[(&str, &[&str])] = &[
    (
        "state",
        &[
            "burn",
            "progress",
            "spent.hours",
            "budget.hours.current",
            "forecast.hours",
            "spent.amount",
            "budget.amount.current",
            "forecast.amount",
            "load",
            "hours",
            "capacity",
        ],
    ),
    ("schedule", &["due.current", "forecast.finish", "progress", "planned"]),
    ("given_away", &["spent.hours", "spent.billable_hours", "period.over"]),
    ("forecast.cost", &["money.cost", "progress"]),
    ("forecast.revenue", &["budget.amount.current", "spent.expenses"]),
    ("earned_schedule.es", &["progress", "planned", "due.current"]),
    ("earned_schedule.at", &["due.current", "progress_date"]),
    ("earned_schedule.to_complete", &["earned_schedule.es", "earned_schedule.at", "due.current"]),
    ("period.index", &["period.from", "period.to"]),
    ("period.allowance", &["period.from", "period.to"]),
    ("period.carried", &["period.from", "period.lost"]),
    ("period.used", &["period.from", "period.to"]),
    ("period.lost", &["period.from", "period.carried"]),
    ("period.debt", &["period.to", "period.over"]),
    ("period.pace", &["period.from", "period.to"]),
    ("over_periods", &["period.index", "period.over"]),
    ("working_days_late", &["due.current", "forecast.finish", "finished"]),
    ("days", &["from", "to", "away"]),
    ("due.current", &["due.original"]),
    ("due_moved_days", &["original.due", "current.due"]),
    ("progress", &["progress_date"]),
    ("planned", &["start", "due.current"]),
    ("forecast.finish", &["earned_schedule.es", "earned_schedule.at", "progress", "due.current"]),
    ("runs_out", &["remaining.hours", "remaining.amount", "spent.hours", "spent.amount"]),
    ("days_late", &["due.current", "forecast.finish", "finished"]),
    ("waited", &["waiting.days"]),
    ("money.revenue", &["budget.amount.current", "progress", "spent.fees", "spent.expenses"]),
    ("money.agi", &["money.revenue", "spent.expenses"]),
    ("revenue", &["agi", "fees", "cost"]),
    ("agi", &["revenue", "cost", "fees"]),
    ("cost", &["hours"]),
    ("received", &["invoiced"]),
    ("money.cost", &["spent.hours", "spent.expenses"]),
    ("money.overdue", &["money.outstanding"]),
    ("money.credit", &["money.invoiced", "money.received", "money.outstanding"]),
    ("money.received", &["money.invoiced", "money.outstanding", "money.credit"]),
    ("money.to_invoice", &["money.revenue", "money.invoiced"]),
    ("money.realization", &["money.revenue", "spent.fees", "spent.hours"]),
    ("unexplained_hours", &["current.hours", "hours.accepted"]),
    ("growth", &["amount.accepted", "original.amount", "hours.accepted", "original.hours"]),
    ("yes_ratio", &["counts.accepted", "counts.absorbed", "counts.declined"]),
    ("hybrid", &["asked", "covered"]),
    ("asked", &["covered"]),
    ("kind", &["projects.won", "projects.active", "last_work"]),
    ("executive.state", &["executive.contact", "executive.last", "executive.days", "executive.limit"]),
    ("executive.days", &["executive.contact", "executive.last"]),
    ("manager.state", &["manager.contact", "manager.last", "manager.days", "manager.limit"]),
    ("manager.days", &["manager.contact", "manager.last"]),
    ("mood.trend", &["mood.mean", "mood.latest"]),
    ("share", &["income_12m"]),
    ("projects.active", &["projects.won", "projects.total"]),
    ("load", &["assigned", "capacity", "hours"]),
    ("target", &["capacity"]),
    ("estimated", &["took", "of_first"]),
    ("agreed", &["took", "of_agreed"]),
    ("days_taken", &["days_planned"]),
    ("days_planned", &["days_taken"]),
    ("dso", &["revenue"]),
    ("break_even_rate", &["billable", "overhead", "cost_logged", "bench"]),
    ("realization", &["revenue", "billable", "logged"]),
    ("overservicing", &["revenue", "realization"]),
    ("agi_per_fte", &["agi", "capacity"]),
    ("weighted", &["pipeline"]),
    ("pipeline", &["weighted"]),
    ("backlog", &["signed"]),
    ("undated", &["weighted", "likely"]),
    ("win_rate.n", &["win_rate.ratio"]),
    ("largest.share", &["largest.client"]),
    ("hhi", &["largest.share"]),
    ("days.median", &["n"]),
    ("days.p20", &["n"]),
    ("days.p80", &["n"]),
    ("stake", &["rule", "weight", "stake_why"]),
    ("weight", &["stake", "rule"]),
    ("gist", &["rule", "why"]),
    ("since", &["rule", "why"]),
    ("command", &["rule"]),
];

/// What a figure is made of, where no sum says it: the parts that its row has, known or not.
pub fn parts_of(row: &Value, path: &str) -> Vec<&'static str> {
    let of_sums = SUMS.iter().filter(|(known, _)| *known == path).flat_map(|(_, sum)| sum.paths);
    let of_parts = PARTS.iter().filter(|(known, _)| *known == path).flat_map(|(_, parts)| *parts);
    let mut parts: Vec<&'static str> = Vec::new();
    for part in of_sums.chain(of_parts).copied() {
        let is_told = at(row, part).is_some_and(|value| !value.is_null());
        if is_told && part != path && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// What a project that is no retainer is measured by, in the unit of the budget that binds.
const MEASURES: [(&str, &str, Recipe); 6] = [
    ("burn", "hours", recipe(&["spent.hours", "budget.hours.current"], "{0} / {1}")),
    ("burn", "amount", recipe(&["spent.amount", "budget.amount.current"], "{0} / {1}")),
    ("evm.bac", "hours", recipe(&["budget.hours.current"], "{0}")),
    ("evm.bac", "amount", recipe(&["budget.amount.current"], "{0}")),
    ("evm.ac", "hours", recipe(&["spent.hours"], "{0}")),
    ("evm.ac", "amount", recipe(&["spent.amount"], "{0}")),
];

/// How a figure of a row comes of others of it, where all of them are there.
pub fn sum_of(row: &Value, path: &str) -> Option<Recipe> {
    let by = row.get("burn_by").and_then(Value::as_str).unwrap_or_default();
    let is_retainer = row.get("billing").and_then(Value::as_str) == Some("retainer");
    let measures = MEASURES.iter().filter(|(known, unit, _)| *known == path && !is_retainer && *unit == by);
    let measure = measures.map(|(_, _, sum)| *sum);
    let has_all = |sum: &Recipe| sum.paths.iter().all(|path| at(row, path).is_some_and(Value::is_number));
    let sums = SUMS.iter().filter(|(known, _)| *known == path).map(|(_, sum)| *sum);
    measure.chain(sums).find(has_all)
}

/// The value at a path of a row.
pub fn at<'v>(row: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(row, |value, key| value.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_burn_is_of_the_budget_that_binds() {
        let row = json!({
            "billing": "fixed", "burn_by": "hours",
            "spent": { "hours": 320, "amount": 32000 },
            "budget": { "hours": { "current": 420 }, "amount": { "current": 31000 } },
        });
        assert_eq!(sum_of(&row, "burn").unwrap().paths, ["spent.hours", "budget.hours.current"]);
        assert!(sum_of(&row, "remaining.amount").is_some());
        // A term that the row lacks makes no sum.
        assert!(sum_of(&row, "forecast.hours").is_none());
    }
}

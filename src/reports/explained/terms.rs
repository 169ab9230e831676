//! Which other figures of a row a figure is made of, and how.

use serde_json::Value;

/// How a figure comes of others of its row: their paths, and the sum with `{0}` for the first of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    pub(crate) paths: &'static [&'static str],
    pub(crate) sum: &'static str,
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
    ("load", recipe(&["hours", "capacity"], "{0} / {1}")),
    ("ratio", recipe(&["covered", "asked"], "{0} / {1}")),
];

/// The burn of a project that is no retainer, by the budget that binds.
const BURNS: [(&str, Recipe); 2] = [
    ("hours", recipe(&["spent.hours", "budget.hours.current"], "{0} / {1}")),
    ("amount", recipe(&["spent.amount", "budget.amount.current"], "{0} / {1}")),
];

/// How a figure of a row comes of others of it, where all of them are there.
pub(crate) fn sum_of(row: &Value, path: &str) -> Option<Recipe> {
    let by = row.get("burn_by").and_then(Value::as_str).unwrap_or_default();
    let is_retainer = row.get("billing").and_then(Value::as_str) == Some("retainer");
    let burn =
        BURNS.iter().find(|(unit, _)| path == "burn" && !is_retainer && *unit == by).map(|(_, sum)| *sum);
    let found = burn.or_else(|| SUMS.iter().find(|(known, _)| *known == path).map(|(_, sum)| *sum))?;
    found.paths.iter().all(|path| at(row, path).is_some_and(Value::is_number)).then_some(found)
}

/// The value at a path of a row.
pub(crate) fn at<'v>(row: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(row, |value, key| value.get(key))
}

/// What a figure is counted in, by its path and its report.
pub(crate) fn unit(path: &str, currency: &str) -> &'static str {
    const SHARES: [&str; 14] = [
        "burn",
        "burn_hours",
        "progress",
        "planned",
        "margin_ratio",
        "delivery_margin",
        "growth",
        "yes_ratio",
        "paid_yes_ratio",
        "load",
        "ratio",
        "share",
        "utilization",
        "realization",
    ];
    const DAYS: [&str; 6] = ["days", "days_late", "quote_days", "client_days", "decision_days", "es"];
    let last = path.rsplit('.').next().unwrap_or(path);
    let parts: Vec<&str> = path.split('.').collect();
    if SHARES.contains(&last) {
        "share"
    } else if DAYS.contains(&last) {
        "days"
    } else if parts.contains(&"counts") || matches!(last, "covered" | "asked" | "accountable" | "sole") {
        "count"
    } else if parts.contains(&"hours")
        || parts.contains(&"period")
        || last.ends_with("hours")
        || last == "capacity"
    {
        "hours"
    } else if parts.first() == Some(&"money")
        || parts.contains(&"amount")
        || matches!(
            last,
            "fees"
                | "expenses"
                | "given_away"
                | "cost"
                | "revenue"
                | "margin"
                | "income_12m"
                | "stake"
                | "weight"
        )
    {
        if currency.is_empty() { "number" } else { "money" }
    } else {
        "number"
    }
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
        assert_eq!(
            (unit("spent.hours", "EUR"), unit("money.margin", "EUR"), unit("burn", "EUR")),
            ("hours", "money", "share")
        );
    }
}

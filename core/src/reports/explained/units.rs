//! What a figure is counted in, by the words of its path.

/// Last words of shares.
const SHARES: &[&str] = &[
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
    "of_first",
    "of_agreed",
    "net_ratio",
    "target",
    "gap",
    "chance",
];
/// Last words of days.
const DAYS: &[&str] = &[
    "days",
    "days_late",
    "working_days_late",
    "days_ours",
    "waited",
    "days_planned",
    "days_taken",
    "quote_days",
    "client_days",
    "decision_days",
    "es",
    "dso",
];
/// Last words of what is counted.
const COUNTS: &[&str] = &["covered", "asked", "accountable", "sole", "n"];
/// Whatever is below these is counted.
const COUNTED: &[&str] = &["counts", "states", "schedules", "clients", "tough"];
/// Last words of hours; so is whatever is below `hours` or `period`, and what ends like it.
const HOURS: &[&str] = &["capacity", "assigned", "tentative", "free", "unstaffed", "logged", "billable"];
/// Last words of money; so is whatever is below `money` or `amount`.
const MONEY: &[&str] = &[
    "fees",
    "expenses",
    "given_away",
    "cost",
    "revenue",
    "margin",
    "income_12m",
    "stake",
    "weight",
    "signed",
    "unsigned",
    "likely",
    "to_be_invoiced",
    "cash",
    "break_even",
    "backlog",
    "weighted",
    "pipeline",
    "agi",
    "net",
    "bench",
    "overhead",
    "cost_logged",
    "overservicing",
    "invoiced",
    "received",
    "average_rate",
    "break_even_rate",
    "agi_per_fte",
    "effective_rate",
    "budget",
    "spent",
    "remaining",
    "undated",
];

/// What a figure is counted in; money of no currency is a number.
pub fn unit(path: &str, currency: &str) -> &'static str {
    let last = path.rsplit('.').next().unwrap_or(path);
    let has = |part: &str| path.split('.').any(|one| one == part);
    if SHARES.contains(&last) {
        "share"
    } else if DAYS.contains(&last) {
        "days"
    } else if COUNTED.iter().any(|one| has(one)) || COUNTS.contains(&last) {
        "count"
    } else if has("hours") || has("period") || last.ends_with("hours") || HOURS.contains(&last) {
        "hours"
    } else if !currency.is_empty() && (path.starts_with("money.") || has("amount") || MONEY.contains(&last)) {
        "money"
    } else {
        "number"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_last_word_or_what_it_is_below() {
        for (path, is) in [
            ("spent.hours", "hours"),
            ("period.left", "hours"),
            ("money.margin", "money"),
            ("forecast.amount", "money"),
            ("burn", "share"),
            ("counts.open", "count"),
            ("states.free", "count"),
            ("evm.cpi", "number"),
        ] {
            assert_eq!(unit(path, "EUR"), is, "{path}");
        }
        assert_eq!(unit("money.margin", ""), "number");
    }
}

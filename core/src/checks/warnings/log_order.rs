//! Logs that are not in the order of their dates.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Fix, Rule};
use crate::checks::warnings::logs::{Owner, owners};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::Date;
use crate::threads::each;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    fix: Fix::Order,
    ..Rule::new(rules::LOG_ORDER, include_str!("log_order.md"))
};

/// Records behind a later one.
struct Disorder {
    /// The place of the first.
    first: usize,
    date: Date,
    /// The date that it should stand before.
    later: Date,
    /// How many more there are.
    more: usize,
}

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    each(&owners(facts.portfolio), |owner| of_owner(facts, *owner)).concat()
}

fn of_owner(facts: &Facts<'_>, owner: Owner<'_>) -> Vec<Diagnostic> {
    // Absences are plans, which exist before their day.
    let exists = |date: Date| date <= facts.as_of || matches!(owner, Owner::Person(_));
    let mut found = Vec::new();
    for log in owner.logs().into_iter().filter(|log| log.in_order_until().is_none()) {
        let dates = log.dates().enumerate().filter(|(_, date)| exists(*date));
        let Some(disorder) = disorder(dates) else { continue };
        let Disorder { first, date, later, more } = disorder;
        let others = match more {
            0 => String::new(),
            1 => ", and 1 more is out of order".to_owned(),
            _ => format!(", and {more} more are out of order"),
        };
        let name = owner.name(facts.portfolio);
        let message = format!("{name}: {} of {date} comes after one of {later}{others}", log.noun());
        let place = owner.place(facts.portfolio, log, first);
        found.push(
            Diagnostic::warning(RULE.name, place, message)
                .help("run standing check --fix, or sort the log by date, earliest first"),
        );
    }
    found
}

fn disorder(dates: impl Iterator<Item = (usize, Date)>) -> Option<Disorder> {
    let mut latest = Date::MIN;
    let mut disorder: Option<Disorder> = None;
    for (place, date) in dates {
        if date >= latest {
            latest = date;
        } else if let Some(disorder) = &mut disorder {
            disorder.more += 1;
        } else {
            disorder = Some(Disorder { first: place, date, later: latest, more: 0 });
        }
    }
    disorder
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::date;

    #[test]
    fn every_record_behind_a_later_one_is_out_of_order() {
        for (days, expected) in [
            (&[][..], None),
            (&["01", "01", "02"], None),
            (&["02", "01"], Some((1, 0))),
            (&["01", "05", "02", "03", "05", "04"], Some((2, 2))),
        ] {
            let dates = days.iter().map(|day| date(&format!("2026-11-{day}"))).enumerate();
            let found = disorder(dates).map(|disorder| (disorder.first, disorder.more));
            assert_eq!(found, expected, "{days:?}");
        }
    }
}

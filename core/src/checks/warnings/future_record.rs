//! Records of what happened that are dated in the future.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::warnings::logs::{Log, Owner, owners};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::log::Invoice;
use crate::model::project::Project;
use crate::threads::each;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::FUTURE_RECORD, include_str!("future_record.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = |owner: &Owner<'_>| match owner {
        Owner::Project(project) => [dated_later(facts, *owner), paid_later(facts, project)].concat(),
        Owner::Client(_) => dated_later(facts, *owner),
        Owner::Person(_) => Vec::new(),
    };
    each(&owners(facts.portfolio), found).concat()
}

fn dated_later(facts: &Facts<'_>, owner: Owner<'_>) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let mut found = Vec::new();
    let is_past = |log: &Log<'_>| log.in_order_until().is_some_and(|last| last <= facts.today);
    for log in owner.logs().into_iter().filter(|log| !is_past(log)) {
        for (record, date) in log.dates().enumerate().filter(|(_, date)| *date > facts.today) {
            found.push(facts.told(RULE.name, || {
                let entry = if let Log::Time(entries) = log { entries.get(record) } else { None };
                let what = match entry {
                    Some(entry) => format!("time logged by {} on {date}", portfolio.person_id(entry.who)),
                    None => format!("{} dated {date}", log.noun()),
                };
                let message = format!("{}: {what} is in the future", owner.name(portfolio));
                let place = owner.place(portfolio, log, record);
                Diagnostic::warning(RULE.name, place, message).help(HELP)
            }));
        }
    }
    found
}

const HELP: &str = "write the day on which it happened";

/// The invoices that say they were paid on a day to come.
fn paid_later(facts: &Facts<'_>, project: &Project) -> Vec<Diagnostic> {
    let name = || facts.portfolio.full_name(project);
    let later = |invoice: &Invoice| invoice.paid.filter(|paid| *paid > facts.today);
    let invoices = project.log.invoices.iter().enumerate();
    let found = invoices.filter_map(|(place, invoice)| {
        let (paid, name) = (later(invoice)?, name());
        let message =
            format!("{name}: invoice {} was paid on {paid}, which is in the future", invoice.number);
        let place = Place::key(project_file(&name), format!("log.invoices[{place}].paid"));
        Some(Diagnostic::warning(RULE.name, place, message).help("write the day on which the money came in"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::portfolio::Portfolio;

    fn messages(as_of: &str, today: &str) -> Vec<String> {
        let mut site = project("site");
        site.log.time.push(worked("2026-11-16", "1"));
        site.log.time.push(worked("2026-11-17", "1"));
        let sent = |name: &str, paid: &str| Invoice {
            number: name.into(),
            date: date("2026-11-16"),
            amount: number("5000"),
            due: None,
            paid: Some(date(paid)),
            of: None,
        };
        site.log.invoices = vec![sent("17", "2026-11-16"), sent("18", "2026-11-18")];
        let portfolio = Portfolio { projects: vec![site], ..portfolio() };
        let facts = Facts::new(&portfolio, date(as_of)).looked_at_on(date(today));
        find(&facts).into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn the_future_begins_behind_the_later_of_the_date_and_today() {
        let time = "acme/site: time logged by ana on 2026-11-17 is in the future";
        let paid = "acme/site: invoice 18 was paid on 2026-11-18, which is in the future";
        assert_eq!(messages("2026-11-16", "2026-11-16"), [time, paid]);
        assert_eq!(messages("2026-11-16", "2026-11-17"), [paid]);
        assert_eq!(messages("2026-11-18", "2026-11-16"), [] as [&str; 0]);
    }
}

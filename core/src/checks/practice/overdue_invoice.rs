//! Invoices that are past their due date and not paid.

use crate::checks::facts::Facts;
use crate::checks::practice::contact::to_call;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::stake::of_amount;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::reach::reached;
use crate::figures::invoicing::receivables::{Account, Overdue};
use crate::model::Date;
use crate::model::client::{ContactRole, Touch};
use crate::model::project::{Project, Status};
use crate::why::gist;
use crate::why::words::{money, quoted};

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::OVERDUE_INVOICE, include_str!("overdue_invoice.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let is_ours =
        |project: &&Project| !matches!(project.status_at(facts.as_of), Status::Prospect | Status::Lost);
    let projects = facts.portfolio.projects.iter().filter(is_ours);
    let found = projects.flat_map(|project| {
        let overdue = Account::of(facts.portfolio, project, facts.as_of).overdue().into_iter();
        overdue.map(move |overdue| diagnostic(facts, project, &overdue))
    });
    found.collect()
}

fn diagnostic(facts: &Facts<'_>, project: &Project, overdue: &Overdue<'_>) -> Diagnostic {
    let Overdue { place, invoice, due, outstanding } = overdue;
    let days = gist::days((facts.as_of - *due).num_days());
    let missing = money(outstanding, project.currency);
    let what = format!(
        "invoice {} was due on {due}, {days} ago; {missing} is still outstanding{}{}",
        invoice.number,
        to_call(facts, project),
        said_since(facts, project, *due)
    );
    let path = format!("log.invoices[{place}].number");
    let found = of_project(facts, RULE.name, project, path, what).help(HELP);
    let gist = format!("{} overdue", gist::amount(outstanding, project.currency));
    let stake = of_amount(facts, project, outstanding, "what is outstanding of it");
    found.in_short(gist).since(Some(*due)).staking(stake).adding_up("invoices late")
}

/// Those at a client who may say why they do not pay.
const PAYING: [ContactRole; 3] = [ContactRole::Finance, ContactRole::Executive, ContactRole::Approver];

/// What was noted of the newest talk with one of them since an invoice was due, about that project or about none; where talks
/// are on record and none is such a one, that.
fn said_since(facts: &Facts<'_>, project: &Project, due: Date) -> String {
    let Some(client) = facts.portfolio.client_of(project) else { return String::new() };
    let counts = |touch: &&Touch| (due..=facts.as_of).contains(&touch.date);
    let is_of_project = |touch: &&Touch| {
        let about = touch.about.map(|index| client.projects.get(index.0 as usize));
        about.is_none_or(|id| id.is_some_and(|id| **id == *project.id))
    };
    let said = client.touches.iter().filter(counts).filter(is_of_project).filter_map(|touch| {
        let who = PAYING.iter().find_map(|role| reached(client, touch, *role, touch.date))?;
        Some((touch.date, client.contact(who)?, touch.note.as_deref()))
    });
    match said.max_by_key(|(date, ..)| *date) {
        Some((date, who, Some(note))) => format!("; on {date}, with {}: {}", who.id, quoted(note)),
        Some((date, who, None)) => format!("; the last talk was on {date}, with {}", who.id),
        None if client.touches.is_empty() => String::new(),
        None => "; no talk with those who pay or sign is on record since".to_owned(),
    }
}

const HELP: &str = "call them, or record what came in with standing paid";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project};
    use crate::model::log::{Invoice, Payment};

    #[test]
    fn what_is_still_to_come_after_part_payments() {
        let mut site = project("site");
        let invoice = |name: &str, amount, due: &str, paid: Option<&str>| Invoice {
            number: name.into(),
            date: date("2026-10-01"),
            amount: number(amount),
            due: Some(date(due)),
            paid: paid.map(date),
            of: None,
        };
        site.log.invoices = vec![
            invoice("credit", "-100", "2026-10-31", None),
            invoice("part", "5000", "2026-11-19", None),
            invoice("late", "70", "2026-10-31", Some("2026-11-21")),
            invoice("whole", "70", "2026-10-31", None),
            invoice("paid", "70", "2026-10-31", Some("2026-11-20")),
            invoice("not-yet", "70", "2026-11-20", None),
        ];
        let payment =
            |invoice, amount, day: &str| Payment { date: date(day), invoice, amount: number(amount) };
        site.log.payments = vec![
            payment(1, "1000", "2026-11-02"),
            payment(3, "70", "2026-11-02"),
            payment(1, "500", "2026-11-03"),
            payment(1, "3500", "2026-11-21"),
        ];
        let mut portfolio = portfolio();
        portfolio.projects = vec![site];
        let found = find(&Facts::new(&portfolio, date("2026-11-20")));
        let messages: Vec<String> = found.into_iter().map(|one| one.message).collect();
        let part =
            "acme/site: invoice part was due on 2026-11-19, 1 day ago; 3,500.00 EUR is still outstanding";
        let late =
            "acme/site: invoice late was due on 2026-10-31, 20 days ago; 70.00 EUR is still outstanding";
        assert_eq!(messages, [part, late]);
    }
}

//! Requests for change that we answered, and that wait for the client.

use crate::checks::facts::Facts;
use crate::checks::practice::contact::to_ask;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::{active, changes};
use crate::checks::practice::stake::of_waiting;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Project;
use crate::why::gist;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::SLOW_CLIENT, include_str!("slow_client.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = active(facts).flat_map(|project| {
        let open = changes(project, facts.as_of).filter(|(.., status)| *status == ChangeStatus::Open);
        open.filter_map(move |(place, change, _)| diagnostic(facts, project, (place, change)))
    });
    found.collect()
}

fn diagnostic(facts: &Facts<'_>, project: &Project, (place, change): (usize, &Change)) -> Option<Diagnostic> {
    let quoted = change.quoted_by(facts.as_of)?;
    let days = (facts.as_of - quoted).num_days();
    if days <= facts.portfolio.agency.thresholds.answer_days {
        return None;
    }
    let asked = change.by.map(|by| facts.portfolio.party_id(project.client, by));
    let by = asked.map_or_else(String::new, |by| format!(" (asked by {by})"));
    let days = gist::days(days);
    let what = format!(
        "{:?}{by} was quoted on {quoted} and has been waiting for the client for {days}",
        change.title
    );
    let help = format!("ask {} for a yes or a no; standing brief puts it on a page", to_ask(facts, project));
    let found = of_project(facts, RULE.name, project, format!("changes[{place}].quoted"), what).help(help);
    let stake = facts.figures_of(project).and_then(|figures| {
        let waited = facts.portfolio.agency.calendar.working_days(quoted.succ_opt()?, facts.as_of);
        of_waiting(facts, figures, waited)
    });
    Some(found.in_short("waiting on the client").since(Some(quoted)).staking(stake))
}

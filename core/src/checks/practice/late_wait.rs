//! What we need from a client and has not come by the day on which we needed it.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::practice::scope::active;
use crate::checks::practice::stake::of_waiting;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::project::{Project, Wait};
use crate::why::gist;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LATE_WAIT, include_str!("late_wait.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found = active(facts).flat_map(|project| {
        let waits = project.waits.iter().enumerate();
        waits.filter_map(move |wait| diagnostic(facts, project, wait))
    });
    found.collect()
}

fn diagnostic(facts: &Facts<'_>, project: &Project, (place, wait): (usize, &Wait)) -> Option<Diagnostic> {
    let is_open = wait.asked <= facts.as_of && wait.done_by(facts.as_of).is_none();
    let due = wait.due.filter(|due| *due < facts.as_of && is_open)?;
    let contact = wait.contact.and_then(|contact| facts.portfolio.contact(project.client, contact));
    let of = contact.map_or_else(String::new, |contact| format!(" of {}", contact.id));
    let days = gist::days((facts.as_of - due).num_days());
    let what = format!(
        "{:?}, asked{of} on {}, was needed by {due}, {days} ago, and has not come",
        wait.title, wait.asked
    );
    let found = of_project(facts, RULE.name, project, format!("waits[{place}].due"), what).help(HELP);
    let stake =
        facts.figures_of(project).and_then(|figures| of_waiting(facts, figures, figures.waiting.days));
    Some(found.in_short("waiting on the client").since(Some(due)).staking(stake))
}

const HELP: &str =
    "ask them for it: standing brief asks their executive; record that it came with standing got";

//! Shares where a percentage is meant: 0.6 for 60.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::{client_file, exact, exact_percent, project_file};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::client::Client;
use crate::model::number::Number;
use crate::model::project::Project;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::SHARE_AS_PERCENT, include_str!("share_as_percent.md"))
};

/// Whether a percentage is more likely a share of 1.
pub(crate) fn is_share(percent: &Number) -> bool {
    percent.is_positive() && *percent < Number::one()
}

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let pipeline = &portfolio.agency.pipeline;
    let stages = [("idea", &pipeline.idea), ("raised", &pipeline.raised), ("proposed", &pipeline.proposed)];
    let stages = stages.map(|(stage, chance)| {
        shared(chance, "standing.toml", format!("pipeline.{stage}"), format_args!("the chance of {stage}"))
    });
    let clients = portfolio.clients.iter().flat_map(of_client);
    let projects = portfolio.projects.iter().flat_map(|project| of_project(facts, project));
    stages.into_iter().flatten().chain(clients).chain(projects).collect()
}

fn of_client(client: &Client) -> Vec<Diagnostic> {
    let opportunities = client.opportunities.iter().enumerate();
    let chances = opportunities.filter_map(|(place, one)| Some((place, one, one.chance.as_ref()?)));
    let found = chances.filter_map(|(place, one, chance)| {
        let what = format_args!("{}: the chance of {}", client.id, one.id);
        shared(chance, &client_file(&client.id), format!("opportunities[{place}].chance"), what)
    });
    found.collect()
}

fn of_project(facts: &Facts<'_>, project: &Project) -> Vec<Diagnostic> {
    let readings = project.log.progress.iter().enumerate();
    let readings = readings.filter(|(_, one)| one.date <= facts.as_of && is_share(&one.percent));
    let name = || facts.portfolio.full_name(project);
    let chance = project.chance.as_ref().and_then(|chance| {
        let what = format_args!("{}: the chance", name());
        shared(chance, &project_file(&name()), "chance".to_owned(), what)
    });
    let readings = readings.filter_map(|(place, one)| {
        let what = format_args!("{}: progress on {}", name(), one.date);
        shared(&one.percent, &project_file(&name()), format!("log.progress[{place}].percent"), what)
    });
    chance.into_iter().chain(readings).collect()
}

fn shared(
    percent: &Number,
    document: &str,
    key: String,
    what: std::fmt::Arguments<'_>,
) -> Option<Diagnostic> {
    let place = || Place::key(document, key);
    let meant = percent * Number::from(100);
    let message = || format!("{what} is {}, less than 1 %", exact_percent(percent));
    is_share(percent).then(|| {
        let help = format!("write {}, if that is what you mean: percentages go from 0 to 100", exact(&meant));
        Diagnostic::warning(RULE.name, place(), message()).help(help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project};
    use crate::model::log::Progress;

    #[test]
    fn what_lies_between_0_and_1_is_a_share() {
        let mut portfolio = portfolio();
        let mut site = project("site");
        let readings = [("02", "0"), ("03", "0.05"), ("04", "1"), ("05", "0.6"), ("25", "0.7")];
        let reading = |(day, percent): (&str, &str)| Progress {
            date: date(&format!("2026-11-{day}")),
            percent: number(percent),
            note: None,
        };
        (site.log.progress, site.chance) = (readings.map(reading).to_vec(), Some(number("0.5")));
        portfolio.projects = vec![site];
        portfolio.agency.pipeline.raised = number("0.2");
        let found = find(&Facts::new(&portfolio, date("2026-11-20")));
        let messages: Vec<&str> = found.iter().map(|one| &*one.message).collect();
        let expected = [
            "the chance of raised is 0.2 %, less than 1 %",
            "acme/site: the chance is 0.5 %, less than 1 %",
            "acme/site: progress on 2026-11-03 is 0.05 %, less than 1 %",
            "acme/site: progress on 2026-11-05 is 0.6 %, less than 1 %",
        ];
        assert_eq!(messages, expected);
        let help = "write 5, if that is what you mean: percentages go from 0 to 100";
        assert_eq!(found[2].help.as_deref(), Some(help));
    }
}

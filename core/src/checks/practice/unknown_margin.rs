//! Projects that nobody knows the margin of.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::missing::Missing;
use crate::figures::people::workload::is_carried;
use crate::figures::spending::budget::ProjectFigures;
use crate::model::project::Billing;
use crate::why::budget::lack;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::UNKNOWN_MARGIN, include_str!("unknown_margin.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !facts.portfolio.has_costs {
        return Vec::new();
    }
    facts.under_way().filter_map(|figures| diagnostic(facts, figures)).collect()
}

fn diagnostic(facts: &Facts<'_>, figures: &ProjectFigures<'_>) -> Option<Diagnostic> {
    let project = figures.project;
    let is_asked = is_carried(project, facts.as_of) && project.billing != Billing::Internal;
    let missing = figures.earnings.margin.as_ref().err().filter(|_| is_asked)?;
    // A file that cannot be read is an error already.
    if matches!(missing, Missing::PersonFile(_) | Missing::CostsFile) {
        return None;
    }
    let what = format!("its margin is unknown: {}", lack(facts.portfolio, project, missing));
    Some(of_project(facts, RULE.name, project, "billing", what).help(help(facts, missing)))
}

/// What to write where.
fn help(facts: &Facts<'_>, missing: &Missing) -> String {
    let person = |who| facts.portfolio.person_id(who);
    match missing {
        Missing::Rate { .. } => {
            "write a rate: default = … in [rates] of the project or of standing.toml".to_owned()
        }
        Missing::Cost { who, .. } => format!("add [{}] with hourly = … to private/costs.toml", person(*who)),
        Missing::ExchangeRate { from, to, .. } => {
            format!("add [[fx]] with date, from = \"{from}\", to = \"{to}\" and rate to standing.toml")
        }
        Missing::Progress => "record how much is done with standing progress, or add phases".to_owned(),
        Missing::FixedAmount => "write amount = … in [budget]: the price that was agreed".to_owned(),
        Missing::RetainerAmount => "write amount = … in [retainer]: the fee of a period".to_owned(),
        Missing::OnePrice => "bill it by the hour if you want to know what each person earned".to_owned(),
        Missing::Milestones => "add [[milestones]] with their amounts".to_owned(),
        Missing::Start => "write start = …: the day on which work began".to_owned(),
        Missing::WorkingDay => "correct workdays and holidays in [calendar] of standing.toml".to_owned(),
        Missing::AssignedHours(who) => format!("write hours = … in the assignment of {}", person(*who)),
        Missing::PersonFile(_) | Missing::CostsFile => "fix the file that cannot be read".to_owned(),
    }
}

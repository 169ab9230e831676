//! What was found, in the order of what it costs: errors, which make every figure doubtful, then money and promises to
//! clients.

use std::cmp::Reverse;

use crate::checks::RULES;
use crate::checks::facts::Facts;
use crate::checks::rule::Stake;
use crate::cli::commands::status::answer;
use crate::cli::commands::status::answer::Subject;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::missing::convert;
use crate::figures::over_since::over_since;
use crate::model::Date;
use crate::model::number::Number;
use crate::page::Tone;
use crate::reports::overview::Attention;

/// Puts the most urgent first: by what is at stake, rules at `deny` first, the largest amount, the longest time.
pub(crate) fn rank(found: &mut [Diagnostic], facts: &Facts<'_>) {
    found.sort_by_cached_key(|found| {
        let since = found.gist.since.unwrap_or(Date::MAX);
        let is_denied = matches!(found.severity, Severity::Error | Severity::Deny);
        (stake(found), !is_denied, Reverse(cost(found, facts)), since, found.place.document.clone())
    });
}

fn stake(found: &Diagnostic) -> Stake {
    match found.severity {
        Severity::Error => Stake::Figures,
        Severity::Warning => Stake::Knowledge,
        Severity::Deny | Severity::Warn => {
            RULES.iter().find(|rule| rule.name == found.rule).map_or(Stake::Knowledge, |rule| rule.stake)
        }
    }
}

/// The amount in the workspace's currency, where that is known.
fn cost(found: &Diagnostic, facts: &Facts<'_>) -> Option<Number> {
    let money = found.gist.cost.as_ref()?;
    let pair = (money.currency, facts.portfolio.agency.currency);
    convert(facts.portfolio, &money.amount, pair, facts.as_of).ok()
}

/// A line of the overview on what was found on a line of its file, if it is on one.
pub(crate) fn row((found, line): (&Diagnostic, Option<usize>), facts: &Facts<'_>) -> Attention {
    let subject = Subject::of(&found.place.document);
    let about = subject.name();
    let message = found.message.strip_prefix(&format!("{about}: ")).unwrap_or(&found.message);
    Attention {
        what: found.gist.what.clone().unwrap_or_else(|| found.rule.word().replace('-', " ")),
        since: found.gist.since.or_else(|| since(found, &subject, facts)),
        command: answer::command(found, &subject, facts.portfolio),
        rule: found.rule.word(),
        level: found.severity,
        message: message.to_owned(),
        help: found.help.clone(),
        file: found.place.document.clone(),
        line: line.unwrap_or_default(),
        tone: tone(stake(found)),
        about,
    }
}

/// Since when a project is over its budget: that takes several looks at all of its records, and is asked of few.
fn since(found: &Diagnostic, subject: &Subject<'_>, facts: &Facts<'_>) -> Option<Date> {
    let project = subject.project(facts.portfolio).filter(|_| found.rule == rules::OVER_BUDGET)?;
    over_since(facts.portfolio, project, facts.as_of)
}

const fn tone(stake: Stake) -> Tone {
    match stake {
        Stake::Figures | Stake::Money | Stake::Promise => Tone::Bad,
        Stake::Risk | Stake::Rapport | Stake::Coverage => Tone::Warning,
        Stake::Knowledge => Tone::Plain,
    }
}

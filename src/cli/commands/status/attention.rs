//! What was found as the overview takes it: whose it is, in a few words, and the command that shows it.

use std::collections::BTreeMap;

use crate::checks::facts::Facts;
use crate::checks::order;
use crate::cli::commands::status::answer::{Answers, Subject};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::spending::over_since::over_since;
use crate::model::Date;
use crate::model::number::Number;
use crate::page::Tone;
use crate::reports::overview::ordering::Noted;

/// Who a finding is told of that is nobody's in particular.
const AGENCY: &str = "the agency";

/// What all findings share.
pub(crate) struct Noting<'f, 'p> {
    facts: &'f Facts<'p>,
    answers: Answers<'f, 'p>,
    factors: BTreeMap<&'f str, &'f Number>,
}

impl<'f, 'p> Noting<'f, 'p> {
    pub(crate) fn new(facts: &'f Facts<'p>) -> Self {
        let factors = &facts.portfolio.agency.attention;
        Self {
            facts,
            answers: Answers::new(facts),
            factors: factors.iter().map(|(rule, factor)| (&**rule, factor)).collect(),
        }
    }

    /// What was found on a line of its file, if it is on one.
    pub(crate) fn noted(&self, (found, line): (&Diagnostic, Option<usize>)) -> Noted {
        let subject = Subject::of(&found.place.document);
        let about = subject.name();
        let why = found.message.strip_prefix(&format!("{about}: ")).unwrap_or(&found.message);
        let factor = self.factors.get(found.rule.word()).map(|factor| (*factor).clone());
        let is_agency = matches!(subject, Subject::Agency(_));
        // Of an error one wants to know the file, of a practice whose it is.
        let is_file = matches!(found.severity, Severity::Error | Severity::Warning);
        let about = if is_agency && !is_file { AGENCY.to_owned() } else { about };
        Noted {
            subject: (!is_agency).then(|| about.clone()),
            is_person: matches!(subject, Subject::Person(_)),
            rule: found.rule,
            place: order::place(found.rule),
            factor: factor.unwrap_or_else(Number::one),
            level: found.severity,
            gist: found.gist.what.clone().unwrap_or_else(|| found.rule.word().replace('-', " ")),
            why: why.to_owned(),
            since: found.gist.since.or_else(|| since(found, subject, self.facts)),
            stake: found.gist.stake.clone(),
            together: found.gist.together.clone(),
            firm: found.gist.firm,
            command: self.answers.command(found, subject),
            file: found.place.document.clone(),
            line: line.unwrap_or_default(),
            tone: tone(found),
            about,
        }
    }

    /// Late and unbilled money below this is told in one line: a share of the income of twelve months.
    pub(crate) fn floor(&self) -> Option<Number> {
        let clients = self.facts.clients().iter().filter(|client| client.is_client());
        let incomes = clients.filter_map(|client| client.income.twelve_months.as_ref().ok());
        let income: Number = incomes.sum();
        Some(income * &self.facts.portfolio.agency.thresholds.attention_floor).filter(Number::is_positive)
    }
}

/// Since when a project is over its budget: that takes several looks at all of its records, and is asked of few.
fn since(found: &Diagnostic, subject: Subject<'_>, facts: &Facts<'_>) -> Option<Date> {
    let project = subject.project(facts.portfolio).filter(|_| found.rule == rules::OVER_BUDGET)?;
    over_since(facts.portfolio, project, facts.as_of)
}

fn tone(found: &Diagnostic) -> Tone {
    match found.severity {
        Severity::Error | Severity::Deny => Tone::Bad,
        Severity::Warning => Tone::Plain,
        Severity::Warn if order::is_quiet(found.rule) => Tone::Plain,
        Severity::Warn
            if found.gist.stake.as_ref().is_some_and(|stake| stake.amount.amount.is_positive()) =>
        {
            Tone::Bad
        }
        Severity::Warn => Tone::Warning,
    }
}

//! Cases by what they have in common, and where their ratios lie.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::figures::estimates::{Case, Experience, Range};
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Share;
use crate::model::word::words;
use crate::reports::document::{Group, missing_says};
use crate::reports::query::Query;
use crate::reports::totals::Missing;

words! {
    /// What cases are summed by.
    EstimatesBy {
        /// By the type of work.
        Type = "type",
        /// By client.
        Client = "client",
        /// Phases, by their id.
        Phase = "phase",
        /// By how they are billed.
        Billing = "billing",
    }
}

/// Where the ratios of some cases lie.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct ExperienceKeys {
    pub n: usize,
    pub of_first: RangeKeys,
    pub of_agreed: RangeKeys,
    pub days: RangeKeys,
    #[serde(skip_serializing_if = "nothing_is_missing")]
    pub missing: Missing,
}

/// Where values lie.
#[derive(Clone, Debug, Serialize)]
pub struct RangeKeys {
    /// The middle one.
    pub median: Option<Share>,
    /// A fifth of them is at most this.
    pub p20: Option<Share>,
    /// Four fifths of them are at most this.
    pub p80: Option<Share>,
}

missing_says!(ExperienceKeys);

fn nothing_is_missing(missing: &Missing) -> bool {
    missing.all().is_empty()
}

/// The groups of these cases, by key; those without one come last.
pub(crate) fn groups(
    portfolio: &Portfolio,
    cases: &[&Case<'_>],
    by: EstimatesBy,
) -> Vec<Group<ExperienceKeys>> {
    let mut groups: BTreeMap<(bool, Option<String>), Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases {
        let key = key(portfolio, case, by);
        groups.entry((key.is_none(), key)).or_default().push(case);
    }
    let group = |((_, key), cases): ((bool, Option<String>), Vec<&Case<'_>>)| Group {
        key,
        totals: ExperienceKeys::known(&Experience::of(&cases)),
    };
    groups.into_iter().map(group).collect()
}

fn key(portfolio: &Portfolio, case: &Case<'_>, by: EstimatesBy) -> Option<String> {
    let project = case.project;
    match by {
        EstimatesBy::Type => project.work_type.as_deref().map(str::to_owned),
        EstimatesBy::Client => portfolio.client_of(project).map(|client| client.id.to_string()),
        EstimatesBy::Phase => case.phase.map(|phase| phase.id.to_string()),
        EstimatesBy::Billing => Some(project.billing.word().to_owned()),
    }
}

impl ExperienceKeys {
    fn known(experience: &Experience) -> Self {
        Self {
            n: experience.cases,
            of_first: RangeKeys::of(&experience.of_first),
            of_agreed: RangeKeys::of(&experience.of_agreed),
            days: RangeKeys::of(&experience.days),
            missing: Missing::default(),
        }
    }

    /// The same over all projects of a question, which names those that could not be read.
    pub(crate) fn of(experience: &Experience, query: &Query) -> Self {
        let mut keys = Self::known(experience);
        query.left_out.iter().for_each(|project| keys.missing.add("n", project));
        keys
    }
}

impl RangeKeys {
    fn of(range: &Range) -> Self {
        let share = |value: &Option<crate::model::number::Number>| value.clone().map(Share);
        Self { median: share(&range.median), p20: share(&range.p20), p80: share(&range.p80) }
    }
}

//! The parts of the pages of single clients, projects and people, to which others lead: where what a line of the overview
//! asks is answered.

use crate::page::anchor;

/// A part of a page about one client, project or person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Everything that was found of them.
    Found,
    /// How much of the budget was spent, and on what.
    Budget,
    /// What was used in each period of a retainer.
    Periods,
    /// How much of the work was done on which day.
    Readings,
    /// The plan, and what became of it.
    Plan,
    /// What the client still owes us.
    Waits,
    /// What was earned, invoiced and paid.
    Money,
    /// The invoices, and who pays them.
    Invoices,
    /// What the client asked for.
    Changes,
    /// Who could take on what nobody does.
    Advice,
    /// Who answers for what.
    Tasks,
    /// What success is.
    Outcomes,
    /// What was said with a client last, and how it felt.
    Touches,
    /// The people of a client.
    People,
    /// What may be won of a client.
    Opportunities,
    /// What a client brings, and how we stand with them.
    Figures,
    /// What a person works on.
    Work,
    /// What a person alone holds.
    Alone,
}

impl Section {
    const ALL: [Self; 18] = [
        Self::Found,
        Self::Budget,
        Self::Periods,
        Self::Readings,
        Self::Plan,
        Self::Waits,
        Self::Money,
        Self::Invoices,
        Self::Changes,
        Self::Advice,
        Self::Tasks,
        Self::Outcomes,
        Self::Touches,
        Self::People,
        Self::Opportunities,
        Self::Figures,
        Self::Work,
        Self::Alone,
    ];

    /// The line above it.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Found => "what the checks found",
            Self::Budget => "budget",
            Self::Periods => "periods",
            Self::Readings => "how far the work is",
            Self::Plan => "the plan on its days",
            Self::Waits => "what we wait for",
            Self::Money => "invoiced and paid",
            Self::Invoices => "invoices",
            Self::Changes => "changes",
            Self::Advice => "who could take it on",
            Self::Tasks => "who answers for what",
            Self::Outcomes => "what success is",
            Self::Touches => "last touches",
            Self::People => "their people",
            Self::Opportunities => "opportunities",
            Self::Figures => "the client in figures",
            Self::Work => "what they work on",
            Self::Alone => "what they alone hold",
        }
    }

    /// What it is known by in a link.
    pub(crate) fn anchor(self) -> String {
        anchor(self.title())
    }

    /// The part that is known by that.
    pub(crate) fn of_anchor(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.anchor() == name)
    }

    /// Where the question is answered that what a rule found raises.
    pub(crate) fn of_rule(rule: &str) -> Self {
        match rule {
            "over-budget" | "at-risk-budget" | "ends-soon" => Self::Budget,
            "stale-progress" => Self::Readings,
            "over-again" => Self::Periods,
            "late-project" | "late-forecast" => Self::Plan,
            "late-wait" => Self::Waits,
            "overdue-invoice" => Self::Invoices,
            "unbilled-work" | "loss" | "low-margin" | "unknown-margin" => Self::Money,
            "slow-answer" | "slow-client" | "free-work" | "breaks-firm" | "over-estimate" | "always-yes"
            | "always-no" | "no-messenger" => Self::Changes,
            "uncovered-task" | "vacant-soon" | "owner-left" | "overloaded-person" | "leaving-soon" => {
                Self::Advice
            }
            "ambiguous-task" => Self::Tasks,
            "no-outcome" | "stale-outcome" => Self::Outcomes,
            "low-mood" | "pulling-apart" | "bad-news-only" => Self::Touches,
            "executive-due" | "manager-due" | "no-executive" | "no-manager" | "no-rapport"
            | "too-many-approvers" => Self::People,
            "ease-off" | "needless-opportunity" | "stale-opportunity" => Self::Opportunities,
            "concentration" => Self::Figures,
            "sole-cover" => Self::Alone,
            _ => Self::Found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::RULES;
    use crate::diagnostic::rules::Kind;

    #[test]
    fn each_part_is_known_by_its_own_name() {
        for section in Section::ALL {
            assert_eq!(Section::of_anchor(&section.anchor()), Some(section));
        }
    }

    /// What a whole agency or a file is about has no page of its own: those are told among all findings.
    #[test]
    fn every_practice_of_a_client_a_project_or_a_person_has_its_part() {
        let elsewhere =
            RULES.iter().filter(|rule| rule.name.kind() == Kind::Practice).map(|rule| rule.name.word());
        let elsewhere: Vec<&str> =
            elsewhere.filter(|rule| Section::of_rule(rule) == Section::Found).collect();
        assert_eq!(elsewhere, ["private-tracked", "unlogged-time", "unused-exemption"]);
    }
}

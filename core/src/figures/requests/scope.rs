//! What the answers to a project's requests for change give away about how its scope is held.

use crate::figures::requests::change::{in_force, moves_the_plan};
use crate::figures::requests::change_spent::{ChangeSpent, ChangesSpent};
use crate::figures::requests::tally::ChangeTally;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::project::{Firm, Project};
use crate::model::thresholds::Thresholds;
use crate::model::word::words;

words! {
    /// What is worth a look in how a project answers requests for change.
    ScopeFlag {
        /// Every one of enough decisions was a yes.
        AlwaysYes = "always-yes",
        /// Every one of enough decisions was a no.
        AlwaysNo = "always-no",
        /// A request has waited for our quote for longer than it should: ours.
        SlowAnswer = "slow-answer",
        /// A quote has waited for their answer for longer than it should: theirs.
        SlowClient = "slow-client",
        /// A no that nobody is named to have brought.
        NoMessenger = "no-messenger",
        /// A yes that moves what must not move, and nothing is given up for it.
        BreaksFirm = "breaks-firm",
        /// A yes that nobody pays for.
        FreeWork = "free-work",
        /// A request took clearly more than was said that it would.
        OverEstimate = "over-estimate",
    }
}

/// The flags of a project at a date, given the tally of its changes at that date and what they took; each at most once,
/// in the order of their list.
#[must_use]
pub fn flags(
    project: &Project,
    tally: &ChangeTally,
    spent: &ChangesSpent,
    as_of: Date,
    thresholds: &Thresholds,
) -> Vec<ScopeFlag> {
    let any = |test: &dyn Fn(&Change, ChangeStatus) -> bool| {
        in_force(project, as_of).any(|(change, status)| test(change, status))
    };
    let all = |ratio: Number| {
        tally.decisions() >= thresholds.decided_min && tally.yes_ratio().is_some_and(|yes| yes == ratio)
    };
    let raised = |flag: &ScopeFlag| match flag {
        ScopeFlag::AlwaysYes => all(Number::one()),
        ScopeFlag::AlwaysNo => all(Number::zero()),
        ScopeFlag::SlowAnswer => tally.oldest_unquoted.is_some_and(|days| days > thresholds.answer_days),
        ScopeFlag::SlowClient => tally.oldest_quoted.is_some_and(|days| days > thresholds.answer_days),
        ScopeFlag::NoMessenger => any(&lacks_messenger),
        ScopeFlag::BreaksFirm => any(&|change, status| broken(project, change, status).next().is_some()),
        ScopeFlag::FreeWork => tally.counts.absorbed > 0,
        ScopeFlag::OverEstimate => over_estimate(project, spent, as_of, thresholds).next().is_some(),
    };
    ScopeFlag::ALL.iter().copied().filter(raised).collect()
}

/// The changes, as they exist at a date, whose logged hours exceed what was said by more than `budget-tolerance` and by at
/// least one hour, as printed; each with what it took.
pub fn over_estimate<'c>(
    project: &'c Project,
    spent: &'c ChangesSpent,
    as_of: Date,
    thresholds: &'c Thresholds,
) -> impl Iterator<Item = (&'c Change, &'c ChangeSpent)> {
    let most = Number::one() + &thresholds.budget_tolerance;
    let is_over = move |change: &Change, took: &ChangeSpent| {
        let (said, took) = (change.hours.printed(2), took.hours.printed(2));
        said.is_positive() && took > &most * &said && took - said >= Number::one()
    };
    let asked = project.changes.iter().zip(&spent.changes);
    asked.filter(move |(change, took)| change.status_at(as_of).is_some() && is_over(change, took))
}

/// Whether a change was declined and nobody is named who brought the answer.
#[must_use]
pub fn lacks_messenger(change: &Change, status: ChangeStatus) -> bool {
    status == ChangeStatus::Declined && change.told_by.is_none()
}

/// What a change with this answer moves although it must not move, without a trade: a firm budget by more hours or
/// money, a firm deadline by more days, a firm scope by anything.
pub fn broken(project: &Project, change: &Change, status: ChangeStatus) -> impl Iterator<Item = Firm> {
    let free = moves_the_plan(status) && change.trade.is_none();
    let breaks = move |firm: &Firm| match firm {
        Firm::Budget => change.hours.is_positive() || change.amount.is_positive(),
        Firm::Deadline => change.days > 0,
        Firm::Scope => !change.hours.is_zero() || !change.amount.is_zero() || change.days != 0,
    };
    Firm::ALL.iter().copied().filter(move |firm| free && project.is_firm(*firm) && breaks(firm))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::requests::change_spent::changes_spent;
    use crate::figures::sample::{change, date, number, portfolio, project, worked};
    use crate::model::id::{ChangeIndex, PersonId};
    use crate::model::log::NewTimeEntry;

    fn flags_of(project: &Project, as_of: &str) -> Vec<&'static str> {
        let as_of = date(as_of);
        let tally = ChangeTally::of(in_force(project, as_of), as_of);
        let spent = changes_spent(&portfolio(), project, as_of);
        let flags = flags(project, &tally, &spent, as_of, &Thresholds::default());
        flags.into_iter().map(ScopeFlag::word).collect()
    }

    fn answered(word: &str, count: usize) -> Project {
        let mut project = project("site");
        let mut one = change("c", "2024-01-01", Some((word, "2024-01-02")));
        one.told_by = Some(PersonId(0));
        project.changes = vec![one; count];
        project
    }

    #[test]
    fn always_yes_and_always_no_take_five_decisions() {
        for (word, four, five) in [
            ("accepted", &[] as &[&str], &["always-yes"] as &[&str]),
            ("declined", &[], &["always-no"]),
            ("deferred", &[], &[]),
            ("withdrawn", &[], &[]),
        ] {
            assert_eq!(flags_of(&answered(word, 4), "2024-02-01"), four, "{word}");
            assert_eq!(flags_of(&answered(word, 5), "2024-02-01"), five, "{word}");
        }
        let mut both = answered("declined", 5);
        both.changes.extend(answered("accepted", 1).changes);
        assert_eq!(flags_of(&both, "2024-02-01"), [] as [&str; 0]);
    }

    #[test]
    fn a_request_may_be_open_for_seven_days() {
        let mut project = project("site");
        project.changes = vec![change("c", "2024-01-01", Some(("accepted", "2024-01-20")))];
        assert_eq!(flags_of(&project, "2024-01-08"), [] as [&str; 0]);
        assert_eq!(flags_of(&project, "2024-01-09"), ["slow-answer"]);
        assert_eq!(flags_of(&project, "2024-01-20"), [] as [&str; 0]);
    }

    #[test]
    fn a_request_that_was_quoted_waits_for_them() {
        let mut project = project("site");
        project.changes = vec![change("c", "2024-01-01", None)];
        project.changes[0].quoted = Some(date("2024-01-20"));
        for (as_of, flags) in [
            ("2024-01-19", &["slow-answer"][..]),
            ("2024-01-20", &[]),
            ("2024-01-27", &[]),
            ("2024-01-28", &["slow-client"]),
        ] {
            assert_eq!(flags_of(&project, as_of), flags, "{as_of}");
        }
    }

    /// 5 % more than 10 h are 10.5, 5 % more than 40 are 42.
    #[test]
    fn an_estimate_is_passed_by_an_hour_and_by_five_percent() {
        for (said, took, is_over) in [
            ("10", "12", true),
            ("10", "11", true),
            ("10", "10.99", false),
            ("40", "42", false),
            ("40", "42.01", true),
            ("0", "9", false),
        ] {
            let mut project = project("site");
            project.changes = vec![change("c", "2024-01-01", Some(("accepted", "2024-01-02")))];
            project.changes[0].hours = number(said);
            let entry = NewTimeEntry { change: Some(ChangeIndex(0)), ..worked("2024-01-03", took) };
            project.log.time.push(entry);
            let flags = if is_over { vec!["over-estimate"] } else { Vec::new() };
            assert_eq!(flags_of(&project, "2024-01-03"), flags, "{took} of {said}");
            assert_eq!(flags_of(&project, "2024-01-02"), [] as [&str; 0]);
        }
    }

    #[test]
    fn a_no_needs_somebody_who_brings_it() {
        let mut project = answered("declined", 1);
        project.changes[0].told_by = None;
        assert_eq!(flags_of(&project, "2024-01-02"), ["no-messenger"]);
        assert_eq!(flags_of(&project, "2024-01-01"), [] as [&str; 0]);
    }

    #[test]
    fn what_is_firm_is_broken_by_what_moves_it_without_a_trade() {
        for (firm, hours, amount, days, breaks) in [
            (Firm::Budget, "1", "0", 0, true),
            (Firm::Budget, "-1", "0.01", 0, true),
            (Firm::Budget, "-1", "0", 3, false),
            (Firm::Deadline, "9", "9", 0, false),
            (Firm::Deadline, "0", "0", 1, true),
            (Firm::Deadline, "0", "0", -1, false),
            (Firm::Scope, "-1", "0", 0, true),
            (Firm::Scope, "0", "0", -1, true),
            (Firm::Scope, "0", "0", 0, false),
        ] {
            let mut project = answered("accepted", 1);
            project.firm = vec![firm];
            let change = &mut project.changes[0];
            (change.hours, change.amount, change.days) = (number(hours), number(amount), days);
            let broken = if breaks { vec!["breaks-firm"] } else { Vec::new() };
            assert_eq!(flags_of(&project, "2024-01-02"), broken, "{firm} {hours} {amount} {days}");
            project.changes[0].trade = Some("the blog".into());
            assert_eq!(flags_of(&project, "2024-01-02"), [] as [&str; 0]);
            (project.changes[0].trade, project.changes[0].status) = (None, ChangeStatus::Deferred);
            assert_eq!(flags_of(&project, "2024-01-02"), [] as [&str; 0]);
        }
    }

    #[test]
    fn free_work_is_what_was_absorbed() {
        assert_eq!(flags_of(&answered("absorbed", 1), "2024-01-02"), ["free-work"]);
    }
}

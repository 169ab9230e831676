//! Requests for change counted and summed by the answer that they got, and how fast they got it.

use serde::Serialize;

use crate::figures::median::median;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;

/// One value for each answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ByStatus<T> {
    /// Of those not answered.
    pub open: T,
    /// Of those done and paid for.
    pub accepted: T,
    /// Of those done for free.
    pub absorbed: T,
    /// Of those refused.
    pub declined: T,
    /// Of those put off.
    pub deferred: T,
    /// Of those taken back.
    pub withdrawn: T,
}

/// Hours, and an amount in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Hours; may be negative.
    pub hours: Number,
    /// An amount; may be negative.
    pub amount: Number,
}

/// Requests for change, counted and summed. Amounts are all in one currency: the project's, or that of a total.
#[derive(Clone, Debug, Default)]
pub struct ChangeTally {
    /// How many.
    pub counts: ByStatus<i64>,
    /// What they ask for together.
    pub effects: ByStatus<Effect>,
    /// The hours above 0 and the amounts above 0 of what is open.
    pub exposure: Effect,
    /// Calendar days until the answer, of what was accepted, absorbed, declined or deferred.
    pub waits: Vec<i64>,
    /// Calendar days until we said what it would take, of what was quoted: ours.
    pub quote_waits: Vec<i64>,
    /// Calendar days from then until the answer, of what was quoted and answered: theirs.
    pub client_waits: Vec<i64>,
    /// Calendar days that the oldest open one has waited.
    pub oldest_open: Option<i64>,
    /// The same of those that are not quoted yet: they wait for us.
    pub oldest_unquoted: Option<i64>,
    /// Calendar days since the oldest quote that is not answered: it waits for them.
    pub oldest_quoted: Option<i64>,
}

/// Calendar days that a change was open: until it was answered, else until a date.
#[must_use]
pub fn days_open(change: &Change, status: ChangeStatus, as_of: Date) -> i64 {
    let until = change.decided.filter(|_| status != ChangeStatus::Open).unwrap_or(as_of);
    (until - change.asked).num_days()
}

impl ChangeTally {
    /// The tally of changes with their answers at a date.
    pub fn of<'p>(changes: impl IntoIterator<Item = (&'p Change, ChangeStatus)>, as_of: Date) -> Self {
        let mut tally = Self::default();
        for (change, status) in changes {
            tally.count(change, status, days_open(change, status, as_of));
            tally.count_quote(change, status, as_of);
        }
        tally
    }

    fn count_quote(&mut self, change: &Change, status: ChangeStatus, as_of: Date) {
        let is_open = status == ChangeStatus::Open;
        let Some(quoted) = change.quoted_by(as_of) else {
            let waited = is_open.then(|| (as_of - change.asked).num_days());
            self.oldest_unquoted = self.oldest_unquoted.max(waited);
            return;
        };
        self.quote_waits.push((quoted - change.asked).num_days());
        if is_open {
            self.oldest_quoted = self.oldest_quoted.max(Some((as_of - quoted).num_days()));
        } else {
            self.client_waits.extend(change.decided.map(|decided| (decided - quoted).num_days()));
        }
    }

    fn count(&mut self, change: &Change, status: ChangeStatus, days: i64) {
        *self.counts.of_mut(status) += 1;
        self.effects.of_mut(status).add(&change.hours, &change.amount);
        match status {
            ChangeStatus::Open => {
                self.exposure.add(&change.hours.clone().or_zero(), &change.amount.clone().or_zero());
                self.oldest_open = self.oldest_open.max(Some(days));
            }
            ChangeStatus::Withdrawn => {}
            _ => self.waits.push(days),
        }
    }

    /// Adds another tally, its amounts at a rate of exchange; without a rate its amounts stay out.
    pub fn add(&mut self, other: &Self, rate: Option<&Number>) {
        let amount = |effect: &Effect| rate.map_or_else(Number::zero, |rate| &effect.amount * rate);
        for status in ChangeStatus::ALL {
            *self.counts.of_mut(*status) += other.counts.of(*status);
            let effect = other.effects.of(*status);
            self.effects.of_mut(*status).add(&effect.hours, &amount(effect));
        }
        self.exposure.add(&other.exposure.hours, &amount(&other.exposure));
        self.waits.extend(&other.waits);
        self.quote_waits.extend(&other.quote_waits);
        self.client_waits.extend(&other.client_waits);
        self.oldest_open = self.oldest_open.max(other.oldest_open);
        self.oldest_unquoted = self.oldest_unquoted.max(other.oldest_unquoted);
        self.oldest_quoted = self.oldest_quoted.max(other.oldest_quoted);
    }

    /// Whether no change asks for an amount.
    #[must_use]
    pub fn is_without_money(&self) -> bool {
        self.exposure.amount.is_zero()
            && ChangeStatus::ALL.iter().all(|status| self.effects.of(*status).amount.is_zero())
    }

    /// How many were answered by yes or no: accepted, absorbed or declined.
    #[must_use]
    pub fn decisions(&self) -> i64 {
        self.counts.accepted + self.counts.absorbed + self.counts.declined
    }

    /// (accepted + absorbed) / (accepted + absorbed + declined).
    #[must_use]
    pub fn yes_ratio(&self) -> Option<Number> {
        self.share_of_decisions(self.counts.accepted + self.counts.absorbed)
    }

    /// accepted / (accepted + absorbed + declined).
    #[must_use]
    pub fn paid_yes_ratio(&self) -> Option<Number> {
        self.share_of_decisions(self.counts.accepted)
    }

    fn share_of_decisions(&self, count: i64) -> Option<Number> {
        Number::from(count).over(&Number::from(self.decisions()))
    }

    /// The median of the calendar days until the answer.
    #[must_use]
    pub fn decision_days(&self) -> Option<Number> {
        median_of(&self.waits)
    }

    /// The median of the calendar days until the quote: ours.
    #[must_use]
    pub fn quote_days(&self) -> Option<Number> {
        median_of(&self.quote_waits)
    }

    /// The median of the calendar days from the quote to the answer: theirs.
    #[must_use]
    pub fn client_days(&self) -> Option<Number> {
        median_of(&self.client_waits)
    }
}

fn median_of(days: &[i64]) -> Option<Number> {
    median(days.iter().map(|days| Number::from(*days)).collect())
}

impl Effect {
    fn add(&mut self, hours: &Number, amount: &Number) {
        self.hours = &self.hours + hours;
        self.amount = &self.amount + amount;
    }
}

impl<T> ByStatus<T> {
    /// The value of an answer.
    pub const fn of(&self, status: ChangeStatus) -> &T {
        match status {
            ChangeStatus::Open => &self.open,
            ChangeStatus::Accepted => &self.accepted,
            ChangeStatus::Absorbed => &self.absorbed,
            ChangeStatus::Declined => &self.declined,
            ChangeStatus::Deferred => &self.deferred,
            ChangeStatus::Withdrawn => &self.withdrawn,
        }
    }

    const fn of_mut(&mut self, status: ChangeStatus) -> &mut T {
        match status {
            ChangeStatus::Open => &mut self.open,
            ChangeStatus::Accepted => &mut self.accepted,
            ChangeStatus::Absorbed => &mut self.absorbed,
            ChangeStatus::Declined => &mut self.declined,
            ChangeStatus::Deferred => &mut self.deferred,
            ChangeStatus::Withdrawn => &mut self.withdrawn,
        }
    }

    /// Another value for each answer.
    pub fn map<U>(&self, value: impl Fn(&T) -> U) -> ByStatus<U> {
        ByStatus {
            open: value(&self.open),
            accepted: value(&self.accepted),
            absorbed: value(&self.absorbed),
            declined: value(&self.declined),
            deferred: value(&self.deferred),
            withdrawn: value(&self.withdrawn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::requests::change::in_force;
    use crate::figures::sample::{change, date, number, project};

    /// Worked by hand in `corners`: alpha/easter.
    fn easter(as_of: &str) -> ChangeTally {
        let mut easter = project("easter");
        let mut smaller = change("c1", "2024-03-11", Some(("accepted", "2024-03-25")));
        (smaller.hours, smaller.amount) = (number("-2.5"), number("-200"));
        let mut more = change("c2", "2024-03-20", None);
        (more.hours, more.amount) = (number("3"), number("300.50"));
        easter.changes = vec![smaller, more, change("c3", "2024-03-01", Some(("declined", "2024-03-05")))];
        ChangeTally::of(in_force(&easter, date(as_of)), date(as_of))
    }

    #[test]
    fn what_is_decided_and_what_is_open() {
        let tally = easter("2024-03-31");
        assert_eq!((tally.counts.open, tally.counts.accepted, tally.counts.declined), (1, 1, 1));
        assert_eq!(tally.yes_ratio(), Some(number("0.5")));
        assert_eq!(tally.paid_yes_ratio(), Some(number("0.5")));
        assert_eq!(tally.decision_days(), Some(number("9")));
        assert_eq!(tally.oldest_open, Some(11));
        assert_eq!(tally.effects.accepted, Effect { hours: number("-2.5"), amount: number("-200") });
    }

    #[test]
    fn what_asks_for_less_exposes_nothing() {
        let tally = easter("2024-03-24");
        assert_eq!(tally.exposure, Effect { hours: number("3"), amount: number("300.50") });
        assert_eq!(tally.effects.open, Effect { hours: number("0.5"), amount: number("100.50") });
        assert_eq!(tally.yes_ratio(), Some(Number::zero()));
        assert_eq!(tally.decision_days(), Some(number("4")));
        assert_eq!(tally.oldest_open, Some(13));
    }

    #[test]
    fn nothing_asked_has_no_ratio_and_no_median() {
        let tally = ChangeTally::default();
        assert_eq!((tally.yes_ratio(), tally.paid_yes_ratio(), tally.decision_days()), (None, None, None));
    }

    #[test]
    fn the_median_is_exact_and_leaves_out_what_was_withdrawn() {
        for (answers, median) in [
            (&[("declined", "2024-01-02"), ("deferred", "2024-01-05")][..], "2.5"),
            (&[("absorbed", "2024-01-02"), ("accepted", "2024-01-09"), ("declined", "2024-01-05")], "4"),
            (&[("withdrawn", "2024-01-31"), ("accepted", "2024-01-01")], "0"),
        ] {
            let changes: Vec<_> =
                answers.iter().map(|answer| change("c", "2024-01-01", Some(*answer))).collect();
            let answered = changes.iter().map(|change| (change, change.status));
            assert_eq!(ChangeTally::of(answered, date("2024-02-01")).decision_days(), Some(number(median)));
        }
    }

    /// Worked by hand in `waits`, as of 2024-06-14: the two requests of acme/site that were decided, and those that were not.
    #[test]
    fn two_clocks_one_ours_one_theirs() {
        let quoted = |id: &str, asked: &str, quote: &str, answer| {
            let mut change = change(id, asked, answer);
            change.quoted = Some(date(quote));
            change
        };
        let mut site = project("site");
        site.changes = vec![
            quoted("shop", "2024-05-01", "2024-05-06", Some(("accepted", "2024-05-20"))),
            quoted("print", "2024-05-01", "2024-05-02", Some(("declined", "2024-05-06"))),
            quoted("news", "2024-05-20", "2024-06-01", None),
            quoted("map", "2024-06-01", "2024-06-20", None),
            change("video", "2024-06-03", None),
        ];
        let tally = |as_of| ChangeTally::of(in_force(&site, date(as_of)), date(as_of));
        let now = tally("2024-06-14");
        assert_eq!((now.quote_days(), now.client_days()), (Some(number("5")), Some(number("9"))));
        assert_eq!((now.oldest_open, now.oldest_unquoted, now.oldest_quoted), (Some(25), Some(13), Some(13)));
        let then = tally("2024-05-05");
        assert_eq!((then.quote_days(), then.client_days()), (Some(number("1")), None));
        assert_eq!((then.oldest_unquoted, then.oldest_quoted), (Some(4), Some(3)));
        site.changes[1].status = ChangeStatus::Withdrawn;
        assert_eq!(
            ChangeTally::of(in_force(&site, date("2024-06-14")), date("2024-06-14")).client_days(),
            Some(number("9"))
        );
    }

    #[test]
    fn sums_take_amounts_at_a_rate_or_leave_them_out() {
        let mut total = easter("2024-03-31");
        total.add(&easter("2024-03-24"), Some(&number("2")));
        assert_eq!(total.effects.open, Effect { hours: number("3.5"), amount: number("501.50") });
        assert_eq!(total.exposure, Effect { hours: number("6"), amount: number("901.50") });
        total.add(&easter("2024-03-24"), None);
        assert_eq!(total.exposure, Effect { hours: number("9"), amount: number("901.50") });
        assert_eq!((total.counts.open, total.oldest_open), (5, Some(13)));
    }
}

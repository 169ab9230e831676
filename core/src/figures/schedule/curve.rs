//! How much of the work a plan has done, working day by working day: a line that bends where a stretch of work begins
//! or ends.

use crate::model::number::Number;

/// The line of a plan; days are counted as [`Calendar::count_to`](crate::model::calendar::Calendar::count_to) does.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    stretches: Vec<Stretch>,
    whole: Number,
}

/// Work that is spread evenly over working days.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// The day before its first.
    pub(crate) before: i64,
    /// How many days it takes.
    pub(crate) days: i64,
    /// What it weighs against the others.
    pub(crate) hours: Number,
}

impl Curve {
    /// The line of these stretches; `None` where one of them has no day, or all of them no hours.
    pub(crate) fn of(stretches: Vec<Stretch>) -> Option<Self> {
        let whole: Number = stretches.iter().map(|stretch| &stretch.hours).sum();
        let has_days = stretches.iter().all(|stretch| stretch.days > 0);
        (has_days && whole.is_positive()).then_some(Self { stretches, whole })
    }

    /// The share of the work that is done by the end of a day.
    pub(crate) fn share_at(&self, day: i64) -> Option<Number> {
        self.done_at(day).over(&self.whole)
    }

    /// How many of these days, and which part of the next, the plan takes for a share of the work: none where more is
    /// done before them, all where less is done after them.
    pub(crate) fn days_of(&self, share: &Number, (first, last): (i64, i64)) -> Option<Number> {
        let target = share * &self.whole;
        let (mut day, mut done) = (first, self.done_at(first));
        if target < done {
            return Some(Number::zero());
        }
        for bend in self.bends(first, last) {
            let next = self.done_at(bend);
            if target < next {
                let days = (target - &done) * Number::from(bend - day);
                return Some(Number::from(day - first) + days.over(&(next - done))?);
            }
            (day, done) = (bend, next);
        }
        Some(Number::from(last - first))
    }

    fn done_at(&self, day: i64) -> Number {
        self.stretches.iter().map(|stretch| stretch.done_at(day)).sum()
    }

    /// The days between two others after which the pace changes, and the last.
    fn bends(&self, first: i64, last: i64) -> Vec<i64> {
        let ends = self.stretches.iter().flat_map(|one| [one.before, one.before + one.days]);
        let mut bends: Vec<i64> = ends.filter(|day| first < *day && *day < last).chain([last]).collect();
        bends.sort_unstable();
        bends.dedup();
        bends
    }
}

impl Stretch {
    /// The hours that are done by the end of a day.
    fn done_at(&self, day: i64) -> Number {
        match (day - self.before).clamp(0, self.days) {
            0 => Number::zero(),
            gone if gone == self.days => self.hours.clone(),
            gone => (&self.hours * Number::from(gone)).over(&Number::from(self.days)).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::number;

    fn stretch(before: i64, days: i64, hours: &str) -> Stretch {
        Stretch { before, days, hours: number(hours) }
    }

    /// n + (share − P(n)) / (P(n+1) − P(n)) for the largest n with P(n) ≤ share, counted day by day.
    fn day_by_day(curve: &Curve, share: &Number, (first, last): (i64, i64)) -> Number {
        let done = |day| curve.share_at(day).unwrap();
        let Some(day) = (first..=last).rev().find(|day| done(*day) <= *share) else { return Number::zero() };
        let part = (share - done(day)).over(&(done(day + 1) - done(day)));
        Number::from(day - first) + part.filter(|_| day < last).unwrap_or_default()
    }

    /// Stretches that overlap, touch, leave days without work between them, and begin before the first day.
    #[test]
    fn from_bend_to_bend_as_day_by_day() {
        for stretches in [
            vec![stretch(10, 20, "1")],
            vec![stretch(7, 6, "12.5"), stretch(13, 9, "3"), stretch(15, 15, "40")],
            vec![stretch(12, 1, "1"), stretch(20, 3, "0"), stretch(20, 10, "7")],
        ] {
            let curve = Curve::of(stretches).unwrap();
            for share in (0..=40).map(|share| Number::decimal(share * 25, 3)) {
                let days = (10, 30);
                assert_eq!(curve.days_of(&share, days), Some(day_by_day(&curve, &share, days)), "{share:?}");
            }
        }
    }

    #[test]
    fn without_days_or_hours_there_is_no_line() {
        assert!(Curve::of(vec![stretch(10, 0, "1"), stretch(10, 5, "1")]).is_none());
        assert!(Curve::of(vec![stretch(10, 5, "0")]).is_none());
    }
}

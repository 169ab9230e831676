//! The hours of a retainer that nobody has used yet: which of them stay usable, and which are used first.

use std::collections::VecDeque;

use crate::model::number::Number;
use crate::model::retainer::RetainerTerms;

/// Hours that are still usable, oldest first, each with its period's number; and all of them.
#[derive(Default)]
pub(crate) struct Unused {
    by_period: VecDeque<(i64, Number)>,
    pub(crate) total: Number,
}

impl Unused {
    pub(crate) fn add(&mut self, index: i64, hours: Number) {
        self.total = &self.total + &hours;
        self.by_period.push_back((index, hours));
    }

    /// Takes away what is too old for a period or past the cap, the oldest first, and says how much that was.
    pub(crate) fn expire(&mut self, terms: &RetainerTerms, index: i64) -> Number {
        let before = self.total.clone();
        while let Some((_, hours)) = self.by_period.pop_front_if(|(from, _)| index - *from > terms.rollover) {
            self.total = &self.total - &hours;
        }
        if let Some(cap) = &terms.rollover_cap {
            self.take((&self.total - cap).or_zero());
        }
        before - &self.total
    }

    /// Takes hours from the oldest first; what they do not suffice for is returned.
    pub(crate) fn take(&mut self, mut hours: Number) -> Number {
        while let Some((_, left)) = self.by_period.front_mut().filter(|_| hours.is_positive()) {
            let taken = left.clone().min(hours.clone());
            *left = &*left - &taken;
            hours = hours - &taken;
            self.total = &self.total - taken;
            self.by_period.pop_front_if(|(_, left)| left.is_zero());
        }
        hours
    }
}

//! Chance that can be repeated: `SplitMix64` (Steele, Lea, Flood 2014), in integers only.

/// A stream of numbers that its seed fixes.
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// The stream of one thing: the `index`-th of its `kind` in the workspace of that seed.
    pub(super) fn of(seed: u64, kind: &str, index: usize) -> Random {
        let mut random = Random { state: seed };
        for byte in kind.bytes() {
            random.state = random.next() ^ u64::from(byte);
        }
        random.state = random.next() ^ index as u64;
        random.state = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `count` − 1; 0 where `count` is 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let drawn = (self.next() >> 32) * (count as u64);
        (drawn >> 32) as usize
    }

    /// A number from `low` to `high`, both included; `low` where `high` is less.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let count = usize::try_from(high - low + 1).unwrap_or(0);
        low + self.below(count) as i64
    }

    /// True in so many of a hundred cases.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// True once in so many cases.
    pub(super) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of `items`, of which there must be at least one.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let index = self.below(items.len());
        *items.get(index).expect("there is something to pick from")
    }

    /// So many different ones of `items` (all where there are fewer), in their order.
    pub(super) fn some<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut wanted = count.min(items.len());
        let mut chosen = Vec::with_capacity(wanted);
        for (index, &item) in items.iter().enumerate() {
            if self.below(items.len() - index) < wanted {
                chosen.push(item);
                wanted -= 1;
            }
        }
        chosen
    }
}

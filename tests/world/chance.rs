//! Chance that is the same in every run.

/// Says how much is tried.
const TRIES: &str = "STANDING_TRIES";

/// Whether everything is to be tried that can be counted, such as every step of a write.
pub(crate) fn is_trying_all() -> bool {
    std::env::var(TRIES).is_ok_and(|tries| tries == "all")
}

/// How often something is tried that usually is tried so often: `STANDING_TRIES` says how many times that, and in an optimized
/// build, or where it says `all`, it is 60 times.
pub(crate) fn tries(usual: usize) -> usize {
    let optimized = if cfg!(debug_assertions) { 1 } else { 60 };
    let times = std::env::var(TRIES)
        .map_or(optimized, |times| if times == "all" { 60 } else { times.parse().unwrap() });
    usual * times
}

/// How many times as often as usual something is tried that takes its time in every build.
pub(crate) fn times() -> u32 {
    std::env::var(TRIES).map_or(1, |times| times.parse().unwrap_or(1))
}

/// A sequence of numbers from a seed that is not zero.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        assert_ne!(seed, 0, "nothing follows from zero but zeros");
        Self(seed)
    }

    /// A number below a limit that is not zero.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }
}

//! Thousands of merges at random: whoever resolves them, and however, no record is there twice or not at all.

mod list;
pub(crate) mod promise;
mod side;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::world::chance::{Chance, tries};
use list::{LISTS, List};
use promise::{Trial, broken};
use side::{beginning, changed, written};

/// A merge that is the same for the same seed.
pub(crate) fn trial(seed: u64) -> Trial {
    let mut chance = Chance::new((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let list: &'static List = &LISTS[chance.below(LISTS.len())];
    let base = beginning(list, &mut chance);
    let (ours, _) = changed(list, &base, 'a', &mut chance);
    let (theirs, _) = changed(list, &base, 'b', &mut chance);
    let texts = [&base, &ours, &theirs].map(|records| written(list, records));
    Trial { list, records: [base, ours, theirs], texts }
}

/// What so many merges give: how often each outcome, and the first broken promise of each kind with its texts.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    pub(crate) counts: BTreeMap<&'static str, usize>,
    pub(crate) faults: BTreeMap<String, String>,
}

impl Outcomes {
    pub(crate) fn of(seeds: Range<u64>) -> Self {
        let one = |seed: u64| {
            let trial = trial(seed);
            let (outcome, fault) = broken(&trial);
            let faults = fault.map(|fault| (fault, format!("seed {seed}, {}", trial.shown())));
            Self { counts: BTreeMap::from([(outcome, 1)]), faults: faults.into_iter().collect() }
        };
        seeds.into_par_iter().map(one).reduce(Self::default, Self::with)
    }

    fn with(mut self, other: Self) -> Self {
        for (outcome, count) in other.counts {
            *self.counts.entry(outcome).or_default() += count;
        }
        for (fault, texts) in other.faults {
            self.faults.entry(fault).or_insert(texts);
        }
        self
    }
}

/// How many are tried; `STANDING_TRIES=100` tries a hundred times as many.
const COUNT: usize = 3000;

/// Merges that broke a promise once: a record that both sides changed, beside one that looks like it, or so much that hardly
/// anything of it was left.
const FOUND: [u64; 7] = [13_098, 96_627, 130_721, 161_054, 165_984, 1_141_794, 1_169_696];

#[test]
fn whoever_resolves_a_merge_has_every_record_once() {
    let count = u64::try_from(tries(COUNT)).unwrap();
    let found = FOUND.into_iter().map(|seed| Outcomes::of(seed..seed + 1));
    let Outcomes { counts, faults } = found.fold(Outcomes::of(0..count), Outcomes::with);
    let shown: String = faults.iter().map(|(fault, texts)| format!("{fault}\n{texts}\n")).collect();
    assert!(faults.is_empty(), "{counts:?}\n{shown}");
    println!("{counts:?}");
    assert!(counts["merged"] > 2 * counts["left to decide"], "{counts:?}");
}

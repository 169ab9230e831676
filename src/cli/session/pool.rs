//! The threads among which large work is dealt out.

use std::env;

use crate::threads;

/// Says how many are wanted, as `RAYON_NUM_THREADS` does for all programs that deal their work out so.
const WANTED: &str = "RAYON_NUM_THREADS";

/// Makes them, as many as there can be.
pub(crate) fn ready() {
    let wanted = env::var(WANTED).ok().and_then(|count| count.parse().ok());
    threads::ready(wanted);
}

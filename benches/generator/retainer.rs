//! `[retainer]`: what a period holds, and what becomes of hours left or over.

use super::plan::Project;
use super::random::Random;
use super::text::{Number, Quoted, Toml};
use super::time::MEAN_HOURS;

/// The table; answers what a period costs, in hundredths.
pub(super) fn table(toml: &mut Toml, project: &Project, random: &mut Random) -> i64 {
    let is_quarterly = random.percent(25);
    let days = if is_quarterly { 91 } else { 30 };
    let work = project.dates.work.map_or(30, |(first, last)| last.since(first) + 1);
    let periods = (work / days).max(1);
    let used = project.entries as i64 * MEAN_HOURS / 100 / periods;
    let hours = (used * random.between(85, 140) / 100).max(6);
    let amount = hours * random.between(80, 120) * 100;
    toml.table("retainer");
    toml.key("every", Quoted(if is_quarterly { "quarter" } else { "month" }));
    let form = random.below(7);
    if form > 0 {
        toml.key("hours", Number::hours(hours * 100, random));
    }
    if form != 1 {
        toml.key("amount", Number::money(amount, random));
    }
    if random.percent(40) {
        toml.key("rollover", random.below(4));
        if random.percent(50) {
            toml.key("rollover-cap", Number::hours(hours * 50, random));
        }
    }
    if random.percent(60) {
        let overage = random.pick(&["bill", "absorb", "next"]);
        toml.key("overage", Quoted(overage));
    }
    amount
}

//! `[[phases]]` and `[[outcomes]]`: the parts of a project, and what success is.

use super::day::Day;
use super::plan::Project;
use super::random::Random;
use super::text::{Number, Quoted, Toml};
use super::words;

/// The ids of a project's phases, in their order.
pub(super) fn ids(project: &Project, random: &mut Random) -> Vec<&'static str> {
    let has_phases = random.percent(if project.is_retainer() { 5 } else { 38 });
    let count = if has_phases { 2 + random.below(4) } else { 0 };
    let ids = words::PHASES.map(|(id, _)| id);
    random.some(&ids, count)
}

/// The phases with those ids, which share `hours` and the time of the project.
pub(super) fn tables(toml: &mut Toml, project: &Project, (ids, hours): (&[&str], i64), random: &mut Random) {
    let dates = &project.dates;
    let last = dates.work.map(|(_, last)| last);
    let first = dates.start.or(dates.work.map(|(first, _)| first));
    let end = dates.finished.or(dates.due).or(last);
    let plan = first.zip(end).filter(|_| random.percent(90));
    let [has_hours, has_amounts] = [85, 30].map(|percent| random.percent(percent));
    let share = hours / ids.len().max(1) as i64;
    for (number, id) in ids.iter().enumerate() {
        let hours = (share * random.between(70, 130) / 100).max(2);
        toml.element("phases");
        toml.key("id", Quoted(id));
        let name = words::PHASES.iter().find(|(other, _)| other == id);
        toml.maybe("name", name.filter(|_| random.percent(60)).map(|(_, name)| Quoted(name)));
        if has_hours {
            toml.key("hours", Number::hours(hours * 100, random));
        }
        if has_amounts {
            toml.key("amount", Number::money(hours * 9_500, random));
        }
        if let Some((first, end)) = plan {
            let days = end.since(first).max(0) / ids.len() as i64;
            let start = first.plus(days * number as i64);
            times(toml, (start, start.plus(days)), last, random);
        }
        if random.percent(3) {
            toml.table("phases.custom");
            toml.key("board", Quoted(format!("{}/{number}", project.id)));
        }
    }
}

/// A phase's dates; one that should be over by the `last` day of work mostly is.
fn times(toml: &mut Toml, (start, due): (Day, Day), last: Option<Day>, random: &mut Random) {
    toml.key("start", start);
    toml.key("due", due);
    if let Some(last) = last.filter(|last| due <= *last && random.percent(92)) {
        let done = due.plus(random.between(-4, 9));
        toml.key("done", done.max(start).min(last));
    }
}

/// Up to two measures of success.
pub(super) fn outcomes(toml: &mut Toml, project: &Project, random: &mut Random) {
    let count = if random.percent(30) { 1 + random.below(2) } else { 0 };
    for (metric, target, actual) in random.some(&words::OUTCOMES, count) {
        toml.element("outcomes");
        toml.key("metric", Quoted(metric));
        toml.maybe("target", random.percent(85).then_some(Quoted(target)));
        toml.maybe("actual", random.percent(50).then_some(Quoted(actual)));
        toml.maybe("due", project.dates.due.filter(|_| random.percent(50)));
        if random.percent(10) {
            toml.table("outcomes.custom");
            toml.key("source-of-figure", Quoted("survey"));
        }
    }
}

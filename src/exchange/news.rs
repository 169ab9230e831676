//! What of a source is not in the files yet. Most sources have no ids, so equal entries are counted: as many are new as
//! the source has more than the files. So twice is once, overlapping months add what is new, and two equal entries of one
//! day stay two. An id wins where there is one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::edit::{Record, Value};
use crate::model::Date;
use crate::model::fingerprint::Fingerprint;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// An entry of a source, and whose it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The line on which it begins in its file.
    pub line: usize,
    /// The project's full name.
    pub project: String,
    /// The person's id.
    pub who: String,
    /// The day.
    pub date: Date,
    /// How long it took, exactly.
    pub hours: Number,
    /// What was done.
    pub note: Option<String>,
    /// Whether it is billed.
    pub billable: bool,
    /// In which role.
    pub role: Option<String>,
    /// For which phase.
    pub phase: Option<String>,
    /// The id that it has in its source.
    pub source_id: Option<String>,
}

/// What a source has that the files do not, and the other way round.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// The places of the entries that are new.
    pub new: Vec<usize>,
    /// How many are there already.
    pub known: usize,
    /// The places of entries that are there under their id, and say something else.
    pub differing: Vec<usize>,
    /// The places of entries whose id an entry before has too.
    pub repeated: Vec<usize>,
    /// What the files have of the span of a source and the source does not: places in the log of each project.
    pub surplus: BTreeMap<String, Vec<usize>>,
}

/// The days that a source covers.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

/// What tells two entries apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness<'e> {
    project: &'e str,
    who: &'e str,
    date: Date,
    hours: Number,
    note: Fingerprint,
    billable: bool,
    role: Option<&'e str>,
    phase: Option<&'e str>,
}

/// An entry of the files: its project's full name and its place in the log.
type At<'e> = (&'e str, usize);

impl Wanted {
    /// As it stands in the file.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::default()
            .with("date", self.date)
            .with("who", self.who.as_str())
            .with("hours", Value::hours(&self.hours))
            .with_some("role", self.role.as_deref())
            .with_some("phase", self.phase.as_deref())
            .with_some("note", self.note.as_deref())
            .with_some("billable", (!self.billable).then_some(false))
            .with_some("ref", self.source_id.as_deref())
    }

    fn likeness(&self) -> Likeness<'_> {
        let note = self.note.as_deref();
        Likeness {
            project: &self.project,
            who: &self.who,
            date: self.date,
            hours: self.hours.clone(),
            note: note.map(|note| Fingerprint::of(note.as_bytes())).unwrap_or_default(),
            billable: self.billable,
            role: self.role.as_deref(),
            phase: self.phase.as_deref(),
        }
    }
}

/// What of a source is new. With a span, also what the files have of it beside: of the people and the projects that the
/// source names.
#[must_use]
pub fn news(wanted: &[Wanted], portfolio: &Portfolio, span: Option<Span>) -> News {
    let names: Vec<String> = portfolio.projects.iter().map(|project| portfolio.full_name(project)).collect();
    let ours: BTreeSet<&str> = wanted.iter().map(|one| &*one.project).collect();
    let own: Vec<(&Project, &str)> =
        portfolio.projects.iter().zip(&names).map(|(project, full)| (project, &**full)).collect();
    let ids = ids(&own);
    let mut news = News::default();
    let mut rest: Vec<usize> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut of_ids: HashMap<usize, At<'_>> = HashMap::new();
    for (place, one) in wanted.iter().enumerate() {
        let Some(id) = one.source_id.as_deref() else {
            rest.push(place);
            continue;
        };
        match ids.get(id) {
            _ if !seen.insert(id) => news.repeated.push(place),
            Some(at) => drop(of_ids.insert(place, *at)),
            None => rest.push(place),
        }
    }
    let dates = wanted.iter().map(|one| one.date);
    let dates: BTreeSet<Date> = dates.collect();
    let mut there = there(&own, portfolio, &ours, |date| {
        dates.contains(&date) || span.is_some_and(|span| (span.from..=span.until).contains(&date))
    });
    settle_ids(wanted, &of_ids, &mut there, &mut news);
    let with_ids: BTreeSet<At<'_>> = ids.values().copied().collect();
    for place in rest {
        let Some(one) = wanted.get(place) else { continue };
        match there.get_mut(&one.likeness()).and_then(|same| taken(same, &with_ids, one.source_id.is_some()))
        {
            Some(_) => news.known += 1,
            None => news.new.push(place),
        }
    }
    news.new.sort_unstable();
    if let Some(span) = span {
        let people: BTreeSet<&str> = wanted.iter().map(|one| &*one.who).collect();
        let is_covered =
            |one: &Likeness<'_>| people.contains(one.who) && (span.from..=span.until).contains(&one.date);
        for (_, left) in there.iter().filter(|(one, _)| is_covered(one)) {
            for (project, at) in left {
                news.surplus.entry((*project).to_owned()).or_default().push(*at);
            }
        }
        for place in std::mem::take(&mut news.differing) {
            if let Some((project, at)) = of_ids.get(&place) {
                news.surplus.entry((*project).to_owned()).or_default().push(*at);
                news.new.push(place);
            }
        }
        news.surplus.values_mut().for_each(|places| {
            places.sort_unstable();
            places.dedup();
        });
    }
    news
}

/// Entries that are there under their id: as they are, or saying something else.
fn settle_ids<'e>(
    wanted: &'e [Wanted],
    of_ids: &HashMap<usize, At<'e>>,
    there: &mut BTreeMap<Likeness<'e>, Vec<At<'e>>>,
    news: &mut News,
) {
    let mut places: Vec<(&usize, &At<'_>)> = of_ids.iter().collect();
    places.sort_unstable();
    for (place, at) in places {
        let same = wanted.get(*place).and_then(|one| there.get_mut(&one.likeness()));
        let found = same.and_then(|same| {
            let place = same.iter().position(|known| known == at)?;
            Some(same.swap_remove(place))
        });
        match found {
            Some(_) => news.known += 1,
            None => {
                // It has its id, so nothing else of the source is it.
                there.values_mut().for_each(|known| known.retain(|other| other != at));
                news.differing.push(*place);
            }
        }
    }
}

/// Takes one of several entries that are alike: one without an id before one that has one, which is no other's.
fn taken<'e>(same: &mut Vec<At<'e>>, with_ids: &BTreeSet<At<'e>>, has_id: bool) -> Option<At<'e>> {
    let without = same.iter().rposition(|at| !with_ids.contains(at));
    match without {
        Some(place) => Some(same.remove(place)),
        None if has_id => None,
        None => same.pop(),
    }
}

/// The entries of the files by their ids.
fn ids<'e>(own: &[(&'e Project, &'e str)]) -> HashMap<&'e str, At<'e>> {
    let of = |(project, full): &(&'e Project, &'e str)| {
        let full = *full;
        project.log.time.source_ids().map(move |(at, id)| (id, (full, at)))
    };
    own.iter().flat_map(of).collect()
}

/// The entries of some projects and days, by what tells them apart.
fn there<'e>(
    own: &[(&'e Project, &'e str)],
    portfolio: &'e Portfolio,
    ours: &BTreeSet<&str>,
    is_meant: impl Fn(Date) -> bool,
) -> BTreeMap<Likeness<'e>, Vec<At<'e>>> {
    let mut there: BTreeMap<Likeness<'e>, Vec<At<'e>>> = BTreeMap::new();
    for (project, full) in own.iter().filter(|(_, full)| ours.contains(full)) {
        let time = &project.log.time;
        for (at, entry) in time.entries().iter().enumerate().filter(|(_, entry)| is_meant(entry.date)) {
            let phase = time.phase(entry).and_then(|phase| project.phases.get(phase.0 as usize));
            let likeness = Likeness {
                project: full,
                who: portfolio.person_id(entry.who),
                date: entry.date,
                hours: time.hours(entry),
                note: entry.note(),
                billable: entry.billable,
                role: time.role(entry).map(|role| portfolio.agency.roles.id(role)),
                phase: phase.map(|phase| &*phase.id),
            };
            there.entry(likeness).or_default().push((full, at));
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::entry::Habits;
    use crate::exchange::kind::{Source, export};

    fn wanted(line: usize, note: &str, id: Option<&str>) -> Wanted {
        Wanted {
            line,
            project: "acme/website".to_owned(),
            who: "ana".to_owned(),
            date: "2026-03-02".parse().unwrap(),
            hours: Number::one(),
            note: Some(note.to_owned()),
            billable: true,
            role: None,
            phase: None,
            source_id: id.map(str::to_owned),
        }
    }

    fn news_of(there: &str, wanted: &[Wanted]) -> (Vec<usize>, usize, usize, usize) {
        let root = tempfile::tempdir().unwrap();
        let project = format!(
            "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n\n[log]\ntime = [\n{there}]\n"
        );
        for (path, text) in [
            ("standing.toml", "name = \"N\"\ncurrency = \"EUR\"\n"),
            ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
            ("clients/acme/client.toml", "name = \"Acme\"\n"),
            ("clients/acme/website.toml", &project),
        ] {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let portfolio = crate::disk::load(root.path()).unwrap().portfolio.unwrap();
        let found = news(wanted, &portfolio, None);
        (found.new, found.known, found.differing.len(), found.repeated.len())
    }

    #[test]
    fn equal_entries_are_counted_and_ids_win() {
        let line = |note: &str, id: &str| {
            let id = if id.is_empty() { String::new() } else { format!(", ref = \"{id}\"") };
            format!("  {{ date = 2026-03-02, who = \"ana\", hours = 1, note = \"{note}\"{id} }},\n")
        };
        let two = [wanted(2, "a", None), wanted(3, "a", None)];
        assert_eq!(news_of("", &two), (vec![0, 1], 0, 0, 0));
        assert_eq!(news_of(&line("a", ""), &two), (vec![1], 1, 0, 0));
        assert_eq!(news_of(&(line("a", "") + &line("a", "")), &two), (vec![], 2, 0, 0));
        let ids = [wanted(2, "a", Some("x")), wanted(3, "a", Some("y"))];
        assert_eq!(news_of(&line("a", "x"), &ids), (vec![1], 1, 0, 0));
        assert_eq!(news_of(&line("b", "x"), &ids), (vec![1], 0, 1, 0));
        assert_eq!(news_of(&line("a", ""), &ids), (vec![1], 1, 0, 0));
        let twice = [wanted(2, "a", Some("x")), wanted(3, "a", Some("x"))];
        assert_eq!(news_of("", &twice), (vec![0], 0, 0, 1));
    }

    #[test]
    fn a_source_is_one_of_these_words() {
        let habits = Habits::default();
        let error = export(Source::Toggl, b"\xff\xfea", habits, None).unwrap_err();
        assert!(error.why.contains("UTF-16"));
    }
}

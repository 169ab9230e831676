//! Groups time entries of a project so that one rate and one cost serve all of a group.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::figures::rates::eras::{Eras, Turns};
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::OverEntry;
use crate::model::id::PersonId;
use crate::model::log::{HoursSum, Kind, TimeEntry};
use crate::model::number::Number;
use crate::model::project::Project;

/// So many workers, and groups of one, are looked at one by one.
const FEW: usize = 16;

/// Entries on their way into groups.
#[derive(Clone, Debug)]
pub(crate) struct Grouping<'p> {
    project: &'p Project,
    shown: Shown<'p>,
    /// What changes for everybody, once there is somebody.
    turns: OnceCell<Turns<'p>>,
    workers: Vec<Worker>,
    /// The places of those workers who are too many to be looked at one by one.
    others: BTreeMap<PersonId, usize>,
    /// In the order of their first entries.
    pub(crate) groups: Vec<Group<'p>>,
}

/// Entries of one person that share all that their rate and their cost depend on.
#[derive(Clone, Debug)]
pub(crate) struct Group<'p> {
    /// The first of them, which stands for all.
    pub(crate) entry: &'p TimeEntry,
    pub(crate) hours: HoursSum,
    /// How much of it a retainer absorbs.
    pub(crate) absorbed: Number,
}

/// Era and kind: what entries of a group share.
type GroupKey = (usize, Kind);

/// Somebody whose time it is, in the order in which they appear.
#[derive(Clone, Debug)]
struct Worker {
    who: PersonId,
    eras: Eras,
    /// Their groups: era and kind of the entries, and the place of the group.
    groups: Vec<(GroupKey, usize)>,
    /// The same of those that are too many to be looked at one by one.
    many: BTreeMap<GroupKey, usize>,
}

impl<'p> Grouping<'p> {
    /// No entry of a project yet.
    pub(crate) fn new(shown: Shown<'p>) -> Self {
        let (project, turns) = (shown.project, OnceCell::new());
        Self { project, shown, turns, workers: Vec::new(), others: BTreeMap::new(), groups: Vec::new() }
    }

    /// Adds an entry to its group.
    pub(crate) fn add(&mut self, entry: &'p TimeEntry) {
        let log = &self.project.log.time;
        if let Some(group) = self.group(entry) {
            group.hours.add(log, entry);
        }
    }

    /// Takes hours that a retainer absorbs out of what is billed of an entry.
    pub(crate) fn absorb(&mut self, over: &OverEntry) {
        let entry = self.project.log.time.entries().get(over.entry);
        if let Some(group) = entry.and_then(|entry| self.group(entry)) {
            group.absorbed = &group.absorbed + &over.hours;
        }
    }

    fn group(&mut self, entry: &'p TimeEntry) -> Option<&mut Group<'p>> {
        let place = self.place(entry)?;
        self.groups.get_mut(place)
    }

    /// The place of the group of an entry, which it begins where there is none.
    #[inline]
    pub(crate) fn place(&mut self, entry: &'p TimeEntry) -> Option<usize> {
        let nth = self.worker(entry.who).unwrap_or_else(|| self.begin(entry.who));
        let worker = self.workers.get_mut(nth)?;
        let key = (worker.eras.at(entry.date), self.project.log.time.kind(entry));
        Some(worker.group(key).unwrap_or_else(|| {
            worker.begin(key, self.groups.len());
            self.groups.push(Group { entry, hours: HoursSum::default(), absorbed: Number::zero() });
            self.groups.len() - 1
        }))
    }

    /// The place of a worker who is known.
    #[inline]
    fn worker(&self, who: PersonId) -> Option<usize> {
        let known = self.workers.iter().take(FEW).position(|worker| worker.who == who);
        known.or_else(|| self.others.get(&who).copied())
    }

    fn begin(&mut self, who: PersonId) -> usize {
        let turns = self.turns.get_or_init(|| Turns::of(self.shown));
        let (place, eras) = (self.workers.len(), turns.eras(who));
        self.workers.push(Worker { who, eras, groups: Vec::new(), many: BTreeMap::new() });
        if place >= FEW {
            self.others.insert(who, place);
        }
        place
    }
}

impl Worker {
    /// The place of a group, the newest first: what was logged lately is what is logged again.
    #[inline]
    fn group(&self, key: GroupKey) -> Option<usize> {
        let known = self.groups.iter().rev().find(|(known, _)| *known == key).map(|(_, place)| *place);
        known.or_else(|| self.many.get(&key).copied())
    }

    fn begin(&mut self, key: GroupKey, place: usize) {
        if self.groups.len() < FEW {
            self.groups.push((key, place));
        } else {
            self.many.insert(key, place);
        }
    }
}

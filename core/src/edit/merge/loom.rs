//! Parts that stand side by side, woven: first what stays in its place, then what stands between.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::edit::merge::kin::{Circle, told};
use crate::edit::merge::part::Part;
use crate::edit::merge::row::Row;
use crate::edit::merge::weave::{Versions, contested, woven};
use crate::toml::schema::Schema;

/// What is woven in: a part by its key, or all records of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thread<'p> {
    Part(&'p str),
    Circle(usize),
}

/// The parts of the origin, our side and theirs that stand side by side.
pub(crate) struct Loom<'p> {
    schema: &'p Schema,
    rows: [Row<'p>; 3],
    /// Records of which it cannot be told which is which.
    circles: Vec<Circle<'p>>,
    /// The circle of each key in one.
    circle_of: HashMap<&'p str, usize>,
    /// What no side took out or moved: it has its place in all three.
    stays: HashSet<&'p str>,
    /// After how many of those each part stands, in each row.
    steps: [HashMap<&'p str, usize>; 3],
}

impl<'p> Loom<'p> {
    pub(crate) fn new(parts: [&'p [Part]; 3], schema: &'p Schema) -> Self {
        let (rows, circles) = told(parts.map(Row::new), schema);
        let in_circle =
            |(circle, at): (&Circle<'p>, usize)| circle.iter().map(move |key| (*key, at)).collect();
        let circle_of: HashMap<&str, usize> =
            circles.iter().zip(0..).flat_map(|pair| -> Vec<(&str, usize)> { in_circle(pair) }).collect();
        let [base, ours, theirs] = &rows;
        let (mut stays, also) = (ours.in_order_of(base), theirs.in_order_of(base));
        stays.retain(|key| also.contains(key) && !circle_of.contains_key(key));
        let steps = rows.each_ref().map(|row| row.steps(&stays));
        Self { schema, rows, circles, circle_of, stays, steps }
    }

    /// Both sides in one.
    pub(crate) fn woven(&self) -> Vec<Part> {
        let [mine, other] = [1, 2].map(|side| self.threads(side));
        let [_, ours, _] = &self.rows;
        let mut spine = ours.keys().filter(|key| self.stays.contains(key));
        let mut result = Vec::new();
        for (mine, other) in mine.iter().zip(&other) {
            for thread in self.zipped(mine, other) {
                result.extend(self.part(thread));
            }
            result.extend(spine.next().and_then(|key| self.part(Thread::Part(key))));
        }
        result
    }

    /// What becomes of a thread.
    fn part(&self, thread: Thread<'p>) -> Option<Part> {
        match thread {
            Thread::Part(key) => woven(self.versions(key), self.schema),
            Thread::Circle(at) => {
                let circle = self.circles.get(at)?;
                let members = |row: &Row<'p>| -> Vec<Part> {
                    row.iter().filter(|(key, _)| circle.contains(key)).map(|(_, part)| part.clone()).collect()
                };
                Some(contested(self.rows.each_ref().map(members)))
            }
        }
    }

    fn versions(&self, key: &str) -> Versions<'p> {
        self.rows.each_ref().map(|row| row.get(key))
    }

    /// What a side has before the first part that stays, between each and the next, and behind the last.
    fn threads(&self, side: usize) -> Vec<Vec<Thread<'p>>> {
        let mut threads = vec![Vec::new(); self.stays.len() + 1];
        let (Some(row), Some(steps)) = (self.rows.get(side), self.steps.get(side)) else { return threads };
        let mut seen = HashSet::new();
        // The last of a circle says where it stands.
        for key in row.keys().rev().filter(|key| !self.stays.contains(key)) {
            let Some(step) = steps.get(key).copied() else { continue };
            let (thread, place) = match self.circle_of.get(key) {
                Some(circle) => (Thread::Circle(*circle), self.place_of_circle(*circle)),
                None => (Thread::Part(key), self.place(key)),
            };
            if place == Some(step) && seen.insert(thread) {
                threads.get_mut(step).into_iter().for_each(|threads| threads.push(thread));
            }
        }
        threads.iter_mut().for_each(|threads| threads.reverse());
        threads
    }

    /// Behind how many of those that stay a part has its place.
    fn place(&self, key: &str) -> Option<usize> {
        let [before, mine, other] = self.steps.each_ref().map(|steps| steps.get(key).copied());
        match (mine, other) {
            (Some(mine), Some(other)) if before == Some(mine) => Some(other),
            (Some(mine), Some(other)) if before == Some(other) => Some(mine),
            (Some(mine), Some(other)) => match self.versions(key) {
                // Both moved it: where it is changed, it has the place of what is new.
                [Some(base), Some(ours), Some(theirs)]
                    if base.said == theirs.said && base.said != ours.said =>
                {
                    Some(mine)
                }
                [Some(base), Some(ours), Some(theirs)]
                    if base.said == ours.said && base.said != theirs.said =>
                {
                    Some(other)
                }
                _ => Some(mine.max(other)),
            },
            (mine, other) => mine.or(other),
        }
    }

    fn place_of_circle(&self, at: usize) -> Option<usize> {
        let [_, mine, other] = &self.steps;
        let all = self.circles.get(at)?.iter().flat_map(|key| [mine.get(key), other.get(key)]);
        all.flatten().copied().max()
    }

    /// What both sides have at one place. What both have is where it is in both; of the rest, the earlier comes first.
    fn zipped(&self, first: &[Thread<'p>], second: &[Thread<'p>]) -> Vec<Thread<'p>> {
        let (in_first, in_second): (HashSet<_>, HashSet<_>) =
            (first.iter().collect(), second.iter().collect());
        let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
        let mut done = HashSet::new();
        let mut result = Vec::new();
        loop {
            while first.next_if(|thread| done.contains(*thread)).is_some() {}
            while second.next_if(|thread| done.contains(*thread)).is_some() {}
            let is_first = match (first.peek(), second.peek()) {
                (None, None) => return result,
                (Some(one), Some(other)) => match (in_second.contains(one), in_first.contains(other)) {
                    (true, false) => false,
                    (false, true) => true,
                    _ => self.compared(one, other) != Ordering::Greater,
                },
                (one, _) => one.is_some(),
            };
            let next = if is_first { first.next() } else { second.next() };
            result.extend(next.filter(|thread| done.insert(**thread)));
        }
    }

    fn compared(&self, one: &Thread<'p>, other: &Thread<'p>) -> Ordering {
        self.order(*one).cmp(&self.order(*other))
    }

    /// Where a thread comes among others: by its date, in a table by its key.
    fn order(&self, thread: Thread<'p>) -> ((usize, String), String) {
        match thread {
            Thread::Part(key) => {
                let [base, ours, theirs] = self.versions(key).map(|part| part.map(|part| part.order.clone()));
                let order = match (ours, theirs) {
                    (Some(ours), Some(theirs)) if base.as_ref() == Some(&ours) => theirs,
                    (Some(ours), Some(theirs)) if base.as_ref() == Some(&theirs) => ours,
                    (ours, theirs) => ours.max(theirs).unwrap_or_default(),
                };
                (order, key.to_owned())
            }
            Thread::Circle(_) => self.part(thread).map(|part| (part.order, part.key)).unwrap_or_default(),
        }
    }
}

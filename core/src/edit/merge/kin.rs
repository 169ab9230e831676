//! Which records of two sides are one record of their origin, changed, where no id says so: an edit, and not one record
//! taken out and another put in. Where that cannot be told, all that may be the same are kept together.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::edit::merge::likeness::{Heirs, Keyed, Scales};
use crate::edit::merge::part::Part;
use crate::edit::merge::row::Row;
use crate::edit::merge::weave::woven;
use crate::toml::schema::Schema;

/// Records of which some are others, changed, and it cannot be told which.
pub(crate) type Circle<'p> = HashSet<&'p str>;

/// The rows of the origin, our side and theirs, in which a changed record has the key of what it was; and what cannot be
/// told.
pub(crate) fn told<'p>(rows: [Row<'p>; 3], schema: &'p Schema) -> ([Row<'p>; 3], Vec<Circle<'p>>) {
    let [base, ours, theirs] = rows;
    let rivals = rivals([&base, &ours, &theirs]);
    let mut contended = contended([&base, &ours, &theirs]);
    contended.extend(rivals.iter().map(|(mine, _)| *mine));
    if contended.is_empty() {
        return ([base, ours, theirs], Vec::new());
    }
    let scales = Scales::new(schema, base.iter().filter(|(_, part)| part.list.is_some()));
    let mut circles = Circles::default();
    let (mine, mut faint) = heirs(&scales, &base, &ours, &mut circles);
    let (other, also_faint) = heirs(&scales, &base, &theirs, &mut circles);
    faint.extend(also_faint);
    rivals.into_iter().for_each(|(mine, other)| circles.join(mine, other));
    let (mut our_keys, mut their_keys) = (HashMap::new(), HashMap::new());
    let mut untold = Vec::new();
    let rows = [&base, &ours, &theirs];
    let (circles, others) = circles.around(&contended);
    let mut taken: HashSet<&str> = circles.iter().flatten().copied().collect();
    for mut circle in circles {
        let told = one_record(&circle, rows, [&mine, &other]);
        let is_decided = match told {
            Some((record, heirs)) => is_woven(record, heirs, rows, schema),
            None => circle.len() < 2 || !is_contested(&circle, rows),
        };
        // Whoever takes one side must not find what may be the same record beside it.
        let drawn: Vec<&str> = match is_decided {
            true => Vec::new(),
            false => drawn_in(&circle, &faint, (&taken, &others)),
        };
        match told {
            Some((record, [mine, other])) if drawn.is_empty() => {
                our_keys.extend(mine.map(|key| (key, record)));
                their_keys.extend(other.map(|key| (key, record)));
            }
            None if is_decided => {}
            _ => {
                taken.extend(&drawn);
                circle.extend(drawn);
                untold.push(circle);
            }
        }
    }
    ([base, ours.with_keys(&our_keys), theirs.with_keys(&their_keys)], untold)
}

/// Whether both sides of a record can be brought together, so that nobody has to take one.
fn is_woven<'p>(
    record: &str,
    [mine, other]: [Option<&str>; 2],
    [base, ours, theirs]: [&Row<'p>; 3],
    schema: &Schema,
) -> bool {
    let side = |row: &Row<'p>, key: Option<&str>| row.get(key.unwrap_or(record));
    let versions = [base.get(record), side(ours, mine), side(theirs, other)];
    woven(versions, schema).is_none_or(|part| !part.is_contested())
}

/// New records in none of the circles that are taken which say something of what one in this circle said, each with all of
/// which it may be one.
fn drawn_in<'p>(
    circle: &Circle<'p>,
    faint: &[(&'p str, &'p str)],
    (taken, others): (&HashSet<&'p str>, &[Circle<'p>]),
) -> Vec<&'p str> {
    let mut drawn = Vec::new();
    for (_, new) in faint.iter().filter(|(gone, new)| circle.contains(gone) && !taken.contains(new)) {
        match others.iter().find(|other| other.contains(new)) {
            Some(kin) => drawn.extend(kin.iter().copied()),
            None => drawn.push(*new),
        }
    }
    drawn
}

/// The records that one side changed or took out, and the other too, or did anything else with.
fn contended<'p>([base, ours, theirs]: [&Row<'p>; 3]) -> Vec<&'p str> {
    let is_contended = |(key, part): &Keyed<'p>| {
        let changed = |side: &Row<'p>| side.get(key) != Some(*part);
        let is_gone = !ours.has(key) || !theirs.has(key);
        part.list.is_some() && is_gone && changed(ours) && changed(theirs)
    };
    base.iter().filter(is_contended).map(|(key, _)| key).collect()
}

/// Records that are new on both sides, each with other words, and cannot both be: they have one id, or claim one day.
fn rivals<'p>([base, ours, theirs]: [&Row<'p>; 3]) -> Vec<(&'p str, &'p str)> {
    let is_new = |(key, part): &Keyed<'p>| part.list.is_some() && !base.has(key);
    let claim = |part: &'p Part| Some((part.list.as_deref()?, part.claim.as_deref()?));
    let claims: HashMap<_, &str> =
        theirs.iter().filter(is_new).filter_map(|(key, part)| Some((claim(part)?, key))).collect();
    let rival = |(key, part): Keyed<'p>| {
        let same = theirs.get(key).map(|_| key);
        let other = same.or_else(|| claims.get(&claim(part)?).copied())?;
        theirs.get(other).filter(|other| other.said != part.said).map(|_| (key, other))
    };
    ours.iter().filter(is_new).filter_map(rival).collect()
}

/// What became of the records that a side has not, and what else says something of what they said.
fn heirs<'p>(
    scales: &Scales<'p>,
    base: &Row<'p>,
    side: &Row<'p>,
    circles: &mut Circles<'p>,
) -> (HashMap<&'p str, &'p str>, Vec<(&'p str, &'p str)>) {
    let missing = |row: &Row<'p>, other: &Row<'p>| -> Vec<Keyed<'p>> {
        row.iter().filter(|(key, part)| part.list.is_some() && !other.has(key)).collect()
    };
    let (gone, new) = (missing(base, side), missing(side, base));
    let Heirs { certain, possible, faint } = scales.heirs(&gone, &new);
    let told: HashSet<&str> = certain.iter().flat_map(|(gone, new)| [*gone, *new]).collect();
    certain.iter().for_each(|(gone, new)| circles.join(gone, new));
    possible.into_iter().for_each(|(gone, new)| circles.join(gone, new));
    // One that stands where another stood may be that one, whatever it says.
    let stays = side.in_order_of(base);
    let untold = |row: &Row<'p>, records: Vec<Keyed<'p>>| {
        let steps = row.steps(&stays);
        let mut places: BTreeMap<(&str, usize), Vec<Keyed<'p>>> = BTreeMap::new();
        for (key, part) in records.into_iter().filter(|(key, _)| !told.contains(key)) {
            let step = steps.get(key).copied().unwrap_or_default();
            places.entry((part.list.as_deref().unwrap_or_default(), step)).or_default().push((key, part));
        }
        places
    };
    let (gone, mut new) = (untold(base, gone), untold(side, new));
    for (place, gone) in gone {
        let all: Vec<Keyed<'p>> = gone.into_iter().chain(new.remove(&place).unwrap_or_default()).collect();
        let is_new = |key: &str| !base.has(key);
        if all.iter().any(|(key, _)| is_new(key)) && all.iter().any(|(_, part)| part.is_counted) {
            all.iter().zip(all.iter().skip(1)).for_each(|((one, _), (next, _))| circles.join(one, next));
        }
    }
    (certain, faint)
}

/// The one record of the origin in a circle, and what became of it on both sides, where nothing else can be it.
fn one_record<'p>(
    circle: &Circle<'p>,
    [base, ours, theirs]: [&Row<'p>; 3],
    heirs: [&HashMap<&'p str, &'p str>; 2],
) -> Option<(&'p str, [Option<&'p str>; 2])> {
    let mut records = circle.iter().copied().filter(|key| base.has(key));
    let (record, None) = (records.next()?, records.next()) else { return None };
    let [mine, other] = heirs.map(|heirs| heirs.get(record).copied());
    let all: Circle<'p> = [Some(record), mine, other].into_iter().flatten().collect();
    // What both sides have anew, but only one of them in its place, is a record of its own for the other.
    let is_alone = |key: Option<&str>, side: &Row<'p>| key.is_none_or(|key| !side.has(key));
    let is_told = mine == other || (is_alone(mine, theirs) && is_alone(other, ours));
    (all == *circle && is_told).then_some((record, [mine, other]))
}

/// Whether both sides did something with the records of a circle, and not the same.
fn is_contested(circle: &Circle<'_>, rows: [&Row<'_>; 3]) -> bool {
    let parts = |row: &Row<'_>| -> Vec<Part> {
        row.iter().filter(|(key, _)| circle.contains(key)).map(|(_, part)| part.clone()).collect()
    };
    let [base, ours, theirs] = rows.map(parts);
    ours != base && theirs != base && ours != theirs
}

/// Keys in circles, each in one.
#[derive(Default)]
struct Circles<'p>(HashMap<&'p str, &'p str>);

impl<'p> Circles<'p> {
    /// The key that stands for the circle of another one.
    fn root(&mut self, key: &'p str) -> &'p str {
        let mut root = key;
        while let Some(next) = self.0.get(root).copied().filter(|next| *next != root) {
            root = next;
        }
        // The way is short the next time.
        self.0.insert(key, root);
        root
    }

    fn join(&mut self, one: &'p str, other: &'p str) {
        let (one, other) = (self.root(one), self.root(other));
        self.0.insert(one, other);
    }

    /// The circles around some keys, in their order; and the others.
    fn around(mut self, keys: &[&'p str]) -> (Vec<Circle<'p>>, Vec<Circle<'p>>) {
        let mut members: HashMap<&str, Circle<'p>> = HashMap::new();
        let all: Vec<&str> = self.0.keys().copied().chain(keys.iter().copied()).collect();
        for key in all {
            members.entry(self.root(key)).or_default().insert(key);
        }
        let around = keys.iter().filter_map(|key| members.remove(self.root(key))).collect();
        (around, members.into_values().collect())
    }
}

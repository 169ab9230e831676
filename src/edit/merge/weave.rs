//! Two sides of one origin woven into one, part by part. What one side alone did is done; what both did alike is done once;
//! what both did otherwise stays with both sides, for a person to decide.

use std::collections::{HashMap, HashSet};

use crate::edit::merge::part::Part;

/// What becomes of a part that may be there in each of three texts; `None` where it is gone.
pub(crate) fn woven(base: Option<&Part>, ours: Option<&Part>, theirs: Option<&Part>) -> Option<Part> {
    if ours == theirs || base == theirs {
        return ours.cloned();
    }
    if base == ours {
        return theirs.cloned();
    }
    let together = ours.zip(theirs).and_then(|(ours, theirs)| both(base, ours, theirs));
    Some(together.unwrap_or_else(|| {
        conflict(ours.cloned().into_iter().collect(), theirs.cloned().into_iter().collect())
    }))
}

/// A part that holds both sides.
fn conflict(ours: Vec<Part>, theirs: Vec<Part>) -> Part {
    let order = ours.iter().chain(&theirs).map(|part| part.order.clone()).min().unwrap_or_default();
    let key = ours.iter().chain(&theirs).map(|part| part.key.clone()).min().unwrap_or_default();
    Part { key, order, conflict: Some((ours, theirs)), ..Part::default() }
}

/// Both sides of a part that both changed; `None` where they contradict each other.
fn both(base: Option<&Part>, ours: &Part, theirs: &Part) -> Option<Part> {
    if (ours.is_record || theirs.is_record) && !may_be_woven(base?, ours, theirs) {
        return None;
    }
    let text = |of: fn(&Part) -> &String| chosen(base.map(of), of(ours), of(theirs));
    let (lead, foot) = (text(|part| &part.lead)?, text(|part| &part.foot)?);
    let head = match text(|part| &part.head) {
        Some(head) => head,
        None => with_all_dates(base, ours, theirs)?,
    };
    let kids = match (&ours.kids, &theirs.kids) {
        (None, None) => None,
        (Some(ours), Some(theirs)) => {
            let base = base.and_then(|base| base.kids.as_deref()).unwrap_or_default();
            Some(siblings(base, ours, theirs)?)
        }
        _ => return None,
    };
    let comma = if ours.head == head { ours.comma } else { theirs.comma };
    Some(Part { lead, head, kids, foot, comma, dates: None, ..ours.clone() })
}

/// A text that one side changed; of two that differ in blanks alone the longer.
fn chosen(base: Option<&String>, ours: &String, theirs: &String) -> Option<String> {
    if ours == theirs || base == Some(theirs) {
        return Some(ours.clone());
    }
    if base == Some(ours) {
        return Some(theirs.clone());
    }
    let longer = ours.max_by_length(theirs);
    (ours.trim() == theirs.trim()).then(|| longer.clone())
}

trait ByLength {
    fn max_by_length<'s>(&'s self, other: &'s Self) -> &'s Self;
}

impl ByLength for String {
    fn max_by_length<'s>(&'s self, other: &'s Self) -> &'s Self {
        if (self.len(), self) >= (other.len(), other) { self } else { other }
    }
}

/// Whether a record that both sides changed was changed alike, but for lists of dates that both made longer.
fn may_be_woven(base: &Part, ours: &Part, theirs: &Part) -> bool {
    let find = |part: &Part, key: &str| part.kids.iter().flatten().find(|kid| kid.key == key).cloned();
    let keys: HashSet<&String> = [base, ours, theirs]
        .into_iter()
        .flat_map(|part| part.kids.iter().flatten())
        .map(|kid| &kid.key)
        .collect();
    ours.kids.is_some()
        && theirs.kids.is_some()
        && ours.head == theirs.head
        && keys.into_iter().all(|key| {
            let (ours, theirs) = (find(ours, key), find(theirs, key));
            ours == theirs
                || matches!((&ours, &theirs), (Some(ours), Some(theirs)) if ours.dates.is_some() && theirs.dates.is_some())
        })
}

/// A list of dates with those that either side added; `None` where one was taken out.
fn with_all_dates(base: Option<&Part>, ours: &Part, theirs: &Part) -> Option<String> {
    let ((span, mine), (other_span, other)) = (ours.dates.as_ref()?, theirs.dates.as_ref()?);
    let known = base.and_then(|base| base.dates.as_ref()).map_or(&[][..], |(_, dates)| dates);
    let is_kept = |date: &String| mine.contains(date) && other.contains(date);
    let around = |part: &Part, span: &std::ops::Range<usize>| {
        Some((part.head.get(..span.start)?.to_owned(), part.head.get(span.end..)?.to_owned()))
    };
    let (before, behind) = around(ours, span)?;
    if !known.iter().all(is_kept) || around(theirs, other_span)? != (before.clone(), behind.clone()) {
        return None;
    }
    let mut all: Vec<&String> = mine.iter().chain(other.iter().filter(|date| !mine.contains(date))).collect();
    all.sort_unstable();
    let all: Vec<&str> = all.into_iter().map(String::as_str).collect();
    Some(format!("{before}[{}]{behind}", all.join(", ")))
}

/// The parts of one text by their keys, and in their order.
struct Row<'p> {
    parts: &'p [Part],
    by_key: HashMap<&'p str, &'p Part>,
}

impl<'p> Row<'p> {
    fn new(parts: &'p [Part]) -> Self {
        Self { parts, by_key: parts.iter().map(|part| (part.key.as_str(), part)).collect() }
    }

    fn get(&self, key: &str) -> Option<&'p Part> {
        self.by_key.get(key).copied()
    }

    fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The keys that stay, in the order of this text.
    fn kept(&self, stays: &dyn Fn(&str) -> bool) -> Vec<&'p str> {
        self.parts.iter().map(|part| part.key.as_str()).filter(|key| stays(key)).collect()
    }

    /// What stands behind each key that stays, and (behind none) before the first.
    fn slots(&self, stays: &dyn Fn(&str) -> bool) -> HashMap<Option<&'p str>, Vec<&'p Part>> {
        let mut slots: HashMap<Option<&str>, Vec<&Part>> = HashMap::new();
        let mut slot = None;
        for part in self.parts {
            if stays(&part.key) {
                slot = Some(part.key.as_str());
            } else {
                slots.entry(slot).or_default().push(part);
            }
        }
        slots
    }
}

/// The parts that are side by side; `None` where both sides put them into another order, or where it cannot be told what
/// became of one.
fn siblings(base: &[Part], ours: &[Part], theirs: &[Part]) -> Option<Vec<Part>> {
    let (base, ours, theirs) = (Row::new(base), Row::new(ours), Row::new(theirs));
    let stays = |key: &str| base.has(key) && ours.has(key) && theirs.has(key);
    let (first, second) = (ours.kept(&stays), theirs.kept(&stays));
    let before = base.kept(&stays);
    let spine = if first == before {
        second
    } else if second == before || first == second {
        first
    } else {
        return None;
    };
    let loom = Loom { base: &base, ours: &ours, theirs: &theirs };
    if loom.is_unclear(&stays) {
        return None;
    }
    let slots = [&base, &ours, &theirs].map(|row| row.slots(&stays));
    let places: Vec<Option<&str>> = std::iter::once(None).chain(spine.into_iter().map(Some)).collect();
    let late = loom.late(&slots, &places);
    let mut result = Vec::new();
    for place in &places {
        if let Some(key) = place {
            result.extend(woven(base.get(key), ours.get(key), theirs.get(key)));
        }
        let [before, mine, other] =
            slots.each_ref().map(|slots| slots.get(place).cloned().unwrap_or_default());
        let here = |part: &&&Part| late.get(part.key.as_str()).is_none_or(|late| late == place);
        let mine: Vec<&Part> = mine.iter().filter(here).copied().collect();
        let other: Vec<&Part> = other.iter().filter(here).copied().collect();
        result.extend(loom.slot(&before, &mine, &other));
    }
    Some(result)
}

struct Loom<'p> {
    base: &'p Row<'p>,
    ours: &'p Row<'p>,
    theirs: &'p Row<'p>,
}

impl<'p> Loom<'p> {
    /// Whether a part without an id was taken out or changed by both sides.
    fn is_lost(&self, part: &Part) -> bool {
        part.is_counted && !self.ours.has(&part.key) && !self.theirs.has(&part.key)
    }

    /// What parts without an id a side added.
    fn added<'q>(&self, parts: impl Iterator<Item = &'q Part>) -> Vec<&'q Part> {
        parts.filter(|part| part.is_counted && !self.base.has(&part.key)).collect()
    }

    /// Whether both sides changed one record, and each put it to another place.
    fn is_unclear(&self, stays: &dyn Fn(&str) -> bool) -> bool {
        let lost: Vec<&Part> = self.base.parts.iter().filter(|part| self.is_lost(part)).collect();
        let keys = |row: &Row<'p>| -> HashSet<String> {
            self.added(row.parts.iter()).iter().map(|part| part.key.clone()).collect()
        };
        if lost.is_empty() || keys(self.ours) == keys(self.theirs) {
            return false;
        }
        let [before, mine, other] = [self.base, self.ours, self.theirs].map(|row| row.slots(stays));
        let is_elsewhere = |place: &Option<&str>, slots: &HashMap<_, Vec<&'p Part>>, row: &Row<'p>| {
            let here = self.added(slots.get(place).into_iter().flatten().copied());
            here.is_empty() && !self.added(row.parts.iter()).is_empty()
        };
        before.iter().any(|(place, parts)| {
            parts.iter().any(|part| self.is_lost(part))
                && (is_elsewhere(place, &mine, self.ours) || is_elsewhere(place, &other, self.theirs))
        })
    }

    /// Where a part has its place that both sides added, each to another place: the later one.
    fn late<'q>(
        &self,
        slots: &[HashMap<Option<&'q str>, Vec<&'q Part>>; 3],
        places: &[Option<&'q str>],
    ) -> HashMap<&'q str, Option<&'q str>> {
        let mut late = HashMap::new();
        for place in places {
            for slots in slots.iter().skip(1) {
                for part in slots.get(place).into_iter().flatten() {
                    late.insert(part.key.as_str(), *place);
                }
            }
        }
        late
    }

    /// What stands between two parts that stay.
    fn slot(&self, before: &[&Part], mine: &[&Part], other: &[&Part]) -> Vec<Part> {
        let (added, also) = (self.added(mine.iter().copied()), self.added(other.iter().copied()));
        let is_contested = before.iter().any(|part| self.is_lost(part)) && added != also;
        // The order of one side holds where the other has nothing of its own here.
        let is_within = |one: &[&Part], other: &[&Part]| {
            one.iter().all(|part| other.iter().any(|own| own.key == part.key))
        };
        let (first, second) = if is_within(mine, other) { (other, mine) } else { (mine, other) };
        let is_ordered = is_within(second, first) && (!is_within(first, second) || mine == other);
        let mut seen = HashSet::new();
        let mut result = Vec::new();
        for part in first.iter().chain(second) {
            let is_new = !self.base.has(&part.key);
            if (is_contested && is_new && part.is_counted) || !seen.insert(part.key.as_str()) {
                continue;
            }
            let key = part.key.as_str();
            result.extend(woven(self.base.get(key), self.ours.get(key), self.theirs.get(key)));
        }
        if !is_ordered {
            result.sort_by(|one, other| (&one.order, &one.key).cmp(&(&other.order, &other.key)));
        }
        if is_contested {
            let cloned = |parts: Vec<&Part>| parts.into_iter().cloned().collect();
            result.push(conflict(cloned(added), cloned(also)));
        }
        result
    }
}

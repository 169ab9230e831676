//! Changes summed by client, by who asked, or by the month in which they were asked. A group reads its projects as
//! though its changes were the only ones: current = original + what is accepted of the group.

use std::collections::BTreeMap;

use crate::figures::requests::change::in_force;
use crate::figures::requests::tally::ChangeTally;
use crate::model::change::{Change, ChangeStatus, Party};
use crate::model::portfolio::Portfolio;
use crate::model::word::words;
use crate::reports::document::Group;
use crate::reports::query::Query;
use crate::reports::scope::part::ScopePart;
use crate::reports::scope::totals::{ScopeTotals, Sum, exchange};

words! {
    /// By what the changes of a scope report can be summed.
    ScopeBy {
        /// The client whose project it is.
        Client = "client",
        /// Who asked.
        Asker = "asker",
        /// The month in which it was asked.
        Month = "month",
    }
}

/// What the changes of a group share; what nobody wrote comes last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Known { id: String, client: Option<String> },
    Unknown,
}

/// The groups of all parts, by key. What could not be read is missing in its client's group, or in every group.
pub(crate) fn groups(
    portfolio: &Portfolio,
    query: &Query,
    parts: &[ScopePart],
    by: ScopeBy,
) -> Vec<Group<ScopeTotals>> {
    let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
    for part in parts {
        let rate = exchange(portfolio, query, part);
        match by {
            ScopeBy::Client => sums.entry(Key::of_client(&part.name)).or_default().add(part, rate.as_ref()),
            ScopeBy::Asker | ScopeBy::Month => {
                for (key, share) in shares(portfolio, query, part, by) {
                    sums.entry(key).or_default().add(&share, rate.as_ref());
                }
            }
        }
    }
    for name in &query.left_out {
        match by {
            ScopeBy::Client => sums.entry(Key::of_client(name)).or_default().miss(name),
            ScopeBy::Asker | ScopeBy::Month => sums.values_mut().for_each(|sum| sum.miss(name)),
        }
    }
    let labels = labels(sums.keys());
    let totals = sums.into_values().map(|sum| sum.totals(portfolio.agency.currency));
    labels.into_iter().zip(totals).map(|(key, totals)| Group { key, totals }).collect()
}

/// The changes of a part, by key.
fn shares<'p>(
    portfolio: &Portfolio,
    query: &Query,
    part: &ScopePart<'p>,
    by: ScopeBy,
) -> BTreeMap<Key, ScopePart<'p>> {
    let mut changes: BTreeMap<Key, Vec<(&Change, ChangeStatus)>> = BTreeMap::new();
    for (change, status) in in_force(part.project, query.as_of) {
        let key = match (by, change.by) {
            (ScopeBy::Month, _) => Key::plain(&change.asked.format("%Y-%m").to_string()),
            (_, Some(party)) => asker(portfolio, part, party),
            (_, None) => Key::Unknown,
        };
        changes.entry(key).or_default().push((change, status));
    }
    let share = |changes| ScopePart {
        name: part.name.clone(),
        project: part.project,
        tally: ChangeTally::of(changes, query.as_of),
        spent: None,
        flags: part.flags.clone(),
    };
    changes.into_iter().map(|(key, changes): (Key, Vec<_>)| (key, share(changes))).collect()
}

fn asker(portfolio: &Portfolio, part: &ScopePart, party: Party) -> Key {
    let client = match party {
        Party::Contact(_) => Key::of_client(&part.name).id().map(str::to_owned),
        Party::Person(_) => None,
    };
    Key::Known { id: portfolio.party_id(part.project.client, party).to_owned(), client }
}

/// The keys as printed: ids, with their client where several askers share one.
fn labels<'k>(keys: impl Iterator<Item = &'k Key> + Clone) -> Vec<Option<String>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in keys.clone().filter_map(Key::id) {
        *counts.entry(id).or_default() += 1;
    }
    keys.map(|key| match key {
        Key::Unknown => None,
        Key::Known { id, client: Some(client) }
            if counts.get(id.as_str()).is_some_and(|count| *count > 1) =>
        {
            Some(format!("{client}/{id}"))
        }
        Key::Known { id, .. } => Some(id.clone()),
    })
    .collect()
}

impl Key {
    fn plain(id: &str) -> Self {
        Self::Known { id: id.to_owned(), client: None }
    }

    /// The client in a project's full name.
    fn of_client(project: &str) -> Self {
        Self::plain(project.split('/').next().unwrap_or_default())
    }

    fn id(&self) -> Option<&str> {
        match self {
            Self::Known { id, .. } => Some(id),
            Self::Unknown => None,
        }
    }
}

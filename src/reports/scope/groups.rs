//! Changes summed by client, by who asked, or by the month in which they were asked. A group reads its projects as
//! though its changes were the only ones: current = original + what is accepted of the group.

use std::collections::BTreeMap;

use crate::figures::change::in_force;
use crate::figures::tally::Tally;
use crate::model::change::{Change, ChangeStatus, Party};
use crate::model::portfolio::Portfolio;
use crate::reports::Group;
use crate::reports::missing::unread;
use crate::reports::query::Query;

use super::totals::{ScopeTotals, Sum, exchange};
use super::{Part, ScopeBy};

/// What the changes of a group share; what nobody wrote comes last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Known { id: String, client: Option<String> },
    Unknown,
}

/// The groups of all parts, by key.
pub(super) fn groups(
    portfolio: &Portfolio,
    query: &Query,
    parts: &[Part],
    by: ScopeBy,
) -> Vec<Group<ScopeTotals>> {
    let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
    for part in parts {
        let rate = exchange(portfolio, query, part);
        if by == ScopeBy::Client {
            sums.entry(Key::plain(client_of(portfolio, part))).or_default().add(part, rate.as_ref());
            continue;
        }
        for (key, changes) in shares(portfolio, query, part, by) {
            let tally = Tally::of(changes, query.as_of);
            let share = Part { name: part.name.clone(), project: part.project, tally };
            sums.entry(key).or_default().add(&share, rate.as_ref());
        }
    }
    let labels = labels(sums.keys());
    sums.into_iter()
        .zip(labels)
        .map(|((key, mut sum), label)| {
            unread(portfolio, query)
                .filter(|name| by != ScopeBy::Client || key.owns(name))
                .for_each(|name| sum.miss(name));
            Group { key: label, totals: sum.totals(portfolio.agency.currency) }
        })
        .collect()
}

fn client_of(portfolio: &Portfolio, part: &Part) -> String {
    portfolio.client_of(part.project).map(|client| client.id.to_string()).unwrap_or_default()
}

type Share<'p> = Vec<(&'p Change, ChangeStatus)>;

fn shares<'p>(
    portfolio: &Portfolio,
    query: &Query,
    part: &Part<'p>,
    by: ScopeBy,
) -> BTreeMap<Key, Share<'p>> {
    let mut shares: BTreeMap<Key, Share> = BTreeMap::new();
    for (change, status) in in_force(part.project, query.as_of) {
        let key = match by {
            ScopeBy::Client => Key::plain(client_of(portfolio, part)),
            ScopeBy::Month => Key::plain(change.asked.format("%Y-%m").to_string()),
            ScopeBy::Asker => change.by.map_or(Key::Unknown, |party| asker(portfolio, part, party)),
        };
        shares.entry(key).or_default().push((change, status));
    }
    shares
}

fn asker(portfolio: &Portfolio, part: &Part, party: Party) -> Key {
    let client = match party {
        Party::Contact(_) => Some(client_of(portfolio, part)),
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
    const fn plain(id: String) -> Self {
        Self::Known { id, client: None }
    }

    fn id(&self) -> Option<&str> {
        match self {
            Self::Known { id, .. } => Some(id),
            Self::Unknown => None,
        }
    }

    fn owns(&self, project: &str) -> bool {
        self.id() == project.split('/').next()
    }
}

//! What a total leaves out: for each figure, the ids whose value is unknown.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::portfolio::Portfolio;

use super::query::Query;

/// For each figure of a total, by the path of its key, the ids whose value it leaves out, in the order of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Missing(BTreeMap<&'static str, Vec<String>>);

impl Missing {
    /// Says that a figure leaves out somebody's or something's value.
    pub fn add(&mut self, figure: &'static str, id: &str) {
        self.0.entry(figure).or_default().push(id.to_owned());
    }

    /// Says the same of several figures.
    pub fn add_to_all(&mut self, figures: &[&'static str], id: &str) {
        for figure in figures {
            self.add(figure, id);
        }
    }

    /// Whether a figure leaves something out.
    #[must_use]
    pub fn concerns(&self, figure: &str) -> bool {
        self.0.contains_key(figure)
    }
}

/// The projects that could not be read and might belong to what a query asks for.
pub fn unread<'p>(portfolio: &'p Portfolio, query: &'p Query) -> impl Iterator<Item = &'p str> {
    let asked = |name: &str| {
        let client = name.split('/').next();
        let is_client = |id| portfolio.client(id).map(|client| &*client.id) == client;
        query.named.is_none() && (query.clients.is_empty() || query.clients.iter().copied().any(is_client))
    };
    portfolio.left_out.iter().map(String::as_str).filter(move |name| asked(name))
}

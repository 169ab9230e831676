//! Tough conversations by what made them tough, and by the project that they were about.

use serde::Serialize;

use crate::figures::news::News;
use crate::model::client::{Cause, Client};
use crate::model::id::ProjectIndex;
use crate::page::{Cell, Column, Sheet};
use crate::reports::totals::Counts;

/// The tough conversations of twelve months about one project.
#[derive(Clone, Debug, Serialize)]
pub struct ToughKeys {
    /// Its full name; `None` for those that name no project.
    pub project: Option<String>,
    /// How many of each cause.
    pub tough: Counts,
}

/// One for each project that there was a tough conversation about; those that name none come last.
pub(crate) fn tough_by_project(client: &Client, news: &News) -> Vec<ToughKeys> {
    let keys = |about: Option<ProjectIndex>| ToughKeys {
        project: about.and_then(|about| client.project_name(about)),
        tough: Counts::of(Cause::ALL, Cause::word, |cause| news.tough_about(about, cause)),
    };
    news.subjects().into_iter().map(keys).collect()
}

/// The tough conversations laid out.
#[must_use]
pub fn tough_sheet(tough: &[ToughKeys]) -> Sheet {
    let columns = Cause::ALL.iter().zip(2..).map(|(cause, rank)| Column::new(cause.word(), rank));
    let row = |one: &ToughKeys| {
        let about = one.project.clone().map_or_else(|| Cell::Text("no project named".to_owned()), Cell::Id);
        let counts = one.tough.all().iter().map(|(_, count)| *count);
        let cells =
            [counts.clone().sum()].into_iter().chain(counts).map(crate::reports::clients::page::count);
        [about].into_iter().chain(cells).collect()
    };
    Sheet {
        title: "tough conversations in 12 months".to_owned(),
        columns: [Column::new("about", 0), Column::new("all", 1)].into_iter().chain(columns).collect(),
        rows: tough.iter().map(row).collect(),
        totals: None,
        empty: "no conversation was tough".to_owned(),
    }
}

//! Tough conversations by what made them tough, and by the project that they were about.

use serde::Serialize;

use crate::figures::clients::news::News;
use crate::model::client::{Cause, Client};
use crate::model::id::ProjectIndex;
use crate::page::{Cell, Column, Sheet, Unit};
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
    type Of = Column<'static, ToughKeys>;
    let about = Of::new("project", "about", 0, Unit::Id, |one| {
        one.project.clone().map_or_else(|| Cell::Text("no project named".to_owned()), Cell::Id)
    });
    let all = Of::new("tough", "all", 1, Unit::Count, |one| {
        Cell::counted(one.tough.all().iter().map(|(_, count)| *count).sum())
    });
    let causes = Cause::ALL.iter().zip(2..).map(|(cause, rank)| {
        let count = |one: &ToughKeys| Cell::counted(one.tough.get(cause.word()));
        Of::new(format!("tough.{cause}"), cause.word(), rank, Unit::Count, count)
    });
    let columns: Vec<Of> = [about, all].into_iter().chain(causes).collect();
    Sheet::of(&columns, tough, None)
        .titled("tough conversations in 12 months")
        .or_say("no conversation was tough")
}

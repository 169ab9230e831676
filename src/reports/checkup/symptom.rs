//! The six symptoms of the agency as printed.

use serde::Serialize;

use crate::figures::answer::Answer;
use crate::figures::budget::ProjectFigures;
use crate::figures::client::ClientFigures;
use crate::figures::symptom as figures;
use crate::figures::symptom::{
    directors_on_clients, few_return, no_finish, no_systems, not_talked_to, unknown_margins,
};
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Share;

/// A symptom of the agency.
#[derive(Clone, Debug, Serialize)]
pub struct Symptom {
    /// Which.
    pub id: &'static str,
    /// Whether it is present.
    pub present: Answer,
    /// The share that it is judged by.
    pub measure: Option<Share>,
    /// The projects or clients that show it.
    #[serde(skip)]
    pub shown_by: Vec<String>,
}

/// The symptoms, given the figures of all clients and of all active projects, and how many questions each of these
/// leaves without an answer.
pub(crate) fn symptoms(
    portfolio: &Portfolio,
    clients: &[ClientFigures<'_>],
    active: &[&ProjectFigures<'_>],
    unanswered: Vec<(String, usize)>,
    as_of: Date,
) -> Vec<Symptom> {
    let printed = |(id, symptom): (&'static str, figures::Symptom)| Symptom {
        id,
        present: symptom.present,
        measure: symptom.measure.map(Share),
        shown_by: symptom.shown_by,
    };
    let all = [
        ("sy-1", no_finish(portfolio, active)),
        ("sy-2", not_talked_to(portfolio, clients, as_of)),
        ("sy-3", directors_on_clients(portfolio, as_of)),
        ("sy-4", no_systems(portfolio, unanswered)),
        ("sy-5", few_return(portfolio, clients, as_of)),
        ("sy-6", unknown_margins(portfolio, active)),
    ];
    all.into_iter().map(printed).collect()
}

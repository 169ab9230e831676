//! The six symptoms of the agency as printed.

use serde::Serialize;

use crate::figures::answer::Answer;
use crate::figures::clients::client::ClientFigures;
use crate::figures::symptom as figures;
use crate::figures::symptom::{
    Active, directors_on_clients, few_return, no_finish, no_systems, unknown_margins, waiting_for_us,
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
    /// The projects, clients or people that are counted in it, present or not.
    pub who: Vec<String>,
}

/// The symptoms, given the figures of all clients and of all active projects.
pub(crate) fn symptoms(
    portfolio: &Portfolio,
    clients: &[ClientFigures<'_>],
    active: &[Active<'_>],
    as_of: Date,
) -> Vec<Symptom> {
    let printed = |(id, symptom): (&'static str, figures::Symptom)| Symptom {
        id,
        present: symptom.present,
        measure: symptom.measure.map(Share),
        who: symptom.who,
    };
    let all = [
        ("sy-1", no_finish(portfolio, active, as_of)),
        ("sy-2", waiting_for_us(portfolio, clients, as_of)),
        ("sy-3", directors_on_clients(portfolio, as_of)),
        ("sy-4", no_systems(portfolio, active, as_of)),
        ("sy-5", few_return(portfolio, clients, as_of)),
        ("sy-6", unknown_margins(portfolio, active)),
    ];
    all.into_iter().map(printed).collect()
}

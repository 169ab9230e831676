//! Why somebody is on the way from one kind of client to the next.

use crate::figures::clients::becoming::Step;

/// What leads a client, by its id, to the next kind, and when where that is known.
#[must_use]
pub fn step(client: &str, step: &Step<'_>) -> String {
    match step {
        Step::Proposal(project) => format!("{client}/{} is proposed", project.id),
        Step::Opportunity(offer) => format!("the opportunity {} is proposed", offer.id),
        Step::SecondPeriod(project, on) => {
            format!("{client}/{} begins its second period on {on}", project.id)
        }
        Step::Quiet { last, from } => {
            format!("nothing has been under way since {last}: dormant from {from}, unless something begins")
        }
    }
}

//! Why nobody of us can take something on.

use std::cmp::Reverse;

use crate::figures::people::advice::Refusal;
use crate::figures::people::need::{Because, Need};
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::why::words::hours;

/// So many people are named.
const FEW: usize = 4;

/// Why those who hold a role or want it can't take something on, who has most room first; `None` where there is nobody.
pub(super) fn told(
    portfolio: &Portfolio,
    need: &Need<'_>,
    refused: &[(PersonId, Refusal)],
) -> Option<String> {
    let mut refused: Vec<&(PersonId, Refusal)> = refused.iter().collect();
    refused.sort_by_key(|(_, why)| match why {
        Refusal::Full(free) => (0, Reverse(free.clone())),
        Refusal::Overloaded => (1, Reverse(None)),
        Refusal::Absent => (2, Reverse(None)),
        Refusal::Avoids => (3, Reverse(None)),
    });
    let one = |(who, why): &&(PersonId, Refusal)| {
        let who = portfolio.person_id(*who);
        match why {
            Refusal::Full(Some(free)) if free.is_positive() => {
                format!("{who} has {} left, not {}", hours(free), hours(&need.hours))
            }
            Refusal::Full(Some(_)) => format!("{who} has no hours left"),
            Refusal::Full(None) => format!("how many hours {who} has left is unknown"),
            Refusal::Overloaded => format!("{who} is overloaded"),
            Refusal::Absent => format!("{who} leaves or is away"),
            Refusal::Avoids => format!("{who} would rather not"),
        }
    };
    let told: Vec<String> =
        stays(portfolio, need).into_iter().chain(refused.iter().take(FEW).map(one)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Who does it until then and stays with us: their assignment may go on.
fn stays(portfolio: &Portfolio, need: &Need<'_>) -> Option<String> {
    let who = need.person.filter(|_| need.because == Because::VacantSoon)?;
    let is_with_us = portfolio.person(who)?.is_with_us(need.span.to);
    is_with_us.then(|| format!("{}, who does it until then, could go on", portfolio.person_id(who)))
}

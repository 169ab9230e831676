//! What people leave to others while they are away for long, and who has room for it.

use crate::figures::people::advice::{Candidate, How, StandIn};
use crate::model::portfolio::Portfolio;
use crate::page::{Note, Tone};
use crate::reports::advise::refused;
use crate::reports::advise::row::{role_id, short};
use crate::why::words::hours;

/// What somebody leaves to others on a project while they are away.
#[derive(Clone, Debug)]
pub struct Meanwhile {
    /// Who.
    pub person: Box<str>,
    /// `client/project`.
    pub project: String,
    /// What they leave, from when to when, and who could take it on.
    pub text: String,
    tone: Tone,
}

pub(super) fn told(portfolio: &Portfolio, stand_in: &StandIn<'_>) -> Meanwhile {
    let need = &stand_in.need;
    let (project, role) = (portfolio.full_name(need.project), role_id(portfolio, need.role));
    let left = format!("{} a week as {role} on {project}", hours(&need.hours));
    let days = format!("away {}", days(stand_in));
    let (who, tone) = match stand_in.candidates.first() {
        Some(Candidate { who, how: How::Ask, .. }) => {
            let who = portfolio.person_id(*who);
            (format!("ask {who}, some of whose assignments have no hours a week"), Tone::Plain)
        }
        Some(first) => {
            let who = portfolio.person_id(first.who);
            let until = stand_in.until.map(|until| format!(" --until {until}")).unwrap_or_default();
            let (from, hours) = (need.from, short(&need.hours));
            let command =
                format!("standing assign {project} {who} {role} --from {from}{until} --hours {hours}");
            (format!("{who} has room: {command}"), Tone::Plain)
        }
        None => {
            let why = refused::told(portfolio, need, &stand_in.refused);
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            (format!("nobody has room for it{why}"), Tone::Warning)
        }
    };
    Meanwhile {
        person: need.person.map(|who| portfolio.person_id(who).into()).unwrap_or_default(),
        project,
        text: format!("{days}: {left}; {who}"),
        tone,
    }
}

/// From when to when it is; of what has begun already until when.
fn days(stand_in: &StandIn<'_>) -> String {
    let from = stand_in.need.from;
    match stand_in.until {
        Some(until) if stand_in.has_begun => format!("until {until}"),
        Some(until) => format!("from {from} to {until}"),
        None => format!("from {from}"),
    }
}

impl Meanwhile {
    pub(super) fn note(&self) -> Note {
        Note { about: self.person.to_string(), text: self.text.clone(), tone: self.tone }
    }
}

//! What people leave to others while they are away for long, and who has room for it.

use crate::figures::people::advice::{Candidate, How, StandIn};
use crate::figures::people::leave::Leave;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
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

/// What people leave to others on the projects that are asked about, and where nobody wrote how much it is.
pub(super) fn all(
    portfolio: &Portfolio,
    (stand_ins, leaves): (&[StandIn<'_>], &[Leave<'_>]),
    as_of: Date,
    is_asked: impl Fn(&Project) -> bool,
) -> Vec<Meanwhile> {
    let told = stand_ins.iter().filter(|one| is_asked(one.need.project)).map(|one| told(portfolio, one));
    let long = leaves.iter().filter(|leave| leave.is_longer_than(portfolio.agency.thresholds.vacancy_days));
    let unwritten = long.flat_map(|leave| {
        let projects = leave.unwritten().filter(|project| is_asked(project));
        projects.map(|project| unknown(portfolio, leave, project, as_of))
    });
    told.chain(unwritten).collect()
}

/// Of hours that nobody wrote one can't say who has room for them.
fn unknown(portfolio: &Portfolio, leave: &Leave<'_>, project: &Project, as_of: Date) -> Meanwhile {
    let (person, project) = (portfolio.person_id(leave.who), portfolio.full_name(project));
    let days = days(leave.from.max(as_of), leave.until, leave.from <= as_of);
    let text = format!(
        "away {days}: nobody wrote for how many hours a week {person} is on {project}, so nobody is proposed for them"
    );
    Meanwhile { person: person.into(), project, text, tone: Tone::Warning }
}

fn told(portfolio: &Portfolio, stand_in: &StandIn<'_>) -> Meanwhile {
    let need = &stand_in.need;
    let (project, role) = (portfolio.full_name(need.project), role_id(portfolio, need.role));
    let left = format!("{} a week as {role} on {project}", hours(&need.hours));
    let days = format!("away {}", days(need.from, stand_in.until, stand_in.has_begun));
    let (who, tone) = match stand_in.candidates.first() {
        Some(Candidate { who, how: How::Ask, .. }) => {
            let who = portfolio.person_id(*who);
            let others = refused::told(portfolio, need, &stand_in.refused);
            let others = others.map(|others| format!("; {others}")).unwrap_or_default();
            (format!("ask {who}, some of whose assignments have no hours a week{others}"), Tone::Plain)
        }
        Some(first) => {
            let who = portfolio.person_id(first.who);
            let (days, hours) = (need.span, short(&need.hours));
            let command = format!(
                "standing assign {project} {who} {role} --from {} --until {} --hours {hours}",
                days.from, days.to
            );
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
fn days(from: Date, until: Option<Date>, has_begun: bool) -> String {
    match until {
        None if has_begun => "with no end written".to_owned(),
        Some(until) if has_begun => format!("until {until}"),
        Some(until) => format!("from {from} to {until}"),
        None => format!("from {from}"),
    }
}

impl Meanwhile {
    pub(super) fn note(&self) -> Note {
        Note { about: self.person.to_string(), text: self.text.clone(), tone: self.tone }
    }
}

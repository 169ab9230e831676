//! The questions that a team answers itself: does everyone know what to do, have what they need, feel respected?

use crate::figures::answer::{Answer, content};
use crate::figures::people::coverage::TaskState;
use crate::figures::people::pulse::{PulseQuestion, Voice, mean, voices};
use crate::model::id::PersonId;
use crate::model::role::TASKS;
use crate::reports::checkup::cover::cover_evidence;
use crate::reports::checkup::evidence::Evidence;
use crate::reports::checkup::project::{Managed, days_old};
use crate::reports::checkup::remedy;
use crate::reports::checkup::row::Reply;

/// pm-2, pm-4 and pm-5: does everyone on the project know what they need to do, does the team feel that it has the
/// resources it needs, and that its expertise is used and respected?
pub(crate) fn replies(managed: &Managed<'_>) -> [Reply; 3] {
    let [clarity, resources, respect] =
        [PulseQuestion::Clarity, PulseQuestion::Resources, PulseQuestion::Respect]
            .map(|question| said(managed, question));
    let (tasks, cover) = tasks(managed);
    let evidence = cover.into_iter().chain(clarity.evidence).collect();
    let overloaded = overloaded(managed);
    [
        Reply::weighed("pm-2", tasks.and(clarity.answer), clarity.thin, evidence),
        Reply::weighed("pm-4", resources.answer, resources.thin.or(overloaded), resources.evidence),
        Reply::weighed("pm-5", respect.answer, respect.thin, respect.evidence),
    ]
}

/// What a team said to a question.
struct Said {
    answer: Answer,
    /// Why that is little.
    thin: Option<String>,
    evidence: Vec<Evidence>,
}

/// Those of the team who carry more than they have, whatever they say.
fn overloaded(managed: &Managed<'_>) -> Option<String> {
    let portfolio = managed.folder.portfolio;
    let team = managed.project().team_at(managed.folder.as_of).map(|one| one.who);
    let mut full: Vec<PersonId> = team.filter(|who| managed.overloaded.contains(who)).collect();
    full.sort_unstable();
    full.dedup();
    let names: Vec<&str> = full.iter().map(|who| portfolio.person_id(*who)).collect();
    (!names.is_empty()).then(|| {
        let verb = if names.len() == 1 { "is" } else { "are" };
        format!("{} {verb} overloaded", names.join(" and "))
    })
}

/// Whether somebody hands out the tasks, or nobody has to.
fn tasks(managed: &Managed<'_>) -> (Answer, Option<Evidence>) {
    let Some(cover) = managed.coverage.cover(TASKS) else {
        let unasked = Evidence::at(
            &managed.file(),
            "billing",
            "a project billed like this needs nobody to hand out tasks",
        );
        return (Answer::Unknown, Some(unasked));
    };
    let is_well = match cover.state {
        TaskState::Covered | TaskState::VacantSoon | TaskState::Waived => true,
        TaskState::Gap | TaskState::Away | TaskState::Ambiguous => false,
    };
    let evidence = cover_evidence(&managed.folder, managed.project(), cover);
    (Answer::known(Some(is_well)), Some(evidence))
}

/// Whether the mean of what the members of the team said last is good.
fn said(managed: &Managed<'_>, question: PulseQuestion) -> Said {
    let (portfolio, as_of) = (managed.folder.portfolio, managed.folder.as_of);
    let voices = voices(portfolio, managed.project(), question, as_of);
    let mut evidence: Vec<Evidence> =
        voices.iter().filter_map(|voice| word(managed, question, voice)).collect();
    if evidence.is_empty() {
        let days = portfolio.agency.thresholds.mood_days;
        let team: Vec<&str> = voices.iter().map(|voice| portfolio.person_id(voice.who)).collect();
        let text = match team.as_slice() {
            [] => "nobody is on the team".to_owned(),
            team => format!("no pulse of {} with {question} in {days} days", team.join(" or ")),
        };
        let command = remedy::pulse(managed, team.first().copied(), question.word());
        evidence.push(Evidence::lacking(&managed.file(), text, command));
    }
    let answer = Answer::reaches(mean(&voices).as_ref(), &content());
    Said { answer, thin: few(managed, &voices), evidence }
}

/// Where fewer than half of a team answered, how many did, and how long ago the newest of them.
fn few(managed: &Managed<'_>, voices: &[Voice]) -> Option<String> {
    let said: Vec<usize> = voices.iter().filter_map(|voice| voice.said).map(|(place, _)| place).collect();
    if said.len() * 2 >= voices.len() {
        return None;
    }
    let dates = said.iter().filter_map(|place| managed.project().log.pulse.get(*place));
    let newest = dates.map(|pulse| pulse.date).max();
    let age = newest.map(|date| (managed.folder.as_of - date).num_days());
    let aged = age.map(|days| format!("; the newest reading is {}", days_old(days))).unwrap_or_default();
    Some(format!("{} of {} answered{aged}", said.len(), voices.len()))
}

fn word(managed: &Managed<'_>, question: PulseQuestion, voice: &Voice) -> Option<Evidence> {
    let (place, value) = voice.said?;
    let text = format!("{}: {question} {value}", managed.folder.portfolio.person_id(voice.who));
    let date = managed.project().log.pulse.get(place).map(|pulse| pulse.date);
    Some(Evidence::at(&managed.file(), format!("log.pulse[{place}]"), text).dated(date))
}

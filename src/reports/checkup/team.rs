//! The questions that a team answers itself: does everyone know what to do, have what they need, feel respected?

use crate::figures::answer::{Answer, content};
use crate::figures::coverage::TaskState;
use crate::figures::pulse::{PulseQuestion, Voice, mean, voices};
use crate::model::role::TASKS;
use crate::reports::checkup::cover::cover_evidence;
use crate::reports::checkup::evidence::Evidence;
use crate::reports::checkup::project::Managed;
use crate::reports::checkup::remedy;
use crate::reports::checkup::row::Reply;

/// pm-2, pm-4 and pm-5: does everyone on the project know what they need to do, does the team feel that it has the
/// resources it needs, and that its expertise is used and respected?
pub(crate) fn replies(managed: &Managed<'_>) -> [Reply; 3] {
    let [clarity, resources, respect] =
        [PulseQuestion::Clarity, PulseQuestion::Resources, PulseQuestion::Respect]
            .map(|question| said(managed, question));
    let (tasks, cover) = tasks(managed);
    let evidence = cover.into_iter().chain(clarity.1).collect();
    [
        Reply::new("pm-2", tasks.and(clarity.0), evidence),
        Reply::new("pm-4", resources.0, resources.1),
        Reply::new("pm-5", respect.0, respect.1),
    ]
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
fn said(managed: &Managed<'_>, question: PulseQuestion) -> (Answer, Vec<Evidence>) {
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
    (Answer::reaches(mean(&voices).as_ref(), &content()), evidence)
}

fn word(managed: &Managed<'_>, question: PulseQuestion, voice: &Voice) -> Option<Evidence> {
    let (place, value) = voice.said?;
    let text = format!("{}: {question} {value}", managed.folder.portfolio.person_id(voice.who));
    let date = managed.project().log.pulse.get(place).map(|pulse| pulse.date);
    Some(Evidence::at(&managed.file(), format!("log.pulse[{place}]"), text).dated(date))
}

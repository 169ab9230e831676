//! What a team says of its own work: the newest word of each of its members, and the mean of these.

use crate::figures::clients::mood::Mean;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::Pulse;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::word::words;

words! {
    /// What a team member is asked, 1 to 5.
    PulseQuestion {
        /// I know what to do.
        Clarity = "clarity",
        /// I have what I need.
        Resources = "resources",
        /// My expertise is used and respected.
        Respect = "respect",
    }
}

/// What one member of a team said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who.
    pub who: PersonId,
    /// What they said and where: the place of the record in the log; `None` when they said nothing lately.
    pub said: Option<(usize, u8)>,
}

impl PulseQuestion {
    /// What a record says to it.
    #[must_use]
    pub const fn of(self, pulse: &Pulse) -> Option<u8> {
        match self {
            Self::Clarity => pulse.clarity,
            Self::Resources => pulse.resources,
            Self::Respect => pulse.respect,
        }
    }
}

/// The newest word of each member of a project's team at a date, by person: who is assigned then and with us, and what
/// they said within `mood-days`. Of one day the later record is the newer.
#[must_use]
pub fn voices(portfolio: &Portfolio, project: &Project, question: PulseQuestion, as_of: Date) -> Vec<Voice> {
    let window = Window::aged(as_of, portfolio.agency.thresholds.mood_days);
    let is_with_us = |who: &PersonId| portfolio.person(*who).is_some_and(|person| person.is_with_us(as_of));
    let mut team: Vec<PersonId> = project.team_at(as_of).map(|one| one.who).filter(is_with_us).collect();
    team.sort_unstable();
    team.dedup();
    let newest = |who| {
        let pulses = project.log.pulse.iter().enumerate();
        let counted = pulses.filter(|(_, pulse)| pulse.who == who && window.contains(pulse.date));
        let said = counted.filter_map(|(place, pulse)| Some((pulse.date, place, question.of(pulse)?)));
        said.max_by_key(|(date, ..)| *date).map(|(_, place, value)| (place, value))
    };
    team.into_iter().map(|who| Voice { who, said: newest(who) }).collect()
}

/// The mean of what was said; those who said nothing do not count, and of nobody there is no mean.
#[must_use]
pub fn mean(voices: &[Voice]) -> Option<Number> {
    let mut mean = Mean::default();
    voices.iter().for_each(|voice| mean.add(voice.said.map(|(_, value)| value)));
    mean.value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project};

    fn pulse(day: &str, who: u32, clarity: Option<u8>, respect: Option<u8>) -> Pulse {
        Pulse { date: date(day), who: PersonId(who), clarity, resources: None, respect }
    }

    #[test]
    fn the_newest_word_of_each_member_within_sixty_days() {
        let portfolio = portfolio();
        let mut site = project("site");
        site.team = vec![assignment(0, None, None), assignment(0, None, None), assignment(1, None, None)];
        site.log.pulse = vec![
            pulse("2024-07-05", 1, Some(1), Some(1)),
            pulse("2024-09-01", 0, Some(2), Some(5)),
            pulse("2024-09-02", 0, None, Some(3)),
            pulse("2024-09-02", 0, None, Some(2)),
            pulse("2024-09-05", 1, Some(5), Some(5)),
        ];
        let as_of = date("2024-09-04");
        let means = |site: &Project| {
            PulseQuestion::ALL
                .iter()
                .map(|one| mean(&voices(&portfolio, site, *one, as_of)))
                .collect::<Vec<_>>()
        };
        // ana's newest clarity is 2, her newest respect 2; bob's words are too old, or to come.
        assert_eq!(means(&site), [Some(number("2")), None, Some(number("2"))]);
        site.log.pulse.push(pulse("2024-07-06", 1, Some(5), None));
        assert_eq!(means(&site), [Some(number("3.5")), None, Some(number("2"))]);
        site.team[2].until = Some(date("2024-09-03"));
        assert_eq!(means(&site), [Some(number("2")), None, Some(number("2"))]);
        site.team.clear();
        assert_eq!(means(&site), [None, None, None]);
    }
}

//! When what an hour is billed at, or what it costs us, can change: between two such dates all hours that a person
//! logs alike count alike.

use crate::figures::rates::worth::Shown;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::rate::RateCard;

/// When something changes on a project for everybody.
#[derive(Clone, Debug)]
pub(crate) struct Turns<'p> {
    shown: Shown<'p>,
    shared: Vec<Date>,
}

/// The eras of a person on a project.
#[derive(Clone, Debug)]
pub(crate) struct Eras {
    /// The first days of all but the first.
    begins: Vec<Date>,
    /// The era that was asked for last, its first day and the one after its last: most entries stand in the order of
    /// their dates.
    last: (usize, Date, Date),
}

impl<'p> Turns<'p> {
    /// What changes on a project: rates, and what the currencies that they are in are worth.
    pub(crate) fn of(shown: Shown<'p>) -> Self {
        let Shown { portfolio, project, currency } = shown;
        let agency = &portfolio.agency;
        let client = portfolio.client_of(project);
        let cards = [Some(&agency.rates), Some(&project.rates), client.map(|client| &client.rates)];
        let mut shared: Vec<Date> = cards.into_iter().flatten().flat_map(changes).collect();
        let of_client = client.map(|client| client.currency);
        let others = [Some(agency.currency), of_client, Some(project.currency)];
        for other in others.into_iter().flatten().filter(|other| *other != currency) {
            shared.extend(agency.exchange.dates((currency, other)));
        }
        Self { shown, shared }
    }

    /// The eras of a person: what changes for everybody, their own rates and costs, and their place on the team, which
    /// says in which role they work.
    pub(crate) fn eras(&self, who: PersonId) -> Eras {
        let mut begins = self.shared.clone();
        if let Some(person) = self.shown.portfolio.person(who) {
            begins.extend(changes(&person.rates));
            begins.extend(person.costs.changes());
        }
        for assignment in self.shown.project.team.iter().filter(|assignment| assignment.who == who) {
            begins.extend(assignment.from);
            begins.extend(assignment.until.and_then(|until| until.succ_opt()));
        }
        begins.sort_unstable();
        Eras { begins, last: (0, Date::MAX, Date::MIN) }
    }
}

impl Eras {
    /// The era in which a date lies, counted from 0.
    pub(crate) fn at(&mut self, date: Date) -> usize {
        let (era, from, to) = self.last;
        if from <= date && date < to {
            return era;
        }
        let era = self.begins.partition_point(|begin| *begin <= date);
        let from = era.checked_sub(1).and_then(|before| self.begins.get(before));
        let to = self.begins.get(era);
        self.last = (era, from.copied().unwrap_or(Date::MIN), to.copied().unwrap_or(Date::MAX));
        era
    }
}

fn changes(card: &RateCard) -> impl Iterator<Item = Date> {
    card.tables().iter().filter_map(|table| table.from)
}

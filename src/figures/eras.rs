//! When what an hour is billed at, or what it costs us, can change: between two such dates all hours of a person in one
//! role count alike.

use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::RateCard;

/// The eras of one project, person by person.
#[derive(Clone, Debug)]
pub(super) struct Eras<'p> {
    portfolio: &'p Portfolio,
    /// When something changes for everybody.
    shared: Vec<Date>,
    /// When something changes for a person, in the order of time; people in the order in which they were asked for.
    people: Vec<(PersonId, Vec<Date>)>,
}

impl<'p> Eras<'p> {
    /// The eras of a project.
    pub(super) fn of(portfolio: &'p Portfolio, project: &Project) -> Self {
        let agency = &portfolio.agency;
        let client = portfolio.client_of(project);
        let cards = [Some(&agency.rates), Some(&project.rates), client.map(|client| &client.rates)];
        let mut shared: Vec<Date> = cards.into_iter().flatten().flat_map(changes).collect();
        let is_foreign = project.currency != agency.currency
            || client.is_some_and(|client| client.currency != project.currency);
        if is_foreign {
            shared.extend(agency.exchange.rates().iter().map(|rate| rate.date));
        }
        Self { portfolio, shared, people: Vec::new() }
    }

    /// The era in which a date lies for a person, counted from 0.
    pub(super) fn at(&mut self, who: PersonId, date: Date) -> usize {
        let known = self.people.iter().position(|(known, _)| *known == who);
        let place = known.unwrap_or_else(|| {
            self.people.push((who, self.dates(who)));
            self.people.len() - 1
        });
        self.people.get(place).map_or(0, |(_, dates)| dates.partition_point(|begin| *begin <= date))
    }

    fn dates(&self, who: PersonId) -> Vec<Date> {
        let mut dates = self.shared.clone();
        if let Some(person) = self.portfolio.person(who) {
            dates.extend(changes(&person.rates));
            dates.extend(person.costs.iter().filter_map(|(from, _)| *from));
        }
        dates.sort_unstable();
        dates
    }
}

fn changes(card: &RateCard) -> impl Iterator<Item = Date> {
    card.tables().iter().filter_map(|table| table.from)
}

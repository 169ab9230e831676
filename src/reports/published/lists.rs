//! What the lists look like, of everything that there is.

use crate::model::Date;
use crate::model::id::{ClientId, PersonId};
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::page::Traced;
use crate::reports::list;
use crate::reports::list::{TimeBy, TouchesAsked};
use crate::reports::query::Query;

/// What a list looks like as of a day; nothing where there is none of this name.
pub(crate) fn shapes(name: &str, portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    let query = Query::everything(day);
    let clients: Vec<ClientId> = portfolio.clients().map(|(id, _)| id).collect();
    let people: Vec<PersonId> = portfolio.people().map(|(id, _)| id).collect();
    let one = match name {
        "clients" => Traced::of(&list::clients(portfolio, day, &clients)),
        "projects" => Traced::of(&list::projects(portfolio, &query)),
        "people" => Traced::of(&list::people(portfolio, day, &people)),
        "changes" => Traced::of(&list::changes(portfolio, &query, &[])),
        "contacts" => Traced::of(&list::contacts(portfolio, day, &clients, false)),
        "opportunities" => Traced::of(&list::opportunities(portfolio, day, &clients, false)),
        "invoices" => Traced::of(&list::invoices(portfolio, &query, Period::EVER, false)),
        "outcomes" => Traced::of(&list::outcomes(portfolio, &query, false)),
        "waits" => Traced::of(&list::waits(portfolio, &query, false)),
        "milestones" => Traced::of(&list::milestones(portfolio, &query, false)),
        "expenses" => Traced::of(&list::expenses(portfolio, &query, Period::EVER)),
        "touches" => {
            let asked = TouchesAsked { clients: &clients, people: &[], period: Period::EVER, as_of: day };
            Traced::of(&list::touches(portfolio, asked))
        }
        "time" => {
            let of = |by| Traced::of(&list::time(portfolio, &query, Period::EVER, by));
            return [None].into_iter().chain(TimeBy::ALL.iter().copied().map(Some)).map(of).collect();
        }
        _ => return Vec::new(),
    };
    vec![one]
}

/// What the weeks of all people look like.
pub(crate) fn weeks(portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    let Some(week) = Period::week_of(day) else { return Vec::new() };
    portfolio.people().map(|(id, _)| Traced::of(&list::week(portfolio, id, week, day))).collect()
}

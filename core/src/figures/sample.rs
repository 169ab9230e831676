//! Small model values for tests, built by hand.

use crate::model::Date;
use crate::model::agency::{Agency, Pipeline};
use crate::model::calendar::Calendar;
use crate::model::change::{Change, ChangeStatus};
use crate::model::client::{
    Client, Contact, ContactRole, Influence, Invoicing, Opportunity, Readiness, Stage, Touch, TouchKind,
};
use crate::model::currency::Currency;
use crate::model::dated::Dated;
use crate::model::exchange::Exchange;
use crate::model::fingerprint::Fingerprint;
use crate::model::id::{ClientId, ContactIndex, PersonId};
use crate::model::log::{Log, NewTimeEntry};
use crate::model::number::Number;
use crate::model::person::{Capacity, Paid, Person};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Billing, Budget, Phase, Project, Status};
use crate::model::rate::RateCard;
use crate::model::retainer::{Every, Retainer, RetainerTerms};
use crate::model::role::{Roles, Tasks};
use crate::model::thresholds::Thresholds;

/// A date as written.
pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A number as written.
pub(crate) fn number(digits: &str) -> Number {
    Number::parse(digits, false).unwrap()
}

/// The euro.
pub(crate) fn euro() -> Currency {
    Currency::from_code("EUR").unwrap()
}

/// An active project of the first client, with nothing else said of it.
pub(crate) fn project(id: &str) -> Project {
    Project {
        id: id.into(),
        client: ClientId(0),
        name: id.into(),
        status: Status::Active,
        billing: Billing::Fixed,
        currency: euro(),
        start: None,
        due: None,
        finished: None,
        paused: None,
        work_type: None,
        chance: None,
        firm: Vec::new(),
        team: Vec::new(),
        budget: Budget::default(),
        rates: RateCard::default(),
        retainer: None,
        responsibilities: Vec::new(),
        waived: Vec::new(),
        phases: Vec::new(),
        outcomes: Vec::new(),
        changes: Vec::new(),
        waits: Vec::new(),
        milestones: Vec::new(),
        log: Log::default(),
    }
}

/// A retainer by the month since a day, active, without hours and amount.
pub(crate) fn retainer(start: &str) -> Project {
    let terms = Retainer::always(Every::Month, RetainerTerms::default());
    let (start, retainer) = (Some(date(start)), Some(terms));
    Project { billing: Billing::Retainer, start, retainer, ..project("care") }
}

/// A change without an effect, asked on a date and answered, if it is, with a word on a date.
pub(crate) fn change(id: &str, asked: &str, answer: Option<(&str, &str)>) -> Change {
    Change {
        id: id.into(),
        title: id.into(),
        asked: date(asked),
        by: None,
        quoted: None,
        hours: Number::zero(),
        amount: Number::zero(),
        days: 0,
        status: answer.map_or(ChangeStatus::Open, |(word, _)| ChangeStatus::from_word(word).unwrap()),
        decided: answer.map(|(_, decided)| date(decided)),
        decided_by: None,
        told_by: None,
        told_mood: None,
        reason: None,
        trade: None,
    }
}

/// A phase as planned.
pub(crate) fn phase(id: &str, start: Option<Date>, due: Option<Date>, hours: Option<&str>) -> Phase {
    Phase { id: id.into(), name: None, hours: hours.map(number), amount: None, start, due, done: None }
}

/// A calendar that works every day.
pub(crate) fn seven_days() -> Calendar {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Calendar::new(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun], Vec::new())
}

/// Billable hours of the first person.
pub(crate) fn worked(date: &str, hours: &str) -> NewTimeEntry {
    NewTimeEntry {
        date: crate::figures::sample::date(date),
        who: PersonId(0),
        hours: number(hours),
        role: None,
        phase: None,
        change: None,
        billable: true,
        unplanned: false,
        rate: None,
        note: Fingerprint::default(),
        source_id: None,
    }
}

/// A person with us from ever, of whom nothing else is said.
pub(crate) fn person(id: &str) -> Person {
    Person {
        id: id.into(),
        readable: true,
        name: id.into(),
        email: None,
        title: None,
        roles: Vec::new(),
        wants: Vec::new(),
        avoids: Vec::new(),
        learning: Vec::new(),
        strengths: Vec::new(),
        capacity: hours_a_week("40"),
        target: None,
        from: None,
        until: None,
        rates: RateCard::default(),
        away: Vec::new(),
        costs: Dated::default(),
        paid: Paid::Capacity,
    }
}

/// So many hours a week on the calendar's days, from ever.
pub(crate) fn hours_a_week(hours: &str) -> Dated<Capacity> {
    Dated::always(Capacity::of(number(hours)))
}

/// A client of whom nothing else is said.
pub(crate) fn client(id: &str) -> Client {
    Client {
        id: id.into(),
        readable: true,
        name: id.into(),
        since: None,
        currency: euro(),
        referred_by: None,
        source: None,
        lead: None,
        readiness: Readiness::Steady,
        readiness_since: None,
        brief: None,
        payment_days: 30,
        invoicing: Invoicing::Month,
        waive: Vec::new(),
        rates: RateCard::default(),
        executive_days: None,
        manager_days: None,
        contacts: Vec::new(),
        opportunities: Vec::new(),
        projects: Vec::new(),
        touches: Vec::new(),
    }
}

/// An agency in euro with two people, ana and bob, and the client acme; no project.
pub(crate) fn portfolio() -> Portfolio {
    let agency = Agency {
        name: "Sample".into(),
        currency: euro(),
        books_closed: None,
        calendar: Calendar::default(),
        rates: RateCard::default(),
        exchange: Exchange::default(),
        roles: Roles::default(),
        tasks: Tasks::default(),
        pipeline: Pipeline::default(),
        thresholds: Thresholds::default(),
        levels: Vec::new(),
        attention: Vec::new(),
    };
    Portfolio {
        agency,
        people: vec![person("ana"), person("bob")],
        clients: vec![client("acme")],
        projects: Vec::new(),
        left_out: Vec::new(),
        overhead: Dated::default(),
        costs_readable: true,
        has_costs: false,
        costs_closed: false,
    }
}

/// An assignment without a role.
pub(crate) fn assignment(who: u32, until: Option<&str>, hours: Option<&str>) -> Assignment {
    Assignment {
        who: PersonId(who),
        roles: Vec::new(),
        from: None,
        until: until.map(date),
        hours: hours.map(number),
    }
}

/// A contact of a client with a role, or none.
pub(crate) fn contact(id: &str, role: Option<ContactRole>) -> Contact {
    Contact {
        id: id.into(),
        name: id.into(),
        title: None,
        email: None,
        phone: None,
        roles: role.into_iter().collect(),
        influence: Influence::Medium,
        rapport: Vec::new(),
        from: None,
        until: None,
    }
}

/// A call of the first person with contacts by their place.
pub(crate) fn touch(date: &str, with: &[u32]) -> Touch {
    Touch {
        date: crate::figures::sample::date(date),
        with: with.iter().copied().map(ContactIndex).collect(),
        by: PersonId(0),
        kind: TouchKind::Call,
        mood: None,
        cause: None,
        about: None,
        note: None,
    }
}

/// Possible work that was never raised.
pub(crate) fn opportunity(id: &str, stage: Stage) -> Opportunity {
    Opportunity {
        id: id.into(),
        title: id.into(),
        need: None,
        value: None,
        chance: None,
        close: None,
        start: None,
        until: None,
        stage,
        raised: Vec::new(),
        project: None,
    }
}

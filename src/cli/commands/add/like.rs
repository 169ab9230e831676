//! What a new project takes over from one that it is to be like: the terms and the plan, not what happened.

use crate::edit::{Edit, Record, Value};
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Billing, Phase, Project, Responsibility};
use crate::model::quantity::Money;
use crate::model::retainer::{Overage, RetainerTerms};

/// A project that a new one is to be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Like<'p> {
    pub(crate) portfolio: &'p Portfolio,
    pub(crate) project: &'p Project,
    /// When the new one starts.
    pub(crate) start: Option<Date>,
    /// What day it is.
    pub(crate) today: Date,
}

impl Like<'_> {
    /// A date of the project as far behind the new start as it was behind the old: the same working day counted from it.
    /// `None` where one of them has no start.
    pub(crate) fn shifted(&self, date: Date) -> Option<Date> {
        let (old, new) = (self.project.start?, self.start?);
        let calendar = &self.portfolio.agency.calendar;
        match calendar.working_days(old, date) {
            0 => days_after(new, (date - old).num_days()),
            nth => calendar.nth_from(new, nth),
        }
    }

    /// Everything but the keys of the file and its first budget: as edits of the new document.
    pub(crate) fn edits(&self, billing: Billing) -> Vec<Edit> {
        let mut edits = Vec::new();
        self.terms(billing, &mut edits);
        self.rates(&mut edits);
        let project = self.project;
        let append = |list: &str, record| Edit::Append { list: list.to_owned(), record };
        edits.extend(self.team().into_iter().map(|record| append("team", record)));
        project.responsibilities.iter().for_each(|one| self.owned(one, &mut edits));
        for (task, reason) in &project.waived {
            let Some(task) = self.portfolio.agency.tasks.get(*task) else { continue };
            edits.push(set(format!("responsibilities.waived.{}", task.id), &**reason));
        }
        edits.extend(project.phases.iter().map(|phase| append("phases", self.phase(phase))));
        edits.extend(project.outcomes.iter().map(|outcome| {
            let record = Record::default()
                .with("metric", &*outcome.metric)
                .with_some("target", outcome.target.as_deref())
                .with_some("due", outcome.due.and_then(|due| self.shifted(due)));
            append("outcomes", record)
        }));
        edits
    }

    /// What a retainer says beside its hours and its amount, and what a budget does.
    fn terms(&self, billing: Billing, edits: &mut Vec<Edit>) {
        // Only what was said of expenses is taken over, not what goes without saying.
        let expenses = self.project.budget.expenses;
        let is_said = expenses != (self.project.billing == Billing::Hourly);
        if billing != Billing::Retainer && is_said && expenses != (billing == Billing::Hourly) {
            edits.push(set("budget.expenses".to_owned(), expenses));
        }
        let terms = self.project.first_terms().filter(|_| billing == Billing::Retainer);
        let Some(RetainerTerms { rollover, rollover_cap, overage, .. }) = terms else { return };
        if *rollover != 0 {
            edits.push(set("retainer.rollover".to_owned(), Number::from(*rollover)));
        }
        edits.extend(rollover_cap.clone().map(|cap| set("retainer.rollover-cap".to_owned(), cap)));
        if *overage != Overage::Bill {
            edits.push(set("retainer.overage".to_owned(), overage.word()));
        }
    }

    /// The bill rates that hold when the new one starts.
    fn rates(&self, edits: &mut Vec<Edit>) {
        let Some(table) = self.project.rates.at(self.begin()) else { return };
        let currency = self.project.currency;
        let money = |amount: &Number| Money { amount: amount.clone(), currency };
        edits.extend(table.default.as_ref().map(|rate| set("rates.default".to_owned(), money(rate))));
        for (role, rate) in &table.roles {
            let role = self.portfolio.agency.roles.id(*role);
            edits.push(set(format!("rates.{role}"), money(rate)));
        }
    }

    fn begin(&self) -> Date {
        self.start.unwrap_or(self.today)
    }

    /// The team, without those who will not be with us: each with the same roles once where there are no dates to shift.
    fn team(&self) -> Vec<Record> {
        let mut records: Vec<Record> = Vec::new();
        for one in self.project.team.iter().filter(|one| self.stays(one.who)) {
            let record = self.assignment(one);
            if !records.contains(&record) {
                records.push(record);
            }
        }
        records
    }

    fn assignment(&self, one: &Assignment) -> Record {
        let roles: Vec<&str> = one.roles.iter().map(|role| self.portfolio.agency.roles.id(*role)).collect();
        Record::default()
            .with("who", self.portfolio.person_id(one.who))
            .with_list("roles", &roles)
            .with_some("from", one.from.and_then(|from| self.shifted(from)))
            .with_some("until", one.until.and_then(|until| self.shifted(until)))
            .with_some("hours", one.hours.clone())
    }

    fn stays(&self, who: PersonId) -> bool {
        self.portfolio.person(who).is_some_and(|person| person.is_with_us(self.begin()))
    }

    /// Who owns a task, as far as they will be with us.
    fn owned(&self, one: &Responsibility, edits: &mut Vec<Edit>) {
        let Some(task) = self.portfolio.agency.tasks.get(one.task) else { return };
        let path = format!("responsibilities.{}", task.id);
        let id = |who: &PersonId| self.portfolio.person_id(*who).to_owned();
        let accountable = one.accountable.filter(|who| self.stays(*who)).map(|who| id(&who));
        let people = |people: &[PersonId]| -> Vec<String> {
            people.iter().filter(|who| self.stays(**who)).map(id).collect()
        };
        let others = Record::default()
            .with_list("responsible", &people(&one.responsible))
            .with_list("consulted", &people(&one.consulted))
            .with_list("informed", &people(&one.informed));
        let is_alone = others.entries().next().is_none();
        edits.extend(match accountable {
            Some(person) if is_alone => Some(set(path, person)),
            None if is_alone => None,
            accountable => {
                let owned = Record::default().with_some("accountable", accountable);
                let owned = others
                    .entries()
                    .fold(owned, |owned, (key, value)| owned.with(key.to_owned(), value.clone()));
                Some(set(path, Value::Table(owned)))
            }
        });
    }

    fn phase(&self, phase: &Phase) -> Record {
        let currency = self.project.currency;
        let money = |amount: &Number| Money { amount: amount.clone(), currency };
        Record::default()
            .with("id", &*phase.id)
            .with_some("name", phase.name.as_deref())
            .with_some("hours", phase.hours.clone())
            .with_some("amount", phase.amount.as_ref().map(money))
            .with_some("start", phase.start.and_then(|start| self.shifted(start)))
            .with_some("due", phase.due.and_then(|due| self.shifted(due)))
    }
}

fn set(path: String, value: impl Into<Value>) -> Edit {
    Edit::Set { path, value: value.into() }
}

//! A project: what was agreed, who is on it, how it is planned.

use crate::model::Date;
use crate::model::change::Change;
use crate::model::currency::Currency;
use crate::model::id::{ClientId, ContactIndex, PersonId, PhaseIndex, RoleId, TaskId};
use crate::model::log::Log;
use crate::model::number::Number;
use crate::model::rate::RateCard;
use crate::model::retainer::{Retainer, RetainerTerms};
use crate::model::word::words;

/// One file `clients/<client>/<project>.toml`.
#[derive(Clone, Debug)]
pub struct Project {
    /// The file's name; `client/project` is its full name.
    pub id: Box<str>,
    /// Whose it is.
    pub client: ClientId,
    /// Its name.
    pub name: Box<str>,
    /// As it stands in the file; [`Project::status_at`] reads the past.
    pub status: Status,
    /// How it is billed.
    pub billing: Billing,
    /// The currency of every amount here.
    pub currency: Currency,
    /// When it starts.
    pub start: Option<Date>,
    /// When it was to be done at first.
    pub due: Option<Date>,
    /// When it was done or given up.
    pub finished: Option<Date>,
    /// Since when it rests, while the status is paused: the older form of an open [`Pause`].
    pub paused: Option<Date>,
    /// The type of work, such as `website`.
    pub work_type: Option<Box<str>>,
    /// How likely a prospect is, in percent.
    pub chance: Option<Number>,
    /// What must not move.
    pub firm: Vec<Firm>,
    /// Assignments.
    pub team: Vec<Assignment>,
    /// What was agreed at first.
    pub budget: Budget,
    /// Bill rates, in the project's currency.
    pub rates: RateCard,
    /// A retainer's terms.
    pub retainer: Option<Retainer>,
    /// Who owns which task by name.
    pub responsibilities: Vec<Responsibility>,
    /// Tasks that this project does not need, and why.
    pub waived: Vec<(TaskId, Box<str>)>,
    /// Parts of the work.
    pub phases: Vec<Phase>,
    /// What success is, and how it went.
    pub outcomes: Vec<Outcome>,
    /// Requests for change, in the order of the file.
    pub changes: Vec<Change>,
    /// What we need from the client, in the order of the file.
    pub waits: Vec<Wait>,
    /// Dates that matter, in the order of the file.
    pub milestones: Vec<Milestone>,
    /// What happened.
    pub log: Log,
}

/// What was agreed at first.
#[derive(Clone, Debug, Default)]
pub struct Budget {
    /// In the project's currency; 0 is a budget, `None` is none.
    pub amount: Option<Number>,
    /// Hours; 0 is a budget, `None` is none.
    pub hours: Option<Number>,
    /// Whether billable expenses use up the amount.
    pub expenses: bool,
    /// Which of the two binds, as it stands in the file.
    pub binding: Option<Binding>,
    /// Whether what passes the current amount is not billed.
    pub ceiling: bool,
}

words! {
    /// Which budgets bind.
    Binding {
        /// The hours.
        Hours = "hours",
        /// The amount.
        Amount = "amount",
        /// Whichever of both there is.
        Both = "both",
    }
}

/// Somebody's place on the team.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Who.
    pub who: PersonId,
    /// In which roles.
    pub roles: Vec<RoleId>,
    /// From when; open where missing.
    pub from: Option<Date>,
    /// Until when, that day included; open where missing.
    pub until: Option<Date>,
    /// Hours a week.
    pub hours: Option<Number>,
}

/// Who owns a task by name.
#[derive(Clone, Debug)]
pub struct Responsibility {
    /// The task.
    pub task: TaskId,
    /// Who answers for it.
    pub accountable: Option<PersonId>,
    /// Who does it.
    pub responsible: Vec<PersonId>,
    /// Who is asked.
    pub consulted: Vec<PersonId>,
    /// Who is told.
    pub informed: Vec<PersonId>,
}

/// A part of the work.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its id within the project.
    pub id: Box<str>,
    /// Its name.
    pub name: Option<Box<str>>,
    /// Hours planned.
    pub hours: Option<Number>,
    /// Amount planned, in the project's currency.
    pub amount: Option<Number>,
    /// When it starts.
    pub start: Option<Date>,
    /// When it is to be done, before any change moves it.
    pub due: Option<Date>,
    /// When it was done, as it stands in the file.
    pub done: Option<Date>,
}

/// Something that we need from the client: content, access, an approval, a signature.
#[derive(Clone, Debug)]
pub struct Wait {
    /// Its id within the project.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// When we asked for it.
    pub asked: Date,
    /// Whom we asked.
    pub contact: Option<ContactIndex>,
    /// By when we need it.
    pub due: Option<Date>,
    /// When it came, as it stands in the file.
    pub done: Option<Date>,
}

/// A date that matters: a launch, an acceptance.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its id within the project.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// What is to be invoiced once it is reached, in the project's currency.
    pub amount: Option<Number>,
    /// The day on which it is reached.
    pub due: Option<Date>,
    /// The phase with which it is reached.
    pub phase: Option<PhaseIndex>,
}

/// Days on which a project rests, both included; without an end it rests still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

/// What success is, and how it went.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What is measured.
    pub metric: Box<str>,
    /// What it should be.
    pub target: Option<Box<str>>,
    /// What it is.
    pub actual: Option<Box<str>>,
    /// By when.
    pub due: Option<Date>,
}

words! {
    /// Where a project stands in its life.
    Status {
        /// Not won yet.
        Prospect = "prospect",
        /// Under way.
        Active = "active",
        /// Resting.
        Paused = "paused",
        /// Finished.
        Done = "done",
        /// Never won.
        Lost = "lost",
        /// Given up.
        Cancelled = "cancelled",
    }
}

impl Status {
    /// Whether nothing more is to come of it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Lost | Self::Cancelled)
    }

    /// Whether the work was sold, whatever became of it since.
    #[must_use]
    pub const fn is_sold(self) -> bool {
        !matches!(self, Self::Prospect | Self::Lost)
    }
}

words! {
    /// How a project is billed.
    Billing {
        /// One price for the whole.
        Fixed = "fixed",
        /// By the hour.
        Hourly = "hourly",
        /// By the period.
        Retainer = "retainer",
        /// Not at all: our own work.
        Internal = "internal",
    }
}

words! {
    /// What must not move.
    Firm {
        /// The budget.
        Budget = "budget",
        /// The due date.
        Deadline = "deadline",
        /// What is delivered.
        Scope = "scope",
    }
}

impl Project {
    /// The status as it stood at a date: what is finished or paused later is still active, and what has begun is paused
    /// on every day inside one of its pauses.
    #[must_use]
    pub fn status_at(&self, as_of: Date) -> Status {
        let later = |date: Option<Date>| date.is_some_and(|date| date > as_of);
        let status = match self.status {
            Status::Done | Status::Cancelled if later(self.finished) => Status::Active,
            Status::Paused if later(self.rests_since()) => Status::Active,
            status => status,
        };
        match status {
            Status::Active if !later(self.start) && self.pause_at(as_of).is_some() => Status::Paused,
            status => status,
        }
    }

    /// When it was finished, if it was by a date.
    #[must_use]
    pub fn finished_by(&self, as_of: Date) -> Option<Date> {
        match self.status_at(as_of) {
            Status::Done | Status::Cancelled => self.finished,
            _ => None,
        }
    }

    /// Assignments that cover a date.
    pub fn team_at(&self, date: Date) -> impl Iterator<Item = &Assignment> {
        self.team.iter().filter(move |assignment| assignment.covers(date))
    }

    /// When it rests: its pauses, and the older form of an open one.
    pub fn pauses(&self) -> impl Iterator<Item = Pause> {
        let is_open = |pause: &Pause| pause.until.is_none();
        let older =
            self.paused.filter(|_| self.status == Status::Paused && !self.log.pauses.iter().any(is_open));
        self.log.pauses.iter().copied().chain(older.map(|from| Pause { from, until: None }))
    }

    /// The pause in which it rests on a day.
    #[must_use]
    pub fn pause_at(&self, day: Date) -> Option<Pause> {
        self.pauses().find(|pause| pause.covers(day))
    }

    /// Since when it rests and still does.
    fn rests_since(&self) -> Option<Date> {
        self.pauses().filter(|pause| pause.until.is_none()).map(|pause| pause.from).max()
    }

    /// The terms of a retainer on a day.
    #[must_use]
    pub fn terms_at(&self, day: Date) -> Option<&RetainerTerms> {
        self.retainer.as_ref()?.terms.at(day)
    }

    /// The terms that a retainer began with.
    #[must_use]
    pub fn first_terms(&self) -> Option<&RetainerTerms> {
        self.retainer.as_ref()?.terms.first()
    }

    /// Which budgets bind: as the file says, else the hours of a fixed price, else both.
    #[must_use]
    pub fn binding(&self) -> Binding {
        let effort_alone = self.billing == Billing::Fixed && self.budget.hours.is_some();
        let usual = if effort_alone { Binding::Hours } else { Binding::Both };
        self.budget.binding.unwrap_or(usual)
    }

    /// Whether something must not move.
    #[must_use]
    pub fn is_firm(&self, firm: Firm) -> bool {
        self.firm.contains(&firm)
    }
}

impl Assignment {
    /// Whether it covers a date.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

impl Pause {
    /// Whether it covers a date.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

impl Wait {
    /// When it came, if it did by a date.
    #[must_use]
    pub fn done_by(&self, as_of: Date) -> Option<Date> {
        self.done.filter(|done| *done <= as_of)
    }
}

impl Phase {
    /// When it was done, if it was by a date.
    #[must_use]
    pub fn done_by(&self, as_of: Date) -> Option<Date> {
        self.done.filter(|done| *done <= as_of)
    }
}

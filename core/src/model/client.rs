//! A client: who they are, whom we know there, what may come of it, and every touch between us.

use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::currency::Currency;
use crate::model::id::{ClientId, ContactIndex, PersonId, ProjectIndex, TaskId};
use crate::model::number::Number;
use crate::model::rate::RateCard;
use crate::model::word::words;

/// One file `clients/<client>/client.toml`.
#[derive(Clone, Debug)]
pub struct Client {
    /// The folder's name.
    pub id: Box<str>,
    /// Whether the file could be read; where not, nothing below it is known and its projects are left out.
    pub readable: bool,
    /// Their name.
    pub name: Box<str>,
    /// First contact.
    pub since: Option<Date>,
    /// The default currency of its projects.
    pub currency: Currency,
    /// The client that sent them.
    pub referred_by: Option<ClientId>,
    /// How they came, when nobody referred them.
    pub source: Option<Box<str>>,
    /// Who looks after the account.
    pub lead: Option<PersonId>,
    /// How much more they want now.
    pub readiness: Readiness,
    /// Since when.
    pub readiness_since: Option<Date>,
    /// A paragraph of ours at the head of their brief.
    pub brief: Option<BriefText>,
    /// Calendar days from an invoice to its due date.
    pub payment_days: i64,
    /// How often time is invoiced.
    pub invoicing: Invoicing,
    /// Tasks that this client's projects do not need.
    pub waive: Vec<TaskId>,
    /// Bill rates, in the client's currency.
    pub rates: RateCard,
    /// Days without a touch of the executive, in place of the threshold.
    pub executive_days: Option<i64>,
    /// The same for the manager.
    pub manager_days: Option<i64>,
    /// Persons on the client's side.
    pub contacts: Vec<Contact>,
    /// Possible work.
    pub opportunities: Vec<Opportunity>,
    /// The ids of all its projects, also of those that cannot be read.
    pub projects: Vec<Box<str>>,
    /// Contacts between us and them, as logged.
    pub touches: Vec<Touch>,
}

/// A paragraph that was written for a client's brief.
#[derive(Clone, Debug)]
pub struct BriefText {
    /// On which day.
    pub date: Date,
    /// What it says.
    pub text: Box<str>,
}

words! {
    /// How often time is invoiced.
    Invoicing {
        /// Once a month has ended.
        Month = "month",
        /// Once a quarter of the calendar has ended.
        Quarter = "quarter",
    }
}

/// A person on the client's side.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its id within the client.
    pub id: Box<str>,
    /// Their name.
    pub name: Box<str>,
    /// Their title.
    pub title: Option<Box<str>>,
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Phone number.
    pub phone: Option<Box<str>>,
    /// What they are to us.
    pub roles: Vec<ContactRole>,
    /// How much their word counts.
    pub influence: Influence,
    /// Who on our side gets on with them.
    pub rapport: Vec<PersonId>,
    /// The first day on which they are there; they always were where it is `None`.
    pub from: Option<Date>,
    /// When they left.
    pub until: Option<Date>,
}

/// Possible work.
#[derive(Clone, Debug)]
pub struct Opportunity {
    /// Its id within the client.
    pub id: Box<str>,
    /// What it would be.
    pub title: Box<str>,
    /// The client's need that it serves.
    pub need: Option<Box<str>>,
    /// Its worth, in the client's currency.
    pub value: Option<Number>,
    /// How likely it is, in percent; its stage's where it is `None`.
    pub chance: Option<Number>,
    /// When they are to decide.
    pub close: Option<Date>,
    /// When the work would begin.
    pub start: Option<Date>,
    /// When the work would end; a month after the start where it is `None`.
    pub until: Option<Date>,
    /// How far it has come.
    pub stage: Stage,
    /// Each time we brought it up.
    pub raised: Vec<Date>,
    /// The project that it is about, from a prospect on: an id within this client.
    pub project: Option<Box<str>>,
}

/// A contact between us and them.
#[derive(Clone, Debug)]
pub struct Touch {
    /// When.
    pub date: Date,
    /// With whom of theirs.
    pub with: Vec<ContactIndex>,
    /// By whom of ours.
    pub by: PersonId,
    /// What it was.
    pub kind: TouchKind,
    /// Their mood as they showed it, 1 (furious) to 5 (delighted).
    pub mood: Option<u8>,
    /// What made a tough one tough.
    pub cause: Option<Cause>,
    /// Which of their projects it was about.
    pub about: Option<ProjectIndex>,
    /// What somebody wrote about it.
    pub note: Option<Box<str>>,
}

words! {
    /// How much more a client wants now.
    Readiness {
        /// Not the time for more.
        NotNow = "not-now",
        /// Content with what there is.
        Steady = "steady",
        /// Would hear of more.
        Open = "open",
        /// Asks for more.
        Asking = "asking",
    }
}

words! {
    /// What a contact is to us.
    ContactRole {
        /// Says what is needed and can judge the work.
        Manager = "manager",
        /// Signs the invoices and decides on the next project.
        Executive = "executive",
        /// Pays.
        Finance = "finance",
        /// Must agree.
        Approver = "approver",
        /// Has a stake.
        Stakeholder = "stakeholder",
    }
}

words! {
    /// How much a contact's word counts.
    Influence {
        /// Little.
        Low = "low",
        /// Some.
        Medium = "medium",
        /// Much.
        High = "high",
    }
}

words! {
    /// How far possible work has come.
    Stage {
        /// A thought of ours.
        Idea = "idea",
        /// Brought up.
        Raised = "raised",
        /// Offered.
        Proposed = "proposed",
        /// Became a project.
        Won = "won",
        /// Will not be.
        Lost = "lost",
        /// Laid aside.
        Parked = "parked",
    }
}

words! {
    /// What a touch was.
    TouchKind {
        /// A call.
        Call = "call",
        /// A meeting.
        Meeting = "meeting",
        /// An e-mail.
        Email = "email",
        /// A visit.
        Visit = "visit",
        /// A review of the value that they get.
        Review = "review",
        /// A tough conversation.
        Tough = "tough",
        /// Time together without a purpose.
        Social = "social",
    }
}

words! {
    /// What made a conversation tough.
    Cause {
        /// The timeline.
        Timeline = "timeline",
        /// The budget.
        Budget = "budget",
        /// The quality.
        Quality = "quality",
        /// The scope.
        Scope = "scope",
        /// The people.
        People = "people",
        /// Something else.
        Other = "other",
    }
}

impl Client {
    /// How much more they want at a date: before anybody noted it, they are steady.
    #[must_use]
    pub fn readiness_at(&self, date: Date) -> Readiness {
        match self.readiness_since {
            Some(since) if date < since => Readiness::Steady,
            _ => self.readiness,
        }
    }

    /// When an invoice that is sent on a date is due as usual; `None` past the year 9999.
    #[must_use]
    pub fn due_of(&self, sent: Date) -> Option<Date> {
        days_after(sent, self.payment_days)
    }

    /// One of its contacts.
    #[must_use]
    pub fn contact(&self, contact: ContactIndex) -> Option<&Contact> {
        self.contacts.get(contact.0 as usize)
    }

    /// The full name, `client/project`, of one of its projects.
    #[must_use]
    pub fn project_name(&self, project: ProjectIndex) -> Option<String> {
        self.projects.get(project.0 as usize).map(|project| format!("{}/{project}", self.id))
    }

    /// The place of one of its projects.
    #[must_use]
    pub fn project_index(&self, id: &str) -> Option<ProjectIndex> {
        let place = self.projects.iter().position(|project| **project == *id)?;
        u32::try_from(place).ok().map(ProjectIndex)
    }
}

impl Contact {
    /// Whether the contact is there on a date.
    #[must_use]
    pub fn is_there(&self, date: Date) -> bool {
        self.has_come(date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether the contact is there on a date, or has been.
    #[must_use]
    pub fn has_come(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date)
    }

    /// Their mail and their phone number, as far as they are written.
    pub fn ways(&self) -> impl Iterator<Item = &str> {
        [&self.email, &self.phone].into_iter().flatten().map(|way| &**way)
    }

    /// Whether the contact is something to us.
    #[must_use]
    pub fn has(&self, role: ContactRole) -> bool {
        self.roles.contains(&role)
    }
}

impl Opportunity {
    /// Whether it may still become work.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Idea | Stage::Raised | Stage::Proposed)
    }
}

//! A person on our side: when they are with us, what they can hold, and what an hour of theirs costs.

use crate::model::Date;
use crate::model::dated::Dated;
use crate::model::id::RoleId;
use crate::model::number::Number;
use crate::model::rate::RateCard;
use crate::model::word::words;
use crate::model::workdays::Workdays;

/// One file of `people/`.
#[derive(Clone, Debug)]
pub struct Person {
    /// The file's name.
    pub id: Box<str>,
    /// Whether the file could be read; where not, nothing below it is known.
    pub readable: bool,
    /// Their name.
    pub name: Box<str>,
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Title on their card.
    pub title: Option<Box<str>>,
    /// Roles that the person can hold.
    pub roles: Vec<RoleId>,
    /// Roles that they would like to hold.
    pub wants: Vec<RoleId>,
    /// Roles that they would rather not hold.
    pub avoids: Vec<RoleId>,
    /// Roles that they are being trained for.
    pub learning: Vec<RoleId>,
    /// Qualities.
    pub strengths: Vec<Quality>,
    /// Working hours available in a week, and on which days; before the first there are none.
    pub capacity: Dated<Capacity>,
    /// The share of the capacity that is to be billable, 0 to 1; the threshold where it is `None`.
    pub target: Option<Number>,
    /// Since when the person is with us.
    pub from: Option<Date>,
    /// Until when, that day included.
    pub until: Option<Date>,
    /// Bill rates, in the workspace's currency.
    pub rates: RateCard,
    /// Absences, as logged.
    pub away: Vec<Absence>,
    /// What an hour costs us, in the workspace's currency.
    pub costs: Dated<Number>,
    /// For which hours we pay.
    pub paid: Paid,
}

/// What a person has to give in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Hours.
    pub hours: Number,
    /// The days over which they are spread; the calendar's where it is `None`.
    pub workdays: Option<Workdays>,
}

/// An absence, both days included; without an end it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
    /// Of the first day only so many hours; there is no end then.
    pub hours: Option<Number>,
}

words! {
    /// For which hours a person is paid.
    Paid {
        /// For all that they have.
        Capacity = "capacity",
        /// For those that they log.
        Logged = "logged",
    }
}

impl Person {
    /// Whether the person is with us on a date.
    #[must_use]
    pub fn is_with_us(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether the person is absent on the whole of a date.
    #[must_use]
    pub fn is_away(&self, date: Date) -> bool {
        self.away.iter().any(|absence| absence.covers(date))
    }

    /// What an hour of the person costs us at a date, in the workspace's currency.
    #[must_use]
    pub fn cost_at(&self, date: Date) -> Option<&Number> {
        self.costs.at(date)
    }

    /// The hours that the person has in the week of a date; 0 before the first `[[capacity]]`.
    #[must_use]
    pub fn hours_a_week(&self, date: Date) -> Number {
        self.capacity.at(date).map_or_else(Number::zero, |capacity| capacity.hours.clone())
    }

    /// The hours of a date on which the person is away, where it is not the whole day.
    #[must_use]
    pub fn hours_away(&self, date: Date) -> Number {
        self.away
            .iter()
            .filter(|absence| absence.from == date)
            .filter_map(|absence| absence.hours.as_ref())
            .sum()
    }
}

impl Capacity {
    /// So many hours a week on the calendar's days.
    #[must_use]
    pub const fn of(hours: Number) -> Self {
        Self { hours, workdays: None }
    }
}

impl Absence {
    /// Whether it is of whole days.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.hours.is_none()
    }

    /// Whether it covers the whole of a date.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.is_whole() && self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

words! {
    /// A quality that a role looks for in a person.
    Quality {
        /// Leadership.
        Leadership = "leadership",
        /// Humour.
        Humour = "humour",
        /// Communication.
        Communication = "communication",
        /// Emotional intelligence.
        EmotionalIntelligence = "emotional-intelligence",
        /// Empathy.
        Empathy = "empathy",
        /// Management of expectations.
        ExpectationManagement = "expectation-management",
        /// Attention to detail.
        AttentionToDetail = "attention-to-detail",
        /// Negotiation.
        Negotiation = "negotiation",
        /// Process.
        Process = "process",
        /// Organization.
        Organization = "organization",
        /// Learning.
        Learning = "learning",
        /// Thinking ahead.
        ForwardThinking = "forward-thinking",
        /// Switching quickly.
        QuickSwitching = "quick-switching",
        /// Availability.
        Availability = "availability",
    }
}

//! A person on our side: when they are with us, what they can hold, and what an hour of theirs costs.

use crate::model::Date;
use crate::model::id::RoleId;
use crate::model::number::Number;
use crate::model::rate::RateCard;
use crate::model::word::words;

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
    /// Working hours available in a week.
    pub capacity: Number,
    /// Since when the person is with us.
    pub from: Option<Date>,
    /// Until when, that day included.
    pub until: Option<Date>,
    /// Bill rates, in the workspace's currency.
    pub rates: RateCard,
    /// Absences, as logged.
    pub away: Vec<Absence>,
    /// What an hour costs us, in the workspace's currency, oldest first; the first may apply from ever.
    pub costs: Vec<(Option<Date>, Number)>,
}

/// An absence, both days included; without an end it is open.
#[derive(Clone, Debug)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

impl Person {
    /// Whether the person is with us on a date.
    #[must_use]
    pub fn is_with_us(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether the person is absent on a date.
    #[must_use]
    pub fn is_away(&self, date: Date) -> bool {
        self.away.iter().any(|absence| absence.covers(date))
    }

    /// What an hour of the person costs us at a date, in the workspace's currency.
    #[must_use]
    pub fn cost_at(&self, date: Date) -> Option<&Number> {
        let applies = |(from, _): &&(Option<Date>, Number)| from.is_none_or(|from| from <= date);
        self.costs.iter().rev().find(applies).map(|(_, hourly)| hourly)
    }
}

impl Absence {
    /// Whether it covers a date.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
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

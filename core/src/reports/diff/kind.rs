//! The kinds of lines that a comparison has, in their order, and which kind a difference is.

use crate::diagnostic::difference::{Difference, What};
use crate::model::word::words;

words! {
    /// What a line tells of.
    Kind {
        /// A client came, went, is called otherwise, or says something else of itself.
        Client = "client",
        /// The same of a project.
        Project = "project",
        /// Where a project stands in its life.
        Status = "status",
        /// Billing, rates, a retainer, what is firm.
        Terms = "terms",
        /// What was agreed.
        Budget = "budget",
        /// Start and due date.
        Due = "due",
        /// A request for change.
        Request = "request",
        /// Something that is needed from the client.
        Wait = "wait",
        /// Work done.
        Time = "time",
        /// A cost.
        Expense = "expense",
        /// An invoice.
        Invoice = "invoice",
        /// What came in.
        Paid = "paid",
        /// A reading of how much is done.
        Progress = "progress",
        /// A team member's word.
        Pulse = "pulse",
        /// A part of the work.
        Phase = "phase",
        /// A date that matters.
        Milestone = "milestone",
        /// What success is.
        Outcome = "outcome",
        /// Who is on it, who is away.
        Team = "team",
        /// Who answers for what.
        Coverage = "coverage",
        /// Somebody on the client's side.
        Contact = "contact",
        /// A contact between us and them.
        Touch = "touch",
        /// Possible work.
        Opportunity = "opportunity",
        /// Somebody came, went, or says something else of themselves.
        Person = "person",
        /// What the agency says of itself.
        Agency = "agency",
        /// How a project stands against its budget, or how much a person has on their hands.
        State = "state",
        /// How a project stands against its schedule.
        Schedule = "schedule",
        /// How it will end, as things go.
        Forecast = "forecast",
        /// What a check finds.
        Findings = "findings",
    }
}

/// What a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The agency, or what its people cost.
    Agency,
    Person,
    Client,
    Project,
}

impl About {
    /// What a document by its path is about.
    pub(crate) fn of(document: &str) -> Self {
        match document {
            _ if document.starts_with("people/") => Self::Person,
            _ if document.ends_with("/client.toml") => Self::Client,
            _ if document.starts_with("clients/") => Self::Project,
            _ => Self::Agency,
        }
    }
}

/// Whose a document is: `acme`, `acme/website`, `ana`; `.` is the agency.
pub(crate) fn subject(document: &str) -> String {
    let name = document.strip_suffix(".toml").unwrap_or(document);
    match About::of(document) {
        About::Agency => ".".to_owned(),
        About::Person => name.strip_prefix("people/").unwrap_or(name).to_owned(),
        About::Client => name
            .strip_prefix("clients/")
            .and_then(|name| name.strip_suffix("/client"))
            .unwrap_or(name)
            .to_owned(),
        About::Project => name.strip_prefix("clients/").unwrap_or(name).to_owned(),
    }
}

impl Kind {
    /// Which kind a difference is.
    pub(crate) fn of(difference: &Difference) -> Self {
        let about = About::of(&difference.place.document);
        match (&difference.what, about) {
            (What::Document, About::Agency) => Self::Agency,
            (What::Document, About::Person) => Self::Person,
            (What::Document, About::Client) => Self::Client,
            (What::Document, About::Project) => Self::Project,
            (What::Key(path), _) => Self::of_key(path, about),
            (What::Record(list), _) => Self::of_list(list),
        }
    }

    fn of_key(path: &str, about: About) -> Self {
        let first = path.split('.').next().unwrap_or(path);
        match (about, first) {
            (_, "rates" | "currency" | "capacity" | "workdays" | "target") => Self::Terms,
            (About::Project, "status" | "finished" | "paused") => Self::Status,
            (About::Project, "billing" | "retainer" | "firm" | "type" | "chance") => Self::Terms,
            (About::Project, "budget") => Self::Budget,
            (About::Project, "start" | "due") => Self::Due,
            (About::Project, "responsibilities") => Self::Coverage,
            (About::Project, _) => Self::Project,
            (About::Client, "terms" | "cadence") => Self::Terms,
            (About::Client, _) => Self::Client,
            (About::Person, _) => Self::Person,
            (About::Agency, _) if path.ends_with("hourly") || path.ends_with("monthly") => Self::Terms,
            (About::Agency, _) => Self::Agency,
        }
    }

    fn of_list(list: &str) -> Self {
        match list {
            "changes" => Self::Request,
            "waits" => Self::Wait,
            "log.time" => Self::Time,
            "log.expenses" => Self::Expense,
            "log.invoices" => Self::Invoice,
            "log.payments" => Self::Paid,
            "log.progress" => Self::Progress,
            "log.pulse" => Self::Pulse,
            "log.pauses" => Self::Status,
            "phases" => Self::Phase,
            "milestones" => Self::Milestone,
            "outcomes" => Self::Outcome,
            "team" | "log.away" => Self::Team,
            "contacts" => Self::Contact,
            "log.touches" => Self::Touch,
            "opportunities" => Self::Opportunity,
            // Rates, capacities, a retainer's terms, exchange rates, the history of a cost.
            _ => Self::Terms,
        }
    }
}

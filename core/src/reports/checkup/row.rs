//! A client's or a project's row: its answers, how each is known, and which role may be missing.

use serde::Serialize;

use crate::figures::answer::{Answer, Grade};
use crate::model::role::{ACCOUNT_MANAGER, PROJECT_MANAGER, Roles};
use crate::reports::checkup::evidence::Evidence;

/// The answers of one client or one project.
#[derive(Clone, Debug, Serialize)]
pub struct CheckupRow {
    /// Whose.
    #[serde(flatten)]
    pub subject: Subject,
    /// One for each question, in their order.
    pub answers: Vec<Reply>,
    /// What the answers ask for.
    pub needs: Needs,
}

/// What is asked about.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// A client, by id: is account management missing?
    Client(Box<str>),
    /// A project, `client/project`: is project management missing?
    Project(String),
}

/// One answer, and how it is known.
#[derive(Clone, Debug, Serialize)]
pub struct Reply {
    /// The question.
    pub id: &'static str,
    /// The answer.
    pub answer: Answer,
    /// How much a yes is worth; `None` of any other answer.
    pub grade: Option<Grade>,
    /// Why a yes is thin.
    pub thin_because: Option<String>,
    /// How it is known; of an unknown one, what would tell.
    pub evidence: Vec<Evidence>,
}

/// Which role may be missing.
#[derive(Clone, Debug, Serialize)]
pub struct Needs {
    /// How many answers are a no.
    pub no: usize,
    /// The role, from two on.
    pub role: Option<Box<str>>,
}

/// So many answers that are a no say that somebody is missing.
const SAYS_SO: usize = 2;

impl CheckupRow {
    /// The row of a subject; a client without an active project needs nobody.
    pub(crate) fn new(roles: &Roles, subject: Subject, answers: Vec<Reply>, is_active: bool) -> Self {
        let no = answers.iter().filter(|reply| reply.answer == Answer::No).count();
        let role = match subject {
            Subject::Client(_) => ACCOUNT_MANAGER,
            Subject::Project(_) => PROJECT_MANAGER,
        };
        let role = (no >= SAYS_SO && is_active).then(|| roles.id(role).into());
        Self { subject, answers, needs: Needs { no, role } }
    }
}

impl Subject {
    /// The id as written.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Client(id) => id,
            Self::Project(name) => name,
        }
    }
}

impl Reply {
    /// An answer that is no yes, or a yes that is always solid.
    pub(crate) fn new(id: &'static str, answer: Answer, evidence: Vec<Evidence>) -> Self {
        Self::weighed(id, answer, None, evidence)
    }

    /// An answer that is thin where it is a yes and there is a reason why.
    pub(crate) fn weighed(
        id: &'static str,
        answer: Answer,
        thin: Option<String>,
        evidence: Vec<Evidence>,
    ) -> Self {
        let thin_because = thin.filter(|_| answer == Answer::Yes);
        let grade = if thin_because.is_some() { Grade::Thin } else { Grade::Solid };
        Self { id, answer, grade: (answer == Answer::Yes).then_some(grade), thin_because, evidence }
    }
}

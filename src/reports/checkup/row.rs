//! A client's or a project's row: its answers, how each is known, and which role may be missing.

use serde::Serialize;

use crate::figures::answer::Answer;
use crate::model::role::{ACCOUNT_MANAGER, PROJECT_MANAGER};
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
    pub(crate) fn new(roles: &crate::model::role::Roles, subject: Subject, answers: Vec<Reply>) -> Self {
        let no = answers.iter().filter(|reply| reply.answer == Answer::No).count();
        let role = match subject {
            Subject::Client(_) => ACCOUNT_MANAGER,
            Subject::Project(_) => PROJECT_MANAGER,
        };
        let role = (no >= SAYS_SO).then(|| roles.id(role).into());
        Self { subject, answers, needs: Needs { no, role } }
    }

    /// How many questions have no answer.
    pub(crate) fn unknown(&self) -> usize {
        self.answers.iter().filter(|reply| reply.answer == Answer::Unknown).count()
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
    pub(crate) const fn new(id: &'static str, answer: Answer, evidence: Vec<Evidence>) -> Self {
        Self { id, answer, evidence }
    }
}

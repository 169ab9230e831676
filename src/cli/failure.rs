//! Why a run could not do what it was asked: about this run, never about single records of the user's data.

use std::error::Error;
use std::fmt;
use std::io;

/// A run that failed: a kind, a cause, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What kind it is; it decides the exit code.
    pub(crate) kind: Kind,
    /// What happened: a lower-case phrase.
    pub(crate) cause: String,
    /// What to do; each begins with a verb.
    pub(crate) hints: Vec<String>,
    source: Option<io::Error>,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The reader of our output has gone: nobody is left to tell.
    ClosedPipe,
    /// What was typed makes no sense here.
    Usage,
    /// The workspace's data is invalid.
    Data,
    /// Files, the terminal, the system.
    Environment,
    /// A merge for git: below 129, git would take it for a conflict.
    MergeDriver,
}

impl Kind {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::ClosedPipe => 0,
            Self::Usage => 2,
            Self::Data => 3,
            Self::Environment => 4,
            Self::MergeDriver => 129,
        }
    }
}

impl Failure {
    /// What was typed makes no sense here.
    pub(crate) fn usage(cause: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, cause: cause.into(), hints: Vec::new(), source: None }
    }

    /// The workspace's data is invalid.
    pub(crate) fn data(cause: impl Into<String>) -> Self {
        Self { kind: Kind::Data, ..Self::usage(cause) }
    }

    /// The system did not do what was needed.
    pub(crate) fn environment(cause: impl Into<String>, source: io::Error) -> Self {
        let kind =
            if source.kind() == io::ErrorKind::BrokenPipe { Kind::ClosedPipe } else { Kind::Environment };
        Self { kind, source: Some(source), ..Self::usage(cause) }
    }

    /// Something around us did not make way.
    pub(crate) fn hindered(cause: impl Into<String>) -> Self {
        Self { kind: Kind::Environment, ..Self::usage(cause) }
    }

    /// What the system said, else what happened.
    pub(crate) fn reason(&self) -> String {
        self.source.as_ref().map_or_else(|| self.cause.clone(), io::Error::to_string)
    }

    /// The same of another kind.
    pub(crate) fn of_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// The same, said of one part of what was typed.
    pub(crate) fn of(mut self, part: &str) -> Self {
        self.cause = format!("{part}: {}", self.cause);
        self
    }

    /// The same with something to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Some(source) => write!(formatter, "{}: {source}", self.cause),
            None => formatter.write_str(&self.cause),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

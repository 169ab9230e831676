//! Why git did not do what it should.

use std::error::Error;
use std::fmt;
use std::io;

/// Why git did not do what it should.
#[derive(Debug)]
pub enum GitFault {
    /// It could not be run.
    Absent(io::Error),
    /// There is no repository.
    NoRepository,
    /// What it said.
    Refused(String),
    /// A pipe or the like stands where this file of git's would be: git would wait for it for ever.
    Displaced(String),
}

impl GitFault {
    /// What git said on standard error.
    pub(crate) fn refused(said: &[u8]) -> Self {
        Self::Refused(String::from_utf8_lossy(said).trim().to_owned())
    }

    /// The reason in one line, with what the system said.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Absent(error) => format!("{self}: {error}"),
            Self::Refused(said) => {
                let first =
                    said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
                format!("git refuses: {}", first.strip_prefix("fatal: ").unwrap_or(first))
            }
            Self::NoRepository | Self::Displaced(_) => self.to_string(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Absent(_) => "install git, and put it on the PATH".to_owned(),
            Self::NoRepository => "run git init, or go to a clone".to_owned(),
            Self::Displaced(path) => format!("move {path} away"),
            Self::Refused(said) => {
                match said.lines().find_map(|line| line.trim().strip_prefix("git config ")) {
                    Some(words) if said.contains("dubious ownership") => {
                        format!("run git config {words} if you trust this folder")
                    }
                    _ => "run git status here, and do what it asks for".to_owned(),
                }
            }
        }
    }
}

impl fmt::Display for GitFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent(_) => write!(formatter, "git can't be run"),
            Self::NoRepository => write!(formatter, "the folder is not in a git repository"),
            Self::Refused(said) => write!(formatter, "git refuses: {said}"),
            Self::Displaced(path) => write!(formatter, "{path} is not an ordinary file"),
        }
    }
}

impl Error for GitFault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Absent(source) = self { Some(source) } else { None }
    }
}

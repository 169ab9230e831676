//! How a command ended, and its exit code.

use crate::cli::failure::Kind;

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// With nothing to add.
    Fine,
    /// With something that the exit code should tell.
    Findings,
    /// On the readable part of a workspace whose data is invalid.
    Invalid,
}

impl Ending {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Invalid => Kind::Data.code(),
        }
    }
}

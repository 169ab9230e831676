//! Another version of the workspace beside the one that a run is about: read, and checked as that one is.

use std::path::Path;

use crate::checks::facts::{Facts, Tracked};
use crate::checks::rule::Rule;
use crate::cli::session::at::At;
use crate::cli::session::findings;
use crate::diagnostic::Diagnostic;
use crate::disk::{Loaded, Sources};
use crate::model::Date;
use crate::model::agency::Level;
use crate::model::portfolio::Portfolio;

/// A version with all that a check finds in it.
#[derive(Debug)]
pub(crate) struct Beside {
    /// What could be read; `None` when its `standing.toml` is broken.
    pub(crate) portfolio: Option<Portfolio>,
    /// What is wrong, and against the agency's practice.
    pub(crate) found: Vec<Diagnostic>,
    /// Where places are looked up.
    pub(crate) sources: Sources,
}

/// The days of a look at a version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day {
    /// The day of its figures.
    pub(crate) as_of: Date,
    /// The day that it is: what is dated later lies in the future.
    pub(crate) today: Date,
}

impl Beside {
    /// What a version says of the workspace in a folder, or the folder itself where it is `None`, with all that a check
    /// finds.
    pub(crate) fn checked(
        loaded: Loaded,
        (root, at): (&Path, Option<&At>),
        day: Day,
        level: impl Fn(&Rule, &Portfolio) -> Level,
    ) -> Self {
        let private = match at {
            Some(at) if at.version.is_private_kept == Some(true) => Tracked::Yes,
            Some(_) => Tracked::No,
            None => findings::private_tracked(root),
        };
        let Loaded { portfolio, mut diagnostics, sources, .. } = loaded;
        if let Some(portfolio) = &portfolio {
            let exemptions = sources.exemptions();
            let facts = Facts::new(portfolio, day.as_of).looked_at_on(day.today);
            let facts = facts.with_private_tracked(private).with_exemptions(&exemptions);
            diagnostics = findings::everything(&facts, diagnostics, &sources, |rule| level(rule, portfolio));
        }
        Self { portfolio, found: diagnostics, sources }
    }
}

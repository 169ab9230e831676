//! Another version of the workspace beside the one that a run is about: read, and checked as that one is.

use std::mem::ManuallyDrop;
use std::path::Path;

use crate::checks::facts::{Facts, Tracked};
use crate::checks::rule::Rule;
use crate::cli::session::at::At;
use crate::cli::session::findings;
use crate::diagnostic::{Diagnostic, Exemption};
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

/// A version that was read, and how it is looked at.
#[derive(Debug)]
pub(crate) struct Look<'l> {
    pub(crate) loaded: Loaded,
    /// What git has; `None` where it is the folder.
    pub(crate) at: Option<&'l At>,
    pub(crate) day: Day,
}

impl Beside {
    /// A version of the workspace in a folder, with all that a check finds.
    pub(crate) fn checked(look: Look<'_>, root: &Path, level: impl Fn(&Rule, &Portfolio) -> Level) -> Self {
        let exemptions = look.loaded.sources.exemptions();
        let found = match &look.loaded.portfolio {
            None => look.loaded.diagnostics.clone(),
            Some(portfolio) => look.found(&look.facts(portfolio, &exemptions, root), level),
        };
        Self::of(look.loaded, found)
    }

    /// Two versions, of which the first was read beside the second: what both say of a project is looked at once.
    pub(crate) fn both_checked(
        [one, other]: [Look<'_>; 2],
        root: &Path,
        level: impl Fn(&Rule, &Portfolio) -> Level + Copy,
    ) -> [Self; 2] {
        let (Some(older), Some(newer)) = (&one.loaded.portfolio, &other.loaded.portfolio) else {
            return [one, other].map(|look| Self::checked(look, root, level));
        };
        let exemptions = [&one, &other].map(|look| look.loaded.sources.exemptions());
        // Facts would take long to free.
        let newer = ManuallyDrop::new(other.facts(newer, &exemptions[1], root));
        let found_in_newer = other.found(&newer, level);
        let older = one.facts(older, &exemptions[0], root).beside(&newer, &one.loaded.shared);
        let found_in_older = one.found(&ManuallyDrop::new(older), level);
        [Self::of(one.loaded, found_in_older), Self::of(other.loaded, found_in_newer)]
    }

    fn of(loaded: Loaded, found: Vec<Diagnostic>) -> Self {
        Self { portfolio: loaded.portfolio, found, sources: loaded.sources }
    }
}

impl Look<'_> {
    fn facts<'p>(&self, portfolio: &'p Portfolio, exemptions: &'p [Exemption], root: &Path) -> Facts<'p> {
        let private = match self.at {
            Some(at) if at.version.is_private_kept == Some(true) => Tracked::Yes,
            Some(_) => Tracked::No,
            None => findings::private_tracked(root),
        };
        let facts = Facts::new(portfolio, self.day.as_of).looked_at_on(self.day.today);
        facts.with_private_tracked(private).with_exemptions(exemptions)
    }

    fn found(&self, facts: &Facts<'_>, level: impl Fn(&Rule, &Portfolio) -> Level) -> Vec<Diagnostic> {
        let Loaded { diagnostics, sources, .. } = &self.loaded;
        findings::everything(facts, diagnostics.clone(), sources, |rule| level(rule, facts.portfolio))
    }
}

//! What was there already where a branch began is nobody's fault of today.

use std::collections::BTreeMap;

use crate::checks::rule::Rule;
use crate::cli::failure::Failure;
use crate::cli::session::at::{At, commit, merge_base, repository};
use crate::cli::session::beside::{Beside, Day, Look};
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Costs, read_beside};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::known::{Known, news};
use crate::disk::{Loaded, Sources, renamed};
use crate::model::agency::Level;
use crate::model::portfolio::Portfolio;

/// The version in which HEAD and a revision part.
pub(crate) struct Base {
    at: At,
    loaded: Loaded,
}

impl Base {
    /// Reads it beside the version that is checked; `None` where there was no workspace yet.
    ///
    /// # Errors
    /// When git knows no such revision, or it can't be read.
    pub(crate) fn read(setting: &Setting, rev: &str, beside: &Loaded) -> Result<Option<Self>, Failure> {
        let root = setting.root()?;
        let repository = repository(root)?;
        let (named, head) = (commit(&repository, rev)?, commit(&repository, "HEAD")?);
        let base = merge_base(&repository, (rev, &named), ("HEAD", &head))?;
        let short = base.short().to_owned();
        let Some(at) = At::existing(root, &repository, (rev, base), setting.voice)? else {
            setting.voice.note(&format!("there was no workspace in {short}: all of it is new"));
            return Ok(None);
        };
        let loaded = read_beside(root, &at.version, setting.voice, (Costs::Read, Some(beside)))?;
        Ok(Some(Self { at, loaded }))
    }

    /// Those of some findings that were not there yet.
    ///
    /// # Errors
    /// When a document can't be read again.
    pub(crate) fn retained(
        self,
        setting: &Setting,
        (sources, found): (&Sources, Vec<Diagnostic>),
        level: impl Fn(&Rule) -> Level,
    ) -> Result<Vec<Diagnostic>, Failure> {
        let day = Day { as_of: setting.as_of, today: setting.today };
        // The levels are those of today: who raises one did not do what it finds.
        let level = |rule: &Rule, _: &Portfolio| level(rule);
        let look = Look { loaded: self.loaded, at: Some(&self.at), day };
        let before = Beside::checked(look, setting.root()?, level);
        let renamed = renamed(&before.sources, sources)
            .map_err(|error| Failure::environment("can't compare the two versions", error))?;
        let known = moved(before.sources.known(&before.found, sources), &renamed);
        let new = news(&sources.known(&found, &before.sources), &known);
        let mut found: Vec<Option<Diagnostic>> = found.into_iter().map(Some).collect();
        Ok(new.into_iter().filter_map(|at| found.get_mut(at)?.take()).collect())
    }
}

/// The same with the paths that documents have in the newer version.
pub(crate) fn moved(mut known: Vec<Known>, renamed: &BTreeMap<String, String>) -> Vec<Known> {
    let new: BTreeMap<&String, &String> = renamed.iter().map(|(new, old)| (old, new)).collect();
    for one in &mut known {
        if let Some(path) = new.get(&one.document) {
            one.document = (*path).clone();
        }
    }
    known
}

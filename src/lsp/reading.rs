//! A workspace as it is with what editors have not saved: read as every command reads it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::checks::everything;
use crate::checks::facts::{Facts, Lasting};
use crate::checks::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::disk::{Loaded, Sources, Version};
use crate::format::Kind;
use crate::lsp::around::Surroundings;
use crate::model::portfolio::Portfolio;

/// A workspace, read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Its folder.
    pub(crate) root: PathBuf,
    /// What could be read.
    loaded: Loaded,
    /// What is left of the last look at it, once somebody looked.
    lasting: OnceLock<Lasting>,
}

/// A document of a workspace that somebody looks at.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    /// Its path below the workspace.
    pub(crate) document: String,
    /// What it is for.
    pub(crate) kind: Kind,
    /// What it says, without a byte order mark.
    pub(crate) text: String,
}

impl Reading {
    /// Reads the workspace in a folder, with these texts by their paths in the place of its files; what it shares with the last
    /// reading is taken from there.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub(crate) fn of(
        root: &Path,
        texts: &BTreeMap<PathBuf, String>,
        last: Option<&Self>,
    ) -> io::Result<Self> {
        let drafts = texts.iter().filter_map(|(path, text)| Some((below(root, path)?, text.clone())));
        let version = Version::drafted(root, drafts);
        let loaded = version.load_beside(&Arc::default(), true, last.map(|last| &last.loaded))?;
        Ok(Self { root: root.to_owned(), loaded, lasting: OnceLock::new() })
    }

    /// What could be read of it; `None` when its `standing.toml` is broken.
    pub(crate) const fn portfolio(&self) -> Option<&Portfolio> {
        self.loaded.portfolio.as_ref()
    }

    /// Where its documents are.
    pub(crate) const fn sources(&self) -> &Sources {
        &self.loaded.sources
    }

    /// Everything that a check would find; what was found beside the last reading is not looked for again.
    pub(crate) fn found(&self, around: &Surroundings<'_>, last: Option<&Self>) -> Vec<Diagnostic> {
        let found = self.loaded.diagnostics.clone();
        let Some(portfolio) = self.portfolio() else { return found };
        let (today, as_of) = ((around.today)(), (around.as_of)());
        let exemptions = self.sources().exemptions();
        let mut facts = Facts::new(portfolio, as_of).looked_at_on(today);
        if let Some(last) = last
            && let (Some(other), Some(lasting)) = (last.portfolio(), last.lasting.get())
        {
            facts = facts.beside_lasting((other, lasting), &self.loaded.shared);
        }
        let facts = facts.with_private_tracked((around.tracked)(&self.root)).with_exemptions(&exemptions);
        let level = |rule: &Rule| rule.level_in(&portfolio.agency);
        let found = everything(&facts, found, |places| self.sources().spans(places), level);
        self.lasting.get_or_init(|| facts.into_lasting());
        found
    }

    /// A document of the workspace by its path; `None` where no file of ours has that path, or it is no text.
    pub(crate) fn look(&self, path: &Path) -> Option<Looked> {
        let document = below(&self.root, path)?;
        let kind = Kind::of(&document)?;
        Some(Looked { text: self.sources().text(&document)?, document, kind })
    }

    /// Where a document is.
    pub(crate) fn path(&self, document: &str) -> PathBuf {
        document.split('/').fold(self.root.clone(), |path, part| path.join(part))
    }
}

impl Looked {
    /// The client in whose folder it is.
    pub(crate) fn client(&self) -> Option<&str> {
        self.document.strip_prefix("clients/")?.split('/').next()
    }
}

/// The path of a document below a workspace, with `/` on every platform.
fn below(root: &Path, path: &Path) -> Option<String> {
    // No answer: a file of another folder is none of this workspace.
    let inside = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

//! A workspace as it is with what editors have not saved: read as every command reads it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checks::everything;
use crate::checks::facts::Facts;
use crate::checks::rule::Rule;
use crate::diagnostic::{Diagnostic, Shown};
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
    pub(crate) portfolio: Option<Portfolio>,
    /// Where its documents are.
    pub(crate) sources: Sources,
    /// What the reader found wrong.
    diagnostics: Vec<Diagnostic>,
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
    /// Reads the workspace in a folder, with these texts by their paths in the place of its files.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub(crate) fn of(root: &Path, texts: &BTreeMap<PathBuf, String>) -> io::Result<Self> {
        let drafts = texts.iter().filter_map(|(path, text)| Some((below(root, path)?, text.clone())));
        let Loaded { portfolio, diagnostics, sources, .. } =
            Version::drafted(root, drafts).load(&Arc::default(), true)?;
        Ok(Self { root: root.to_owned(), portfolio, sources, diagnostics })
    }

    /// Everything that a check would find, each with the places that belong to it.
    pub(crate) fn findings(&self, around: &Surroundings<'_>) -> Vec<Shown<()>> {
        let mut found = self.diagnostics.clone();
        if let Some(portfolio) = &self.portfolio {
            let (today, as_of) = ((around.today)(), (around.as_of)());
            let exemptions = self.sources.exemptions();
            let facts = Facts::new(portfolio, as_of).looked_at_on(today);
            let facts = facts.with_private_tracked((around.tracked)(&self.root)).with_exemptions(&exemptions);
            let level = |rule: &Rule| rule.level_in(&portfolio.agency);
            found = everything(&facts, found, |places| self.sources.spans(places), level);
        }
        self.sources.shown(found, |_, _| ())
    }

    /// A document of the workspace by its path; `None` where no file of ours has that path, or it is no text.
    pub(crate) fn look(&self, path: &Path) -> Option<Looked> {
        let document = below(&self.root, path)?;
        let kind = Kind::of(&document)?;
        Some(Looked { text: self.sources.text(&document)?, document, kind })
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

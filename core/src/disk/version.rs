//! A version of a workspace: as its folder lies, as a commit has it, as it is staged. All are read by one road.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::disk::Loaded;
use crate::disk::files::{Extent, Files};
use crate::disk::load;
use crate::disk::origin::Origin;
use crate::disk::origin::drafts::{Blank, Drafted, Drafts};
use crate::disk::origin::kept::Kept;
use crate::disk::origin::on_disk::OnDisk;
use crate::disk::watch::Watch;
use crate::git::{Commit, GitFault, Repository, Tracked};

/// The file that makes a folder a workspace.
const MARKER: &str = "standing.toml";

/// A version of a workspace, not read yet.
#[derive(Clone, Debug)]
pub struct Version {
    files: Files,
    /// Whether today's costs are read, since git has none.
    pub has_later_costs: bool,
    /// Whether git keeps something of `private/` in it; `None` where it is the folder, and git is to be asked.
    pub is_private_kept: Option<bool>,
}

impl Version {
    /// The workspace as its folder lies.
    #[must_use]
    pub fn lying(root: &Path) -> Self {
        Self::of(root, Arc::new(OnDisk::new(root.to_owned())))
    }

    /// The workspace as its folder lies, with these texts in the place of documents: what an editor has not saved.
    #[must_use]
    pub fn drafted(root: &Path, texts: impl Iterator<Item = (String, String)>) -> Self {
        Self::with_drafts(root, Arc::new(OnDisk::new(root.to_owned())), texts)
    }

    /// A workspace that is nowhere but in these texts.
    #[must_use]
    pub fn of_texts(texts: impl Iterator<Item = (String, String)>) -> Self {
        Self::with_drafts(Path::new(""), Arc::new(Blank), texts)
    }

    fn with_drafts(
        root: &Path,
        below: Arc<dyn Origin>,
        texts: impl Iterator<Item = (String, String)>,
    ) -> Self {
        let drafts = Drafts::new(texts.map(|(document, text)| (document, Some(text.into()))));
        Self::of(root, Arc::new(Drafted { below, drafts: Arc::new(drafts) }))
    }

    /// The workspace as a commit has it; `None` where it had none. What a partial clone lacks is fetched, which `fetching`
    /// is told.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn committed(
        root: &Path,
        repository: &Repository,
        commit: &Commit,
        fetching: impl FnOnce(usize),
    ) -> Result<Option<Self>, GitFault> {
        Self::kept(root, repository, repository.tree(commit)?, fetching)
    }

    /// The workspace as it is staged, in the index of a hook where that is another; `None` where nothing of it is.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn staged(
        root: &Path,
        repository: &Repository,
        index: Option<&OsStr>,
        fetching: impl FnOnce(usize),
    ) -> Result<Option<Self>, GitFault> {
        Self::kept(root, repository, repository.staged(index)?, fetching)
    }

    /// Reads it, while somebody watches; without what an hour costs, where that is not asked for.
    ///
    /// # Errors
    /// When the folder itself cannot be read; what is wrong inside files is a diagnostic.
    pub fn load(&self, watch: &Arc<Watch>, with_costs: bool) -> io::Result<Loaded> {
        self.load_beside(watch, with_costs, None)
    }

    /// The same, of which another version was read already: what both share is taken from there.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_beside(
        &self,
        watch: &Arc<Watch>,
        with_costs: bool,
        beside: Option<&Loaded>,
    ) -> io::Result<Loaded> {
        let files = self.files.again(Arc::clone(watch));
        let files = if with_costs { files } else { files.without_costs() };
        load::load_beside(&files, Extent::Whole, beside)
    }

    fn kept(
        root: &Path,
        repository: &Repository,
        tracked: Vec<Tracked>,
        fetching: impl FnOnce(usize),
    ) -> Result<Option<Self>, GitFault> {
        if !tracked.iter().any(|one| one.path == MARKER) {
            return Ok(None);
        }
        let kept = Kept::new(repository, tracked, OnDisk::new(root.to_owned()), fetching)?;
        let (is_private_kept, has_later_costs) = (kept.holds_any("private"), kept.borrows_costs);
        let mut version = Self::of(root, Arc::new(kept));
        version.files.has_later_costs = has_later_costs;
        Ok(Some(Self { has_later_costs, is_private_kept: Some(is_private_kept), ..version }))
    }

    fn of(root: &Path, origin: Arc<dyn Origin>) -> Self {
        let files = Files::new(root, origin, Arc::default());
        Self { files, has_later_costs: false, is_private_kept: None }
    }
}

//! The workspace of a run: found, read and checked.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::checks::errors_and_warnings;
use crate::checks::exempting::exempted;
use crate::checks::facts::{Facts, Telling};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::voice::Voice;

use crate::cli::session::{bar, findings, writer};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::disk::{Extent, Loaded, Moment, Sources, Version, Watch};
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::why::words::counted;

/// The file that makes a folder a workspace.
const MARKER: &str = "standing.toml";

/// Whether what an hour costs is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Costs {
    /// It is.
    Read,
    /// It is not, and nobody looks.
    Left,
}

/// A workspace as read and checked.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// What could be read.
    pub(crate) portfolio: Portfolio,
    /// What is wrong, ordered by place.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Where places are looked up.
    pub(crate) sources: Sources,
    /// The day on which it is looked at.
    pub(crate) as_of: Date,
    voice: Voice,
}

impl Workspace {
    /// A workspace that was read as it stands on a day, with what the reader found wrong and nothing else.
    ///
    /// # Errors
    /// When its own file is broken.
    pub(crate) fn of(loaded: Loaded, as_of: Date, voice: Voice) -> Result<Self, Failure> {
        let Loaded { portfolio, diagnostics, sources, .. } = loaded;
        match portfolio {
            Some(portfolio) => Ok(Self { portfolio, diagnostics, sources, as_of, voice }),
            None => {
                findings::show(voice, &diagnostics, &sources);
                Err(Failure::data(format!("can't report anything until {MARKER} is fixed")))
            }
        }
    }

    /// The same with what its rules find besides, today being another day. An error is told, whatever was asked for.
    pub(crate) fn checked(mut self, today: Date, telling: Telling) -> Self {
        let start = Instant::now();
        let exemptions = self.sources.exemptions();
        let found_for = |telling| {
            let facts = Facts::new(&self.portfolio, self.as_of).looked_at_on(today);
            let facts = facts.with_exemptions(&exemptions).for_telling(telling);
            bar::during(self.voice, "checking", &Watch::default(), || errors_and_warnings(&facts))
        };
        let found = found_for(telling);
        let is_broken = self.diagnostics.iter().chain(&found).any(|found| found.severity == Severity::Error);
        let found = if is_broken && telling == Telling::Count { found_for(Telling::Each) } else { found };
        self.diagnostics.extend(found);
        let sources = &self.sources;
        let left = exempted(self.diagnostics, &exemptions, |places| sources.spans(places));
        self.diagnostics = left.kept;
        self.voice.timed(format_args!("checked: {}", findings::count(&self.diagnostics)), start);
        self
    }

    /// Whether a result can be given: shows what is wrong, and refuses when figures cannot be trusted, unless what
    /// can be read is wanted all the same.
    ///
    /// # Errors
    /// When there is an error and `keep_going` was not asked for.
    pub(crate) fn admit(&self, keep_going: bool) -> Result<Ending, Failure> {
        demand_same(&self.sources)?;
        let broken = self.diagnostics.iter().any(|found| found.severity == Severity::Error);
        if broken && !(keep_going && self.voice.is_quiet()) || self.voice.is_verbose() {
            findings::show_errors_first(self.voice, &self.diagnostics, &self.sources);
        } else if !broken && !self.diagnostics.is_empty() {
            let count = findings::count(&self.diagnostics);
            self.voice.warning(&format!("{count} in the workspace's files; --verbose shows them"));
        }
        match (broken, keep_going) {
            (false, _) => Ok(Ending::Fine),
            (true, true) => Ok(Ending::Invalid),
            (true, false) => Err(Failure::data("the figures can't be trusted until the errors are fixed")
                .hint("fix them, or add --keep-going to go on without those files")),
        }
    }
}

/// Demands that what was read again was what it had been when it was read first.
///
/// # Errors
/// When a file changed meanwhile: what would be printed never was.
pub(crate) fn demand_same(sources: &Sources) -> Result<(), Failure> {
    match sources.changed() {
        None => Ok(()),
        Some(document) => Err(Failure::hindered(format!("{document} was changed while it was being read"))
            .hint("run the command again")),
    }
}

/// How often a reader looks again while others write, before it asks them to wait.
const LOOKS: usize = 5;

/// Reads the workspace in a folder, and no half of a write.
///
/// # Errors
/// When its files cannot be listed, or others write all the time.
pub(crate) fn read(root: &Path, voice: Voice, costs: Costs) -> Result<Loaded, Failure> {
    timed(root, voice, || undisturbed(root, voice, costs))
}

/// Reads a version of a workspace.
///
/// # Errors
/// When its files cannot be listed.
pub(crate) fn read_version(
    root: &Path,
    version: &Version,
    voice: Voice,
    costs: Costs,
) -> Result<Loaded, Failure> {
    read_beside(root, version, voice, (costs, None))
}

/// The same, of which another version was read already: what both share is taken from there.
///
/// # Errors
/// When its files cannot be listed.
pub(crate) fn read_beside(
    root: &Path,
    version: &Version,
    voice: Voice,
    (costs, beside): (Costs, Option<&Loaded>),
) -> Result<Loaded, Failure> {
    timed(root, voice, || {
        let watch = Arc::default();
        let load = || version.load_beside(&watch, costs == Costs::Read, beside);
        bar::during(voice, "reading", &watch, load).map_err(|error| writer::unreadable(root, error))
    })
}

fn timed(
    root: &Path,
    voice: Voice,
    load: impl FnOnce() -> Result<Loaded, Failure>,
) -> Result<Loaded, Failure> {
    let start = Instant::now();
    let loaded = load()?;
    if let Some(portfolio) = &loaded.portfolio {
        voice.timed(contents(root, portfolio), start);
    }
    Ok(loaded)
}

fn undisturbed(root: &Path, voice: Voice, costs: Costs) -> Result<Loaded, Failure> {
    let unreadable = |error| writer::unreadable(root, error);
    for _ in 0..LOOKS {
        let moment = Moment::now(root).map_err(writer::failed)?;
        writer::settle(root, voice)?;
        let watch = Arc::default();
        let load = || disk::load_watched(root, &watch, costs == Costs::Read);
        let loaded = bar::during(voice, "reading", &watch, load).map_err(unreadable)?;
        if moment.is_now(root).map_err(writer::failed)? {
            return Ok(loaded);
        }
    }
    writer::writer(root, voice, false)?.read(Extent::Whole).map_err(unreadable)
}

/// The folder of a workspace: the one that was named, else the nearest upward that is one.
///
/// # Errors
/// When there is none.
pub(crate) fn find(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(named) = named {
        if disk::is_workspace(named) {
            return Ok(named.to_owned());
        }
        let failure = Failure::usage(format!("{} is not a workspace: it has no {MARKER}", named.display()));
        return Err(match disk::find_root(named) {
            Some(above) => failure.hint(format!("name the folder that has it: {}", above.display())),
            None => failure.hint("name the folder that has it"),
        });
    }
    let current =
        env::current_dir().map_err(|error| Failure::environment("can't tell the current folder", error))?;
    disk::find_root(&current).ok_or_else(|| {
        Failure::usage(format!("there is no {MARKER} in {} or above", current.display()))
            .hint("go to a workspace, or name one with -C DIR or STANDING_WORKSPACE")
            .hint("make one: standing init my-agency, or standing init demo --example to look around")
    })
}

/// The folder of a workspace of which some version is meant: where there is none today, the folder itself, which may be a
/// bare repository.
pub(crate) fn home(named: Option<&Path>) -> PathBuf {
    find(named).unwrap_or_else(|_| named.map_or_else(|| PathBuf::from("."), Path::to_path_buf))
}

fn contents(root: &Path, portfolio: &Portfolio) -> String {
    let Portfolio { people, clients, projects, .. } = portfolio;
    format!(
        "read {}: {}, {} and {}",
        root.display(),
        counted(people.len(), "person", "people"),
        counted(clients.len(), "client", "clients"),
        counted(projects.len(), "project", "projects"),
    )
}

//! The two versions that are compared.

use std::path::PathBuf;

use crate::checks::rule::Rule;
use crate::cli::commands::diff::DiffArguments;
use crate::cli::commands::diff::words::{Versions, Words};
use crate::cli::failure::Failure;
use crate::cli::session::at::{At, commit, merge_base, refused, repository, shallow};
use crate::cli::session::beside::{Beside, Day, Look};
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{self, Costs, home, read_beside};
use crate::cli::typed::date;
use crate::disk::Loaded;
use crate::git::{Commit, Repository};
use crate::model::portfolio::Portfolio;
use crate::reports::diff::Named;

/// One of the versions.
#[derive(Debug)]
pub(crate) struct Side {
    /// What git has; `None` where it is the folder.
    at: Option<At>,
    /// When it is looked at.
    pub(crate) day: Day,
}

/// The two versions, and the names that narrow what is told.
#[derive(Debug)]
pub(crate) struct Sides {
    root: PathBuf,
    pub(crate) from: Side,
    pub(crate) to: Side,
    pub(crate) names: Vec<String>,
    /// Whether what is no name may be a revision that this clone lacks.
    pub(crate) is_shallow: bool,
}

impl Sides {
    /// What was typed.
    ///
    /// # Errors
    /// When a word is no revision where one must be, or git or a version fails.
    pub(crate) fn typed(setting: &Setting, arguments: &DiffArguments) -> Result<Self, Failure> {
        if setting.at.is_some() {
            return Err(Failure::usage("a comparison names its versions itself")
                .hint("leave out --at: standing diff FROM TO"));
        }
        let root = home(setting.named.as_deref());
        let repository = repository(&root)?;
        let Words { revisions, names } = Words::understood(&root, &repository, arguments)?;
        let (from, to) = ends(setting, &repository, (revisions, arguments.since.as_deref()))?;
        let side = |end: Option<(String, Option<Commit>)>| -> Result<Side, Failure> {
            let at = match end {
                None => None,
                Some((rev, Some(commit))) => {
                    Some(At::committed(&root, &repository, (&rev, commit), setting.voice)?)
                }
                Some((rev, None)) => Some(At::typed(&root, &repository, &rev, setting.voice)?),
            };
            let day = match &at {
                Some(at) if arguments.each_at_its_day => Day { as_of: at.date, today: at.date },
                _ => Day { as_of: setting.as_of, today: setting.today },
            };
            Ok(Side { at, day })
        };
        let (from, to) = (side(from)?, side(to)?);
        if to.at.is_none() {
            // The folder must be a workspace of its own.
            setting.root()?;
        }
        Ok(Self { root, from, to, names, is_shallow: repository.is_shallow })
    }

    /// Reads both.
    ///
    /// # Errors
    /// When one can't be read.
    pub(crate) fn read(&self, setting: &Setting) -> Result<[Beside; 2], Failure> {
        let read = |side: &Side, beside: Option<&Loaded>| match &side.at {
            Some(at) => read_beside(&self.root, &at.version, setting.voice, (Costs::Read, beside)),
            None => workspace::read(&self.root, setting.voice, Costs::Read),
        };
        let borrowed = [&self.from, &self.to].into_iter().filter_map(|side| side.at.as_ref());
        if let Some(at) = borrowed.into_iter().find(|at| at.version.has_later_costs) {
            at.tell_costs(setting.voice);
        }
        let to = read(&self.to, None)?;
        let from = read(&self.from, Some(&to))?;
        let level = |rule: &Rule, portfolio: &Portfolio| rule.level_in(&portfolio.agency);
        Ok(Beside::both_checked([self.from.look(from), self.to.look(to)], &self.root, level))
    }

    /// What a side says.
    ///
    /// # Errors
    /// When its own file is broken.
    pub(crate) fn portfolio<'b>(&self, side: &Side, read: &'b Beside) -> Result<&'b Portfolio, Failure> {
        let broken =
            || Failure::data(format!("can't compare anything: standing.toml of {} is broken", side.name()));
        read.portfolio.as_ref().ok_or_else(broken)
    }
}

impl Side {
    const fn look(&self, loaded: Loaded) -> Look<'_> {
        Look { loaded, at: self.at.as_ref(), day: self.day }
    }

    /// How people call it.
    pub(crate) fn name(&self) -> &str {
        self.at.as_ref().map_or("the folder", At::name)
    }

    /// The same with all that programs know of it.
    pub(crate) fn named(&self) -> Named {
        let commit = self.at.as_ref().and_then(|at| at.commit.as_ref());
        Named {
            rev: self.at.as_ref().map(|at| at.rev.clone()),
            commit: commit.map(|commit| commit.id.clone()),
            date: self.at.as_ref().map_or(self.day.today, |at| at.date),
            name: match commit {
                Some(commit) => format!("{} ({})", commit.short(), commit.date),
                None => self.name().to_owned(),
            },
        }
    }
}

/// A version: what was typed, and its commit where that is known already; `None` is the folder.
type End = Option<(String, Option<Commit>)>;

/// From which version to which.
fn ends(
    setting: &Setting,
    repository: &Repository,
    (revisions, since): (Vec<Versions>, Option<&str>),
) -> Result<(End, End), Failure> {
    let mut words = revisions.into_iter();
    let (first, second, more) = (words.next(), words.next(), words.next());
    let typed = |meant: Versions| match meant {
        Versions::One(rev) => Some((rev, None)),
        Versions::Two { .. } => None,
    };
    let too_many = || {
        Failure::usage("a comparison is of two versions, and more were named")
            .hint("name FROM and TO, or one of them as A...B")
    };
    if let Some(day) = since {
        let day = date::typed(day, setting.today)?;
        let to = match (first, second) {
            (None, _) => None,
            (Some(one @ Versions::One(_)), None) => typed(one),
            _ => {
                return Err(
                    Failure::usage("--since is FROM already").hint("name TO alone, or leave out --since")
                );
            }
        };
        let rev = to.as_ref().map_or("HEAD", |(rev, _)| rev.as_str());
        let tip = commit(repository, if rev.starts_with(':') { "HEAD" } else { rev })?;
        let from = repository.last_before(day, &tip).map_err(refused)?;
        let none = || match repository.is_shallow {
            true => shallow(format!("there is no commit before {day} in this shallow clone")),
            false => Failure::usage(format!("there is no commit before {day}")).hint("name a later day"),
        };
        let from = from.ok_or_else(none)?;
        return Ok((Some((from.short().to_owned(), Some(from))), to));
    }
    match (first, second, more) {
        (.., Some(_)) => Err(too_many()),
        (None, ..) => Ok((Some(("HEAD".to_owned(), None)), None)),
        (Some(Versions::Two { from, to, parts }), None, _) => {
            let newer = commit(repository, &to)?;
            let older = commit(repository, &from)?;
            let older = if parts { merge_base(repository, (&from, &older), (&to, &newer))? } else { older };
            Ok((Some((from, Some(older))), Some((to, Some(newer)))))
        }
        (Some(from @ Versions::One(_)), None, _) => Ok((typed(from), None)),
        (Some(from @ Versions::One(_)), Some(to @ Versions::One(_)), _) => Ok((typed(from), typed(to))),
        _ => Err(too_many()),
    }
}

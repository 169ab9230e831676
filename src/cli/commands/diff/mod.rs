//! `standing diff`.

mod print;
mod sides;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::mem::ManuallyDrop;

use clap::Args;

use crate::cli::commands::check::new_since::moved;
use crate::cli::commands::diff::sides::{Side, Sides};
use crate::cli::failure::Failure;
use crate::cli::session::at::shallow;
use crate::cli::session::beside::Beside;
use crate::cli::session::ending::Ending;
use crate::cli::session::findings;
use crate::cli::session::output::Messaging;
use crate::cli::session::privacy;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::demand_same;
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::known::news;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{Sources, compared};
use crate::model::portfolio::Portfolio;
use crate::page::Report;
use crate::reports::diff;
use crate::reports::diff::{Compared, Diff, News, Turn, Version};
use crate::toml::nearest::listed;

/// What changed between two versions: each figure that moved, beside the record that moved it
///
/// From HEAD to the folder as it lies, unless one or two revisions say otherwise.
/// A...B is from where they part.
/// A word that git knows is a revision, any other one the name of a client, a project or a person.
/// Where a word is both, write revisions before -- and names behind it.
/// Both versions are looked at as of one day, so that the passing of time makes no difference.
///
/// Examples:
///   standing diff main...what-if acme
///   standing diff --since mon -f markdown
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct DiffArguments {
    /// Revisions, such as HEAD~3, main...branch or :staged, and names, such as acme or acme/website
    #[arg(value_name = "REV|NAME")]
    words: Vec<String>,

    /// Names of clients, projects or people, where words before -- are revisions
    #[arg(value_name = "NAME", last = true)]
    names: Vec<String>,

    /// From the last commit before this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Look at each version as of its own day, with what time alone has changed
    #[arg(long)]
    each_at_its_day: bool,

    /// Leave out what tells costs, margins or rates
    #[arg(long)]
    no_costs: bool,

    /// Exit with 1 on lines of these kinds or states, or on backdated or after-close
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    fail_on: Vec<String>,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Messaging,
}

impl DiffArguments {
    /// Compares two versions and prints what changed.
    ///
    /// # Errors
    /// When a word means nothing, a version has errors, or git or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        self.check_words()?;
        let printing = self.printing.printing();
        let format = printing.format(setting)?;
        let sides = Sides::typed(setting, self)?;
        // They would take long to free.
        let [before, after] = sides.read(setting)?.map(ManuallyDrop::new);
        let ending = self.admit(setting, &sides, [&before, &after])?;
        let (one, other) = (sides.portfolio(&sides.from, &before)?, sides.portfolio(&sides.to, &after)?);
        let found = compared(&before.sources, &after.sources)
            .map_err(|error| Failure::environment("can't compare the two versions", error))?;
        let mut diff = diff::report(Compared {
            before: Version { portfolio: one, as_of: sides.from.day.as_of },
            after: Version { portfolio: other, as_of: sides.to.day.as_of },
            names: [sides.from.named(), sides.to.named()],
            costs: !self.no_costs,
            differences: &found.differences,
            laid_out: found.laid_out,
            renamed: &found.renamed,
            news: self.told(self::found(&before, &after, &found.renamed)),
        });
        narrow(&mut diff, &sides, [one, other])?;
        locate(&mut diff, &before.sources, &after.sources);
        diff.findings = wrong(&after);
        demand_same(&before.sources)?;
        demand_same(&after.sources)?;
        print::print(setting, (&printing, format), &diff)?;
        Ok(ending.max(self.gate(setting, &diff)))
    }

    /// Shows the errors of each version apart, and refuses to compare where there are any.
    fn admit(&self, setting: &Setting, sides: &Sides, read: [&Beside; 2]) -> Result<Ending, Failure> {
        let mut broken: Vec<&Side> = Vec::new();
        for (side, beside) in [&sides.from, &sides.to].into_iter().zip(read) {
            let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
            let errors: Vec<Diagnostic> = beside.found.iter().filter(is_error).cloned().collect();
            if !errors.is_empty() {
                setting.voice.warning(&format!("{} has errors:", side.name()));
                findings::show(setting.voice, &errors, &beside.sources);
                broken.push(side);
            }
        }
        match broken.first() {
            None => Ok(Ending::Fine),
            Some(_) if self.keep_going => Ok(Ending::Invalid),
            Some(side) => Err(Failure::data(format!("the figures of {} can't be trusted", side.name()))
                .hint("fix the errors, name another revision, or add --keep-going to leave those files out")),
        }
    }

    /// What may be told of what a check finds.
    fn told(&self, news: News) -> News {
        let told = |found: Vec<Diagnostic>| match self.no_costs {
            true => found.into_iter().filter_map(privacy::told).collect(),
            false => found,
        };
        News { gone: told(news.gone), new: told(news.new) }
    }

    fn check_words(&self) -> Result<(), Failure> {
        let words = Diff::words();
        match self.fail_on.iter().find(|word| !words.contains(&word.as_str())) {
            None => Ok(()),
            Some(word) => Err(unknown(
                format!("a comparison has no kind or state called \"{word}\""),
                word,
                words.iter().copied(),
                &format!("write {}", listed(words.iter().copied())),
            )),
        }
    }

    /// How a run ends whose lines are of these kinds and states.
    fn gate(&self, setting: &Setting, diff: &Diff) -> Ending {
        let states = diff.states();
        let failing: Vec<&str> =
            self.fail_on.iter().map(String::as_str).filter(|word| states.contains(word)).collect();
        if failing.is_empty() {
            return Ending::Fine;
        }
        setting.voice.note(&format!("exit code 1: --fail-on found {}", failing.join(", ")));
        Ending::Findings
    }
}

/// What a check finds in one of the versions alone.
fn found(before: &Beside, after: &Beside, renamed: &BTreeMap<String, String>) -> News {
    let is_shared = |document: &str| after.sources.shares(&before.sources, document);
    let [gone, come] = apart([&before.found, &after.found], is_shared);
    let old = moved(before.sources.known(&gone, &after.sources), renamed);
    let new = after.sources.known(&come, &before.sources);
    let some = |found: &[Diagnostic], places: Vec<usize>| -> Vec<Diagnostic> {
        places.into_iter().filter_map(|at| found.get(at).cloned()).collect()
    };
    News { gone: some(&gone, news(&old, &new)), new: some(&come, news(&new, &old)) }
}

/// What is found in two versions, without what both say of documents that are the same: most of it.
fn apart([one, other]: [&[Diagnostic]; 2], is_shared: impl Fn(&str) -> bool) -> [Vec<Diagnostic>; 2] {
    let mut documents: HashMap<&str, bool> = HashMap::new();
    for found in one.iter().chain(other) {
        let document = found.place.document.as_str();
        documents.entry(document).or_insert_with(|| is_shared(document));
    }
    let key = |found: &'_ Diagnostic| -> Option<String> {
        let place = &found.place;
        let is_shared = documents.get(place.document.as_str()).copied().unwrap_or_default();
        is_shared.then(|| [found.rule.word(), &place.document, &place.path, &found.message].join("\n"))
    };
    let [keys, others] = [one, other].map(|all| all.iter().map(key).collect::<Vec<_>>());
    let mut counts: HashMap<&str, [usize; 2]> = HashMap::new();
    for (side, keys) in [&keys, &others].into_iter().enumerate() {
        for key in keys.iter().flatten() {
            counts.entry(key).or_default().get_mut(side).into_iter().for_each(|count| *count += 1);
        }
    }
    // What one version has more often than the other stays with all that is like it.
    let is_apart = |key: &Option<String>| {
        key.as_deref().and_then(|key| counts.get(key)).is_none_or(|[one, other]| one != other)
    };
    let left = |found: &[Diagnostic], keys: &[Option<String>]| {
        found.iter().zip(keys).filter(|(_, key)| is_apart(key)).map(|(found, _)| found.clone()).collect()
    };
    [left(one, &keys), left(other, &others)]
}

/// Errors and warnings of a version.
fn wrong(beside: &Beside) -> Findings {
    let is_wrong = |found: &&Diagnostic| matches!(found.severity, Severity::Error | Severity::Warning);
    findings::first(beside.found.iter().filter(is_wrong).collect(), &beside.sources)
}

/// Leaves only what names mean.
fn narrow(diff: &mut Diff, sides: &Sides, portfolios: [&Portfolio; 2]) -> Result<(), Failure> {
    let names = &sides.names;
    if names.is_empty() {
        return Ok(());
    }
    let known: Vec<String> = portfolios.iter().flat_map(|portfolio| words::subjects(portfolio)).collect();
    for name in names {
        if !known.iter().any(|subject| words::means(name, subject)) {
            if sides.is_shallow {
                let what = "not in this shallow clone, nor a client, a project or a person";
                return Err(shallow(format!("\"{name}\" is {what}")));
            }
            let cause = format!("\"{name}\" is neither a revision nor a client, a project or a person");
            let near = known.iter().map(String::as_str);
            return Err(unknown(
                cause,
                name,
                near,
                "write an id, or a revision: git log --oneline shows them",
            ));
        }
    }
    diff.narrow(|subject| names.iter().any(|name| words::means(name, subject)));
    Ok(())
}

/// Looks up the line of each place, in the version that has it.
fn locate(diff: &mut Diff, before: &Sources, after: &Sources) {
    for (sources, is_gone) in [(before, true), (after, false)] {
        let of =
            |line: &&mut diff::DiffRow| (line.change == Turn::Removed) == is_gone && line.place.is_some();
        let mut lines: Vec<&mut diff::DiffRow> = diff.rows.iter_mut().filter(of).collect();
        let places: Vec<crate::diagnostic::Place> =
            lines.iter().filter_map(|line| line.place.clone()).collect();
        let found = sources.lines(&places.iter().collect::<Vec<_>>());
        lines.iter_mut().zip(found).for_each(|(line, found)| line.line = found);
    }
}

//! `standing check --fix`: fixes what has exactly one right answer, and says what that changes.

use std::path::Path;

use clap::Args;
use serde_json::Value;

use crate::checks::RULES;
use crate::checks::rule::Fix;
use crate::cli::failure::Failure;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{failed, unreadable, writer};
use crate::cli::typed::paths::Chosen;
use crate::cli::writing::print::{print_diff, tell_unflushed};
use crate::cli::writing::stand;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::{Change, Draft, Extent, Loaded, Refusal, Respelling, Sources, Writer, respelling};
use crate::edit::Edit;
use crate::model::portfolio::Portfolio;

/// Options that fix what is found.
#[derive(Debug, Args)]
pub(crate) struct FixOptions {
    /// Before checking, sort logs by date and put each record on a line of its own
    #[arg(long)]
    pub(crate) fix: bool,

    /// With --fix: also correct keys and ids that resemble exactly one that is known
    #[arg(long, requires = "fix")]
    unsafe_fixes: bool,

    /// With --fix: print what would change as a diff, and write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
}

impl FixOptions {
    /// Fixes the chosen files; a rehearsal prints the diff.
    ///
    /// # Errors
    /// When the workspace cannot be read or written.
    pub(crate) fn run(&self, setting: &Setting, root: &Path, chosen: &Chosen) -> Result<(), Failure> {
        setting.demand_folder()?;
        let writer = writer(root, setting.voice, self.dry_run)?;
        let unreadable = |error| unreadable(root, error);
        let before = writer.read(Extent::Whole).map_err(unreadable)?;
        let mut documents = before.sources.documents();
        documents.retain(|document| chosen.has(document));
        let respelt = if self.unsafe_fixes { respellings(&before, &documents) } else { Vec::new() };
        let tidied = before.sources.untidy(&documents).map_err(unreadable)?;
        let changes: Vec<(Change, Vec<&Respelling>)> =
            documents.iter().filter_map(|document| change(document, &respelt, &tidied)).collect();
        let Some(draft) = drafted(&writer, &before, changes, setting)? else { return Ok(()) };
        tell_figures(setting, before.portfolio.as_ref(), draft.after.portfolio.as_ref());
        if self.dry_run {
            print_diff(setting, &draft.amendment)?;
            setting.voice.note("nothing was written");
        } else {
            let written = writer.commit(&draft.amendment).map_err(failed)?;
            tell_unflushed(setting, written);
        }
        Ok(())
    }
}

/// What rules that are fixed by another spelling have found.
fn respellings(loaded: &Loaded, documents: &[String]) -> Vec<Respelling> {
    let is_respelt = |found: &&Diagnostic| {
        documents.contains(&found.place.document)
            && RULES.iter().any(|rule| rule.name == found.rule && rule.fix == Fix::Spelling)
    };
    let found = loaded.diagnostics.iter().filter(is_respelt);
    found.filter_map(|found| respelling(loaded.portfolio.as_ref(), &loaded.sources, found)).collect()
}

/// What becomes of a document, if anything does: the last of its spellings first, so that the others stay where they are.
fn change<'r>(
    document: &String,
    respelt: &'r [Respelling],
    untidy: &[String],
) -> Option<(Change, Vec<&'r Respelling>)> {
    let mut own: Vec<&Respelling> = respelt.iter().filter(|one| one.document == *document).collect();
    own.sort_by_key(|one| std::cmp::Reverse(one.span.start));
    let spell = |one: &&Respelling| Edit::Spell { span: one.span.clone(), text: one.text.clone() };
    let mut edits: Vec<Edit> = own.iter().map(spell).collect();
    if !own.is_empty() || untidy.contains(document) {
        edits.push(Edit::Tidy);
    }
    let change = Change::Edited { document: document.clone(), edits };
    (!own.is_empty() || untidy.contains(document)).then_some((change, own))
}

/// All changes that lead to no new error, each of which is told.
fn drafted(
    writer: &Writer,
    before: &Loaded,
    changes: Vec<(Change, Vec<&Respelling>)>,
    setting: &Setting,
) -> Result<Option<Draft>, Failure> {
    let draft = |changes: &[Change]| writer.draft(Extent::Whole, &before.diagnostics, changes);
    let mut kept = Vec::new();
    for (change, respelt) in changes {
        let Change::Edited { document, .. } = &change else { continue };
        // What is only put in order says the same, which was proved.
        let tried = if respelt.is_empty() { Ok(()) } else { draft(std::slice::from_ref(&change)).map(drop) };
        match tried {
            Ok(()) => tell(setting, &before.sources, document, &respelt),
            Err(Refusal::Unreadable(error)) => {
                return Err(Failure::environment("can't read the workspace", error));
            }
            Err(_) => {
                setting
                    .voice
                    .warning(&format!("{document} is left as it is: the fix would lead to other errors"));
                continue;
            }
        }
        kept.push(change);
    }
    if kept.is_empty() {
        setting.voice.note("nothing to fix");
        return Ok(None);
    }
    draft(&kept)
        .map(Some)
        .map_err(|refusal| Failure::data(refusal.to_string()).hint("fix one file at a time: name it"))
}

fn tell(setting: &Setting, sources: &Sources, document: &str, respelt: &[&Respelling]) {
    if respelt.is_empty() {
        setting.voice.note(&format!("{document}: records sorted, one per line"));
    }
    let place = |one: &&Respelling| Place::key(document, "").at(one.span.clone());
    let places: Vec<Place> = respelt.iter().map(place).collect();
    let lines = sources.lines(&places.iter().collect::<Vec<_>>());
    for (one, line) in respelt.iter().zip(lines).rev() {
        let line = line.unwrap_or(1);
        setting.voice.note(&format!("{document}:{line}: {} is now {}", one.was, one.text));
    }
}

/// Says of each project whose figures change how it stood, and how it stands.
fn tell_figures(setting: &Setting, before: Option<&Portfolio>, after: Option<&Portfolio>) {
    let Some(after) = after else { return };
    for project in &after.projects {
        let name = after.full_name(project);
        let now = stand::of_project(after, &name, setting.as_of);
        let was = before
            .filter(|before| before.place_of(&name).is_some())
            .map(|before| stand::of_project(before, &name, setting.as_of));
        match was {
            Some(was) if was.now == now.now => {}
            Some(was) => {
                setting.voice.warning(&format!("{name} changes: {} becomes {}", was.words, now.words))
            }
            None if now.now == Value::Null => {}
            None => setting
                .voice
                .warning(&format!("{name} changes: it was not read before, and becomes {}", now.words)),
        }
    }
}

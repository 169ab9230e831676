//! `standing remove`.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::address::found;
use crate::cli::typed::aim::Aim;
use crate::cli::typed::target::Target;
use crate::cli::writing::desk::{Desk, Warned};
use crate::cli::writing::moved::{Both, RATES, taken_along, warned};
use crate::cli::writing::options::Writing;
use crate::cli::writing::stand::of_target;
use crate::cli::writing::told::Told;
use crate::disk::Change;
use crate::edit::Edit;
use crate::format::Kind;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::why::words::counted;

/// Remove one record or one key, or a client, a project or a person
///
/// Refused while something refers to it; the places are listed.
/// A record is named by its id, number, day or person; .2 after a day is the second of that day.
/// A client can be removed once it has no projects left.
///
/// Examples:
///   standing remove acme contacts.eva
///   standing remove acme/website log.time.2026-11-02.2
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct RemoveArguments {
    /// A client, a project, a person, or . for standing.toml
    #[arg(value_name = "ID")]
    id: String,

    /// Which record or key of it [default: all of it]
    #[arg(value_name = "KEY")]
    key: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

/// How many places are named.
const SHOWN: usize = 8;

impl RemoveArguments {
    /// Takes it out.
    ///
    /// # Errors
    /// When there is no such thing, or something refers to it; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let root = setting.root()?;
        let aim = Aim::typed(root, &self.id);
        // Everybody's work of the past may rest on the rates of a person.
        let rests = |key: &str| key.starts_with(RATES) && aim.kind() == Some(Kind::Person);
        let is_wide = self.key.as_deref().is_none_or(rests);
        let aim = aim.wide(is_wide);
        let desk = self.writing.open(setting, aim.extent())?;
        let target = aim.target(&desk.portfolio)?;
        match &self.key {
            Some(key) => self.part(desk, &target, key),
            None => whole(desk, &target),
        }
    }

    /// Takes out a record or a key.
    fn part(&self, desk: Desk<'_>, target: &Target, key: &str) -> Result<Ending, Failure> {
        let text = desk.text(&target.document)?;
        let address = found(target, &text, key)?;
        let Some(was) = address.now else {
            return Err(Failure::usage(format!("{} has no {}", target.id, address.path))
                .hint(format!("see what there is: standing show {}", target.id)));
        };
        let edits = vec![Edit::Remove { path: address.path.clone() }];
        let change = Change::Edited { document: target.document.clone(), edits };
        let leaves = address.pattern == "contacts[]";
        let instead = leaves.then(|| {
            format!("say when they left: standing set {} {key}.until {}", target.id, desk.setting.today)
        });
        demand_unnamed(&desk, &format!("{key} of {}", target.id), &change, instead)?;
        let Setting { today, as_of, .. } = *desk.setting;
        let warn = |before: &Portfolio, after: &Portfolio| {
            let moved = Both { before, after, today }.moved_by(target, &address.path);
            moved.map(|what| warned(what, None)).into_iter().collect()
        };
        desk.write_warning(&[change], warn, |after| {
            let record = json!({ "id": target.id, "key": address.path, "was": was });
            Told::new(format!("{key} removed"), record).of(&target.id, of_target(after, target, as_of))
        })
    }
}

/// Takes out a client, a project or a person.
fn whole(desk: Desk<'_>, target: &Target) -> Result<Ending, Failure> {
    let (id, noun) = match target.kind {
        Kind::Client => (&target.id, "client"),
        Kind::Project => (&target.id, "project"),
        Kind::Person => (&target.id, "person"),
        Kind::Agency | Kind::Costs | Kind::Imports => {
            return Err(Failure::usage(format!("{} is not a client, project or person", target.id))
                .hint(format!("name one of its keys: standing remove {} KEY", target.id)));
        }
    };
    // It must be there, even where it cannot be understood.
    desk.text(&target.document)?;
    if target.kind == Kind::Client {
        demand_empty(&desk.portfolio, id)?;
    }
    let change = Change::Removed { document: target.document.clone() };
    let leaves = target.kind == Kind::Person;
    let instead =
        leaves.then(|| format!("say when they left: standing set {id} until {}", desk.setting.today));
    demand_unnamed(&desk, &format!("{noun} {id}"), &change, instead)?;
    let (id, document) = (id.clone(), target.document.clone());
    let today = desk.setting.today;
    let warn = |before: &Portfolio, _: &Portfolio| {
        let taken = taken_along(before, &id, today).filter(|_| target.kind == Kind::Project);
        let help =
            format!("standing undo brings it back; to keep it, write standing set {id} status cancelled");
        taken.map(|what| Warned { what, help: Some(help) }).into_iter().collect()
    };
    desk.write_warning(&[change], warn, |after| {
        let (left, now) = left(after, target.kind, &id);
        Told::new(format!("{id}: {noun} removed"), json!({ "id": id, "removed": document }))
            .standing(left, now)
            .next("standing undo, if you didn't mean it")
    })
}

/// What is left beside what was taken out.
fn left(after: &Portfolio, kind: Kind, id: &str) -> (String, Value) {
    let (clients, people) = (after.clients.len(), after.people.len());
    match kind {
        Kind::Project => {
            let client = id.split_once('/').map_or(id, |(client, _)| client);
            let is_own = |project: &&Project| after.client_of(project).is_some_and(|of| *of.id == *client);
            let projects = after.projects.iter().filter(is_own).count();
            let words = format!("{client} has {} left", counted(projects, "project", "projects"));
            (words, json!({ "client": client, "projects": projects }))
        }
        Kind::Person => (counted(people, "person", "people"), json!({ "people": people })),
        _ => (counted(clients, "client", "clients"), json!({ "clients": clients })),
    }
}

fn demand_empty(portfolio: &Portfolio, client: &str) -> Result<(), Failure> {
    let read = portfolio.projects.iter().map(|project| portfolio.full_name(project));
    let names = read.chain(portfolio.left_out.iter().cloned());
    let own: Vec<String> =
        names.filter(|name| name.split_once('/').is_some_and(|(of, _)| of == client)).collect();
    if own.is_empty() {
        return Ok(());
    }
    let few: Vec<&str> = own.iter().take(SHOWN).map(String::as_str).collect();
    Err(Failure::usage(format!(
        "{client} has {}: {}",
        counted(own.len(), "project", "projects"),
        few.join(", ")
    ))
    .hint(format!("remove them first: standing remove {}", own.first().map_or("", String::as_str))))
}

/// Nothing may refer to what is taken out; `instead` is what else may have been meant.
fn demand_unnamed(
    desk: &Desk<'_>,
    what: &str,
    change: &Change,
    instead: Option<String>,
) -> Result<(), Failure> {
    let places = desk.named_in(change);
    if places.is_empty() {
        return Ok(());
    }
    let count = counted(places.len(), "place", "places");
    let failure = Failure::usage(format!("{what} is referred to in {count}"));
    let failure = instead.into_iter().fold(failure, Failure::hint);
    let failure = failure.hint("change or remove these references first:");
    let (shown, more) = places.split_at(places.len().min(SHOWN));
    let failure = shown.iter().fold(failure, |failure, place| failure.hint(format!("  {place}")));
    Err(if more.is_empty() { failure } else { failure.hint(format!("  and {} more", more.len())) })
}

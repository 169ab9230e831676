//! Reads a workspace: the agency first, then everybody, then each client with its projects, in parallel, and folds what
//! was read in the order of ids, so that the result never depends on threads or on the file system.

use std::convert::identity;
use std::io;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::disk::Loaded;
use crate::disk::entry::Presence;
use crate::disk::file::{forget, read};
use crate::disk::files::{Extent, Files};
use crate::disk::folder::folder;
use crate::disk::named::narrow;
use crate::disk::shared::Shared;
use crate::disk::sources::Sources;
use crate::disk::walk::{Folder, Layout, Member, walk};
use crate::format::agency::agency;
use crate::format::costs::{Costs, costs};
use crate::format::directory::{Directory, Vocabulary};
use crate::format::imports::{ImportMaps, imports};
use crate::format::kind::Kind;
use crate::format::person::{person, unreadable};
use crate::model::agency::Agency;
use crate::model::dated::Dated;
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::threads::each;
use crate::toml::reading::start;

const COSTS: &str = "private/costs.toml";

/// Reads a workspace, or what a write needs of it.
pub(crate) fn load(files: &Files, extent: Extent<'_>) -> io::Result<Loaded> {
    load_beside(files, extent, None)
}

/// The same, of which another version was read already: what both share is taken from there.
pub(crate) fn load_beside(files: &Files, extent: Extent<'_>, beside: Option<&Loaded>) -> io::Result<Loaded> {
    let mut layout = walk(files, extent)?;
    narrow(&mut layout, files, extent)?;
    files.watch.expect(layout.files());
    let mut diagnostics = layout.diagnostics.clone();
    let (vocabulary, agency) = read_agency(files, layout.agency, &mut diagnostics);
    let people = layout.people.iter().map(|person| &*person.id);
    let mut names = Directory::new(people, layout.clients.iter().map(|client| &*client.id));
    names.currency = agency.as_ref().map(|agency| agency.currency);
    names.vocabulary = vocabulary;
    let mut people = read_people(files, &layout.people, &names, &mut diagnostics);
    names.name_people(people.iter().map(|person| if person.readable { &*person.name } else { "" }));
    let has_costs = layout.costs != Presence::Absent;
    let costs_closed = layout.costs == Presence::Present && files.is_closed(COSTS);
    if costs_closed {
        // No command has a use for it.
        layout.costs = Presence::Displaced;
    }
    let (overhead, costs_readable) = read_costs(files, &layout, &names, &mut people, &mut diagnostics);
    let shared = beside.and_then(|loaded| Shared::of(loaded, files, &layout));
    let read_one = |(place, client): &(usize, &Folder)| {
        let shared = shared.as_ref().and_then(|shared| shared.folder(*place, client, files));
        (shared.is_some(), shared.unwrap_or_else(|| folder(files, client, &names)))
    };
    let clients: Vec<(usize, &Folder)> = layout.clients.iter().enumerate().collect();
    let folders = each(&clients, read_one);
    forget();
    let mut portfolio = agency.map(|agency| Portfolio {
        agency,
        people,
        clients: Vec::with_capacity(folders.len()),
        projects: Vec::with_capacity(folders.iter().map(|(_, folder)| folder.projects.len()).sum()),
        left_out: Vec::new(),
        overhead,
        costs_readable,
        has_costs,
        costs_closed,
    });
    let mut shared = Vec::with_capacity(folders.len());
    for (is_shared, folder) in folders {
        diagnostics.extend(folder.diagnostics);
        if let (Some(portfolio), Some(client)) = (&mut portfolio, folder.client) {
            shared.push(is_shared);
            portfolio.clients.push(client);
            portfolio.projects.extend(folder.projects);
            portfolio.left_out.extend(folder.left_out);
        }
    }
    let imports = read_imports(files, &layout, &names, &mut diagnostics);
    let sources = Sources::new(files.clone(), layout);
    order(&mut diagnostics, &sources);
    Ok(Loaded { portfolio, diagnostics, sources, imports, shared })
}

/// By document, then by place in it.
fn order(diagnostics: &mut [Diagnostic], sources: &Sources) {
    let mut unplaced: Vec<&mut Diagnostic> =
        diagnostics.iter_mut().filter(|diagnostic| diagnostic.place.span.is_none()).collect();
    let spans = sources.spans(&unplaced.iter().map(|diagnostic| &diagnostic.place).collect::<Vec<_>>());
    unplaced.iter_mut().zip(spans).for_each(|(diagnostic, span)| diagnostic.place.span = span);
    diagnostics.sort_by(|one, other| {
        let key = |diagnostic: &Diagnostic| start(diagnostic);
        one.place.document.cmp(&other.place.document).then(key(one).cmp(&key(other)))
    });
}

/// What `standing.toml` defines, and all that it says if nothing is wrong with it.
fn read_agency(
    files: &Files,
    presence: Presence,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vocabulary, Option<Agency>) {
    let unknown = || (Vocabulary { is_partial: true, ..Vocabulary::default() }, None);
    if presence != Presence::Present {
        if presence == Presence::Absent {
            let place = Place::key("standing.toml", "");
            let missing = Diagnostic::error(rules::MISSING_FILE, place, "the workspace has no standing.toml");
            diagnostics.push(missing.help("add it with name = \"…\" and currency = \"EUR\""));
        }
        return unknown();
    }
    let file = read(files, "standing.toml", Kind::Agency, agency);
    diagnostics.extend(file.diagnostics);
    let (vocabulary, agency) = file.value.unwrap_or_else(unknown);
    (vocabulary, agency.filter(|_| !file.is_broken))
}

fn read_people(
    files: &Files,
    members: &[Member],
    names: &Directory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Person> {
    let read_one = |member: &Member| {
        if !member.readable {
            return (unreadable(&member.id), Vec::new());
        }
        let document = format!("people/{}.toml", member.id);
        let file = read(files, &document, Kind::Person, |table| person(table, &member.id, names));
        let whole = file.value.and_then(identity).filter(|_| !file.is_broken);
        (whole.unwrap_or_else(|| unreadable(&member.id)), file.diagnostics)
    };
    let mut people = Vec::with_capacity(members.len());
    for (person, found) in each(members, read_one) {
        people.push(person);
        diagnostics.extend(found);
    }
    people
}

/// Whose is what in the exports of other tools; `None` where the file says it wrongly.
fn read_imports(
    files: &Files,
    layout: &Layout,
    names: &Directory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ImportMaps> {
    if layout.imports != Presence::Present {
        return (layout.imports == Presence::Absent).then(ImportMaps::default);
    }
    let has_project = |full: &str| {
        let (client, id) = full.split_once('/').unwrap_or((full, ""));
        let folder = layout.clients.iter().find(|folder| *folder.id == *client);
        folder.is_some_and(|folder| folder.names.iter().any(|known| **known == *id))
    };
    let file = read(files, "imports.toml", Kind::Imports, |table| imports(table, names, &has_project));
    diagnostics.extend(file.diagnostics);
    file.value.filter(|_| !file.is_broken)
}

/// Gives everybody their cost; what the agency costs beside, and whether all costs could be read.
fn read_costs(
    files: &Files,
    layout: &Layout,
    names: &Directory,
    people: &mut [Person],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Dated<Number>, bool) {
    if layout.costs != Presence::Present {
        return (Dated::default(), layout.costs == Presence::Absent);
    }
    let mut file = read(files, COSTS, Kind::Costs, |table| costs(table, names));
    if files.has_later_costs {
        file.diagnostics.retain(|found| found.rule != rules::UNKNOWN_REFERENCE);
        file.is_broken = file.diagnostics.iter().any(|found| found.severity == Severity::Error);
    }
    diagnostics.extend(file.diagnostics);
    let known = file.value.filter(|_| !file.is_broken).unwrap_or_else(Costs::default);
    for (person, cost) in known.people {
        if let Some(person) = people.get_mut(person.0 as usize) {
            (person.costs, person.paid) = (cost.hourly, cost.paid);
        }
    }
    (known.overhead, !file.is_broken)
}

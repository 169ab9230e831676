//! Whom the documents of a narrow reading name: nobody else is looked for, so that a write does not cost more the more
//! people and clients there are.

use std::collections::BTreeSet;
use std::io;

use crate::disk::entry::{Found, Presence, at, is_folder};
use crate::disk::files::{Extent, Files};
use crate::disk::mentioned::mentioned;
use crate::disk::walk::{Folder, Layout, every_client, one_person, people, unlisted};
use crate::format::kind::Kind;
use crate::model::id::check_id;

/// What documents say where somebody can be named; of one in which something unusual stands, all that it says between
/// quotes.
struct Words {
    /// Every id is among them, and much else.
    quoted: BTreeSet<String>,
    /// Whether a character is written by its number: then an id may be there that no quotes show.
    is_escaped: bool,
}

/// Adds to a narrow layout whom its documents name, and leaves out what an hour costs, unless a write has drafted it.
///
/// # Errors
/// When a folder can't be listed.
pub(crate) fn narrow(layout: &mut Layout, files: &Files, extent: Extent<'_>) -> io::Result<()> {
    if matches!(extent, Extent::Whole | Extent::People) {
        return Ok(());
    }
    if files.drafted("private/costs.toml").is_none() {
        layout.costs = Presence::Absent;
    }
    if extent == Extent::Agency {
        layout.people.iter_mut().for_each(|person| person.readable &= is_drafted(files, &person.id));
        return Ok(());
    }
    let mut words = Words { quoted: extent.people().iter().cloned().collect(), is_escaped: false };
    layout.clients.iter().flat_map(documents).for_each(|document| words.add(files, &document));
    let drafted = files.drafted_in("people").filter_map(|(name, _)| name.strip_suffix(".toml"));
    words.quoted.extend(drafted.map(str::to_owned));
    words.quoted.retain(|word| check_id(word).is_ok());
    files.enter("people")?;
    files.enter("clients")?;
    let Words { quoted, is_escaped } = words;
    let wrong = &mut layout.diagnostics;
    layout.people = match is_escaped {
        true => people(files, wrong)?,
        false if !is_folder(files, "people", wrong) => Vec::new(),
        false => quoted.iter().filter_map(|id| one_person(files, id, wrong)).collect(),
    };
    let others = match is_escaped {
        true => every_client(files, Extent::Agency, wrong)?,
        false => quoted.iter().filter(|id| is_client(files, id)).map(|id| unlisted(id)).collect(),
    };
    let is_known = |id: &str| layout.clients.iter().any(|known| *known.id == *id);
    let others: Vec<Folder> = others.into_iter().filter(|other| !is_known(&other.id)).collect();
    layout.clients.extend(others);
    layout.clients.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    Ok(())
}

fn is_drafted(files: &Files, person: &str) -> bool {
    files.drafted(&format!("people/{person}.toml")).is_some()
}

fn is_client(files: &Files, id: &str) -> bool {
    at(files, &format!("clients/{id}")).0 == Found::Folder
}

fn documents(folder: &Folder) -> Vec<String> {
    let projects = folder.projects.iter().filter(|project| project.readable).map(|project| &*project.id);
    let files = folder.readable.then_some("client").into_iter().chain(projects);
    files.map(|file| format!("clients/{}/{file}.toml", folder.id)).collect()
}

impl Words {
    fn add(&mut self, files: &Files, document: &str) {
        // What can't be read is said where it is read for what it says.
        let Ok(bytes) = files.bytes(document) else { return };
        // No answer: bytes that are no text name nobody.
        let text = str::from_utf8(&bytes).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
        let schema = Kind::of(document).map(Kind::schema);
        if let Some(found) = text.zip(schema).and_then(|(text, schema)| mentioned(text, schema)) {
            self.quoted.extend(found);
            return;
        }
        let text = String::from_utf8_lossy(&bytes);
        self.is_escaped |= ["\\u", "\\U", "\\x"].iter().any(|escape| text.contains(escape));
        for word in text.split(['"', '\'']) {
            if word.len() < 64 && !self.quoted.contains(word) {
                self.quoted.insert(word.to_owned());
            }
        }
    }
}

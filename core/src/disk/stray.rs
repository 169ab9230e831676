//! Files that look like ours and are not: those that are never read, and copies that sync programs leave.

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::entry::{Entry, Found, entries};
use crate::disk::files::Files;
use crate::model::id::{check_id, id_from};

/// A file that is larger is not looked into.
const LARGEST: usize = 1 << 20;

/// What programs call a copy, in the languages of their users.
const COPY: [&str; 8] = ["conflict", "conflicted", "copy", "kopie", "kopia", "copie", "copia", "cópia"];

/// The keys that a person has, and those that a project has: other programs have files that end in `.toml` too.
const OF_A_PERSON: &[&str] = &["name"];
const OF_A_PROJECT: &[&str] = &["status", "billing"];

/// The name that was meant by one like `website.toml.txt` or `website.TOML`, without its ending.
fn meant(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let ending = [".toml.txt", ".toml"].into_iter().find(|ending| lower.ends_with(ending))?;
    name.get(..name.len() - ending.len()).filter(|stem| !stem.is_empty())
}

/// The name that was meant by that of a file.
fn stem(entry: &Entry) -> Option<&str> {
    meant(&entry.name).filter(|_| entry.found == Found::File)
}

fn id(stem: &str) -> String {
    id_from(stem).unwrap_or_else(|| stem.to_owned())
}

fn unread(document: &str, help: String) -> Diagnostic {
    let message = format!("{document} looks like a file of this workspace, but it is never read");
    Diagnostic::warning(rules::UNREAD_FILE, Place::key(document, ""), message).help(help)
}

/// Says that a file is not read, and how it would be at another place. Where that is taken, it must not go there.
fn misplaced(files: &Files, document: &str, place: &str, help: String) -> Diagnostic {
    let is_taken = files.at(place).0 != Found::Nothing;
    unread(document, if is_taken { format!("compare it with {place}, then delete it") } else { help })
}

fn moved_to_its_client(stem: &str) -> String {
    format!("move it into its client's folder: clients/CLIENT/{}.toml", id(stem))
}

/// Says that a file in one of our folders is not read because of its ending.
pub(crate) fn of_another_ending(files: &Files, entry: &Entry, folder: &str) -> Option<Diagnostic> {
    let name = format!("{}.toml", id(stem(entry)?));
    let (place, help) = (format!("{folder}/{name}"), format!("rename it to {name}"));
    Some(misplaced(files, &format!("{folder}/{}", entry.name), &place, help))
}

/// Says that a file which stands beside the folders of the clients is not read.
pub(crate) fn beside_clients(files: &Files, entry: &Entry) -> Option<Diagnostic> {
    let (stem, document) = (stem(entry)?, format!("clients/{}", entry.name));
    if has(files, &document, OF_A_PROJECT) {
        return Some(unread(&document, moved_to_its_client(stem)));
    }
    let place = format!("clients/{}/client.toml", id(stem));
    let help =
        format!("move it to {place} if it is a client, or into its client's folder if it is a project");
    Some(misplaced(files, &document, &place, help))
}

/// Says which projects stand in a folder below a client's, where nothing is read.
pub(crate) fn projects_below(files: &Files, client: &str, folder: &str) -> Vec<Diagnostic> {
    too_deep(files, client, folder, OF_A_PROJECT)
}

/// Says which persons stand in a folder below `people/`, where nothing is read.
pub(crate) fn people_below(files: &Files, folder: &str) -> Vec<Diagnostic> {
    too_deep(files, "people", folder, OF_A_PERSON)
}

fn too_deep(files: &Files, folder: &str, name: &str, keys: &[&str]) -> Vec<Diagnostic> {
    let below = format!("{folder}/{name}");
    // Other folders are not ours, and need not be open to us.
    let Ok(listed) = entries(files, &below) else { return Vec::new() };
    let found = listed.iter().filter_map(|entry| {
        let place = format!("{folder}/{}.toml", id(stem(entry)?));
        let document = format!("{below}/{}", entry.name);
        has(files, &document, keys)
            .then(|| misplaced(files, &document, &place, format!("move it to {place}")))
    });
    found.collect()
}

/// Says what is not read of a folder that has a few files of ours and none else, by their names without the ending: what
/// looks like one of them, and at the top what looks like a project.
pub(crate) fn beside(files: &Files, folder: &str, listed: &[Entry], ours: &[&str]) -> Vec<Diagnostic> {
    let within = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let found = listed.iter().filter(|entry| !ours.iter().any(|own| entry.name == format!("{own}.toml")));
    let found = found.filter_map(|entry| {
        let (stem, document) = (stem(entry)?, within(&entry.name));
        if let Some(own) = original(stem, ours.iter().copied()) {
            let place = within(&format!("{own}.toml"));
            let help = format!("rename it to {own}.toml");
            return Some(misplaced(files, &document, &place, help));
        }
        let is_project = folder.is_empty() && has(files, &document, OF_A_PROJECT);
        is_project.then(|| unread(&document, moved_to_its_client(stem)))
    });
    found.collect()
}

/// Whether a file has some keys.
fn has(files: &Files, document: &str, keys: &[&str]) -> bool {
    // What can't be read may be anything, and it is not in one of our places.
    let Some(bytes) = files.glance(document, LARGEST) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    keys.iter().all(|key| text.lines().any(|line| line.starts_with(key)))
}

/// What a name that is no id is a copy of, among those beside it, each of which is that of a document.
pub(crate) fn copied<'n>(
    files: &Files,
    name: &str,
    others: impl Iterator<Item = &'n str> + Clone,
    document: impl Fn(&str) -> String,
) -> Option<&'n str> {
    if check_id(name).is_ok() {
        return None;
    }
    original(name, others.clone()).or_else(|| twin(files, name, others, document))
}

/// What a name is a copy of, among those beside it, by how sync programs call one: `website (conflicted copy)`,
/// `website 2`, `Copy of website`. Another name that would become the same id is taken for one too.
fn original<'n>(name: &str, mut others: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let lower = name.to_lowercase();
    others.find(|other| {
        let is_behind = lower.strip_prefix(other).is_some_and(is_of_a_copy);
        let is_before = lower.strip_suffix(other).is_some_and(is_before_a_copy);
        check_id(other).is_ok() && (is_behind || is_before || id_from(name).as_deref() == Some(*other))
    })
}

/// Whether this is what a sync program puts before a name.
fn is_before_a_copy(front: &str) -> bool {
    let mut words = words(front).filter(|word| !word.is_empty());
    let is_copy = words.next().is_some_and(|word| COPY.contains(&word));
    is_copy && front.ends_with(' ') && words.all(|word| ["of", "von", "de", "di"].contains(&word))
}

/// Whether this is what a sync program puts behind a name.
fn is_of_a_copy(behind: &str) -> bool {
    let number = behind.trim_matches([' ', '(', ')', '~']);
    let is_numbered = !behind.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = behind.starts_with(|c: char| c.is_ascii_alphanumeric());
    !goes_on && (is_numbered || words(behind).any(|word| COPY.contains(&word)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
}

/// The same by what stands in the files: programs put the name of a computer behind that of a file, `website-ANAS-PC`.
fn twin<'n>(
    files: &Files,
    name: &str,
    mut others: impl Iterator<Item = &'n str>,
    document: impl Fn(&str) -> String,
) -> Option<&'n str> {
    let lower = name.to_lowercase();
    let called = |name: &str| {
        let text = String::from_utf8_lossy(&files.glance(&document(name), LARGEST)?).into_owned();
        text.lines().find(|line| line.starts_with("name")).map(str::to_owned)
    };
    others.find(|other| {
        let begins = lower.strip_prefix(other).is_some_and(|rest| rest.starts_with(['-', '_', ' ', '.']));
        begins && check_id(other).is_ok() && called(other).is_some_and(|one| called(name) == Some(one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_what_is_behind_the_name_of_another_file() {
        let names = ["client", "website"];
        for (id, is_copy) in [
            ("website (conflicted copy)", true),
            ("website (Ana's conflicted copy 2026-11-20)", true),
            ("website 2", true),
            ("website (1)", true),
            ("website.sync-conflict-20261120-101010-ABCDEF1", true),
            ("website_conflict-20261120-101010", true),
            ("website - Copy", true),
            ("website copy 2", true),
            ("website-Kopie", true),
            ("website (copie)", true),
            ("website~", true),
            ("WEBSITE", true),
            ("Copy of website", true),
            ("Kopie von website", true),
            ("Copy (2) of Website", true),
            ("Copy of that website", false),
            ("Photocopies website", false),
            ("website-Copywriting", false),
            ("Website Relaunch", false),
            ("website_relaunch", false),
            ("websites 2", false),
            ("shop 2", false),
        ] {
            let found = original(id, names.into_iter());
            assert_eq!(found, is_copy.then_some("website"), "{id}");
        }
    }

    #[test]
    fn an_ending_is_meant_whatever_its_letters() {
        for (name, expected) in [
            ("shop.toml.txt", Some("shop")),
            ("shop.TOML", Some("shop")),
            ("shop.txt", None),
            (".toml", None),
        ] {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}

//! Files that look like ours and are not: those that are never read, and copies that sync programs leave.

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::entry::{Entry, Found, entries};
use crate::disk::files::Files;
use crate::model::id::id_from;

/// A file that is larger is not looked into.
const LARGEST: usize = 1 << 20;

/// The name that was meant by one like `website.toml.txt` or `website.TOML`, without its ending.
fn meant(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let ending = [".toml.txt", ".toml"].into_iter().find(|ending| lower.ends_with(ending))?;
    name.get(..name.len() - ending.len()).filter(|stem| !stem.is_empty())
}

fn unread(document: &str, help: String) -> Diagnostic {
    let message = format!("{document} looks like a file of this workspace, but it is never read");
    Diagnostic::warning(rules::UNREAD_FILE, Place::key(document, ""), message).help(help)
}

/// Says that a file in one of our folders is not read because of its ending.
pub(crate) fn of_another_ending(entry: &Entry, folder: &str) -> Option<Diagnostic> {
    let stem = meant(&entry.name).filter(|_| entry.found == Found::File)?;
    let id = id_from(stem).unwrap_or_else(|| stem.to_owned());
    Some(unread(&format!("{folder}/{}", entry.name), format!("rename it to {id}.toml")))
}

/// Says that a file which stands beside the folders of the clients is not read.
pub(crate) fn beside_clients(entry: &Entry) -> Option<Diagnostic> {
    let stem = meant(&entry.name).filter(|_| entry.found == Found::File)?;
    let id = id_from(stem).unwrap_or_else(|| stem.to_owned());
    let help = format!(
        "move it to clients/{id}/client.toml if it is a client, or into its client's folder if it is a project"
    );
    Some(unread(&format!("clients/{}", entry.name), help))
}

/// Says which projects stand in a folder below a client's, where nothing is read.
pub(crate) fn too_deep(files: &Files, client: &str, folder: &str) -> Vec<Diagnostic> {
    let below = format!("{client}/{folder}");
    // Other folders are not ours, and need not be open to us.
    let Ok(listed) = entries(files, &below) else { return Vec::new() };
    let projects = listed.iter().filter_map(|entry| {
        let stem = meant(&entry.name).filter(|_| entry.found == Found::File)?;
        let document = format!("{below}/{}", entry.name);
        let id = id_from(stem).unwrap_or_else(|| stem.to_owned());
        is_project(files, &document).then(|| unread(&document, format!("move it to {client}/{id}.toml")))
    });
    projects.collect()
}

/// Whether a file has the keys that every project has: other programs have files that end in `.toml` too.
fn is_project(files: &Files, document: &str) -> bool {
    // What can't be read may be anything, and it is not in one of our places.
    let Some(bytes) = files.glance(document, LARGEST) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    ["status", "billing"].iter().all(|key| text.lines().any(|line| line.starts_with(key)))
}

/// The file that this one is a copy of, by a name that sync programs give: `website (conflicted copy)`, `website 2`.
pub(crate) fn original<'n>(id: &str, mut names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names.find(|name| {
        let stem = name.strip_suffix(".toml").filter(|stem| !stem.is_empty());
        stem.and_then(|stem| id.strip_prefix(stem)).is_some_and(is_of_a_copy)
    })
}

/// Whether this is what a sync program puts behind a name.
fn is_of_a_copy(behind: &str) -> bool {
    let lower = behind.to_lowercase();
    let number = lower.trim_matches([' ', '(', ')']);
    let is_numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = lower.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    !goes_on && (is_numbered || ["conflict", "copy", "kopie"].iter().any(|word| lower.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_what_is_behind_the_name_of_another_file() {
        let names = ["client.toml", "website.toml"];
        for (id, is_copy) in [
            ("website (conflicted copy)", true),
            ("website (Ana's conflicted copy 2026-11-20)", true),
            ("website 2", true),
            ("website (1)", true),
            ("website.sync-conflict-20261120-101010-ABCDEF1", true),
            ("website_conflict-20261120-101010", true),
            ("website - Copy", true),
            ("website copy 2", true),
            ("Website Relaunch", false),
            ("website_relaunch", false),
            ("websites 2", false),
            ("shop 2", false),
        ] {
            let found = original(id, names.into_iter());
            assert_eq!(found, is_copy.then_some("website.toml"), "{id}");
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

//! Whether the quick road and that of the `toml` crate lead to the same: whatever the quick one takes, the other must
//! take too, with the same tree and the same model. Tests and fuzzers try it on texts by the hundred thousand.

use crate::disk::file::{exactly, quickly};
use crate::format::agency::agency;
use crate::format::client;
use crate::format::client::client;
use crate::format::costs::costs;
use crate::format::directory::Directory;
use crate::format::imports::imports;
use crate::format::kind::Kind;
use crate::format::person::person;
use crate::format::project::project;
use crate::format::scope::ProjectScope;
use crate::model::id::ClientId;
use crate::toml::reading::Reading;
use crate::toml::table::Table;
use crate::toml::tree::exact::exact;
use crate::toml::tree::quick::{Records, quick};
use crate::toml::tree::{Data, Node, Tree};

/// Whether the quick road takes a text as a file of a kind, in a workspace of these people.
///
/// # Errors
/// Says where the roads part, where they do.
pub fn is_quick(kind: Kind, text: &str, people: &[&str]) -> Result<bool, String> {
    let Some(tree) = quick(text) else { return Ok(false) };
    let names = Directory::new(people.iter().copied(), ["acme"].into_iter());
    let make = |table: &mut Table<'_>| described(kind, table, &names);
    let quickly = quickly(text, kind, make);
    if quickly.is_none() && has_lines(&tree) {
        // What stands in them was unusual, and the other road decides.
        return Ok(false);
    }
    let exact_tree = exact(text).ok_or_else(|| "not TOML at all".to_owned())?;
    if !tree.root().zip(exact_tree.root()).is_some_and(|(one, other)| is_same(text, one, other)) {
        return Err("another tree".to_owned());
    }
    let Some(quickly) = quickly else { return Ok(true) };
    let exactly = exactly(Reading::new("a document", text, kind.subject()), make);
    if exactly.is_broken || !exactly.diagnostics.is_empty() {
        return Err(format!("refused: {:?}", exactly.diagnostics));
    }
    match (quickly.value, exactly.value) {
        (one, other) if one == other => Ok(true),
        (one, other) => Err(format!("{one:?}\n{other:?}")),
    }
}

/// All that the readers of a kind of file make of it.
fn described(kind: Kind, table: &mut Table<'_>, names: &Directory) -> String {
    match kind {
        Kind::Agency => format!("{:?}", agency(table)),
        Kind::Person => format!("{:?}", person(table, "ana", names)),
        Kind::Costs => format!("{:?}", costs(table, names)),
        Kind::Imports => format!("{:?}", imports(table, names, &|_| true)),
        Kind::Client => {
            let scope = client::ClientScope { names, id: "acme", projects: &["site".into()] };
            format!("{:?}", client(table, &scope))
        }
        Kind::Project => {
            let scope =
                ProjectScope { names, client_id: ClientId(0), client: None, contacts: None, id: "site" };
            format!("{:?}", project(table, &scope))
        }
    }
}

/// Whether the longest list was left as lines.
fn has_lines(tree: &Tree<'_>) -> bool {
    let time = tree.root().and_then(|root| root.get("log")).and_then(|log| log.get("time"));
    time.is_some_and(|time| matches!(time.data(), Data::Lines(_)))
}

/// Whether two nodes hold the same; tables have no order.
fn is_same(text: &str, quick: Node<'_>, exact: Node<'_>) -> bool {
    quick.span() == exact.span()
        && match (quick.data(), exact.data()) {
            (Data::Table(_), Data::Table(_)) => {
                let is_there = |child: Node<'_>| {
                    exact.get(child.key().text).is_some_and(|other| is_same(text, child, other))
                };
                quick.count() == exact.count() && quick.children().all(is_there)
            }
            (Data::List(_), Data::List(_)) => {
                let pairs = || quick.children().zip(exact.children());
                quick.count() == exact.count() && pairs().all(|(one, other)| is_same(text, one, other))
            }
            (Data::Lines(bytes), Data::List(_)) => {
                let mut same = Vec::new();
                let read = |at, node: Node<'_>| {
                    Some(exact.children().nth(at).is_some_and(|other| is_same(text, node, other)))
                };
                let all = Records::new(text, bytes.clone()).each(|_, _| None, read, &mut same);
                // What is not a record is reported by whoever reads the list, and the quick road ends there.
                all.is_none() || (same.len() == exact.count() && same.into_iter().all(|same| same))
            }
            (one, other) => format!("{one:?}") == format!("{other:?}"),
        }
}

//! The language server through the real program: what it tells is what a check tells, in the editor's counting; and it
//! answers from texts that nobody saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::client::Client;
use crate::world::chance::Chance;
use crate::world::command::{json as told, run};
use crate::world::folder::{copy_of_the_example, documents, files};

const SHOP: &str = "clients/tamblewick/shop.toml";

/// What a check finds by file: line, column, rule and message.
fn checked(folder: &Path) -> BTreeMap<String, Vec<(u64, u64, String, String)>> {
    let check = told(&run(folder, ["check", "-f", "json"]));
    let mut found: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for row in check["rows"].as_array().unwrap() {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| row[key].as_u64().unwrap_or(1).max(1) - 1;
        let help = row["help"].as_str().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let one = (number("line"), number("column"), text("rule"), text("message") + &help);
        found.entry(text("file")).or_default().push(one);
    }
    found.values_mut().for_each(|found| found.sort());
    found
}

/// The same of what the server told; columns are counted in characters, as a check counts them.
fn published(client: &mut Client) -> BTreeMap<String, Vec<(u64, u64, String, String)>> {
    let root = client.root.clone();
    let mut all = BTreeMap::new();
    for (uri, diagnostics) in client.diagnostics() {
        let file = uri.strip_prefix(&format!("file://{}/", root.display())).unwrap().to_owned();
        let one = |diagnostic: &Value| {
            let start = &diagnostic["range"]["start"];
            let number = |key: &str| start[key].as_u64().unwrap();
            let text = |key: &str| diagnostic[key].as_str().unwrap().to_owned();
            (number("line"), number("character"), text("code"), text("message"))
        };
        let mut found: Vec<_> = diagnostics.as_array().unwrap().iter().map(one).collect();
        found.sort();
        if !found.is_empty() {
            all.insert(file, found);
        }
    }
    all
}

#[test]
fn it_tells_what_a_check_tells() {
    let folder = copy_of_the_example();
    let mut client = Client::start(folder.path(), "utf-32");
    assert_eq!(published(&mut client), checked(folder.path()));
    client.end();
}

#[test]
fn what_is_not_saved_counts_and_nothing_is_written() {
    let folder = copy_of_the_example();
    let before = files(folder.path());
    let text = fs::read_to_string(folder.path().join(SHOP)).unwrap();
    let with = |status: &str| text.replacen("status = \"active\"", &format!("status = \"{status}\""), 1);
    let line = text.lines().position(|line| line.starts_with("status = ")).unwrap() as u64;
    let mut client = Client::start(folder.path(), "utf-16");
    client.diagnostics();
    let of_status = |client: &mut Client, status: &str| {
        client.open(SHOP, &with(status));
        let found = client.diagnostics();
        let shop = found[&client.uri(SHOP)].as_array().unwrap().clone();
        shop.into_iter().find(|one| one["code"] == "bad-value").unwrap()
    };
    // A quote, a sign of two units and four bytes, a quote.
    assert_eq!(of_status(&mut client, "𝄞")["range"]["end"]["character"], 13);
    let status = of_status(&mut client, "activ");
    assert_eq!(
        status["range"],
        json!({
            "start": { "line": line, "character": 9 }, "end": { "line": line, "character": 16 },
        })
    );
    assert!(status["message"].as_str().unwrap().ends_with("\nhelp: write \"active\""), "{status}");
    let actions = client.ask(
        "textDocument/codeAction",
        json!({
            "textDocument": { "uri": client.uri(SHOP) }, "range": status["range"],
            "context": { "diagnostics": [status] },
        }),
    );
    let edit = &actions[0]["edit"]["changes"][client.uri(SHOP)][0];
    assert_eq!((&actions[0]["title"], &edit["newText"]), (&json!("Write \"active\""), &json!("\"active\"")));
    client.close(SHOP);
    assert!(
        client.diagnostics()[&client.uri(SHOP)].as_array().unwrap().iter().all(|one| one["severity"] != 1)
    );
    client.end();
    assert_eq!(files(folder.path()), before);
}

/// Where the first of some words stands, and how many signs behind its beginning.
fn place(text: &str, words: &str, behind: u64) -> Value {
    let line = text.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}"));
    let column = text.lines().nth(line).unwrap().find(words).unwrap() as u64;
    json!({ "line": line, "character": column + behind })
}

#[test]
fn it_shows_where_things_stand_and_finds_them() {
    let folder = copy_of_the_example();
    let text = fs::read_to_string(folder.path().join(SHOP)).unwrap();
    let mut client = Client::start(folder.path(), "utf-16");
    let at = |client: &Client, words: &str, behind: u64| json!({ "textDocument": { "uri": client.uri(SHOP) }, "position": place(&text, words, behind) });
    let hover = |client: &mut Client, words: &str, behind: u64| {
        let params = at(client, words, behind);
        client.ask("textDocument/hover", params)["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let key = hover(&mut client, "billing = ", 2);
    assert!(key.contains("hourly") && key.contains("required"), "{key}");
    let person = hover(&mut client, "who = \"tomas\"", 8);
    assert!(person.contains("tomas") && person.contains("capacity"), "{person}");
    let change = hover(&mut client, "id = \"gift-cards\"", 8);
    assert!(change.contains("gift-cards"), "{change}");
    let params = at(&client, "who = \"tomas\"", 8);
    let defined = client.ask("textDocument/definition", params.clone());
    assert_eq!(defined["uri"], client.uri("people/tomas.toml"));
    let mut params = params;
    params["context"] = json!({ "includeDeclaration": true });
    let named = client.ask("textDocument/references", params);
    let count = files(folder.path())
        .values()
        .map(|text| String::from_utf8_lossy(text).matches("\"tomas\"").count())
        .sum::<usize>();
    // And his table of costs.
    assert_eq!(named.as_array().unwrap().len(), count + 1);
    client.end();
}

#[test]
fn it_completes_keys_words_and_ids() {
    let folder = copy_of_the_example();
    let mut client = Client::start(folder.path(), "utf-16");
    for (text, expected, not) in [
        ("na|", "name", "status "),
        ("name = \"x\"\nsta|", "status", "name"),
        ("status = \"|", "active", "ana"),
        ("[budget]\nho|", "hours", "status"),
        ("[[team]]\nwho = \"|", "tomas", "active"),
        ("[[team]]\nwho = \"tomas\"\nroles = [|", "developer", "tomas"),
        ("[[changes]]\nid = \"new-one\"\n[log]\ntime = [\n  { change = \"|", "new-one", "tomas"),
    ] {
        let lines: Vec<&str> = text.split('\n').collect();
        let column = lines[lines.len() - 1].find('|').unwrap();
        client.open(SHOP, &text.replace('|', ""));
        let position = json!({ "line": lines.len() - 1, "character": column });
        let params = json!({ "textDocument": { "uri": client.uri(SHOP) }, "position": position });
        let offered = client.ask("textDocument/completion", params);
        let labels: Vec<&str> =
            offered.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
        assert!(labels.contains(&expected) && !labels.contains(&not), "{text}: {labels:?}");
        client.close(SHOP);
    }
    client.end();
}

#[test]
fn its_rename_is_ours() {
    let (ours, theirs) = (copy_of_the_example(), copy_of_the_example());
    assert!(run(ours.path(), ["rename", "tomas", "tom"]).status.success());
    let text = fs::read_to_string(theirs.path().join(SHOP)).unwrap();
    let mut client = Client::start(theirs.path(), "utf-16");
    let params = json!({
        "textDocument": { "uri": client.uri(SHOP) }, "position": place(&text, "who = \"tomas\"", 8),
        "newName": "tom",
    });
    let edit = client.ask("textDocument/rename", params.clone());
    client.end();
    applied(&edit["documentChanges"]);
    assert_eq!(documents(theirs.path()), documents(ours.path()));
}

/// Does what an editor does with the edits of a rename, of documents without signs beyond ASCII in those lines.
fn applied(changes: &Value) {
    let path = |uri: &Value| PathBuf::from(uri.as_str().unwrap().strip_prefix("file://").unwrap());
    for change in changes.as_array().unwrap() {
        if change["kind"] == "rename" {
            fs::rename(path(&change["oldUri"]), path(&change["newUri"])).unwrap();
            continue;
        }
        let file = path(&change["textDocument"]["uri"]);
        let mut lines: Vec<Vec<u16>> = fs::read_to_string(&file)
            .unwrap()
            .split('\n')
            .map(|line| line.encode_utf16().collect())
            .collect();
        let mut edits: Vec<&Value> = change["edits"].as_array().unwrap().iter().collect();
        let number = |edit: &Value, end: &str, key: &str| edit["range"][end][key].as_u64().unwrap() as usize;
        edits.sort_by_key(|edit| (number(edit, "start", "line"), number(edit, "start", "character")));
        for edit in edits.into_iter().rev() {
            let span = number(edit, "start", "character")..number(edit, "end", "character");
            let line = &mut lines[number(edit, "start", "line")];
            line.splice(span, edit["newText"].as_str().unwrap().encode_utf16());
        }
        let lines: Vec<String> = lines.iter().map(|line| String::from_utf16(line).unwrap()).collect();
        fs::write(&file, lines.join("\n")).unwrap();
    }
}

#[test]
fn its_form_is_that_of_fmt() {
    let folder = copy_of_the_example();
    let path = folder.path().join(SHOP);
    let text = fs::read_to_string(&path).unwrap().replacen("status = ", "status   =  ", 1);
    fs::write(&path, &text).unwrap();
    let mut client = Client::start(folder.path(), "utf-16");
    client.open(SHOP, &text);
    let params = json!({
        "textDocument": { "uri": client.uri(SHOP) }, "options": { "tabSize": 2, "insertSpaces": true },
    });
    let edits = client.ask("textDocument/formatting", params.clone());
    assert!(run(folder.path(), ["fmt", SHOP]).status.success());
    assert_eq!(edits[0]["newText"], json!(fs::read_to_string(&path).unwrap()));
    client.open(SHOP, &fs::read_to_string(&path).unwrap());
    assert_eq!(client.ask("textDocument/formatting", params), json!([]));
    client.end();
}

/// Edits by chance: what the server tells of a text that is not saved, a check tells of it once it is.
#[test]
fn whatever_is_typed_it_tells_what_a_check_tells() {
    let folder = copy_of_the_example();
    let path = folder.path().join(SHOP);
    let whole = fs::read_to_string(&path).unwrap();
    let mut client = Client::start(folder.path(), "utf-32");
    client.diagnostics();
    let mut chance = Chance::new(20261120);
    for _ in 0..crate::world::chance::tries(6) {
        let mut text = whole.clone();
        for _ in 0..=chance.below(3) {
            let mut at = chance.below(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let typed = ["x", "\"", "\n", "[", "= 1", "é", "# "][chance.below(7)];
            text.insert_str(at, typed);
        }
        client.open(SHOP, &text);
        let live = published(&mut client);
        fs::write(&path, &text).unwrap();
        assert_eq!(live, checked(folder.path()), "{text}");
    }
    client.end();
}

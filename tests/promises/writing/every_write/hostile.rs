//! Ids that are paths or codes for a terminal, in every place where a writing command takes one; and texts that are, in
//! every place where it takes a text.

use std::fs;

use toml::{Table, Value};

use super::world::{Form, agency, run, tree};
use crate::world::command::{answer, program};

/// Ids that are none.
const IDS: [&str; 14] = [
    "..",
    "../x",
    "../../etc/passwd",
    "/etc/passwd",
    "a/../../x",
    "a/b/c",
    "a\\b",
    "a\u{1b}[31mb",
    "a\nb",
    "a b",
    "con",
    "",
    "\u{202e}x",
    "Ana",
];

/// Commands with `@` where an id of ours is expected.
const COMMANDS: [&str; 54] = [
    "log|@|1|--who|ana",
    "log|acme/website|1|--who|@",
    "log|acme/website|1|--who|ana|--role|@",
    "log|acme/website|1|--who|ana|--phase|@",
    "expense|@|5",
    "expense|acme/website|5|--who|@",
    "expense|acme/website|5|--phase|@",
    "invoice|@|9|500",
    "paid|@|1",
    "paid|acme/website|@",
    "progress|@|10",
    "progress|acme/website|10|--by|@",
    "pulse|@|--who|ana|--clarity|3",
    "pulse|acme/website|--who|@|--clarity|3",
    "touch|@|--with|eva|--kind|call|--by|ana",
    "touch|acme|--with|@|--kind|call|--by|ana",
    "touch|acme|--with|eva|--kind|call|--by|@",
    "touch|acme|--with|eva|--kind|call|--by|ana|--about|@",
    "raise|@|seo",
    "raise|acme|@",
    "change|ask|@|A title",
    "change|ask|acme/website|A title|--asked-by|@",
    "change|ask|acme/website|A title|--id|@",
    "change|quote|@|slider",
    "change|quote|acme/website|@",
    "wait|@|A title",
    "wait|acme/website|A title|--contact|@",
    "got|@|photographs",
    "got|acme/website|@",
    "change|accept|@|slider",
    "change|accept|acme/website|@",
    "change|decline|acme/website|slider|--decided-by|@",
    "change|decline|acme/website|slider|--told-by|@",
    "assign|@|ana|director",
    "assign|acme/website|@|director",
    "assign|acme/website|ana|@",
    "unassign|@|ana",
    "unassign|acme/website|@",
    "own|@|tasks|ana",
    "own|acme/website|@|ana",
    "own|acme/website|tasks|@",
    "waive|@|tasks|because",
    "waive|acme/website|@|because",
    "away|@|today",
    "add|client|nova|--lead|@",
    "add|client|nova|--referred-by|@",
    "add|person|cleo|--role|@",
    "add|project|acme/shop|--like|@",
    "add|phase|@|launch",
    "add|phase|acme/website|@",
    "add|outcome|@|bookings",
    "add|opportunity|acme|@",
    "add|contact|@|rosa",
    "add|contact|acme|rosa|--rapport|@",
];

/// What would act on a terminal if it were printed as it is.
fn is_raw(text: &str) -> bool {
    text.chars().any(|character| {
        character.is_control() && !matches!(character, '\n' | '\r' | '\t')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn an_id_that_is_none_is_refused_wherever_one_is_expected() {
    let folder = agency(Form::Plain);
    fs::write(folder.path().join("x.toml"), "name = \"outside\"\n").unwrap();
    let before = tree(folder.path());
    for template in COMMANDS {
        for id in IDS {
            let words: Vec<&str> =
                template.split('|').map(|word| if word == "@" { id } else { word }).collect();
            let output = run(program(), folder.path(), &words, "");
            assert_eq!(output.status.code(), Some(2), "{words:?}: {}", answer(&output));
            assert!(!is_raw(&answer(&output)), "{words:?}: {:?}", answer(&output));
        }
    }
    for id in IDS {
        for key in ["project", "who", "role", "phase"] {
            let mut entry = serde_json::json!({ "project": "acme/website", "who": "ana", "hours": 1 });
            entry[key] = id.into();
            let words = ["log", "--stdin"];
            let output = run(program(), folder.path(), &words, &entry.to_string());
            assert_eq!(output.status.code(), Some(2), "{entry}: {}", answer(&output));
            assert!(!is_raw(&answer(&output)), "{entry}: {:?}", answer(&output));
        }
    }
    assert_eq!(tree(folder.path()), before);
}

/// A text that would end a string, a line and a table, turn a terminal red, run in a spreadsheet and read backwards.
const TEXT: &str = "=cmd()|\"\"\" ''' \\ \\u0041 ]\n[budget]\r\nhours = 1 # \u{1b}[31m\u{7}\u{0}\u{202e}x\u{feff}\u{85}\u{2028} }, é";

/// Commands with `@` where a text is expected; the file, and where the text is in it then.
const TEXTS: [(&str, &str, &[&str]); 20] = [
    ("log|acme/website|1|--who|ana|@", "clients/acme/website.toml", &["log", "time", "-1", "note"]),
    ("expense|acme/website|5|@", "clients/acme/website.toml", &["log", "expenses", "-1", "note"]),
    ("invoice|acme/website|@|5", "clients/acme/website.toml", &["log", "invoices", "-1", "number"]),
    ("paid|acme/website|1|--amount|5|@", "clients/acme/website.toml", &["log", "payments", "-1", "note"]),
    ("progress|acme/website|10|@", "clients/acme/website.toml", &["log", "progress", "-1", "note"]),
    (
        "pulse|acme/website|--who|ana|--clarity|3|@",
        "clients/acme/website.toml",
        &["log", "pulse", "-1", "note"],
    ),
    (
        "touch|acme|--with|eva|--kind|call|--by|ana|@",
        "clients/acme/client.toml",
        &["log", "touches", "-1", "note"],
    ),
    ("change|ask|acme/website|@|--id|forum", "clients/acme/website.toml", &["changes", "-1", "title"]),
    ("change|ask|acme/website|A forum|--note|@", "clients/acme/website.toml", &["changes", "-1", "note"]),
    ("change|accept|acme/website|slider|--trade|@", "clients/acme/website.toml", &["changes", "0", "trade"]),
    (
        "change|decline|acme/website|slider|--reason|@",
        "clients/acme/website.toml",
        &["changes", "0", "reason"],
    ),
    ("waive|acme/website|tasks|@", "clients/acme/website.toml", &["responsibilities", "waived", "tasks"]),
    ("away|ana|today|--note|@", "people/ana.toml", &["log", "away", "-1", "note"]),
    ("add|client|nova|@", "clients/nova/client.toml", &["name"]),
    ("add|person|cleo|@", "people/cleo.toml", &["name"]),
    ("add|project|acme/shop|@", "clients/acme/shop.toml", &["name"]),
    ("add|contact|acme|rosa|@", "clients/acme/client.toml", &["contacts", "-1", "name"]),
    ("add|opportunity|acme|app|@", "clients/acme/client.toml", &["opportunities", "-1", "title"]),
    ("add|outcome|acme/website|@", "clients/acme/website.toml", &["outcomes", "-1", "metric"]),
    ("set|acme|contacts.eva.title|@", "clients/acme/client.toml", &["contacts", "0", "title"]),
];

fn found<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    let Some((step, rest)) = path.split_first() else { return value };
    let inner = match (value, *step) {
        (Value::Array(items), "-1") => items.last().unwrap(),
        (Value::Array(items), place) => &items[place.parse::<usize>().unwrap()],
        (table, key) => &table[key],
    };
    found(inner, rest)
}

#[test]
fn a_text_is_stored_as_it_was_given_and_printed_escaped() {
    for (template, document, path) in TEXTS {
        // No program takes a word with a zero in it from the system.
        let text = TEXT.replace('\u{0}', "");
        for format in ["text", "json"] {
            let folder = agency(Form::Plain);
            let words = template.split('|').map(|word| if word == "@" { text.as_str() } else { word });
            let words: Vec<&str> = words.chain(["-f", format]).collect();
            let output = run(program(), folder.path(), &words, "");
            assert!(output.status.success(), "{words:?}: {}", answer(&output));
            assert!(!is_raw(&answer(&output)), "{words:?}: {:?}", answer(&output));
            let written = fs::read_to_string(folder.path().join(document)).unwrap();
            let table: Table = toml::from_str(&written).unwrap();
            let stored = found(&Value::Table(table), path).as_str().unwrap().to_owned();
            // Blanks at the ends say nothing.
            assert_eq!(stored, text.trim(), "{words:?}");
            let is_escaped = |byte: u8| byte == b'\n' || !byte.is_ascii_control();
            assert!(written.bytes().all(is_escaped), "{words:?}: {written:?}");
        }
    }
}

//! What the check-up does not know, it knows after the commands that it names: they are followed in the example agency until
//! every answer is a yes or a no.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Output;

use crate::world::command::{json, standing};
use crate::world::folder::copy_of_the_example;

/// What stands for what a person would fill in. A number is written where each has to be another one.
const FILLED: [(&str, &str); 13] = [
    ("PROJECT", "new-1"),
    ("TITLE", "Wish 1"),
    ("ID", "new-1"),
    ("NAME", "Somebody"),
    ("NEED", "why"),
    ("PERSON", "tomas"),
    ("ROLE", "designer"),
    ("PERCENT", "10"),
    ("SCORE", "4"),
    ("MOOD", "4"),
    ("RATE", "95"),
    ("DATE", "2027-06-30"),
    ("HOURS", "400"),
];

/// Five decisions take a request and an answer each.
const ROUNDS: usize = 12;

fn as_tomas<W: AsRef<OsStr>>(workspace: &Path, words: impl IntoIterator<Item = W>) -> Output {
    standing(workspace, words).env("STANDING_USER", "tomas").output().unwrap()
}

/// What the check-up does not know, and the commands that it names for it.
fn unknown(workspace: &Path) -> Vec<(String, Vec<String>)> {
    let report = json(&as_tomas(workspace, ["checkup", "-f", "json"]));
    let mut unknown = Vec::new();
    for row in report["rows"].as_array().unwrap() {
        let subject = row.get("client").or_else(|| row.get("project")).unwrap();
        for answer in row["answers"].as_array().unwrap().iter().filter(|one| one["answer"] == "unknown") {
            let evidence = answer["evidence"].as_array().unwrap();
            let commands = evidence.iter().filter_map(|one| one["command"].as_str()).map(str::to_owned);
            unknown.push((format!("{subject} {}", answer["id"]), commands.collect()));
        }
    }
    unknown
}

fn filled_in(command: &str, number: usize) -> Vec<String> {
    let words = shlex::split(command).unwrap();
    let fill = |word: String| {
        let filled = FILLED.iter().fold(word.clone(), |word, (capitals, value)| {
            word.replace(capitals, &value.replace('1', &number.to_string()))
        });
        let is_capital = |text: &str| text.chars().filter(char::is_ascii_uppercase).count() > 1;
        assert!(!is_capital(&filled), "{command}: nobody knows what {word} is");
        filled
    };
    words.into_iter().skip(1).map(fill).collect()
}

#[test]
fn every_unknown_answer_names_the_command_after_which_it_is_known() {
    let world = copy_of_the_example();
    let mut kinds = BTreeSet::new();
    for number in 1..=ROUNDS {
        let unknown = unknown(world.path());
        if unknown.is_empty() {
            // Each kind of command was needed somewhere.
            let verbs = ["add", "assign", "change", "progress", "pulse", "set", "touch"];
            assert_eq!(kinds, BTreeSet::from(verbs.map(str::to_owned)));
            return;
        }
        let mut followed = BTreeSet::new();
        for (answer, commands) in &unknown {
            assert!(!commands.is_empty(), "{answer} is unknown, and no command is named");
            for command in commands {
                if followed.insert(command.clone()) {
                    let words = filled_in(command, number);
                    let output = as_tomas(world.path(), &words);
                    assert!(output.status.success(), "{answer}: {command}: {words:?}: {output:?}");
                    kinds.extend(words.first().cloned());
                }
            }
        }
    }
    panic!("still unknown after {ROUNDS} rounds: {:#?}", unknown(world.path()));
}

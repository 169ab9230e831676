//! The help of every command: what it is for, two examples, lines that break where a sentence ends.

use clap::{Command, CommandFactory};
use standing::cli::arguments::Arguments;

use crate::world::command::{printed, standing};
use crate::world::folder::repository;

/// Every command with the words that call it.
fn commands() -> Vec<(Vec<String>, Command)> {
    let mut found = vec![(Vec::new(), Arguments::command())];
    let mut at = 0;
    while let Some((path, command)) = found.get(at).cloned() {
        let below = command.get_subcommands().map(|below| {
            (path.iter().cloned().chain([below.get_name().to_owned()]).collect(), below.clone())
        });
        found.extend(below);
        at += 1;
    }
    found
}

fn help(path: &[String], option: &str, columns: usize) -> String {
    let mut help = standing(repository(), path);
    let output = help.arg(option).env("COLUMNS", columns.to_string()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{path:?} {option}");
    printed(&output)
}

#[test]
fn it_opens_with_what_the_command_is_for() {
    for (path, command) in commands() {
        let about = command.get_about().unwrap_or_else(|| panic!("{path:?} says nothing")).to_string();
        assert!(!about.contains('\n') && about.chars().count() <= 100, "{path:?}: {about}");
        assert!(about.starts_with(char::is_uppercase) && !about.ends_with('.'), "{path:?}: {about}");
        for option in ["-h", "--help"] {
            assert!(help(&path, option, 100).starts_with(&about), "{path:?} {option}");
        }
    }
}

#[test]
fn it_shows_two_examples_that_call_it() {
    for (path, command) in commands() {
        let long = command.get_long_about().unwrap_or_else(|| panic!("{path:?} has no examples")).to_string();
        let examples: Vec<&str> = long.lines().skip_while(|line| *line != "Examples:").skip(1).collect();
        assert_eq!(examples.len(), 2, "{path:?}: {long}");
        // `standing report budget` is `standing budget` for long.
        let words = path.iter().map(String::as_str).filter(|word| path.len() < 2 || *word != "report");
        let call = ["standing"].into_iter().chain(words).collect::<Vec<_>>().join(" ");
        for example in examples {
            assert!(example.starts_with("  ") && example.contains(&call), "{path:?}: {example}");
        }
    }
}

#[test]
fn its_lines_break_where_a_sentence_ends() {
    for (path, command) in commands() {
        let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        let said =
            long.lines().skip(1).take_while(|line| *line != "Examples:").filter(|line| !line.is_empty());
        for line in said {
            assert!(line.chars().count() <= 100 && line.ends_with('.'), "{path:?}: {line}");
        }
        assert!(long.lines().all(|line| line.chars().count() <= 100), "{path:?}: {long}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_or_than_a_hundred() {
    for (path, _) in commands() {
        for (columns, widest) in [(70, 70), (80, 80), (100, 100), (200, 100)] {
            for option in ["-h", "--help"] {
                let help = help(&path, option, columns);
                let wide = help.lines().find(|line| line.chars().count() > widest);
                assert_eq!(wide, None, "{path:?} {option} at {columns}");
            }
        }
    }
}

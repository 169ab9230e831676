//! The list of commands in three groups: those that see, those that write, those that keep a workspace in order.

use clap::Command;

use crate::cli::session::terminal;
use crate::guide::published::REPORTS;
use crate::render::wrap::wrapped;

/// The widest help that reads well.
const WIDEST: usize = 100;

/// What shows something: before the reports, and behind them.
const FIRST: [&str; 3] = ["status", "brief", "report"];
const LAST: [&str; 8] = ["list", "week", "show", "check", "explain", "diff", "history", "site"];
/// What writes.
const WRITING: [&str; 27] = [
    "add",
    "log",
    "expense",
    "invoice",
    "paid",
    "credit",
    "fx",
    "cost",
    "progress",
    "pulse",
    "touch",
    "raise",
    "wait",
    "got",
    "change",
    "assign",
    "unassign",
    "own",
    "waive",
    "away",
    "set",
    "remove",
    "edit",
    "rename",
    "undo",
    "close-books",
    "import",
];

/// The groups; what is in none of them is among the last.
fn groups() -> [(&'static str, Vec<&'static str>); 2] {
    let seeing = FIRST.into_iter().chain(REPORTS).chain(LAST).collect();
    [("See", seeing), ("Write", WRITING.to_vec())]
}

/// What the other commands are for.
const OTHERS: &str = "Keep";

/// The command whose help lists its commands in groups.
pub(crate) fn grouped(command: Command) -> Command {
    let width = terminal::width().min(WIDEST);
    let groups = groups();
    let listed = |name: &str| groups.iter().any(|(_, names)| names.contains(&name));
    let shown: Vec<(String, String)> = command
        .get_subcommands()
        .filter(|one| !one.is_hide_set())
        .map(|one| (one.get_name().to_owned(), one.get_about().map(ToString::to_string).unwrap_or_default()))
        .collect();
    let of = |name: &&str| shown.iter().find(|(known, _)| known == name).cloned();
    let mut text = String::new();
    for (title, names) in &groups {
        text.push_str(&group(title, &names.iter().filter_map(&of).collect::<Vec<_>>(), width));
    }
    let others: Vec<(String, String)> = shown.iter().filter(|(name, _)| !listed(name)).cloned().collect();
    text.push_str(&group(OTHERS, &others, width));
    command.help_template(format!(
        "{{before-help}}{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{text}Options:\n{{options}}{{after-help}}"
    ))
}

/// A heading and a line for each command, wrapped below what it is for.
fn group(title: &str, commands: &[(String, String)], width: usize) -> String {
    if commands.is_empty() {
        return String::new();
    }
    let left = commands.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 4;
    let mut text = format!("{title}:\n");
    for (name, about) in commands {
        let mut before = format!("  {name:<left$}", left = left - 2);
        for line in wrapped(about, width.saturating_sub(left).max(left)) {
            text.push_str(&before);
            text.push_str(&line);
            text.push('\n');
            before = " ".repeat(left);
        }
    }
    text.push('\n');
    text
}

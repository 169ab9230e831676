//! The reference of the commands, made from their help.

use std::fmt::Write;

use clap::{Command, CommandFactory};
use standing::cli::arguments::Arguments;

const HEAD: &str = "\
# Commands

What `standing COMMAND --help` says of every command. This page is written by a test; the words are in `src/cli/`.
";

/// Where the options begin that every command has; they are told once.
const SHARED: &str = "\nGlobal options:\n";

/// Wide enough for every line as it was written.
const WIDTH: usize = 120;

/// The whole page.
pub(crate) fn text() -> String {
    let mut program = Arguments::command().term_width(WIDTH);
    program.build();
    let mut page = HEAD.to_owned();
    section(&mut page, &program, true);
    commands(&mut page, &program);
    page
}

/// The commands of a command, and theirs. `standing report NAME` is `standing NAME`, which has a section of its own.
fn commands(page: &mut String, above: &Command) {
    for command in above.get_subcommands().filter(|command| command.get_name() != "help") {
        section(page, command, false);
        if command.get_name() != "report" {
            commands(page, command);
        }
    }
}

fn section(page: &mut String, command: &Command, whole: bool) {
    let help = command.clone().term_width(WIDTH).render_long_help().to_string();
    let help = if whole { help.as_str() } else { help.split(SHARED).next().unwrap() };
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    write!(page, "\n## {name}\n\n```text\n{}\n```\n", lines.join("\n")).unwrap();
}

//! Answers a shell that asks how a command line goes on. What an option or an argument takes is told by the name of
//! its value in the help, such as PROJECT; the ids come from the names of the workspace's files.

mod typed;
mod values;

use std::env;

use clap::{Arg, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::ArgValueCompleter;

use crate::checks::RULES;
use crate::cli::arguments::Arguments;
use crate::cli::complete::typed::Typed;
use crate::cli::session;
use crate::cli::session::shells::{PROGRAM, SHELLS, VARIABLE};
use crate::diagnostic::rules;
use crate::model::currency::Currency;

/// Answers, where a shell asks; false where none does.
pub(crate) fn answer() -> bool {
    if env::var(VARIABLE).ok().and_then(|shell| SHELLS.completer(&shell)).is_none() {
        return false;
    }
    session::pool::ready();
    let typed = Typed::by_shell();
    let command = || completing(Arguments::command(), &typed);
    let answered = CompleteEnv::with_factory(command).var(VARIABLE).bin(PROGRAM).completer(PROGRAM);
    let answered = answered.shells(SHELLS);
    // Nobody reads what is said in the middle of a command line: what fails completes nothing.
    answered.try_complete(env::args_os(), env::current_dir().ok().as_deref()).unwrap_or(true)
}

/// A command that knows what its values can be. Options are left out until a hyphen asks for them.
fn completing(mut command: Command, typed: &Typed) -> Command {
    // Only a command that is built has --help as an option like others.
    command.build();
    let names_options = typed.last().starts_with('-');
    attached(command, &mut Vec::new(), &|path, arg| {
        let is_hidden = arg.is_hide_set() || !names_options && !arg.is_positional();
        let arg = arg.hide(is_hidden);
        match completer(path, &arg, typed) {
            Some(completer) => arg.add(completer),
            None => arg,
        }
    })
}

/// A command with all its arguments, and those of the commands below, changed.
fn attached(command: Command, path: &mut Vec<String>, change: &dyn Fn(&[String], Arg) -> Arg) -> Command {
    let command = command.mut_args(|arg| change(path, arg));
    command.mut_subcommands(|below| {
        path.push(below.get_name().to_owned());
        let below = attached(below, path, change);
        path.pop();
        below
    })
}

/// What the value of an argument can be, by its name and by the command.
fn completer(path: &[String], arg: &Arg, typed: &Typed) -> Option<ArgValueCompleter> {
    let value = arg.get_value_names()?.first()?.as_str();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let ids = |kinds| Some(ArgValueCompleter::new(values::ids(typed, kinds)));
    let words = |words: Vec<&'static str>| Some(ArgValueCompleter::new(values::words(words)));
    match (value, path.as_slice()) {
        // The id of something new is not one of those that exist.
        ("ID", ["add", ..]) => None,
        ("ID", ["show" | "set" | "remove" | "edit"]) => ids(&values::ALL),
        ("KEY", _) => Some(ArgValueCompleter::new(values::keys(typed))),
        ("ID", _) => ids(&values::OF_PROJECTS),
        ("CLIENT/ID", _) => ids(&[values::Kind::NewProject]),
        ("CLIENT", _) => ids(&[values::Kind::Client]),
        ("PROJECT/ID", _) => ids(&[values::Kind::NewMilestone]),
        ("PROJECT", _) => ids(&[values::Kind::Project]),
        ("PERSON", ["cost"]) => ids(&[values::Kind::Person, values::Kind::Overhead]),
        ("PERSON", _) => ids(&[values::Kind::Person]),
        ("CHANGE", _) => ids(&[values::Kind::Change]),
        ("CONTACT", _) => ids(&[values::Kind::Contact]),
        ("WHO", _) => ids(&[values::Kind::Contact, values::Kind::Person]),
        ("OPPORTUNITY", _) => ids(&[values::Kind::Opportunity]),
        ("PHASE", _) => ids(&[values::Kind::Phase]),
        ("NUMBER", ["paid"]) => ids(&[values::Kind::Invoice]),
        ("ROLE", _) => ids(&[values::Kind::Role]),
        ("TASK", _) => ids(&[values::Kind::Task]),
        ("FROM" | "TO", ["fx"]) | ("CODE", _) => words(Currency::all().map(Currency::code).collect()),
        ("STATE", [.., report]) => words(crate::cli::commands::report::words(report)),
        ("SHEET", path) => words(values::sheets(path)),
        ("LEVEL", ["check"]) => words(crate::cli::commands::check::failing::words()),
        // Only the levels of practice rules can be set.
        ("RULE", ["check"]) => words(rules::practice().collect()),
        ("RULE", _) | ("WORD", ["explain"]) => words(RULES.iter().map(|rule| rule.name.word()).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap_complete::engine;

    use super::*;

    /// A command as there may be more of: its values are known by their names.
    fn accept() -> Command {
        let change = Command::new("accept").arg(Arg::new("project").value_name("PROJECT"));
        let change = change.arg(Arg::new("change").value_name("CHANGE"));
        let change = change.arg(Arg::new("by").long("by").value_name("PERSON"));
        let workspace = Arg::new("workspace").short('C').value_name("DIR");
        Command::new(PROGRAM).arg(workspace).subcommand(change)
    }

    fn completed(words: &[&str]) -> Vec<String> {
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/agency");
        let words = [&[PROGRAM, "-C", example, "accept"], words].concat();
        let mut command = completing(accept(), &Typed::of(&words));
        let last = words.len() - 1;
        let words = words.into_iter().map(Into::into).collect();
        let candidates = engine::complete(&mut command, words, last, None).unwrap();
        candidates.iter().map(|candidate| candidate.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn values_are_known_by_their_names() {
        assert_eq!(completed(&["tamblewick/s"]), ["tamblewick/shop"]);
        assert_eq!(completed(&["tamblewick/shop", ""]), ["wood-samples", "gift-cards", "turning-chairs"]);
        assert_eq!(completed(&["--by", "ines", "tamblewick/shop", "g"]), ["gift-cards"]);
        assert_eq!(completed(&["tamblewick/nothing", "g"]), Vec::<String>::new());
        assert_eq!(completed(&["tamblewick/shop", "--by", "i"]), ["ines"]);
    }

    #[test]
    fn options_wait_for_a_hyphen() {
        assert!(!completed(&[""]).contains(&"--by".to_owned()));
        assert_eq!(completed(&["--"]), ["--by", "--help"]);
    }
}

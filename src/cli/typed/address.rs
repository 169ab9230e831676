//! The key or the record of a file that somebody typed, and what to say where there is none.

use crate::cli::failure::Failure;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::target::Target;
use crate::format;
use crate::format::{Address, AddressFault};
use crate::toml::nearest::listed;

/// How many records are named, the last ones.
const SHOWN: usize = 8;

/// What was typed for a file with this text.
///
/// # Errors
/// When nothing goes by that.
pub(crate) fn found(target: &Target, text: &str, typed: &str) -> Result<Address, Failure> {
    format::address(text, target.kind.schema(), typed).map_err(|fault| failure(target, typed, fault))
}

/// What was typed with the name of a record in quotes, where that has dots: `log.invoices."2026.3".due`.
fn in_quotes(typed: &str, list: &str, known: &[String]) -> Option<String> {
    let rest = typed.strip_prefix(list)?.strip_prefix('.')?;
    let is_named = |name: &&String| {
        name.contains('.')
            && rest.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let name = known.iter().filter(is_named).max_by_key(|name| name.len())?;
    Some(format!("{list}.\"{name}\"{}", rest.strip_prefix(name.as_str())?))
}

fn failure(target: &Target, whole: &str, fault: AddressFault) -> Failure {
    let id = &target.id;
    match fault {
        AddressFault::NoToml => Failure::data(format!("{} is not valid TOML", target.document))
            .hint("fix it first: standing check shows what is wrong"),
        AddressFault::Empty => {
            Failure::usage("no key is named").hint("name one, such as status or budget.amount")
        }
        AddressFault::NoKey { table, typed, known } => {
            let holder = if table.is_empty() { id.clone() } else { format!("{table} of {id}") };
            let otherwise = format!("write one of {}", listed(known.iter().map(String::as_str)));
            unknown(
                format!("{holder} has no key \"{typed}\""),
                &typed,
                known.iter().map(String::as_str),
                &otherwise,
            )
        }
        AddressFault::NoRecord { list, typed, known } => {
            let cause = format!("{id} has no record \"{typed}\" in {list}");
            if let Some(quoted) = in_quotes(whole, &list, &known) {
                return Failure::usage(cause)
                    .hint(format!("put its name, which has a dot, in quotes: {quoted}"));
            }
            unknown(cause, &typed, known.iter().map(String::as_str), &of_list(id, &known))
        }
        AddressFault::Several { typed, count } => {
            let which: Vec<String> = (1..=count.min(3)).map(|at| format!("{typed}.{at}")).collect();
            Failure::usage(format!("{id} has {count} records called {typed}"))
                .hint(format!("say which: {}", listed(which.iter().map(String::as_str))))
        }
        AddressFault::Table { table, known } => {
            let keys: Vec<String> = known.iter().map(|key| format!("{table}.{key}")).collect();
            let hint = match keys.as_slice() {
                [] => "name one of its keys".to_owned(),
                keys => format!("name one of its keys: {}", listed(keys.iter().map(String::as_str))),
            };
            Failure::usage(format!("{table} is a table, not a single value")).hint(hint)
        }
        AddressFault::List { list, known } => {
            let failure = Failure::usage(format!("{list} is a list of records, not a single value"));
            let failure = failure.hint(of_list(id, &known));
            match adding(&list) {
                Some(command) => failure.hint(format!("add one with standing {command}")),
                None => failure,
            }
        }
        AddressFault::Below(path) => {
            Failure::usage(format!("{path} is a single value, with nothing below it"))
                .hint(format!("write {path}"))
        }
    }
}

fn of_list(id: &str, known: &[String]) -> String {
    let mut once: Vec<&str> = known.iter().map(String::as_str).collect();
    once.dedup();
    let few = once.split_off(once.len().saturating_sub(SHOWN));
    match few.as_slice() {
        [] => format!("see what there is: standing show {id}"),
        few => format!("name one record: {}", listed(few.iter().copied())),
    }
}

/// The command that adds a record to a list.
fn adding(list: &str) -> Option<&'static str> {
    Some(match list {
        "team" => "assign",
        "contacts" => "add contact",
        "opportunities" => "add opportunity",
        "phases" => "add phase",
        "outcomes" => "add outcome",
        "changes" => "change ask",
        "log.time" => "log",
        "log.expenses" => "expense",
        "log.invoices" => "invoice",
        "log.progress" => "progress",
        "log.pulse" => "pulse",
        "log.touches" => "touch",
        "log.away" => "away",
        _ => return None,
    })
}

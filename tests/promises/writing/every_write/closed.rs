//! Closed books: every command that would write in them is refused and says what to do, opens them when it is told to, and
//! is left alone where it writes of a later day.

use std::fs;
use std::process::Output;

use clap::CommandFactory;
use standing::cli::arguments::Arguments;
use tempfile::TempDir;

use super::world::{Form, agency, command, tree};
use crate::world::command::{answer, fed, path, program, said, sealed, well};
use crate::world::folder::{documents, folder};

/// The last day that is closed.
const CLOSED: &str = "2026-11-15";

/// What lies in closed books, and what does not.
const PAIRS: &[(&str, &str)] = &[
    ("log acme/website 1 --who ana --date 2026-11-15", "log acme/website 1 --who ana --date 2026-11-16"),
    (
        "log --stdin <<< {\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 2, \"date\": \"2026-11-12\"}",
        "log --stdin <<< {\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 2, \"date\": \"2026-11-17\"}",
    ),
    ("expense acme/website 89.50 --date 2026-11-05", "expense acme/website 89.50"),
    ("invoice acme/website 2 500 --date 2026-11-14", "invoice acme/website 2 500"),
    ("credit acme/website 3 500 --of 1 --date 2026-11-14", "credit acme/website 3 500 --of 1"),
    ("paid acme/website 1 --date 2026-11-14", "paid acme/website 1"),
    ("paid acme/website 1 --amount 100 --date 2026-11-14", "paid acme/website 1 --amount 100"),
    ("progress acme/website 40 --date 2026-11-14", "progress acme/website 40"),
    (
        "pulse acme/website --who ben --clarity 4 --date 2026-11-14",
        "pulse acme/website --who ben --clarity 4",
    ),
    (
        "touch acme --with tom --kind call --by ana --date 2026-11-14",
        "touch acme --with tom --kind call --by ana",
    ),
    ("raise acme seo --date 2026-11-14", "raise acme seo"),
    (
        "change ask acme/website A newsletter --asked-by tom --date 2026-11-14",
        "change ask acme/website A newsletter --asked-by tom",
    ),
    ("change quote acme/website slider --date 2026-11-14", "change quote acme/website slider"),
    ("change accept acme/website slider --date 2026-11-14", "change accept acme/website slider"),
    ("change absorb acme/website slider --date 2026-11-14", "change absorb acme/website slider"),
    (
        "change decline acme/website slider --told-by ana --date 2026-11-14",
        "change decline acme/website slider --told-by ana",
    ),
    ("change defer acme/website slider --date 2026-11-14", "change defer acme/website slider"),
    ("change withdraw acme/website slider --date 2026-11-14", "change withdraw acme/website slider"),
    ("wait acme/website A signature --date 2026-11-14", "wait acme/website A signature --date 2026-11-16"),
    ("got acme/website texts --date 2026-11-14", "got acme/website texts"),
    ("assign delta/care ben developer --from 2026-11-01", "assign delta/care ben developer"),
    ("unassign acme/website ana --until 2026-11-14", "unassign acme/website ana"),
    ("away ana 2026-11-12 2026-11-13", "away ana 2026-12-07"),
    (
        "add project acme/care --billing retainer --amount 900 --start 2026-11-01",
        "add project acme/care --billing retainer --amount 900 --start 2026-12-01",
    ),
    ("set acme/website log.time.2026-11-10.hours 8", "set acme/website budget.hours 420"),
    ("set acme/website phases.design.done 2026-11-14", "set acme/website phases.design.done today"),
    (
        "set acme/website rates.default 120 --from 2026-11-01",
        "set acme/website rates.default 120 --from today",
    ),
    ("set ana capacity 32 --from 2026-11-15", "set ana capacity 32 --from 2026-11-16"),
    ("set . currency USD", "set . name Nordlicht"),
    ("set acme/website status done --from 2026-11-14", "set acme/website status done"),
    ("remove acme/website log.time.2026-11-02", "remove acme/website phases.design"),
    ("remove acme/website", "remove delta/care"),
    (
        "import csv - <<< date,who,hours,project\n2026-11-12,ana,2,acme/website\n",
        "import csv - <<< date,who,hours,project\n2026-11-17,ana,2,acme/website\n",
    ),
    (
        "import invoices csv - <<< number,date,amount,project\n7,2026-11-12,200,acme/website\n",
        "import invoices csv - <<< number,date,amount,project\n7,2026-11-17,200,acme/website\n",
    ),
    ("fx USD EUR 0.9 --date 2026-11-14", "fx USD EUR 0.9"),
    ("cost ana 71 --from 2026-11-01", "cost ana 71 --from today"),
    ("close-books 2026-10-31", "close-books 2026-11-19"),
];

/// Commands that write nothing that has a day in the past.
const WITHOUT_DAYS: [&str; 9] = [
    "add client",
    "add person",
    "add contact",
    "add opportunity",
    "add phase",
    "add milestone",
    "add outcome",
    "own",
    "waive",
];

fn closed() -> TempDir {
    let folder = agency(Form::Plain);
    let edit = |path: &str, old: &str, new: &str| {
        let path = folder.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{text}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    };
    edit("standing.toml", "currency", &format!("books-closed = {CLOSED}\ncurrency"));
    let wait = "[[waits]]\nid = \"texts\"\ntitle = \"Texts\"\nasked = 2026-11-04\n\n[log]\n";
    edit("clients/acme/website.toml", "[log]\n", wait);
    folder
}

fn run(folder: &TempDir, line: &str, more: &[&str]) -> Output {
    let (words, input) = command(line);
    let mut command = sealed(program(), folder.path());
    command.args(words).args(more).env("PATH", path());
    fed(command, input)
}

#[test]
fn what_lies_in_closed_books_is_refused_with_the_day_and_what_to_do() {
    for (line, _) in PAIRS {
        let folder = closed();
        let before = tree(folder.path());
        let output = run(&folder, line, &[]);
        assert_eq!(output.status.code(), Some(2), "{line}\n{}", answer(&output));
        let said = said(&output);
        assert!(said.contains("--reopen"), "{line}\n{said}");
        assert!(said.contains(CLOSED) || line.starts_with("import"), "{line}\n{said}");
        assert_eq!(tree(folder.path()), before, "{line}");
    }
}

#[test]
fn books_that_are_opened_for_a_write_are_written_and_that_is_said() {
    for (line, _) in PAIRS {
        let folder = closed();
        let before = tree(folder.path());
        let rehearsed = run(&folder, line, &["--reopen", "--dry-run"]);
        assert!(rehearsed.status.success(), "{line}\n{}", answer(&rehearsed));
        assert_eq!(tree(folder.path()), before, "{line}");
        let output = run(&folder, line, &["--reopen"]);
        assert!(output.status.success(), "{line}\n{}", answer(&output));
        let told = answer(&output);
        assert!(told.contains(CLOSED), "{line}\n{told}");
        assert_ne!(tree(folder.path()), before, "{line}");
        // What was written there is not taken back by mistake.
        let undo = run(&folder, "undo", &[]);
        let is_of_books = line.starts_with("close-books");
        assert_eq!(undo.status.code(), Some(if is_of_books { 0 } else { 2 }), "{line}\n{}", answer(&undo));
        if !is_of_books {
            let undo = run(&folder, "undo --reopen", &[]);
            assert!(undo.status.success(), "{line}\n{}", answer(&undo));
        }
        assert_eq!(tree(folder.path()), before, "{line}");
    }
}

#[test]
fn what_is_of_a_later_day_is_written() {
    for (_, line) in PAIRS {
        let folder = closed();
        let output = run(&folder, line, &[]);
        assert!(output.status.success(), "{line}\n{}", answer(&output));
        assert!(!said(&output).contains("the books are closed"), "{line}\n{}", answer(&output));
    }
}

#[test]
fn an_editor_is_told_too() {
    let edit = |from: &str, to: &str, more: &[&str]| {
        let folder = closed();
        let mut command = sealed(program(), folder.path());
        let editor = format!("sed -i 's/{from}/{to}/'");
        command.args(["edit", "acme/website"]).args(more).env("PATH", path()).env("EDITOR", editor);
        fed(command, "")
    };
    let refused = edit("7.50", "8", &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", answer(&refused));
    assert!(
        said(&refused).contains(CLOSED) && said(&refused).contains("find your text"),
        "{}",
        said(&refused)
    );
    assert!(edit("7.50", "8", &["--reopen"]).status.success());
    assert!(edit("420", "430", &[]).status.success());
}

#[test]
fn every_command_that_can_open_books_is_tried() {
    let mut program = Arguments::command();
    program.build();
    let mut paths = Vec::new();
    leaves(&program, "", &mut paths);
    assert!(paths.len() > 30, "{paths:?}");
    // The tools have one road, that of any table.
    paths
        .retain(|path| !path.starts_with("import ") || path == "import csv" || path == "import invoices csv");
    let is_tried = |path: &String| {
        let is = |line: &str| line == path || line.starts_with(&format!("{path} "));
        is("edit")
            || is("undo")
            || WITHOUT_DAYS.iter().any(|line| is(line))
            || PAIRS.iter().any(|(line, _)| is(line))
    };
    let untried: Vec<&String> = paths.iter().filter(|path| !is_tried(path)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}

/// The commands that take `--reopen`.
fn leaves(command: &clap::Command, above: &str, paths: &mut Vec<String>) {
    for below in command.get_subcommands() {
        let path = format!("{above}{}", below.get_name());
        if below.get_arguments().any(|argument| argument.get_id() == "reopen") {
            paths.push(path.clone());
        }
        leaves(below, &format!("{path} "), paths);
    }
}

/// What closed the books opens them again when it is taken back; what was written before it is judged by the books of then.
#[test]
fn to_close_the_books_is_taken_back_like_any_write() {
    let folder = folder([
        ("standing.toml", "name = \"New\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
    ]);
    let root = folder.path();
    let log = |date: &'static str| ["log", "acme/site", "1", "--who", "ana", "--date", date];
    let first = documents(root);
    well(crate::world::command::run(root, log("2026-10-02")));
    well(crate::world::command::run(root, ["close-books", "2026-09"]));
    let september = documents(root);
    well(crate::world::command::run(root, ["close-books", "2026-10"]));
    for format in [&["undo", "--dry-run"][..], &["undo"]] {
        let output = crate::world::command::run(root, format);
        assert!(output.status.success() && !said(&output).contains("closed"), "{}", said(&output));
    }
    assert_eq!(documents(root), september);
    // A write of a closed day that needed --reopen needs it to be taken back too.
    well(crate::world::command::run(root, log("2026-09-02").into_iter().chain(["--reopen"])));
    let refused = crate::world::command::run(root, ["undo"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("the books are closed up to 2026-09-30"), "{}", said(&refused));
    well(crate::world::command::run(root, ["undo", "--reopen"]));
    assert_eq!(documents(root), september);
    well(crate::world::command::run(root, ["undo"]));
    well(crate::world::command::run(root, ["undo"]));
    assert_eq!(documents(root), first);
}

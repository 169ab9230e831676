//! Edits of files as people write them: first what is written where, then what holds for every edit of any file.

use super::*;
use crate::model::number::Number;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn contact(id: &str) -> Edit {
    Edit::Append {
        list: "contacts".to_owned(),
        record: Record::default().with("id", id).with("name", "Eva Braun"),
    }
}

fn logged(date: &str) -> Edit {
    Edit::Log {
        list: "log.time".to_owned(),
        record: Record::default().with("date", day(date)).with("who", "ana"),
    }
}

fn set(path: &str, value: impl Into<Value>) -> Edit {
    Edit::Set { path: path.to_owned(), value: value.into() }
}

fn remove(path: &str) -> Edit {
    Edit::Remove { path: path.to_owned() }
}

fn number(digits: &str) -> Number {
    Number::parse(digits, false).unwrap()
}

fn check(kind: Kind, edit: &Edit, before: &str, after: &str) {
    let result = apply(before, kind, std::slice::from_ref(edit));
    assert_eq!(result.as_deref(), Ok(after), "{edit:?}\n--- before\n{before}--- after\n{}", {
        result.as_deref().unwrap_or("(none)")
    });
}

const EVA: &str = "[[contacts]]\nid = \"eva\"\nname = \"Eva Braun\"\n";

#[test]
fn a_record_goes_behind_the_last_of_its_list_and_before_what_comes_later() {
    for (before, after) in [
        ("name = \"A\"\n", format!("name = \"A\"\n\n{EVA}")),
        ("name = \"A\"", format!("name = \"A\"\n\n{}", EVA.trim_end())),
        ("name = \"A\"\n\n\n", format!("name = \"A\"\n\n\n{EVA}")),
        ("name = \"A\"\n\n[log]\ntouches = []\n", format!("name = \"A\"\n\n{EVA}\n[log]\ntouches = []\n")),
        ("name = \"A\"\n# of log\n[log]\n", format!("name = \"A\"\n\n{EVA}\n# of log\n[log]\n")),
        (
            "[terms]\npayment-days = 14 # two weeks\n# and no more\n\n# what may come\n[[opportunities]]\nid = \"x\"\n",
            format!(
                "[terms]\npayment-days = 14 # two weeks\n# and no more\n\n{EVA}\n# what may come\n[[opportunities]]\nid = \"x\"\n"
            ),
        ),
        (
            "[[contacts]]\nid = \"a\" # Al\n[contacts.custom]\nbirthday = 1990-01-01\n[log]\n",
            format!(
                "[[contacts]]\nid = \"a\" # Al\n[contacts.custom]\nbirthday = 1990-01-01\n\n{EVA}\n[log]\n"
            ),
        ),
        (
            "[log]\ntouches = []\n\n[[contacts]]\nid = \"a\"\n\n# the end\n",
            format!("[log]\ntouches = []\n\n[[contacts]]\nid = \"a\"\n\n{EVA}\n# the end\n"),
        ),
        (
            "contacts = [{ id = \"a\" }]\n",
            "contacts = [{ id = \"a\" }, { id = \"eva\", name = \"Eva Braun\" }]\n".to_owned(),
        ),
        ("contacts = []\n", "contacts = [\n  { id = \"eva\", name = \"Eva Braun\" },\n]\n".to_owned()),
    ] {
        check(Kind::Client, &contact("eva"), before, &after);
    }
}

#[test]
fn a_line_of_a_log_goes_behind_the_last_of_the_same_or_an_earlier_date() {
    let line = "{ date = 2026-11-02, who = \"ana\" }";
    let one = "{ date = 2026-11-01 }";
    let two = "{ date = 2026-11-02 }";
    let three = "{ date = 2026-11-03 }";
    for (before, after) in [
        ("name = \"A\"\n".to_owned(), format!("name = \"A\"\n\n[log]\ntime = [\n  {line},\n]\n")),
        ("[log]\n".to_owned(), format!("[log]\ntime = [\n  {line},\n]\n")),
        (
            "[log] # all\nexpenses = []".to_owned(),
            format!("[log] # all\ntime = [\n  {line},\n]\nexpenses = []"),
        ),
        ("log.time = []\n".to_owned(), format!("log.time = [\n  {line},\n]\n")),
        ("log.expenses = []\n".to_owned(), format!("log.expenses = []\nlog.time = [\n  {line},\n]\n")),
        ("[log]\ntime = [\n]\n".to_owned(), format!("[log]\ntime = [\n  {line},\n]\n")),
        (format!("[log]\ntime = [{one}]\n"), format!("[log]\ntime = [{one}, {line}]\n")),
        (format!("[log]\ntime = [{one}, ]\n"), format!("[log]\ntime = [{one}, {line}, ]\n")),
        (format!("[log]\ntime = [{three}]\n"), format!("[log]\ntime = [{line}, {three}]\n")),
        (
            format!("[log]\ntime = [\n\t{one}, # x\n\t# of three\n\t{three}\n]\n"),
            format!("[log]\ntime = [\n\t{one}, # x\n\t{line},\n\t# of three\n\t{three}\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n    # of three\n    {three},\n]\n"),
            format!("[log]\ntime = [\n    {line},\n    # of three\n    {three},\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {one},\n  {two} # no comma\n]\n"),
            format!("[log]\ntime = [\n  {one},\n  {two}, # no comma\n  {line},\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {three},\n  {one},\n  {three},\n]\n"),
            format!("[log]\ntime = [\n  {three},\n  {one},\n  {line},\n  {three},\n]\n"),
        ),
        (
            format!("[log]\ntime = [ {one},\n         {three}\n]\n"),
            format!("[log]\ntime = [ {one},\n  {line},\n         {three}\n]\n"),
        ),
        (
            format!("[log]\ntime = [\n  {{ note = \"no date\" }},\n  {two},\n]\n\n[custom]\na = 1\n"),
            format!(
                "[log]\ntime = [\n  {{ note = \"no date\" }},\n  {two},\n  {line},\n]\n\n[custom]\na = 1\n"
            ),
        ),
    ] {
        check(Kind::Project, &logged("2026-11-02"), &before, &after);
    }
}

#[test]
fn a_key_is_set_where_it_stands_or_has_its_place() {
    let amount = || number("48000");
    for (edit, before, after) in [
        (set("status", "paused"), "status = 'active' # since May\n", "status = \"paused\" # since May\n"),
        (set("due", day("2026-11-02")), "due=2026-01-01", "due=2026-11-02"),
        (
            set("due", day("2026-11-02")),
            "name = \"x\"\nfirm = []\n",
            "name = \"x\"\ndue = 2026-11-02\nfirm = []\n",
        ),
        (
            set("name", "x"),
            "# ours\n\n  due = 2026-11-02\n",
            "# ours\n\n  name = \"x\"\n  due = 2026-11-02\n",
        ),
        (set("name", "x"), "# ours\n[budget]\n", "name = \"x\"\n\n# ours\n[budget]\n"),
        (set("name", "x"), "", "name = \"x\"\n"),
        (set("due", day("2026-11-02")), "name = \"x\"", "name = \"x\"\ndue = 2026-11-02"),
        (set("budget.amount", amount()), "[budget]\nhours = 40\n", "[budget]\namount = 48000\nhours = 40\n"),
        (
            set("budget.hours", amount()),
            "[budget]#\namount = 4\n\n",
            "[budget]#\namount = 4\nhours = 48000\n\n",
        ),
        (set("budget.amount", amount()), "budget.hours = 40\n", "budget.hours = 40\nbudget.amount = 48000\n"),
        (
            set("budget.amount", amount()),
            "budget = {hours = 40}\n",
            "budget = {hours = 40, amount = 48000}\n",
        ),
        (set("budget.amount", amount()), "budget = {}\n", "budget = { amount = 48000 }\n"),
        (
            set("budget.amount", amount()),
            "name = \"x\"\n\n[log]\ntime = []\n",
            "name = \"x\"\n\n[budget]\namount = 48000\n\n[log]\ntime = []\n",
        ),
        (
            set("responsibilities.waived.invoices", "we send none"),
            "[responsibilities]\nscope = \"ana\"\n\n[log]\n",
            "[responsibilities]\nscope = \"ana\"\n\n[responsibilities.waived]\ninvoices = \"we send none\"\n\n[log]\n",
        ),
        (
            set("changes[1].decided", day("2026-11-02")),
            "[[changes]]\nid = \"a\"\n\n[[changes]]\nid = \"b\"\nreason = \"-\"\n",
            "[[changes]]\nid = \"a\"\n\n[[changes]]\nid = \"b\"\ndecided = 2026-11-02\nreason = \"-\"\n",
        ),
        (
            set("log.invoices[1].paid", day("2026-11-02")),
            "[log]\ninvoices = [\n  { number = \"1\" },\n  { number = \"2\", note = '''a\nb''' },\n]\n",
            "[log]\ninvoices = [\n  { number = \"1\" },\n  { number = \"2\", note = '''a\nb''', paid = 2026-11-02 },\n]\n",
        ),
        (set("custom.\"a b\"", true), "[custom]\n\"a b\" = false\n", "[custom]\n\"a b\" = true\n"),
    ] {
        check(Kind::Project, &edit, before, after);
    }
}

#[test]
fn a_date_goes_into_its_list_in_order() {
    let enter =
        || Edit::Enter { list: "opportunities[0].raised".to_owned(), date: "2026-11-02".parse().unwrap() };
    let head = "[[opportunities]]\nid = \"a\"\n";
    for (before, after) in [
        ("", "raised = [2026-11-02]\n"),
        ("raised = [] # never\n", "raised = [2026-11-02] # never\n"),
        ("raised = [2026-10-01]\n", "raised = [2026-10-01, 2026-11-02]\n"),
        ("raised = [2026-10-01, 2026-12-01,]\n", "raised = [2026-10-01, 2026-11-02, 2026-12-01,]\n"),
        ("raised = [2026-12-01]\n", "raised = [2026-11-02, 2026-12-01]\n"),
        (
            "raised = [\n  2026-10-01, # by phone\n  2026-12-01,\n]\n",
            "raised = [\n  2026-10-01, # by phone\n  2026-11-02,\n  2026-12-01,\n]\n",
        ),
    ] {
        check(Kind::Client, &enter(), &format!("{head}{before}"), &format!("{head}{after}"));
    }
}

#[test]
fn what_is_taken_out_takes_its_comments_along() {
    for (edit, before, after) in [
        (remove("due"), "name = \"x\"\ndue = 2026-11-02 # x\n\n", "name = \"x\"\n\n"),
        (
            remove("phases[0]"),
            "a = 1\n\n# first\n[[phases]]\nid = \"a\"\n\n[[phases]]\nid = \"b\"\n",
            "a = 1\n\n[[phases]]\nid = \"b\"\n",
        ),
        (
            remove("phases[1]"),
            "[[phases]]\nid = \"a\"\n\n[[phases]]\nid = \"b\"\n[phases.custom]\nx = 1\n",
            "[[phases]]\nid = \"a\"\n",
        ),
        (
            remove("log.time[0]"),
            "[log]\ntime = [\n  # odd\n  { a = 1 }, # x\n  { b = 2 }\n]\n",
            "[log]\ntime = [\n  { b = 2 }\n]\n",
        ),
        (remove("log.time[1]"), "[log]\ntime = [{ a = 1 }, { b = 2 }]\n", "[log]\ntime = [{ a = 1 }]\n"),
        (remove("log.time[0]"), "[log]\ntime = [{ a = 1 }, { b = 2 }]\n", "[log]\ntime = [{ b = 2 }]\n"),
        (remove("log.time[0]"), "[log]\ntime = [{ a = 1 }]\n", "[log]\ntime = []\n"),
    ] {
        check(Kind::Project, &edit, before, after);
    }
}

#[test]
fn what_has_no_place_is_refused() {
    for (edit, before, fault) in [
        (contact("eva"), "contacts = 3\n", EditFault::NoPlace("contacts".to_owned())),
        (contact("eva"), "[contacts]\n", EditFault::Unproved("contacts".to_owned())),
        (set("budget", true), "[budget]\n", EditFault::NoPlace("budget".to_owned())),
        (set("name.first", "x"), "name = \"x\"\n", EditFault::NoPlace("name.first".to_owned())),
        (set("phases[1].done", true), "[[phases]]\n", EditFault::NoPlace("phases[1].done".to_owned())),
        (set("due", "x"), "a = \n", EditFault::NoToml),
        (remove("due"), "a = 1\n", EditFault::Missing("due".to_owned())),
        (remove("log.time[3]"), "[log]\ntime = []\n", EditFault::Missing("log.time[3]".to_owned())),
    ] {
        assert_eq!(apply(before, Kind::Client, &[edit]), Err(fault), "{before}");
    }
}

/// Lines from which files of every form are made; each is whole by itself.
const ODD_LINES: [&str; 10] = [
    "",
    "# a remark",
    "\t  # [not] = \"a header\"",
    "name='it is \"so\"'",
    "\"due\" = 2026-01-01    # a date",
    "budget . hours=  40",
    "team = [ {who=\"ana\",roles=['a']}, ] # one",
    "firm = [\n  'budget', # the\n\n  # odd one\n  'scope'\n  ]",
    "source = \"\"\"\n[log]\n# no comment\n\\\"\"\"\"",
    "extra = { 'a.b' = [1, 2,], \"\" = {} }",
];
const ODD_SECTIONS: [&str; 7] = [
    "[terms]\npayment-days=14",
    "  [ rates ]  # by role\n  default = 1_00.50\n\n  producer=0x1F",
    "[[opportunities]]\nid='x'\n[opportunities.custom]\nz = 1",
    "[[contacts]]\n# who\nid = \"al\"\nname=\"Al\"\n",
    "[cadence]",
    "[custom.deep.er]\nx = 1979-05-27T07:32:00Z",
    "[log]\ntime = [\n{date=2026-01-01},{ date = 2026-12-31 }\n  ,# odd\n]\ntouches=[]",
];

/// A file of some of these lines and sections, in an order that a seed chooses.
fn odd_file(seed: usize) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut some = |all: &[&str]| -> Vec<String> {
        let mut all: Vec<&str> = all.to_vec();
        let mut some = Vec::new();
        for _ in 0..next(all.len() + 1) {
            some.push(all.remove(next(all.len())).to_owned());
        }
        some
    };
    let mut parts = some(&ODD_LINES);
    parts.extend(some(&ODD_SECTIONS));
    let mut file = parts.join("\n");
    file.push_str(["", "\n", "\n\n", "\n# last"][next(4)]);
    let file = if next(3) == 0 { file.replace('\n', "\r\n") } else { file };
    if next(4) == 0 { format!("\u{feff}{file}") } else { file }
}

fn edits() -> [Edit; 7] {
    [
        contact("eva"),
        logged("2026-06-01"),
        set("name", "x"),
        set("terms.waive", Value::texts(["scope"])),
        set("budget.amount", number("1.5")),
        set("rates.default", number("2")),
        set("since", day("2026-11-02")),
    ]
}

#[test]
fn no_edit_changes_nothing() {
    for seed in 0..200 {
        let file = odd_file(seed);
        assert_eq!(apply(&file, Kind::Client, &[]).as_deref(), Ok(file.as_str()));
    }
}

#[test]
fn an_edit_touches_its_lines_alone() {
    let mut made = 0;
    for seed in 0..200 {
        let file = odd_file(seed);
        let body = file.strip_prefix('\u{feff}').unwrap_or(&file);
        assert!(proof::Tree::of(body).is_some(), "a test file is no TOML:\n{file}");
        for edit in edits() {
            let Ok(result) = apply(&file, Kind::Client, std::slice::from_ref(&edit)) else {
                panic!("{edit:?} has no place in\n{file}")
            };
            made += 1;
            let mut lines = result.split_inclusive('\n');
            let lost: Vec<&str> = file
                .split_inclusive('\n')
                .filter(|line| !lines.by_ref().any(|other| other == *line))
                .collect();
            let lines = || result.split_inclusive('\n');
            let lost_in_order =
                file.split_inclusive('\n').filter(|line| !lines().any(|other| other == *line));
            assert!(lost_in_order.count() <= 1, "{edit:?} lost {lost:?} of\n{file}\nin\n{result}");
            assert_eq!(file.starts_with('\u{feff}'), result.starts_with('\u{feff}'));
            assert_eq!(
                file.ends_with('\n') || body.is_empty(),
                result.ends_with('\n'),
                "{file}\n->\n{result}"
            );
            let newlines = result.matches('\n').count();
            let is_crlf = file.contains("\r\n");
            assert_eq!(result.matches("\r\n").count(), if is_crlf { newlines } else { 0 });
        }
    }
    assert!(made == 1_400);
}

#[test]
fn what_was_added_can_be_taken_out_again_without_a_trace() {
    for seed in 0..200 {
        let file = odd_file(seed);
        let body = file.strip_prefix('\u{feff}').unwrap_or(&file);
        let records = Layout::of(body).records(&steps("contacts"));
        let Ok(more) = apply(&file, Kind::Client, &[contact("eva")]) else { panic!("{file}") };
        let less = apply(&more, Kind::Client, &[remove(&format!("contacts[{records}]"))]);
        let blank = |text: &str| {
            text.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect::<String>()
        };
        assert_eq!(blank(&less.unwrap()).trim_end(), blank(&file).trim_end(), "{file}\n->\n{more}");
    }
}

#[test]
fn setting_twice_is_setting_once() {
    for seed in 0..200 {
        let file = odd_file(seed);
        for edit in edits().into_iter().filter(|edit| matches!(edit, Edit::Set { .. })) {
            let once = apply(&file, Kind::Client, std::slice::from_ref(&edit)).unwrap();
            let twice = apply(&once, Kind::Client, std::slice::from_ref(&edit)).unwrap();
            assert_eq!(once, twice);
        }
    }
}

#[test]
fn a_line_of_a_log_is_one_line_of_a_diff_and_in_the_order_of_dates() {
    let (mut inserted, example) = (0, crate::store::example());
    for (path, text) in
        example.iter().filter(|(path, text)| path.starts_with("clients/") && text.contains("\ntime = [\n"))
    {
        for date in ["2020-01-01", "2025-06-30", "2026-09-14", "2030-01-01"] {
            let result = apply(text, Kind::Project, &[logged(date)]).unwrap();
            let line = format!("  {{ date = {date}, who = \"ana\" }},\n");
            let at = result.find(&line).unwrap();
            assert_eq!(result.replacen(&line, "", 1), *text, "{path}");
            let log = result[result.find("\ntime = [\n").unwrap()..].split("\n]\n").next().unwrap();
            let dates: Vec<&str> =
                log.match_indices("{ date = ").map(|(at, _)| &log[at + 9..at + 19]).collect();
            assert!(at > 0 && dates.is_sorted() && dates.contains(&date), "{path}: {dates:?}");
            inserted += 1;
        }
    }
    assert!(inserted > 60);
}

//! What holds for every edit of any file.

use super::*;

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
        assert_eq!(apply(&file, Kind::Client.schema(), &[]).as_deref(), Ok(file.as_str()));
    }
}

#[test]
fn an_edit_touches_its_lines_alone() {
    let mut made = 0;
    for seed in 0..200 {
        let file = odd_file(seed);
        let body = file.strip_prefix('\u{feff}').unwrap_or(&file);
        assert!(proof::Tree::of(body).is_some(), "a test file is not TOML:\n{file}");
        for edit in edits() {
            let Ok(result) = apply(&file, Kind::Client.schema(), std::slice::from_ref(&edit)) else {
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
        let Ok(more) = apply(&file, Kind::Client.schema(), &[contact("eva")]) else { panic!("{file}") };
        let less = apply(&more, Kind::Client.schema(), &[remove(&format!("contacts[{records}]"))]);
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
            let once = apply(&file, Kind::Client.schema(), std::slice::from_ref(&edit)).unwrap();
            let twice = apply(&once, Kind::Client.schema(), std::slice::from_ref(&edit)).unwrap();
            assert_eq!(once, twice);
        }
    }
}

#[test]
fn a_line_of_a_log_is_one_line_of_a_diff_and_in_the_order_of_dates() {
    let (mut inserted, example) = (0, crate::disk::example());
    for (path, text) in
        example.iter().filter(|(path, text)| path.starts_with("clients/") && text.contains("\ntime = [\n"))
    {
        for date in ["2020-01-01", "2025-06-30", "2026-09-14", "2030-01-01"] {
            let result = apply(text, Kind::Project.schema(), &[logged(date)]).unwrap();
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

/// The value of a path in a text.
fn read(text: &str, path: &str) -> Option<proof::Tree> {
    proof::Tree::of(text.strip_prefix('\u{feff}').unwrap_or(text))?.take(&steps(path))
}

#[test]
fn what_was_set_is_read() {
    for seed in 0..200 {
        let file = odd_file(seed);
        for edit in edits() {
            let Edit::Set { path, value } = &edit else { continue };
            let result = apply(&file, Kind::Client.schema(), std::slice::from_ref(&edit)).unwrap();
            let expected = read(&format!("value = {}", value.written()), "value");
            assert!(expected.is_some() && read(&result, path) == expected, "{path}\n{result}");
        }
    }
}

/// A project whose time a person wrote in each of the forms that there are.
const FORMS: [&str; 7] = [
    "[log]\ntime = [\n  { date = 2026-01-05, who = \"al\" },\n  { date = 2026-03-05, who = \"al\" }, # late\n]\n",
    "log.time=[{date=2026-01-05,who='al'},{date=2026-03-05,who='al'}]\n",
    "log = { time = [{ date = 2026-01-05 }] }\n",
    "[[log.time]]\ndate = 2026-01-05 # first\n\n# of March\n[[log.time]]\nwho = 'al'\ndate = 2026-03-05\n",
    "[[log.time]]\ndate=2026-01-05\n[log.time.custom]\nx = 1\n[[log.expenses]]\ndate = 2026-02-01\namount = 3\n",
    "[budget]\nhours = 1\n",
    "",
];

#[test]
fn a_record_of_any_day_keeps_the_order_and_comes_out_again() {
    for form in FORMS {
        for head in ["", "\u{feff}# head\n\nname = 'x'\n", "\"due\" = 2026-01-01\nbudget . hours = 4\n"] {
            let file = if form.contains("[budget]") && head.contains("budget") {
                head.to_owned()
            } else {
                format!("{head}{form}")
            };
            for file in [file.clone(), file.replace('\n', "\r\n"), file.trim_end().to_owned()] {
                for date in ["2025-12-31", "2026-01-05", "2026-02-01", "2026-12-01"] {
                    let more = apply(&file, Kind::Project.schema(), &[logged(date)]).unwrap();
                    let body = more.trim_start_matches('\u{feff}');
                    let dates: Vec<String> = (0..)
                        .map_while(|at| {
                            match proof::Tree::of(body)?.take(&steps(&format!("log.time[{at}].date")))? {
                                proof::Tree::Leaf(_, date) => Some(date),
                                _ => None,
                            }
                        })
                        .collect();
                    assert!(
                        dates.is_sorted() && dates.iter().any(|known| known == date),
                        "{dates:?}\n{more}"
                    );
                    let at = dates.iter().rposition(|known| known == date).unwrap();
                    let less =
                        apply(&more, Kind::Project.schema(), &[remove(&format!("log.time[{at}]"))]).unwrap();
                    let lines = |text: &str| -> Vec<String> {
                        let without_blanks = text.lines().map(|line| line.replace(' ', ""));
                        without_blanks.filter(|line| !line.is_empty()).collect()
                    };
                    let (before, after) = (lines(&file), lines(&less));
                    // A list that has nothing left goes, and with it the table that it was alone in.
                    let is_kept = |line: &&String| {
                        dates.len() > 1
                            || !(line.starts_with("time=[") || matches!(line.as_str(), "]" | "[log]"))
                    };
                    assert!(
                        before.iter().filter(is_kept).all(|line| after.contains(line)),
                        "{file}\n->\n{more}\n->\n{less}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_written_into_a_file_in_the_one_form_leaves_it_so() {
    let phase = Edit::Append {
        list: "phases".to_owned(),
        record: Record::default().with("id", "new").with("hours", number("3")),
    };
    let who = Record::default().with("roles", Value::texts(["writer"])).with("who", "ana");
    let assign = Edit::Append { list: "team".to_owned(), record: who };
    let mut tried = 0;
    for (path, text) in crate::disk::example().iter().filter(|(path, _)| path.starts_with("clients/")) {
        let kind = Kind::of(path).unwrap();
        let edits = match kind {
            Kind::Client => {
                vec![contact("new"), set("since", day("2020-01-01")), set("terms.payment-days", number("14"))]
            }
            _ => vec![
                logged("2026-02-01"),
                phase.clone(),
                assign.clone(),
                set("paused", day("2026-02-01")),
                set("budget.hours", number("4")),
                set("retainer.rollover", number("1")),
                set("responsibilities.waived.scope", "none"),
                set("rates.default", number("90")),
            ],
        };
        for edit in edits {
            // A file that has its rates in records has no place for one table.
            let Ok(after) = apply(text, kind.schema(), std::slice::from_ref(&edit)) else { continue };
            assert_eq!(
                apply(&after, kind.schema(), &[Edit::Format]).as_deref(),
                Ok(after.as_str()),
                "{path}: {edit:?}"
            );
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
}

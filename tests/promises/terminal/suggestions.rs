//! A suggestion is tried before it is made: the same command takes what its error proposes, and every digit that was typed
//! is in it.

use std::path::Path;

use crate::world::command::{run, said, standing};
use crate::world::folder::example_agency;

/// Commands with a blank for a date, and dates as people write them elsewhere.
const DATES: ([&str; 9], [&str; 27]) = (
    [
        "budget --as-of _",
        "log skerrow/care 2 --date _ --who ines --dry-run",
        "progress minnow/help 60 --date _ --dry-run",
        "add outcome skerrow/booking Sales --due _ --dry-run",
        "away ines _ --dry-run",
        "history --since _",
        "set skerrow/booking due _ --dry-run",
        "wait skerrow/booking Texts --due _ --dry-run",
        "close-books _ --dry-run",
    ],
    [
        "11/18/2026",
        "18/11/2026",
        "11/12/2026",
        "2026/11/18",
        "2026-11-5",
        "26-11-18",
        "18-11-26",
        "18.11",
        "18/11",
        "11/18",
        "2/11",
        "11-5",
        "20261118",
        "18 Nov 2026",
        "Nov 18, 2026",
        "18 nov",
        "3d",
        "2w",
        "yesterdy",
        "tomorow",
        "tuseday",
        "Frieday",
        "2026-13-01",
        "2026-11-31",
        "5.11.26",
        "05-Nov-2026",
        "11-12-2026",
    ],
);

/// Commands with a blank for a period, and periods as people write them elsewhere.
const PERIODS: ([&str; 4], [&str; 19]) = (
    ["money --period _", "workload --period _", "economics --period _", "week _"],
    [
        "2026/10",
        "10/2026",
        "10.2026",
        "2026-7",
        "7-2026",
        "2026Q3",
        "Q3-2026",
        "Q3/2026",
        "2026-W5",
        "W5",
        "10",
        "Nov 2026",
        "2026-nov",
        "FY26",
        "last month",
        "lastmonth",
        "this-quartr",
        "2026-13",
        "11/27/2026",
    ],
);

const DURATIONS: ([&str; 2], [&str; 12]) = (
    ["log skerrow/care _ --who ines --dry-run", "add project skerrow/new --hours _ --dry-run"],
    ["3 h", "3H", "3hours", "2 hours 15 minutes", "90min", "3h30", ".5", "3.", "+3", "1/2", "3:60", "half"],
);

/// Commands with a blank for a name, and names that somebody types wrong in every way that a finger slips.
const NAMES: [(&str, &[&str]); 17] = [
    (
        "budget _",
        &["skerrow", "skerrow/website", "booking", "season-2026", "sablewood/season-2025", "tariff-tool"],
    ),
    ("show _", &["skerrow", "brackwater/relaunch", "relaunch", "ines", "season-2026"]),
    ("ahead --with _", &["relaunch", "skerrow/loyalty"]),
    ("budget --who _", &["ines", "bashir"]),
    ("clients --client _", &["ottermere", "sablewood"]),
    ("budget --status _", &["active", "paused"]),
    ("budget --columns _", &["burn", "spent.amount"]),
    ("budget --sort _", &["burn", "project"]),
    ("budget --fail-on _", &["at-risk", "schedule:late"]),
    ("explain _", &["over-budget", "burn", "late-project"]),
    ("log _ 2 --who ines --dry-run", &["skerrow/care", "booking", "growth"]),
    ("set skerrow/care _ x --dry-run", &["name"]),
    ("progress _ 60 --dry-run", &["skerrow/booking", "booking"]),
    ("own skerrow/booking _ ines --dry-run", &["timeline", "success-metrics"]),
    ("assign skerrow/booking ines _ --dry-run", &["project-manager", "producer"]),
    ("_", &["budget", "clients", "status"]),
    ("list _", &["projects", "waits", "invoices"]),
];

/// What somebody types who slips once: a letter left out, doubled, exchanged with the next, or another digit.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    // Each slip is a run of the program: every third letter is enough.
    for at in (0..letters.len()).step_by(3) {
        let mut left_out = letters.clone();
        left_out.remove(at);
        slips.push(left_out);
        let mut doubled = letters.clone();
        doubled.insert(at, letters[at]);
        slips.push(doubled);
        if at + 1 < letters.len() {
            let mut exchanged = letters.clone();
            exchanged.swap(at, at + 1);
            slips.push(exchanged);
        }
        if letters[at].is_ascii_digit() {
            let mut other = letters.clone();
            other[at] = '9';
            slips.push(other);
        }
    }
    slips.into_iter().map(String::from_iter).collect()
}

/// The words of a command line whose blank was filled.
fn filled(line: &str, word: &str) -> Vec<String> {
    line.split(' ').map(|one| if one == "_" { word.to_owned() } else { one.to_owned() }).collect()
}

/// What the errors of a command propose in place of a word; nothing where they list what may be written instead.
fn proposed(said: &str) -> Vec<String> {
    let ours = said.lines().filter_map(|line| line.trim_start().strip_prefix("help: write "));
    let one_or_more = |list: &str| -> Vec<String> {
        let words: Vec<&str> = list.split(", ").flat_map(|part| part.split(" or ")).collect();
        // More than a few, or words with blanks, are forms and sentences.
        let is_list = words.len() <= 3 && words.iter().all(|word| !word.contains(' '));
        if is_list { words.into_iter().map(str::to_owned).collect() } else { Vec::new() }
    };
    let claps = said.lines().filter(|line| line.trim_start().starts_with("tip: "));
    let quoted = claps.flat_map(|line| line.split('\'').skip(1).step_by(2)).map(str::to_owned);
    ours.flat_map(one_or_more).chain(quoted).collect()
}

fn has_digits_of(proposed: &str, typed: &str) -> bool {
    let mut there: Vec<char> = proposed.chars().filter(char::is_ascii_digit).collect();
    typed.chars().filter(char::is_ascii_digit).all(|digit| {
        let place = there.iter().position(|one| *one == digit);
        place.map(|place| there.remove(place)).is_some()
    })
}

/// Types a word in the place of a blank, follows what is proposed for it, and says how much that was.
fn try_suggestions(folder: &Path, line: &str, word: &str) -> usize {
    let output = run(folder, filled(line, word));
    if output.status.success() {
        return 0;
    }
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{line}: {word}: {said}");
    let proposed = proposed(&said);
    for one in &proposed {
        assert!(has_digits_of(one, word), "{line}: {word}: {said}");
        let taken = run(folder, filled(line, one));
        let why = String::from_utf8_lossy(&taken.stderr).into_owned();
        // A report may find what it was told to fail on.
        assert!(matches!(taken.status.code(), Some(0 | 1)), "{line}: {word}: {said}then {one}: {why}");
    }
    proposed.len()
}

fn try_all<'w>(lines: &[&str], words: impl IntoIterator<Item = &'w str> + Clone) -> usize {
    let folder = example_agency();
    lines
        .iter()
        .map(|line| words.clone().into_iter().map(|word| try_suggestions(&folder, line, word)).sum::<usize>())
        .sum()
}

#[test]
fn of_dates() {
    let (lines, words) = DATES;
    assert!(try_all(&lines, words) > 120);
}

#[test]
fn of_periods_and_durations() {
    for (lines, words, least) in
        [(&PERIODS.0[..], &PERIODS.1[..], 45), (&DURATIONS.0[..], &DURATIONS.1[..], 16)]
    {
        let followed = try_all(lines, words.iter().copied());
        assert!(followed > least, "{followed}");
    }
}

#[test]
fn of_names() {
    let folder = example_agency();
    let mut followed = 0;
    for (line, names) in NAMES {
        for name in names {
            assert!(
                matches!(run(&folder, filled(line, name)).status.code(), Some(0 | 1)) || line == "list _",
                "{line}: {name}"
            );
            followed += slips(name).iter().map(|slip| try_suggestions(&folder, line, slip)).sum::<usize>();
        }
    }
    assert!(followed > 90, "{followed}");
    // Of a name that several projects have, their full names are proposed.
    for (line, slip) in [("budget _", "websit"), ("show _", "webiste"), ("progress _ 60 --dry-run", "websit")]
    {
        let said = said(&run(&folder, filled(line, slip)));
        assert!(proposed(&said).iter().all(|one| one.contains("/website")), "{line}: {said}");
        assert!(said.contains("skerrow/website"), "{line}: {said}");
    }
}

#[test]
fn of_which_a_date_gets_one_two_or_none() {
    let folder = example_agency();
    for (typed, proposed_instead) in [
        ("11/27/2026", vec!["2026-11-27"]),
        ("11/12/2026", vec!["2026-11-12", "2026-12-11"]),
        ("2026-13-01", vec![]),
    ] {
        let output = run(&folder, ["budget", "--as-of", typed]);
        assert_eq!(proposed(&said(&output)), proposed_instead, "{typed}");
    }
}

#[test]
fn dates_and_periods_as_people_say_them() {
    let folder = example_agency();
    let printed = |words: &[&str]| {
        let output = standing(&folder, words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    // 2026-11-20 is a Friday.
    for (typed, meant) in [
        ("friday", "2026-11-20"),
        ("Thursday", "2026-11-19"),
        ("tomorrow", "2026-11-21"),
        ("18.11.", "2026-11-18"),
        ("18.11.2026", "2026-11-18"),
        ("-1w", "2026-11-13"),
    ] {
        assert_eq!(printed(&["budget", "--as-of", typed]), printed(&["budget", "--as-of", meant]), "{typed}");
    }
    for (typed, meant) in [
        ("last-month", "2026-10"),
        ("this-quarter", "2026-Q4"),
        ("oct", "2026-10"),
        ("dec", "2025-12"),
        ("Q3", "2026-Q3"),
        ("W45", "2026-W45"),
    ] {
        let of = |period: &str| printed(&["money", "--period", period]);
        assert_eq!(of(typed), of(meant), "{typed}");
    }
}

#[test]
fn a_note_with_dashes_goes_behind_two_of_them() {
    let folder = example_agency();
    let line = ["log", "skerrow/care", "2", "--who", "ines", "--dry-run", "fixed"];
    let refused = run(&folder, line.iter().chain(&["-x", "thing"]));
    assert!(said(&refused).contains("'-- -x'"), "{}", said(&refused));
    let taken = run(&folder, line.iter().chain(&["--", "-x", "thing"]));
    assert!(String::from_utf8_lossy(&taken.stdout).contains("fixed -x thing"), "{taken:?}");
    // An id begins with no dash: nothing is proposed that no report would take.
    let refused = run(&folder, ["budget", "--foo"]);
    assert!(!said(&refused).contains("tip:"), "{}", said(&refused));
}

#[test]
fn a_share_of_one_is_no_percentage() {
    let folder = example_agency();
    let progress = |words: &[&str]| run(&folder, ["progress", "skerrow/booking"].iter().chain(words));
    let refused = progress(&["0.6", "--dry-run"]);
    assert_eq!(refused.status.code(), Some(2));
    for reading in ["standing progress skerrow/booking 60\n", "standing progress skerrow/booking 0.6 --yes"] {
        assert!(said(&refused).contains(reading), "{}", said(&refused));
    }
    for meant in [&["60", "--dry-run"][..], &["0.6", "--yes", "--dry-run"], &["0.6%", "--dry-run"]] {
        assert!(progress(meant).status.success(), "{meant:?}");
    }
}

#[test]
fn an_absence_takes_its_days_as_words_or_options() {
    let folder = example_agency();
    let away = |words: &[&str]| {
        let output = run(&folder, ["away", "ines", "--dry-run"].iter().chain(words));
        assert!(output.status.success(), "{words:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let usual = away(&["2027-03-01", "2027-03-05", "parental", "leave"]);
    assert!(usual.contains("from = 2027-03-01, until = 2027-03-05, note = \"parental leave\""), "{usual}");
    for words in [
        &["--from", "2027-03-01", "--until", "2027-03-05", "parental", "leave"][..],
        &["2027-03-01", "--until", "2027-03-05", "parental leave"],
        &["--from", "2027-03-01", "2027-03-05", "parental", "leave"],
        &["2027-03-01", "2027-03-05", "--note", "parental leave"],
    ] {
        assert_eq!(away(words), usual, "{words:?}");
    }
}

#[test]
fn an_empty_variable_is_one_that_is_not_set() {
    let folder = example_agency();
    let plain = run(&folder, ["budget", "--as-of", "2026-11-20"]);
    for variable in ["STANDING_USER", "STANDING_WORKSPACE", "STANDING_TODAY", "COLUMNS", "NO_COLOR"] {
        let mut command = standing(&folder, ["budget", "--as-of", "2026-11-20"]);
        let output = command.env(variable, "").output().unwrap();
        assert_eq!(output.stdout, plain.stdout, "{variable}: {}", said(&output));
    }
}

//! Clocks: what was worked is what passed, whatever clocks showed; and a sign in a note is never one between two times.

use std::fs;

use super::world::{agency, entries};
use crate::world::command::{run, said};

const ANA: [(&str, &str, &str); 1] = [("ana", "Ana Ruiz", "ana@example.com")];

/// The day and the minutes of each entry that a file becomes, in the order in which they stand; and what is said.
fn taken(kind: &str, text: &str, more: &[&str]) -> (Vec<(String, i64)>, String) {
    let folder = agency(&ANA);
    fs::write(folder.path().join("export"), text).unwrap();
    let output = run(folder.path(), ["import", kind, "export"].iter().chain(more));
    let told = |(_, _, day, seconds): (String, String, String, standing::model::number::Number)| {
        (day, seconds.rounded(0).parse::<i64>().unwrap() / 60)
    };
    (entries(folder.path()).into_iter().map(told).collect(), said(&output))
}

fn days(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    expected.iter().map(|(day, minutes)| ((*day).to_owned(), *minutes)).collect()
}

#[test]
fn moments_with_offsets_are_apart_by_what_passed() {
    // Berlin puts its clocks back on 25 October 2026 at 3, London puts them forward on 29 March 2026 at 1.
    let text = "Id,Project,Client,Member,Start,End,Duration\n\
                a,Website,Acme,Ana Ruiz,2026-10-25T01:30:00+02:00,2026-10-25T03:30:00+01:00,3:00:00\n\
                b,Website,Acme,Ana Ruiz,2026-10-26T01:30:00+01:00,2026-10-26T03:30:00+01:00,\n\
                c,Website,Acme,Ana Ruiz,2026-03-29T00:30:00+00:00,2026-03-29T03:30:00+01:00,2:00:00\n\
                d,Website,Acme,Ana Ruiz,2026-04-01 21:30:00-04:00,2026-04-01 22:30:00-04:00,1:00:00\n";
    let (found, said) = taken("solidtime", text, &["--zone", "Europe/London"]);
    let expected = [("2026-03-29", 120), ("2026-04-01", 60), ("2026-10-25", 180), ("2026-10-26", 120)];
    assert_eq!(found, days(&expected), "{said}");
}

#[test]
fn in_the_night_in_which_clocks_change_what_passed_is_what_counts() {
    let head = "User,Client,Project,Description,Start date,Start time,End date,End time,Duration\n";
    let row =
        |note: &str, times: &str, length: &str| format!("Ana Ruiz,Acme,Website,{note},{times},{length}\n");
    let (autumn, spring) =
        ("2026-10-24,23:00:00,2026-10-25,06:00:00", "2026-03-28,23:00:00,2026-03-29,06:00:00");
    let twice = "2026-10-25,02:30:00,2026-10-25,03:30:00";
    let text = [
        head.to_owned(),
        row("it says so", autumn, "08:00:00"),
        row("it says nothing", spring, ""),
        // Half past two came twice: both are true.
        row("the first one", twice, "02:00:00"),
        row("the second one", twice, "01:00:00"),
    ];
    let (found, said) = taken("toggl", &text.concat(), &["--zone", "Europe/Berlin"]);
    let expected = [("2026-03-28", 360), ("2026-10-24", 480), ("2026-10-25", 120), ("2026-10-25", 60)];
    assert_eq!(found, days(&expected), "{said}");
    // Where nobody says where that was, or clocks can't say it, the two contradict.
    let (found, said) = taken("toggl", &text.concat(), &[]);
    assert_eq!(found, [], "{said}");
    assert!(said.contains("export:2: from 23:00:00 to 06:00:00 is not 08:00:00"), "{said}");
    let wrong = [head.to_owned(), row("x", spring, "05:00:00")].concat();
    let (_, said) = taken("toggl", &wrong, &["--zone", "Europe/Berlin"]);
    assert!(said.contains("export:2: from 23:00:00 to 06:00:00 is not 05:00:00"), "{said}");
}

#[test]
fn a_note_of_klog_may_have_signs_of_its_own() {
    let text = "2026-03-02\n    2h meeting: sprint - planning\n    8:00-9:00 a - b: c\n    <23:00 - 0:30 late: x-y\n";
    let (found, said) = taken("klog", text, &["--who", "ana", "--project", "acme/website"]);
    assert_eq!(found, days(&[("2026-03-02", 120), ("2026-03-02", 60), ("2026-03-02", 90)]), "{said}");
}

//! Files that one side laid out anew, and how conflicts are marked.

use super::*;

const HEAD: &str = "name = \"x\"\nstatus = \"active\"\nbilling = \"fixed\"\n\n[log]\n";

#[test]
fn a_file_that_was_put_in_order_on_one_side() {
    let base = "billing = \"fixed\"\nname = \"x\"\nstatus = \"active\"\n\n[log]\ntime = [\n  {date=2026-11-05,who=\"ana\",hours=4},\n  \
                {date=2026-11-02,who=\"ana\",hours=3},\n]\n";
    let early = "{ date = 2026-11-02, who = \"ana\", hours = 3 }";
    let canonical =
        format!("{HEAD}time = [\n  {early},\n  {{ date = 2026-11-05, who = \"ana\", hours = 4 }},\n]\n");
    let more = base.replace("hours=3},\n", "hours=3},\n  { date = 2026-11-09, who = \"ben\", hours = 1 },\n");
    let merged = clean(base, &canonical, &more);
    assert_eq!(merged.matches("who").count(), 3, "{merged}");
    assert!(merged.starts_with("name = \"x\"\nstatus"), "{merged}");
    // Whoever says something else says it in their own way.
    let less = clean(base, &canonical, &base.replace("hours=3", "hours=2"));
    assert_eq!(less, canonical.replace(early, "{date=2026-11-02,who=\"ana\",hours=2}"));
    conflict(base, &canonical.replace("hours = 3", "hours = 1"), &base.replace("hours=3", "hours=2"));
}

#[test]
fn a_list_on_one_line() {
    let entry = |day: &str, who: &str| format!("{{ date = 2026-11-{day}, who = \"{who}\", hours = 1 }}");
    let one_line = |entries: &[&String]| {
        let entries: Vec<&str> = entries.iter().map(|entry| entry.as_str()).collect();
        format!("{HEAD}time = [{}]\n", entries.join(", "))
    };
    let lines = |entries: &[&String]| {
        let lines: String = entries.iter().map(|entry| format!("  {entry},\n")).collect();
        format!("{HEAD}time = [\n{lines}]\n")
    };
    let (one, two, three) = (entry("02", "ana"), entry("05", "ana"), entry("06", "ana"));
    let last = entry("09", "bo");
    let base = one_line(&[&one, &two]);
    let logged = one_line(&[&one, &two, &three]);
    // One side put it in order, the other logged; or both logged.
    assert_eq!(clean(&base, &lines(&[&one, &two]), &logged), lines(&[&one, &two, &three]));
    assert_eq!(clean(&base, &one_line(&[&one, &two, &last]), &logged), lines(&[&one, &two, &three, &last]));
}

#[test]
fn markers_are_as_git_asks_for() {
    let ours = with(PROJECT, "hours = 100", "hours = 1");
    let theirs = with(PROJECT, "hours = 100", "hours = 2");
    let text = |markers: Markers| match merge(PROJECT, [&ours, &theirs], Kind::Project.schema(), &markers) {
        Merged::Conflict(text) => text,
        other => panic!("{other:?}"),
    };
    let long = text(Markers { size: 9, ..Markers::default() });
    let expected = "\n<<<<<<<<< ours\nhours = 1\n=========\nhours = 2\n>>>>>>>>> theirs\n";
    assert!(long.contains(expected), "{long}");
    let [ours, base, theirs] = ["HEAD", "parent of 641e35d (its)", "641e35d (its)"].map(str::to_owned);
    let named = text(Markers { ours, base, theirs, with_base: true, ..Markers::default() });
    let expected = "\n<<<<<<< HEAD\nhours = 1\n||||||| parent of 641e35d (its)\nhours = 100\n=======\nhours = 2\n\
                    >>>>>>> 641e35d (its)\n";
    assert!(named.contains(expected), "{named}");
}

#[test]
fn a_marker_begins_its_line_behind_a_byte_order_mark_too() {
    let marked =
        |name: &str| format!("\u{feff}name = \"{name}\"\nstatus = \"active\"\nbilling = \"fixed\"\n");
    let text = conflict(&marked("a"), &marked("b"), &marked("c"));
    assert!(text.starts_with("<<<<<<< ours\n\u{feff}name = \"b\"\n"), "{text}");
}

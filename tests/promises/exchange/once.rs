//! Twice is once: whatever part of a source came before, in whatever order, the whole of it is there as often as the
//! source has it.

use std::fs;
use std::path::Path;

use super::world::{agency, entries};
use crate::world::chance::{Chance, tries};
use crate::world::command::{json, run, said};

const PEOPLE: [(&str, &str, &str); 2] =
    [("ana", "Ana Ruiz", "ana@example.com"), ("ben", "Ben Okoye", "ben@example.com")];

const HEAD: &str = "User,Client,Project,Description,Billable,Start date,Duration\n";

/// Rows of which some are equal.
fn rows(chance: &mut Chance) -> Vec<String> {
    let row = |chance: &mut Chance| {
        let (_, who, _) = PEOPLE[chance.below(2)];
        let (day, minutes) = (1 + chance.below(3), 1 + chance.below(3));
        let note = ["", "x", "\"a, b\"", "\"two\nlines\""][chance.below(4)];
        let billable = ["Yes", "No"][chance.below(2)];
        format!("{who},Acme,Website,{note},{billable},2026-03-0{day},0:{:02}:00\n", minutes * 10)
    };
    (0..20 + chance.below(20)).map(|_| row(chance)).collect()
}

fn shuffled(rows: &[String], chance: &mut Chance) -> Vec<String> {
    let mut rest = rows.to_vec();
    let mut shuffled = Vec::new();
    while !rest.is_empty() {
        shuffled.push(rest.swap_remove(chance.below(rest.len())));
    }
    shuffled
}

fn import(root: &Path, rows: &[String], more: &[&str]) -> (u64, u64) {
    let file = root.join("export.csv");
    fs::write(&file, format!("{HEAD}{}", rows.concat())).unwrap();
    let words = ["import", "toggl", "export.csv", "-f", "json"];
    let output = run(root, words.iter().chain(more));
    assert!(output.status.success(), "{}", said(&output));
    let record = &json(&output)["record"];
    (record["new"].as_u64().unwrap(), record["already_there"].as_u64().unwrap())
}

fn sorted(root: &Path) -> Vec<String> {
    let mut lines: Vec<String> = fs::read_to_string(root.join("clients/acme/website.toml"))
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("  { "))
        .map(str::to_owned)
        .collect();
    lines.sort();
    lines
}

#[test]
fn any_part_twice_in_any_order_is_the_whole_once() {
    for seed in 1..=u64::try_from(tries(3)).unwrap().min(60) {
        let mut chance = Chance::new(seed * 7919);
        let rows = rows(&mut chance);
        let once = agency(&PEOPLE);
        let (new, there) = import(once.path(), &rows, &[]);
        assert_eq!((usize::try_from(new).unwrap(), there), (rows.len(), 0), "seed {seed}");
        assert_eq!(entries(once.path()).len(), rows.len());
        let often = agency(&PEOPLE);
        for _ in 0..3 {
            let part = shuffled(&rows, &mut chance);
            let part = &part[..chance.below(rows.len()) + 1];
            import(often.path(), part, &[]);
            assert_eq!(import(often.path(), part, &[]).0, 0, "seed {seed}");
        }
        import(often.path(), &shuffled(&rows, &mut chance), &[]);
        assert_eq!(sorted(often.path()), sorted(once.path()), "seed {seed}");
        let (new, there) = import(often.path(), &shuffled(&rows, &mut chance), &[]);
        assert_eq!((new, usize::try_from(there).unwrap()), (0, rows.len()), "seed {seed}");
    }
}

#[test]
fn replacing_makes_the_days_of_the_file_equal_to_it_and_touches_no_other() {
    let folder = agency(&PEOPLE);
    let website = folder.path().join("clients/acme/website.toml");
    let log = "\n[log]\ntime = [\n  { date = 2026-02-28, who = \"ana\", hours = 1 },\n  \
               { date = 2026-03-01, who = \"ana\", hours = 9, note = \"gone\" },\n  \
               { date = 2026-03-02, who = \"ben\", hours = 2, note = \"ben is not in the file\" },\n]\n";
    let head = fs::read_to_string(&website).unwrap();
    fs::write(&website, format!("{head}{log}")).unwrap();
    let rows = [
        "Ana Ruiz,Acme,Website,a,Yes,2026-03-01,1:00:00\n".to_owned(),
        "Ana Ruiz,Acme,Website,b,Yes,2026-03-03,2:00:00\n".to_owned(),
    ];
    fs::write(folder.path().join("export.csv"), format!("{HEAD}{}", rows.concat())).unwrap();
    let output = run(folder.path(), ["import", "toggl", "export.csv", "--replace"]);
    assert!(output.status.success(), "{}", said(&output));
    let printed = crate::world::command::printed(&output);
    assert!(
        printed.contains("-  { date = 2026-03-01, who = \"ana\", hours = 9, note = \"gone\" },"),
        "{printed}"
    );
    assert!(printed.ends_with("2 entries, 3 h; 1 removed\n"), "{printed}");
    let expected = "\n[log]\ntime = [\n  { date = 2026-02-28, who = \"ana\", hours = 1 },\n  \
                    { date = 2026-03-01, who = \"ana\", hours = 1, note = \"a\" },\n  \
                    { date = 2026-03-02, who = \"ben\", hours = 2, note = \"ben is not in the file\" },\n  \
                    { date = 2026-03-03, who = \"ana\", hours = 2, note = \"b\" },\n]\n";
    assert_eq!(fs::read_to_string(&website).unwrap(), format!("{head}{expected}"));
    assert_eq!(import(folder.path(), &rows, &["--replace"]), (0, 2));
    run(folder.path(), ["undo"]);
    assert_eq!(fs::read_to_string(&website).unwrap(), format!("{head}{log}"));
}

#[test]
fn an_id_of_the_source_wins() {
    let folder = agency(&PEOPLE);
    let head = "date,who,hours,project,note,ref\n";
    let first = format!("{head}2026-03-02,ana,1,acme/website,a,x-1\n2026-03-02,ana,1,acme/website,a,x-2\n");
    let file = folder.path().join("t.csv");
    let import = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        let output = run(folder.path(), ["import", "csv", "t.csv", "-f", "json"].iter().chain(more));
        assert!(output.status.success(), "{}", said(&output));
        json(&output)["record"].clone()
    };
    assert_eq!(import(&first, &[])["new"], 2);
    assert_eq!(import(&first, &[])["already_there"], 2);
    let changed = first.replace("1,acme/website,a,x-2", "2,acme/website,b,x-2");
    let told = import(&changed, &[]);
    assert_eq!((&told["new"], &told["already_there"], &told["differing"]), (&0.into(), &1.into(), &1.into()));
    let told = import(&changed, &["--replace"]);
    assert_eq!((&told["new"], &told["removed"]), (&1.into(), &1.into()));
    assert_eq!(import(&changed, &[])["already_there"], 2);
}

#[test]
fn a_file_with_rows_left_out_replaces_nothing() {
    let folder = agency(&PEOPLE);
    let good = "Ana Ruiz,Acme,Website,a,Yes,2026-03-02,1:00:00\n".to_owned();
    let bad = "Ana Ruiz,Acme,Website,b,Yes,2026-03-02,soon\n".to_owned();
    import(folder.path(), &[good.clone(), bad.replace("soon", "2:00:00")], &[]);
    let before = sorted(folder.path());
    fs::write(folder.path().join("export.csv"), format!("{HEAD}{good}{bad}")).unwrap();
    let output = run(folder.path(), ["import", "toggl", "export.csv", "--replace", "--skip-bad"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("can't replace anything with a file of which rows are left out"));
    assert_eq!(sorted(folder.path()), before);
}

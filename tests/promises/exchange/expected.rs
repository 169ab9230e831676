//! Files as other tools wrote them, with sums in seconds that somebody else worked out, and the rows that must not be taken.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use standing::model::number::Number;
use tempfile::TempDir;

use super::world::{Sums, add, agency, entries};
use crate::world::command::{json, run, said};
use crate::world::data::shared;

const PEOPLE: [(&str, &str, &str); 8] = [
    ("ana", "Ana Ruiz", "ana@example.com"),
    ("ben", "Ben Okoye", "ben@example.com"),
    ("jonas", "Jonas", "jonas@example.com"),
    ("aymer", "Aymer Hauck", "aymer@example.com"),
    ("gusella", "Gusella Swaile", "gusella@example.com"),
    ("hetti", "Hetti Becken", "hetti@example.com"),
    ("sawyer", "Sawyer Berrey", "sawyer@example.com"),
    ("silas", "Silas Idenden", "silas@example.com"),
];

/// Projects that no client is named of.
const MAPS: &str = "\
[toggl.projects]
INF-VERT6 = \"acme/inf-vert6\"

[clockify.projects]
Shop = \"acme/shop\"

[csv.portuguese.columns]
date = \"Data de início\"
start = \"Hora de início\"
end-date = \"Data final\"
end = \"Hora final\"
hours = \"Duração (h)\"
client = \"Cliente\"
project = \"Projeto\"
who = \"Usuário\"
note = \"Descrição\"
billable = \"Faturável\"
";

/// A row of `expected.csv`.
struct Row {
    file: String,
    by: String,
    key: String,
    entries: usize,
    seconds: i64,
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn expected(data: &Path) -> Vec<Row> {
    let row = |cells: Vec<String>| Row {
        file: cells[0].clone(),
        by: cells[1].clone(),
        key: cells[2].clone(),
        entries: cells[3].parse().unwrap(),
        seconds: cells[4].parse().unwrap(),
    };
    rows(&data.join("expected.csv")).into_iter().map(row).collect()
}

fn refused(data: &Path, file: &str) -> BTreeSet<u64> {
    let rows = rows(&data.join("refused.csv")).into_iter();
    rows.filter(|cells| cells[0] == file).map(|cells| cells[1].parse().unwrap()).collect()
}

fn world() -> TempDir {
    let folder = agency(&PEOPLE);
    for id in ["shop", "inf-vert6"] {
        let name = if id == "shop" { "Shop" } else { "INF-VERT6" };
        let text = format!("name = \"{name}\"\nstatus = \"active\"\nbilling = \"hourly\"\n");
        fs::write(folder.path().join(format!("clients/acme/{id}.toml")), text).unwrap();
    }
    fs::write(folder.path().join("imports.toml"), MAPS).unwrap();
    folder
}

/// The words that import a file.
fn words(file: &str, path: &Path) -> Vec<String> {
    let (tool, _) = file.split_once('/').unwrap();
    let options = match (tool, file) {
        (_, "clockify/ours-day-first.csv") => "csv --as portuguese",
        // The profile of the account that it is from: one of its rows is wrong in that order.
        (_, "clockify/ours-errors.csv") => "clockify --date-order mdy",
        ("timewarrior", _) => "timewarrior --zone UTC --who ana --project acme/website",
        ("klog", _) => "klog --who ana --project acme/website",
        _ => tool,
    };
    let mut words: Vec<String> = vec!["import".to_owned()];
    words.extend(options.split(' ').map(str::to_owned));
    words.push(path.display().to_string());
    words.extend(["--create", "--skip-bad", "-f", "json"].map(str::to_owned));
    words
}

/// The file as it is, but for the one in another encoding.
fn in_utf_8(data: &Path, file: &str, folder: &Path) -> PathBuf {
    let path = data.join(file);
    let bytes = fs::read(&path).unwrap();
    if str::from_utf8(&bytes).is_ok() {
        return path;
    }
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let converted = folder.join("converted.csv");
    fs::write(&converted, text).unwrap();
    converted
}

/// What a project or a person is called in the file.
fn key(by: &str, key: &str, (project, who, day): (&str, &str, &str)) -> bool {
    let person = PEOPLE.iter().find(|(id, ..)| *id == who).unwrap();
    match by {
        "all" => true,
        "project" => project == key,
        "person" => person.1 == key || person.2 == key,
        "utc-day" | "day" => day == key,
        other => panic!("{other}"),
    }
}

#[test]
fn every_file_gives_its_seconds_and_names_its_bad_rows() {
    let Some(data) = shared("imports") else { return };
    let mut files: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in expected(&data) {
        files.entry(row.file.clone()).or_default().push(row);
    }
    assert_eq!(files.len(), 28);
    for (file, rows) in &files {
        let folder = world();
        let path = in_utf_8(&data, file, folder.path());
        let output = run(folder.path(), words(file, &path));
        assert!(output.status.success(), "{file}: {}", said(&output));
        let lines = json(&output)["record"]["refused"].as_array().unwrap().clone();
        let lines: BTreeSet<u64> = lines.iter().map(|row| row["line"].as_u64().unwrap()).collect();
        let of_klog = file.starts_with("klog/");
        let without_time = rows.iter().filter(|row| row.by == "day" && row.seconds <= 0).count();
        let known = refused(&data, file);
        assert!(known.is_subset(&lines), "{file}: {lines:?}");
        assert_eq!(lines.len(), known.len() + without_time, "{file}: {lines:?}");
        let all = entries(folder.path());
        for row in rows.iter().filter(|row| row.by != "tags" && !(of_klog && row.by == "all")) {
            let mut sums = Sums::new();
            for (project, who, day, seconds) in &all {
                if key(&row.by, &row.key, (project, who, day)) {
                    add(&mut sums, "", seconds);
                }
            }
            let (count, sum) = sums.remove("").unwrap_or_default();
            let due = if row.seconds > 0 { row.seconds } else { 0 };
            assert_eq!(sum, Number::from(due), "{file}: {} {}", row.by, row.key);
            // What is left of a klog day has fewer entries than the day, where breaks were among them.
            assert!(
                count == row.entries || of_klog && count <= row.entries,
                "{file}: {} {}",
                row.by,
                row.key
            );
        }
        // The same file again adds nothing.
        let again = run(folder.path(), words(file, &path));
        assert_eq!(json(&again)["record"]["new"], 0, "{file}");
        assert_eq!(json(&again)["record"]["already_there"], all.len(), "{file}");
    }
}

#[test]
fn without_skipping_nothing_is_written_and_each_row_is_named() {
    let Some(data) = shared("imports") else { return };
    for (words, lines) in [
        ("toggl toggl/ours-edges.csv", &["8", "9", "10", "12", "13"][..]),
        ("harvest harvest/ours-decimal-comma.csv --create", &["6", "7"]),
        ("clockify clockify/ours-errors.csv --date-order mdy", &["3", "4", "5", "6"]),
    ] {
        let folder = world();
        let words: Vec<String> = words
            .split(' ')
            .map(
                |word| {
                    if word.contains('/') { data.join(word).display().to_string() } else { word.to_owned() }
                },
            )
            .collect();
        let before = crate::world::folder::documents(folder.path());
        let output = run(folder.path(), ["import".to_owned()].into_iter().chain(words.clone()));
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert_eq!(crate::world::folder::documents(folder.path()), before);
        for line in lines {
            let name = words.iter().find(|word| word.ends_with(".csv")).unwrap();
            assert!(said(&output).contains(&format!("error: {name}:{line}: ")), "{line}: {}", said(&output));
        }
        assert_eq!(said(&output).matches(".csv:").count(), lines.len(), "{}", said(&output));
    }
}

#[test]
fn what_is_wrong_with_a_whole_file_is_said_once() {
    let folder = world();
    let import = |kind: &str, text: &str| {
        fs::write(folder.path().join("export"), text).unwrap();
        let output =
            run(folder.path(), ["import", kind, "export", "--who", "ana", "--project", "acme/website"]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    // 4 March and 3 April, 5 March and 3 May.
    let undecided = "Date,Client,Project,Hours\n03/04/2026,Acme,Website,1.5\n03/05/2026,Acme,Website,1.5\n";
    let lines = import("harvest", undecided);
    assert_eq!(
        lines[..2],
        [
            "error: export:2: \"03/04/2026\" can be 2026-04-03 or 2026-03-04 (and on line 3)",
            " help: add --date-order dmy or --date-order mdy"
        ]
    );
    assert_eq!(lines.len(), 4, "{lines:?}");
    let in_utc = "inc 20260302T090000Z - 20260302T100000Z\ninc 20260303T090000Z - 20260303T100000Z\n";
    let lines = import("timewarrior", in_utc);
    assert!(lines[0].ends_with("its day depends on the time zone (and on line 2)"), "{lines:?}");
    assert_eq!(lines.len(), 4, "{lines:?}");
    let cut = "Date,Client,Project,Hours,Notes\n2026-03-02,Acme,Website,1,\"a \"\"b\"\"\n2026-03-03,Acme,Website,1,c\n";
    assert_eq!(import("harvest", cut)[0], "error: export:2: a quote that begins here is not closed");
}

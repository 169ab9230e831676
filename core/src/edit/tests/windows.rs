//! A long log is edited by way of a part of it as it is by way of the whole, and the quick proof says yes only where the
//! whole one does.

use super::*;
use crate::edit::flat::is_proved_quickly;
use crate::edit::lines::spliced;
use crate::edit::proof::wholly;

/// More records than are laid out whole.
const RECORDS: usize = 90;

/// A project whose log has records of every spelling, one a line; their days repeat, go back, and are missing.
fn long(ending: &str) -> String {
    let record = |at: usize| {
        let date = format!("2026-{:02}-{:02}", 1 + at / 10, 1 + at % 7);
        match at % 9 {
            1 => {
                format!("  # of {at}\n\n  {{who='ana',date={date} ,hours=1_0,}}, # {{ date = 2026-01-01 }}\n")
            }
            3 => format!("\t{{ date = {date}, who = \"ana\", note = \"\"\"\n{at}\n\"\"\" }},\n"),
            5 => format!("  {{ who = \"ben\", hours = {at} }},\n"),
            7 => format!(
                "  {{ date = {date}, who = \"ana\", hours = {at}, note = \"}}, {{ \\\" #\" }},\n  # behind {at}\n"
            ),
            _ => format!("  {{ date = {date}, who = \"ana\", hours = {at}, note = \"n{at}\" }},\n"),
        }
    };
    let records: String = (0..RECORDS).map(record).collect();
    let head = "name = \"Site\" # so\nstatus = \"active\"\nbilling = \"fixed\"\n\n[budget]\nhours = 40\n\n[[changes]]\nid = \"a\"\n\n";
    let text = format!(
        "{head}[log]\ntime = [\n{records}]\nexpenses = [\n  {{ date = 2026-01-02, amount = 1 }},\n]\n"
    );
    text.replace('\n', ending)
}

fn all_edits() -> Vec<Vec<Edit>> {
    let mut all: Vec<Vec<Edit>> = Vec::new();
    for date in
        ["2025-12-31", "2026-01-01", "2026-03-04", "2026-05-07", "2026-09-07", "2026-10-01", "2027-01-01"]
    {
        all.push(vec![logged(date)]);
    }
    all.push(["2026-05-02", "2025-01-01", "2026-05-02", "2026-12-01", "2026-02-03"].map(logged).to_vec());
    let undated = Record::default().with("who", "ana");
    all.push(vec![Edit::Log { list: "log.time".to_owned(), record: undated }]);
    for at in [0, 1, 2, 3, 5, 7, 8, 44, RECORDS - 2, RECORDS - 1] {
        all.push(vec![set(&format!("log.time[{at}].hours"), number("3.5"))]);
        all.push(vec![set(&format!("log.time[{at}].unplanned"), true)]);
        all.push(vec![remove(&format!("log.time[{at}].who"))]);
        all.push(vec![remove(&format!("log.time[{at}]"))]);
    }
    let expense = Record::default().with("date", day("2026-01-02")).with("amount", number("2"));
    all.push(vec![Edit::Log { list: "log.expenses".to_owned(), record: expense.clone() }]);
    all.push(vec![Edit::Log { list: "log.invoices".to_owned(), record: expense }]);
    all.push(vec![Edit::Append { list: "changes".to_owned(), record: Record::default().with("id", "b") }]);
    all.extend(
        [set("name", "x"), set("budget.amount", number("2")), set("rates.default", number("2"))]
            .map(|one| vec![one]),
    );
    all.extend(
        [remove("budget"), remove("log.expenses"), remove("log.time"), remove("log.time[9999]")]
            .map(|one| vec![one]),
    );
    all
}

fn path_of(edit: &Edit) -> Vec<Step> {
    match edit {
        Edit::Set { path, .. } | Edit::Remove { path } => steps(path),
        Edit::Append { list, .. } | Edit::Log { list, .. } | Edit::Enter { list, .. } => steps(list),
        _ => Vec::new(),
    }
}

#[test]
fn a_part_of_a_text_leads_to_the_same_as_the_whole() {
    let schema = Kind::Project.schema();
    let mut windows = 0;
    for text in ["\n", "\r\n"].map(long) {
        let known = Known::of(&text).unwrap();
        for edits in all_edits() {
            let path = path_of(&edits[0]);
            let all: Vec<&Edit> = edits.iter().collect();
            let (part, whole) = (
                windowed(&text, Some(&known), schema, &path, &all),
                windowed(&text, None, schema, &path, &all),
            );
            windows += usize::from(known.window(Aim::At(&path)).is_some());
            let Some((splices, changed)) = part else {
                assert!(whole.is_none(), "{edits:?}");
                continue;
            };
            let (expected, expected_changed) = whole.unwrap();
            let (result, expected) = (spliced(&text, splices), spliced(&text, expected));
            assert_eq!(result, expected, "{edits:?}");
            assert_eq!(format!("{changed:?}"), format!("{expected_changed:?}"), "{edits:?}");
            assert!(wholly(&text, &result, &changed), "{edits:?}");
            let is_quick = |after: &str| {
                let proofs =
                    [Some(&known), None].map(|known| is_proved_quickly(&text, after, &changed, known));
                assert_eq!(proofs[0], proofs[1], "{edits:?}");
                proofs[0]
            };
            assert_eq!(
                is_quick(&result),
                path != steps("log.time") || !matches!(edits[0], Edit::Remove { .. })
            );
            assert_eq!(apply(&text, schema, &edits), Ok(result.clone()), "{edits:?}");
            for (old, new) in [
                ("hours = 36,", "hours = 37,"),
                ("note = \"n45\"", "note = \"n46\""),
                ("amount = 1 ", "amount = 3 "),
            ] {
                let other = result.replacen(old, new, 1);
                let is_proved = other == result;
                assert_eq!(is_quick(&other), is_proved && is_quick(&result), "{edits:?} {old}");
            }
        }
    }
    assert!(windows > 80, "{windows}");
}

#[test]
fn what_is_no_list_of_records_proves_nothing() {
    let text = long("\n");
    let set_name = |text: &str| text.replacen("\"Site\"", "\"Other\"", 1);
    let changed = Changed::Set(steps("name"));
    assert!(is_proved_quickly(&text, &set_name(&text), &changed, None));
    for (old, new) in [
        ("note = \"n45\"", "who = \"ben\""),
        ("note = \"n45\" }", "note = \"n45\""),
        ("hours = 36,", "hours = ,"),
    ] {
        let broken = text.replacen(old, new, 1);
        assert_ne!(broken, text);
        assert!(!is_proved_quickly(&broken, &set_name(&broken), &changed, None), "{new}");
        assert_eq!(
            apply(&broken, Kind::Project.schema(), &[set("name", "x")]),
            Err(EditFault::NoToml),
            "{new}"
        );
    }
}

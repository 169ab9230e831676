use super::*;
use crate::figures::sample::{euro, number};

fn noted(about: &str, rule: RuleName, stake: Option<&str>) -> Noted {
    Noted {
        subject: Some(about.to_owned()),
        about: about.to_owned(),
        is_person: false,
        rule,
        place: 7,
        factor: Number::one(),
        level: Severity::Warn,
        gist: "a gist".to_owned(),
        why: format!("why {about}"),
        since: None,
        stake: stake.map(|stake| AtStake { amount: euro().money(&number(stake)), how: "so".to_owned() }),
        together: Together::Largest,
        firm: false,
        command: "standing".to_owned(),
        file: format!("{about}.toml"),
        line: 1,
        tone: Tone::Plain,
    }
}

fn late(about: &str, stake: &str) -> Noted {
    Noted { together: Together::Sum("invoices late"), ..noted(about, rules::OVERDUE_INVOICE, Some(stake)) }
}

/// Each row in a line: subject, gist, stake, and how many others it has.
fn told(noted: Vec<Noted>, floor: &str, limit: Option<usize>) -> Vec<String> {
    let floor = number(floor);
    let limits = Limits { rows: limit, floor: Some(&floor), currency: euro() };
    let (rows, more) = rows(noted, limits);
    let line = |row: &Attention| {
        let stake = row.stake.as_ref().map_or("–".to_owned(), Money::digits);
        let subject = row.subject.as_deref().unwrap_or("null");
        format!("{subject}: {} {stake} +{}", row.gist, row.others.len())
    };
    rows.iter().map(line).chain((more > 0).then(|| format!("{more} more"))).collect()
}

#[test]
fn a_subject_has_one_line_with_its_dearest() {
    let found = vec![
        noted("a", rules::NO_OUTCOME, None),
        noted("a", rules::OVER_BUDGET, Some("10")),
        noted("b", rules::LATE_PROJECT, Some("20")),
        noted("a", rules::LATE_PROJECT, Some("5")),
    ];
    assert_eq!(told(found, "0", None), ["b: a gist 20.00 +0", "a: a gist 10.00 +2"]);
}

#[test]
fn errors_then_denied_then_money_then_the_order_of_rules_then_warnings() {
    let with =
        |about: &str, level, place, stake| Noted { level, place, ..noted(about, rules::NO_OUTCOME, stake) };
    let found = vec![
        with("warning", Severity::Warning, 99, None),
        with("later", Severity::Warn, 5, Some("0")),
        with("earlier", Severity::Warn, 4, None),
        with("small", Severity::Warn, 1, Some("3")),
        with("large", Severity::Warn, 9, Some("4")),
        with("denied", Severity::Deny, 9, None),
        with("error", Severity::Error, 9, None),
    ];
    let subjects: Vec<String> = told(found, "0", None);
    let subjects: Vec<&str> = subjects.iter().map(|line| line.split_once(':').unwrap().0).collect();
    assert_eq!(subjects, ["error", "denied", "large", "small", "earlier", "later", "warning"]);
}

#[test]
fn a_factor_moves_a_rule_and_zero_keeps_it_out_even_if_denied() {
    let with = |about: &str, factor: &str, level| Noted {
        factor: number(factor),
        level,
        ..noted(about, rules::NO_OUTCOME, Some("10"))
    };
    let found = vec![
        with("once", "1", Severity::Warn),
        with("twice", "2", Severity::Warn),
        with("out", "0", Severity::Deny),
    ];
    // The stake stays as it was computed.
    assert_eq!(told(found, "0", None), ["twice: a gist 10.00 +0", "once: a gist 10.00 +0"]);
}

#[test]
fn money_of_one_rule_and_subject_adds_up() {
    let found = vec![late("a", "30"), late("a", "70"), late("b", "99")];
    assert_eq!(told(found, "0", None), ["a: 2 invoices late, 100.00 100.00 +0", "b: a gist 99.00 +0"]);
    let found = vec![noted("a", rules::BREAKS_FIRM, Some("3")), noted("a", rules::BREAKS_FIRM, Some("4"))];
    assert_eq!(told(found, "0", None), ["a: a gist (2) 4.00 +0"]);
}

#[test]
fn small_money_is_one_line_from_two_rows_on() {
    let found = || vec![late("a", "30"), late("b", "40"), late("c", "1000")];
    assert_eq!(told(found(), "50", None), ["c: a gist 1000.00 +0", "null: 2 invoices late, 70.00 70.00 +2"]);
    assert_eq!(
        told(found(), "40", None),
        ["c: a gist 1000.00 +0", "b: a gist 40.00 +0", "a: a gist 30.00 +0"]
    );
    // What else there is of a subject stays.
    let mut found = found();
    found.push(noted("a", rules::NO_OUTCOME, None));
    assert_eq!(
        told(found, "50", None),
        ["c: a gist 1000.00 +0", "null: 2 invoices late, 70.00 70.00 +2", "a: a gist – +0"]
    );
}

#[test]
fn people_take_three_rows_of_the_ten() {
    let person = |place: u32| {
        let one = noted(&format!("p{place}"), rules::OVERLOADED_PERSON, Some(&(100 - place).to_string()));
        Noted { is_person: true, ..one }
    };
    let mut found: Vec<Noted> = (0..5).map(person).collect();
    found.push(noted("project", rules::LATE_PROJECT, Some("1")));
    let told = told(found, "0", Some(10));
    assert_eq!(told[2], "p2: a gist (+2 people) 98.00 +0");
    assert_eq!(told[3..], ["project: a gist 1.00 +0", "2 more"]);
}

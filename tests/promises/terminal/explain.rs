//! A figure is explained by what it is made of: the terms give the value, and the records give the terms.

use std::path::Path;

use serde_json::Value;

use crate::world::command::{json, printed, standing};
use crate::world::folder::{example_agency, repository};

fn explained(words: &[&str]) -> Value {
    json(&standing(&example_agency(), ["explain"]).args(words).args(["-f", "json"]).output().unwrap())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// As reports print it.
fn rounded(number: f64, places: i32) -> f64 {
    let shift = 10_f64.powi(places);
    (number * shift).round() / shift
}

fn terms(figure: &Value) -> Vec<f64> {
    figure["terms"].as_array().unwrap().iter().map(|term| number(&term["value"])).collect()
}

#[test]
fn the_terms_of_a_figure_do_its_sum() {
    let mut done = 0;
    for project in ["skerrow/booking", "tamblewick/shop", "quillmarsh/exhibition", "pellworth/intake"] {
        for (figure, places) in [("burn", 4), ("remaining.hours", 2), ("forecast.hours", 2), ("evm.cpi", 4)] {
            let explained = explained(&[figure, project]);
            let (value, terms) = (&explained["value"], terms(&explained));
            let ([first, second], false) = (terms[..].try_into().unwrap_or([0.0, 0.0]), value.is_null())
            else {
                continue;
            };
            let sum = if figure == "remaining.hours" { first - second } else { first / second };
            // A term is printed to as many places as its report has, so the last one can differ by one.
            let near = (rounded(sum, places) - number(value)).abs() <= 1.01 * 10_f64.powi(-places.min(2));
            assert!(near, "{figure} {project}: {terms:?} is not {value}");
            done += 1;
        }
    }
    assert!(done >= 10, "{done}");
}

#[test]
fn the_records_of_a_term_add_up_to_it() {
    for project in ["skerrow/booking", "tamblewick/shop", "pellworth/intake"] {
        for figure in ["spent.hours", "spent.fees", "money.invoiced"] {
            let explained = explained(&[figure, project]);
            let records = explained["terms"][0]["records"].as_array().unwrap();
            let sum: f64 = records.iter().map(|record| number(&record["value"])).sum();
            assert_eq!(rounded(sum, 2), number(&explained["value"]), "{figure} of {project}");
            for record in records {
                assert!(record["line"].as_u64().unwrap() > 0 && record["file"].is_string(), "{record}");
            }
        }
    }
}

#[test]
fn help_of_a_command_is_its_help() {
    let said = |words: &[&str]| printed(&standing(repository(), words).output().unwrap());
    assert_eq!(said(&["help", "budget"]), said(&["budget", "--help"]));
    let all = said(&["help"]);
    for group in ["See:", "Write:", "Keep:"] {
        assert!(all.contains(&format!("\n{group}\n")), "{all}");
    }
}

#[test]
fn words_are_explained_outside_of_a_workspace_too() {
    for word in ["burn", "at-risk", "am-4", "sy-2", "slow-client", "money.margin", "wait"] {
        let output = standing(Path::new("/"), ["explain", word]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{word}: {output:?}");
        assert!(printed(&output).len() > 40, "{word}");
    }
    let output = standing(Path::new("/"), ["explain", "brun"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("burn"));
}

//! An hour of an agency's life, with the commands alone: after each step git shows the lines that were meant, and no other.

mod together;
mod world;

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use world::{agency, refused, sh, step};

#[test]
fn an_hour_goes_through_with_the_commands_alone() {
    let world = TempDir::new().unwrap();
    let root = agency(&world);
    the_team(&root);
    a_week(&root);
    two_requests(&root);
    the_money(&root);
    the_client(&root);
    together::a_new_name(&root);
    together::two_branches(&root);
    together::a_crash(&root);
    let check = sh(&root, "standing check -f json");
    let findings: Value = serde_json::from_slice(&check.stdout).unwrap();
    let errors: Vec<&Value> = findings["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["level"] == "error" || row["level"] == "warning")
        // It tells those who come from version 0.1 what is judged otherwise now.
        .filter(|row| row["rule"] != "hours-bind")
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let report: Value = serde_json::from_slice(&sh(&root, "standing budget -f json").stdout).unwrap();
    let row = &report["rows"][0];
    // 3 + 2 + 7.5 + 8 + 6 + 1.5 hours, 4 and 1.25 on two branches, and a request of 20 hours, 1,800 and 5 days that was accepted.
    assert_eq!(row["spent"]["hours"].to_string(), "33.25");
    assert_eq!(row["budget"]["hours"]["current"].to_string(), "420.00");
    assert_eq!(row["budget"]["amount"]["current"].to_string(), "41800.00");
    assert_eq!(row["due"]["current"], "2027-03-05");
    assert_eq!(row["money"]["outstanding"].to_string(), "0.00");
    assert_eq!(row["money"]["received"].to_string(), "12000.00");
}

fn the_team(root: &Path) {
    step(
        root,
        "standing assign acme/website ana project-manager account-manager --hours 12",
        "acme/website: ana is project-manager and account-manager (11 of 11 tasks covered)",
        &[
            "+team = [",
            "+  { who = \"ana\", roles = [\"project-manager\", \"account-manager\"], hours = 12 },",
            "+]",
        ],
    );
    step(
        root,
        "standing assign website ben designer --from 2026-11-02 --hours 3d",
        "ben is designer from 2026-11-02",
        &["+  { who = \"ben\", roles = [\"designer\"], from = 2026-11-02, hours = 24 },"],
    );
    step(
        root,
        "standing assign website cleo developer --from 2026-11-02 --until 2027-01-29",
        "cleo is developer from 2026-11-02 until 2027-01-29",
        &["+  { who = \"cleo\", roles = [\"developer\"], from = 2026-11-02, until = 2027-01-29 },"],
    );
    step(
        root,
        "standing own website invoices ana",
        "ana owns invoices",
        &["+[responsibilities]", "+invoices = \"ana\""],
    );
    step(
        root,
        "standing waive website success-metrics they count themselves",
        "success-metrics is waived: they count themselves",
        &["+[responsibilities.waived]", "+success-metrics = \"they count themselves\""],
    );
    step(
        root,
        "standing away cleo 12-21 01-01 --note skiing",
        "cleo: away from 2026-12-21 until 2027-01-01, 10 working days",
        &["+[log]", "+away = [", "+  { from = 2026-12-21, until = 2027-01-01, note = \"skiing\" },", "+]"],
    );
}

fn a_week(root: &Path) {
    step(
        root,
        "standing log website 3 --date mon kick-off",
        "3 h logged for ana on 2026-11-16 (3 of 400 h",
        &[
            "+[log]",
            "+time = [",
            "+  { date = 2026-11-16, who = \"ana\", hours = 3, note = \"kick-off\" },",
            "+]",
        ],
    );
    step(
        root,
        "standing log website 2h --unplanned",
        "2 h logged for ana on 2026-11-20 (5 of 400 h",
        &["+  { date = 2026-11-20, who = \"ana\", hours = 2, unplanned = true },"],
    );
    step(
        root,
        "STANDING_USER=ben standing log website 7h30m --date tue drafts",
        "7.5 h logged for ben on 2026-11-17 (12.5 of 400 h",
        &["+  { date = 2026-11-17, who = \"ben\", hours = 7.5, note = \"drafts\" },"],
    );
    step(
        root,
        "standing log website 1d --who ben --date 11-18",
        "8 h logged for ben on 2026-11-18 (20.5 of 400 h",
        &["+  { date = 2026-11-18, who = \"ben\", hours = 8 },"],
    );
    refused(root, "standing log website 30 --who cleo", "30 h is more than the 24 h of a day");
    refused(root, "standing log website 3 --who cloe", "there is no person called \"cloe\"");
    refused(root, "standing log website 3 --date 2026-09-30", "had not started");
    step(
        root,
        "printf '%s\\n' '{\"project\": \"website\", \"who\": \"cleo\", \"date\": \"mon\", \"hours\": 6}' \
         '{\"project\": \"website\", \"who\": \"cleo\", \"date\": \"thu\", \"hours\": \"1:30\", \"billable\": false}' \
         | standing log --stdin",
        "acme/website: 2 entries, 7.5 h logged (28 of 400 h",
        &[
            "+  { date = 2026-11-16, who = \"cleo\", hours = 6 },",
            "+  { date = 2026-11-19, who = \"cleo\", hours = 1.5, billable = false },",
        ],
    );
    step(
        root,
        "standing progress website 10% --by ana",
        "10 % done on 2026-11-20",
        &["+progress = [", "+  { date = 2026-11-20, percent = 10, by = \"ana\" },", "+]"],
    );
}

fn two_requests(root: &Path) {
    step(
        root,
        "standing change ask website Spanish version --asked-by eva --hours 20 --amount 1800 --days 5 --date wed",
        "spanish-version asked by eva on 2026-11-18; a yes means +20 h, +1,800.00 EUR, +5 working days",
        &[
            "+[[changes]]",
            "+id = \"spanish-version\"",
            "+title = \"Spanish version\"",
            "+asked = 2026-11-18",
            "+by = \"eva\"",
            "+hours = 20",
            "+amount = 1800",
            "+days = 5",
        ],
    );
    step(
        root,
        "standing change ask website A calmer slider --asked-by tom --hours 6",
        "a-calmer-slider asked by tom",
        &[
            "+[[changes]]",
            "+id = \"a-calmer-slider\"",
            "+title = \"A calmer slider\"",
            "+asked = 2026-11-20",
            "+by = \"tom\"",
            "+hours = 6",
        ],
    );
    step(
        root,
        "standing change accept website spanish --decided-by eva --told-by ana --told-mood 5",
        "spanish-version accepted on 2026-11-20 (28 of 420 h, an unknown part of 41,800.00 EUR, 7 %, due 2027-03-05)",
        &[
            "+status = \"accepted\"",
            "+decided = 2026-11-20",
            "+decided-by = \"eva\"",
            "+told-by = \"ana\"",
            "+told-mood = 5",
        ],
    );
    step(
        root,
        "standing change decline website a-calm --told-by ana --reason 'it is calm'",
        "a-calmer-slider declined on 2026-11-20",
        &[
            "+status = \"declined\"",
            "+decided = 2026-11-20",
            "+told-by = \"ana\"",
            "+reason = \"it is calm\"",
        ],
    );
    refused(root, "standing change accept website a-calm", "a-calmer-slider is already decided");
}

fn the_money(root: &Path) {
    step(
        root,
        "standing expense website 89.50 a train --who ana --unbilled",
        "expense of 89.50 EUR on 2026-11-20, not billed",
        &[
            "+expenses = [",
            "+  { date = 2026-11-20, amount = 89.50, note = \"a train\", who = \"ana\", billable = false },",
            "+]",
        ],
    );
    step(
        root,
        "standing invoice website 2026-017 12000 --date mon",
        "invoice 2026-017 of 12,000.00 EUR on 2026-11-16, due 2026-12-16",
        &[
            "+invoices = [",
            "+  { number = \"2026-017\", date = 2026-11-16, amount = 12000, due = 2026-12-16 },",
            "+]",
        ],
    );
    refused(root, "standing invoice website 2026-017 500", "there is already an invoice 2026-017");
    step(
        root,
        "standing paid website 2026-017",
        "invoice 2026-017 of 12,000.00 EUR paid on 2026-11-20",
        &[
            "-  { number = \"2026-017\", date = 2026-11-16, amount = 12000, due = 2026-12-16 },",
            "+  { number = \"2026-017\", date = 2026-11-16, amount = 12000, due = 2026-12-16, paid = 2026-11-20 },",
        ],
    );
    refused(root, "standing paid website 2026-017", "already paid");
}

fn the_client(root: &Path) {
    step(
        root,
        "standing touch acme --with eva --kind call --mood 4 glad about the Spanish version",
        "acme: call with eva by ana on 2026-11-20 (executive eva reached on 2026-11-20, mood 4.00)",
        &[
            "+[log]",
            "+touches = [",
            "+  { date = 2026-11-20, with = \"eva\", by = \"ana\", kind = \"call\", mood = 4, note = \"glad about the Spanish version\" },",
            "+]",
        ],
    );
    step(
        root,
        "standing add opportunity acme seo Search engines --need 'nobody finds the shop'",
        "acme: opportunity seo added, 1 is open now",
        &[
            "+[[opportunities]]",
            "+id = \"seo\"",
            "+title = \"Search engines\"",
            "+need = \"nobody finds the shop\"",
        ],
    );
    step(
        root,
        "standing raise acme seo",
        "acme: seo raised on 2026-11-20; 1 time in 90 days while steady",
        &["+stage = \"raised\"", "+raised = [2026-11-20]"],
    );
    step(
        root,
        "standing pulse website --who ben --clarity 4 --resources 3",
        "pulse of ben on 2026-11-20: clarity 4, resources 3",
        &["+pulse = [", "+  { date = 2026-11-20, who = \"ben\", clarity = 4, resources = 3 },", "+]"],
    );
    step(
        root,
        "standing unassign website cleo --until 2026-12-18",
        "cleo is assigned until 2026-12-18",
        &[
            "-  { who = \"cleo\", roles = [\"developer\"], from = 2026-11-02, until = 2027-01-29 },",
            "+  { who = \"cleo\", roles = [\"developer\"], from = 2026-11-02, until = 2026-12-18 },",
        ],
    );
}

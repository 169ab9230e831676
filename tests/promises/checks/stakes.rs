//! What is at stake in what each rule finds, with numbers worked by hand. It is Friday, 20 November 2026.

use serde_json::Value;

use crate::world::command::{json, standing};
use crate::world::folder::folder;

const AGENCY: &str = "name = \"A\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n";
const ANA: &str = "name = \"Ana\"\n";

/// 30 working days from 2 November to 11 December, of which 15 have passed.
const SIX_WEEKS: &str =
    "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-11-02\ndue = 2026-12-11\n";

/// A rule, what the files of a client and of its project say, and the stake.
struct Staked {
    rule: &'static str,
    client: &'static str,
    project: String,
    stake: Option<&'static str>,
    how: &'static str,
}

fn of(rule: &'static str, project: String, stake: Option<&'static str>, how: &'static str) -> Staked {
    Staked { rule, client: "", project, stake, how }
}

fn on_projects() -> Vec<Staked> {
    let hours = |hours: &str, progress: &str| {
        format!(
            "{SIX_WEEKS}[budget]\namount = 10000\nhours = 100\n[log]\ntime = [{{ date = 2026-11-10, who = \"ana\", hours = {hours} }}]\n\
             progress = [{{ date = 2026-11-18, percent = {progress} }}]\n"
        )
    };
    let firm = |firm: &str| {
        format!(
            "{SIX_WEEKS}{firm}[budget]\namount = 8000\n[log]\nprogress = [{{ date = 2026-11-18, percent = 40 }}]\n"
        )
    };
    let change = |change: &str| {
        format!(
            "{SIX_WEEKS}[budget]\namount = 8000\n[[changes]]\nid = \"c\"\ntitle = \"C\"\nby = \"ana\"\n{change}"
        )
    };
    vec![
        of("over-budget", hours("110", "90"), Some("2222.22"), "110 / 0.9 − 100 = 22.22 h, at 100 an hour"),
        of("at-risk-budget", hours("60", "50"), Some("2000.00"), "60 / 0.5 − 100 = 20 h, at 100 an hour"),
        // 40 % of 30 days are 12; 30 · 15 / 12 is the 38th day, 8 after the last.
        of("late-forecast", firm(""), Some("1280.00"), "(1 − 0.4) · 8,000 · 8 / 30"),
        of("late-forecast", firm("firm = [\"deadline\"]\n"), Some("4800.00"), "(1 − 0.4) · 8,000: it is firm"),
        // 18 of 20 days done in 35: the 39th is the last, 19 after the due date.
        of(
            "late-project",
            "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-10-05\ndue = 2026-10-30\n[budget]\namount = 5000\n\
             [log]\nprogress = [{ date = 2026-11-18, percent = 90 }]\n"
                .to_owned(),
            Some("475.00"),
            "(1 − 0.9) · 5,000 · 19 / 20",
        ),
        of("slow-answer", change("asked = 2026-10-20\namount = 900\nhours = 5\n"), Some("900.00"), "its amount"),
        of("slow-answer", change("asked = 2026-10-20\nhours = 10\n"), Some("1000.00"), "10 h at 100"),
        of(
            "free-work",
            change("asked = 2026-10-01\namount = 700\nstatus = \"absorbed\"\ndecided = 2026-10-05\n"),
            Some("700.00"),
            "46 days ago",
        ),
        of(
            "free-work",
            change("asked = 2026-07-01\namount = 700\nstatus = \"absorbed\"\ndecided = 2026-08-01\n"),
            None,
            "111 days ago",
        ),
    ]
}

fn on_waits_and_money() -> Vec<Staked> {
    vec![
        // From 9 to 20 November are 10 working days.
        of(
            "late-wait",
            format!(
                "{SIX_WEEKS}[budget]\namount = 8000\n[[waits]]\nid = \"w\"\ntitle = \"W\"\nasked = 2026-11-02\ndue = 2026-11-06\n\
                 [log]\nprogress = [{{ date = 2026-11-18, percent = 50 }}]\n"
            ),
            Some("1333.33"),
            "(1 − 0.5) · 8,000 · 10 / 30",
        ),
        of(
            "unbilled-work",
            "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\nstart = 2026-09-01\n\
             [log]\ninvoices = [{ number = \"1\", date = 2026-10-01, amount = 200, paid = 2026-10-12 }]\ntime = [{ date = 2026-09-10, who = \"ana\", hours = 10 }]\n"
                .to_owned(),
            Some("800.00"),
            "10 h of September at 100, of which 200 are invoiced",
        ),
        // Ten months and 20 of the 30 days of November: 10,666.67.
        of(
            "ends-soon",
            "name = \"Site\"\nstatus = \"active\"\nbilling = \"retainer\"\nstart = 2026-01-01\ndue = 2026-12-31\n\
             [retainer]\nevery = \"month\"\namount = 1000\n"
                .to_owned(),
            Some("5333.33"),
            "half of twelve months' revenue",
        ),
        of(
            "loss",
            format!(
                "{SIX_WEEKS}[budget]\namount = 4000\n[log]\ntime = [{{ date = 2026-11-10, who = \"ana\", hours = 20 }}]\n\
                 progress = [{{ date = 2026-11-18, percent = 50 }}]\n"
            ),
            Some("2000.00"),
            "4,000 − 20 h · 150 / 0.5",
        ),
    ]
}

fn on_clients() -> Vec<Staked> {
    let invoiced = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-01-05\ndue = 2027-03-26\n[budget]\namount = 40000\n\
                    [log]\ninvoices = [{ number = \"1\", date = 2026-06-01, amount = 20000, paid = 2026-06-20 }]\n";
    let contact = "[[contacts]]\nid = \"eva\"\nname = \"Eva\"\nroles = [\"executive\", \"manager\"]\nrapport = [\"ana\"]\n";
    let touch = |mood: &str, date: &str| -> &'static str {
        let text = format!(
            "{contact}[log]\ntouches = [{{ date = {date}, with = \"eva\", by = \"ana\", kind = \"call\"{mood} }}]\n"
        );
        Box::leak(text.into_boxed_str())
    };
    let client = |rule, client, stake, how| Staked { rule, client, project: invoiced.to_owned(), stake, how };
    vec![
        client("low-mood", touch(", mood = 2", "2026-11-10"), Some("10000.00"), "20,000 · 0.5: an executive"),
        client("executive-due", touch("", "2026-08-03"), Some("1000.00"), "20,000 · 0.05"),
        client(
            "no-executive",
            "[[contacts]]\nid = \"max\"\nname = \"Max\"\nroles = [\"manager\"]\nrapport = [\"ana\"]\n",
            Some("1000.00"),
            "20,000 · 0.05",
        ),
    ]
}

/// What the overview says of a rule.
fn found(one: &Staked) -> Value {
    let client = format!("name = \"Acme\"\n{}", one.client);
    let world = folder([
        ("standing.toml", AGENCY),
        ("people/ana.toml", ANA),
        ("private/costs.toml", "[ana]\nhourly = 150\n"),
        ("clients/acme/client.toml", &client),
        ("clients/acme/site.toml", &one.project),
    ]);
    let overview = json(&standing(world.path(), ["status", "--all", "-f", "json"]).output().unwrap());
    let rows = overview["rows"].as_array().unwrap();
    let mut all = rows.iter().flat_map(|row| std::iter::once(row).chain(row["others"].as_array().unwrap()));
    all.find(|row| row["rule"] == one.rule).cloned().unwrap_or_else(|| panic!("{}: {overview:#}", one.rule))
}

#[test]
fn stakes_worked_by_hand() {
    for one in on_projects().iter().chain(&on_waits_and_money()).chain(&on_clients()) {
        let stake = found(one)["stake"].clone();
        let stake = (!stake.is_null()).then(|| stake.to_string());
        assert_eq!(stake.as_deref(), one.stake, "{}: {}", one.rule, one.how);
    }
}

/// Of somebody who leaves: ten hours a week for eight weeks, at the workspace's rate.
#[test]
fn the_stake_of_a_leaver() {
    let project = format!("{SIX_WEEKS}team = [{{ who = \"ana\", roles = [\"designer\"], hours = 10 }}]\n");
    let world = folder([
        ("standing.toml", AGENCY),
        ("people/ana.toml", "name = \"Ana\"\nuntil = 2026-12-04\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", &project),
    ]);
    let overview = json(&standing(world.path(), ["status", "--all", "-f", "json"]).output().unwrap());
    let rows = overview["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["subject"] == "ana").unwrap_or_else(|| panic!("{overview:#}"));
    assert_eq!((&row["rule"], row["stake"].to_string()), (&"leaving-soon".into(), "8000.00".to_owned()));
}

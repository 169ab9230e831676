//! Nothing is rounded when it is written: sixty entries of so many minutes are exactly so many hours, in the budget and in the
//! retainer's period.

use std::fmt::Write;

use serde_json::Value;

use crate::world::command::{answer, fed, run, standing, well};
use crate::world::folder::folder;

const PROJECT: &str = "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\n[rates]\ndefault = 60\n";
const RETAINER: &str = "name = \"Care\"\nstatus = \"active\"\nbilling = \"retainer\"\nstart = 2026-11-01\n\
    [retainer]\nevery = \"month\"\nhours = 100\n[rates]\ndefault = 60\n";

#[test]
fn sixty_entries_of_so_many_minutes_are_so_many_hours() {
    for minutes in 1..60 {
        let root = folder([
            ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
            ("people/ana.toml", "name = \"Ana\"\n"),
            ("clients/acme/client.toml", "name = \"Acme\"\n"),
            ("clients/acme/site.toml", PROJECT),
            ("clients/acme/care.toml", RETAINER),
        ]);
        let mut lines = String::new();
        for project in ["site", "care"] {
            for entry in 0..60 {
                let day = entry % 15 + 1;
                writeln!(
                    lines,
                    "{{\"project\": \"acme/{project}\", \"who\": \"ana\", \"date\": \"2026-11-{day:02}\", \
                     \"hours\": \"{minutes}m\", \"note\": \"{entry}\"}}"
                )
                .unwrap();
            }
        }
        let logged = fed(standing(root.path(), ["log", "--stdin"]), &lines);
        assert!(logged.status.success(), "{minutes}: {}", answer(&logged));
        let printed = well(run(root.path(), ["budget", "-f", "json"]));
        let budget: Value = serde_json::from_str(&printed).unwrap();
        let hours = f64::from(minutes);
        let row = |at: usize| &budget["rows"][at];
        assert_eq!(row(0)["period"]["used"], hours, "{minutes} minutes in a period");
        assert_eq!(row(1)["spent"]["hours"], hours, "{minutes} minutes in the budget");
        assert_eq!(row(1)["spent"]["fees"], hours * 60.0, "{minutes} minutes in fees");
    }
}

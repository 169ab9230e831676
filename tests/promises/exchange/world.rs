//! Workspaces for imports, and what is in them afterwards: read again by the library, exactly.

use std::collections::BTreeMap;
use std::path::Path;

use standing::disk::load;
use standing::model::number::Number;
use standing::model::portfolio::Portfolio;
use tempfile::TempDir;

use crate::world::folder::folder;

/// A workspace with these people, each with an email, and nobody's projects but `acme/website`.
pub(crate) fn agency(people: &[(&str, &str, &str)]) -> TempDir {
    let mut files = vec![
        ("standing.toml".to_owned(), "name = \"Nord\"\ncurrency = \"EUR\"\n".to_owned()),
        ("clients/acme/client.toml".to_owned(), "name = \"Acme\"\n".to_owned()),
        (
            "clients/acme/website.toml".to_owned(),
            "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n\n[rates]\ndefault = 95\n"
                .to_owned(),
        ),
    ];
    for (id, name, email) in people {
        files.push((format!("people/{id}.toml"), format!("name = \"{name}\"\nemail = \"{email}\"\n")));
    }
    folder(files)
}

/// What a workspace says.
pub(crate) fn portfolio(root: &Path) -> Portfolio {
    load(root).unwrap().portfolio.unwrap()
}

/// Entries and seconds, by what a key makes of each.
pub(crate) type Sums = BTreeMap<String, (usize, Number)>;

/// Every entry of a workspace: its project's name, its person's id, its day and its seconds.
pub(crate) fn entries(root: &Path) -> Vec<(String, String, String, Number)> {
    let portfolio = portfolio(root);
    let mut all = Vec::new();
    for project in &portfolio.projects {
        for entry in project.log.time.entries() {
            let seconds = project.log.time.hours(entry) * Number::from(3600);
            let who = portfolio.person_id(entry.who).to_owned();
            all.push((project.name.to_string(), who, entry.date.to_string(), seconds));
        }
    }
    all
}

/// Adds an entry to the sums of a key.
pub(crate) fn add(sums: &mut Sums, key: &str, seconds: &Number) {
    let (count, sum) = sums.entry(key.to_owned()).or_default();
    *count += 1;
    *sum = &*sum + seconds;
}

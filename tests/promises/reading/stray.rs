//! Files that look like ours and are not read, and copies that sync programs and people leave: each is named, and no help
//! leads to a second copy that counts, or over a file that is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::world::command::{json, printed, run};
use crate::world::folder::{folder, write};

const WEBSITE: &str = "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n";
const CLIENT: &str = "name = \"Acme\"\n";
const PERSON: &str = "name = \"Ana\"\n";
const AGENCY: &str = "name = \"Nord\"\ncurrency = \"EUR\"\n";
const COSTS: &str = "[ana]\nhourly = 40\n";

fn workspace() -> TempDir {
    folder([
        ("standing.toml", AGENCY),
        ("people/ana.toml", PERSON),
        ("private/costs.toml", COSTS),
        ("clients/acme/client.toml", CLIENT),
        ("clients/acme/website.toml", WEBSITE),
    ])
}

/// What check says, by the path that it says it of: the rule and the help.
fn told(root: &Path) -> BTreeMap<String, Vec<(String, String)>> {
    let found = json(&run(root, ["check", "-f", "json"]));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut told: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in found["rows"].as_array().unwrap() {
        told.entry(text(&one["file"])).or_default().push((text(&one["rule"]), text(&one["help"])));
    }
    told
}

/// That check says one thing of a path.
fn assert_told(root: &Path, expected: &[(String, &str, String)]) {
    let told = told(root);
    for (path, rule, help) in expected {
        let only = vec![((*rule).to_owned(), help.clone())];
        assert_eq!(told.get(path), Some(&only), "{path}");
    }
}

/// How sync programs and people call a copy of a file, which stands for `{}`.
const COPIES: [&str; 20] = [
    "{}.sync-conflict-20261120-101010-ABCDEF1",
    "{} (conflicted copy)",
    "{} (Ana's conflicted copy 2026-11-20)",
    "{} (conflicted copy 2026-11-20 101010)",
    "{}_conflict-20261120-101010",
    "{} (Case Conflict)",
    "{}[Conflict]",
    "{} (1)",
    "{} 2",
    "{} copy",
    "{} copy 2",
    "{} - Copy (2)",
    "{} – Kopie",
    "{}-Kopie",
    "{} copie",
    "{} (copia)",
    "Copy of {}",
    "Kopie von {}",
    "{}~",
    "{}-ANAS-PC",
];

#[test]
fn a_copy_is_compared_and_deleted_whatever_it_is_called_and_never_renamed() {
    for copy in COPIES {
        let root = workspace();
        let mut expected = Vec::new();
        for (original, text) in [
            ("clients/acme/website.toml", WEBSITE),
            ("clients/acme/client.toml", CLIENT),
            ("people/ana.toml", PERSON),
        ] {
            let (parent, name) = original.rsplit_once('/').unwrap();
            let name = copy.replace("{}", name.strip_suffix(".toml").unwrap());
            let path = format!("{parent}/{name}.toml");
            write(root.path(), &path, text);
            expected.push((path, "malformed-id", format!("compare it with {original}, then delete it")));
        }
        let client = format!("clients/{}", copy.replace("{}", "acme"));
        write(root.path(), format!("{client}/client.toml"), CLIENT);
        write(root.path(), format!("{client}/website.toml"), WEBSITE);
        expected.push((client, "malformed-id", "compare it with clients/acme, then delete it".to_owned()));
        assert_told(root.path(), &expected);
    }
}

#[test]
fn a_name_of_its_own_is_no_copy() {
    let root = workspace();
    let expected = [
        ("clients/acme/Relaunch.toml", WEBSITE, "relaunch"),
        ("clients/acme/Website-Relaunch.toml", "name = \"Relaunch\"\n", "website-relaunch"),
        ("clients/acme/Website-Copywriting.toml", "name = \"Copy\"\n", "website-copywriting"),
        ("clients/acme/Copywriting.toml", WEBSITE, "copywriting"),
        ("people/Ana_Sol.toml", "name = \"Ana Sol\"\n", "ana-sol"),
    ]
    .map(|(path, text, id)| {
        write(root.path(), path, text);
        (path, format!("rename it to {id}.toml"))
    });
    let told = told(root.path());
    for (path, help) in expected {
        let found = &told[path];
        assert!(found.contains(&("malformed-id".to_owned(), help)), "{path}: {found:?}");
    }
}

#[test]
fn what_looks_like_ours_and_is_never_read_is_named_with_the_place_where_it_would_be() {
    let root = workspace();
    let expected: Vec<_> = [
        ("clients/acme/shop.toml.txt", WEBSITE, "rename it to shop.toml"),
        ("clients/acme/blog.TOML", WEBSITE, "rename it to blog.toml"),
        ("clients/acme/website.toml.txt", WEBSITE, "compare it with clients/acme/website.toml, then delete it"),
        ("clients/acme/client.Toml", CLIENT, "compare it with clients/acme/client.toml, then delete it"),
        ("clients/acme/2026/shop.toml", WEBSITE, "move it to clients/acme/shop.toml"),
        ("clients/acme/old/website.toml", WEBSITE, "compare it with clients/acme/website.toml, then delete it"),
        ("clients/shop.toml", WEBSITE, "move it into its client's folder: clients/CLIENT/shop.toml"),
        ("clients/acme.toml", WEBSITE, "move it into its client's folder: clients/CLIENT/acme.toml"),
        ("clients/acme.TOML", CLIENT, "compare it with clients/acme/client.toml, then delete it"),
        (
            "clients/basso.toml",
            "name = \"Basso\"\n",
            "move it to clients/basso/client.toml if it is a client, or into its client's folder if it is a project",
        ),
        ("shop.toml", WEBSITE, "move it into its client's folder: clients/CLIENT/shop.toml"),
        ("standing (1).toml", AGENCY, "compare it with standing.toml, then delete it"),
        ("standing.sync-conflict-1.toml", AGENCY, "compare it with standing.toml, then delete it"),
        ("people/ben.toml.txt", "name = \"Ben\"\n", "rename it to ben.toml"),
        ("people/berlin/ben.toml", "name = \"Ben\"\n", "move it to people/ben.toml"),
        ("people/old/ana.toml", PERSON, "compare it with people/ana.toml, then delete it"),
        ("private/costs (1).toml", COSTS, "compare it with private/costs.toml, then delete it"),
        ("private/costs.TOML", COSTS, "compare it with private/costs.toml, then delete it"),
    ]
    .into_iter()
    .map(|(path, text, help)| {
        write(root.path(), path, text);
        (path.to_owned(), "unread-file", help.to_owned())
    })
    .collect();
    assert_told(root.path(), &expected);
    // Without a file of costs, one of another ending is what was meant.
    let root = workspace();
    fs::rename(root.path().join("private/costs.toml"), root.path().join("private/costs.toml.txt")).unwrap();
    let help = "rename it to costs.toml".to_owned();
    assert_told(root.path(), &[("private/costs.toml.txt".to_owned(), "unread-file", help)]);
}

#[test]
fn files_of_other_programs_are_left_alone() {
    let root = workspace();
    for path in [
        "Cargo.toml",
        "ruff.toml",
        "clients/acme/site/netlify.toml",
        "private/keys.toml",
        "people/photos/set.toml",
    ] {
        write(root.path(), path, "[build]\ncommand = \"make\"\n");
    }
    let output = run(root.path(), ["check", "-q", "-f", "short"]);
    assert!(!printed(&output).contains("[unread-file]"), "{}", printed(&output));
}

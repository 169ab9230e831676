//! Every key that refers to something is rewritten, whatever the form in which it is written, and nothing else.

use std::fs;

use super::*;
use crate::diagnostic::rules;
use crate::disk::write::Writer;
use crate::toml::schema::Form;

const AGENCY: &str = "name = \"Nord\"\ncurrency = \"EUR\"\n";

/// A workspace that refers to everything from every key there is: `eva` is a contact, `ana` a person, `acme` a client,
/// `site` a project of it.
const FILES: [(&str, &str); 6] = [
    ("standing.toml", AGENCY),
    ("people/ana.toml", "name = \"Ana\" # ana\nemail = \"ana@example.com\"\n"),
    ("people/ben.toml", "name = \"Ben\"\n"),
    (
        "private/costs.toml",
        "# ana and ben\n[[ana.history]]\nhourly = 60\n\n[[ \"ana\" . history]]\nfrom = 2026-01-01\nhourly = 62\n\n\
         [ben]\nhourly = 50\n",
    ),
    (
        "clients/acme/client.toml",
        "\u{feff}name = \"ana\"\r\nlead = 'ana'\r\nsource = \"ana\"\r\n\r\n[[contacts]]\r\nid = \"eva\"\r\nname = \"Eva\"\r\n\
         rapport = [\"ben\", \"ana\"] # ana first\r\n\r\n[[opportunities]]\r\nid = \"site\"\r\ntitle = \"Site\"\r\n\
         project = \"site\"\r\n\r\n[log]\r\ntouches = [\r\n  { date = 2026-11-02, with = [\"eva\"], by = \"ana\", kind = \
         \"call\", about = \"site\", note = \"ana\" },\r\n  { date = 2026-11-02, with = \"eva\", by = \"\\u0061na\", kind = \
         \"call\" }]\r\n",
    ),
    (
        "clients/acme/site.toml",
        "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nteam = [{ who = \"ana\", roles = [\"producer\"] }]\n\n\
         [responsibilities]\nscope = \"ana\"\ntimeline = { accountable = \"ben\", responsible = \"ana\", consulted = \
         [\"ana\"], informed = [\"ana\", \"ben\"] }\ninvoices.accountable = \"ana\"\n\n[[changes]]\nid = \"ana\"\ntitle = \
         \"T\"\nasked = 2026-11-01\nby = \"eva\"\nstatus = \"declined\"\ndecided = 2026-11-02\ndecided-by = \"ana\"\n\
         told-by = \"ana\"\n\n[[waits]]\nid = \"w\"\ntitle = \"W\"\nasked = 2026-11-01\ncontact = \"eva\"\n\n[[log.time]]\ndate = 2026-11-02\nwho = \"ana\"\nhours = 3\n\n[[log.expenses]]\ndate = \
         2026-11-02\namount = 3\nwho = \"ana\"\n\n[[log.progress]]\ndate = 2026-11-02\npercent = 10\nby = \"ana\"\n\n\
         [[log.pulse]]\ndate = 2026-11-02\nwho = \"ana\"\n",
    ),
];

/// What other tools call them: the ids of a client and of its project stand in one text.
const IMPORTS: (&str, &str) = (
    "imports.toml",
    "[toggl.projects]\n\"site\" = \"acme/site\" # acme/site\n\"Other\" = false\n\n[toggl.people]\n\"ana\" = \"ana\"\n\n\
     [csv.ana.projects]\nx = 'acme/site'\n",
);

const REFERRED: (&str, &str) = (
    "clients/basso/client.toml",
    "name = \"Basso\"\nreferred-by = \"acme\" # acme\n[custom]\nlead = \"ana\"\n",
);

fn workspace() -> tempfile::TempDir {
    let root = tempfile::TempDir::new().unwrap();
    for (path, text) in FILES.iter().chain([&REFERRED, &IMPORTS]) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// The documents that a rename changes, with their texts, after the workspace was read again without a new error.
fn renamed(root: &std::path::Path, named: &Named, new: &str) -> (Vec<(String, String)>, usize) {
    let writer = Writer::rehearsing(root);
    let before = writer.read(Extent::Whole).unwrap();
    assert_eq!(before.diagnostics.iter().filter(|found| found.rule != rules::CUSTOM_KEY).count(), 0);
    let (changes, rewritten) = writer.renaming(named, new).unwrap();
    let draft = writer.draft(Extent::Whole, &before.diagnostics, &changes).unwrap();
    let revisions = draft.amendment.revisions.into_iter();
    (revisions.map(|one| (one.document, one.after.unwrap().to_string())).collect(), rewritten)
}

fn of(documents: &[(String, String)], name: &str) -> String {
    documents.iter().find(|(document, _)| document == name).unwrap().1.clone()
}

#[test]
fn the_workspace_of_these_tests_refers_from_every_key_that_can() {
    let mut missing = Vec::new();
    for kind in [Kind::Agency, Kind::Person, Kind::Client, Kind::Project, Kind::Costs, Kind::Imports] {
        let schema = kind.schema();
        for (table, keys) in schema.tables() {
            for key in keys {
                let is_named = |form| {
                    matches!(
                        form,
                        Form::Reference(
                            "client/project"
                                | "person"
                                | "client"
                                | "contact"
                                | "project"
                                | "contact or person"
                        )
                    )
                };
                let text = FILES
                    .iter()
                    .chain([&REFERRED, &IMPORTS])
                    .filter(|(path, _)| Kind::of(path) == Some(kind));
                let has = |name: &str| text.clone().any(|(_, text)| text.contains(&format!("{name} =")));
                if (is_named(key.form) || key.short.is_some_and(is_named))
                    && !key.is_chosen()
                    && !has(&key.name)
                {
                    missing.push(format!("{kind:?} {table}.{}", key.name));
                }
                if let Form::Reference(what) = key.form {
                    let known = [
                        "person",
                        "client",
                        "contact",
                        "project",
                        "contact or person",
                        "client/project",
                        "role",
                        "task",
                        "phase",
                        "change",
                        "invoice",
                    ];
                    assert!(known.contains(&what), "nobody decided whether a {what} can be renamed");
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_person_is_mended_in_every_key_and_nowhere_else() {
    let root = workspace();
    // Written with an escape, it is the same id.
    let (documents, rewritten) = renamed(root.path(), &Named::Person("ana".to_owned()), "anna");
    let expected = [
        ("private/costs.toml", FILES[3].1.replace("[[ana.", "[[anna.").replace("\"ana\" .", "\"anna\" .")),
        (
            "clients/acme/client.toml",
            FILES[4]
                .1
                .replace("lead = 'ana'", "lead = 'anna'")
                .replace("\"ben\", \"ana\"", "\"ben\", \"anna\"")
                .replace("by = \"ana\"", "by = \"anna\"")
                .replace("\"\\u0061na\"", "\"anna\""),
        ),
        (
            "clients/acme/site.toml",
            FILES[5].1.replace("\"ana\"", "\"anna\"").replace("id = \"anna\"", "id = \"ana\""),
        ),
    ];
    for (document, text) in &expected {
        assert_eq!(&of(&documents, document), text, "{document}");
    }
    assert_eq!(of(&documents, "imports.toml"), IMPORTS.1.replace("= \"ana\"", "= \"anna\""));
    assert_eq!(of(&documents, "people/anna.toml"), FILES[1].1);
    assert_eq!((documents.len(), rewritten), (5, 19));
}

#[test]
fn a_client_a_project_and_a_contact_are_mended() {
    let root = workspace();
    let (documents, rewritten) = renamed(root.path(), &Named::Client("acme".to_owned()), "nova");
    assert_eq!(of(&documents, "clients/basso/client.toml"), REFERRED.1.replace("\"acme\"", "\"nova\""));
    assert_eq!(of(&documents, "clients/nova/site.toml"), FILES[5].1);
    let map = IMPORTS.1.replace("\"acme/site\"", "\"nova/site\"").replace("'acme/site'", "'nova/site'");
    assert_eq!(of(&documents, "imports.toml"), map);
    assert_eq!((documents.len(), rewritten), (4, 3));
    let project = Named::Project("acme".to_owned(), "site".to_owned());
    let (documents, rewritten) = renamed(root.path(), &project, "shop");
    let text = FILES[4]
        .1
        .replace("project = \"site\"", "project = \"shop\"")
        .replace("about = \"site\"", "about = \"shop\"");
    assert_eq!(of(&documents, "clients/acme/client.toml"), text);
    assert_eq!(of(&documents, "clients/acme/shop.toml"), FILES[5].1);
    let map = IMPORTS.1.replace("\"acme/site\"", "\"acme/shop\"").replace("'acme/site'", "'acme/shop'");
    assert_eq!(of(&documents, "imports.toml"), map);
    assert_eq!((documents.len(), rewritten), (3, 4));
    let contact = Named::Contact("acme".to_owned(), "eva".to_owned());
    let (documents, rewritten) = renamed(root.path(), &contact, "eve");
    assert_eq!(of(&documents, "clients/acme/client.toml"), FILES[4].1.replace("\"eva\"", "\"eve\""));
    assert_eq!(of(&documents, "clients/acme/site.toml"), FILES[5].1.replace("\"eva\"", "\"eve\""));
    assert_eq!((documents.len(), rewritten), (2, 4));
}

#[test]
fn an_id_that_would_mean_somebody_else_is_refused() {
    let root = workspace();
    let writer = Writer::rehearsing(root.path());
    // `by` takes a contact before a person.
    let contact = Named::Contact("acme".to_owned(), "eva".to_owned());
    assert!(matches!(writer.renaming(&contact, "ana"), Err(Refusal::Confused { .. })));
    let person = Named::Person("ana".to_owned());
    assert!(matches!(writer.renaming(&person, "eva"), Err(Refusal::Confused { .. })));
    fs::write(root.path().join("clients/acme/site.toml"), "name = \"ana\" lead\n").unwrap();
    assert!(matches!(writer.renaming(&person, "anna"), Err(Refusal::NoPlace { .. })));
    fs::write(root.path().join("clients/acme/site.toml"), b"name = \"\xff ana\"\n").unwrap();
    assert!(matches!(writer.renaming(&person, "anna"), Err(Refusal::NoText(_))));
}

//! Writes to real folders: what is kept, what is refused, and what a writer that was killed leaves behind.

use std::fs;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;

use super::*;
use crate::diagnostic::rules;
use crate::edit::{Edit, Record, Value};
use crate::model::client::Client;
use crate::model::log::TimeEntry;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

const AGENCY: &str = "name = \"Nord\"\ncurrency = \"EUR\"\n";
const CLIENT: &str = "name = \"Acme\"\n";

fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in [("standing.toml", AGENCY), ("clients/acme/client.toml", CLIENT)] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn contact(id: &str) -> Change {
    let record = Record::default().with("id", id).with("name", "Eva");
    let edits = vec![Edit::Append { list: "contacts".to_owned(), record }];
    Change::Edited { document: "clients/acme/client.toml".to_owned(), edits }
}

fn new(document: &str, text: &str) -> Change {
    Change::New { document: document.to_owned(), text: text.to_owned() }
}

fn draft(writer: &Writer, change: Change) -> Result<Draft, Refusal> {
    let before = writer.read(Extent::Whole).unwrap();
    writer.draft(Extent::Client { client: "acme", people: &[] }, &before.diagnostics, &[change])
}

fn drafted(root: &Path, change: Change) -> (Writer, Amendment) {
    let writer = Writer::waiting(root, "a test").unwrap();
    let amendment = draft(&writer, change).unwrap().amendment;
    (writer, amendment)
}

/// What was done, and is on disk.
fn done(written: Result<Written, WriteFault>) {
    assert!(matches!(written, Ok(Written::Flushed)), "{written:?}");
}

/// Every file below a folder but our own.
fn files(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    let names = files.map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string());
    names.filter(|name| !name.starts_with(".standing/")).collect()
}

fn read(root: &Path, document: &str) -> String {
    fs::read_to_string(root.join(document)).unwrap()
}

#[test]
fn a_document_is_replaced_and_another_made_without_leftovers() {
    let root = workspace();
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    done(writer.commit(&revisions));
    let written = read(root.path(), "clients/acme/client.toml");
    assert_eq!(written, "name = \"Acme\"\n\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\n");
    let draft = draft(&writer, new("people/ana.toml", "name = \"Ana\"\n")).unwrap();
    assert_eq!(draft.after.portfolio.unwrap().people.len(), 1);
    done(writer.commit(&draft.amendment));
    assert_eq!(files(root.path()), ["clients/acme/client.toml", "people/ana.toml", "standing.toml"]);
    assert_eq!(read(root.path(), ".standing/.gitignore"), "*\n");
    drop(writer);
    assert_eq!(read(root.path(), ".standing/lock"), "");
}

#[test]
fn what_would_be_wrong_is_not_written() {
    let root = workspace();
    let writer = Writer::rehearsing(root.path());
    let project = "name = \"Website\"\nstatus = \"active\"\nbilling = \"fixd\"\n";
    let Err(Refusal::Broken(errors, sources)) = draft(&writer, new("clients/acme/website.toml", project))
    else {
        panic!("a wrong word was accepted")
    };
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].rule, sources.line(&errors[0].place)), (rules::BAD_VALUE, Some(3)));
    assert!(matches!(draft(&writer, new("standing.toml", AGENCY)), Err(Refusal::Exists(_))));
    assert!(matches!(draft(&writer, new("people/Ana.toml", CLIENT)), Err(Refusal::NotOurs(_))));
    assert!(matches!(draft(&writer, new("../people/ana.toml", CLIENT)), Err(Refusal::NotOurs(_))));
    assert!(matches!(writer.commit(&Amendment::default()), Err(WriteFault::Rehearsing)));
    assert_eq!(files(root.path()), ["clients/acme/client.toml", "standing.toml"]);
    assert!(!root.path().join(".standing").exists());
}

#[test]
fn errors_that_were_there_before_do_not_stand_in_the_way() {
    let root = workspace();
    fs::write(root.path().join("clients/acme/client.toml"), "name = \"Acme\"\nleed = \"ana\"\n").unwrap();
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    done(writer.commit(&revisions));
    assert!(matches!(draft(&writer, contact("eva")), Err(Refusal::Broken(errors, _)) if errors.len() == 1));
}

#[test]
fn a_file_that_an_editor_saved_meanwhile_is_not_overwritten() {
    let root = workspace();
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    let path = root.path().join("clients/acme/client.toml");
    fs::write(&path, "name = \"Acme Ltd\"\n").unwrap();
    assert!(matches!(writer.commit(&revisions), Err(WriteFault::Changed(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "name = \"Acme Ltd\"\n");
    fs::remove_file(&path).unwrap();
    assert!(matches!(writer.commit(&revisions), Err(WriteFault::Changed(_))));
    let made = draft(&writer, new("people/ana.toml", "name = \"Ana\"\n")).unwrap().amendment;
    fs::create_dir(root.path().join("people")).unwrap();
    fs::write(root.path().join("people/ana.toml"), "name = \"Anna\"\n").unwrap();
    assert!(matches!(writer.commit(&made), Err(WriteFault::Exists(_))));
    assert_eq!(files(root.path()), ["people/ana.toml", "standing.toml"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_nothing_outside_is_touched() {
    use std::os::unix::fs::symlink;

    let (root, outside) = (workspace(), workspace());
    symlink(outside.path().join("clients/acme"), root.path().join("clients/linked")).unwrap();
    symlink(outside.path().join("standing.toml"), root.path().join("clients/acme/website.toml")).unwrap();
    let writer = Writer::waiting(root.path(), "a test").unwrap();
    for document in ["clients/linked/website.toml", "clients/acme/website.toml"] {
        let edits = vec![Edit::Set { path: "name".to_owned(), value: Value::from("x") }];
        let edited = Change::Edited { document: document.to_owned(), edits };
        for change in [new(document, CLIENT), edited] {
            assert!(matches!(draft(&writer, change), Err(Refusal::Displaced(_))), "{document}");
        }
        let revised = |before: Option<&str>| {
            let revision = Revision::new(document.to_owned(), "x = 1\n".to_owned());
            let revision = Revision { before: before.map(Into::into), ..revision };
            Amendment { moves: Vec::new(), revisions: vec![revision] }
        };
        assert!(matches!(writer.commit(&revised(Some(AGENCY))), Err(WriteFault::Displaced(_))));
        assert!(matches!(writer.commit(&revised(None)), Err(WriteFault::Displaced(_))));
    }
    for document in ["../x.toml", "/x.toml", "a/../../x", "", "clients/../../x.toml"] {
        let revisions = vec![Revision::new(document.to_owned(), String::new())];
        let amendment = Amendment { moves: Vec::new(), revisions };
        assert!(matches!(writer.commit(&amendment), Err(WriteFault::Displaced(_))), "{document}");
    }
    assert_eq!(files(outside.path()), ["clients/acme/client.toml", "standing.toml"]);
    assert_eq!(read(outside.path(), "standing.toml"), AGENCY);
}

#[cfg(unix)]
#[test]
fn a_folder_of_ours_that_is_a_link_is_refused() {
    let (root, outside) = (workspace(), TempDir::new().unwrap());
    std::os::unix::fs::symlink(outside.path(), root.path().join(".standing")).unwrap();
    assert!(matches!(Writer::waiting(root.path(), "a test"), Err(WriteFault::Displaced(_))));
    assert_eq!(files(outside.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_a_file_that_may_not_be_written_is_not() {
    use std::os::unix::fs::PermissionsExt;

    let root = workspace();
    let path = root.path().join("clients/acme/client.toml");
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o640);
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    done(writer.commit(&revisions));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    mode(0o440);
    let revisions = draft(&writer, contact("bob")).unwrap().amendment;
    if rustix::process::geteuid().is_root() {
        // Nothing is closed to the administrator; the file stays as closed to others as it was.
        done(writer.commit(&revisions));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o440);
    } else {
        assert!(matches!(writer.commit(&revisions), Err(WriteFault::ReadOnly(_))));
    }
}

#[test]
fn what_a_killed_writer_left_goes_with_the_next_write() {
    let root = workspace();
    let left = root.path().join("clients/acme/.client.toml.standing");
    drop(Writer::waiting(root.path(), "a test").unwrap());
    fs::write(&left, "name = ").unwrap();
    for (noted, is_left) in [("clients/acme/client.toml", true), ("../x/.y.standing", true), ("", true)] {
        fs::write(root.path().join(".standing/lock"), format!("somebody\n{noted}\n")).unwrap();
        drop(Writer::waiting(root.path(), "a test").unwrap());
        assert_eq!((left.exists(), files(root.path()).len()), (is_left, 3), "{noted}");
    }
    fs::write(root.path().join(".standing/lock"), "somebody\nclients/acme/.client.toml.standing\n").unwrap();
    drop(Writer::waiting(root.path(), "a test").unwrap());
    assert!(!left.exists());
    // One that nobody noted is somebody's own, and no hindrance.
    fs::write(&left, "name = ").unwrap();
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    done(writer.commit(&revisions));
    assert_eq!(files(root.path()).len(), 3);
}

#[test]
fn a_second_writer_waits_and_then_says_for_whom() {
    let root = workspace();
    let first = Writer::waiting(root.path(), "standing log acme/website 3h").unwrap();
    let start = Instant::now();
    let Err(WriteFault::Held(Some(holder))) = Writer::waiting(root.path(), "another") else {
        panic!("two writers at once")
    };
    assert!(start.elapsed().as_secs() >= 5);
    let process = std::process::id();
    assert_eq!(holder, format!("standing log acme/website 3h (process {process})"));
    drop(first);
    Writer::waiting(root.path(), "another").unwrap();
}

/// Who is on a team, by id.
fn team(portfolio: &Portfolio, project: &Project) -> Vec<String> {
    project.team.iter().map(|one| portfolio.person_id(one.who).to_owned()).collect()
}

/// Who worked how long, by id.
fn times(portfolio: &Portfolio, project: &Project) -> Vec<(String, String)> {
    let time = &project.log.time;
    let entry = |entry: &TimeEntry| (portfolio.person_id(entry.who).to_owned(), time.hours(entry).rounded(4));
    time.entries().iter().map(entry).collect()
}

#[test]
fn whoever_an_escape_hides_is_found() {
    let root = workspace();
    fs::create_dir(root.path().join("people")).unwrap();
    fs::write(root.path().join("people/ana.toml"), "name = \"Ana\"\n").unwrap();
    fs::write(root.path().join("clients/acme/client.toml"), "name = \"Acme\"\nlead = \"\\u0061na\"\n")
        .unwrap();
    let reader = Writer::rehearsing(root.path());
    let loaded = reader.read(Extent::Client { client: "acme", people: &[] }).unwrap();
    assert_eq!(loaded.diagnostics, []);
}

#[test]
fn a_narrow_reading_says_the_same_of_its_client_as_a_whole_one() {
    let root = workspace();
    let example = crate::disk::example();
    for (path, text) in &example {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let reader = Writer::rehearsing(root.path());
    let whole = reader.read(Extent::Whole).unwrap().portfolio.unwrap();
    for (id, client) in whole.clients() {
        let narrow = reader.read(Extent::Client { client: &client.id, people: &[] }).unwrap();
        assert_eq!(narrow.diagnostics, []);
        let narrow = narrow.portfolio.unwrap();
        let (own, read) = narrow.clients().find(|(_, known)| known.id == client.id).unwrap();
        assert!(narrow.clients().all(|(other, known)| other == own || !known.readable));
        assert_eq!((&read.name, read.contacts.len()), (&client.name, client.contacts.len()));
        let referrer = |portfolio: &Portfolio, client: &Client| {
            client.referred_by.map(|by| portfolio.client(by).unwrap().id.clone())
        };
        assert_eq!(referrer(&narrow, read), referrer(&whole, client));
        let said = |portfolio: &Portfolio, id| -> Vec<_> {
            let projects = portfolio.projects_of(id).iter();
            projects
                .map(|project| (project.id.clone(), team(portfolio, project), times(portfolio, project)))
                .collect()
        };
        assert_eq!(said(&narrow, own), said(&whole, id));
        let everybody = narrow.projects.iter().flat_map(|project| &project.team);
        assert!(everybody.clone().all(|one| narrow.person(one.who).unwrap().readable));
        for project in whole.projects_of(id) {
            let full = [whole.full_name(project)];
            let one = reader.read(Extent::Projects { projects: &full, people: &[] }).unwrap();
            assert_eq!((one.diagnostics.len(), one.portfolio.as_ref().unwrap().projects.len()), (0, 1));
            let one = one.portfolio.unwrap();
            let read = &one.projects[0];
            assert_eq!(
                (team(&one, read), times(&one, read)),
                (team(&whole, project), times(&whole, project))
            );
        }
    }
    let agency = reader.read(Extent::Agency).unwrap().portfolio.unwrap();
    assert_eq!((agency.people.len(), agency.projects.len()), (whole.people.len(), 0));
    assert!(agency.people.iter().all(|person| !person.readable));
}

#[test]
fn a_folder_that_vanishes_is_said_to_be_gone() {
    let root = workspace();
    let (writer, revisions) = drafted(root.path(), contact("eva"));
    fs::remove_dir_all(root.path()).unwrap();
    assert!(matches!(writer.commit(&revisions), Err(WriteFault::Changed(_) | WriteFault::Io { .. })));
    assert!(!root.path().join("clients/acme/client.toml").exists());
    assert!(Writer::waiting(root.path(), "another").is_err());
}

#[test]
fn writers_take_turns() {
    let root = workspace();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let root = root.path();
            scope.spawn(move || {
                for turn in 0..10 {
                    let (writer, revisions) = drafted(root, contact(&format!("c{thread}-{turn}")));
                    done(writer.commit(&revisions));
                }
            });
        }
    });
    let loaded = Writer::rehearsing(root.path()).read(Extent::Whole).unwrap();
    assert_eq!(loaded.portfolio.unwrap().clients[0].contacts.len(), 80);
    assert_eq!(files(root.path()), ["clients/acme/client.toml", "standing.toml"]);
}

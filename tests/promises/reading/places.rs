//! Where findings are: lines and columns in characters, whatever the file looks like; and files that are not there.

use standing::diagnostic::{Diagnostic, Place, rules};
use standing::disk::{find_root, load};

use crate::reading::support::{findings, report, sound, with, with_project};
use crate::world::folder::write;

const WRONG_AMOUNT: &str =
    "name = \"Ünïcödé ✓\" # ✓\nstatus = \"active\"\nbilling = \"fixed\"\nbudget.amount = -1\n";

#[test]
fn marks_and_line_ends_move_nothing() {
    for text in [
        WRONG_AMOUNT.to_owned(),
        format!("\u{feff}{WRONG_AMOUNT}"),
        WRONG_AMOUNT.replace('\n', "\r\n"),
        format!("\u{feff}{}", WRONG_AMOUNT.replace('\n', "\r\n")),
        WRONG_AMOUNT.trim_end().to_owned(),
    ] {
        let (_folder, loaded) = with_project(text.as_bytes());
        let found = findings(&loaded);
        let place = |index: usize| {
            let finding = &found[index];
            (finding.line, finding.column, finding.end_line, finding.end_column)
        };
        assert_eq!((found.len(), place(0)), (1, (4, 17, 4, 19)), "{text:?}");
        let shown = loaded.sources.text("clients/acme/site.toml").unwrap();
        assert_eq!(&shown[loaded.diagnostics[0].place.span.clone().unwrap()], "-1");
    }
}

#[test]
fn columns_count_characters() {
    let text = "name = \"✓✓\"\nstatus = \"active\"\nbilling = \"fixed\"\nlog.time = [{ note = \"über\", hours = 0 }]\n";
    let (_folder, loaded) = with_project(text.as_bytes());
    let hours = findings(&loaded).into_iter().find(|finding| finding.path == "log.time[0].hours").unwrap();
    assert_eq!((hours.line, hours.column, hours.end_column), (4, 38, 39));
}

#[test]
fn a_place_without_bytes_is_looked_up_by_its_path() {
    let text = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n\n[[changes]]\nid = \"a\"\ntitle = \"A\"\nasked = 2026-01-01\n\"odd key\" = 3\n";
    let (_folder, loaded) = with_project(text.as_bytes());
    let place = |path: &str| {
        let place = Place::key("clients/acme/site.toml", path);
        let findings = loaded.sources.findings(vec![Diagnostic::error(rules::TOML, place, "x")]);
        (findings[0].line, findings[0].column)
    };
    assert_eq!(place("changes[0].asked"), (8, 9));
    assert_eq!(place("changes[0].\"odd key\""), (9, 13));
    assert_eq!(place("changes[0].decided"), (5, 1), "the nearest that is there");
    assert_eq!(place("changes[7].decided"), (5, 1));
    assert_eq!(place("budget.amount"), (0, 0));
    assert_eq!(place(""), (0, 0));
    let elsewhere = Place::key("clients/acme/none.toml", "name");
    assert_eq!(loaded.sources.line(&elsewhere), None);
}

#[test]
fn findings_come_in_the_order_of_places_whatever_the_number_of_threads() {
    let folder = sound();
    for client in ["acme", "acme-x", "beta"] {
        for project in 0..20 {
            let path = format!("clients/{client}/p{project}.toml");
            write(folder.path(), path, b"status = \"x\"\nname = 3\nbilling = \"y\"\n");
        }
    }
    let once = report(&load(folder.path()).unwrap());
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(one_thread.install(|| report(&load(folder.path()).unwrap())), once);
    let documents: Vec<&str> = once.iter().map(|finding| finding.split(':').next().unwrap()).collect();
    assert!(documents.is_sorted(), "{documents:?}");
    assert_eq!(once.len(), 3 * 20 * 3 + 2, "and two clients without a file of their own");
}

#[test]
fn bytes_that_are_no_text_have_a_line() {
    for (bytes, line, column, said) in [
        (&b"a = 1\nname = \"Caf\xe9\"\n"[..], 2, 12, "'é'"),
        (b"a = 1\nname = \"\x9350 \x80\"\n", 2, 9, "'“'"),
        (b"\xff\xfen\0a\0", 1, 1, "UTF-8"),
        (b"n\0a\0m\0e\0", 1, 1, "UTF-8"),
        (b"\xef\xbb\xbfa\xe9 = 1", 1, 2, "'\u{e9}'"),
        (b"a = 1\nb = \"\xe2\x82", 2, 6, "end of the file"),
    ] {
        let (_folder, loaded) = with_project(bytes);
        let found = findings(&loaded);
        let finding = found.iter().find(|finding| finding.rule == "toml").unwrap();
        assert_eq!((found.len(), finding.line, finding.column), (1, line, column));
        assert!(finding.help.as_deref().unwrap().contains(said), "{finding:?}");
        let text = loaded.sources.text("clients/acme/site.toml");
        assert_eq!(text.is_none(), std::str::from_utf8(bytes).is_err());
        assert_eq!(loaded.portfolio.unwrap().left_out, ["acme/site"]);
    }
}

#[test]
fn what_is_not_ours_is_not_looked_at() {
    let folder = sound();
    for path in [
        "README.md",
        "broken.toml",
        ".hidden.toml",
        "people/.ana.toml.swp",
        "people/.#ben.toml",
        "people/notes.md",
        "people/team/x.toml",
        "clients/README.md",
        "clients/.git/x.toml",
        "clients/empty/notes.txt",
        "clients/acme/.site.toml",
        "clients/acme/contracts/x.toml",
        "private/salaries.toml",
        ".standing/lock.toml",
    ] {
        write(folder.path(), path, b"= broken");
    }
    let loaded = load(folder.path()).unwrap();
    assert_eq!(report(&loaded), Vec::<String>::new());
    let portfolio = loaded.portfolio.unwrap();
    assert_eq!((portfolio.people.len(), portfolio.clients.len(), portfolio.projects.len()), (2, 1, 0));
}

#[cfg(unix)]
#[test]
fn links_and_folders_in_the_place_of_files_are_errors() {
    use std::os::unix::fs::symlink;
    let folder = sound();
    let root = folder.path();
    std::fs::create_dir_all(root.join("people/dir.toml")).unwrap();
    symlink(root.join("people/ana.toml"), root.join("people/link.toml")).unwrap();
    symlink(root.join("clients/acme"), root.join("clients/other")).unwrap();
    symlink(root.join("nowhere"), root.join("clients/gone")).unwrap();
    symlink(root.join("people/ana.toml"), root.join("clients/acme/site.toml")).unwrap();
    symlink(root.join("people"), root.join("private")).unwrap();
    let loaded = load(root).unwrap();
    let told: Vec<String> =
        findings(&loaded).iter().map(|finding| format!("{} {}", finding.file, finding.rule)).collect();
    assert_eq!(
        told,
        [
            "clients/acme/site.toml symlink",
            "clients/gone symlink",
            "clients/other symlink",
            "people/dir.toml unreadable",
            "people/link.toml symlink",
            "private symlink",
        ]
    );
    let portfolio = loaded.portfolio.unwrap();
    assert_eq!(portfolio.left_out, ["acme/site"]);
    assert!(!portfolio.costs_readable);
}

#[test]
fn the_root_is_the_nearest_folder_above() {
    let folder = sound();
    let root = folder.path();
    assert_eq!(find_root(&root.join("clients/acme")).as_deref(), Some(root));
    assert_eq!(find_root(&root.join("clients/acme/not/there")).as_deref(), Some(root));
    assert!(load(&root.join("not-there")).is_err());
    let (_other, loaded) = with("standing.toml", b"name = ");
    assert!(loaded.portfolio.is_none());
}

//! What git will really do: its attributes wherever they stand, the clone's configuration, and the style of its conflicts.

use std::fs;

use super::world::World;
use crate::world::command::answer;

/// What check says of git's merging.
fn notes(world: &World) -> Vec<String> {
    let output = world.standing(&["check"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let notes = said.lines().filter_map(|line| line.strip_prefix("note: "));
    notes.filter(|note| note.contains("git ") || note.contains("clone")).map(str::to_owned).collect()
}

#[test]
fn the_attribute_that_wins_is_named() {
    let world = World::with_driver();
    assert_eq!(notes(&world), Vec::<String>::new());
    let info = world.here.join(".git/info/attributes");
    fs::create_dir_all(info.parent().unwrap()).unwrap();
    fs::write(&info, "# ours\n*.toml merge=union\n").unwrap();
    let expected = "git does not merge clients/acme/client.toml (and 4 more) with standing: .git/info/attributes says merge=union in line 2";
    assert_eq!(notes(&world), [expected]);
    fs::write(&info, "people/*.toml binary\n").unwrap();
    let expected = "git does not merge people/ana.toml (and 1 more) with standing: .git/info/attributes says binary in line 1";
    assert_eq!(notes(&world), [expected]);
    fs::remove_file(info).unwrap();
    world.write("clients/acme/.gitattributes", "website.toml -merge\n");
    let expected = "git does not merge clients/acme/website.toml with standing: clients/acme/.gitattributes says -merge in line 1";
    assert_eq!(notes(&world), [expected]);
    // Whoever sets the clone up is told that it does not help.
    let output = world.standing(&["init", "--git"]);
    assert!(
        answer(&output).contains(expected) && answer(&output).contains("not use it for every file"),
        "{}",
        answer(&output)
    );
    world.write("clients/acme/.gitattributes", "website.toml !merge\n");
    assert_eq!(notes(&world), [expected.replace("-merge", "!merge")]);
}

#[test]
fn a_clone_that_an_older_version_set_up_is_told() {
    let world = World::with_driver();
    let old = "standing merge-driver %O %A %B %L %P || { code=$?; test $code -eq 127 || exit $code; }";
    world.git(&["config", "merge.standing.driver", old]);
    let told = "this clone runs the merge driver as another version set it up: run standing init --git once";
    assert_eq!(notes(&world), [told]);
    assert!(world.standing(&["init", "--git"]).status.success());
    assert_eq!(notes(&world), Vec::<String>::new());
    // A line that somebody wrote on purpose is theirs.
    world.git(&["config", "merge.standing.driver", "/opt/standing merge-driver %O %A %B %L %P"]);
    assert_eq!(notes(&world), Vec::<String>::new());
    // A key that is there twice.
    world.git(&["config", "--add", "merge.standing.driver", old]);
    assert_eq!(notes(&world), [told]);
    assert!(world.standing(&["init", "--git"]).status.success());
    assert_eq!(notes(&world), Vec::<String>::new());
    // One that git knows, where no file is given to it.
    world.git(&["rm", "-q", ".gitattributes"]);
    let expected = "git does not merge clients/acme/client.toml (and 4 more) with standing: no .gitattributes tells it to; run standing init --git";
    assert_eq!(notes(&world), [expected]);
}

#[test]
fn the_users_own_line_ends_are_left_alone() {
    for (own, said) in [("*.toml text eol=crlf\n", "eol=crlf"), ("* -text\n", "-text")] {
        let world = World::new();
        world.write(".gitattributes", own);
        let output = world.standing(&["init", "--git"]);
        assert!(output.status.success(), "{}", answer(&output));
        let attributes = world.read(".gitattributes");
        assert!(attributes.starts_with(own) && attributes.contains("merge=standing"), "{attributes}");
        assert!(!attributes.contains("eol=lf"), "{attributes}");
        let told = format!("the ends of lines are left to your own attributes, which say {said}");
        assert_eq!(answer(&output).matches(&told).count(), 1, "{}", answer(&output));
        // A workspace that is made below it leaves them alone, too.
        assert!(world.standing(&["init", "sub/agency", "--currency", "EUR"]).status.success());
        assert!(!world.read("sub/agency/.gitattributes").contains("eol"));
    }
    let world = World::new();
    world.write(".gitattributes", "* text=auto\n");
    assert!(world.standing(&["init", "--git"]).status.success());
    assert!(world.read(".gitattributes").contains("*.toml text eol=lf\n"));
}

#[test]
fn a_conflict_is_marked_as_git_was_told_to() {
    let world = World::with_driver();
    world.git(&["config", "merge.conflictStyle", "zdiff3"]);
    let attributes = world.read(".gitattributes");
    world.write(".gitattributes", &format!("{attributes}*.toml conflict-marker-size=12\n"));
    world.commit("longer markers");
    for (name, hours) in [("less", "420"), ("more", "440")] {
        world.branch(name, |world| {
            world.standing(&["set", "acme/website", "budget.hours", hours]);
        });
    }
    world.git(&["merge", "-q", "less"]);
    assert_eq!(world.try_git(&["merge", "more"]).status.code(), Some(1));
    let text = world.read("clients/acme/website.toml");
    let [ours, theirs] = world.labels("more");
    for lines in [
        format!("\n<<<<<<<<<<<< {ours}\nhours = 420\n||||||||||||"),
        "\nhours = 400\n============\nhours = 440\n".to_owned(),
        format!("\n>>>>>>>>>>>> {theirs}\n"),
    ] {
        assert!(text.contains(&lines), "{text}");
    }
    let check = answer(&world.standing(&["check", "-f", "short"]));
    assert_eq!(check.matches("error[merge-conflict]").count(), 1, "{check}");
    assert!(!check.contains("error[toml]"), "{check}");
    // In a rebase, git calls the sides otherwise.
    world.git(&["merge", "--abort"]);
    world.git(&["switch", "-q", "more"]);
    assert_eq!(world.try_git(&["rebase", "main"]).status.code(), Some(1));
    let text = world.read("clients/acme/website.toml");
    let is_named = text.contains(">>>>>>>>>>>> ") && (theirs == "theirs" || text.contains("(more)\n"));
    assert!(is_named && text.contains("hours = 420\n||||||||||||"), "{text}");
}

//! A hook before a commit looks at the index of that commit, whichever way it is made.

use std::fs;

use crate::versions::repository::{Forge, SMALL, git, git_on};
use crate::world::command::answer;
use crate::world::folder::{write, write_script};

const HOOK: &str = "#!/bin/sh\nexec standing check --at :staged --format short\n";

/// An error, and what a hook says of it.
const BROKEN: &str = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nduw = 2026-12-18\n";

#[test]
fn what_is_committed_is_what_is_checked() {
    let forge = Forge::new();
    let folder = forge.small();
    write_script(&folder.join(".git/hooks/pre-commit"), HOOK);
    let site = SMALL[3].1;
    let commit = |words: &[&str]| {
        let output = git_on(&folder, "2026-11-20", &[&["commit", "-q", "-m", "x"], words].concat());
        let mut output = output;
        let output = output.output().unwrap();
        (output.status.success(), answer(&output))
    };
    // Broken in the folder, but not in what is staged.
    write(&folder, "people/ben.toml", "name = \"Ben\"\n");
    git(&folder, &["add", "people/ben.toml"]);
    write(&folder, "clients/acme/site.toml", BROKEN);
    let (is_done, said) = commit(&[]);
    assert!(is_done && said.is_empty(), "{said}");
    // All of it, by -a, of which git makes another index.
    let (is_done, said) = commit(&["-a"]);
    assert!(!is_done && said.contains("clients/acme/site.toml:4:1: error[unknown-key]"), "{said}");
    // One file alone, likewise.
    write(&folder, "people/cy.toml", "name = \"Cy\"\n");
    git(&folder, &["add", "-N", "people/cy.toml"]);
    let (is_done, said) = commit(&["people/cy.toml"]);
    assert!(is_done, "{said}");
    let (is_done, said) = commit(&["clients/acme/site.toml"]);
    assert!(!is_done && said.contains("error[unknown-key]"), "{said}");
    // Broken in what is staged, but not in the folder.
    git(&folder, &["add", "clients/acme/site.toml"]);
    write(&folder, "clients/acme/site.toml", site);
    let (is_done, said) = commit(&[]);
    assert!(!is_done && said.contains("error[unknown-key]"), "{said}");
    git(&folder, &["reset", "-q"]);
    assert_eq!(fs::read_to_string(folder.join("clients/acme/site.toml")).unwrap(), site);
}

#[test]
fn a_hook_of_a_subfolder_and_of_a_linked_tree_finds_its_own_index() {
    let forge = Forge::new();
    let below: Vec<(String, &str)> =
        SMALL.iter().map(|(path, text)| (format!("our studio/{path}"), *text)).collect();
    let folder = forge.of("below", below.iter().map(|(path, text)| (path.as_str(), *text)), "2026-11-09");
    git(&folder, &["worktree", "add", "-q", "../linked", "-b", "linked"]);
    write_script(
        &folder.join(".git/hooks/pre-commit"),
        "#!/bin/sh\nexec standing -C 'our studio' check --at :staged --format short\n",
    );
    for tree in [folder.clone(), forge.path("linked")] {
        write(&tree, "our studio/clients/acme/site.toml", BROKEN);
        git(&tree, &["add", "-A"]);
        let output = git_on(&tree, "2026-11-20", &["commit", "-q", "-m", "x"]).output().unwrap();
        assert!(!output.status.success());
        assert!(
            answer(&output).contains("our studio/clients/acme/site.toml:4:1: error[unknown-key]"),
            "{output:?}"
        );
    }
}

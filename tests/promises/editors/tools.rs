//! taplo and tombi themselves, where they are installed: the example has no finding, and what is wrong has one on its line.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::world::command::{answer, is_installed, run, well};
use crate::world::folder::copy_of_the_example;

/// What is said of a workspace by a tool that must have been content, or not.
fn linted(folder: &Path, tool: &str) -> (bool, String) {
    let mut command = Command::new(tool);
    match tool {
        "tombi" => command.args(["lint", "--offline", "."]),
        _ => command.args(["check", "--colors", "never"]),
    };
    let output = command.current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    (output.status.success(), answer(&output))
}

#[test]
fn the_editors_tools_take_what_our_reader_takes() {
    for tool in ["tombi", "taplo"] {
        if !is_installed(tool) {
            println!("SKIPPED: {tool} is not installed");
            continue;
        }
        let folder = copy_of_the_example();
        well(run(folder.path(), ["init", "--editors"]));
        let (is_content, said) = linted(folder.path(), tool);
        assert!(is_content && !said.contains("Warning"), "{tool}: {said}");
        let shop = folder.path().join("clients/tamblewick/shop.toml");
        let text = fs::read_to_string(&shop).unwrap();
        for (right, wrong) in [("status = \"active\"", "status = \"activ\""), ("name = ", "naem = ")] {
            let line = text.lines().position(|line| line.starts_with(right)).unwrap() + 1;
            fs::write(&shop, text.replacen(right, wrong, 1)).unwrap();
            let (is_content, said) = linted(folder.path(), tool);
            assert!(!is_content && said.contains(&format!("shop.toml:{line}:")), "{tool} {wrong}: {said}");
        }
    }
}

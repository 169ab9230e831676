//! The worlds in which pages happen: a folder, a sealed environment, a fixed day.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::docs::page::{Kind, Page, Shown};
use crate::docs::shown;
use crate::world::command::{is_updating, path, printed, sealed};
use crate::world::folder::{copy, repository, write, write_script};

/// Who commits, and when.
const GIT: [(&str, &str); 8] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_AUTHOR_NAME", "Priya Okonjo-Hale"),
    ("GIT_AUTHOR_EMAIL", "priya@example.com"),
    ("GIT_COMMITTER_NAME", "Priya Okonjo-Hale"),
    ("GIT_COMMITTER_EMAIL", "priya@example.com"),
    ("GIT_AUTHOR_DATE", "2026-11-20T09:00:00+0000"),
    ("GIT_COMMITTER_DATE", "2026-11-20T09:00:00+0000"),
    ("GIT_PAGER", "cat"),
];

/// A folder in which commands run, and how the last one ended.
struct World {
    folder: TempDir,
    current: PathBuf,
    code: i32,
}

/// Runs a page; what is not as shown. The page's outputs become what was printed if they are to be updated.
pub(crate) fn run(page: &mut Page) -> Vec<String> {
    let mut world = World::new("empty");
    let mut exempt = false;
    let mut wrong = Vec::new();
    for part in &mut page.0 {
        let found = match &mut part.kind {
            Kind::World(name) => {
                world = World::new(name);
                continue;
            }
            Kind::Exempt(_) => {
                exempt = true;
                continue;
            }
            Kind::Prose(_) => continue,
            _ if std::mem::take(&mut exempt) => continue,
            Kind::Toml(lines) => world.take(lines),
            Kind::File(_, lines) => world.put(lines),
            Kind::Console(commands) => world.perform(commands),
        };
        wrong.extend(found.into_iter().map(|found| format!("line {}: {found}", part.line)));
    }
    wrong
}

impl World {
    /// `empty`, or a copy of a folder of the repository.
    fn new(name: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let current = folder.path().join("here");
        fs::create_dir(&current).unwrap();
        if name != "empty" {
            copy(&repository().join(name), &current);
        }
        Self { folder, current, code: 0 }
    }

    /// Writes a file that names itself, or looks lines up in the files that are there.
    fn take(&self, lines: &[String]) -> Vec<String> {
        let path = lines
            .first()
            .and_then(|line| line.strip_prefix("# "))
            .filter(|line| line.ends_with(".toml") && !line.contains(' '));
        if let Some(path) = path {
            write(&self.current, path, lines[1..].join("\n") + "\n");
            return Vec::new();
        }
        let files = walkdir::WalkDir::new(&self.current).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        let texts: Vec<String> = files.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect();
        let mut parts = lines.split(|line| line == "…").map(|part| part.join("\n"));
        let holds = |part: &String| texts.iter().any(|text| text.contains(part.as_str()));
        parts
            .find(|part| !holds(part))
            .map(|part| format!("no file here holds\n{part}"))
            .into_iter()
            .collect()
    }

    /// Writes a file that says in a comment what it is called; a script can be run.
    fn put(&self, lines: &[String]) -> Vec<String> {
        let Some(name) = lines.iter().take(2).find_map(|line| line.strip_prefix("# ")) else {
            return vec!["a block that does not say what file it is".to_owned()];
        };
        let path = self.current.join(name);
        let text = lines.join("\n") + "\n";
        if lines[0].starts_with("#!") {
            write_script(&path, &text)
        } else {
            write(&self.current, name, text)
        }
        Vec::new()
    }

    /// Runs the commands of a block.
    fn perform(&mut self, commands: &mut [Shown]) -> Vec<String> {
        let mut wrong = Vec::new();
        for place in 0..commands.len() {
            let told = commands.get(place + 1).is_some_and(|next| next.command() == "echo $?");
            let shown = &mut commands[place];
            let command = shown.command();
            let printed = self.command(&command);
            if self.code != 0 && command.starts_with("standing") && !told {
                wrong
                    .push(format!("$ {command}\nends with {} and is not followed by `$ echo $?`", self.code));
            }
            if shown::agrees(&shown.output, &printed) {
                continue;
            }
            if is_updating() {
                shown.output = shown::renewed(&shown.output, &printed);
            } else {
                wrong.push(format!("$ {command}\n{}", printed.join("\n")));
            }
        }
        wrong
    }

    /// What a command prints, on both outputs.
    fn command(&mut self, command: &str) -> Vec<String> {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.current.push(folder);
            assert!(self.current.is_dir(), "there is no folder {folder}");
            return Vec::new();
        }
        let mut shell = sealed("sh", &self.current);
        shell.args(["-c", &format!("exec 2>&1\n(exit {})\n{command}", self.code)]);
        shell.envs(GIT).env("PATH", path()).env("HOME", self.folder.path());
        let output = shell.env("LC_ALL", "C").env("COLUMNS", "80").output().unwrap();
        self.code = output.status.code().unwrap_or(-1);
        printed(&output).lines().map(|line| line.trim_end().to_owned()).collect()
    }
}

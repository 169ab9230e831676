//! `standing init`.

pub(crate) mod beside;
mod driver;

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{command_line, failed};
use crate::cli::typed::amount;
use crate::cli::typed::currency::currency;
use crate::cli::writing::options::Rehearsing;
use crate::cli::writing::print::print;
use crate::cli::writing::told::Told;
use crate::disk;
use crate::disk::{Amendment, Revision};
use crate::format::template;
use crate::guide;
use crate::model::currency::Currency;

const MARKER: &str = "standing.toml";
const USUAL_CURRENCY: &str = "EUR";

/// Make a workspace: a folder with a standing.toml that explains itself
///
/// Existing files are never touched.
///
/// Examples:
///   standing init my-agency --currency GBP
///   standing init demo --example
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct InitArguments {
    /// The folder, made if it doesn't exist [default: the current one]
    dir: Option<PathBuf>,

    /// The agency's name [default: the folder's name, as a title]
    #[arg(long, conflicts_with = "example")]
    name: Option<String>,

    /// The currency of the workspace [default: EUR]
    #[arg(long, value_name = "CODE", conflicts_with = "example")]
    currency: Option<String>,

    /// Fill it with the example agency: people, clients and projects to look around in
    #[arg(long)]
    example: bool,

    /// In a clone of a workspace: have git merge its records with standing (needed once per clone)
    #[arg(long, conflicts_with_all = ["name", "currency", "example"])]
    git: bool,

    /// In a workspace: write AGENTS.md, for programs that work in the folder
    #[arg(long, conflicts_with_all = ["name", "currency", "example", "git"])]
    agents: bool,

    /// In a workspace: write schemas of its files, and what tells the editors' taplo and tombi of them
    #[arg(long, conflicts_with_all = ["name", "currency", "example", "git", "agents"])]
    editors: bool,

    #[command(flatten)]
    writing: Rehearsing,
}

/// A file of the new workspace.
type Planned = (String, String);

impl InitArguments {
    /// Makes the workspace.
    ///
    /// # Errors
    /// When the folder is a workspace already, or holds a file that would have to be overwritten.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = self.writing.format(setting)?;
        if self.git {
            return driver::set_up(setting, self.dir.as_deref(), format, self.writing.dry_run);
        }
        let is_rehearsal = self.writing.dry_run;
        let beside = beside::Beside { setting, dir: self.dir.as_deref(), format, is_rehearsal };
        if self.agents {
            return beside.agents();
        }
        if self.editors {
            return beside.editors();
        }
        let root = self.root(setting)?;
        let name = self.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let name = name.map_or_else(|| named_after(&root), str::to_owned);
        let code = self.currency.as_deref().map(currency).transpose()?;
        let currency = code.or_else(|| Currency::from_code(USUAL_CURRENCY));
        // Git that can't be asked decided nothing.
        let attributes = driver::attributes(&root).unwrap_or_default();
        let planned = self.planned(&name, currency, &attributes.lines)?;
        let missing = missing(&root, &planned)?;
        if let Some(above) = disk::find_root(&root) {
            setting.voice.warning(&format!("the folder is inside another workspace, {}", above.display()));
        }
        let told = self.told(&root, &name, currency, &planned);
        let revisions = missing.into_iter().map(|(document, text)| Revision::new(document, text)).collect();
        let amendment = Amendment { revisions, ..Amendment::default() };
        let written = match self.writing.dry_run {
            true => None,
            false => {
                let writer = disk::found(&root, &command_line()).map_err(failed)?;
                Some(writer.commit(&amendment).map_err(failed)?)
            }
        };
        if written.is_some() {
            driver::set_up_quietly(&root, setting.voice);
        }
        if let Err(failure) = self.hint(setting, &root, &amendment.revisions, &attributes) {
            setting.voice.warning(&failure.to_string());
        }
        if let (None, false, Some(currency)) = (code, self.example, currency) {
            setting
                .voice
                .note(&format!("amounts are in {currency}: change currency in {MARKER} if yours are not"));
        }
        let is_new = written.is_some() && !self.example;
        print(setting, format, written, &amendment, &told)?;
        if is_new {
            setting
                .voice
                .next(&format!("{}standing init --editors, if you edit files by hand", entered(&root)));
        }
        Ok(Ending::Fine)
    }

    /// The folder that was named, else the current one. A workspace that was named for all commands is not one to make.
    fn root(&self, setting: &Setting) -> Result<PathBuf, Failure> {
        match (&self.dir, &setting.named) {
            (Some(dir), _) => Ok(dir.clone()),
            (None, Some(workspace)) => {
                Err(Failure::usage("init takes its folder as an argument, not from -C or STANDING_WORKSPACE")
                    .hint(format!("write standing init {}", workspace.display())))
            }
            (None, None) => Ok(PathBuf::from(".")),
        }
    }

    /// Every file, `standing.toml` last: with it the folder is a workspace.
    fn planned(
        &self,
        name: &str,
        currency: Option<Currency>,
        attributes: &str,
    ) -> Result<Vec<Planned>, Failure> {
        let git = [(".gitattributes", attributes), (".gitignore", template::GIT_IGNORE)];
        let git = git.map(|(path, text)| (path.to_owned(), text.to_owned())).into_iter();
        if self.example {
            return Ok(git
                .chain(guide::example().into_iter().map(|(path, text)| (path, text.to_owned())))
                .collect());
        }
        let currency = currency.ok_or_else(|| Failure::usage("there is not a currency code"))?;
        Ok(git.chain([(MARKER.to_owned(), template::agency(name, currency))]).collect())
    }

    /// Names the lines that a file of git's should have, where it was there before.
    fn hint(
        &self,
        setting: &Setting,
        root: &Path,
        written: &[Revision],
        attributes: &driver::Attributes,
    ) -> Result<(), Failure> {
        attributes.kept.iter().for_each(|kept| setting.voice.note(kept));
        for (path, text) in [(".gitignore", template::GIT_IGNORE), (".gitattributes", &attributes.lines)] {
            if written.iter().any(|revision| revision.document == path) {
                continue;
            }
            let there = disk::standing_at(root, &[path.to_owned()]).map_err(failed)?;
            let lines = there.into_iter().find_map(|(_, text)| text).unwrap_or_default();
            let wanted = driver::lacking(&lines, text);
            if !wanted.is_empty() {
                setting
                    .voice
                    .note(&format!("{path} was left as it is; add these lines to it: {}", wanted.join(", ")));
            }
        }
        Ok(())
    }

    fn told(&self, root: &Path, name: &str, currency: Option<Currency>, planned: &[Planned]) -> Told {
        let (folder, marker, go) = (root.display().to_string(), inside(root, MARKER), entered(root));
        let code = currency.map_or("", Currency::code);
        if self.example {
            let what = format!("{marker}: the example agency, up to {}", guide::EXAMPLE_DAY);
            return Told::new(what, json!({ "folder": folder, "example": true }))
                .standing("", counts(planned))
                .next(format!("{go}standing --as-of {}", guide::EXAMPLE_DAY));
        }
        let what = format!("{marker}: a workspace for {name}, in {code}");
        Told::new(what, json!({ "folder": folder, "name": name, "currency": code }))
            .standing("", counts(planned))
            .next(format!("{go}standing add client acme"))
    }
}

/// What goes into the new workspace before a command.
fn entered(root: &Path) -> String {
    if root == Path::new(".") { String::new() } else { format!("cd {} && ", root.display()) }
}

/// How many people, clients and projects the files tell of.
fn counts(planned: &[Planned]) -> Value {
    let count = |is: &dyn Fn(&str) -> bool| planned.iter().filter(|(path, _)| is(path)).count();
    let clients = count(&|path| path.ends_with("/client.toml"));
    json!({
        "people": count(&|path| path.starts_with("people/")),
        "clients": clients,
        "projects": count(&|path| path.starts_with("clients/")) - clients,
    })
}

/// The files that are not there yet.
///
/// # Errors
/// When one is there that would have to say something else.
fn missing(root: &Path, planned: &[Planned]) -> Result<Vec<Planned>, Failure> {
    let paths: Vec<String> = planned.iter().map(|(path, _)| path.clone()).collect();
    let there = disk::standing_at(root, &paths).map_err(failed)?;
    if there.iter().any(|(path, _)| path == MARKER) {
        return Err(Failure::usage(format!(
            "the folder is already a workspace: it has {}",
            inside(root, MARKER)
        ))
        .hint(format!("change {MARKER} by hand, or make a workspace in another folder")));
    }
    let found = |path: &str| there.iter().find(|(known, _)| known == path);
    for (path, text) in planned.iter().filter(|(path, _)| !path.starts_with('.')) {
        if found(path).is_some_and(|(_, known)| known.as_ref() != Some(text)) {
            return Err(Failure::usage(format!("{} already exists", inside(root, path)))
                .hint("make the example in an empty folder"));
        }
    }
    Ok(planned.iter().filter(|(path, _)| found(path).is_none()).cloned().collect())
}

/// A file of the workspace as one would type it.
fn inside(root: &Path, path: &str) -> String {
    let path = root.join(path);
    path.strip_prefix(".").unwrap_or(&path).display().to_string()
}

/// The name that a folder gives to an agency.
fn named_after(root: &Path) -> String {
    let full = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let folder = full.components().next_back().map(|last| last.as_os_str().to_string_lossy().into_owned());
    match folder.map(|folder| amount::titled(&folder)) {
        Some(name) if name.chars().any(char::is_alphanumeric) => name,
        _ => "My agency".to_owned(),
    }
}

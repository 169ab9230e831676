//! `standing edit`.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;
use std::process::Command;

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::findings;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::{failed, unreadable, writer};
use crate::cli::typed::aim::Aim;
use crate::cli::typed::target::Target;
use crate::cli::writing::options::Writing;
use crate::cli::writing::print::print;
use crate::cli::writing::stand::of_target;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Draft, Extent, Loaded, Refusal, Scratch, Writer};
use crate::format::Kind;

/// Edit a file in your editor, and check it before it is saved
///
/// The editor is the one named by VISUAL, else by EDITOR; it works on a copy.
/// If the text has a new error, you can edit it again; otherwise it is kept and you are told where.
///
/// Examples:
///   standing edit acme/website
///   standing edit .
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct EditArguments {
    /// A client, a project, a person, or . for standing.toml
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    writing: Writing,
}

impl EditArguments {
    /// Edits the file.
    ///
    /// # Errors
    /// When there is no such file or no editor, the editor fails, or the text has errors; it is kept then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = self.writing.rehearsing.format(setting)?;
        let root = setting.root()?;
        let aim = Aim::typed(root, &self.id);
        // A client may come to refer to another.
        let is_client = aim.kind() == Some(Kind::Client);
        let aim = aim.wide(is_client);
        let target = self.target(setting, &aim)?;
        let editor = editor()?;
        let temporary = self.writing.rehearsing.dry_run.then(std::env::temp_dir);
        let scratch = Scratch::of(root, &target.document, temporary.as_deref()).map_err(failed)?;
        loop {
            open(&editor, &scratch.path).map_err(|failure| kept(failure, &scratch))?;
            let text = scratch.text().map_err(|error| {
                kept(Failure::environment(format!("can't read {}", scratch.path.display()), error), &scratch)
            })?;
            if text == scratch.before {
                scratch.discard();
                setting.voice.note("nothing was changed");
                return Ok(Ending::Fine);
            }
            let (writer, loaded) = self.writer(setting, &aim)?;
            match draft((&writer, &loaded), aim.extent(), (&target, &scratch, text)) {
                Ok(draft) => {
                    let closed =
                        loaded.portfolio.as_ref().and_then(|portfolio| portfolio.agency.books_closed);
                    let books = self.writing.books().demand(setting, &draft.amendment, closed);
                    books.map_err(|failure| kept(failure, &scratch))?;
                    let told = told(&target, &draft, setting);
                    let written = match self.writing.rehearsing.dry_run {
                        true => None,
                        false => Some(
                            writer.commit(&draft.amendment).map_err(|fault| kept(failed(fault), &scratch))?,
                        ),
                    };
                    drop(writer);
                    scratch.discard();
                    print(setting, format, written, &draft.amendment, &told)?;
                    return Ok(Ending::Fine);
                }
                Err(Refused::Broken(errors, sources)) => {
                    drop(writer);
                    findings::show(setting.voice, &errors, &sources);
                    if !goes_back() {
                        let failure =
                            Failure::data("nothing was written, because the file would have errors");
                        return Err(kept(failure, &scratch));
                    }
                }
                Err(Refused::Other(failure)) => return Err(kept(failure, &scratch)),
            }
        }
    }

    /// The file that is meant. A path is understood even where the workspace itself cannot be read.
    fn target(&self, setting: &Setting, aim: &Aim<'_>) -> Result<Target, Failure> {
        let (_, loaded) = self.writer(setting, aim)?;
        if let Some(target) = Target::of_path(&self.id) {
            return Ok(target);
        }
        let Some(portfolio) = &loaded.portfolio else {
            return Err(Failure::data("can't look up ids until standing.toml is fixed")
                .hint("fix it: standing edit ."));
        };
        aim.target(portfolio)
    }

    fn writer(&self, setting: &Setting, aim: &Aim<'_>) -> Result<(Writer, Loaded), Failure> {
        let root = setting.root()?;
        let writer = writer(root, setting.voice, self.writing.rehearsing.dry_run)?;
        let loaded = writer.read(aim.extent()).map_err(|error| unreadable(root, error))?;
        Ok((writer, loaded))
    }
}

/// Why an edited text is not written.
enum Refused {
    /// It has new errors.
    Broken(Vec<crate::diagnostic::Diagnostic>, Box<crate::disk::Sources>),
    /// Something else.
    Other(Failure),
}

fn draft(
    (writer, loaded): (&Writer, &Loaded),
    extent: Extent<'_>,
    (target, scratch, text): (&Target, &Scratch, String),
) -> Result<Draft, Refused> {
    let document = target.document.clone();
    let before = scratch.before.trim_start_matches('\u{feff}');
    if loaded.sources.text(&document).as_deref() != Some(before) {
        let failure = Failure::hindered(format!("{document} has changed in the meantime"));
        return Err(Refused::Other(failure.hint("edit it again, and copy what you wrote")));
    }
    let change = Change::Rewritten { document, text };
    writer.draft(extent, &loaded.diagnostics, &[change]).map_err(|refusal| match refusal {
        Refusal::Broken(errors, sources) => Refused::Broken(errors, sources),
        Refusal::Unreadable(error) => Refused::Other(Failure::environment("can't read the workspace", error)),
        other => Refused::Other(Failure::data(other.to_string())),
    })
}

fn told(target: &Target, draft: &Draft, setting: &Setting) -> Told {
    let stand = draft.after.portfolio.as_ref().map(|after| of_target(after, target, setting.as_of));
    Told::new("edited", json!({ "id": target.id })).of(&target.id, stand.unwrap_or_default())
}

/// The editor that the environment names.
fn editor() -> Result<String, Failure> {
    let named = |name: &str| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR")).ok_or_else(|| {
        Failure::hindered("neither VISUAL nor EDITOR names an editor")
            .hint("set one: EDITOR=nano standing edit ID")
    })
}

/// The words of a command where no shell takes them apart: blanks part them, but within quotes; `\` is part of a path.
fn words(editor: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    for sign in editor.chars() {
        match sign {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            sign if sign.is_whitespace() && !is_quoted => words.extend(word.take()),
            sign => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

/// Opens a file in an editor, which may have arguments: a shell takes them apart, as git does it, and gets our path as
/// it is.
fn open(editor: &str, path: &Path) -> Result<(), Failure> {
    // The path of a program that is there is one word, whatever blanks it has.
    let program = editor.trim();
    let mut command = if Path::new(program).is_file() {
        let mut command = Command::new(program);
        command.arg(path);
        command
    } else if cfg!(unix) {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path);
        command
    } else {
        let mut words = words(editor).into_iter();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).arg(path);
        command
    };
    let ended =
        command.status().map_err(|error| Failure::environment(format!("can't start {editor}"), error))?;
    if ended.success() {
        return Ok(());
    }
    Err(Failure::hindered(format!("the editor failed: {editor} ended with {ended}")))
}

/// Says where the text is; where nothing was changed in it, it goes.
fn kept(failure: Failure, scratch: &Scratch) -> Failure {
    match scratch.text() {
        Ok(text) if text == scratch.before => {
            scratch.discard();
            failure
        }
        _ => failure.hint(format!("find your text in {}", scratch.path.display())),
    }
}

/// Whether somebody is there who wants to go on.
fn goes_back() -> bool {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return false;
    }
    crate::cli::session::voice::ask("edit it again? [Y/n] ");
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok_and(|length| length > 0) && !answer.trim().to_lowercase().starts_with('n')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn an_editor_may_have_arguments_and_quotes() {
        for (editor, expected) in [
            ("nano", &["nano"][..]),
            ("code --wait", &["code", "--wait"]),
            (r#""C:\Program Files\Vim\gvim.exe" -f "#, &[r"C:\Program Files\Vim\gvim.exe", "-f"]),
            (r#"C:\vim.exe "" x"#, &[r"C:\vim.exe", "", "x"]),
            ("  ", &[]),
        ] {
            assert_eq!(words(editor), expected, "{editor}");
        }
    }
}

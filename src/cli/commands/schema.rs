//! `standing schema`.

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::cli::commands::init::beside::Beside;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::example::example;
use crate::cli::session::output;
use crate::cli::session::setting::Setting;
use crate::cli::writing::options::Rehearsing;
use crate::format::Kind;
use crate::guide::published::{BESIDE, LISTS, REPORTS};
use crate::guide::{published, schema};

/// Print the JSON Schema of a kind of file, or of a report's or a list's JSON
///
/// Without a word, it lists what there is a schema of.
/// With --write, it puts those of the files into the workspace, for editors with taplo or tombi.
/// What is there stays as it is.
///
/// Examples:
///   standing schema project
///   standing schema --write
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct SchemaArguments {
    /// A kind of file, a report or a list
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(kinds().map(|(kind, _)| kind)))]
    kind: Option<String>,

    /// Write schemas/, .taplo.toml and tombi.toml into the workspace
    #[arg(long, conflicts_with = "kind")]
    write: bool,

    #[command(flatten)]
    writing: Rehearsing,
}

/// What there is a schema of, and whose it is.
fn kinds() -> impl Iterator<Item = (&'static str, String)> {
    let files = Kind::ALL.into_iter().map(|kind| (kind.schema_name(), kind.path().to_owned()));
    let reports = REPORTS.into_iter().chain(BESIDE).chain(LISTS);
    files.chain(reports.map(|report| (report, published::command(report))))
}

impl SchemaArguments {
    /// Prints the schema, or writes those of files.
    ///
    /// # Errors
    /// When there is no workspace to write to, and when the system refuses.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        if self.write {
            let format = self.writing.format(setting)?;
            return Beside { setting, dir: None, format, is_rehearsal: self.writing.dry_run }.editors();
        }
        let text = match &self.kind {
            Some(kind) => format!("{:#}\n", schema(kind)?),
            None => kinds().map(|(kind, of)| format!("{kind:<18}  {of}\n")).collect(),
        };
        output::write(setting, |out| out.write_all(text.as_bytes())).map(|()| Ending::Fine)
    }
}

/// The schema of a kind of file, of a report or of a list.
fn schema(kind: &str) -> Result<Value, Failure> {
    if let Some(kind) = Kind::ALL.into_iter().find(|known| known.schema_name() == kind) {
        return Ok(schema::json_schema(kind));
    }
    let schema = example()?.and_then(|(portfolio, days)| published::json_schema(kind, &portfolio, &days));
    schema.ok_or_else(|| Failure::usage(format!("there is no schema of {kind}")))
}

//! `standing explain`.

mod figure;
mod said;

use clap::{Args, ValueEnum};

use crate::checks::{RULES, pages};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::{output, terminal};
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::rules::RuleName;
use crate::guide::glossary;
use crate::page::Prose;
use crate::render::{Look, json, markdown, prose, table};

/// What a rule, a column, a state, a question or a term means; with an id, how a figure is made up
///
/// Of a rule it says why it matters and how to fix it, with an example.
/// Of a figure of a project, a client or a person it shows the sum, its terms and their records.
/// Without a word, it lists all rules by kind. It works outside a workspace too.
///
/// Examples:
///   standing explain late-project
///   standing explain burn acme/website
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ExplainArguments {
    /// A rule, a column, a state, a flag, a question, a symptom or a term; or a figure
    word: Option<String>,

    /// A project, a client or a person whose figure is explained
    id: Option<String>,

    /// List every record, not just the last twenty
    #[arg(long)]
    all: bool,

    /// The output format [default: table]
    #[arg(short, long, value_enum)]
    format: Option<PageFormat>,
}

/// How a page is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// For people: fits the width
    Table,
    /// For a wiki or a comment
    Markdown,
    /// For programs: of a figure alone
    Json,
}

impl ExplainArguments {
    /// Prints the page, or the list of all.
    ///
    /// # Errors
    /// When there is no such rule, and when standard output does not take it.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = setting.format(self.format, PageFormat::Table)?;
        let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
        let is_rule = self.word.as_deref().is_some_and(|word| RuleName::named(word).is_some());
        let asks = |_: &&str| self.id.is_some() && !self.is_heading() || is_figure(format, is_rule);
        if let Some(word) = self.word.as_deref().filter(asks) {
            let figure = figure::figure(setting, word, self.id.as_deref(), self.all)?;
            output::write(setting, |out| match format {
                PageFormat::Table => table::write(out, &figure.page(), look),
                PageFormat::Markdown => markdown::write(out, &figure.page()),
                PageFormat::Json => json::write(out, &figure),
            })?;
            return Ok(Ending::Fine);
        }
        let text = self.typed().as_deref().map_or_else(|| Ok(pages::list()), page)?;
        output::write(setting, |out| match format {
            PageFormat::Markdown => prose::markdown(out, &text, 1),
            PageFormat::Table | PageFormat::Json => prose::terminal(out, &text, look),
        })?;
        Ok(Ending::Fine)
    }
}

impl ExplainArguments {
    /// Whether both words together are the heading of a column, such as `look at`.
    fn is_heading(&self) -> bool {
        self.typed().is_some_and(|typed| typed.contains('-') && glossary::is_heading(&typed))
    }

    /// What is to be explained, as one word.
    fn typed(&self) -> Option<String> {
        let word = self.word.clone()?;
        Some(self.id.as_ref().map_or_else(|| word.clone(), |id| format!("{word}-{id}")))
    }
}

/// Whether a figure is meant though no id is given: the agency's, where programs ask.
fn is_figure(format: PageFormat, is_rule: bool) -> bool {
    format == PageFormat::Json && !is_rule
}

fn page(word: &str) -> Result<Vec<Prose>, Failure> {
    let rule = RULES.iter().find(|rule| RuleName::named(word) == Some(rule.name)).map(pages::page);
    rule.or_else(|| glossary::explained(word)).ok_or_else(|| {
        let known: Vec<String> = glossary::known().collect();
        let words = RULES.iter().map(|rule| rule.name.word()).chain(known.iter().map(String::as_str));
        unknown(
            format!("there is no rule, column, state or term called \"{word}\""),
            word,
            words,
            "run standing explain for a list of all rules",
        )
    })
}

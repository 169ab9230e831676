//! `standing explain`.

use clap::{Args, ValueEnum};

use crate::checks::{RULES, pages};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::{output, terminal};
use crate::cli::typed::nearest::unknown;
use crate::diagnostic::rules::RuleName;
use crate::page::Prose;
use crate::render::{Look, prose};

/// What a rule finds, why it matters and how to fix it, with an example
///
/// Without a rule, it lists all of them by kind. It works outside a workspace too.
///
/// Examples:
///   standing explain
///   standing explain late-project
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ExplainArguments {
    /// The rule, as findings name it in square brackets
    rule: Option<String>,

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
}

impl ExplainArguments {
    /// Prints the page, or the list of all.
    ///
    /// # Errors
    /// When there is no such rule, and when standard output does not take it.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let format = setting.format(self.format, PageFormat::Table)?;
        let text = self.rule.as_deref().map_or_else(|| Ok(pages::list()), page)?;
        let look = Look { color: setting.color.on_stdout(), width: terminal::width() };
        output::write(setting, |out| match format {
            PageFormat::Table => prose::terminal(out, &text, look),
            PageFormat::Markdown => prose::markdown(out, &text, 1),
        })?;
        Ok(Ending::Fine)
    }
}

fn page(name: &str) -> Result<Vec<Prose>, Failure> {
    RULES.iter().find(|rule| RuleName::named(name) == Some(rule.name)).map(pages::page).ok_or_else(|| {
        let names = RULES.iter().map(|rule| rule.name.word());
        unknown(
            format!("there is no rule called \"{name}\""),
            name,
            names,
            "run standing explain for a list of all rules",
        )
    })
}

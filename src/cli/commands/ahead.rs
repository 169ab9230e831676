//! `standing ahead`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::select;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::reports::ahead;

/// The months to come: what is signed, what is likely, who has room, and what ends
///
/// Counts the days after today, from this month on.
/// Signed is revenue still to come of what is won; likely is what may be won, by its chance.
/// Cash is what is open of invoices and what will be invoiced, each as late as that client pays.
///
/// Examples:
///   standing ahead --months 3
///   standing ahead --with acme/relaunch
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AheadArguments {
    /// How many months, this one included
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(i64).range(1..=120))]
    months: i64,

    /// Count these prospects as won, and print the months without them beside
    #[arg(long, value_name = "PROJECT", num_args = 1..)]
    with: Vec<String>,

    #[command(flatten)]
    options: ReportOptions,
}

impl AheadArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report, and when something else than a prospect is to be counted as won.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let portfolio = &asked.workspace.portfolio;
        let won = self.prospects(portfolio, &asked.query)?;
        asked.print(|| ahead::report(portfolio, &asked.query, self.months, &won))
    }

    fn prospects(
        &self,
        portfolio: &Portfolio,
        query: &crate::reports::query::Query,
    ) -> Result<Vec<usize>, Failure> {
        if self.with.is_empty() {
            return Ok(Vec::new());
        }
        let is_prospect = |project: &Project| project.status_at(query.as_of) == Status::Prospect;
        let places = select::taken(portfolio, &self.with, is_prospect)?.places;
        for project in places.iter().filter_map(|place| portfolio.projects.get(*place)) {
            let status = project.status_at(query.as_of);
            if status != Status::Prospect {
                let name = portfolio.full_name(project);
                return Err(Failure::usage(format!("{name} is {status}, not a prospect"))
                    .hint("name prospects: standing list projects --status prospect"));
            }
        }
        Ok(places)
    }
}

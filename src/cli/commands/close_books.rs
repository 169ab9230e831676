//! `standing close-books`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::typed::period::{self, Day};
use crate::cli::typed::target::Target;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::options::Writing;
use crate::cli::writing::stand::of_target;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Value};
use crate::model::Date;

/// Close the books up to a day: what was written of it, and of all days before, stays
///
/// A command that would add to these days, or change or remove what was written of them, is refused.
/// What comes later is not: an invoice of a closed month can be paid today.
/// With --reopen a command writes there all the same, and says so.
/// A month or another period stands for its last day.
///
/// Examples:
///   standing close-books 2026-10
///   standing close-books 2026-08-31 --reopen
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CloseBooksArguments {
    /// The last day that is closed: 2026-10-31, yesterday, or a period: 2026-10, 2026-Q3
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    date: String,

    #[command(flatten)]
    writing: Writing,
}

/// The key of the last day that is closed.
const KEY: &str = "books-closed";

impl CloseBooksArguments {
    /// Writes the day.
    ///
    /// # Errors
    /// When it is not over yet, or earlier than the one that is written; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let desk = self.writing.open(setting, Extent::Agency)?;
        let day = self.day(&desk)?;
        let was = desk.portfolio.agency.books_closed;
        let record =
            json!({ "id": ".", "books_closed": day.to_string(), "was": was.map(|was| was.to_string()) });
        if was == Some(day) {
            return desk.unchanged(&Told::new(format!("the books are already closed up to {day}"), record));
        }
        if let Some(was) = was.filter(|was| day < *was && !self.writing.reopen) {
            return Err(Failure::usage(format!(
                "the books are closed up to {was}, which is later than {day}"
            ))
            .hint(format!("write a day after {was}, or add --reopen to open what comes after {day} again")));
        }
        let edits = vec![Edit::Set { path: KEY.to_owned(), value: Value::Date(day) }];
        let document = "standing.toml".to_owned();
        let was = was.map_or_else(String::new, |was| format!(", they were up to {was}"));
        let what = format!("the books are closed up to {day}{was}");
        desk.write(&[Change::Edited { document, edits }], |after| {
            let stand = Target::of_path(".").map(|target| of_target(after, &target, setting.as_of));
            Told { stand: stand.unwrap_or_default(), ..Told::new(what, record) }
        })
    }

    /// The day that was typed, or the last one of a period.
    fn day(&self, desk: &Desk<'_>) -> Result<Date, Failure> {
        let (today, typed) = (desk.setting.today, self.date.as_str());
        let fiscal_year_start = desk.portfolio.agency.calendar.fiscal_year_start;
        let of_period = || period::typed(typed, Day { as_of: today, fiscal_year_start });
        let day = date::past(typed, today)
            .or_else(|failure| of_period().map(|period| period.to).map_err(|_| failure))?;
        date::demand_past(day, today)
    }
}

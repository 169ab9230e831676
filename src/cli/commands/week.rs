//! `standing week`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::typed::columns::Columns;
use crate::cli::typed::period::Day;
use crate::cli::typed::{period, select};
use crate::model::Date;
use crate::model::period::Period;
use crate::reports::list;
use crate::reports::list::Week;

/// Your timesheet of a week: projects by days, sums, and the working days without time
///
/// Covers this week unless another is named.
/// You are who STANDING_USER says, else the person whose email is git's user.email.
///
/// Examples:
///   standing week
///   standing week 2026-W46 --who ana
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct WeekArguments {
    /// The week: 2026-W46, or a day in it: 2026-11-09, yesterday, fri, -1w
    #[arg(value_name = "WEEK", allow_hyphen_values = true)]
    week: Option<String>,

    /// Whose [default: yours]
    #[arg(long, value_name = "PERSON")]
    who: Option<String>,

    #[command(flatten)]
    columns: Columns,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

impl WeekArguments {
    /// Prints the timesheet.
    ///
    /// # Errors
    /// When nobody knows whose, what was typed isn't a week, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let who = named_or_me(self.who.as_deref(), "--who", setting.root()?)?;
        let workspace = setting.workspace()?;
        let (portfolio, as_of) = (&workspace.portfolio, workspace.as_of);
        let fiscal_year_start = portfolio.agency.calendar.fiscal_year_start;
        let week = self.typed(Day { as_of, fiscal_year_start })?;
        let people = select::people(portfolio, std::slice::from_ref(&who))?;
        let [person] = people.as_slice() else {
            return Err(Failure::usage(format!("\"{who}\" means several people"))
                .hint("name one; standing list time --by person has the hours of several"));
        };
        let week = list::week(portfolio, *person, week, as_of);
        let ending = workspace.admit(self.keep_going)?;
        self.printing.print_table(setting, &week, &self.columns, Week::page, Week::sheet)?;
        Ok(ending)
    }

    /// The week that was named, or in which the day lies that was.
    fn typed(&self, day: Day) -> Result<Period, Failure> {
        let of = |date: Date| {
            let failure =
                || Failure::usage(format!("no calendar has the week of {date}")).hint("name another");
            Period::week_of(date).ok_or_else(failure)
        };
        let Some(text) = &self.week else { return of(day.as_of) };
        let named = period::typed_for_a_week(text, day)?;
        let week = of(named.from)?;
        match named == week || named.from == named.to {
            true => Ok(week),
            false => Err(Failure::usage(format!("\"{text}\" is longer than a week"))
                .hint(format!("write {}, or a day", week.from.format("%G-W%V")))
                .hint(format!("for longer periods there is standing list time --period {text}"))),
        }
    }
}

//! `standing import` of time: read, understood, compared with the files, and written whole or not at all.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::commands::import::adding::added;
use crate::cli::commands::import::mapping::write_map;
use crate::cli::commands::import::planning::{Limits, Plan};
use crate::cli::commands::import::refusing::refuse;
use crate::cli::commands::import::source::{Origin, dialect, zone};
use crate::cli::commands::import::telling::{Outcome, told};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::identity::named_or_me;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::typed::narrowing::word;
use crate::cli::writing::about::project::full_name;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::options::Writing;
use crate::disk::{Change, Extent};
use crate::edit::Edit;
use crate::exchange::entry::{Export, Habits};
use crate::exchange::kind::Source;
use crate::exchange::lookup::{Additions, Known, Lookup, Unmapped};
use crate::format::imports::{DateOrder, Dialect, SourceMap};
use crate::model::Date;
use crate::why::words::counted;

/// The file of an import, and how to read it.
#[derive(Debug, Args)]
pub(crate) struct ImportTime {
    /// The file; - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Whose time it is where the file names nobody [default: yours]
    #[arg(long, value_name = "PERSON")]
    who: Option<String>,

    /// The project of what names none
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    /// How days such as 03/04/2026 are written, where the file doesn't decide
    #[arg(long, value_name = "ORDER", value_parser = word::<DateOrder>())]
    date_order: Option<DateOrder>,

    /// The decimal sign of its numbers, where the file doesn't decide: . or ,
    #[arg(long, value_name = "SIGN", value_parser = ["." , ","], hide_possible_values = true)]
    decimal: Option<String>,

    /// The time zone in which times in UTC become days [default: zone of the calendar in standing.toml]
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Leave out what was before
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    /// Leave out what was after
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// Add the clients and projects that are missing
    #[arg(long)]
    create: bool,

    /// Make the days of the file equal to it, for its people and projects: also remove what it does not have
    #[arg(long, conflicts_with = "map")]
    replace: bool,

    /// Leave out the rows that can't be taken, and say which
    #[arg(long)]
    skip_bad: bool,

    /// Only write the names that are unknown into imports.toml, for you to complete
    #[arg(long, conflicts_with = "create")]
    map: bool,

    #[command(flatten)]
    writing: Writing,
}

/// The same of a table with columns of one's own.
#[derive(Debug, Args)]
pub(crate) struct ImportTable {
    #[command(flatten)]
    time: ImportTime,

    /// The form that imports.toml tells below [csv.NAME]
    #[arg(long = "as", value_name = "NAME")]
    dialect: Option<String>,
}

impl ImportTable {
    /// Imports the table.
    ///
    /// # Errors
    /// As [`ImportTime::run`].
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        self.time.import(Source::Csv, self.dialect.as_deref(), setting)
    }
}

impl ImportTime {
    /// Imports the file.
    ///
    /// # Errors
    /// When a row of it can't be taken, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, source: Source, setting: &Setting) -> Result<Ending, Failure> {
        self.import(source, None, setting)
    }

    fn import(&self, source: Source, named: Option<&str>, setting: &Setting) -> Result<Ending, Failure> {
        let limits = self.limits(setting)?;
        let origin = Origin::read(&self.file)?;
        let desk = self.writing.open(setting, Extent::Whole)?;
        let form = self.form(&desk, source, named)?;
        let mut export = origin.export(source, form.habits, form.dialect.as_ref())?;
        limits.apply(&mut export);
        let found = self.found(&desk, &form, (export, limits))?;
        if self.map {
            return write_map(desk, &form.table, &found.unmapped);
        }
        self.finish(desk, &found, &origin.name)
    }

    /// How the file is read, and what is whose in it.
    fn form(&self, desk: &Desk<'_>, source: Source, named: Option<&str>) -> Result<Reading, Failure> {
        let zone = self.zone.as_deref().map(zone).transpose()?;
        let Some(maps) = &desk.imports else {
            desk.show_errors_of("imports.toml");
            return Err(Failure::data("can't import anything until imports.toml is fixed"));
        };
        let dialect = if source == Source::Csv { dialect(maps, named)? } else { None };
        let name = named.unwrap_or("default");
        let own = dialect.as_ref();
        let sign = self.decimal.as_deref().or(own.and_then(|dialect| dialect.decimal.as_deref()));
        Ok(Reading {
            table: if source == Source::Csv { format!("csv.{name}") } else { source.to_string() },
            map: maps.of(source.word(), own.map(|_| name)),
            habits: Habits {
                date_order: self.date_order.or(own.and_then(|dialect| dialect.date_order)),
                decimal: sign.and_then(|sign| sign.chars().next()),
                zone: zone.or(desk.portfolio.agency.calendar.zone),
            },
            dialect,
        })
    }

    fn found(
        &self,
        desk: &Desk<'_>,
        form: &Reading,
        (export, limits): (Export, Limits),
    ) -> Result<Found, Failure> {
        let project = self.project.as_deref().map(|typed| full_name(desk.root, typed)).transpose()?;
        let who = match &self.who {
            Some(who) => desk.demand_person(who).map(|()| Some(who.clone()))?,
            None => named_or_me(None, "--who", desk.root).ok().filter(|me| desk.demand_person(me).is_ok()),
        };
        let mut lookup = Lookup::new(Known {
            portfolio: &desk.portfolio,
            map: &form.map,
            table: &form.table,
            who: who.as_deref(),
            project: project.as_deref(),
            creates: self.create,
        });
        let closed = desk.portfolio.agency.books_closed.filter(|_| !self.writing.reopen);
        let plan = Plan::new(export, &mut lookup, (self.replace.then_some(limits), closed));
        Ok(Found { plan, additions: lookup.additions, unmapped: lookup.unmapped })
    }

    /// The first and the last day that were typed.
    fn limits(&self, setting: &Setting) -> Result<Limits, Failure> {
        let typed = |text: &Option<String>| {
            text.as_deref().map(|typed| date::typed(typed, setting.today)).transpose()
        };
        let limits = Limits { from: typed(&self.from)?, until: typed(&self.until)? };
        match (limits.from, limits.until) {
            (Some(from), Some(until)) if until < from => {
                Err(Failure::usage(format!("--until {until} is before --from {from}"))
                    .hint("write a later day"))
            }
            _ => Ok(limits),
        }
    }

    fn finish(&self, desk: Desk<'_>, found: &Found, file: &str) -> Result<Ending, Failure> {
        let Found { plan, additions, unmapped } = found;
        let voice = desk.setting.voice;
        refuse(&desk, (&plan.refused, plan.rows), file, self.skip_bad)?;
        if !plan.refused.is_empty() && !plan.news.surplus.is_empty() {
            // What such a row stands for is among what would be removed.
            let cause = "can't replace anything with a file of which rows are left out";
            return Err(Failure::usage(cause).hint("correct those rows, or import without --replace"));
        }
        if !unmapped.tasks.is_empty() {
            let tasks: Vec<&str> = unmapped.tasks.keys().map(String::as_str).collect();
            voice
                .note(&format!("no role or phase is known for {}; --map writes them down", tasks.join(", ")));
        }
        let differing = plan.news.differing.len();
        if differing > 0 {
            let help = "add --replace to take over what the file says";
            let count = counted(differing, "entry is", "entries are");
            voice.advice(&format!("{count} there under the same id, but not as the file has it"), Some(help));
        }
        let changes = self.changes(found, desk.setting.today);
        let outcome = Outcome { plan, additions, file, shows_diff: self.replace };
        let as_of = desk.setting.as_of;
        if changes.is_empty() {
            let told = told(&outcome, &desk.portfolio, as_of);
            return desk.unchanged(&told);
        }
        desk.write(&changes, |after| told(&outcome, after, as_of))
    }

    /// What is to be written: what is missing is added, what is too much removed, and one edit a project for the rest.
    fn changes(&self, Found { plan, additions, .. }: &Found, today: Date) -> Vec<Change> {
        let mut changes = added(additions, plan, today);
        let mut edits: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
        for (project, places) in &plan.news.surplus {
            let own = edits.entry(project).or_default();
            own.extend(places.iter().rev().map(|at| Edit::Remove { path: format!("log.time[{at}]") }));
        }
        for one in plan.new_entries() {
            let edit = Edit::Log { list: "log.time".to_owned(), record: one.record() };
            edits.entry(&one.project).or_default().push(edit);
        }
        let edited = |(full, edits)| Change::Edited { document: format!("clients/{full}.toml"), edits };
        changes.extend(edits.into_iter().map(edited));
        changes
    }
}

/// How a file is read, and what is whose in it.
struct Reading {
    /// The table of `imports.toml` that tells it: `toggl`, `csv.monday`.
    table: String,
    map: SourceMap,
    habits: Habits,
    dialect: Option<Dialect>,
}

/// What was found in a file.
struct Found {
    plan: Plan,
    additions: Additions,
    unmapped: Unmapped,
}

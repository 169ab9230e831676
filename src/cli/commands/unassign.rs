//! `standing unassign`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::typed::nearest::unknown;
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::RoleId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Assignment;
use crate::toml::nearest::listed;

/// End somebody's assignment to a project
///
/// It ends on the day of --until. An assignment that starts later is removed.
///
/// Examples:
///   standing unassign acme/website ana
///   standing unassign website ben designer --until 2026-12-31
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct UnassignArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// Who
    person: String,

    /// The roles that end [default: all]
    #[arg(value_delimiter = ',')]
    role: Vec<String>,

    /// The last day: 2026-11-02, 11-02, today, fri, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

/// What becomes of one assignment.
struct Ended {
    /// Its place on the team.
    place: usize,
    /// Whether it never began.
    never_began: bool,
    /// What goes on: roles that do not end.
    rest: Option<Record>,
}

impl UnassignArguments {
    /// Writes the end.
    ///
    /// # Errors
    /// When the person is not on the team then; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let today = setting.today;
        let last = self.until.as_deref().map_or(Ok(today), |typed| date::near(typed, today))?;
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Coverage).naming([&self.person]);
        let desk = about.open(&self.writing, setting)?;
        let portfolio = &desk.desk.portfolio;
        let roles: Vec<RoleId> =
            self.role.iter().map(|role| known::role(portfolio, role)).collect::<Result<_, _>>()?;
        let ended = self.ended(&desk, &roles, last)?;
        let mut edits = Vec::new();
        for Ended { place, never_began, .. } in ended.iter().rev() {
            edits.push(match never_began {
                true => Edit::Remove { path: format!("team[{place}]") },
                false => Edit::Set { path: format!("team[{place}].until"), value: Value::Date(last) },
            });
        }
        let rest = ended.iter().filter_map(|one| one.rest.clone());
        edits.extend(rest.map(|record| Edit::Append { list: "team".to_owned(), record }));
        let what = self.words(ended.iter().all(|one| one.never_began), last);
        let record = Record::default().with("who", self.person.as_str()).with_list("roles", &self.role);
        let said = Told::new(what, table(&record.with("until", last)))
            .next(format!("standing coverage {}", desk.full));
        desk.write(edits, |_| said)
    }

    fn words(&self, never_began: bool, last: Date) -> String {
        let roles =
            if self.role.is_empty() { String::new() } else { format!(" as {}", self.role.join(" and ")) };
        match never_began {
            true => format!("{}'s assignment{roles} removed before it started", self.person),
            false => format!("{} is assigned{roles} until {last}", self.person),
        }
    }

    /// The assignments that end with a day, in the order of the file.
    fn ended(&self, desk: &ProjectDesk<'_>, roles: &[RoleId], last: Date) -> Result<Vec<Ended>, Failure> {
        let portfolio = &desk.desk.portfolio;
        let team = &desk.project()?.team;
        let own = |one: &&Assignment| portfolio.person_id(one.who) == self.person;
        let is_meant =
            |one: &Assignment| roles.is_empty() || one.roles.iter().any(|role| roles.contains(role));
        let goes_on = |one: &Assignment| one.until.is_none_or(|until| until > last);
        let ended: Vec<Ended> = team
            .iter()
            .enumerate()
            .filter(|(_, one)| own(one) && is_meant(one) && goes_on(one))
            .map(|(place, one)| self.ending(portfolio, (place, one), (roles, last)))
            .collect();
        if !ended.is_empty() {
            return Ok(ended);
        }
        let of_role =
            if self.role.is_empty() { String::new() } else { format!(" as {}", self.role.join(" or ")) };
        let left = team.iter().filter(own).filter(|one| is_meant(one)).filter_map(|one| one.until).max();
        let (person, full) = (&self.person, desk.full);
        Err(match left {
            Some(left) => Failure::usage(format!("{person} already leaves {full}{of_role} on {left}"))
                .hint(format!("give --until a day before {left}")),
            None if team.iter().any(|one| own(&one)) => {
                let held = team.iter().filter(own).flat_map(|one| &one.roles);
                let mut held: Vec<&str> = held.map(|role| portfolio.agency.roles.id(*role)).collect();
                held.dedup();
                Failure::usage(format!("{person} is not on the team of {full}{of_role}"))
                    .hint(format!("write {}", listed(held)))
            }
            None => {
                let taken = team.iter().filter(|one| is_meant(one) && goes_on(one));
                let members = taken.map(|one| portfolio.person_id(one.who));
                let otherwise = format!("see the team: standing show {full}");
                unknown(
                    format!("{person} is not on the team of {full}{of_role}"),
                    person,
                    members,
                    &otherwise,
                )
            }
        })
    }

    fn ending(
        &self,
        portfolio: &Portfolio,
        (place, one): (usize, &Assignment),
        (roles, last): (&[RoleId], Date),
    ) -> Ended {
        let never_began = one.from.is_some_and(|from| from > last);
        let stay: Vec<&str> = one
            .roles
            .iter()
            .filter(|role| !roles.is_empty() && !roles.contains(role))
            .map(|role| portfolio.agency.roles.id(*role))
            .collect();
        let from = if never_began { one.from } else { days_after(last, 1) };
        let rest = (!stay.is_empty()).then(|| {
            Record::default()
                .with("who", self.person.as_str())
                .with_list("roles", &stay)
                .with_some("from", from)
                .with_some("until", one.until)
                .with_some("hours", one.hours.clone())
        });
        Ended { place, never_began, rest }
    }
}

//! `standing assign`.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{date, duration};
use crate::cli::writing::about::person::find_person;
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::figures::people::above::{Above, above, risen};
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::id::RoleId;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Assignment;
use crate::model::quantity::Hours;
use crate::toml::nearest::listed;
use crate::why::words::hours;

/// Put somebody on a project's team
///
/// Without --from they have always been on it; without --until they stay.
///
/// Examples:
///   standing assign acme/website ana project-manager --hours 12
///   standing assign website ben developer designer --from 2026-12-01 --until 2027-01-29 --hours 1d
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AssignArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// Who
    person: String,

    /// In which roles
    #[arg(value_delimiter = ',')]
    role: Vec<String>,

    /// Since when: 2026-11-02, 11-02, today, fri, -2w
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    /// Until when, including that day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// Hours per week
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AssignArguments {
    /// Writes the assignment.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let today = setting.today;
        let from = self.from.as_deref().map(|typed| date::near(typed, today)).transpose()?;
        let begin = from.unwrap_or(today);
        let until = self.until.as_deref().map(|typed| date::until(typed, begin, today)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Coverage).naming([&self.person]);
        // Whether it is too much depends on what they do elsewhere.
        let desk = match self.hours {
            Some(_) => about.open_with_all(&self.writing, setting)?,
            None => about.open(&self.writing, setting)?,
        };
        let roles = self.roles(&desk)?;
        self.demand_new(&desk, &roles, (from, until))?;
        let day = &desk.desk.portfolio.agency.calendar.day_hours;
        let a_week = self.hours.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let record = Record::default()
            .with("who", self.person.as_str())
            .with_list("roles", &self.role)
            .with_some("from", from)
            .with_some("until", until)
            .with_some("hours", a_week);
        let what = format!("{} is {}{}", self.person, self.role.join(" and "), span(from, until));
        let (who, said) = (&self.person, table(&record));
        let next = format!("standing coverage {}", desk.full);
        let ahead = self.hours.as_ref().and_then(|_| ahead((begin.max(today), until), &desk.desk.portfolio));
        let weeks =
            |portfolio: &Portfolio| ahead.map_or_else(Vec::new, |ahead| above(portfolio, who, ahead, today));
        let before = weeks(&desk.desk.portfolio);
        desk.write(vec![Edit::Append { list: "team".to_owned(), record }], |after| {
            let risen = risen(&before, weeks(after));
            match too_much(&risen) {
                None => Told::new(what, said).next(next),
                Some((words, now)) => Told::new(format!("{what}, {words}"), said)
                    .standing("", now)
                    .next(format!("standing workload --who {who}")),
            }
        })
    }

    fn roles(&self, desk: &ProjectDesk<'_>) -> Result<Vec<RoleId>, Failure> {
        let portfolio = &desk.desk.portfolio;
        if self.role.is_empty() {
            let person = find_person(&desk.desk, &self.person)?;
            let held: Vec<&str> = person.roles.iter().map(|role| portfolio.agency.roles.id(*role)).collect();
            let hint = match held.is_empty() {
                true => "write a role, such as project-manager".to_owned(),
                false => format!("write one that {} can hold: {}", self.person, listed(held)),
            };
            return Err(Failure::usage("an assignment needs a role").hint(hint));
        }
        let mut roles = Vec::with_capacity(self.role.len());
        for id in &self.role {
            let role = known::role(portfolio, id)?;
            if roles.contains(&role) {
                return Err(Failure::usage(format!("the role {id} is given twice")).hint("write it once"));
            }
            roles.push(role);
        }
        Ok(roles)
    }

    /// Demands that the person does not hold all of these roles then already.
    fn demand_new(
        &self,
        desk: &ProjectDesk<'_>,
        roles: &[RoleId],
        (from, until): (Option<Date>, Option<Date>),
    ) -> Result<(), Failure> {
        let portfolio = &desk.desk.portfolio;
        let meets = |one: &&Assignment| {
            let ends = |end: Option<Date>, begin: Option<Date>| {
                end.zip(begin).is_none_or(|(end, begin)| begin <= end)
            };
            ends(one.until, from) && ends(until, one.from)
        };
        let has_all = |one: &&Assignment| roles.iter().all(|role| one.roles.contains(role));
        let own = |one: &&Assignment| portfolio.person_id(one.who) == self.person;
        match desk.project()?.team.iter().filter(own).filter(meets).find(has_all) {
            None => Ok(()),
            Some(there) => {
                let (roles, span) = (self.role.join(" and "), span(there.from, there.until));
                Err(Failure::usage(format!("{} is already {roles} on {}{span}", self.person, desk.full))
                    .hint(format!("end that first: standing unassign {} {}", desk.full, self.person)))
            }
        }
    }
}

/// The days on which it is looked whether an assignment is too much: to its end, else so far as people are looked for ahead.
fn ahead((from, until): (Date, Option<Date>), portfolio: &Portfolio) -> Option<Period> {
    let farthest = days_after(from, FARTHEST)?;
    let usual = days_after(from, portfolio.agency.thresholds.hire_days)?;
    Period::new(from, until.unwrap_or(usual).min(farthest))
}

/// How many days ahead weeks are looked at.
const FARTHEST: i64 = 365;

/// In which weeks the person is above their capacity and by how much, in words and for programs.
fn too_much(weeks: &[Above]) -> Option<(String, Value)> {
    let (first, last) = weeks.first().zip(weeks.last())?;
    let most = weeks.iter().map(|week| &week.hours).max()?;
    let by = hours(most);
    let words = match weeks.len() {
        1 => format!("above capacity by {by} in {}", first.week),
        count => {
            format!("above capacity by up to {by} in {count} weeks from {} to {}", first.week, last.week)
        }
    };
    let one = |week: &Above| json!({ "week": week.week, "hours": Hours(week.hours.clone()) });
    Some((words, json!({ "above": weeks.iter().map(one).collect::<Vec<_>>() })))
}

/// From when until when: ` from 2026-12-01 until 2027-01-29`.
fn span(from: Option<Date>, until: Option<Date>) -> String {
    let from = from.map_or_else(String::new, |from| format!(" from {from}"));
    let until = until.map_or_else(String::new, |until| format!(" until {until}"));
    format!("{from}{until}")
}

//! A project's file: its head, its tables, and its logs.

use super::log;
use super::person::Person;
use super::plan::{Agency, CURRENCIES, Client, Project};
use super::random::Random;
use super::settings::rates;
use super::team::{self, Team};
use super::text::{Number, Quoted, Quotes, Toml};
use super::time::{MEAN_HOURS, Timesheet};
use super::{change, phase, retainer};

/// One project and all that its file refers to.
pub(super) struct Site<'a> {
    pub(super) people: &'a [Person],
    pub(super) client: &'a Client,
    pub(super) project: &'a Project,
    pub(super) team: Team,
    pub(super) phases: Vec<&'static str>,
    pub(super) budget: Budget,
}

/// What was agreed, in hours and in whole units of money; `hours_planned` whatever was agreed.
pub(super) struct Budget {
    pub(super) hours: Option<i64>,
    pub(super) amount: Option<i64>,
    hours_planned: i64,
}

impl<'a> Site<'a> {
    /// The project of that client.
    pub(super) fn new(
        agency: &'a Agency,
        client: &'a Client,
        project: &'a Project,
        random: &mut Random,
    ) -> Site<'a> {
        Site {
            people: &agency.people,
            client,
            project,
            team: Team::new(&agency.people, project, random),
            phases: phase::ids(project, random),
            budget: Budget::new(project, random),
        }
    }

    /// The id of somebody on the team, else of anybody.
    pub(super) fn member(&self, random: &mut Random) -> &'a str {
        let team = self.team.people();
        let who = if team.is_empty() { random.below(self.people.len()) } else { random.pick(&team) };
        &self.people[who].id
    }

    /// The file; `invoices` counts the client's invoices.
    pub(super) fn text(
        &self,
        timesheet: &mut Timesheet,
        invoices: &mut usize,
        random: &mut Random,
    ) -> String {
        let mut toml = Toml::default();
        self.head(&mut toml, random);
        self.budget.table(&mut toml, self.project, random);
        if random.percent(18) {
            rates(&mut toml, random);
        }
        let mut value = self.budget.value();
        if self.project.is_retainer() {
            value = retainer::table(&mut toml, self.project, random);
        }
        let team: Vec<&str> = self.team.people().iter().map(|&who| self.people[who].id.as_str()).collect();
        team::responsibilities(&mut toml, &team, random);
        let phases = (self.phases.as_slice(), self.budget.hours_planned);
        phase::tables(&mut toml, self.project, phases, random);
        phase::outcomes(&mut toml, self.project, random);
        change::tables(&mut toml, self, random);
        if random.percent(4) {
            toml.table("custom");
            toml.key("ticket", Quoted(format!("T-{}", self.project.number)));
        }
        let logs = log::lists(self, (timesheet, invoices), value, random);
        toml.log(&logs);
        toml.into_text()
    }

    fn head(&self, toml: &mut Toml, random: &mut Random) {
        let project = self.project;
        toml.key("name", Quoted(&project.name));
        toml.key("status", Quoted(project.status));
        toml.key("billing", Quoted(project.billing));
        if random.percent(6) {
            toml.key("currency", Quoted(random.pick(&CURRENCIES)));
        }
        toml.maybe("start", project.dates.start);
        toml.maybe("due", project.dates.due);
        toml.maybe("finished", project.dates.finished);
        toml.maybe("paused", project.dates.paused);
        if random.percent(20) {
            let count = 1 + random.below(2);
            let firm = random.some(&["budget", "deadline", "scope"], count);
            toml.key("firm", Quotes(&firm));
        }
        toml.records("team", &self.team.lines(self.people, random));
    }
}

impl Budget {
    fn new(project: &Project, random: &mut Random) -> Budget {
        let logged = project.entries as i64 * MEAN_HOURS / 100;
        let (part, whole) = match (project.dates.work, project.dates.due) {
            (Some((first, last)), Some(due)) => (last.since(first) + 1, due.max(last).since(first) + 1),
            _ => (1, 1),
        };
        let planned = logged * whole / part.max(1) * random.between(80, 150) / 100;
        let planned = planned.max(random.between(16, 60));
        let (hours, amount) = match (project.billing, random.below(20)) {
            ("retainer", _) => (false, false),
            ("internal", n) => (n < 12, false),
            ("fixed", n) => ((3..10).contains(&n), n > 3),
            (_, n) => (n < 13, (6..17).contains(&n)),
        };
        let rate = random.between(80, 115);
        Budget {
            hours: hours.then_some(planned),
            amount: amount.then_some(planned * rate / 10 * 10),
            hours_planned: planned,
        }
    }

    /// What it is worth, in hundredths.
    fn value(&self) -> i64 {
        self.amount.unwrap_or(self.hours_planned * 95) * 100
    }

    fn table(&self, toml: &mut Toml, project: &Project, random: &mut Random) {
        let says_expenses = !project.is_retainer() && random.percent(8);
        if self.hours.is_none() && self.amount.is_none() && !says_expenses {
            return;
        }
        toml.table("budget");
        toml.maybe("amount", self.amount.map(|a| Number::money(a * 100, random)));
        toml.maybe("hours", self.hours.map(|h| Number::hours(h * 100, random)));
        toml.maybe("expenses", says_expenses.then(|| random.percent(50)));
    }
}

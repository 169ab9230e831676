//! What may be won: prospects and open opportunities, each at its worth and with its chance.

use crate::figures::ahead::horizon::{Horizon, Pace};
use crate::figures::missing::convert;
use crate::figures::requests::change::{current_budget, current_due};
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::calendar::{day_before, plus_months};
use crate::model::client::{Client, Opportunity, Stage};
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::model::word::words;

words! {
    /// What may be won.
    Prospective {
        /// An open opportunity of a client.
        Opportunity = "opportunity",
        /// A project that is not won yet.
        Project = "project",
    }
}

/// Work that may be won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// What it is.
    pub what: Prospective,
    /// Its full name: `client/project`, or `client/opportunity`.
    pub id: String,
    /// Its worth in the workspace's currency at the rate of the date; `None` where nobody wrote it.
    pub value: Option<Number>,
    /// How likely it is, 0 to 1.
    pub chance: Number,
    /// The days of the work; `None` without a start, or where its end is past.
    pub days: Option<Period>,
    /// When they are to decide: of a project as its opportunity says.
    pub close: Option<Date>,
}

/// How often possible work was won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WinRate {
    /// won / (won + lost); `None` of none.
    pub ratio: Option<Number>,
    /// won + lost.
    pub decided: usize,
}

/// All that may be won at a date, by id: what is a project counts as that alone.
#[must_use]
pub fn likely(portfolio: &Portfolio, as_of: Date) -> Vec<Likely> {
    let prospects = portfolio.projects.iter().filter(|project| project.status_at(as_of) == Status::Prospect);
    let prospects = prospects.map(|project| of_project(portfolio, project, as_of));
    let opportunities = portfolio.clients.iter().flat_map(|client| {
        let open = client.opportunities.iter().filter(|one| one.is_open() && one.project.is_none());
        open.map(|one| of_opportunity(portfolio, client, one, as_of))
    });
    let mut all: Vec<Likely> = prospects.chain(opportunities).collect();
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// Of the opportunities that were last raised in the twelve months to a date, the share that was won.
#[must_use]
pub fn win_rate(portfolio: &Portfolio, as_of: Date) -> WinRate {
    let window = Window::twelve_months(as_of);
    let last_raised = |one: &&Opportunity| one.raised.iter().filter(|day| **day <= as_of).max().copied();
    let opportunities = portfolio.clients.iter().flat_map(|client| &client.opportunities);
    let recent = opportunities.filter(|one| last_raised(one).is_some_and(|day| window.contains(day)));
    let decided: Vec<bool> = recent
        .filter_map(|one| match one.stage {
            Stage::Won => Some(true),
            Stage::Lost => Some(false),
            Stage::Idea | Stage::Raised | Stage::Proposed | Stage::Parked => None,
        })
        .collect();
    let won = decided.iter().filter(|won| **won).count();
    let count = |count: usize| Number::from(i64::try_from(count).unwrap_or(i64::MAX));
    WinRate { ratio: count(won).share_of(&count(decided.len())), decided: decided.len() }
}

fn of_project(portfolio: &Portfolio, project: &Project, as_of: Date) -> Likely {
    let chance = project.chance.as_ref().unwrap_or(&portfolio.agency.pipeline.proposed);
    let due = current_due(project, &portfolio.agency.calendar, as_of);
    Likely {
        what: Prospective::Project,
        id: portfolio.full_name(project),
        value: worth(portfolio, current_budget(project, as_of).amount, project.currency, as_of),
        chance: share(chance),
        days: days(project.start, due, as_of),
        close: close(portfolio, project),
    }
}

fn of_opportunity(portfolio: &Portfolio, client: &Client, one: &Opportunity, as_of: Date) -> Likely {
    let pipeline = &portfolio.agency.pipeline;
    let of_stage = match one.stage {
        Stage::Idea => &pipeline.idea,
        Stage::Raised => &pipeline.raised,
        Stage::Proposed | Stage::Won | Stage::Lost | Stage::Parked => &pipeline.proposed,
    };
    Likely {
        what: Prospective::Opportunity,
        id: format!("{}/{}", client.id, one.id),
        value: worth(portfolio, one.value.clone(), client.currency, as_of),
        chance: share(one.chance.as_ref().unwrap_or(of_stage)),
        days: days(one.start, one.until, as_of),
        close: one.close,
    }
}

/// When a project is decided on.
fn close(portfolio: &Portfolio, project: &Project) -> Option<Date> {
    let client = portfolio.client_of(project)?;
    let mut own = client.opportunities.iter().filter(|one| one.project.as_deref() == Some(&*project.id));
    own.find_map(|one| one.close)
}

fn worth(portfolio: &Portfolio, value: Option<Number>, currency: Currency, as_of: Date) -> Option<Number> {
    convert(portfolio, &value?, (currency, portfolio.agency.currency), as_of).ok()
}

fn share(percent: &Number) -> Number {
    percent.over(&Number::from(100)).unwrap_or_default()
}

/// From the later of tomorrow and the start to the end, or to the day before the date a month after the start.
fn days(start: Option<Date>, until: Option<Date>, as_of: Date) -> Option<Period> {
    let start = start?;
    let until = until.or_else(|| plus_months(start, 1).map(day_before))?;
    Period::new(start.max(as_of.succ_opt()?), until)
}

impl Likely {
    /// Its worth times its chance.
    #[must_use]
    pub fn weighted(&self) -> Option<Number> {
        self.value.as_ref().map(|value| value * &self.chance)
    }

    /// What of that comes month by month, evenly over its calendar days; nothing of work without days.
    #[must_use]
    pub fn months(&self, horizon: &Horizon) -> Vec<Number> {
        let dated = self.weighted().zip(self.days);
        dated.map_or_else(
            || horizon.nothing(),
            |(worth, days)| horizon.spread(&worth, &[days], Pace::EveryDay),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, opportunity, portfolio, project};

    /// By hand, as of 15 November 2026: 9000 at 40 % over 1 to 30 December; 5000 at 20 % over 15 January to 14 February,
    /// 31 days of which 17 are January's; 2000 at 50 % without a date.
    fn agency() -> Portfolio {
        let mut agency = portfolio();
        let mut app = project("app");
        (app.status, app.budget.amount, app.chance) =
            (Status::Prospect, Some(number("9000")), Some(number("40")));
        (app.start, app.due) = (Some(date("2026-12-01")), Some(date("2026-12-30")));
        agency.projects.push(app);
        let of =
            |id, stage, value: &str| Opportunity { value: Some(number(value)), ..opportunity(id, stage) };
        agency.clients[0].opportunities = vec![
            Opportunity { start: Some(date("2027-01-15")), ..of("more", Stage::Raised, "5000") },
            of("someday", Stage::Proposed, "2000"),
            Opportunity { project: Some("app".into()), ..of("app", Stage::Proposed, "7000") },
        ];
        agency
    }

    #[test]
    fn what_may_be_won_counts_once_and_by_its_chance() {
        let agency = agency();
        let horizon = Horizon::new(date("2026-11-15"), 3);
        let printed = |one: &Likely| {
            let months = one.months(&horizon).iter().map(|amount| amount.rounded(2)).collect::<Vec<_>>();
            format!("{} {} {}", one.id, one.weighted().unwrap().rounded(0), months.join(" "))
        };
        let told: Vec<String> = likely(&agency, horizon.as_of).iter().map(printed).collect();
        assert_eq!(
            told,
            [
                "acme/app 3600 0.00 3600.00 0.00",
                "acme/more 1000 0.00 0.00 548.39",
                "acme/someday 1000 0.00 0.00 0.00"
            ]
        );
    }

    #[test]
    fn work_whose_days_are_past_has_none() {
        let day = |text: &str| Some(date(text));
        for (start, until, expected) in [
            ("2026-11-01", None, Some("2026-11-16..2026-11-30")),
            ("2026-10-01", Some("2026-11-15"), None),
            ("2026-10-15", None, None),
            ("2026-12-31", None, Some("2026-12-31..2027-01-30")),
        ] {
            let found = days(day(start), until.and_then(day), date("2026-11-15"));
            let found = found.map(|days| format!("{}..{}", days.from, days.to));
            assert_eq!(found.as_deref(), expected, "{start}");
        }
    }

    #[test]
    fn who_was_raised_last_within_twelve_months_counts_as_won_or_lost() {
        let mut agency = agency();
        let raised = |id, stage, day| Opportunity { raised: vec![date(day)], ..opportunity(id, stage) };
        agency.clients[0].opportunities = vec![
            raised("won", Stage::Won, "2026-03-01"),
            raised("lost", Stage::Lost, "2026-05-01"),
            raised("old", Stage::Won, "2025-01-01"),
            raised("later", Stage::Won, "2026-12-01"),
        ];
        let rate = win_rate(&agency, date("2026-11-15"));
        assert_eq!((rate.ratio, rate.decided), (Some(number("0.5")), 2));
        let none = win_rate(&agency, date("2030-01-01"));
        assert_eq!((none.ratio, none.decided), (None, 0));
    }
}

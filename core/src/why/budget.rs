//! Why a project's budget and schedule stand as they do, and which record one of its figures lacks.

use crate::figures::missing::{Known, Missing};
use crate::figures::retainers::retainer::Period;
use crate::figures::schedule::proof::{Proof, proof};
use crate::figures::spending::binding::Bound;
use crate::figures::spending::budget::{ProjectFigures, Unit, project_figures};
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::model::quantity::Share;
use crate::model::retainer::Overage;
use crate::why::words::{ago, hours, money, percent};

/// Why the budget's state is what it is; `None` where all is well.
#[must_use]
pub fn state(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    BudgetTeller { portfolio, figures, as_of }.state()
}

/// Why the schedule's state is what it is; `None` where all is well.
#[must_use]
pub fn schedule(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    BudgetTeller { portfolio, figures, as_of }.schedule()
}

/// How old the progress is that a forecast rests on, in brackets behind a word; nothing where it is recent.
#[must_use]
pub fn aged(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> String {
    let days = portfolio.agency.thresholds.progress_days;
    let proof = figures.progress.as_ref().map(|progress| proof(figures.project, progress, days, as_of));
    match proof {
        Some(Proof::Old(days) | Proof::Stale(days)) => format!(" (the newest reading is {days} days old)"),
        Some(Proof::OldPhase(days)) => format!(" (the latest phase was done {})", ago(days)),
        Some(Proof::Fresh | Proof::Undated) | None => String::new(),
    }
}

/// What is said ahead of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// What it comes to.
    Budget,
    /// When it is finished.
    Finish,
}

impl Forecast {
    /// Whether it passes what was agreed.
    fn passes(self, figures: &ProjectFigures<'_>) -> bool {
        match self {
            Self::Budget => {
                let (nothing, currency) = (Number::zero(), figures.project.currency);
                figures.bound().iter().any(|bound| bound.exceeds(&nothing, currency) == Some(true))
            }
            Self::Finish => figures.finish.zip(figures.plan.due()).is_some_and(|(finish, due)| finish > due),
        }
    }
}

/// Whether a forecast is less than sure: what was spent since the progress was known is counted, what was done since is
/// not. It is so where that was long ago, and where all was well on that day.
#[must_use]
pub fn is_unsure(portfolio: &Portfolio, figures: &ProjectFigures<'_>, (of, as_of): (Forecast, Date)) -> bool {
    hangs_on(portfolio, figures, (of, as_of)).is_some() || !aged(portfolio, figures, as_of).is_empty()
}

/// How many days ago the progress was known on which alone an alarm hangs: it was read long ago, or all was well that
/// day.
fn hangs_on(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    (of, as_of): (Forecast, Date),
) -> Option<i64> {
    let days = portfolio.agency.thresholds.progress_days;
    match proof(figures.project, figures.progress.as_ref()?, days, as_of) {
        Proof::Old(days) | Proof::Stale(days) => Some(days),
        Proof::OldPhase(_) | Proof::Undated => None,
        Proof::Fresh => {
            let known = figures.progress_date.filter(|known| *known < as_of)?;
            let was_well = !of.passes(&project_figures(portfolio, figures.project, known));
            was_well.then(|| (as_of - known).num_days())
        }
    }
}

/// The record that a figure of a project lacks; `None` where it is known.
#[must_use]
pub fn lacking<T>(portfolio: &Portfolio, figures: &ProjectFigures<'_>, known: &Known<T>) -> Option<String> {
    known.as_ref().err().map(|missing| lack(portfolio, figures.project, missing))
}

/// A record that a figure of a project lacks.
#[must_use]
pub fn lack(portfolio: &Portfolio, project: &Project, missing: &Missing) -> String {
    let file = file(portfolio, project);
    let person = |who: PersonId| portfolio.person_id(who);
    match missing {
        Missing::Rate { who, date } => {
            format!("{file} has no bill rate for the time of {} on {date}", person(*who))
        }
        Missing::Cost { who, date } => {
            format!("private/costs.toml has no hourly cost for {} on {date}", person(*who))
        }
        Missing::ExchangeRate { from, to, date } => {
            format!("standing.toml has no exchange rate from {from} to {to} on or before {date}")
        }
        Missing::PersonFile(who) => format!("people/{}.toml cannot be read", person(*who)),
        Missing::CostsFile if portfolio.costs_closed => "private/costs.toml may not be read".to_owned(),
        Missing::CostsFile => "private/costs.toml cannot be read".to_owned(),
        Missing::Progress => format!("{file} has no progress reading in [log] and no phases"),
        Missing::FixedAmount => format!("{file} has a fixed price but no amount in [budget]"),
        Missing::RetainerAmount => format!("{file} has no amount in [retainer]"),
        Missing::OnePrice => {
            format!(
                "{file} is billed {}, which does not say whose work earned it",
                billed_by(project.billing)
            )
        }
        Missing::Milestones => {
            format!("{file} has no milestone that says when its price is invoiced, and is not done")
        }
        Missing::Start => format!("{file} has a due date but no start"),
        Missing::WorkingDay => {
            "standing.toml has no working day in the last weeks that tells the pace of work".to_owned()
        }
        Missing::AssignedHours(who) => {
            format!("{file} has no hours a week for the assignment of {}", person(*who))
        }
    }
}

const fn billed_by(billing: Billing) -> &'static str {
    match billing {
        Billing::Retainer => "by the period",
        _ => "as a whole",
    }
}

fn file(portfolio: &Portfolio, project: &Project) -> String {
    format!("clients/{}.toml", portfolio.full_name(project))
}

struct BudgetTeller<'p> {
    portfolio: &'p Portfolio,
    figures: &'p ProjectFigures<'p>,
    as_of: Date,
}

impl BudgetTeller<'_> {
    fn file(&self) -> String {
        file(self.portfolio, self.figures.project)
    }

    fn money(&self, amount: &Number) -> String {
        money(amount, self.figures.project.currency)
    }

    fn measure(&self, unit: Unit, number: &Number) -> String {
        match unit {
            Unit::Amount => self.money(number),
            Unit::Hours => hours(number),
        }
    }

    fn state(&self) -> Option<String> {
        let is_retainer = self.figures.project.billing == Billing::Retainer;
        match self.figures.state {
            BudgetState::Ok => None,
            BudgetState::None if is_retainer => Some(self.no_period()),
            BudgetState::None => {
                Some(format!("no budget: {} has neither an amount nor hours in [budget]", self.file()))
            }
            BudgetState::Unknown => Some("the amount spent is unknown".to_owned()),
            BudgetState::Over if is_retainer => self.period().map(|period| self.past_allowance(period)),
            BudgetState::Over => Some(self.over()),
            BudgetState::AtRisk if is_retainer => self.period().map(|period| self.ahead_of_pace(period)),
            BudgetState::AtRisk => Some(self.at_risk()),
        }
    }

    fn period(&self) -> Option<&Period> {
        self.figures.periods.current()
    }

    fn no_period(&self) -> String {
        let project = self.figures.project;
        match (self.period(), project.start) {
            (None, Some(start)) if start > self.as_of => {
                format!("no period has begun: the retainer starts on {start}")
            }
            (None, _) => format!("no period has begun: the project is {}", project.status_at(self.as_of)),
            (Some(_), _) => {
                format!("no allowance: {} has neither hours nor an amount in [retainer]", self.file())
            }
        }
    }

    fn past_allowance(&self, period: &Period) -> String {
        if !period.is_over() {
            let debt = period.debt.clone().unwrap_or_default();
            return format!("{} over in earlier periods, still owed by the next ones", hours(&debt));
        }
        let over = period.over.clone().unwrap_or_default();
        let fate = match period.terms.overage {
            Overage::Absorb => "given away",
            Overage::Next => "taken from the next period",
            Overage::Bill => "billed on top",
        };
        let until = period.to.map_or_else(String::new, |to| format!(" to {to}"));
        let (over, index, from) = (hours(&over), period.index, period.from);
        format!("{over} over the allowance of period {index} ({from}{until}), {fate}")
    }

    fn ahead_of_pace(&self, period: &Period) -> String {
        if period.is_over() {
            return self.past_allowance(period);
        }
        let burn = percent(self.figures.burn.as_ref());
        let pace = percent(period.pace.as_ref());
        format!("{burn} of period {} is used, with {pace} of its working days gone", period.index)
    }

    /// Of the first budget that binds and is passed.
    fn over(&self) -> String {
        let bound = self.figures.bound();
        let currency = self.figures.project.currency;
        let Some(passed) = bound.iter().find(|bound| bound.is_over(currency)) else { return String::new() };
        let spent = passed.spent.clone().unwrap_or_default();
        let told = |number: &Number| self.measure(passed.unit, number);
        let verb = if passed.unit == Unit::Amount { "spent" } else { "worked" };
        let (budget, past) = (told(&passed.budget), told(&(&spent - &passed.budget)));
        format!("{} {verb} of {budget}: {past} over{}", told(&spent), self.coming(passed))
    }

    /// What a budget that is passed already comes to, where that is more still.
    fn coming(&self, passed: &Bound) -> String {
        let is_early = self.is_early();
        let more =
            |forecast: &&Number| !is_early && passed.spent.as_ref().is_some_and(|spent| *forecast > spent);
        let Some(forecast) = passed.forecast.as_ref().filter(more) else { return String::new() };
        let pace = self.going_by("at this pace", Forecast::Budget);
        format!(", and {pace} it will come to {}", self.measure(passed.unit, forecast))
    }

    /// Whether less is done than a forecast takes.
    fn is_early(&self) -> bool {
        let from = &self.portfolio.agency.thresholds.eac_from;
        self.figures.progress.as_ref().is_none_or(|progress| Share(progress.clone()).printed() < *from)
    }

    /// Of the first budget that binds and is at risk.
    fn at_risk(&self) -> String {
        let limits = &self.portfolio.agency.thresholds;
        let currency = self.figures.project.currency;
        let progress = self.figures.progress.as_ref();
        let is_early = self.is_early();
        let bound = self.figures.bound();
        let risky =
            |bound: &&Bound| match bound.exceeds(&limits.budget_tolerance, currency).filter(|_| !is_early) {
                Some(exceeds) => exceeds,
                None => bound.is_burnt(&limits.budget_warn),
            };
        let Some(bound) = bound.iter().find(risky) else { return String::new() };
        let burn = bound.spent.as_ref().and_then(|spent| spent.share_of(&bound.budget));
        let of = if bound.unit == Unit::Amount { "budget" } else { "hours" };
        let spent = format!("{} of the {of} is spent", percent(burn.as_ref()));
        let spent = if bound.unit == Unit::Amount { spent } else { spent.replace(" is ", " are ") };
        let Some(progress) = progress else {
            return format!("{spent}, and how much of the work is done is unknown");
        };
        let aged = aged(self.portfolio, self.figures, self.as_of);
        let done = percent(Some(progress));
        match bound.forecast.as_ref().filter(|_| !is_early) {
            Some(forecast) => {
                let (forecast, budget) =
                    (self.measure(bound.unit, forecast), self.measure(bound.unit, &bound.budget));
                let comes_to = format!("it will come to {forecast}, against {budget}");
                match hangs_on(self.portfolio, self.figures, (Forecast::Budget, self.as_of)) {
                    Some(days) => format!(
                        "{spent}, and {done} of the work was done {}: if no more is done by now, {comes_to}",
                        ago(days)
                    ),
                    None => format!("{spent} and {done} of the work is done{aged}: at this pace {comes_to}"),
                }
            }
            None => format!("{spent} with {done} of the work done{aged}, too early for a forecast"),
        }
    }

    /// What a forecast goes by: the pace so far, or a progress on which it hangs.
    fn going_by(&self, pace: &str, of: Forecast) -> String {
        match hangs_on(self.portfolio, self.figures, (of, self.as_of)) {
            Some(days) => format!("if no more is done than {}", ago(days)),
            None => format!("{pace}{}", aged(self.portfolio, self.figures, self.as_of)),
        }
    }

    fn no_forecast(&self) -> String {
        let (project, progress) = (self.figures.project, self.figures.progress.as_ref());
        let lacks = match progress {
            _ if project.start.is_none() => lack(self.portfolio, project, &Missing::Start),
            None => lack(self.portfolio, project, &Missing::Progress),
            Some(progress) if progress.is_zero() => "none of the work is done yet".to_owned(),
            Some(_) => "its plan has no working day by now".to_owned(),
        };
        format!("no forecast: {lacks}")
    }

    fn schedule(&self) -> Option<String> {
        let project = self.figures.project;
        let due = self.figures.plan.due();
        match self.figures.schedule {
            ScheduleState::Done | ScheduleState::Ongoing | ScheduleState::OnTrack => None,
            ScheduleState::Closed => Some(match project.finished_by(self.as_of) {
                Some(finished) => format!("{} on {finished}", project.status),
                None => project.status.to_string(),
            }),
            ScheduleState::Paused => Some(match project.pause_at(self.as_of) {
                Some(pause) => format!("paused since {}", pause.from),
                None => "paused".to_owned(),
            }),
            ScheduleState::None => Some(match project.due {
                None => format!("no schedule: {} has no due date", self.file()),
                Some(_) => "no schedule: its changes move the due date past the year 9999".to_owned(),
            }),
            ScheduleState::Late => {
                due.map(|due| format!("was due on {due}, {}", ago((self.as_of - due).num_days())))
            }
            ScheduleState::Unknown => Some(self.no_forecast()),
            ScheduleState::AtRisk => due.zip(self.figures.finish).map(|(due, finish)| {
                let pace = self.going_by("at the pace so far", Forecast::Finish);
                format!("due on {due}, but {pace} it will be finished on {finish}")
            }),
        }
    }
}

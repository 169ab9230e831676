//! Why a project's budget and schedule stand as they do, and which record one of its figures lacks.

use crate::figures::at_stake::past_period;
use crate::figures::missing::{Known, Missing};
use crate::figures::retainers::retainer::Period;
use crate::figures::spending::binding::Bound;
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Firm, Project};
use crate::model::quantity::Share;
use crate::model::retainer::Overage;
use crate::why::forecast::{Forecast, Rests, aged, at_completion, rests};
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

/// What becomes of the hours over the allowance of a period.
const fn fate(period: &Period) -> &'static str {
    match period.terms.overage {
        Overage::Absorb => "given away",
        Overage::Next => "taken from the next period",
        Overage::Bill => "billed on top",
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

/// How a project comes to what it comes to.
enum Course {
    /// At the pace so far.
    Known,
    /// If no more was done since a day.
    Since(Date),
    /// From what the progress of a day said, with what was spent since.
    From(Date, String),
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
        let fate = fate(period);
        let until = period.to.map_or_else(String::new, |to| format!(" to {to}"));
        let (over, index, from) = (hours(&over), period.index, period.from);
        let coming = past_period(self.figures).filter(|coming| Some(coming) > period.over.as_ref());
        let coming = coming.map(|coming| format!("; at this pace it will be {} over", hours(&coming)));
        let coming = coming.unwrap_or_default();
        format!("{over} over the allowance of period {index} ({from}{until}), {fate}{coming}")
    }

    fn ahead_of_pace(&self, period: &Period) -> String {
        if period.is_over() {
            return self.past_allowance(period);
        }
        let burn = percent(self.figures.burn.as_ref());
        let pace = percent(period.pace.as_ref());
        let coming = past_period(self.figures).filter(Number::is_positive);
        let coming =
            coming.map(|past| format!("; at this pace it will be {} over, {}", hours(&past), fate(period)));
        let coming = coming.unwrap_or_default();
        format!("{burn} of period {} is used, with {pace} of its working days gone{coming}", period.index)
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
        format!("{} {verb} of {budget}: {past} over{}{}", told(&spent), self.coming(passed), self.firm())
    }

    /// What a budget that is passed already comes to, where that is more still.
    fn coming(&self, passed: &Bound) -> String {
        let is_early = self.is_early();
        let more =
            |forecast: &&Number| !is_early && passed.spent.as_ref().is_some_and(|spent| *forecast > spent);
        let Some(forecast) = passed.forecast.as_ref().filter(more) else { return String::new() };
        let now = self.measure(passed.unit, forecast);
        match self.course(passed.unit, forecast) {
            Course::Known => format!(", and at this pace it will come to {now}"),
            Course::Since(known) => format!(", and if no more was done since {known}, it will come to {now}"),
            Course::From(known, then) => format!(
                ", and at the pace up to {known} it will come to {then}, with what was spent since to {now}"
            ),
        }
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
        let done = percent(Some(progress));
        let aged = aged(self.portfolio, self.figures, self.as_of);
        let Some(forecast) = bound.forecast.as_ref().filter(|_| !is_early) else {
            return format!("{spent} with {done} of the work done{aged}, too early for a forecast");
        };
        let (now, budget) = (self.measure(bound.unit, forecast), self.measure(bound.unit, &bound.budget));
        let comes_to = match self.course(bound.unit, forecast) {
            Course::Known => {
                format!(" and {done} of the work is done{aged}: at this pace it will come to {now}")
            }
            Course::Since(known) => format!(
                ", and {done} of the work was done on {known}: if no more was done since, it will come to {now}"
            ),
            Course::From(known, then) => format!(
                ", and {done} of the work was done on {known}: at that pace it will come to {then}, with what was \
                 spent since to {now}"
            ),
        };
        format!("{spent}{comes_to}, against {budget}{}", self.firm())
    }

    fn firm(&self) -> &'static str {
        if self.figures.project.is_firm(Firm::Budget) { "; the budget is firm" } else { "" }
    }

    /// How it comes to what it comes to.
    fn course(&self, unit: Unit, forecast: &Number) -> Course {
        // What is spent already is nothing that it will come to.
        let spent = match unit {
            Unit::Amount => self.figures.spent.amount.as_ref().ok(),
            Unit::Hours => Some(&self.figures.spent.hours),
        };
        let is_to_come = |then: &Number| then < forecast && spent.is_none_or(|spent| then > spent);
        match rests(self.portfolio, self.figures, (Forecast::Budget, self.as_of)) {
            Rests::Today => Course::Known,
            Rests::Alone(known, _) => Course::Since(known),
            Rests::Already(known, then) => match at_completion(&then, unit).filter(is_to_come) {
                Some(then) => Course::From(known, self.measure(unit, &then)),
                None => Course::Known,
            },
        }
    }

    /// When it is due, and when it is finished: as the last progress said it, and if no more was done since.
    fn due_and_finished(&self, (due, finish): (Date, Date)) -> String {
        match rests(self.portfolio, self.figures, (Forecast::Finish, self.as_of)) {
            Rests::Today => {
                let aged = aged(self.portfolio, self.figures, self.as_of);
                format!("due on {due}, but at the pace so far{aged} it will be finished on {finish}")
            }
            Rests::Alone(known, then) => match then.and_then(|then| then.finish) {
                Some(then) => format!(
                    "due on {due}: at the pace up to {known} it will be finished in time, on {then}; if no more was \
                     done since, on {finish}"
                ),
                None => {
                    format!(
                        "due on {due}, but if no more was done since {known} it will be finished on {finish}"
                    )
                }
            },
            Rests::Already(known, then) => match then.finish.filter(|then| *then < finish) {
                Some(then) => format!(
                    "due on {due}, but at the pace up to {known} it will be finished on {then}, and if no more was \
                     done since on {finish}"
                ),
                None => format!("due on {due}, but at the pace so far it will be finished on {finish}"),
            },
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
            ScheduleState::AtRisk => due.zip(self.figures.finish).map(|both| self.due_and_finished(both)),
        }
    }
}

//! Why a state is what it is, and which record an unknown figure lacks: one sentence each.

use crate::figures::budget::{ProjectFigures, Unit};
use crate::figures::missing::{Known, Missing};
use crate::figures::retainer::Period;
use crate::figures::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Billing;
use crate::model::quantity::{Hours, Money};
use crate::model::retainer::Overage;
use crate::reports::query::Query;

/// The sentences on one project: on its state, on its schedule, on each unknown figure.
pub(super) fn why(portfolio: &Portfolio, query: &Query, figures: &ProjectFigures<'_>) -> Vec<String> {
    let teller = Teller { portfolio, figures, as_of: query.as_of };
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(teller.state());
    sentences.extend(teller.schedule());
    for (names, missing) in teller.unknowns(query.costs) {
        sentences.push(format!("{} unknown: {}", names.join(", "), teller.lacks(&missing)));
    }
    sentences
}

/// Why the budget's state is what it is; `None` where all is well.
pub(crate) fn state(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    Teller { portfolio, figures, as_of }.state()
}

/// Why the schedule's state is what it is; `None` where all is well.
pub(crate) fn schedule(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    Teller { portfolio, figures, as_of }.schedule()
}

/// The record that what was spent lacks, or that the margin does; `None` where it is known.
pub(crate) fn lacking(portfolio: &Portfolio, figures: &ProjectFigures<'_>, known: &Known) -> Option<String> {
    let missing = known.as_ref().err()?;
    Some(Teller { portfolio, figures, as_of: Date::MAX }.lacks(missing))
}

struct Teller<'p> {
    portfolio: &'p Portfolio,
    figures: &'p ProjectFigures<'p>,
    as_of: Date,
}

impl Teller<'_> {
    fn file(&self) -> String {
        format!("clients/{}.toml", self.portfolio.full_name(self.figures.project))
    }

    fn money(&self, amount: &Number) -> String {
        let money = Money { amount: amount.clone(), currency: self.figures.project.currency };
        format!("{} {}", money.digits(), money.currency)
    }

    fn measure(&self, amount: &Number) -> String {
        match self.figures.burn_by {
            Some(Unit::Amount) => self.money(amount),
            _ => hours(amount),
        }
    }

    fn state(&self) -> Option<String> {
        let is_retainer = self.figures.project.billing == Billing::Retainer;
        match self.figures.state {
            BudgetState::Ok => None,
            BudgetState::None if is_retainer => Some(self.no_period()),
            BudgetState::None => {
                Some(format!("no budget: {} has no amount and no hours in [budget]", self.file()))
            }
            BudgetState::Unknown => Some("what was spent is not known".to_owned()),
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
            (None, _) => format!("no period has begun: {} is {}", self.file(), project.status_at(self.as_of)),
            (Some(_), _) => format!("no allowance: {} has no hours and no amount in [retainer]", self.file()),
        }
    }

    fn past_allowance(&self, period: &Period) -> String {
        let over = period.over.clone().unwrap_or_default();
        let fate = match self.figures.project.retainer.as_ref().map(|terms| terms.overage) {
            Some(Overage::Absorb) => "given away",
            Some(Overage::Next) => "taken from the next period",
            _ => "billed on top",
        };
        format!(
            "{} past the allowance of period {} ({} to {}), {fate}",
            hours(&over),
            period.index,
            period.from,
            period.to
        )
    }

    fn ahead_of_pace(&self, period: &Period) -> String {
        if period.over.as_ref().is_some_and(Number::is_positive) {
            return self.past_allowance(period);
        }
        let burn = percent(self.figures.burn.as_ref());
        let pace = percent(period.pace.as_ref());
        format!("{burn} of period {} is used when {pace} of its working days are gone", period.index)
    }

    fn over(&self) -> String {
        let (figures, spent) = (self.figures, &self.figures.spent);
        let amount = figures.budget.amount.as_ref().zip(spent.amount.as_ref().ok());
        if let Some((budget, spent)) = amount.filter(|(budget, spent)| **spent > budget.current) {
            let (spent, past) = (self.money(spent), self.money(&(spent - &budget.current)));
            return format!("{spent} spent of {}: {past} over", self.money(&budget.current));
        }
        let budget = figures.budget.hours.as_ref().map(|budget| budget.current.clone()).unwrap_or_default();
        format!(
            "{} worked of {}: {} over",
            hours(&spent.hours),
            hours(&budget),
            hours(&(&spent.hours - &budget))
        )
    }

    fn at_risk(&self) -> String {
        let burn = percent(self.figures.burn.as_ref());
        let progress = self.figures.progress.as_ref();
        let limits = &self.portfolio.agency.thresholds;
        let value = self.figures.earned_value.as_ref();
        let eac = value.and_then(|value| Some((value.eac.as_ref()?, &value.bac)));
        match (eac, progress.filter(|progress| **progress >= limits.eac_from)) {
            (Some((eac, bac)), Some(progress)) => format!(
                "{burn} is spent for {} of the work: at that rate it will take {} of {}",
                percent(Some(progress)),
                self.measure(eac),
                self.measure(bac)
            ),
            _ => format!("{burn} is spent, and how much of the work is done is not known well enough"),
        }
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
            ScheduleState::Paused => Some(match project.paused {
                Some(paused) => format!("paused since {paused}"),
                None => "paused".to_owned(),
            }),
            ScheduleState::None => Some(match project.due {
                None => format!("no schedule: {} has no due date", self.file()),
                Some(_) => "no schedule: its changes move the due date past the year 9999".to_owned(),
            }),
            ScheduleState::Late => due.map(|due| {
                let days = (self.as_of - due).num_days();
                format!("due on {due}, {days} {} ago", if days == 1 { "day" } else { "days" })
            }),
            ScheduleState::AtRisk => due
                .zip(self.figures.finish)
                .map(|(due, finish)| format!("due on {due}, but at the pace so far finished on {finish}")),
        }
    }

    /// What is unknown, each with the figures that lack it.
    fn unknowns(&self, costs: bool) -> Vec<(Vec<&'static str>, Missing)> {
        let (spent, earnings) = (&self.figures.spent, &self.figures.earnings);
        let cost = Some(("cost and margin", &earnings.cost)).filter(|_| costs);
        let figures = [
            Some(("fees", &spent.fees)),
            Some(("value given away", &spent.given_away)),
            Some(("revenue", &earnings.revenue)),
            cost,
        ];
        let mut unknowns: Vec<(Vec<&'static str>, Missing)> = Vec::new();
        for (name, figure) in figures.into_iter().flatten() {
            let Err(missing) = figure else { continue };
            match unknowns.iter_mut().find(|(_, known)| known == missing) {
                Some((names, _)) => names.push(name),
                None => unknowns.push((vec![name], missing.clone())),
            }
        }
        let names_progress = unknowns.iter().any(|(_, missing)| *missing == Missing::Progress);
        if self.figures.progress.is_none()
            && !names_progress
            && self.figures.project.billing != Billing::Retainer
        {
            unknowns.push((vec!["progress"], Missing::Progress));
        }
        unknowns
    }

    fn lacks(&self, missing: &Missing) -> String {
        let file = self.file();
        let person = |who| self.portfolio.person_id(who);
        match missing {
            Missing::Rate { who, date } => {
                format!("{file}: no rate bills the time of {} on {date}", person(*who))
            }
            Missing::Cost { who, date } => {
                format!("private/costs.toml does not say what an hour of {} costs on {date}", person(*who))
            }
            Missing::ExchangeRate { from, to, date } => {
                format!("standing.toml: no exchange rate from {from} to {to} at or before {date}")
            }
            Missing::PersonFile(who) => format!("people/{}.toml cannot be read", person(*who)),
            Missing::CostsFile => "private/costs.toml cannot be read".to_owned(),
            Missing::Progress => format!("{file}: no reading in [log] progress, and no phases"),
            Missing::FixedAmount => format!("{file}: a fixed price, but no amount in [budget]"),
            Missing::RetainerAmount => format!("{file}: no amount in [retainer]"),
        }
    }
}

fn hours(number: &Number) -> String {
    format!("{} h", Hours(number.clone()).digits())
}

fn percent(share: Option<&Number>) -> String {
    let percent = share.map(|share| (share * Number::from(100)).rounded(0));
    percent.map_or_else(|| "an unknown share".to_owned(), |percent| format!("{percent} %"))
}

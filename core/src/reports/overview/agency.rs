//! The agency in four lines: its clients, its projects, what it is owed, and what it was asked for.

use serde::Serialize;

use crate::figures::ahead::horizon::Horizon;
use crate::figures::ahead::signed::coming;
use crate::figures::ahead::staffing::break_even;
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_kind::ClientKind;
use crate::figures::invoicing::receivables::Account;
use crate::figures::invoicing::to_invoice::sum_to_invoice;
use crate::figures::people::logged::SheetParts;
use crate::figures::people::timesheet::timesheets;
use crate::figures::requests::change::in_force;
use crate::figures::spending::budget::{ProjectFigures, known_of};
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};
use crate::model::quantity::Money;
use crate::reports::totals::{Counts, Missing, Summand, Summing};
use crate::threads::each;

/// The projects that are under way.
#[derive(Clone, Debug, Serialize)]
pub struct UnderWay {
    /// How many are active.
    pub active: usize,
    /// How many are paused.
    pub paused: usize,
    /// How the active ones stand against their budgets.
    pub states: Counts,
    /// How they stand against their schedules.
    pub schedules: Counts,
    /// How many of those that are on track have not begun.
    #[serde(skip)]
    pub not_begun: usize,
}

/// What clients owe us, and what they will, in the workspace's currency.
#[derive(Clone, Debug, Serialize)]
pub struct Owed {
    /// Of all invoices.
    pub outstanding: Money,
    /// Of those that were due before the date.
    pub overdue: Money,
    /// What can be invoiced today.
    pub to_invoice: Money,
    /// What is signed of the revenue to come in this month and the next two.
    pub signed: Money,
    /// The last day of these months.
    #[serde(skip)]
    pub signed_until: Date,
    /// What these months cost: the revenue at which they earn nothing; null where a cost that it needs is not written.
    pub break_even: Option<Money>,
    /// The projects that these sums miss.
    pub missing: Missing,
}

/// Requests for change that nobody answered, of projects that are neither lost nor cancelled.
#[derive(Clone, Debug, Serialize)]
pub struct Requests {
    /// How many.
    pub open: usize,
    /// How many of them have our price, and wait for the client.
    pub quoted: usize,
    /// When the oldest was asked for.
    pub oldest: Option<Date>,
}

/// The clients of a date: not yet those who came later.
pub(crate) fn clients(clients: &[ClientFigures<'_>], as_of: Date) -> Counts {
    let has_come = |figures: &&ClientFigures<'_>| figures.client.since.is_none_or(|since| since <= as_of);
    let known = || clients.iter().filter(|figures| figures.is_client()).filter(has_come);
    Counts::of(ClientKind::ALL, ClientKind::word, |kind| known().filter(|one| one.kind == kind).count())
}

pub(crate) fn under_way(under_way: &[&ProjectFigures<'_>], as_of: Date) -> UnderWay {
    let active = || under_way.iter().filter(|figures| figures.project.status_at(as_of) == Status::Active);
    let count = active().count();
    UnderWay {
        active: count,
        paused: under_way.len() - count,
        states: Counts::of(BudgetState::ALL, BudgetState::word, |state| {
            active().filter(|figures| figures.state == state).count()
        }),
        not_begun: active().filter(|figures| is_to_begin(figures, as_of)).count(),
        schedules: Counts::of(ScheduleState::ALL, ScheduleState::word, |schedule| {
            active().filter(|figures| figures.schedule == schedule).count()
        }),
    }
}

fn is_to_begin(figures: &ProjectFigures<'_>, as_of: Date) -> bool {
    figures.schedule == ScheduleState::OnTrack && figures.project.start.is_some_and(|start| start > as_of)
}

/// The months that one looks ahead, this one among them.
const MONTHS_AHEAD: i64 = 3;

pub(crate) fn owed(portfolio: &Portfolio, under_way: &[&ProjectFigures<'_>], as_of: Date) -> Owed {
    let mut sums = Summing::new(portfolio, as_of);
    let currency = portfolio.agency.currency;
    let of_each = each(&portfolio.projects, |project| {
        let receivables = (!project.log.invoices.is_empty())
            .then(|| Account::of(portfolio, project, as_of).receivables(currency));
        let to_invoice = is_billed(project, as_of).then(|| {
            let known = known_of(under_way, project).map(|figures| figures.to_invoice.clone());
            known.unwrap_or_else(|| sum_to_invoice(portfolio, project, as_of))
        });
        (receivables, to_invoice)
    });
    for (project, (receivables, to_invoice)) in portfolio.projects.iter().zip(of_each) {
        let name = portfolio.full_name(project);
        if let Some(receivables) = receivables {
            sums.add("outstanding", &name, currency, Summand::known(receivables.outstanding.ok()));
            sums.add("overdue", &name, currency, Summand::known(receivables.overdue.ok()));
        }
        if let Some(amount) = to_invoice {
            sums.add("to_invoice", &name, project.currency, Summand::known(amount.ok()));
        }
    }
    let horizon = Horizon::new(as_of, MONTHS_AHEAD);
    for figures in under_way {
        let signed = match coming(portfolio, figures, &horizon) {
            Ok(Some(coming)) if coming.is_signed => Summand::Known(coming.months.iter().sum::<Number>()),
            Ok(_) => Summand::None,
            Err(_) => Summand::Unknown,
        };
        sums.add("signed", &portfolio.full_name(figures.project), figures.project.currency, signed);
    }
    for name in &portfolio.left_out {
        sums.miss("signed", name);
        sums.miss("to_invoice", name);
        sums.miss("outstanding", name);
        sums.miss("overdue", name);
    }
    Owed {
        outstanding: sums.sum("outstanding"),
        overdue: sums.sum("overdue"),
        to_invoice: sums.sum("to_invoice"),
        signed: sums.sum("signed"),
        signed_until: horizon.months.last().map_or(as_of, |month| month.days.to),
        break_even: cost_of(portfolio, &horizon),
        missing: sums.into_missing(),
    }
}

/// What the months to come cost, as the look ahead counts it.
fn cost_of(portfolio: &Portfolio, horizon: &Horizon) -> Option<Money> {
    if !portfolio.has_costs {
        return None;
    }
    let sheets = timesheets(portfolio, SheetParts { parts: &horizon.months, as_of: horizon.as_of });
    let months = horizon.months.iter().enumerate();
    let cost: Option<Number> = months.map(|month| break_even(portfolio, &sheets, month).whole()).sum();
    cost.map(|cost| portfolio.agency.currency.money(&cost))
}

/// Whether a project is one that is invoiced at all.
fn is_billed(project: &Project, as_of: Date) -> bool {
    project.billing != Billing::Internal
        && !matches!(project.status_at(as_of), Status::Prospect | Status::Lost)
}

pub(crate) fn requests(portfolio: &Portfolio, as_of: Date) -> Requests {
    let is_closed = |project: &&Project| matches!(project.status_at(as_of), Status::Lost | Status::Cancelled);
    let projects = portfolio.projects.iter().filter(|project| !is_closed(project));
    let changes = projects.flat_map(|project| in_force(project, as_of));
    let open = changes.filter(|(_, status)| *status == ChangeStatus::Open);
    let open: Vec<&Change> = open.map(|(change, _)| change).collect();
    let quoted = open.iter().filter(|change| change.quoted_by(as_of).is_some()).count();
    Requests { open: open.len(), quoted, oldest: open.iter().map(|change| change.asked).min() }
}

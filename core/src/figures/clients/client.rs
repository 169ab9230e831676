//! Everything that is known of how a client stands at a date, exactly. The clients report prints it; the check-up and
//! rules judge by it.

use crate::figures::clients::client_flag::{ClientFlag, flags};
use crate::figures::clients::client_income::{Brought, ClientIncome, IncomeFrom, client_incomes};
use crate::figures::clients::client_kind::{ClientKind, ProjectCounts, are_internal, kind, project_counts};
use crate::figures::clients::concentration::shares;
use crate::figures::clients::main_contact::MainMood;
use crate::figures::clients::mood::{Feeling, Mood};
use crate::figures::clients::news::News;
use crate::figures::clients::opportunity::{OpenOpportunities, Raises, open_opportunities, raises};
use crate::figures::clients::reach::{Attention, Line, Reaching};
use crate::figures::clients::referral::{Referrals, referrals};
use crate::figures::clients::work::Work;
use crate::figures::invoicing::pays_late::pays_late;
use crate::model::Date;
use crate::model::client::{Client, ContactRole, Readiness};
use crate::model::id::ClientId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::threads::each;

/// The figures of one client at a date; money in the workspace's currency.
#[derive(Clone, Debug)]
pub struct ClientFigures<'p> {
    /// The client's place.
    pub id: ClientId,
    /// The client.
    pub client: &'p Client,
    /// Its projects.
    pub projects: &'p [Project],
    /// What it is to us.
    pub kind: ClientKind,
    /// How many projects it has.
    pub counts: ProjectCounts,
    /// When it was last worked for, and how much of that was unplanned.
    pub work: Work,
    /// What it brings.
    pub income: ClientIncome,
    /// What that is taken from.
    pub income_from: IncomeFrom,
    /// Calendar days by which it pays late, on average.
    pub pays_late: Option<Number>,
    /// The share of what is known of the income from all clients in twelve months; `None` for a client of our own work.
    pub share: Option<Number>,
    /// The line to its executives.
    pub executive: Line,
    /// The line to its managers.
    pub manager: Line,
    /// The mean mood of `mood-days` of the touches that reached an executive or a manager.
    pub main_mood: Option<Number>,
    /// Touches of twelve months that reached an executive / all.
    pub executive_share: Option<Number>,
    /// How it feels.
    pub mood: Mood,
    /// What it hears from us.
    pub news: News,
    /// How much more it wants.
    pub readiness: Readiness,
    /// How often it was approached.
    pub raises: Raises,
    /// What may come.
    pub opportunities: OpenOpportunities,
    /// Whom it sent.
    pub referrals: Referrals,
    /// What is worth a look.
    pub flags: Vec<ClientFlag>,
}

/// What the touches of a client say.
struct Heard {
    executive: Line,
    manager: Line,
    main_mood: Option<Number>,
    executive_share: Option<Number>,
    mood: Mood,
    news: News,
}

/// What follows from all clients together.
struct Among {
    income: ClientIncome,
    income_from: IncomeFrom,
    share: Option<Number>,
    referrals: Referrals,
}

/// The figures of every client at a date, in the order of the portfolio.
#[must_use]
pub fn client_figures(portfolio: &Portfolio, as_of: Date) -> Vec<ClientFigures<'_>> {
    client_figures_of(portfolio, &each(&portfolio.projects, |one| Brought::of(portfolio, one, as_of)), as_of)
}

/// The same, of what each project brought, in the order of the portfolio.
#[must_use]
pub fn client_figures_of<'p>(
    portfolio: &'p Portfolio,
    brought: &[Brought],
    as_of: Date,
) -> Vec<ClientFigures<'p>> {
    let among = among(portfolio, brought, as_of);
    let figures: Vec<ClientFigures<'_>> = portfolio
        .clients()
        .zip(among)
        .map(|(client, among)| figures_of(portfolio, client, among, as_of))
        .collect();
    let with_income = figures.iter().filter(|one| one.is_client() && one.has_income()).count();
    let with_income = i64::try_from(with_income).unwrap_or(i64::MAX);
    let flagged =
        |one: ClientFigures<'p>| ClientFigures { flags: flags(portfolio, &one, with_income, as_of), ..one };
    figures.into_iter().map(flagged).collect()
}

/// Income, shares and referrals of every client. Our own work has no share, and is no part of the whole.
fn among(portfolio: &Portfolio, brought: &[Brought], as_of: Date) -> Vec<Among> {
    let projects = |id| portfolio.projects_of(id);
    let (income_from, incomes) = client_incomes(portfolio, brought, as_of);
    let counted = portfolio.clients().zip(&incomes).filter(|((id, _), _)| !are_internal(projects(*id)));
    let counted: Vec<_> = counted.map(|(_, income)| income.twelve_months.as_ref().ok().cloned()).collect();
    let mut shares = shares(&counted).into_iter();
    let totals: Vec<_> = incomes.iter().map(|income| &income.total).collect();
    let referrals = referrals(portfolio, &totals);
    let mut share = |id| if are_internal(projects(id)) { None } else { shares.next().flatten() };
    let of_client =
        |(((id, _), income), referrals)| Among { income, income_from, share: share(id), referrals };
    portfolio.clients().zip(incomes).zip(referrals).map(of_client).collect()
}

fn figures_of<'p>(
    portfolio: &'p Portfolio,
    (id, client): (ClientId, &'p Client),
    among: Among,
    as_of: Date,
) -> ClientFigures<'p> {
    let projects = portfolio.projects_of(id);
    let work = Work::of(projects, as_of);
    let is_busy = projects.iter().any(|project| project.status_at(as_of) == Status::Active);
    let heard = Heard::of(portfolio, client, is_busy, as_of);
    ClientFigures {
        id,
        client,
        projects,
        kind: kind(portfolio, projects, work.last, as_of),
        counts: project_counts(projects, as_of),
        work,
        income: among.income,
        income_from: among.income_from,
        pays_late: pays_late(projects, as_of),
        share: among.share,
        executive: heard.executive,
        manager: heard.manager,
        main_mood: heard.main_mood,
        executive_share: heard.executive_share,
        mood: heard.mood,
        news: heard.news,
        readiness: client.readiness_at(as_of),
        raises: raises(client, &portfolio.agency.thresholds, as_of),
        opportunities: open_opportunities(portfolio, client, as_of),
        referrals: among.referrals,
        flags: Vec::new(),
    }
}

impl ClientFigures<'_> {
    /// Whether it is a client: one whose projects are all internal is our own work, and one whose file cannot be read
    /// is not known well enough.
    #[must_use]
    pub fn is_client(&self) -> bool {
        self.client.readable && !are_internal(self.projects)
    }

    /// Whether there is income of twelve months, as far as is known.
    #[must_use]
    pub fn has_income(&self) -> bool {
        self.income.twelve_months.as_ref().is_ok_and(Number::is_positive)
    }
}

impl Heard {
    /// One pass over the touches of a client.
    fn of(portfolio: &Portfolio, client: &Client, is_busy: bool, as_of: Date) -> Self {
        let limits = &portfolio.agency.thresholds;
        let reaching = |role| Reaching::new(role, as_of, limits.mood_days);
        let (mut executive, mut manager) = (reaching(ContactRole::Executive), reaching(ContactRole::Manager));
        let mut main = MainMood::new(as_of, limits.mood_days);
        let mut attention = Attention::new(as_of);
        let mut feeling = Feeling::new(as_of, limits.mood_days);
        let mut news = News::new(as_of, limits.mood_days);
        for touch in client.touches.iter().filter(|touch| touch.date <= as_of) {
            executive.add(client, touch);
            manager.add(client, touch);
            main.add(client, touch);
            attention.add(client, touch);
            feeling.add(touch);
            news.add(touch);
        }
        let executive_limit = client.executive_days.unwrap_or(limits.executive_days);
        let manager_limit = client.manager_days.unwrap_or(limits.manager_days);
        Self {
            executive: executive.line(client, executive_limit, is_busy),
            manager: manager.line(client, manager_limit, is_busy),
            main_mood: main.mean.value(),
            executive_share: attention.executive_share(),
            mood: feeling.mood(),
            news,
        }
    }
}

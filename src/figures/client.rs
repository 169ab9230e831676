//! Everything that is known of how a client stands at a date, exactly. The clients report prints it; the check-up and
//! rules judge by it.

use crate::figures::client_flag::{ClientFlag, flags};
use crate::figures::client_kind::{
    ClientKind, ProjectCounts, are_internal, is_under_way, kind, project_counts,
};
use crate::figures::concentration::{Revenue, revenue, shares};
use crate::figures::mood::{Feeling, Mood};
use crate::figures::news::News;
use crate::figures::opportunity::{OpenOpportunities, Raises, open_opportunities, raises};
use crate::figures::reach::{Attention, Line, Reaching};
use crate::figures::referral::{Referrals, referrals};
use crate::figures::work::Work;
use crate::model::Date;
use crate::model::client::{Client, ContactRole, Readiness};
use crate::model::id::ClientId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

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
    /// What was invoiced to it.
    pub revenue: Revenue,
    /// The share of what was invoiced to all clients in twelve months; `None` for a client of our own work.
    pub share: Option<Number>,
    /// The line to its executives.
    pub executive: Line,
    /// The line to its managers.
    pub manager: Line,
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
    executive_share: Option<Number>,
    mood: Mood,
    news: News,
}

/// What follows from all clients together.
struct Among {
    revenue: Revenue,
    share: Option<Number>,
    referrals: Referrals,
}

/// The figures of every client at a date, in the order of the portfolio.
#[must_use]
pub fn client_figures(portfolio: &Portfolio, as_of: Date) -> Vec<ClientFigures<'_>> {
    let among = among(portfolio, as_of);
    let figures = |(client, among)| {
        let mut figures = figures_of(portfolio, client, among, as_of);
        figures.flags = flags(portfolio, &figures, as_of);
        figures
    };
    portfolio.clients().zip(among).map(figures).collect()
}

/// Revenue, shares and referrals of every client. Our own work has no share, and is no part of the whole.
fn among(portfolio: &Portfolio, as_of: Date) -> Vec<Among> {
    let projects = |id| portfolio.projects_of(id);
    let revenues: Vec<Revenue> =
        portfolio.clients().map(|(id, _)| revenue(portfolio, projects(id), as_of)).collect();
    let counted = portfolio.clients().zip(&revenues).filter(|((id, _), _)| !are_internal(projects(*id)));
    let counted: Vec<_> = counted.map(|(_, revenue)| revenue.twelve_months.as_ref().ok().cloned()).collect();
    let mut shares = shares(&counted).into_iter();
    let totals: Vec<_> = revenues.iter().map(|revenue| &revenue.total).collect();
    let referrals = referrals(portfolio, &totals);
    let mut share = |id| if are_internal(projects(id)) { None } else { shares.next().flatten() };
    let of_client = |(((id, _), revenue), referrals)| Among { revenue, share: share(id), referrals };
    portfolio.clients().zip(revenues).zip(referrals).map(of_client).collect()
}

fn figures_of<'p>(
    portfolio: &'p Portfolio,
    (id, client): (ClientId, &'p Client),
    among: Among,
    as_of: Date,
) -> ClientFigures<'p> {
    let projects = portfolio.projects_of(id);
    let work = Work::of(projects, as_of);
    let is_busy = projects.iter().any(|project| is_under_way(project, as_of));
    let heard = Heard::of(portfolio, client, is_busy, as_of);
    ClientFigures {
        id,
        client,
        projects,
        kind: kind(portfolio, projects, work.last, as_of),
        counts: project_counts(projects, as_of),
        work,
        revenue: among.revenue,
        share: among.share,
        executive: heard.executive,
        manager: heard.manager,
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
}

impl Heard {
    /// One pass over the touches of a client.
    fn of(portfolio: &Portfolio, client: &Client, is_busy: bool, as_of: Date) -> Self {
        let limits = &portfolio.agency.thresholds;
        let reaching = |role| Reaching::new(role, as_of, limits.mood_days);
        let (mut executive, mut manager) = (reaching(ContactRole::Executive), reaching(ContactRole::Manager));
        let mut attention = Attention::new(as_of);
        let mut feeling = Feeling::new(as_of, limits.mood_days);
        let mut news = News::new(as_of, limits.mood_days);
        for touch in client.touches.iter().filter(|touch| touch.date <= as_of) {
            executive.add(client, touch);
            manager.add(client, touch);
            attention.add(client, touch);
            feeling.add(touch);
            news.add(touch);
        }
        let executive_limit = client.executive_days.unwrap_or(limits.executive_days);
        let manager_limit = client.manager_days.unwrap_or(limits.manager_days);
        Self {
            executive: executive.line(client, executive_limit, is_busy),
            manager: manager.line(client, manager_limit, is_busy),
            executive_share: attention.executive_share(),
            mood: feeling.mood(),
            news,
        }
    }
}

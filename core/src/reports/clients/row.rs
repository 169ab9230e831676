//! One client of the clients report, key by key.

use serde::Serialize;

use crate::figures::clients::becoming::{Becoming, becoming};
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::ClientFlag;
use crate::figures::clients::client_kind::ClientKind;
use crate::figures::clients::mood::Mood;
use crate::figures::clients::reach::{Line, LineState};
use crate::model::Date;
use crate::model::client::{Cause, Client, Readiness};
use crate::model::id::ContactIndex;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Days, Money, Share};
use crate::reports::clients::tough::{ToughKeys, tough_by_project};
use crate::reports::clients::why::why;
use crate::reports::query::Query;
use crate::reports::totals::Counts;
use crate::why::becoming::step;

/// One client of the clients report. `None` is a figure that is unknown or does not apply; `why` says which record is
/// missing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct ClientsRow {
    pub client: Box<str>,
    pub name: Box<str>,
    pub kind: ClientKind,
    pub projects: ProjectKeys,
    pub last_work: Option<Date>,
    pub income_12m: Option<Money>,
    pub share: Option<Share>,
    pub income_total: Option<Money>,
    pub pays_late: Option<Days>,
    pub executive: LineKeys,
    pub manager: LineKeys,
    pub executive_share: Option<Share>,
    pub mood: MoodKeys,
    pub readiness: Readiness,
    pub raises: usize,
    pub ease_off_until: Option<Date>,
    pub opportunities: OpportunityKeys,
    pub referrals: ReferralKeys,
    pub unplanned: Option<Share>,
    pub tough: Counts,
    pub bad_news_only: bool,
    pub flags: Vec<ClientFlag>,
    pub why: Vec<String>,
    #[serde(skip)]
    pub becoming: Vec<BecomingKeys>,
    #[serde(skip)]
    pub tough_by_project: Vec<ToughKeys>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProjectKeys {
    pub active: usize,
    pub won: usize,
    pub total: usize,
}

/// What leads to the next kind. Its sentence is one of `why`.
#[derive(Clone, Debug)]
pub struct BecomingKeys {
    /// The kind.
    pub kind: ClientKind,
    /// What leads there.
    pub why: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct LineKeys {
    pub contact: Option<Box<str>>,
    pub last: Option<Date>,
    pub days: Option<i64>,
    pub limit: i64,
    pub state: LineState,
    pub mood: Option<Share>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MoodKeys {
    pub latest: Option<u8>,
    pub date: Option<Date>,
    pub contact: Option<Box<str>>,
    pub mean: Option<Share>,
    pub trend: Option<Share>,
}

#[derive(Clone, Debug, Serialize)]
pub struct OpportunityKeys {
    pub open: usize,
    pub value: Money,
    pub unvalued: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReferralKeys {
    pub direct: usize,
    pub all: usize,
    pub income: Option<Money>,
}

/// The row of a client.
pub(crate) fn row(portfolio: &Portfolio, query: &Query, figures: &ClientFigures<'_>) -> ClientsRow {
    let client = figures.client;
    let currency = portfolio.agency.currency;
    let money = |amount: &Number| currency.money(amount);
    let counts = figures.counts;
    let becoming = becoming_keys(portfolio, query, figures);
    let why = why(portfolio, query, figures).into_iter();
    let on_the_way = becoming.iter().map(|one| format!("on the way to {}: {}", one.kind, one.why));
    ClientsRow {
        client: client.id.clone(),
        name: client.name.clone(),
        kind: figures.kind,
        projects: ProjectKeys { active: counts.active, won: counts.won, total: counts.total },
        last_work: figures.work.last,
        income_12m: figures.income.twelve_months.as_ref().ok().map(money),
        share: figures.share.clone().map(Share),
        income_total: figures.income.total.as_ref().ok().map(money),
        pays_late: figures.pays_late.clone().map(Days),
        executive: line_keys(client, &figures.executive),
        manager: line_keys(client, &figures.manager),
        executive_share: figures.executive_share.clone().map(Share),
        mood: mood_keys(client, &figures.mood),
        readiness: figures.readiness,
        raises: figures.raises.days.len(),
        ease_off_until: figures.raises.ease_off_until,
        opportunities: OpportunityKeys {
            open: figures.opportunities.open,
            value: money(&figures.opportunities.value),
            unvalued: figures.opportunities.unvalued,
        },
        referrals: ReferralKeys {
            direct: figures.referrals.direct,
            all: figures.referrals.all,
            income: figures.referrals.income.as_ref().ok().map(money),
        },
        unplanned: figures.work.unplanned_share().map(Share),
        tough: Counts::of(Cause::ALL, Cause::word, |cause| figures.news.tough(cause)),
        bad_news_only: figures.news.is_bad_only(),
        flags: figures.flags.clone(),
        why: why.chain(on_the_way).collect(),
        tough_by_project: tough_by_project(client, &figures.news),
        becoming,
    }
}

fn becoming_keys(portfolio: &Portfolio, query: &Query, figures: &ClientFigures<'_>) -> Vec<BecomingKeys> {
    let keys = |one: Becoming<'_>| BecomingKeys { kind: one.kind, why: step(&figures.client.id, &one.step) };
    becoming(portfolio, figures, query.as_of).into_iter().map(keys).collect()
}

fn contact_id(client: &Client, contact: Option<ContactIndex>) -> Option<Box<str>> {
    client.contact(contact?).map(|contact| contact.id.clone())
}

fn line_keys(client: &Client, line: &Line) -> LineKeys {
    LineKeys {
        contact: contact_id(client, line.contact),
        last: line.last,
        days: line.days,
        limit: line.limit,
        state: line.state,
        mood: line.mood.clone().map(Share),
    }
}

fn mood_keys(client: &Client, mood: &Mood) -> MoodKeys {
    MoodKeys {
        latest: mood.latest.map(|latest| latest.mood),
        date: mood.latest.map(|latest| latest.date),
        contact: contact_id(client, mood.latest.and_then(|latest| latest.contact)),
        mean: mood.mean.clone().map(Share),
        trend: mood.trend.clone().map(Share),
    }
}

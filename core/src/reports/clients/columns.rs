//! The columns of the clients report, and of what is known of those on their way to another kind.

use crate::figures::clients::client_flag::ClientFlag;
use crate::figures::clients::reach::LineState;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::clients::row::{BecomingKeys, ClientsRow, LineKeys};
use crate::reports::clients::totals::ClientsTotals;

/// A column of clients.
type ClientColumn = Column<'static, ClientsRow, ClientsTotals>;
/// A client on its way to another kind.
type OnTheWay<'r> = (&'r ClientsRow, &'r BecomingKeys);

/// The columns of clients.
pub(crate) fn clients() -> Vec<ClientColumn> {
    type Of = ClientColumn;
    vec![
        Of::new("client", "client", 0, Unit::Id, |row| Cell::Id(row.client.to_string())).heading_totals(),
        Of::new("kind", "kind", 1, Unit::Words, |row| Cell::Text(row.kind.to_string())),
        Of::new("executive.state", "executive", 2, Unit::State, |row| line(&row.executive)),
        Of::new("executive.days", "days", 9, Unit::Count, |row| {
            Cell::applies(row.executive.days, Cell::Count)
        }),
        Of::new("manager.state", "manager", 3, Unit::State, |row| line(&row.manager)),
        Of::new("manager.days", "days", 10, Unit::Count, |row| Cell::applies(row.manager.days, Cell::Count)),
        Of::new("mood.mean", "mood", 4, Unit::Index, |row| Cell::applies(row.mood.mean.clone(), Cell::Index)),
        Of::new("mood.trend", "trend", 11, Unit::Index, |row| {
            Cell::applies(row.mood.trend.clone(), Cell::Index)
        }),
        Of::new("income_12m", "income 12m", 5, Unit::Money, |row| {
            Cell::known(row.income_12m.clone(), Cell::Money)
        })
        .total("income_12m", |totals| Cell::Money(totals.income_12m.clone())),
        Of::new("share", "share", 6, Unit::Share, share),
        Of::new("projects.active", "active", 7, Unit::Count, |row| Cell::counted(row.projects.active)),
        Of::new("last_work", "last work", 8, Unit::Date, |row| Cell::applies(row.last_work, Cell::Date)),
        Of::new("readiness", "readiness", 12, Unit::Words, |row| Cell::Text(row.readiness.to_string())),
        Of::new("opportunities.open", "open", 13, Unit::Count, |row| Cell::counted(row.opportunities.open)),
        Of::new("opportunities.value", "worth", 14, Unit::Money, |row| {
            Cell::Money(row.opportunities.value.clone())
        }),
        Of::new("referrals.all", "referred", 15, Unit::Count, |row| Cell::counted(row.referrals.all)),
        Of::new("unplanned", "unplanned", 16, Unit::Share, |row| {
            Cell::applies(row.unplanned.clone(), Cell::Percent)
        }),
        Of::new("income_total", "income", 17, Unit::Money, |row| {
            Cell::known(row.income_total.clone(), Cell::Money)
        }),
        Of::new("pays_late", "pays late", 18, Unit::Days, |row| {
            Cell::applies(row.pays_late.clone(), Cell::Days)
        }),
        Of::new("flags", "flags", 19, Unit::Words, |row| {
            Cell::Text(row.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(", "))
        }),
    ]
}

fn line(line: &LineKeys) -> Cell {
    let tone = match line.state {
        LineState::Missing | LineState::Never | LineState::Due => Tone::Warning,
        LineState::Idle => Tone::Muted,
        LineState::Ok => Tone::Good,
    };
    Cell::State(line.state.word(), tone)
}

fn share(row: &ClientsRow) -> Cell {
    let is_large = row.flags.contains(&ClientFlag::Concentration);
    let tone = if is_large { Tone::Warning } else { Tone::Plain };
    match (&row.share, &row.income_12m) {
        (Some(share), _) => Cell::Bar(share.clone(), tone),
        (None, Some(_)) => Cell::Empty,
        (None, None) => Cell::Unknown,
    }
}

/// The columns of clients on their way to another kind.
pub(crate) fn on_the_way<'r>() -> [Column<'r, OnTheWay<'r>>; 4] {
    type Of<'r> = Column<'r, OnTheWay<'r>>;
    [
        Of::new("client", "client", 0, Unit::Id, |(row, _)| Cell::Id(row.client.to_string())),
        Of::new("kind", "is", 1, Unit::Words, |(row, _)| Cell::Text(row.kind.to_string())),
        Of::new("becoming.kind", "becomes", 2, Unit::Words, |(_, next)| Cell::Text(next.kind.to_string())),
        Of::new("becoming.why", "why", 3, Unit::Words, |(_, next)| Cell::Text(next.why.clone())),
    ]
}

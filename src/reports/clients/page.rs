//! The clients report laid out: clients, what hangs on whom, a sentence for each flag; of a single client its people.

use crate::figures::client_flag::ClientFlag;
use crate::figures::reach::LineState;
use crate::model::client::{ContactRole, Influence};
use crate::model::quantity::{Money, Share};
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::clients::portrait::{Portrait, Stakeholder};
use crate::reports::clients::row::{BecomingKeys, LineKeys};
use crate::reports::clients::{Clients, Row, Totals, touches, tough_sheet};

const CLIENTS: [Column; 19] = [
    Column::new("client", 0),
    Column::new("kind", 1),
    Column::new("executive", 2),
    Column::new("days", 9),
    Column::new("manager", 3),
    Column::new("days", 10),
    Column::new("mood", 4),
    Column::new("trend", 11),
    Column::new("revenue 12m", 5),
    Column::new("share", 6),
    Column::new("active", 7),
    Column::new("last work", 8),
    Column::new("readiness", 12),
    Column::new("open", 13),
    Column::new("worth", 14),
    Column::new("referred", 15),
    Column::new("unplanned", 16),
    Column::new("revenue", 17),
    Column::new("flags", 18),
];

const STAKEHOLDERS: [Column; 8] = [
    Column::new("contact", 0),
    Column::new("name", 4),
    Column::new("roles", 1),
    Column::new("influence", 2),
    Column::new("rapport with", 3),
    Column::new("last reached", 5),
    Column::new("mood", 6),
    Column::new("left", 7),
];

const INFLUENCES: [Column; 4] = [
    Column::new("role", 0),
    Column::new("high influence", 1),
    Column::new("medium", 2),
    Column::new("low", 3),
];

const ON_THE_WAY: [Column; 4] =
    [Column::new("client", 0), Column::new("is", 1), Column::new("becomes", 2), Column::new("why", 3)];

pub(crate) fn page(report: &Clients) -> Page {
    let mut blocks = vec![Block::Sheet(clients(&report.rows, &report.totals))];
    blocks.extend((report.rows.len() > 1).then(|| facts(&report.totals)));
    blocks.extend(on_the_way(&report.rows));
    if let Some(portrait) = &report.portrait {
        let tough = report.rows.first().map(|row| row.tough_by_project.as_slice()).unwrap_or_default();
        let touches = touches::sheet("last touches", &portrait.touches);
        blocks.extend([map(portrait), stakeholders(portrait), touches].map(Block::Sheet));
        blocks.extend((!tough.is_empty()).then(|| Block::Sheet(tough_sheet(tough))));
    }
    blocks.push(Block::Notes(report.rows.iter().flat_map(notes).collect()));
    Page { title: format!("Clients of {} as of {}", report.header.workspace, report.header.as_of), blocks }
}

fn clients(rows: &[Row], totals: &Totals) -> Sheet {
    Sheet {
        title: String::new(),
        columns: CLIENTS.to_vec(),
        rows: rows.iter().map(client).collect(),
        totals: (rows.len() > 1).then(|| total(totals)),
        empty: "no client matches".to_owned(),
    }
}

fn client(row: &Row) -> Vec<Cell> {
    let flags: Vec<&str> = row.flags.iter().map(|flag| flag.word()).collect();
    vec![
        Cell::Id(row.client.to_string()),
        Cell::Text(row.kind.to_string()),
        line(&row.executive),
        Cell::applies(row.executive.days, Cell::Count),
        line(&row.manager),
        Cell::applies(row.manager.days, Cell::Count),
        Cell::applies(row.mood.mean.clone(), Cell::Index),
        Cell::applies(row.mood.trend.clone(), Cell::Index),
        Cell::known(row.revenue_12m.clone(), Cell::Money),
        share(row),
        count(row.projects.active),
        Cell::applies(row.last_work, Cell::Date),
        Cell::Text(row.readiness.to_string()),
        count(row.opportunities.open),
        Cell::Money(row.opportunities.value.clone()),
        count(row.referrals.all),
        Cell::applies(row.unplanned.clone(), Cell::Percent),
        Cell::known(row.revenue_total.clone(), Cell::Money),
        Cell::Text(flags.join(", ")),
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

fn share(row: &Row) -> Cell {
    let is_large = row.flags.contains(&ClientFlag::Concentration);
    let tone = if is_large { Tone::Warning } else { Tone::Plain };
    match (&row.share, &row.revenue_12m) {
        (Some(share), _) => Cell::Bar(share.clone(), tone),
        (None, Some(_)) => Cell::Empty,
        (None, None) => Cell::Unknown,
    }
}

fn total(totals: &Totals) -> Vec<Cell> {
    let revenue = totals.revenue_12m.clone();
    let mut cells = vec![Cell::Empty; CLIENTS.len()];
    let sums = [("client", Cell::Text("total".to_owned())), ("revenue 12m", complete(totals, revenue))];
    for (title, sum) in sums {
        let place = CLIENTS.iter().position(|column| column.title == title);
        if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
            *cell = sum;
        }
    }
    cells
}

fn complete(totals: &Totals, revenue: Money) -> Cell {
    let is_complete = totals.missing.of("revenue_12m").is_empty();
    if is_complete { Cell::Money(revenue) } else { Cell::Incomplete(revenue) }
}

fn facts(totals: &Totals) -> Block {
    let kinds = totals.clients.all().iter().map(|(kind, clients)| ((*kind).to_owned(), count(*clients)));
    let index = |share: &Option<Share>| Cell::applies(share.clone(), Cell::Index);
    let percent = |share: &Option<Share>| Cell::applies(share.clone(), Cell::Percent);
    let largest = totals.largest.client.as_deref().map_or_else(String::new, |client| format!(" ({client})"));
    let figures = [
        ("come back".to_owned(), percent(&totals.returning)),
        (format!("largest share{largest}"), percent(&totals.largest.share)),
        ("Herfindahl index".to_owned(), index(&totals.hhi)),
    ];
    Block::Facts { title: "all of them".to_owned(), facts: kinds.chain(figures).collect() }
}

fn map(portrait: &Portrait) -> Sheet {
    let influences = [Influence::High, Influence::Medium, Influence::Low];
    let row = |role: &ContactRole| {
        let ids = influences.map(|influence| portrait.of(*role, influence).join(", "));
        let is_held = ids.iter().any(|ids| !ids.is_empty());
        is_held.then(|| [role.to_string()].into_iter().chain(ids).map(Cell::Text).collect())
    };
    Sheet {
        title: "who counts".to_owned(),
        columns: INFLUENCES.to_vec(),
        rows: ContactRole::ALL.iter().filter_map(row).collect(),
        totals: None,
        empty: "no contact has a role".to_owned(),
    }
}

fn stakeholders(portrait: &Portrait) -> Sheet {
    let row = |one: &Stakeholder| {
        let roles: Vec<&str> = one.roles.iter().map(|role| role.word()).collect();
        vec![
            Cell::Id(one.contact.to_string()),
            Cell::Text(one.name.to_string()),
            Cell::Text(roles.join(", ")),
            Cell::Text(one.influence.to_string()),
            Cell::Text(one.rapport.join(", ")),
            Cell::applies(one.last, Cell::Date),
            Cell::applies(one.mood.clone().map(Share), Cell::Index),
            Cell::applies(one.left, Cell::Date),
        ]
    };
    Sheet {
        title: "their people".to_owned(),
        columns: STAKEHOLDERS.to_vec(),
        rows: portrait.stakeholders.iter().map(row).collect(),
        totals: None,
        empty: "no contact is written down".to_owned(),
    }
}

fn on_the_way(rows: &[Row]) -> Option<Block> {
    let of_row = |row: &Row| {
        let cells = |one: &BecomingKeys| {
            vec![
                Cell::Id(row.client.to_string()),
                Cell::Text(row.kind.to_string()),
                Cell::Text(one.kind.to_string()),
                Cell::Text(one.why.clone()),
            ]
        };
        row.becoming.iter().map(cells).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<Cell>> = rows.iter().flat_map(of_row).collect();
    let sheet = |rows| Sheet {
        title: "on the way".to_owned(),
        columns: ON_THE_WAY.to_vec(),
        rows,
        totals: None,
        empty: String::new(),
    };
    (!rows.is_empty()).then(|| Block::Sheet(sheet(rows)))
}

fn notes(row: &Row) -> impl Iterator<Item = Note> {
    let tones = row.flags.iter().map(|flag| tone(*flag)).chain(std::iter::repeat(Tone::Warning));
    let note =
        |(text, tone): (&String, Tone)| Note { about: row.client.to_string(), text: text.clone(), tone };
    // What leads to the next kind stands in a table of its own.
    let said = row.why.len().saturating_sub(row.becoming.len());
    row.why.iter().take(said).zip(tones).map(note)
}

const fn tone(flag: ClientFlag) -> Tone {
    match flag {
        ClientFlag::BadNewsOnly | ClientFlag::LowMood | ClientFlag::PullingApart => Tone::Bad,
        _ => Tone::Warning,
    }
}

pub(crate) fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

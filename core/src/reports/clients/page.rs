//! The clients report laid out: clients, what hangs on whom, a sentence for each flag; of a single client its people.

use crate::figures::clients::client_flag::ClientFlag;
use crate::model::quantity::Share;
use crate::page::{Block, Cell, Note, Page, Sheet, Tone};
use crate::reports::clients::row::{BecomingKeys, ClientsRow};
use crate::reports::clients::totals::ClientsTotals;
use crate::reports::clients::{Clients, chart, columns, people, touches, tough_sheet};

pub(crate) fn page(report: &Clients) -> Page {
    let (rows, totals) = (&report.rows, &report.totals);
    let are_several = rows.len() > 1;
    let clients = Sheet::of(&columns::clients(), rows, are_several.then_some(totals));
    let chart = chart::shares(rows, &report.concentration).filter(|_| are_several);
    let mut blocks: Vec<Block> = chart.map(|chart| Block::Chart(Box::new(chart))).into_iter().collect();
    blocks.push(Block::Sheet(clients.or_say("no client matches")));
    blocks.extend(are_several.then(|| facts(totals)));
    blocks.extend(on_the_way(rows));
    if let Some(portrait) = &report.portrait {
        let tough = rows.first().map(|row| row.tough_by_project.as_slice()).unwrap_or_default();
        let touches = touches::sheet("last touches", &portrait.touches, true);
        blocks.extend([people::map(portrait), people::stakeholders(portrait), touches].map(Block::Sheet));
        blocks.extend((!tough.is_empty()).then(|| Block::Sheet(tough_sheet(tough))));
    }
    blocks.push(Block::Notes(rows.iter().flat_map(notes).collect()));
    Page { title: format!("Clients of {} as of {}", report.header.workspace, report.header.as_of), blocks }
}

fn on_the_way(rows: &[ClientsRow]) -> Option<Block> {
    let becoming = |row| move |one| (row, one);
    let rows: Vec<(&ClientsRow, &BecomingKeys)> =
        rows.iter().flat_map(|row| row.becoming.iter().map(becoming(row))).collect();
    (!rows.is_empty())
        .then(|| Block::Sheet(Sheet::of(&columns::on_the_way(), &rows, None).titled("on the way")))
}

fn facts(totals: &ClientsTotals) -> Block {
    let kinds =
        totals.clients.all().iter().map(|(kind, clients)| ((*kind).to_owned(), Cell::counted(*clients)));
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

fn notes(row: &ClientsRow) -> impl Iterator<Item = Note> {
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

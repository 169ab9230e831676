//! The chart of the clients report: each client's share of twelve months' income.

use crate::model::quantity::Share;
use crate::page::chart::{Bar, Bars, Chart, Drawing, Scale, Threshold};
use crate::page::{Cell, Tone};
use crate::reports::clients::row::ClientsRow;
use crate::why::words::percent;

/// So many clients are drawn, the largest.
const DRAWN: usize = 30;

/// The shares of several clients, the largest first, and from which share on one of them is too much.
pub(crate) fn shares(rows: &[ClientsRow], threshold: &Share) -> Option<Chart> {
    let mut known: Vec<(&ClientsRow, &Share)> =
        rows.iter().filter_map(|row| Some((row, row.share.as_ref()?))).collect();
    known.sort_by(|(one, share), (other, others)| {
        others.cmp(share).then_with(|| one.client.cmp(&other.client))
    });
    known.retain(|(_, share)| !share.0.is_zero());
    let (largest, most) = known.first().filter(|_| known.len() > 1)?;
    let above = known.iter().filter(|(_, share)| *share > threshold).count();
    let above = match above {
        0 => "none is above".to_owned(),
        1 => "it alone is above".to_owned(),
        many => format!("{many} are above"),
    };
    let limit = percent(Some(&threshold.0));
    let bar = |(row, share): &(&ClientsRow, &Share)| Bar {
        name: row.client.to_string(),
        value: Some(share.0.clone()),
        text: Cell::Percent((*share).clone()),
        tone: if *share > threshold { Tone::Warning } else { Tone::Plain },
    };
    Some(Chart {
        title: "whose income it is".to_owned(),
        finding: format!(
            "{} brings {} of the income of twelve months; {above} {limit}",
            largest.client,
            percent(Some(&most.0))
        ),
        drawing: Drawing::Bars(Bars {
            scale: Scale::Share,
            rows: known.iter().take(DRAWN).map(bar).collect(),
            more: known.len().saturating_sub(DRAWN),
            threshold: Some(Threshold { value: threshold.0.clone(), name: format!("{limit}, the limit") }),
        }),
        table: None,
        is_in_text: false,
    })
}

//! The page of a single person: what they are on until when, what they alone hold, and how full their weeks are.

use crate::cli::commands::site::parts::retitled;
use crate::cli::commands::site::sections::Section;
use crate::cli::commands::site::whole::Site;
use crate::model::person::{Absence, Person};
use crate::page::{Block, Cell, Page, Sheet};
use crate::reports::workload::OfPerson;

/// The page of a person, by their number; `hours` is what the workload says of them, `alone` the tasks that nobody else holds,
/// `advice` what is wanting because of them.
pub(crate) fn page(
    site: &Site<'_>,
    (number, person): (usize, &Person),
    hours: Option<&OfPerson<'_>>,
    (alone, advice): (Option<&Sheet>, &[Block]),
) -> Page {
    let (portfolio, as_of) = (site.portfolio, site.query.as_of);
    let mut blocks = vec![Block::Facts { title: String::new(), facts: in_short(site, person, hours) }];
    blocks.extend(site.found.of_document(&format!("people/{}.toml", person.id), site.is_internal));
    blocks.extend(retitled(advice.to_vec(), Section::Advice.title()));
    let [now, before] = site.reports.given.work(portfolio, number, as_of);
    blocks.push(Block::Sheet(now.titled(Section::Work.title())));
    blocks.extend(alone.map(|alone| Block::Sheet(alone.clone().titled(Section::Alone.title()))));
    blocks.extend(hours.map(OfPerson::blocks).unwrap_or_default().into_iter().map(|block| match block {
        Block::Chart(mut chart) => {
            "how full their weeks are".clone_into(&mut chart.title);
            Block::Chart(chart)
        }
        other => other,
    }));
    blocks.extend(
        (!before.is_empty()).then(|| Block::Sheet(before.titled("what they worked on before").folded())),
    );
    Page { title: format!("{}, as of {as_of}", person.name), blocks }
}

/// What one wants to know of a person first: who they are to us, what they carry, and when they are not there.
fn in_short(site: &Site<'_>, person: &Person, hours: Option<&OfPerson<'_>>) -> Vec<(String, Cell)> {
    let as_of = site.query.as_of;
    let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
    let roles: Vec<&str> = person.roles.iter().map(|role| site.portfolio.agency.roles.id(*role)).collect();
    let is_ahead =
        |absence: &&Absence| absence.until.is_none_or(|until| until >= as_of) && absence.hours.is_none();
    let away = person.away.iter().filter(is_ahead).map(|absence| match absence.until {
        Some(until) if until == absence.from => absence.from.to_string(),
        Some(until) => format!("{} to {until}", absence.from),
        None => format!("from {}", absence.from),
    });
    let away: Vec<String> = away.collect();
    let facts = [
        person.title.as_ref().map(|title| fact("title", title.to_string())),
        (!roles.is_empty()).then(|| fact("roles", roles.join(", "))),
        person.from.map(|from| fact("with us from", from.to_string())),
        person.until.map(|until| fact("until", until.to_string())),
        (!away.is_empty()).then(|| fact("away", away.join(", "))),
    ];
    let utilization = hours.filter(|_| site.is_internal).and_then(OfPerson::utilization);
    let utilization = utilization.map(|share| {
        let since = site.reports.workload.period.from;
        (format!("utilization since {since}"), Cell::Percent(share))
    });
    let cost = person.costs.at(as_of).filter(|_| site.is_internal);
    let currency = site.portfolio.agency.currency;
    let cost = cost.map(|cost| ("an hour costs us".to_owned(), Cell::Money(currency.money(cost))));
    let carried = site.reports.coverage.in_short(&person.id);
    facts.into_iter().flatten().chain(carried).chain(utilization).chain(cost).collect()
}

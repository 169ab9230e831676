//! What rules about clients share: which clients have a flag, and what a workspace has begun to record of them.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_client;
use crate::checks::practice::stake::of_income;
use crate::checks::waking::Practice;
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{AtStake, Diagnostic};
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::{ClientFlag, without_rapport};
use crate::figures::clients::opportunity::needless;
use crate::figures::clients::reach::{Line, current_contacts};
use crate::model::client::{Client, Contact, ContactRole, Opportunity};
use crate::model::number::Number;
use crate::why::client::flag as sentence;
use crate::why::gist;
use crate::why::words::exact_percent;

/// The clients that have a flag.
pub(crate) fn of_flag(facts: &Facts<'_>, rule: RuleName, flag: ClientFlag, help: &str) -> Vec<Diagnostic> {
    // Nobody can have reached, on an earlier day, whom nobody knew yet.
    let is_known =
        |figures: &&ClientFigures<'_>| figures.client.since.is_none_or(|since| since <= facts.as_of);
    let clients = facts.clients().iter().filter(|figures| figures.is_client()).filter(is_known);
    let flagged = clients.filter(|figures| figures.flags.contains(&flag));
    let found = flagged.map(|figures| {
        let what = sentence(facts.portfolio, figures, flag, facts.as_of);
        let (gist, since) = gist::flag(figures, flag, facts.as_of);
        of_client(rule, figures.client, place(facts, figures, flag), what)
            .help(help)
            .in_short(gist)
            .since(since)
            .staking(stake(facts, figures, flag))
    });
    found.collect()
}

/// A part of the client's income: half of it, where the one who signs is cold.
fn stake(facts: &Facts<'_>, figures: &ClientFigures<'_>, flag: ClientFlag) -> Option<AtStake> {
    let hundredths = |count| Number::decimal(count, 2);
    let (part, words) = match flag {
        ClientFlag::LowMood | ClientFlag::PullingApart => {
            let is_cold = figures.executive.mood.as_ref().is_some_and(|mood| *mood < Number::decimal(25, 1));
            if is_cold {
                (hundredths(50), "0.50: the executive is below 2.50")
            } else {
                (hundredths(25), "0.25")
            }
        }
        ClientFlag::ExecutiveDue
        | ClientFlag::ManagerDue
        | ClientFlag::NoExecutive
        | ClientFlag::NoManager
        | ClientFlag::NoRapport
        | ClientFlag::BadNewsOnly => (hundredths(5), "0.05"),
        ClientFlag::Concentration => {
            let (share, limit) = (figures.share.as_ref()?, &facts.portfolio.agency.thresholds.concentration);
            let words = format!("({} of income − {})", exact_percent(share), exact_percent(limit));
            return of_income(facts, figures, &(share - limit), &words);
        }
        ClientFlag::TooManyApprovers | ClientFlag::EaseOff | ClientFlag::NeedlessOpportunity => return None,
    };
    of_income(facts, figures, &part, words)
}

/// The key that a flag is about: whom or what it names; else the name, a line that every client's file has.
fn place(facts: &Facts<'_>, figures: &ClientFigures<'_>, flag: ClientFlag) -> String {
    let client = figures.client;
    let current = |role| current_contacts(client, role, facts.as_of);
    let reached =
        |line: &Line, role| line.contact.and_then(|one| client.contact(one)).or(current(role).next());
    let id = match flag {
        ClientFlag::NoRapport => {
            contact(client, without_rapport(facts.portfolio, client, facts.as_of).next())
        }
        ClientFlag::TooManyApprovers => contact(client, current(ContactRole::Approver).last()),
        ClientFlag::ExecutiveDue => contact(client, reached(&figures.executive, ContactRole::Executive)),
        ClientFlag::ManagerDue => contact(client, reached(&figures.manager, ContactRole::Manager)),
        ClientFlag::NeedlessOpportunity => opportunity(client, needless(client).next()),
        _ => None,
    };
    id.unwrap_or_else(|| "name".to_owned())
}

fn contact(client: &Client, named: Option<&Contact>) -> Option<String> {
    let place = client.contacts.iter().position(|one| named.is_some_and(|named| one.id == named.id))?;
    Some(format!("contacts[{place}].id"))
}

fn opportunity(client: &Client, named: Option<&Opportunity>) -> Option<String> {
    let place = client.opportunities.iter().position(|one| named.is_some_and(|named| one.id == named.id))?;
    Some(format!("opportunities[{place}].id"))
}

/// The same, silent until the practice that the flag asks for has begun.
pub(crate) fn once_begun(
    facts: &Facts<'_>,
    rule: RuleName,
    (flag, practice): (ClientFlag, Practice),
    help: &str,
) -> Vec<Diagnostic> {
    if facts.has_begun(practice) { of_flag(facts, rule, flag, help) } else { Vec::new() }
}

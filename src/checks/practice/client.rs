//! What rules about clients share: which clients have a flag, and what a workspace has begun to record of them.

use super::finding::of_client;
use crate::checks::facts::Facts;
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;
use crate::why::client::flag as sentence;
use crate::why::gist;

/// The clients that have a flag.
pub(super) fn of_flag(
    facts: &Facts<'_>,
    rule: &'static str,
    flag: ClientFlag,
    help: &str,
) -> Vec<Diagnostic> {
    let clients = facts.clients().iter().filter(|figures| figures.is_client());
    let flagged = clients.filter(|figures| figures.flags.contains(&flag));
    let found = flagged.map(|figures| {
        let what = sentence(facts.portfolio, figures, flag, facts.as_of);
        let (gist, since) = gist::flag(figures, flag, facts.as_of);
        of_client(rule, figures.client, (what, help.to_owned())).in_short(gist).since(since)
    });
    found.collect()
}

/// Whether the workspace knows anybody on a client's side.
pub(super) fn has_contacts(facts: &Facts<'_>) -> bool {
    facts.portfolio.clients.iter().any(|client| !client.contacts.is_empty())
}

/// Whether the workspace has recorded a touch.
pub(super) fn has_touches(facts: &Facts<'_>) -> bool {
    facts.portfolio.clients.iter().any(|client| !client.touches.is_empty())
}

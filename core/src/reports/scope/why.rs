//! Why a project has a flag of the scope report: one sentence each.

use crate::figures::requests::scope::ScopeFlag;
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::project::Firm;
use crate::reports::scope::change::Request;
use crate::reports::scope::row::ScopeRow;
use crate::why::words::money;

/// The sentence on one flag.
pub(crate) fn sentence(flag: ScopeFlag, row: &ScopeRow) -> String {
    let decisions = row.counts.accepted + row.counts.absorbed + row.counts.declined;
    match flag {
        ScopeFlag::AlwaysYes => format!("each of the {decisions} decisions was a yes"),
        ScopeFlag::AlwaysNo => format!("each of the {decisions} decisions was a no"),
        ScopeFlag::SlowAnswer => slow_answer(row),
        ScopeFlag::SlowClient => slow_client(row),
        ScopeFlag::NoMessenger => {
            let refused =
                |change: &Request| change.status == ChangeStatus::Declined && change.told_by.is_none();
            format!("it is not on record who told the client no: {}", ids(row, refused))
        }
        ScopeFlag::BreaksFirm => format!(
            "the yes to {} moves what is firm ({}), and nothing is given up in exchange",
            ids(row, |change| !change.broken.is_empty()),
            broken(row)
        ),
        ScopeFlag::FreeWork => format!(
            "{} done for free: {} h and {}",
            ids(row, |change| change.status == ChangeStatus::Absorbed),
            row.given_away.hours.digits(),
            money(&row.given_away.amount.amount, row.currency)
        ),
        ScopeFlag::OverEstimate => over_estimate(row),
    }
}

fn open(row: &ScopeRow) -> impl Iterator<Item = &Request> {
    row.changes.iter().filter(|change| change.status == ChangeStatus::Open)
}

fn slow_answer(row: &ScopeRow) -> String {
    let unquoted = open(row).filter(|change| change.quoted.is_none());
    let say = |oldest: &Request| {
        let (id, days, asked) = (&oldest.id, oldest.days_open, oldest.asked);
        format!("{id} has waited {days} days for our answer, since {asked}")
    };
    unquoted.min_by_key(|change| change.asked).map(say).unwrap_or_default()
}

fn slow_client(row: &ScopeRow) -> String {
    let quoted = open(row).filter_map(|change| Some((change, change.quoted?)));
    let say = |(oldest, quoted): (&Request, Date)| {
        // Open since it was asked, and of these days so many until the quote.
        let days = oldest.days_open - (quoted - oldest.asked).num_days();
        format!("{} was quoted on {quoted}, and they have not answered for {days} days", oldest.id)
    };
    quoted.min_by_key(|(_, quoted)| *quoted).map(say).unwrap_or_default()
}

fn over_estimate(row: &ScopeRow) -> String {
    let over = row.changes.iter().filter(|change| change.is_over_estimate);
    let one = |change: &Request| {
        format!("{} took {} h of {} h", change.id, change.spent.hours.digits(), change.hours.digits())
    };
    let parts: Vec<String> = over.map(one).collect();
    parts.join(", ")
}

fn ids(row: &ScopeRow, test: impl Fn(&Request) -> bool) -> String {
    let ids: Vec<&str> = row.changes.iter().filter(|change| test(change)).map(|change| &*change.id).collect();
    ids.join(", ")
}

fn broken(row: &ScopeRow) -> String {
    let is_broken = |firm: &&Firm| row.changes.iter().any(|change| change.broken.contains(firm));
    let words: Vec<&str> = Firm::ALL.iter().filter(is_broken).map(|firm| firm.word()).collect();
    words.join(", ")
}

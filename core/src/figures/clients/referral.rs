//! Who sent whom, and what the whole chain below a client is worth.

use crate::figures::missing::Known;
use crate::model::client::Client;
use crate::model::id::ClientId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;

/// What became of a client's word.
#[derive(Clone, Debug)]
pub struct Referrals {
    /// How many clients it sent.
    pub direct: usize,
    /// How many came through it: those, whom they sent, and so on.
    pub all: usize,
    /// The income from all of these ever, in the workspace's currency.
    pub income: Known,
}

/// The referrals of every client, given the income from each ever. Each client is handed up to who sent it once
/// all that it sent itself are known: one step a client. In a circle, which is an error, nobody is handed up.
#[must_use]
pub fn referrals(portfolio: &Portfolio, incomes: &[&Known]) -> Vec<Referrals> {
    let nothing = |_: &Client| Referrals { direct: 0, all: 0, income: Ok(Number::zero()) };
    let mut found: Vec<Referrals> = portfolio.clients.iter().map(nothing).collect();
    let referrer = |id: ClientId| portfolio.client(id)?.referred_by;
    for sender in portfolio.clients().filter_map(|(id, _)| referrer(id)) {
        if let Some(sender) = found.get_mut(sender.0 as usize) {
            sender.direct += 1;
        }
    }
    let mut waits: Vec<usize> = found.iter().map(|one| one.direct).collect();
    let is_first = |(id, _): &(ClientId, &Client)| waits.get(id.0 as usize) == Some(&0);
    let mut ready: Vec<ClientId> = portfolio.clients().filter(is_first).map(|(id, _)| id).collect();
    while let Some(id) = ready.pop() {
        let place = id.0 as usize;
        let below = found.get(place).cloned().zip(incomes.get(place));
        let (Some((below, own)), Some(sender)) = (below, referrer(id)) else { continue };
        if let Some(sender) = found.get_mut(sender.0 as usize) {
            sender.all += below.all + 1;
            sender.income = sum([&sender.income, &below.income, own]);
        }
        if let Some(wait) = waits.get_mut(sender.0 as usize) {
            *wait -= 1;
            if *wait == 0 {
                ready.push(sender);
            }
        }
    }
    found
}

fn sum(parts: [&Known; 3]) -> Known {
    parts.into_iter().cloned().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::missing::Missing;
    use crate::figures::sample::{client, number, portfolio};

    /// Clients by the place of who sent them.
    fn sent(by: &[Option<u32>]) -> Portfolio {
        let mut portfolio = portfolio();
        let one = |sender: &Option<u32>| Client { referred_by: sender.map(ClientId), ..client("one") };
        portfolio.clients = by.iter().map(one).collect();
        portfolio
    }

    fn found(by: &[Option<u32>], invoiced: &[&str]) -> Vec<(usize, usize, Known)> {
        let invoiced: Vec<Known> = invoiced.iter().map(|amount| Ok(number(amount))).collect();
        let all = referrals(&sent(by), &invoiced.iter().collect::<Vec<_>>());
        all.into_iter().map(|one| (one.direct, one.all, one.income)).collect()
    }

    /// `corners`: alpha sent beta, beta sent gamma; 1250 + 450 = 1700.
    #[test]
    fn the_whole_chain_is_credited_to_its_source() {
        let chain = found(&[None, Some(0), None, Some(1)], &["100", "1250", "0", "450"]);
        let revenue = |amount| Ok(number(amount));
        assert_eq!(
            chain,
            [(1, 2, revenue("1700")), (1, 1, revenue("450")), (0, 0, revenue("0")), (0, 0, revenue("0"))]
        );
        let tree = found(&[Some(2), Some(2), None, Some(0)], &["1", "2", "4", "8"]);
        assert_eq!(tree.get(2), Some(&(2, 3, revenue("11"))));
    }

    #[test]
    fn a_circle_ends() {
        let circle = found(&[Some(1), Some(2), Some(0), Some(0)], &["1", "2", "4", "8"]);
        let counts: Vec<_> = circle.iter().map(|(direct, all, _)| (*direct, *all)).collect();
        assert_eq!(counts, [(2, 1), (1, 0), (1, 0), (0, 0)]);
        assert_eq!(found(&[Some(0)], &["1"]).first().map(|one| one.1), Some(0));
    }

    #[test]
    fn one_unknown_revenue_makes_the_chain_unknown() {
        let (known, unknown) = (Ok(number("1")), Err(Missing::CostsFile));
        let all = referrals(&sent(&[None, Some(0), Some(1)]), &[&known, &known, &unknown]);
        assert_eq!(all[0].income, unknown);
        assert_eq!(all[0].all, 2);
    }
}

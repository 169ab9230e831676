//! What requests for change really took, by the time that names them, and what nobody asked for.

use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::current_budget;
use crate::figures::spending::spent::Tally;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// The time that names one request for change: all of it, whether somebody pays for it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSpent {
    /// Hours.
    pub hours: Number,
    /// The same at their bill rates, in the project's currency.
    pub fees: Known,
}

/// What the requests for change of a project took by a date.
#[derive(Clone, Debug)]
pub struct ChangesSpent {
    /// For each request, in the order of the file.
    pub changes: Vec<ChangeSpent>,
    /// Hours past the budget that no request explains: what was spent − the current budget − the hours for requests that
    /// are not accepted, where positive; `None` without a budget of hours.
    pub unexplained: Option<Number>,
}

/// What the requests for change of a project took by a date.
#[must_use]
pub fn changes_spent(portfolio: &Portfolio, project: &Project, as_of: Date) -> ChangesSpent {
    let log = &project.log.time;
    let mut named: Vec<Vec<&TimeEntry>> = vec![Vec::new(); project.changes.len()];
    for entry in log.entries().iter().filter(|entry| entry.date <= as_of) {
        let change = log.change(entry).and_then(|change| named.get_mut(change.0 as usize));
        change.into_iter().for_each(|entries| entries.push(entry));
    }
    let spent = |entries: Vec<&'_ TimeEntry>| {
        let tally = Tally::of(Shown::own(portfolio, project), entries.into_iter());
        let fees = tally.fees(|_| true).and_then(|billed| Ok(billed + tally.given_away()?));
        ChangeSpent { hours: tally.hours(|_| true), fees }
    };
    let changes: Vec<ChangeSpent> = named.into_iter().map(spent).collect();
    let unexplained = unexplained(project, &changes, as_of);
    ChangesSpent { changes, unexplained }
}

fn unexplained(project: &Project, changes: &[ChangeSpent], as_of: Date) -> Option<Number> {
    let budget = current_budget(project, as_of).hours?;
    let log = &project.log.time;
    let mut spent = HoursSum::default();
    log.entries().iter().filter(|entry| entry.date <= as_of).for_each(|entry| spent.add(log, entry));
    let is_extra = |change: &Change| change.status_at(as_of) != Some(ChangeStatus::Accepted);
    let extra = project.changes.iter().zip(changes).filter(|(change, _)| is_extra(change));
    let extra: Number = extra.map(|(_, spent)| &spent.hours).sum();
    Some((spent.total() - budget - extra).or_zero())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, portfolio, project, worked};
    use crate::model::id::ChangeIndex;
    use crate::model::log::NewTimeEntry;
    use crate::model::rate::{RateCard, RateTable};

    /// acme/site of `waits`, by hand: shop took 12 h, two of them for nobody's money, news 3, print 0.5; of 60.5 h in
    /// all, 50 are the budget with the shop, and 3.5 were for requests that nobody accepted: 7 are unexplained.
    #[test]
    fn what_a_request_took_and_what_nobody_asked_for() {
        let mut portfolio = portfolio();
        portfolio.agency.rates =
            RateCard::new(vec![RateTable { default: Some(number("100")), ..RateTable::default() }]);
        let mut site = project("site");
        site.budget.hours = Some(number("40"));
        let mut shop = change("shop", "2024-05-01", Some(("accepted", "2024-05-20")));
        shop.hours = number("10");
        site.changes = vec![
            shop,
            change("news", "2024-05-20", None),
            change("print", "2024-05-01", Some(("declined", "2024-05-06"))),
        ];
        let of = |place: u32, hours: &str| NewTimeEntry {
            change: Some(ChangeIndex(place)),
            ..worked("2024-06-03", hours)
        };
        site.log.time.push(of(0, "10"));
        site.log.time.push(NewTimeEntry { billable: false, ..of(0, "2") });
        site.log.time.push(of(1, "3"));
        site.log.time.push(of(2, "0.5"));
        site.log.time.push(worked("2024-06-03", "45"));
        let told = |project: &Project, as_of: &str| {
            let spent = changes_spent(&portfolio, project, date(as_of));
            let one = |spent: &ChangeSpent| (spent.hours.rounded(1), spent.fees.clone().unwrap().rounded(0));
            (
                spent.changes.iter().map(one).collect::<Vec<_>>(),
                spent.unexplained.map(|hours| hours.rounded(1)),
            )
        };
        let pair = |hours: &str, fees: &str| (hours.to_owned(), fees.to_owned());
        let took = vec![pair("12.0", "1200"), pair("3.0", "300"), pair("0.5", "50")];
        assert_eq!(told(&site, "2024-06-14"), (took, Some("7.0".to_owned())));
        let nothing = vec![pair("0.0", "0"); 3];
        assert_eq!(told(&site, "2024-06-02"), (nothing, Some("0.0".to_owned())));
        site.budget.hours = None;
        assert_eq!(told(&site, "2024-06-14").1, None);
        portfolio.agency.rates = RateCard::default();
        let spent = changes_spent(&portfolio, &site, date("2024-06-14"));
        assert!(spent.changes.iter().all(|change| change.fees.is_err()));
    }
}

//! Possible work with a client: what it is worth, how often we brought it up, and when we may do so again.

use crate::figures::missing::convert;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::calendar::days_after;
use crate::model::client::{Client, Opportunity, Readiness};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::thresholds::Thresholds;

/// The open opportunities of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenOpportunities {
    /// How many.
    pub open: usize,
    /// The sum of the values that are known, in the workspace's currency at the rate of the date.
    pub value: Number,
    /// How many have no value that is known in the workspace's currency.
    pub unvalued: usize,
}

/// How often a client was approached lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raises {
    /// The days of the last `raise-days` on which something was raised, each once, oldest first.
    pub days: Vec<Date>,
    /// The first day on which one more raise stays within the limit; `None` while there is room, and for a client
    /// who is open to more or asks for it.
    pub ease_off_until: Option<Date>,
    /// Whether there were more than the limit, and the client did not want them.
    pub are_too_many: bool,
}

/// The open opportunities of a client at a date.
#[must_use]
pub fn open_opportunities(portfolio: &Portfolio, client: &Client, as_of: Date) -> OpenOpportunities {
    let pair = (client.currency, portfolio.agency.currency);
    let value = |one: &Opportunity| convert(portfolio, one.value.as_ref()?, pair, as_of).ok();
    let values: Vec<Option<Number>> =
        client.opportunities.iter().filter(|one| one.is_open()).map(value).collect();
    OpenOpportunities {
        open: values.len(),
        unvalued: values.iter().filter(|value| value.is_none()).count(),
        value: values.iter().flatten().sum(),
    }
}

/// The open opportunities that serve no need.
pub fn needless(client: &Client) -> impl Iterator<Item = &Opportunity> {
    client.opportunities.iter().filter(|one| one.is_open() && one.need.is_none())
}

/// Whether a client wants no more than there is.
#[must_use]
pub const fn wants_no_more(readiness: Readiness) -> bool {
    matches!(readiness, Readiness::NotNow | Readiness::Steady)
}

/// The raises of a client at a date.
#[must_use]
pub fn raises(client: &Client, limits: &Thresholds, as_of: Date) -> Raises {
    let window = Window::last_days(as_of, limits.raise_days);
    let all = client.opportunities.iter().flat_map(|one| one.raised.iter().copied());
    let mut days: Vec<Date> = all.filter(|day| window.contains(*day)).collect();
    days.sort_unstable();
    days.dedup();
    let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
    let is_unready = wants_no_more(client.readiness_at(as_of));
    // One more is within the limit once of those made only limit − 1 are left: the limit-th newest has to go out.
    let last_to_go =
        usize::try_from(limits.raises - 1).ok().and_then(|skipped| days.iter().rev().nth(skipped));
    Raises {
        ease_off_until: last_to_go.filter(|_| is_unready).and_then(|day| days_after(*day, limits.raise_days)),
        are_too_many: is_unready && count > limits.raises,
        days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{client, date, number, opportunity, portfolio};
    use crate::model::client::Stage;

    /// alpha of `corners`.
    fn alpha() -> Client {
        let mut alpha = client("alpha");
        let raised = |days: &[&str]| days.iter().map(|day| date(day)).collect();
        alpha.opportunities = vec![
            Opportunity {
                value: Some(number("500")),
                raised: raised(&["2023-12-01", "2023-12-02", "2024-01-15"]),
                ..opportunity("o1", Stage::Raised)
            },
            Opportunity {
                value: Some(number("1000.10")),
                raised: raised(&["2024-02-20", "2024-03-02"]),
                ..opportunity("o2", Stage::Proposed)
            },
            opportunity("o3", Stage::Lost),
        ];
        alpha
    }

    /// As of 2024-02-29; 2023-12-01 is 90 days ago and out, 2 March is to come.
    #[test]
    fn one_more_raise_is_within_the_limit_when_only_one_is_left() {
        let (mut alpha, as_of) = (alpha(), date("2024-02-29"));
        let limits = Thresholds::default();
        let found = raises(&alpha, &limits, as_of);
        assert_eq!(found.days, [date("2023-12-02"), date("2024-01-15"), date("2024-02-20")]);
        assert_eq!((found.ease_off_until, found.are_too_many), (Some(date("2024-04-14")), true));
        for (limit, until, too_many) in
            [(0, None, true), (1, Some("2024-05-20"), true), (3, Some("2024-03-01"), false), (4, None, false)]
        {
            let found = raises(&alpha, &Thresholds { raises: limit, ..limits.clone() }, as_of);
            assert_eq!((found.ease_off_until, found.are_too_many), (until.map(date), too_many), "{limit}");
        }
        alpha.readiness = Readiness::Open;
        let found = raises(&alpha, &limits, as_of);
        assert_eq!((found.days.len(), found.ease_off_until, found.are_too_many), (3, None, false));
        alpha.readiness_since = Some(date("2024-03-01"));
        assert!(raises(&alpha, &limits, as_of).are_too_many);
    }

    #[test]
    fn days_count_once_however_much_was_raised() {
        let mut alpha = alpha();
        alpha.opportunities[2].raised = vec![date("2024-01-15"), date("2024-02-20")];
        assert_eq!(raises(&alpha, &Thresholds::default(), date("2024-02-29")).days.len(), 3);
    }

    #[test]
    fn open_ones_are_summed_where_their_value_is_known() {
        let (portfolio, mut alpha, as_of) = (portfolio(), alpha(), date("2024-02-29"));
        let sums = open_opportunities(&portfolio, &alpha, as_of);
        assert_eq!(sums, OpenOpportunities { open: 2, value: number("1500.10"), unvalued: 0 });
        assert_eq!(needless(&alpha).count(), 2);
        alpha.opportunities[0].value = None;
        alpha.opportunities[1].need = Some("more guests".into());
        let sums = open_opportunities(&portfolio, &alpha, as_of);
        assert_eq!(sums, OpenOpportunities { open: 2, value: number("1000.10"), unvalued: 1 });
        assert_eq!(needless(&alpha).count(), 1);
        alpha.currency = crate::model::currency::Currency::from_code("USD").unwrap();
        let sums = open_opportunities(&portfolio, &alpha, as_of);
        assert_eq!(sums, OpenOpportunities { open: 2, value: number("0"), unvalued: 2 });
    }
}

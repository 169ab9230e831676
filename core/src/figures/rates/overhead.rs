//! What the agency costs beside its people's hours and what projects buy.

use crate::model::dated::Dated;
use crate::model::number::Number;
use crate::model::period::Period;

/// The overhead of a period, in the workspace's currency: of each month what it costs, of part of a month by its calendar
/// days. `None` where nobody wrote what some day of it costs.
#[must_use]
pub fn overhead(monthly: &Dated<Number>, period: Period) -> Option<Number> {
    let of_month = |days: Period| -> Option<Number> {
        let whole = Period::month_of(days.from)?;
        let of_stretch = |stretch: Period| {
            let monthly = monthly.at(stretch.from)?;
            (monthly * Number::from(length(stretch))).over(&Number::from(length(whole)))
        };
        stretches(monthly, days).into_iter().map(of_stretch).sum()
    };
    period.months().map(|month| of_month(month.days)).sum()
}

/// The days of a period, cut where other terms begin to hold.
pub(crate) fn stretches<T>(terms: &Dated<T>, period: Period) -> Vec<Period> {
    let inside = terms.changes().filter(|day| period.from < *day && *day <= period.to);
    let begins: Vec<_> = [period.from].into_iter().chain(inside).collect();
    let ends = begins.iter().skip(1).filter_map(|day| day.pred_opt()).chain([period.to]);
    begins.iter().zip(ends).map(|(from, to)| Period { from: *from, to }).collect()
}

fn length(period: Period) -> i64 {
    (period.to - period.from).num_days().saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number};

    /// By hand: 2800 a month are 1400 for half of February 2026; from the 8th on twice as much: 700 + 1400.
    #[test]
    fn part_of_a_month_goes_by_its_days() {
        let told = |terms: &Dated<Number>, from: &str, to: &str| {
            overhead(terms, Period { from: date(from), to: date(to) }).map(|cost| cost.rounded(2))
        };
        let always = Dated::always(number("2800"));
        assert_eq!(told(&always, "2026-02-01", "2026-02-14").as_deref(), Some("1400.00"));
        assert_eq!(told(&always, "2026-01-01", "2026-02-28").as_deref(), Some("5600.00"));
        let more = Dated::new(vec![(None, number("2800")), (Some(date("2026-02-08")), number("5600"))]);
        assert_eq!(told(&more, "2026-02-01", "2026-02-14").as_deref(), Some("2100.00"));
        let later = Dated::new(vec![(Some(date("2026-02-08")), number("5600"))]);
        assert_eq!(told(&later, "2026-02-01", "2026-02-14"), None);
        assert_eq!(told(&later, "2026-02-08", "2026-02-14").as_deref(), Some("1400.00"));
        assert_eq!(told(&Dated::default(), "2026-02-08", "2026-02-14"), None);
    }
}

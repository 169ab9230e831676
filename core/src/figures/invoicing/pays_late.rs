//! How late a client pays.

use crate::figures::window::Window;
use crate::model::Date;
use crate::model::log::Invoice;
use crate::model::number::Number;
use crate::model::project::Project;

/// The mean of the calendar days from due to paid of the invoices, credit notes apart, that were paid in twelve months to a
/// date; early is negative. `None` with none.
#[must_use]
pub fn pays_late(projects: &[Project], as_of: Date) -> Option<Number> {
    let year = Window::twelve_months(as_of);
    let late = |invoice: &Invoice| {
        let paid = invoice.paid.filter(|paid| year.contains(*paid) && invoice.amount.is_positive())?;
        Some((paid - invoice.due?).num_days())
    };
    let invoices = projects.iter().flat_map(|project| &project.log.invoices);
    let days: Vec<i64> = invoices.filter(|invoice| invoice.date <= as_of).filter_map(late).collect();
    Number::from(days.iter().sum::<i64>()).over(&Number::from(i64::try_from(days.len()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, project};

    fn invoice(amount: &str, due: &str, paid: Option<&str>) -> Invoice {
        let (sent, amount) = (date("2024-01-01"), number(amount));
        let (due, paid) = (Some(date(due)), paid.map(date));
        Invoice { number: "1".into(), date: sent, amount, due, paid, of: None }
    }

    /// By hand: 9 days late, 4 early; a credit note, what is not paid, and what is paid later do not count.
    #[test]
    fn early_is_negative_and_what_is_not_paid_does_not_count() {
        let mut site = project("site");
        assert_eq!(pays_late(&[site.clone()], date("2024-06-30")), None);
        site.log.invoices = vec![
            invoice("100", "2024-01-31", Some("2024-02-09")),
            invoice("900", "2024-01-31", Some("2024-01-27")),
            invoice("-50", "2024-01-31", Some("2024-06-01")),
            invoice("100", "2024-01-31", None),
            invoice("100", "2024-01-31", Some("2024-07-01")),
        ];
        assert_eq!(pays_late(&[site.clone()], date("2024-06-30")), Some(number("2.5")));
        assert_eq!(pays_late(&[site.clone()], date("2024-01-31")), Some(number("-4")));
        assert_eq!(pays_late(&[site], date("2025-02-08")), Some(number("80.5")), "9 and 152 days");
    }
}

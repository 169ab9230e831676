//! What a project earned and cost in a period: for each figure what a report on its last day says less what one on the
//! day before its first says, so that periods one after the other add up to the whole.

use std::collections::BTreeSet;

use crate::figures::earnings::ceiling::is_capped;
use crate::figures::earnings::earner::{Earner, Whose};
use crate::figures::invoicing::receivables::Account;
use crate::figures::missing::{Known, Missing};
use crate::figures::rates::worth::Shown;
use crate::figures::spending::spent::sum;
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::currency::Currency;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::project::Billing;

/// What a project, or one person on it, earned and cost in a period, in the currency that is shown.
#[derive(Clone, Debug)]
pub struct Income {
    /// Hours logged.
    pub hours: Number,
    /// Billed hours at their bill rates; our own projects are not billed.
    pub fees: Known,
    /// What the work earned.
    pub revenue: Known,
    /// What the hours and all expenses cost us.
    pub cost: Known,
    /// Revenue − cost.
    pub margin: Known,
    /// Agency gross income: revenue − all expenses.
    pub agi: Known,
}

/// What was invoiced in a period, and what came in it, in the currency that is shown.
#[derive(Clone, Debug)]
pub struct Receipts {
    /// The invoices dated in it, credit notes taken off.
    pub invoiced: Known,
    /// What came, refunds taken off.
    pub received: Known,
}

/// A period, and the date up to which records exist.
#[derive(Clone, Copy, Debug)]
pub struct EarningWindow {
    /// The days asked for.
    pub period: Period,
    /// The date of the report.
    pub as_of: Date,
}

impl EarningWindow {
    /// Whether a record of a date is asked for and exists.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.period.contains(date) && date <= self.as_of
    }

    /// The day before the first, and the last that has come; `None` before the first has.
    pub(crate) fn ends(self) -> Option<(Date, Date)> {
        self.period.up_to(self.as_of).map(|known| (day_before(known.from), known.to))
    }

    /// The same as what lies after one day, up to another: nothing before the first has come.
    pub(crate) fn days(self) -> (Date, Date) {
        self.ends().unwrap_or((Date::MAX, Date::MIN))
    }
}

/// What a project earned and cost in a window, in the currency that is shown. Time and expenses count on their day; a
/// fixed price is earned as the work is done, evenly from reading to reading, a retainer's fee day by day.
#[must_use]
pub fn income(shown: Shown<'_>, window: EarningWindow) -> Income {
    Earner::of(shown, window.as_of).income(window.period)
}

/// The same by person, and what belongs to nobody in particular. What a person earns is known where hours are billed;
/// no price of the whole, nor of a period, says whose it is.
#[must_use]
pub fn income_by_person(shown: Shown<'_>, window: EarningWindow) -> Vec<(Option<PersonId>, Income)> {
    let project = shown.project;
    let entries = project.log.time.entries().iter().filter(|entry| window.contains(entry.date));
    let expenses = project.log.expenses.iter().filter(|expense| window.contains(expense.date));
    let people = entries.map(|entry| Some(entry.who)).chain(expenses.map(|expense| expense.who));
    let people: BTreeSet<Option<PersonId>> = people.collect();
    let earner = Earner::of(shown, window.as_of);
    let income = |who| {
        let effort = earner.effort(window, Whose::One(who));
        let revenue = match project.billing {
            Billing::Internal => Ok(Number::zero()),
            Billing::Hourly if !is_capped(project) => sum(&effort.fees, &effort.billed_expenses),
            Billing::Hourly | Billing::Fixed | Billing::Retainer => Err(Missing::OnePrice),
        };
        (who, effort.income(revenue))
    };
    people.into_iter().map(income).collect()
}

/// What was invoiced in a window and what came in it, in a currency.
#[must_use]
pub fn receipts(account: &Account<'_>, window: EarningWindow, currency: Currency) -> Receipts {
    let Some(days) = window.ends() else {
        return Receipts { invoiced: Ok(Number::zero()), received: Ok(Number::zero()) };
    };
    Receipts { invoiced: account.invoiced(currency, days), received: account.received(currency, days) }
}

impl Income {
    /// Agency gross income / hours: what an hour brought in.
    #[must_use]
    pub fn effective_rate(&self) -> Option<Number> {
        self.agi.as_ref().ok()?.share_of(&self.hours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, portfolio, project, worked};
    use crate::figures::spending::budget::project_figures;
    use crate::model::dated::Dated;
    use crate::model::log::{Expense, NewTimeEntry, Progress};
    use crate::model::portfolio::Portfolio;
    use crate::model::project::{Project, Status};
    use crate::model::rate::{RateCard, RateTable};
    use crate::model::retainer::{Every, Overage, Retainer, RetainerTerms};

    fn window(from: &str, to: &str, as_of: &str) -> EarningWindow {
        EarningWindow { period: Period { from: date(from), to: date(to) }, as_of: date(as_of) }
    }

    /// Ana is billed at 100 and costs 60 from February on; bob is billed at 80, and nobody says what he costs.
    fn agency() -> Portfolio {
        let mut portfolio = portfolio();
        for (person, rate) in portfolio.people.iter_mut().zip(["100", "80"]) {
            let table = RateTable { from: None, default: Some(number(rate)), roles: Vec::new() };
            person.rates = RateCard::new(vec![table]);
        }
        portfolio.people[0].costs = Dated::new(vec![(Some(date("2024-02-01")), number("60"))]);
        portfolio
    }

    fn expense(date: &str, amount: &str, billable: bool) -> Expense {
        Expense {
            date: crate::figures::earnings::income::tests::date(date),
            amount: number(amount),
            who: None,
            price: None,
            phase: None,
            change: None,
            billable,
        }
    }

    fn reading(date: &str, percent: &str) -> Progress {
        Progress {
            date: crate::figures::earnings::income::tests::date(date),
            percent: number(percent),
            note: None,
        }
    }

    /// 1000 agreed, 200 more from 10 February: 20 % by the end of January, 50 % in February.
    fn site() -> Project {
        let mut site = project("site");
        site.start = Some(date("2024-01-15"));
        site.budget.amount = Some(number("1000"));
        let mut more = change("more", "2024-02-01", Some(("accepted", "2024-02-10")));
        more.amount = number("200");
        site.changes = vec![more];
        site.log.progress = vec![reading("2024-01-31", "20"), reading("2024-02-20", "50")];
        site.log.expenses = vec![expense("2024-02-03", "30", true), expense("2024-02-04", "7", false)];
        site.log.time.push(worked("2024-01-20", "2"));
        site.log.time.push(worked("2024-02-20", "3"));
        site
    }

    fn told(figure: &Known) -> String {
        figure.as_ref().map_or_else(|_| "–".to_owned(), |figure| figure.rounded(0))
    }

    fn line(income: &Income) -> String {
        let Income { hours, fees, revenue, cost, margin, agi } = income;
        let figures = [fees, revenue, cost, margin, agi].map(told).join(" ");
        format!("{} h {figures}", hours.rounded(0))
    }

    /// By hand. January: 1000 × 0.2. February: 1200 × 0.5 − 200, and 30 of expenses on top; 3 h × 60 + 37 of cost.
    #[test]
    fn a_fixed_price_is_earned_as_the_progress_grows() {
        let (agency, site) = (agency(), site());
        for (from, to, expected) in [
            ("2023-12-01", "2023-12-31", "0 h 0 0 0 0 0"),
            ("2024-01-01", "2024-01-31", "2 h 200 200 – – 200"),
            ("2024-02-01", "2024-02-29", "3 h 300 430 217 213 393"),
            ("2024-01-01", "2024-02-29", "5 h 500 630 – – 593"),
            ("2024-03-01", "2024-03-31", "0 h 0 0 0 0 0"),
            ("2024-04-01", "2024-04-30", "0 h 0 0 0 0 0"),
            // 13 working days from the 15th to the 31st, 5 of them by the 21st.
            ("2024-01-01", "2024-01-21", "2 h 200 77 – – 77"),
            ("2024-01-22", "2024-01-31", "0 h 0 123 0 123 123"),
        ] {
            let found = line(&income(Shown::own(&agency, &site), window(from, to, "2024-03-31")));
            assert_eq!(found, expected, "{from}..{to}");
        }
        let early = income(Shown::own(&agency, &site), window("2024-02-01", "2024-02-29", "2024-02-19"));
        assert_eq!(line(&early), "0 h 0 70 37 33 33");
    }

    #[test]
    fn all_periods_together_are_the_figures_of_the_budget_report() {
        let (agency, site) = (agency(), site());
        let as_of = date("2024-03-31");
        let whole = income(Shown::own(&agency, &site), window("2000-01-01", "2024-12-31", "2024-03-31"));
        let figures = project_figures(&agency, &site, as_of);
        assert_eq!((&whole.revenue, &whole.agi), (&figures.earnings.revenue, &figures.earnings.agi));
        assert_eq!((&whole.cost, &whole.fees), (&figures.earnings.cost, &figures.spent.fees));
    }

    #[test]
    fn what_was_never_won_has_earned_nothing() {
        let (agency, mut pitch) = (agency(), site());
        (pitch.status, pitch.log.progress) = (Status::Lost, Vec::new());
        let found = income(Shown::own(&agency, &pitch), window("2024-02-01", "2024-02-29", "2024-03-31"));
        assert_eq!(line(&found), "3 h 300 30 217 -187 -7");
        pitch.status = Status::Active;
        let found = income(Shown::own(&agency, &pitch), window("2024-02-01", "2024-02-29", "2024-03-31"));
        assert_eq!(told(&found.revenue), "–");
    }

    /// 500 a month for 3 h from 15 January, and 100 for each hour past them: 5 h in the first month, 2 in the second.
    /// By hand: 17 of the 31 days of the first period lie in January; of the third, from 15 March, 17 of 31 are gone.
    #[test]
    fn the_fee_of_a_retainer_is_earned_day_by_day() {
        let agency = agency();
        let mut care = project("care");
        (care.billing, care.start) = (Billing::Retainer, Some(date("2024-01-15")));
        let (hours, amount) = (Some(number("3")), Some(number("500")));
        let terms = RetainerTerms { hours, amount, ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms.clone()));
        for (day, hours) in [("2024-01-20", "1"), ("2024-02-02", "4"), ("2024-02-20", "2")] {
            care.log.time.push(worked(day, hours));
        }
        let revenue = |care: &Project, from: &str, to: &str| {
            told(&income(Shown::own(&agency, care), window(from, to, "2024-03-31")).revenue)
        };
        assert_eq!(revenue(&care, "2024-01-01", "2024-01-31"), "274");
        assert_eq!(revenue(&care, "2024-02-01", "2024-02-14"), "426");
        assert_eq!(revenue(&care, "2024-02-15", "2024-03-31"), "774");
        assert_eq!(revenue(&care, "2024-01-01", "2024-03-31"), "1474");
        let absorbing = RetainerTerms { overage: Overage::Absorb, ..terms };
        care.retainer = Some(Retainer::always(Every::Month, absorbing));
        let january = income(Shown::own(&agency, &care), window("2024-02-01", "2024-02-14", "2024-03-31"));
        // 2 of the 4 h are past the allowance, and given away.
        assert_eq!((told(&january.fees), told(&january.revenue)), ("200".to_owned(), "226".to_owned()));
    }

    #[test]
    fn a_person_earns_what_their_hours_are_billed() {
        let (agency, mut help) = (agency(), site());
        (help.billing, help.budget.expenses) = (Billing::Hourly, true);
        let bobs = NewTimeEntry { who: PersonId(1), ..worked("2024-02-21", "1") };
        help.log.time.push(bobs);
        help.log.expenses.push(Expense { who: Some(PersonId(1)), ..expense("2024-02-05", "11", true) });
        let by_person = |help: &Project| {
            let of =
                income_by_person(Shown::own(&agency, help), window("2024-02-01", "2024-02-29", "2024-03-31"));
            of.iter()
                .map(|(who, income)| format!("{:?} {}", who.map(|who| who.0), line(income)))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            by_person(&help),
            ["None 0 h 0 30 37 -7 -7", "Some(0) 3 h 300 300 180 120 300", "Some(1) 1 h 80 91 – – 80"]
        );
        help.billing = Billing::Fixed;
        assert_eq!(by_person(&help)[1], "Some(0) 3 h 300 – 180 – –");
        help.billing = Billing::Internal;
        assert_eq!(by_person(&help)[1], "Some(0) 3 h 0 0 180 -180 0");
    }
}

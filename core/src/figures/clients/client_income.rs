//! What each client brings: what was invoiced to it, or while hardly anything is invoiced, what the work for it earned.

use crate::figures::clients::client_kind::are_internal;
use crate::figures::earnings::earner::Earner;
use crate::figures::missing::{Known, convert};
use crate::figures::rates::worth::Shown;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::word::words;
use crate::threads::each;

words! {
    /// What the income of all clients is taken from.
    IncomeFrom {
        /// From what was invoiced.
        Invoices = "invoices",
        /// From what was earned, since less than half of it was invoiced.
        Work = "work",
    }
}

/// The income from a client by a date, in the workspace's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientIncome {
    /// In twelve months.
    pub twelve_months: Known,
    /// Ever.
    pub total: Known,
}

/// What a project brought by a date, in the workspace's currency.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What was invoiced.
    invoiced: ClientIncome,
    /// What its work earned in twelve months.
    worked: Known,
}

impl Brought {
    /// What a project brought.
    #[must_use]
    pub fn of(portfolio: &Portfolio, project: &Project, as_of: Date) -> Self {
        let worked = Worked::on(portfolio, project, as_of).in_twelve_months();
        Self { invoiced: invoiced(portfolio, project, as_of), worked }
    }

    fn income(&self, from: IncomeFrom, ever: impl FnOnce() -> Known) -> ClientIncome {
        match from {
            IncomeFrom::Invoices => self.invoiced.clone(),
            IncomeFrom::Work => ClientIncome { twelve_months: self.worked.clone(), total: ever() },
        }
    }
}

/// The income from every client, in the order of the portfolio, and what it is taken from: the invoices, while those of
/// all projects in twelve months are at least half of what was earned in the same months, as far as that is known. Clients
/// of our own work alone are in neither sum. It is made of what each project brought, in the order of the portfolio.
#[must_use]
pub fn client_incomes(
    portfolio: &Portfolio,
    brought: &[Brought],
    as_of: Date,
) -> (IncomeFrom, Vec<ClientIncome>) {
    let mut rest = brought;
    let mut of_client = |projects: &[Project]| {
        let (own, others) = rest.split_at_checked(projects.len()).unwrap_or((rest, &[]));
        rest = others;
        own
    };
    let clients = portfolio.clients().map(|(id, _)| portfolio.projects_of(id));
    let clients: Vec<(&[Project], &[Brought])> =
        clients.map(|projects| (projects, of_client(projects))).collect();
    let sold = || clients.iter().filter(|(projects, _)| !are_internal(projects)).flat_map(|(_, own)| *own);
    let invoiced: Number = sold().filter_map(|one| one.invoiced.twelve_months.as_ref().ok()).sum();
    let worked: Number = sold().filter_map(|one| one.worked.as_ref().ok()).sum();
    let is_hardly_invoiced = invoiced * Number::from(2) < worked;
    let from = if is_hardly_invoiced { IncomeFrom::Work } else { IncomeFrom::Invoices };
    let income = |(projects, own): &(&[Project], &[Brought])| {
        let ever = |project| Worked::on(portfolio, project, as_of).ever();
        let incomes = projects.iter().zip(*own).map(|(project, one)| one.income(from, || ever(project)));
        incomes.fold(ClientIncome::nothing(), ClientIncome::and)
    };
    (from, each(&clients, income))
}

/// The income from a project by a date, taken from what that of all clients is.
#[must_use]
pub fn project_income(
    portfolio: &Portfolio,
    project: &Project,
    from: IncomeFrom,
    as_of: Date,
) -> ClientIncome {
    match from {
        IncomeFrom::Invoices => invoiced(portfolio, project, as_of),
        IncomeFrom::Work => {
            let worked = Worked::on(portfolio, project, as_of);
            ClientIncome { twelve_months: worked.in_twelve_months(), total: worked.ever() }
        }
    }
}

/// What was invoiced for a project, each invoice at the rate of its own date.
fn invoiced(portfolio: &Portfolio, project: &Project, as_of: Date) -> ClientIncome {
    let year = Window::twelve_months(as_of);
    let pair = (project.currency, portfolio.agency.currency);
    let sent = project.log.invoices.iter().filter(|invoice| invoice.date <= as_of);
    sent.fold(ClientIncome::nothing(), |sum, invoice| {
        let amount = convert(portfolio, &invoice.amount, pair, invoice.date);
        let twelve_months = if year.contains(invoice.date) { amount.clone() } else { Ok(Number::zero()) };
        sum.and(ClientIncome { twelve_months, total: amount })
    })
}

/// The work on a project, as a date knows it.
struct Worked<'p> {
    earner: Earner<'p>,
    as_of: Date,
}

impl<'p> Worked<'p> {
    fn on(portfolio: &'p Portfolio, project: &'p Project, as_of: Date) -> Self {
        Self { earner: Earner::of(Shown::in_totals(portfolio, project), as_of), as_of }
    }

    fn in_twelve_months(&self) -> Known {
        self.earned(Window::twelve_months(self.as_of).after.succ_opt())
    }

    fn ever(&self) -> Known {
        self.earned(None)
    }

    /// What it earned from a day on.
    fn earned(&self, from: Option<Date>) -> Known {
        let period = Period::open(from, Some(self.as_of));
        self.earner.revenue(period, || self.earner.fees(period)).0
    }
}

impl ClientIncome {
    const fn nothing() -> Self {
        Self { twelve_months: Ok(Number::zero()), total: Ok(Number::zero()) }
    }

    /// Both together; a sum keeps the first record that it lacks.
    fn and(self, other: Self) -> Self {
        let sum = |one: Known, other: Known| Ok(one? + other?);
        Self {
            twelve_months: sum(self.twelve_months, other.twelve_months),
            total: sum(self.total, other.total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::missing::Missing;
    use crate::figures::sample::{client, date, euro, number, portfolio, project, worked};
    use crate::model::currency::Currency;
    use crate::model::exchange::{Exchange, ExchangeRate};
    use crate::model::id::ClientId;
    use crate::model::log::Invoice;
    use crate::model::project::Billing;
    use crate::model::rate::{RateCard, RateTable};

    fn invoice(day: &str, amount: &str) -> Invoice {
        let (date, amount) = (date(day), number(amount));
        Invoice { number: "1".into(), date, amount, due: None, paid: None, of: None }
    }

    /// The incomes as of 2024-02-29.
    fn incomes(portfolio: &Portfolio) -> (IncomeFrom, Vec<ClientIncome>) {
        let as_of = date("2024-02-29");
        let brought: Vec<Brought> =
            portfolio.projects.iter().map(|project| Brought::of(portfolio, project, as_of)).collect();
        client_incomes(portfolio, &brought, as_of)
    }

    /// beta of `corners` as of 2024-02-29: 500 / 1.25 = 400 and 100 x 0.5 = 50; 1000 / 1.25 = 800 more before.
    #[test]
    fn each_invoice_at_the_rate_of_its_date() {
        let dollar = Currency::from_code("USD").unwrap();
        let mut portfolio = portfolio();
        let record = |day, from, to, rate| ExchangeRate { date: date(day), from, to, rate: number(rate) };
        portfolio.agency.exchange = Exchange::new(vec![
            record("2023-01-01", euro(), dollar, "1.25"),
            record("2024-02-01", dollar, euro(), "0.5"),
        ]);
        let mut old = project("old");
        old.currency = dollar;
        old.log.invoices = vec![
            invoice("2023-02-28", "1000"),
            invoice("2023-03-01", "500"),
            invoice("2024-02-10", "100"),
            invoice("2024-03-01", "7"),
        ];
        portfolio.projects = vec![old];
        let found = |portfolio: &Portfolio| incomes(portfolio).1.remove(0);
        let income = ClientIncome { twelve_months: Ok(number("450")), total: Ok(number("1250")) };
        assert_eq!(found(&portfolio), income);
        portfolio.projects[0].log.invoices.push(invoice("2022-12-31", "7"));
        let missing = Missing::ExchangeRate { from: dollar, to: euro(), date: date("2022-12-31") };
        assert_eq!(found(&portfolio), ClientIncome { total: Err(missing), ..income });
    }

    /// By hand: 100 an hour. acme earned 30 h, 3000, of which 20 h lie in twelve months; bolt is a fixed price of which
    /// nobody knows how far it is. Of 2000 earned, 1000 invoiced are half, 999 are not.
    #[test]
    fn what_was_earned_counts_while_less_than_half_of_it_was_invoiced() {
        let mut portfolio = portfolio();
        portfolio.clients.extend(["bolt", "own"].map(client));
        let table = RateTable { default: Some(number("100")), ..RateTable::default() };
        portfolio.agency.rates = RateCard::new(vec![table]);
        let (mut site, mut app, mut inside) = (project("site"), project("app"), project("inside"));
        site.billing = Billing::Hourly;
        site.log.time.push(worked("2023-02-28", "10"));
        site.log.time.push(worked("2024-02-01", "20"));
        site.log.invoices = vec![invoice("2024-02-01", "1000")];
        (app.client, app.budget.amount) = (ClientId(1), Some(number("5000")));
        app.log.time.push(worked("2024-02-01", "1"));
        (inside.client, inside.billing) = (ClientId(2), Billing::Internal);
        inside.log.invoices = vec![invoice("2024-02-01", "7000")];
        portfolio.projects = vec![site, app, inside];
        let found = incomes;
        let (from, incomes) = found(&portfolio);
        assert_eq!((from, &incomes[0].twelve_months), (IncomeFrom::Invoices, &Ok(number("1000"))));
        portfolio.projects[0].log.invoices = vec![invoice("2024-02-01", "999")];
        let (from, incomes) = found(&portfolio);
        assert_eq!(from, IncomeFrom::Work);
        assert_eq!(incomes[0], ClientIncome { twelve_months: Ok(number("2000")), total: Ok(number("3000")) });
        assert_eq!(incomes[1].twelve_months, Err(Missing::Progress));
    }
}

//! Invoices of a project, and what was paid of them.

use super::day::{Day, TODAY};
use super::project::Site;
use super::random::Random;
use super::text::{Lines, Number, Quoted};

/// An invoice; money in hundredths.
pub(super) struct Bill {
    number: String,
    date: Day,
    amount: i64,
    due: Option<Day>,
    paid: Option<Day>,
}

struct Payment<'a> {
    date: Day,
    bill: &'a Bill,
    amount: i64,
}

/// The invoices of a project by date, numbered on from `before`: one a month for a retainer of that `value` a period,
/// else some that share the `value`.
pub(super) fn bills(site: &Site<'_>, value: i64, before: usize, random: &mut Random) -> Vec<Bill> {
    let Some((first, last)) = site.project.dates.work else {
        return Vec::new();
    };
    let (count, part) = match (site.project.billing, site.project.status) {
        ("internal", _) | (_, "lost" | "prospect") => (0, 1),
        ("retainer", _) => (last.since(first) / 30, 1),
        _ => {
            let count = random.between(0, 4);
            (count, count.max(1) + random.between(0, 1))
        }
    };
    let step = last.since(first) / count.max(1);
    (1..=count)
        .map(|number| {
            let date = first.plus(step * number);
            let is_credit = random.one_in(40);
            let amount = value / part * random.between(90, 110) / 100;
            let number = format!("{}-{:04}", date.year(), before + number as usize);
            Bill::new((number, date), if is_credit { -amount / 10 } else { amount }, random)
        })
        .collect()
}

impl Bill {
    fn new((number, date): (String, Day), amount: i64, random: &mut Random) -> Bill {
        let due = date.plus(random.pick(&[7, 14, 30, 30, 45]));
        let paid = date.plus(random.between(3, 60));
        let is_paid = amount > 0 && paid <= TODAY && random.percent(92);
        let cents = if random.percent(70) { 0 } else { random.between(1, 99) };
        Bill {
            number,
            date,
            amount: amount / 100 * 100 + cents,
            due: random.percent(50).then_some(due),
            paid: is_paid.then_some(paid),
        }
    }
}

/// The records of `invoices`.
pub(super) fn invoices(bills: &[Bill], random: &mut Random) -> Lines {
    let mut lines = Lines::default();
    for bill in bills {
        lines.begin();
        lines.field("number", Quoted(&bill.number));
        lines.field("date", bill.date);
        lines.field("amount", Number::money(bill.amount, random));
        lines.maybe("due", bill.due);
        lines.maybe("paid", bill.paid);
        lines.end();
    }
    lines
}

/// The records of `payments`: one or two parts of some invoices, never the whole.
pub(super) fn payments(bills: &[Bill], random: &mut Random) -> Lines {
    let mut payments = Vec::new();
    for bill in bills.iter().filter(|bill| bill.amount > 1_000) {
        let share = if bill.paid.is_some() { 8 } else { 40 };
        let count = if random.percent(share) { 1 + random.below(2) } else { 0 };
        for _ in 0..count {
            payments.push(Payment {
                date: bill.date.up_to(bill.paid.unwrap_or(TODAY), random),
                bill,
                amount: bill.amount * random.between(10, 45) / 100,
            });
        }
    }
    payments.sort_by_key(|payment| payment.date);
    let mut lines = Lines::default();
    for payment in payments {
        lines.begin();
        lines.field("date", payment.date);
        lines.field("invoice", Quoted(&payment.bill.number));
        lines.field("amount", Number::money(payment.amount, random));
        lines.maybe("note", random.percent(20).then_some(Quoted("first half — by transfer")));
        lines.end();
    }
    lines
}

//! Invoices that another tool sent: Harvest's export, or a table with our own columns.

use crate::exchange::day::{date_order, day};
use crate::exchange::digits::{decimal_sign, number};
use crate::exchange::encoding::decoded;
use crate::exchange::entry::{Habits, Reason, Refused, Unreadable, reason};
use crate::exchange::sheet::{Cells, Sheet, sheet};
use crate::model::Date;
use crate::model::number::Number;

/// An invoice as another tool wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Billed {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its number.
    pub number: String,
    /// When it was sent.
    pub date: Date,
    /// Net of tax.
    pub amount: Number,
    /// The client, as it is called there.
    pub client: Option<String>,
    /// The project, as it is called there.
    pub project: Option<String>,
    /// The code of its currency, where one is told.
    pub currency: Option<String>,
    /// When it is due.
    pub due: Option<Date>,
    /// When all of it had come.
    pub paid: Option<Date>,
    /// Whether a part of it came; which is not taken over.
    pub is_part_paid: bool,
}

/// What the invoices of a tool are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bills {
    /// Harvest's export of invoices.
    Harvest,
    /// A table with columns called number, date, amount, client, project, due and paid.
    Csv,
}

/// The invoices of a file, and the rows that cannot be taken.
///
/// # Errors
/// When nothing of it can be read.
pub fn billed(kind: Bills, bytes: &[u8], habits: Habits) -> Result<(Vec<Billed>, Vec<Refused>), Unreadable> {
    let sheet = sheet(decoded(bytes)?)?;
    let all = Rows { sheet: &sheet, kind };
    for name in [all.names().number, all.names().date, all.names().amount] {
        if all.place(name).is_none() {
            let there = sheet.head.join(", ");
            let why = format!("there is no column {name:?}; the columns are {there}");
            return Err(Unreadable {
                line: 1,
                why,
                help: "export it with all columns, in English".to_owned(),
            });
        }
    }
    let column = |name: &'static str| sheet.rows.iter().map(move |row| all.cell(row, name));
    let names = all.names();
    let habits = Habits {
        date_order: habits.date_order.or_else(|| date_order(column(names.date).chain(column(names.due)))),
        decimal: habits.decimal.or_else(|| decimal_sign(column(names.amount))),
        ..habits
    };
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        match all.billed(row, habits) {
            Ok(one) => taken.push(one),
            Err(why) => refused.push(Refused::at(row.line, why)),
        }
    }
    Ok((taken, refused))
}

/// What the columns of a kind are called, in lower case.
struct Titles {
    number: &'static str,
    date: &'static str,
    amount: &'static str,
    due: &'static str,
    paid: &'static str,
}

#[derive(Clone, Copy)]
struct Rows<'s> {
    sheet: &'s Sheet,
    kind: Bills,
}

impl<'s> Rows<'s> {
    fn names(self) -> Titles {
        match self.kind {
            Bills::Harvest => Titles {
                number: "id",
                date: "issue date",
                amount: "subtotal",
                due: "due date",
                paid: "last payment date",
            },
            Bills::Csv => {
                Titles { number: "number", date: "date", amount: "amount", due: "due", paid: "paid" }
            }
        }
    }

    fn place(self, name: &str) -> Option<usize> {
        self.sheet.head.iter().position(|known| known.to_lowercase() == name)
    }

    fn cell(self, row: &'s Cells, name: &str) -> &'s str {
        self.place(name).and_then(|at| row.cells.get(at)).map_or("", str::trim)
    }

    fn text(self, row: &Cells, name: &str) -> Option<String> {
        Some(self.cell(row, name)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    fn billed(self, row: &Cells, habits: Habits) -> Result<Billed, Reason> {
        let names = self.names();
        let money = |name: &str| -> Result<Number, Reason> {
            match self.cell(row, name) {
                "" => Ok(Number::zero()),
                cell => number(cell, habits.decimal).map(|(number, _)| number),
            }
        };
        let date = |name: &str| -> Result<Option<Date>, Reason> {
            match self.cell(row, name) {
                "" => Ok(None),
                cell => day(cell, habits.date_order).map(Some),
            }
        };
        let missing = |what: &str| reason(format!("it has no {what}"), "complete the row, or leave it out");
        let amount = &money(names.amount)? - &money("discount")?;
        if amount.is_zero() {
            return Err(reason("its amount is 0", "leave it out"));
        }
        let paid = date(names.paid)?;
        // Harvest says what has come and what has not; elsewhere the day alone says that all of it has.
        let is_open = self.kind == Bills::Harvest && !money("balance")?.is_zero();
        Ok(Billed {
            line: row.line,
            number: self.text(row, names.number).ok_or_else(|| missing("number"))?,
            date: date(names.date)?.ok_or_else(|| missing("date"))?,
            amount,
            client: self.text(row, "client"),
            project: self.text(row, "project"),
            currency: self.text(row, "currency").map(|said| code(&said)),
            due: date(names.due)?,
            paid: paid.filter(|_| !is_open),
            is_part_paid: is_open && paid.is_some(),
        })
    }
}

/// `EUR`, also of `Euro - EUR`.
fn code(said: &str) -> String {
    said.rsplit(" - ").next().unwrap_or(said).trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_is_net_of_tax_and_paid_where_nothing_is_open() {
        let text = "Issue Date,Last Payment Date,ID,Client,Subject,Invoice Amount,Paid Amount,Balance,Subtotal,Discount,Tax,Currency\n\
                    2026-03-02,2026-03-20,26-1,Acme,Site,1190.00,1190.00,0.00,1050.00,50.00,190.00,Euro - EUR\n\
                    2026-03-03,2026-03-20,26-2,Acme,Site,119.00,50.00,69.00,100.00,0.00,19.00,Euro - EUR\n\
                    2026-03-04,,,Acme,Site,119.00,0.00,119.00,100.00,0.00,19.00,Euro - EUR\n";
        let (taken, refused) = billed(Bills::Harvest, text.as_bytes(), Habits::default()).unwrap();
        let found: Vec<_> = taken
            .iter()
            .map(|one| (&*one.number, one.amount.rounded(2), one.paid.is_some(), one.is_part_paid))
            .collect();
        assert_eq!(
            found,
            [("26-1", "1000.00".to_owned(), true, false), ("26-2", "100.00".to_owned(), false, true)]
        );
        assert_eq!((refused[0].line, &*refused[0].why), (4, "it has no number"));
    }
}

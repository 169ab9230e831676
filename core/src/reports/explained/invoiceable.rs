//! What can be invoiced of a project, as the parts that it is the sum of.

use crate::figures::invoicing::to_invoice::{PartKind, to_invoice};
use crate::model::number::Number;
use crate::reports::explained::Term;
use crate::reports::explained::record::json;
use crate::reports::explained::records::Books;

impl Books<'_> {
    /// The parts of what can be invoiced, by their kinds; `None` where that is unknown, or there is none.
    #[must_use]
    pub fn invoiceable(&self) -> Option<Vec<Term>> {
        let whole = to_invoice(self.portfolio, self.project, self.as_of).ok()?;
        let parts = PartKind::ALL.iter().map(|kind| (kind, whole.of(*kind)));
        let term = |(kind, amount): (&PartKind, Number)| {
            let value = json(&amount, self.project.currency.minor_digits());
            Term { name: kind.to_string(), value, unit: "money", records: Vec::new() }
        };
        let terms: Vec<Term> = parts.filter(|(_, amount)| !amount.is_zero()).map(term).collect();
        (!terms.is_empty()).then_some(terms)
    }
}

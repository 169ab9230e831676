//! Payments of no invoice.

use crate::checks::rule::{Example, Fix, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-invoice",
    finds: "A payment that names an invoice which is not in its project's log.",
    why: "The money came, but nobody can say for what: what the client still owes is wrong by it.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-17", date = 2026-11-02, amount = 5000 },
]
payments = [
  { date = 2026-11-16, invoice = "2026-71", amount = 2000 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-17", date = 2026-11-02, amount = 5000 },
]
payments = [
  { date = 2026-11-16, invoice = "2026-17", amount = 2000 },
]
"#,
    )]),
    fix: Fix::Spelling,
    ..Rule::ERROR
};

//! Two invoices of a client with the same number.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-invoice",
    finds: "Two invoices of one client with the same number, be it in one project or in two.",
    why: "The same invoice written twice is money that nobody owes; two invoices under one number are a \
          question from the tax office.",
    bad: Example(&[
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-17", date = 2026-11-02, amount = 5000 },
]
"#,
        ),
        text(
            "clients/acme/shop.toml",
            r#"
name = "Shop"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-17", date = 2026-11-02, amount = 5000 },
]
"#,
        ),
    ]),
    good: Example(&[
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-17", date = 2026-11-02, amount = 5000 },
]
"#,
        ),
        text(
            "clients/acme/shop.toml",
            r#"
name = "Shop"
status = "active"
billing = "fixed"

[log]
invoices = [
  { number = "2026-18", date = 2026-11-02, amount = 5000 },
]
"#,
        ),
    ]),
    ..Rule::ERROR
};

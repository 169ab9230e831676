//! Currencies as people type them.

use crate::cli::failure::Failure;
use crate::model::currency::Currency;

/// The currency that somebody typed.
///
/// # Errors
/// When no currency has that code.
pub(crate) fn currency(code: &str) -> Result<Currency, Failure> {
    Currency::from_code(code).ok_or_else(|| {
        let upper = code.to_uppercase();
        let hint = match Currency::from_code(&upper) {
            Some(_) => format!("write {upper}"),
            None => "write an ISO 4217 code, such as EUR, USD or GBP".to_owned(),
        };
        Failure::usage(format!("\"{code}\" is not a currency code")).hint(hint)
    })
}

//! What day it is: the one place that asks.

use std::env;

use crate::cli::failure::Failure;
use crate::cli::typed::date;
use crate::model::Date;

const TODAY: &str = "STANDING_TODAY";

/// Today: what `STANDING_TODAY` says, else the local date.
///
/// # Errors
/// When the variable holds something else than a date as files write it.
pub(crate) fn today() -> Result<Date, Failure> {
    match env::var_os(TODAY).filter(|value| !value.is_empty()) {
        None => Ok(chrono::Local::now().date_naive()),
        Some(value) => {
            let value = value.to_string_lossy();
            date::written(&value).ok_or_else(|| {
                Failure::usage(format!("{TODAY} is \"{value}\", which is not a date"))
                    .hint("write a date such as 2026-11-02")
            })
        }
    }
}

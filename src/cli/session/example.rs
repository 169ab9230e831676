//! The example agency, which shows all that the reports can say: of it one knows what they look like.

use std::sync::Arc;

use crate::cli::failure::Failure;
use crate::disk::Version;
use crate::guide;
use crate::guide::EXAMPLE_DAY;
use crate::model::Date;
use crate::model::portfolio::Portfolio;

/// Its portfolio, and the days to ask it about: late enough for all that it tells, and early enough for what is over by then.
///
/// # Errors
/// When there is no place to unpack it to.
pub(crate) fn example() -> Result<Option<(Portfolio, Vec<Date>)>, Failure> {
    let broken = |error| Failure::environment("can't read the example agency", error);
    let texts = guide::example().into_iter().map(|(document, text)| (document, text.to_owned()));
    let loaded = Version::of_texts(texts).load(&Arc::default(), true).map_err(broken)?;
    let days: Vec<Date> = [EXAMPLE_DAY, "2026-06-30"].iter().filter_map(|day| day.parse().ok()).collect();
    Ok(loaded.portfolio.map(|portfolio| (portfolio, days)))
}

//! Bill rates: `[rates]`, or `[[rates]]` where they changed; the same in every file that has rates.

use crate::format::dated::Starts;
use crate::format::directory::Vocabulary;
use crate::model::rate::{RateCard, RateTable};
use crate::toml::cursor::Value;
use crate::toml::number::{money, not_negative};
use crate::toml::record::alone_or_many;
use crate::toml::table::Table;

/// The bill rates of a file.
pub(crate) fn rates(table: &mut Table<'_>, names: &Vocabulary) -> RateCard {
    RateCard::new(table.optional("rates", |value| tables(value, names)).unwrap_or_default())
}

fn tables(value: Value<'_>, names: &Vocabulary) -> Option<Vec<RateTable>> {
    let mut starts = Starts::default();
    alone_or_many(value, "rate table", |table| rate_table(table, names, &mut starts))
}

fn rate_table(table: &mut Table<'_>, names: &Vocabulary, starts: &mut Starts) -> Option<RateTable> {
    let from = starts.next(table);
    let default = table.optional("default", money(not_negative));
    let roles = table.chosen("<role>", |name, value| {
        let rate = money(not_negative)(value);
        Some((names.role_named(name, value, &["from", "default"])?, rate?))
    });
    Some(RateTable { from, default, roles })
}

//! What a string says, however it is written.

use toml::de::{DeTable, DeValue};

use crate::edit::layout::Node;

/// The string that a value is.
pub(crate) fn string(text: &str, value: &Node) -> Option<String> {
    let source = text.get(value.span.clone())?;
    let plain = |quote: char| {
        let inner = source.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(['\\', '"', '\''])).then(|| inner.to_owned())
    };
    plain('"').or_else(|| plain('\'')).or_else(|| decoded(source))
}

fn decoded(source: &str) -> Option<String> {
    let line = format!("x = {source}");
    let table = DeTable::parse(&line).ok()?;
    match table.get_ref().get("x")?.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

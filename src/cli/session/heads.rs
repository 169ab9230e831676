//! The header of a flat table without a row: what reads it finds its columns all the same.

use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::session::example::example;
use crate::guide::published;
use crate::guide::published::ResultOf;
use crate::render::flat::{Sheet, main_key};

/// A table of a result with its header, also where it has no rows to tell it; `name` is a list within or beside the rows.
///
/// # Errors
/// When the example agency can't be read, of which one knows what results look like.
pub(crate) fn headed<'v>(
    table: Sheet<'v>,
    (result, name): (&Value, Option<&str>),
    costs: bool,
) -> Result<Sheet<'v>, Failure> {
    let (Some(named), true) = (named(result), table.is_empty()) else { return Ok(table) };
    let Some((portfolio, days)) = example()? else { return Ok(table) };
    let heads = |path: &[&str]| published::heads(named, path, costs, (&portfolio, &days));
    let main = main_key(result).unwrap_or_default();
    let below: Vec<&str> = name.into_iter().flat_map(|name| name.split('.')).collect();
    let found = heads(&[&[main], below.as_slice()].concat()).or_else(|| heads(&below));
    Ok(match found {
        Some(heads) => table.with_heads(heads),
        None => table,
    })
}

/// What a result says it is.
fn named(result: &Value) -> Option<ResultOf<'_>> {
    let of = |key: &str| result.get(key).and_then(Value::as_str);
    of("report")
        .map(ResultOf::Report)
        .or_else(|| of("list").map(ResultOf::List))
        .or_else(|| of("week").map(|_| ResultOf::Week))
}

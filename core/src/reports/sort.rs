//! Rows in the order of any of their figures.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::Value;

use crate::model::number::Number;

/// Puts rows in the order of the value at a path of their JSON, such as `money.margin`, unknown ones last; rows with
/// equal values keep their order. False when no row has that path.
pub fn sort_rows<R: Serialize>(rows: &mut Vec<R>, path: &str, descending: bool) -> bool {
    let values: Vec<Value> = rows.iter().filter_map(|row| serde_json::to_value(row).ok()).collect();
    let keys: Vec<Option<&Value>> = values.iter().map(|value| at(value, path)).collect();
    if keys.iter().all(Option::is_none) && !rows.is_empty() {
        return false;
    }
    let mut keyed: Vec<_> = keys.into_iter().zip(rows.drain(..)).collect();
    keyed.sort_by(|(a, _), (b, _)| compare(*a, *b, descending));
    rows.extend(keyed.into_iter().map(|(_, row)| row));
    true
}

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

fn compare(a: Option<&Value>, b: Option<&Value>, descending: bool) -> Ordering {
    let known = |value: Option<&Value>| value.is_some_and(|value| !value.is_null());
    match (known(a), known(b)) {
        (true, true) => {
            let order = compare_known(a, b);
            if descending { order.reverse() } else { order }
        }
        (a, b) => b.cmp(&a),
    }
}

fn compare_known(a: Option<&Value>, b: Option<&Value>) -> Ordering {
    match (a, b) {
        (Some(Value::Number(a)), Some(Value::Number(b))) => {
            let number = |value: &serde_json::Number| Number::parse(&value.to_string(), true).ok();
            number(a).cmp(&number(b))
        }
        (Some(Value::String(a)), Some(Value::String(b))) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_values_come_last_either_way() {
        let row = |id: &str, margin: Value| serde_json::json!({ "id": id, "money": { "margin": margin } });
        let rows = vec![row("a", Value::Null), row("b", 9.into()), row("c", 10.into()), row("d", 9.into())];
        let sorted = |descending| {
            let mut rows = rows.clone();
            assert!(sort_rows(&mut rows, "money.margin", descending));
            rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<String>()
        };
        assert_eq!(sorted(false), "bdca");
        assert_eq!(sorted(true), "cbda");
        assert!(!sort_rows(&mut rows.clone(), "money.margni", false));
    }
}

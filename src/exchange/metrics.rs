//! OpenMetrics for a collector's folder: the figures of reports as gauges. What is not known is absent, never zero.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

/// The text, of the rows of reports by their names; the first key of a row says what it is of.
#[must_use]
pub fn text(reports: &[(&str, &Value)]) -> String {
    let mut gauges: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (report, value) in reports {
        for row in value.get("rows").and_then(Value::as_array).into_iter().flatten() {
            let Some((key, of)) = row.as_object().and_then(|row| row.iter().next()) else { continue };
            let mut labels = format!("{key}=\"{}\"", escaped(of.as_str().unwrap_or_default()));
            if let Some(currency) = row.get("currency").and_then(Value::as_str) {
                labels.push_str(&format!(",currency=\"{}\"", escaped(currency)));
            }
            add(&mut gauges, &format!("standing_{report}"), &labels, row);
        }
    }
    let mut text = String::new();
    for (name, lines) in gauges {
        let _ = writeln!(text, "# TYPE {name} gauge");
        lines.iter().for_each(|line| {
            let _ = writeln!(text, "{line}");
        });
    }
    text + "# EOF\n"
}

/// Adds the numbers of a value, each under the path of its keys.
fn add(gauges: &mut BTreeMap<String, Vec<String>>, name: &str, labels: &str, value: &Value) {
    match value {
        Value::Number(number) => {
            gauges.entry(name.to_owned()).or_default().push(format!("{name}{{{labels}}} {number}"));
        }
        Value::Object(keys) => {
            for (key, value) in keys {
                let key: String =
                    key.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
                add(gauges, &format!("{name}_{key}"), labels, value);
            }
        }
        _ => {}
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_gauges_and_null_is_absent() {
        let report = serde_json::json!({
            "rows": [{ "project": "a\"b/c", "currency": "EUR", "spent": { "hours": 3.50, "amount": null }, "flags": ["x"] }]
        });
        let expected = "# TYPE standing_budget_spent_hours gauge\n\
                        standing_budget_spent_hours{project=\"a\\\"b/c\",currency=\"EUR\"} 3.5\n# EOF\n";
        assert_eq!(text(&[("budget", &report)]), expected);
    }
}

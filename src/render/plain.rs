//! Tab-separated text with a header, for `cut` and `awk`.

use std::io::{self, Write};

use serde_json::Value;

use crate::render::flat::Sheet;
use crate::render::text::visible;

/// Writes the header and the rows; nothing where there is no column.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, sheet: &Sheet<'_>) -> io::Result<()> {
    let columns = sheet.columns();
    if columns.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", columns.join("\t"))?;
    let mut line = String::new();
    sheet.rows(|row| {
        line.clear();
        row.iter().for_each(|value| push_cell(&mut line, *value));
        line.pop();
        writeln!(out, "{line}")
    })
}

/// Adds a value and a tab.
fn push_cell(line: &mut String, value: Option<&Value>) {
    match value {
        Some(Value::String(text)) => line.push_str(&visible(text)),
        Some(Value::Number(number)) => line.push_str(number.as_str()),
        Some(Value::Bool(is_so)) => line.push_str(if *is_so { "true" } else { "false" }),
        _ => {}
    }
    line.push('\t');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn printed(result: &Value) -> String {
        let mut out = Vec::new();
        write(&mut out, &Sheet::main(result)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_line_a_row_whatever_a_value_holds() {
        let row = json!({ "project": "a/x", "name": "A\tX\r\n", "evm": { "bac": null }, "done": true });
        let other = json!({ "project": "a/y", "name": "", "evm": { "bac": -5.25 }, "done": false });
        assert_eq!(
            printed(&json!({ "rows": [row, other] })),
            "project\tname\tevm.bac\tdone\na/x\tA\\tX\\r\\n\t\ttrue\na/y\t\t-5.25\tfalse\n"
        );
    }

    #[test]
    fn nothing_has_no_header() {
        assert_eq!(printed(&json!({ "rows": [] })), "");
    }
}

//! Tab-separated text with a header, for `cut` and `awk`.

use std::io;

use crate::render::flat::{Cell, Lines};
use crate::render::text::visible;

/// Lines whose cells are separated by tabs.
#[derive(Debug)]
pub struct PlainLines(Vec<u8>);

impl Lines for PlainLines {
    type Form = ();

    fn new(text: Vec<u8>, (): ()) -> Self {
        Self(text)
    }

    fn line(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(b'\t');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => self.0.extend_from_slice(visible(text).as_bytes()),
                Cell::Word(word) => self.0.extend_from_slice(word.as_bytes()),
            }
        }
        self.0.push(b'\n');
        Ok(())
    }

    fn done(self) -> io::Result<Vec<u8>> {
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::render::flat::{Sheet, write};

    fn printed(result: &Value) -> String {
        let mut out = Vec::new();
        write::<PlainLines>(&mut out, &Sheet::main(result)).unwrap();
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

//! A page as a message in Slack's mrkdwn: a row is an item, its reason a quotation, what one types is code. What somebody
//! wrote into a file calls nobody and links nothing: `&`, `<` and `>` are escaped as Slack asks.

use std::io::{self, Write};

use crate::page::{Block, Cell, Lacks, Note, Page, Sheet, Strip, Tone, Unit};
use crate::render::cell::{Shown, Usual, shown, usual_currency};
use crate::render::text::visible;

/// Between the parts of an item.
const BETWEEN: &str = " · ";

/// Writes a page.
///
/// # Errors
/// When the writer does not take it.
pub fn write(out: &mut dyn Write, page: &Page) -> io::Result<()> {
    let currency = usual_currency(page);
    let usual = Usual { currency, is_mixed: false };
    let mut parts = Vec::new();
    if !page.title.is_empty() {
        let aside = currency.map_or_else(String::new, |code| format!(", in {code}"));
        parts.push(format!("*{}*{aside}\n", escaped(&page.title)));
    }
    parts.extend(page.blocks.iter().map(|block| match block {
        Block::Sheet(sheet) => titled(&sheet.title, rows(sheet, usual)),
        Block::Chart(chart) if chart.is_silent_in_text() => String::new(),
        Block::Chart(chart) => titled(&chart.title, format!("{}\n", escaped(&chart.finding))),
        Block::Notes(notes) => notes.iter().map(note).collect(),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) if words.is_empty() => String::new(),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => format!("{}\n", escaped(words)),
        Block::Facts { title, facts } => {
            let line = |(name, cell): &(String, Cell)| pair(name, &text(cell, usual));
            titled(title, facts.iter().map(line).collect())
        }
    }));
    parts.retain(|part| !part.is_empty());
    out.write_all(parts.join("\n").as_bytes())
}

/// A text as Slack shows it as it is.
fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn titled(title: &str, body: String) -> String {
    if title.is_empty() || body.is_empty() { body } else { format!("*{}*\n{body}", escaped(title)) }
}

fn note(note: &Note) -> String {
    pair(&note.about, &escaped(&note.text))
}

fn pair(name: &str, text: &str) -> String {
    match escaped(name) {
        name if name.is_empty() => format!("{text}\n"),
        name => format!("*{name}*  {text}\n"),
    }
}

/// Each row as an item, its reasons below it.
fn rows(sheet: &Sheet, usual: Usual) -> String {
    if sheet.is_empty() {
        return if sheet.empty.is_empty() { String::new() } else { format!("{}\n", escaped(&sheet.empty)) };
    }
    (0..sheet.len()).map(|row| item(sheet, row, usual)).collect()
}

fn item(sheet: &Sheet, row: usize, usual: Usual) -> String {
    let told = |strip: &Strip| {
        let cell = strip.cells.get(row)?;
        let text = text(cell, usual);
        (!text.is_empty()).then_some((strip.head.unit, strip.head.title.to_string(), cell.clone(), text))
    };
    let (mut parts, mut below) = (Vec::new(), String::new());
    let mut mark = "•";
    for (unit, title, cell, text) in sheet.columns.iter().filter_map(told) {
        mark = match tone(&cell) {
            Tone::Bad => "🔴",
            Tone::Warning if mark == "•" => "🟡",
            _ => mark,
        };
        match unit {
            // What one types.
            Unit::Reason if matches!(cell, Cell::Id(_)) => {
                below.push_str(&format!(">`{}`\n", text.replace('`', "'")))
            }
            Unit::Reason => below.push_str(&format!(">{text}\n")),
            _ if parts.is_empty() => parts.push(format!("*{text}*")),
            Unit::Id | Unit::Words | Unit::State => parts.push(text),
            _ => parts.push(format!("{} {text}", escaped(&title))),
        }
    }
    format!("{mark} {}\n{below}", parts.join(BETWEEN))
}

const fn tone(cell: &Cell) -> Tone {
    match cell {
        Cell::Said(_, tone) | Cell::State(_, tone) | Cell::Judged(_, tone) | Cell::Bar(_, tone) => *tone,
        _ => Tone::Plain,
    }
}

fn text(cell: &Cell, usual: Usual) -> String {
    match shown(cell, usual) {
        Shown::Blank | Shown::Timeline(_) => String::new(),
        Shown::Words(words) => escaped(&words.text),
        Shown::Figure(figure) | Shown::Bar(figure, _) => figure.text(figure.needed()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Column;

    fn printed(blocks: Vec<Block>) -> String {
        let mut out = Vec::new();
        write(&mut out, &Page { title: "A & B as of 2026-11-20".to_owned(), blocks }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_is_an_item_with_its_reason_and_its_command_below() {
        type Of = Column<'static, (&'static str, &'static str, Tone, &'static str)>;
        let columns = [
            Of::new("subject", "who", 0, Unit::Id, |row| Cell::Id(row.0.to_owned())),
            Of::new("gist", "what", 1, Unit::Words, |row| Cell::Said(row.1.to_owned(), row.2)),
            Of::new("count", "at stake", 2, Unit::Count, |_| Cell::Count(1200)),
            Of::new("why", "why", 3, Unit::Reason, |row| Cell::Text(row.3.to_owned())),
            Of::new("command", "look at", 4, Unit::Reason, |row| {
                Cell::Id(format!("standing show {}", row.0))
            }),
        ];
        let rows = [
            ("acme/site", "54 h over", Tone::Bad, "<!channel> more & more > 10"),
            ("ana", "away", Tone::Plain, ""),
        ];
        let sheet = Sheet::of(&columns, &rows, None).titled("what needs attention");
        assert_eq!(
            printed(vec![Block::Sheet(sheet)]),
            "*A &amp; B as of 2026-11-20*\n\n*what needs attention*\n\
             🔴 *acme/site* · 54 h over · at stake 1,200\n\
             >&lt;!channel&gt; more &amp; more &gt; 10\n\
             >`standing show acme/site`\n\
             • *ana* · away · at stake 1,200\n\
             >`standing show ana`\n"
        );
    }

    #[test]
    fn facts_and_notes_are_lines() {
        let facts = vec![("budgets".to_owned(), Cell::Text("2 over".to_owned()))];
        let note = Note { about: "next".to_owned(), text: "write <it>".to_owned(), tone: Tone::Muted };
        let blocks = vec![
            Block::Facts { title: String::new(), facts },
            Block::Notes(vec![note]),
            Block::Words(String::new()),
        ];
        assert_eq!(
            printed(blocks),
            "*A &amp; B as of 2026-11-20*\n\n*budgets*  2 over\n\n*next*  write &lt;it&gt;\n"
        );
    }
}

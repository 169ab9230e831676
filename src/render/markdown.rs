//! A page as GitHub writes Markdown: headings, tables of every column, sentences as a list. What somebody wrote into a
//! file stays words: it formats nothing, links nothing to an issue and calls nobody.

pub(crate) mod escape;

use std::io::{self, Write};

use crate::page::{Block, Cell, Lacks, Note, Page, Sheet, Tone};
use crate::render::cell::{Shown, Usual, shown, usual_currency};
use crate::render::figure::INCOMPLETE;
use crate::render::grid::Measured;
use crate::render::need::Need;

pub(crate) use crate::render::markdown::escape::escaped;

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
        parts.push(format!("# {}{aside}\n", escaped(&page.title)));
    }
    parts.extend(page.blocks.iter().map(|block| match block {
        Block::Sheet(sheet) => titled(&sheet.title, table(sheet, usual)),
        Block::Chart(chart) if chart.is_silent_in_text() => String::new(),
        Block::Chart(chart) => {
            let beside = chart.table.as_ref().map(|sheet| format!("\n{}", table(sheet, usual)));
            titled(&chart.title, format!("{}\n{}", escaped(&chart.finding), beside.unwrap_or_default()))
        }
        Block::Notes(notes) => notes.iter().map(item).collect(),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) if words.is_empty() => String::new(),
        Block::Words(words) | Block::Lacks(Lacks { line: words, .. }) => format!("{}\n", escaped(words)),
        Block::Facts { title, facts } => titled(title, facts.iter().map(|fact| pair(fact, usual)).collect()),
    }));
    parts.retain(|part| !part.is_empty());
    out.write_all(parts.join("\n").as_bytes())
}

fn titled(title: &str, body: String) -> String {
    match title {
        "" => body,
        _ if body.is_empty() => body,
        _ => format!("## {}\n\n{body}", escaped(title)),
    }
}

fn table(sheet: &Sheet, usual: Usual) -> String {
    if sheet.is_empty() {
        let empty = escaped(&sheet.empty);
        return if empty.is_empty() { empty } else { empty + "\n" };
    }
    let mut columns = Measured::all(sheet, usual);
    let is_incomplete = columns.iter().any(Measured::is_incomplete);
    // The dates beside a chart say what it shows, and a page has no characters of one width.
    columns.retain(|column| column.need.extent.is_none());
    let mut table = line(columns.iter().map(|column| escaped(column.title())));
    let rule = |column: &Measured<'_>| String::from(if column.need.is_figure() { "---:" } else { "---" });
    table.push_str(&line(columns.iter().map(rule)));
    let row = |row| line(columns.iter().map(|column| text(&column.cell(row), Some(&column.need))));
    table.extend((0..sheet.len()).map(row));
    if sheet.has_totals() {
        table.push_str(&line(columns.iter().map(|column| total(&column.total(), &column.need))));
    }
    if is_incomplete {
        table.push_str(&format!("\n{} only what is known; something is missing\n", escaped(INCOMPLETE)));
    }
    table
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    line + "\n"
}

/// A cell as text, with as many digits as its column needs; what is bad stands out.
fn text(shown: &Shown<'_>, need: Option<&Need>) -> String {
    let (text, tone) = match shown {
        Shown::Blank | Shown::Timeline(_) => return String::new(),
        Shown::Words(words) => (&*words.text, words.tone),
        Shown::Figure(figure) | Shown::Bar(figure, _) => {
            let digits = figure.text(need.map_or_else(|| figure.needed(), |need| need.places(figure)));
            // A hyphen that begins a figure is a sign, and no list.
            return emphasized(digits.replace(INCOMPLETE, "\\*"), figure.tone);
        }
    };
    emphasized(escaped(text), tone)
}

fn total(shown: &Shown<'_>, need: &Need) -> String {
    match text(shown, Some(need)) {
        text if text.is_empty() || text.starts_with("**") => text,
        text => format!("**{text}**"),
    }
}

fn emphasized(text: String, tone: Tone) -> String {
    if tone == Tone::Bad && !text.is_empty() { format!("**{text}**") } else { text }
}

fn item(note: &Note) -> String {
    pair_of(&note.about, &escaped(&note.text))
}

fn pair((name, cell): &(String, Cell), usual: Usual) -> String {
    pair_of(name, &text(&shown(cell, usual), None))
}

fn pair_of(name: &str, text: &str) -> String {
    match escaped(name) {
        name if name.is_empty() => format!("- {text}\n"),
        name => format!("- **{name}**: {text}").trim_end().to_owned() + "\n",
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::model::currency::Currency;
    use crate::model::number::Number;
    use crate::model::quantity::{Hours, Money, Share};
    use crate::render::text::visible;
    use crate::sample;

    fn number(digits: &str) -> Number {
        Number::parse(digits, false).unwrap()
    }

    fn money(amount: &str) -> Money {
        Money { amount: number(amount), currency: Currency::from_code("EUR").unwrap() }
    }

    fn sheet(rows: &[Vec<Cell>], totals: Option<&sample::Totals>) -> Block {
        let columns = [("project", 0), ("title", 9), ("burn", 1), ("left", 2), ("nothing", 3)];
        Block::Sheet(sample::sheet(&columns, rows, totals).or_say("no project"))
    }

    fn printed(blocks: Vec<Block>) -> String {
        let mut out = Vec::new();
        write(&mut out, &Page { title: "Budget of Acme".to_owned(), blocks }).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// What a reader of Markdown sees: the words of each cell, item and heading, and how often it formats something.
    fn seen(markdown: &str) -> (Vec<String>, usize) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_MATH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM;
        let (mut texts, mut formats) = (vec![String::new()], 0);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) => texts.last_mut().unwrap().push_str(&text.replace('\u{200b}', "")),
                Event::Start(Tag::TableCell | Tag::Item | Tag::Heading { .. }) => texts.push(String::new()),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::List(None)) => {}
                Event::Start(_) => formats += 1,
                Event::End(TagEnd::Item) | Event::End(_) => {}
                _ => formats += 1,
            }
        }
        (texts.into_iter().skip(1).collect(), formats)
    }

    const HOSTILE: [&str; 34] = [
        "Acme | Sons",
        "a\\| b\\",
        "one\ntwo\r\nthree",
        "<script>alert(1)</script>",
        "<!-- gone",
        "&lt;b&gt; &#64;ana R&D",
        "`code` ``",
        "**bold** *it* __b__ _i_ ***",
        "~~gone~~ ~x~",
        "[a](http://example.invalid) ![b](c) [^1] [x]",
        "[x] done",
        "# heading #",
        "## ",
        "> quote",
        "- item",
        "+ item",
        "* item",
        "---",
        "===",
        "1. one",
        "2) two",
        "1.",
        "$x^2$ and $$y$$",
        "@ana and (@bob), x@y.example",
        "#12 and acme/website#7",
        "\u{1b}[31mred\u{202e}",
        "    code",
        "\tcode",
        "``` \n fence",
        "| a | b |",
        "| --- |",
        "\\",
        "http",
        "Zoë 見面 – “so”",
    ];

    #[test]
    fn hostile_words_stay_words_wherever_they_stand() {
        for text in HOSTILE {
            let words = visible(text).trim().to_owned();
            let row = vec![Cell::Text(text.to_owned()); 5];
            let (cells, formats) = seen(&printed(vec![sheet(&[row], None)]));
            assert_eq!(cells[6..], vec![words.clone(); 5], "{text:?} in a cell");
            assert_eq!(formats, 0, "{text:?} in a cell");
            let note =
                |about: &str| Note { about: about.to_owned(), text: text.to_owned(), tone: Tone::Plain };
            let (items, formats) = seen(&printed(vec![Block::Notes(vec![note("")])]));
            assert_eq!((items.last(), formats), (Some(&words), 0), "{text:?} in an item");
            let (items, formats) = seen(&printed(vec![Block::Notes(vec![note(text)])]));
            assert_eq!(
                (items.last(), formats),
                (Some(&format!("{words}: {words}")), 1),
                "{text:?} as a name"
            );
            let title =
                Block::Facts { title: text.to_owned(), facts: vec![(text.to_owned(), Cell::Count(1))] };
            let (texts, formats) = seen(&printed(vec![title]));
            assert_eq!((texts.last(), formats), (Some(&format!("{words}: 1")), 1), "{text:?} as a fact");
            assert_eq!(texts.iter().rev().nth(1), Some(&words), "{text:?} as a title");
        }
    }

    #[test]
    fn every_column_numbers_at_the_right_and_what_is_bad_in_bold() {
        let row = |id: &str, title: &str, burn: &str, left: Cell| {
            let burn = Cell::Bar(Share(number(burn)), if burn > "1" { Tone::Bad } else { Tone::Good });
            vec![Cell::Id(id.to_owned()), Cell::Text(title.to_owned()), burn, left, Cell::Empty]
        };
        let rows = vec![
            row(
                "acme/website",
                "A long title that no terminal has room for",
                "1.3",
                Cell::Money(money("-3600")),
            ),
            row("zeta/care", "", "0.5", Cell::Hours(Hours(number("7.5")))),
            row("zeta/seo", "", "0", Cell::Unknown),
        ];
        let left = Cell::Money(money("1234567.5")).incomplete();
        let totals = [Cell::Text("total".to_owned()), Cell::Empty, Cell::Empty, left, Cell::Empty];
        let totals = sample::Totals(totals.to_vec());
        assert_eq!(
            printed(vec![sheet(&rows, Some(&totals)), sheet(&[], None)]),
            "\
# Budget of Acme, in EUR

| project | title | burn | left | nothing |
| --- | --- | ---: | ---: | --- |
| acme/website | A long title that no terminal has room for | **130 %** | -3,600.00 | |
| zeta/care | | 50 % | 7.5 h | |
| zeta/seo | | 0 % | – | |
| **total** | | | **1,234,567.50\\*** | |

\\* only what is known; something is missing

no project
"
        );
    }
}

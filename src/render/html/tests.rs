//! What no page does, whatever somebody wrote.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::*;
use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::chart::{Bar, Bars, Chart, Drawing, Scale};
use crate::page::{Column, Note, Sheet, Unit};
use crate::sample;

fn printed(page: &Page) -> String {
    let mut out = Vec::new();
    write(&mut out, page).unwrap();
    String::from_utf8(out).unwrap()
}

fn share(digits: &str) -> Share {
    Share(Number::parse(digits, false).unwrap())
}

const BAD: &str = "<script>alert('1')</script>\" onload=\"x\u{202e}&amp;";

fn hostile() -> Page {
    let note = Note { about: BAD.to_owned(), text: BAD.to_owned(), tone: Tone::Bad };
    let words = |row: &String| Cell::Text(row.clone());
    let columns = [
        Column::<String, sample::Totals>::new("words", BAD, 0, Unit::Words, words)
            .total("", move |_| Cell::Text(BAD.to_owned())),
        Column::new("id", "id", 1, Unit::Id, |row: &String| Cell::Id(row.clone())),
    ];
    let sheet =
        |rows: &[String]| Sheet::of(&columns, rows, Some(&sample::Totals::default())).titled(BAD).or_say(BAD);
    let (sheet, empty) = (sheet(&[BAD.to_owned()]), sheet(&[]));
    let facts = vec![(BAD.to_owned(), Cell::Text(BAD.to_owned()))];
    let facts = Block::Facts { title: BAD.to_owned(), facts };
    let bar = Bar {
        name: BAD.to_owned(),
        value: Some(Number::one()),
        text: Cell::Text(BAD.to_owned()),
        tone: Tone::Plain,
    };
    let chart = Chart {
        title: BAD.to_owned(),
        finding: BAD.to_owned(),
        drawing: Drawing::Bars(Bars { scale: Scale::Share, rows: vec![bar], more: 0, threshold: None }),
        table: None,
        is_in_text: false,
    };
    let blocks = vec![
        Block::Sheet(sheet),
        Block::Sheet(empty),
        Block::Notes(vec![note]),
        facts,
        Block::Chart(Box::new(chart)),
    ];
    Page { title: BAD.to_owned(), blocks }
}

#[test]
fn what_somebody_wrote_is_words_wherever_it_stands() {
    let html = printed(&hostile());
    assert!(!html.contains("<script") && !html.contains("\" onload") && !html.contains('\u{202e}'), "{html}");
    let escaped = "&lt;script&gt;alert('1')&lt;/script&gt;&quot; onload=&quot;x\\u{202e}&amp;amp;";
    // Title and heading; the table's title, label, heading, cell, its second cell, its total; the empty table's title
    // and words; the sentence's name and text; title, name and value of the facts; title, sentence and value of the chart.
    assert_eq!(html.matches(escaped).count(), 18, "{html}");
}

#[test]
fn a_bar_marks_the_whole_and_what_passes_the_end() {
    let cells = ["-0.5", "0.254", "1.18", "1.3"].map(|digits| vec![Cell::Bar(share(digits), Tone::Bad)]);
    let sheet = sample::sheet(&[("burn", 0)], &cells, None);
    let html = printed(&Page { title: String::new(), blocks: vec![Block::Sheet(sheet)] });
    for width in ["0", "20", "94", "100"] {
        let bar = format!("<rect class=\"fill\" width=\"{width}\" height=\"10\">");
        assert_eq!(html.matches(&bar).count(), 1, "{bar} in {html}");
    }
    assert_eq!(html.matches("<path class=\"fill\"").count(), 1);
}

#[test]
fn a_page_allows_its_own_style_and_nothing_else() {
    let hash = format!("sha256-{}", BASE64.encode(&Sha256::digest(STYLE)));
    assert_eq!(STYLE_HASH, hash);
    let html = printed(&hostile());
    assert!(html.contains(&format!("content=\"default-src 'none'; style-src '{hash}'\"")), "{html}");
    assert!(!html.contains(" style=") && html.contains(&format!("<style>{STYLE}</style>")));
}

#[test]
fn of_a_long_table_the_first_rows_are_shown_and_the_file_has_all() {
    let cells: Vec<Vec<Cell>> = (0..12).map(|row| vec![Cell::Id(format!("row-{row}"))]).collect();
    let sheet = sample::sheet(&[("id", 0)], &cells, None);
    let page = Page { title: String::new(), blocks: vec![Block::Sheet(sheet)] };
    let data = [Link { name: "rows".to_owned(), href: "data/rows.csv".to_owned() }];
    let html = framed(&page, Frame { most: 5, data: &data, ..Frame::alone() });
    assert!(html.contains("row-4") && !html.contains("row-5"));
    assert!(html.contains("the first 5 of 12 rows: <a href=\"data/rows.csv\">all of them</a>"), "{html}");
}

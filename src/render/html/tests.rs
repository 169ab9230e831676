//! What no page does, whatever somebody wrote.

use super::*;
use crate::model::number::Number;
use crate::model::quantity::Share;
use crate::page::chart::{Bar, Bars, Chart, Drawing, Scale};
use crate::page::{Column, Sheet, Unit};

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
        Column::<String, Vec<Cell>>::new("words", BAD, 0, Unit::Words, words)
            .total("", move |_| Cell::Text(BAD.to_owned())),
        Column::new("id", "id", 1, Unit::Id, |row: &String| Cell::Id(row.clone())),
    ];
    let sheet = |rows: &[String]| Sheet::of(&columns, rows, Some(&Vec::new())).titled(BAD).or_say(BAD);
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
    let sheet = Sheet::of_rows(&[("burn", 0)], &cells, None);
    let html = printed(&Page { title: String::new(), blocks: vec![Block::Sheet(sheet)] });
    for width in ["0", "20", "94", "100"] {
        let bar = format!("<rect class=\"fill\" width=\"{width}\" height=\"10\">");
        assert_eq!(html.matches(&bar).count(), 1, "{bar} in {html}");
    }
    assert_eq!(html.matches("<path class=\"fill\"").count(), 1);
}

#[test]
fn a_page_allows_its_own_style_and_nothing_else() {
    let hash = format!("sha256-{}", base64(&sha256(STYLE.as_bytes())));
    assert_eq!(STYLE_HASH, hash);
    let html = printed(&hostile());
    assert!(html.contains(&format!("content=\"default-src 'none'; style-src '{hash}'\"")), "{html}");
    assert!(!html.contains(" style=") && html.contains(&format!("<style>{STYLE}</style>")));
}

#[test]
fn of_a_long_table_the_first_rows_are_shown_and_the_file_has_all() {
    let cells: Vec<Vec<Cell>> = (0..12).map(|row| vec![Cell::Id(format!("row-{row}"))]).collect();
    let sheet = Sheet::of_rows(&[("id", 0)], &cells, None);
    let page = Page { title: String::new(), blocks: vec![Block::Sheet(sheet)] };
    let data = [Link { name: "rows".to_owned(), href: "data/rows.csv".to_owned() }];
    let mut out = Vec::new();
    write_framed(&mut out, &page, Frame { most: 5, data: &data, ..Frame::alone() }).unwrap();
    let html = String::from_utf8(out).unwrap();
    assert!(html.contains("row-4") && !html.contains("row-5"));
    assert!(html.contains("the first 5 of 12 rows: <a href=\"data/rows.csv\">all of them</a>"), "{html}");
}

/// FIPS 180-4.
fn sha256(text: &[u8]) -> Vec<u8> {
    let primes = |count: usize| (2_u64..).filter(|n| (2..*n).all(|d| n % d != 0)).take(count);
    // The first 32 bits of the fractional parts of roots: whole roots of the number shifted left as far as that takes.
    let root = |n: u64, power: u32| {
        let target = u128::from(n) << (32 * power);
        let (mut low, mut high) = (0_u128, 1_u128 << 40);
        while low + 1 < high {
            let middle = u128::midpoint(low, high);
            if middle.pow(power) <= target { low = middle } else { high = middle }
        }
        (low & 0xffff_ffff) as u32
    };
    let mut hash: Vec<u32> = primes(8).map(|n| root(n, 2)).collect();
    let keys: Vec<u32> = primes(64).map(|n| root(n, 3)).collect();
    let mut padded = text.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(64) + if padded.len() % 64 > 56 { 64 } else { 0 } - 8, 0);
    padded.extend((text.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut words: Vec<u32> =
            block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for at in 16..64 {
            let (a, b) = (words[at - 15], words[at - 2]);
            let a = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let b = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            words.push(words[at - 16].wrapping_add(a).wrapping_add(words[at - 7]).wrapping_add(b));
        }
        let mut s = hash.clone();
        for at in 0..64 {
            let one = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
            let choice = (s[4] & s[5]) ^ (!s[4] & s[6]);
            let first =
                s[7].wrapping_add(one).wrapping_add(choice).wrapping_add(keys[at]).wrapping_add(words[at]);
            let zero = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
            s.rotate_right(1);
            s[4] = s[4].wrapping_add(first);
            s[0] = first.wrapping_add(zero.wrapping_add(majority));
        }
        hash.iter_mut().zip(s).for_each(|(sum, more)| *sum = sum.wrapping_add(more));
    }
    hash.into_iter().flat_map(u32::to_be_bytes).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let bits =
            three.iter().chain([&0, &0]).take(3).fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        let signs = (0..4).map(|at| char::from(SIGNS[bits >> (18 - 6 * at) & 63]));
        signs.take(three.len() + 1).chain(std::iter::repeat('=')).take(4).collect::<String>()
    };
    bytes.chunks(3).map(four).collect()
}

#[test]
fn the_hash_of_the_standard_s_own_example() {
    let hex: String = sha256(b"abc").iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

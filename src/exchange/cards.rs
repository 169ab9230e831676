//! People on a client's side: vCards, or a table with columns called name, email, phone and title.

use crate::exchange::encoding::decoded;
use crate::exchange::entry::{Refused, Unreadable, reason};
use crate::exchange::sheet::sheet;

/// Somebody, as an address book has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The line on which they begin, from 1.
    pub line: usize,
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: Option<String>,
    /// Their phone number.
    pub phone: Option<String>,
    /// Their title.
    pub title: Option<String>,
}

/// The people of a file, and the records that cannot be taken.
pub type Cards = (Vec<Card>, Vec<Refused>);

/// The people of a table.
///
/// # Errors
/// When it is none, or has no column of names.
pub fn table(bytes: &[u8]) -> Result<Cards, Unreadable> {
    let sheet = sheet(decoded(bytes)?)?;
    let place = |name: &str| sheet.head.iter().position(|known| known.to_lowercase() == name);
    if place("name").is_none() {
        let why = format!("there is no column \"name\"; the columns are {}", sheet.head.join(", "));
        return Err(Unreadable {
            line: 1,
            why,
            help: "call the columns name, email, phone and title".to_owned(),
        });
    }
    let (mut cards, mut refused) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        let cell = |name: &str| {
            let cell = place(name).and_then(|at| row.cells.get(at)).map_or("", str::trim);
            Some(cell).filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        take(
            (&mut cards, &mut refused),
            Card {
                line: row.line,
                name: cell("name").unwrap_or_default(),
                email: cell("email"),
                phone: cell("phone"),
                title: cell("title"),
            },
        );
    }
    Ok((cards, refused))
}

/// The people of vCards.
///
/// # Errors
/// When there is none.
pub fn vcards(bytes: &[u8]) -> Result<Cards, Unreadable> {
    let text = decoded(bytes)?;
    let (mut cards, mut refused) = (Vec::new(), Vec::new());
    let mut open: Option<Card> = None;
    let mut parts = String::new();
    for (line, content) in unfolded(text) {
        let (head, value) = content.split_once(':').unwrap_or((&content, ""));
        // A group may stand before the name, parameters behind it.
        let name = head.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let Some(value) = decoded_value(head, value) else {
            refused.push(Refused::at(line, reason(format!("{content:?} is not text in UTF-8"), ENCODED)));
            continue;
        };
        let whole = value.trim().to_owned();
        let value = unescaped(&whole);
        let some = || Some(value.clone()).filter(|value| !value.is_empty());
        match (name.as_str(), &mut open) {
            ("BEGIN", _) => {
                open = Some(Card { line, ..Card::default() });
                parts.clear();
            }
            ("END", card) => {
                let mut card = card.take().unwrap_or_default();
                if card.name.is_empty() {
                    card.name = full_name(&parts);
                }
                take((&mut cards, &mut refused), card);
            }
            ("N", Some(_)) => parts = whole,
            ("FN", Some(card)) => card.name.clone_from(&value),
            ("EMAIL", Some(card)) if card.email.is_none() || is_preferred(head) => card.email = some(),
            ("TEL", Some(card)) if card.phone.is_none() || is_preferred(head) => {
                card.phone = some().map(|phone| phone.trim_start_matches("tel:").to_owned());
            }
            ("TITLE", Some(card)) => card.title = some(),
            _ => {}
        }
    }
    if cards.is_empty() && refused.is_empty() {
        return Err(Unreadable::whole("there is no vCard in it", "export contacts as vCard (.vcf)"));
    }
    Ok((cards, refused))
}

fn take((cards, refused): (&mut Vec<Card>, &mut Vec<Refused>), card: Card) {
    if card.name.is_empty() {
        let why = reason("they have no name", "add one, or leave them out");
        refused.push(Refused::at(card.line.max(1), why));
    } else {
        cards.push(card);
    }
}

/// What to do with a value in another encoding.
const ENCODED: &str = "export the contacts as vCard 3.0 or 4.0, which are in UTF-8";

/// A value of a line with this head; in vCard 2.1 it may be quoted: `J=C3=BCrgen`. Nothing where it is not UTF-8 then.
fn decoded_value(head: &str, value: &str) -> Option<String> {
    if !is_quoted(head) {
        return Some(value.to_owned());
    }
    let (mut bytes, mut rest) = (Vec::new(), value.bytes());
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Whether somebody would rather be reached there than elsewhere: `TYPE=HOME,PREF`, and in vCard 4.0 `PREF=1`.
fn is_preferred(head: &str) -> bool {
    let words = head.to_uppercase();
    let mut words = words.split([';', ',', '"']).skip(1).map(|word| word.trim_start_matches("TYPE="));
    words.any(|word| matches!(word, "PREF" | "PREF=1"))
}

/// Whether a value is quoted as mail quotes it.
fn is_quoted(head: &str) -> bool {
    head.to_uppercase()
        .split(';')
        .skip(1)
        .any(|one| one.trim_start_matches("ENCODING=") == "QUOTED-PRINTABLE")
}

/// `Lind;Eva;;;`, the family's name first.
fn full_name(parts: &str) -> String {
    let mut parts = parts.split(';').map(|part| unescaped(part.trim()));
    let (family, given) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    format!("{given} {family}").trim().to_owned()
}

/// The lines of a text, each with those that go on in the next.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let is_open =
            |last: &String| last.ends_with('=') && is_quoted(last.split(':').next().unwrap_or_default());
        if let Some((_, last)) = lines.last_mut().filter(|(_, last)| is_open(last)) {
            last.pop();
            last.push_str(line);
            continue;
        }
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

fn unescaped(text: &str) -> String {
    text.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_may_be_quoted_and_may_have_its_name_in_parts() {
        let vcf = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=\r\ngen;;;\r\n\
                   TITLE;QUOTED-PRINTABLE:a =3D b\r\nEND:VCARD\r\nBEGIN:VCARD\r\nN:;Cher\r\nEND:VCARD\r\n\
                   BEGIN:VCARD\r\nFN;ENCODING=QUOTED-PRINTABLE:J=FCrgen\r\nEND:VCARD\r\n";
        let (cards, refused) = vcards(vcf.as_bytes()).unwrap();
        let names: Vec<&str> = cards.iter().map(|card| &*card.name).collect();
        assert_eq!(names, ["J\u{fc}rgen M\u{fc}ller", "Cher"]);
        assert_eq!(cards[0].title.as_deref(), Some("a = b"));
        assert_eq!(refused.iter().map(|one| one.line).collect::<Vec<_>>(), [11, 10]);
    }

    #[test]
    fn of_several_addresses_the_preferred_one_is_taken_else_the_first() {
        let email = |lines: &str| {
            let vcf = format!("BEGIN:VCARD\r\nFN:Eva\r\n{lines}END:VCARD\r\n");
            vcards(vcf.as_bytes()).unwrap().0[0].email.clone().unwrap()
        };
        let first = "EMAIL;TYPE=HOME:home@example.com\r\n";
        for preferred in
            ["EMAIL;TYPE=WORK,PREF:", "EMAIL;PREF:", "EMAIL;PREF=1;TYPE=work:", "EMAIL;TYPE=\"work,pref\":"]
        {
            let second = format!("{preferred}work@example.com\r\n");
            assert_eq!(email(&format!("{first}{second}")), "work@example.com", "{preferred}");
            assert_eq!(email(&format!("{second}{first}")), "work@example.com", "{preferred}");
        }
        assert_eq!(email(&format!("{first}EMAIL;PREF=2:work@example.com\r\n")), "home@example.com");
    }

    #[test]
    fn vcards_and_tables_have_the_same_people() {
        let vcf = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Lind\\, PhD\r\nitem1.EMAIL;TYPE=WORK:eva@exam\r\n ple.com\r\nTEL:+46 1\r\nTITLE:Head\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEMAIL:x@y.org\r\nEND:VCARD\r\n";
        let csv = "Name,Email,Phone,Title\n\"Eva Lind, PhD\",eva@example.com,+46 1,Head\n,x@y.org,,\n";
        let (one, refused) = vcards(vcf.as_bytes()).unwrap();
        let (other, missing) = table(csv.as_bytes()).unwrap();
        let said =
            |card: &Card| (card.name.clone(), card.email.clone(), card.phone.clone(), card.title.clone());
        assert_eq!(one.iter().map(said).collect::<Vec<_>>(), other.iter().map(said).collect::<Vec<_>>());
        assert_eq!(one[0].email.as_deref(), Some("eva@example.com"));
        assert_eq!((refused[0].line, missing[0].line), (9, 3));
    }
}

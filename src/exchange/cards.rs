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
    for (line, content) in unfolded(text) {
        let (head, value) = content.split_once(':').unwrap_or((&content, ""));
        // A group may stand before the name, parameters behind it.
        let name = head.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let value = unescaped(value.trim());
        let some = || Some(value.clone()).filter(|value| !value.is_empty());
        match (name.as_str(), &mut open) {
            ("BEGIN", _) => open = Some(Card { line, ..Card::default() }),
            ("END", card) => take((&mut cards, &mut refused), card.take().unwrap_or_default()),
            ("FN", Some(card)) => card.name.clone_from(&value),
            ("EMAIL", Some(card)) if card.email.is_none() => card.email = some(),
            ("TEL", Some(card)) if card.phone.is_none() => {
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

/// The lines of a text, each with those that go on in the next.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
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

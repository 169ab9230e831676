//! Any two sides of a file: what the driver promises holds, and a clean merge lost nothing of either. What texts say is
//! asked of another reader than the driver's own proof.

use standing::format::Kind;
use standing::edit::merge::{Markers, Merged, broken_promise, merge};
use toml::Table;

use super::said::{count, leaves};
use super::{FILES, file};

/// Stands between the two sides.
pub(crate) const BETWEEN: u8 = 0x1E;
/// A request for change whose id both sides gave gets another one.
const RENAMED: &str = "\"changes\"[].\"id\"";

pub(super) fn trial(bytes: &[u8]) {
    let Some((path, rest)) = file(bytes) else { return };
    let mut sides = rest.splitn(2, |byte| *byte == BETWEEN).map(std::str::from_utf8);
    let (Some(Ok(ours)), Some(Ok(theirs))) = (sides.next(), sides.next()) else { return };
    let base = FILES.iter().find(|(known, _)| *known == path).map_or("", |(_, text)| text);
    let kind = Kind::of(path).expect("a path of ours");
    assert_eq!(broken_promise(base, ours, theirs, kind.schema()), None, "{ours:?} and {theirs:?}");
    if let Merged::Clean(merged) = merge(base, [ours, theirs], kind.schema(), &Markers::default()) {
        lost_nothing([base, ours, theirs], &merged);
    }
}

/// What a side said first is said afterwards, and so is what was said once and both left.
fn lost_nothing(texts: [&str; 3], merged: &str) {
    let said = texts.map(said);
    let [Some(base), Some(ours), Some(theirs)] = &said else { return };
    let merged = self::said(merged).unwrap_or_else(|| panic!("{texts:?} became {merged:?}, which is no TOML"));
    let is_new = |one: &String| count(base, one) == 0;
    let is_kept = |one: &String| count(base, one) == 1 && ours.contains(one) && theirs.contains(one);
    for one in ours.iter().chain(theirs) {
        let must_be_said = (is_new(one) || is_kept(one)) && !one.starts_with(RENAMED);
        assert!(!must_be_said || merged.contains(one), "{one} is lost of {texts:?}: {merged:?}");
    }
}

fn said(text: &str) -> Option<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.parse::<Table>().ok().map(|table| leaves(&table))
}

//! What is remembered of a write: of a file that it changed only the lines that were replaced, those that stand there
//! now, and how the whole is known again before and afterwards. So that what is remembered is as long as what was
//! written, not as the files; writes that were remembered whole can still be taken back.

use std::io;
use std::path::Path;

use memchr::{memchr, memrchr};
use serde::{Deserialize, Serialize};

use crate::disk::opened::{bytes, is_no_file, of};
use crate::disk::write::draft::{Amendment, Move, Revision};
use crate::disk::write::journal::Noted;
use crate::edit::common::{behind, in_front};

/// A write as it is remembered.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptWrite {
    /// The command as it was typed.
    pub(crate) command: String,
    /// What older versions look for.
    remembered: bool,
    amendment: KeptAmendment,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptAmendment {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    moves: Vec<Move>,
    revisions: Vec<KeptRevision>,
}

/// What became of one document.
#[derive(Debug, Serialize, Deserialize)]
struct KeptRevision {
    document: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// The whole text before, where it is not told by its lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// The whole text afterwards, where it is not told otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    /// The lines that changed, of a document that was there and still is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<KeptLines>,
    /// The text of a document that was not there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made: Option<Mark>,
}

/// Lines that took the place of others.
#[derive(Debug, Serialize, Deserialize)]
struct KeptLines {
    /// The byte at which they begin.
    at: usize,
    old: String,
    new: String,
    before: Mark,
    after: Mark,
}

/// What a text is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    bytes: usize,
    hash: u64,
}

/// A write whose files were met as they are now.
#[derive(Debug)]
pub(crate) struct Met {
    /// What it did; of a file that is neither as it was before nor as it was afterwards only the lines.
    pub(crate) amendment: Amendment,
    /// The first such file.
    pub(crate) lost: Option<String>,
}

impl KeptWrite {
    /// What is remembered of a write.
    pub(crate) fn of(noted: &Noted) -> Self {
        let Amendment { moves, revisions } = &noted.amendment;
        let revisions = revisions.iter().map(KeptRevision::of).collect();
        let amendment = KeptAmendment { moves: moves.clone(), revisions };
        Self { command: noted.command.clone(), remembered: true, amendment }
    }

    /// Whether it touches nothing but what a workspace is made of.
    pub(crate) fn is_ours(&self) -> bool {
        let KeptAmendment { moves, revisions } = &self.amendment;
        let revisions = revisions.iter().map(KeptRevision::lost).collect();
        Amendment { moves: moves.clone(), revisions }.is_ours()
    }

    /// The same with the texts of its files.
    ///
    /// # Errors
    /// When the system does not say what is there.
    pub(crate) fn met(&self, root: &Path) -> io::Result<Met> {
        let KeptAmendment { moves, revisions } = &self.amendment;
        let (mut all, mut lost) = (Vec::with_capacity(revisions.len()), None);
        for revision in revisions {
            let met = revision.met(root)?;
            if met.is_none() && lost.is_none() {
                lost = Some(revision.document.clone());
            }
            all.push(met.unwrap_or_else(|| revision.lost()));
        }
        Ok(Met { amendment: Amendment { moves: moves.clone(), revisions: all }, lost })
    }
}

impl KeptRevision {
    fn of(Revision { document, from, before, after }: &Revision) -> Self {
        let (document, from) = (document.clone(), from.clone());
        let none = Self { document, from, before: None, after: None, lines: None, made: None };
        match (before, after) {
            (Some(before), Some(after)) => Self { lines: Some(KeptLines::between(before, after)), ..none },
            (None, Some(after)) => Self { made: Some(Mark::of(after)), ..none },
            (before, None) => Self { before: before.as_deref().map(str::to_owned), ..none },
        }
    }

    /// The revision with the texts that the file tells; `None` where it is neither as it was before nor as it was
    /// afterwards.
    fn met(&self, root: &Path) -> io::Result<Option<Revision>> {
        let Self { document, from, before, after, lines, made } = self;
        let found = |path: &str| text(root, path);
        let (before, after) = match (lines, made) {
            (Some(lines), _) => {
                let now = found(document)?;
                let after = now.filter(|now| Mark::of(now) == lines.after);
                let before = after.as_deref().and_then(|after| lines.before_of(after));
                if before.is_some() {
                    (before, after)
                } else {
                    let was = found(from.as_deref().unwrap_or(document))?;
                    let before = was.filter(|was| Mark::of(was) == lines.before);
                    let after = before.as_deref().and_then(|before| lines.after_of(before));
                    if after.is_none() {
                        return Ok(None);
                    }
                    (before, after)
                }
            }
            (None, Some(made)) => match found(document)? {
                Some(now) if Mark::of(&now) == *made => (None, Some(now)),
                Some(_) => return Ok(None),
                // It is gone, whatever it said.
                None => (None, Some(String::new())),
            },
            (None, None) => (before.clone(), after.clone()),
        };
        let (before, after) = (before.map(Into::into), after.map(Into::into));
        Ok(Some(Revision { document: document.clone(), from: from.clone(), before, after }))
    }

    /// What can be said of it without its file.
    fn lost(&self) -> Revision {
        let Self { document, from, before, after, lines, made } = self;
        let old = lines.as_ref().map(|lines| lines.old.clone());
        let new = lines.as_ref().map(|lines| lines.new.clone());
        Revision {
            document: document.clone(),
            from: from.clone(),
            before: old.or_else(|| before.clone()).map(Into::into),
            after: new.or_else(|| after.clone()).or_else(|| made.map(|_| String::new())).map(Into::into),
        }
    }
}

impl KeptLines {
    /// The lines in which two texts differ.
    fn between(before: &str, after: &str) -> Self {
        let (one, other) = (before.as_bytes(), after.as_bytes());
        let same = in_front(one, other);
        let at = one.get(..same).and_then(|same| memrchr(b'\n', same)).map_or(0, |end| end + 1);
        let most = one.len().min(other.len()) - at;
        let behind = behind(one, other).min(most);
        // No answer: the end of a text is always there.
        let tail = one.get(one.len() - behind..).unwrap_or_default();
        let begins_line = |text: &[u8]| {
            let start = text.len() - behind;
            start == 0 || text.get(start - 1) == Some(&b'\n')
        };
        // Else from the next line on that begins within what is the same.
        let behind = match begins_line(one) && begins_line(other) {
            true => behind,
            false => memchr(b'\n', tail).map_or(0, |end| behind - end - 1),
        };
        // No answer: what lies between is within both texts.
        let part = |text: &str| text.get(at..text.len() - behind).unwrap_or_default().to_owned();
        Self { at, old: part(before), new: part(after), before: Mark::of(before), after: Mark::of(after) }
    }

    fn before_of(&self, after: &str) -> Option<String> {
        exchanged(after, self.at, &self.new, &self.old).filter(|before| Mark::of(before) == self.before)
    }

    fn after_of(&self, before: &str) -> Option<String> {
        exchanged(before, self.at, &self.old, &self.new).filter(|after| Mark::of(after) == self.after)
    }
}

/// A text with lines exchanged for others, where they are there.
fn exchanged(text: &str, at: usize, out: &str, into: &str) -> Option<String> {
    let (front, rest) = text.split_at_checked(at)?;
    Some([front, into, rest.strip_prefix(out)?].concat())
}

impl Mark {
    /// Files keep what it makes of a text: it stays as it is.
    fn of(text: &str) -> Self {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let add = |hash: u64, word: u64| (hash.rotate_left(29) ^ word).wrapping_mul(SPREAD);
        let (words, rest) = text.as_bytes().as_chunks();
        let hash = words.iter().fold(0, |hash, word| add(hash, u64::from_le_bytes(*word)));
        let hash = rest.iter().fold(hash, |hash, byte| add(hash, u64::from(*byte) + 1));
        Self { bytes: text.len(), hash: add(hash, hash >> 31) }
    }
}

/// What a document says, where it is there and is text.
fn text(root: &Path, document: &str) -> io::Result<Option<String>> {
    match bytes(&root.join(document)) {
        // No answer: bytes that are no text.
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound || is_no_file(&error) => Ok(None),
        Err(error) => Err(of(document, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_bring_each_text_back_from_the_other() {
        let texts = [
            "",
            "a",
            "a\n",
            "a\nb",
            "a\nxb",
            "a\nb\n",
            "b\na\n",
            "a\na\n",
            "a\na\na\n",
            "é\nü",
            "é\nö\n",
            "a\r\nb\r\n",
            "a\r\nc\r\n",
            "\u{feff}a\nb\n",
        ];
        let long = |middle: &str| format!("{}{middle}{}", "line\n".repeat(300), "other\n".repeat(300));
        let long = [long(""), long("x\n"), long("x"), long("line\n"), long("other\nother\n")];
        let all: Vec<&str> = texts.into_iter().chain(long.iter().map(String::as_str)).collect();
        for before in &all {
            for after in &all {
                let lines = KeptLines::between(before, after);
                assert_eq!(lines.before_of(after).as_deref(), Some(*before), "{before:?} {after:?}");
                assert_eq!(lines.after_of(before).as_deref(), Some(*after), "{before:?} {after:?}");
                let is_line = |text: &str, at: usize| at == 0 || text.as_bytes()[at - 1] == b'\n';
                assert!(is_line(before, lines.at) && is_line(after, lines.at));
                assert!(
                    lines.old.len() + lines.at == before.len() || is_line(before, lines.at + lines.old.len())
                );
                let other = format!("{after}b\n");
                assert_eq!(lines.before_of(&other), None, "{before:?} {after:?}");
            }
        }
        let lines = KeptLines::between(&long[0], &long[1]);
        assert_eq!((&*lines.old, &*lines.new, lines.at), ("", "x\n", 1_500));
    }

    #[test]
    fn texts_that_are_alike_have_marks_that_are_not() {
        let texts = [
            "",
            "a",
            "b",
            "a\0",
            "aaaaaaaa",
            "aaaaaaaab",
            "baaaaaaaa",
            "aaaaaaaabaaaaaaaa",
            "aaaaaaaaaaaaaaaab",
        ];
        for (at, one) in texts.iter().enumerate() {
            assert!(texts.iter().skip(at + 1).all(|other| Mark::of(one) != Mark::of(other)), "{one}");
        }
        // What was remembered by an older version must be known again.
        assert_eq!(Mark::of("name = \"Acme\"\n").bytes, 14);
    }
}

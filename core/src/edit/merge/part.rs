//! A part of a text: what people add, change and take out one by one. Put together again, the parts are the text, byte
//! for byte.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::edit::merge::said::Said;

/// A part of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// What it is the same part by in another text.
    pub(crate) key: String,
    /// The list that it is a record of, by its pattern.
    pub(crate) list: Option<String>,
    /// What no other record of its list may have.
    pub(crate) claim: Option<String>,
    /// Whether it has no id, so that its content is its key: a changed one is another one.
    pub(crate) is_counted: bool,
    /// Whether one side or the other changes it as a whole, whichever of its keys.
    pub(crate) is_whole: bool,
    /// What it says itself, if it is a value or a record.
    pub(crate) said: Said,
    /// Where it comes among others that are added at the same place.
    pub(crate) order: (usize, String),
    /// Blank lines and comments above it.
    pub(crate) lead: String,
    /// Its own lines up to the end of its value; of a section its header, of a list all up to its first item.
    pub(crate) head: String,
    /// What follows its value on the line.
    pub(crate) tail: String,
    /// What is in it, if it can be taken apart.
    pub(crate) kids: Option<Vec<Part>>,
    /// What follows its last kid.
    pub(crate) foot: String,
    /// Of an item: where in its head its value ends, and whether a comma follows.
    pub(crate) comma: Option<(usize, bool)>,
    /// The dates between brackets, where it is a list of dates: the bytes in its head, and each of them.
    pub(crate) dates: Option<(Range<usize>, Vec<String>)>,
    /// All versions of some parts, where they cannot be brought together.
    pub(crate) contest: Option<Box<Contest>>,
}

/// Parts that both sides changed, each in another way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contest {
    /// What both began with.
    pub(crate) base: Vec<Part>,
    /// Our side.
    pub(crate) ours: Vec<Part>,
    /// Their side.
    pub(crate) theirs: Vec<Part>,
}

impl Part {
    /// Whether both sides stand in it somewhere.
    pub(crate) fn is_contested(&self) -> bool {
        self.contest.is_some() || self.kids.iter().flatten().any(Self::is_contested)
    }

    /// Whether two parts say the same with the same comments, wherever their blanks are.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        let comments = |part: &Self| {
            let mut text = part.clone();
            text.head.clear();
            let lines = text.joined("\n");
            lines.lines().map(|line| line.trim().to_owned()).filter(|line| line.starts_with('#')).collect()
        };
        let behind = |part: &Self| part.tail.trim().to_owned();
        let (one, two): (Vec<String>, Vec<String>) = (comments(self), comments(other));
        self.kids.is_none()
            && other.kids.is_none()
            && self.said == other.said
            && behind(self) == behind(other)
            && one == two
    }

    /// Parts with the same content get numbers. Of records that share an id, all but the first are told apart by their
    /// content; anything else must not have the same key.
    pub(crate) fn numbered(mut self) -> Option<Self> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut kids = self.kids.take();
        for kid in kids.iter_mut().flatten() {
            if !kid.is_counted && seen.contains_key(&kid.key) {
                kid.list.as_ref()?;
                kid.key = format!("{} {:?}", kid.key, kid.said);
                kid.is_counted = true;
            }
            let count = seen.entry(kid.key.clone()).or_default();
            *count += 1;
            kid.key = format!("{}\n{count}", kid.key);
            *kid = std::mem::take(kid).numbered()?;
        }
        self.kids = kids;
        Some(self)
    }

    /// The text of it.
    pub(crate) fn joined(&self, ending: &str) -> String {
        let mut text = String::new();
        self.join(&mut text, ending);
        text
    }

    fn join(&self, text: &mut String, ending: &str) {
        let begin = |text: &mut String| {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(ending);
            }
        };
        if !self.lead.is_empty() || !self.head.is_empty() {
            begin(text);
        }
        text.push_str(&self.lead);
        text.push_str(&self.head);
        text.push_str(&self.tail);
        let kids = self.kids.as_deref().unwrap_or_default();
        for (at, kid) in kids.iter().enumerate() {
            kid.followed(at + 1 < kids.len()).join(text, ending);
        }
        if !self.foot.is_empty() && !kids.is_empty() {
            begin(text);
        }
        text.push_str(&self.foot);
    }

    /// An item with a comma where another follows.
    pub(crate) fn followed(&self, by_another: bool) -> Cow<'_, Self> {
        let mut part = Cow::Borrowed(self);
        if let (true, Some((end, false))) = (by_another, self.comma)
            && self.head.is_char_boundary(end)
        {
            let own = part.to_mut();
            own.head.insert(end, ',');
            own.comma = Some((end, true));
        }
        part
    }
}

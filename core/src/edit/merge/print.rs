//! Woven parts as a text: where both sides stand, between git's markers.

use crate::edit::merge::part::{Contest, Part};

/// How git is to mark a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markers {
    /// How long each marker is.
    pub size: usize,
    /// What our side is called.
    pub ours: String,
    /// What the origin is called.
    pub base: String,
    /// What their side is called.
    pub theirs: String,
    /// Whether the origin's version stands between those of both sides, as in git's styles `diff3` and `zdiff3`.
    pub with_base: bool,
}

impl Default for Markers {
    fn default() -> Self {
        let [ours, base, theirs] = ["ours", "base", "theirs"].map(str::to_owned);
        Self { size: 7, ours, base, theirs, with_base: false }
    }
}

/// One side or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Ours,
    Theirs,
}

impl Markers {
    /// A text with both sides between markers wherever they contradict each other.
    pub(crate) fn printed(&self, part: &Part, ending: &str) -> String {
        self.marked(part, ending).joined(ending)
    }

    /// Texts that stand against each other as wholes.
    pub(crate) fn contested(&self, texts: [&str; 3], ending: &str) -> String {
        let [base, ours, theirs] = texts.map(|text| vec![Part { head: text.to_owned(), ..Part::default() }]);
        let contest = Some(Box::new(Contest { base, ours, theirs }));
        self.printed(&Part { contest, ..Part::default() }, ending)
    }

    /// The same with contests as text between markers.
    fn marked(&self, part: &Part, ending: &str) -> Part {
        let Some(contest) = &part.contest else {
            let mut marked = part.clone();
            let kids = part.kids.as_deref().unwrap_or_default();
            let last = kids.len().saturating_sub(1);
            let with_comma =
                kids.iter().zip(0..).map(|(kid, at)| self.marked(&kid.followed(at < last), ending));
            marked.kids = part.kids.is_some().then(|| with_comma.collect());
            return marked;
        };
        let side = |parts: &[Part]| {
            let parts = parts.iter().map(|part| self.marked(&part.followed(true), ending)).collect();
            let mut text = Part { kids: Some(parts), ..Part::default() }.joined(ending);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(ending);
            }
            text
        };
        let mut head = self.line('<', &self.ours, ending) + &side(&contest.ours);
        if self.with_base {
            head = head + &self.line('|', &self.base, ending) + &side(&contest.base);
        }
        head = head + &self.line('=', "", ending) + &side(&contest.theirs);
        head += &self.line('>', &self.theirs, ending);
        Part { head, ..Part::default() }
    }

    fn line(&self, sign: char, name: &str, ending: &str) -> String {
        let sign: String = std::iter::repeat_n(sign, self.size).collect();
        format!("{sign}{}{name}{ending}", if name.is_empty() { "" } else { " " })
    }
}

impl Part {
    /// The same with one side wherever both stand against each other.
    pub(crate) fn resolved(&self, side: Side) -> Self {
        let mut resolved = self.clone();
        let contest = resolved.contest.take().map(|contest| match side {
            Side::Ours => contest.ours,
            Side::Theirs => contest.theirs,
        });
        if let Some(parts) = contest {
            return Self { kids: Some(parts), ..Self::default() };
        }
        resolved.kids = self.kids.as_ref().map(|kids| {
            let of = |kid: &Self| match &kid.contest {
                Some(_) => kid.resolved(side).kids.unwrap_or_default(),
                None => vec![kid.resolved(side)],
            };
            kids.iter().flat_map(of).collect()
        });
        resolved
    }
}

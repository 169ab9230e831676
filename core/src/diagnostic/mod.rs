//! What is wrong with a user's data, where, and what to write instead. Nothing here paints or prints.

use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::rules::RuleName;
use crate::model::Date;
use crate::model::quantity::Money;

pub mod difference;
pub mod findings;
pub mod known;
pub mod rules;

/// Something found in a workspace's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: RuleName,
    /// How serious it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// A lower-case phrase that names the value at fault.
    pub message: String,
    /// What to write instead; begins with a verb.
    pub help: Option<String>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Place, String)>,
    /// The same in a few words, for a list of what needs attention.
    pub gist: Gist,
}

/// What was found in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist {
    /// What is wrong, without whose it is; none where the rule's name says it.
    pub what: Option<String>,
    /// Since when, or from when on.
    pub since: Option<Date>,
    /// What is at risk; none where that is no money, or nobody knows how much.
    pub stake: Option<AtStake>,
    /// What the stakes of several findings of the rule on one subject come to.
    pub together: Together,
    /// Whether what it passes is firm by the agreement.
    pub firm: bool,
}

/// What is at risk in what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtStake {
    /// How much, in the workspace's currency.
    pub amount: Money,
    /// How it was computed, in words and numbers.
    pub how: String,
}

/// What the stakes of several findings of one rule on one subject come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Together {
    /// The largest of them: each is the same money looked at again.
    #[default]
    Largest,
    /// Their sum: each is money of its own. The words name several of them, such as `invoices late`.
    Sum(&'static str),
}

/// How serious a finding is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The figures cannot be trusted.
    Error,
    /// Against the agency's policy, at a rule that fails a check.
    Deny,
    /// Correct, but rarely meant.
    Warning,
    /// Against the agency's policy, and said.
    Warn,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Deny, Self::Warning, Self::Warn];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Deny => "deny",
            Self::Warning => "warning",
            Self::Warn => "warn",
        }
    }
}

/// A place in a document of the workspace, resolved to lines and columns only when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's path below the workspace, with `/` on every platform.
    pub document: String,
    /// The path of the key in it, such as `changes[2].decided`; empty for the whole document.
    pub path: String,
    /// The bytes at fault, where the finder knows them; else the path's key and value are looked up.
    pub span: Option<Range<usize>>,
}

/// A comment that exempts what stands at it from one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Where it names the rule.
    pub place: Place,
    /// The rule as written; the whole comment where it is not understood.
    pub rule: String,
    /// The rule that can be exempted whose name is nearest to what was written.
    pub nearest: Option<&'static str>,
    /// Whether it is written as exemptions are.
    pub is_understood: bool,
    /// Why; it may be blank, or no more than signs.
    pub reason: String,
    /// The bytes of the document that it is about, if any.
    pub covers: Option<Range<usize>>,
    /// Whether it stands above everything else, and so is about the document as a whole too.
    pub is_head: bool,
}

/// A diagnostic as it is printed: its place counted in lines and columns, from 1, in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// How serious it is.
    pub level: Severity,
    /// The file's path below the workspace.
    pub file: String,
    /// The line; 0 where the place is the file itself.
    pub line: usize,
    /// The column of the first character; 0 where the place is the file itself.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
    /// The path of the key.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// What stays the same of it in other versions; empty where nobody asked.
    #[serde(skip)]
    pub fingerprint: String,
}

/// The lines and columns that a place reaches over, from 1, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The line of the first character.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// The column behind it.
    pub end_column: usize,
}

/// A finding with what is seen at its place.
#[derive(Clone, Debug)]
pub struct Shown<Excerpt> {
    /// What was found.
    pub finding: Finding,
    /// What stands there; `None` where the place is the file itself, or the file is no text.
    pub excerpt: Option<Excerpt>,
    /// The other places that belong to it, each with a few words.
    pub related: Vec<Self>,
}

impl Exemption {
    /// Whether it says why.
    #[must_use]
    pub fn has_reason(&self) -> bool {
        self.reason.chars().any(char::is_alphanumeric)
    }

    /// Whether it is about what has these bytes in its document: what begins there, or the file as a whole where a place
    /// has none.
    #[must_use]
    pub fn is_about(&self, span: Option<&Range<usize>>) -> bool {
        let is_covered =
            |span: &Range<usize>| self.covers.as_ref().is_some_and(|covers| covers.contains(&span.start));
        span.map_or(self.is_head, is_covered)
    }
}

impl Place {
    /// A key of a document.
    #[must_use]
    pub fn key(document: impl Into<String>, path: impl Into<String>) -> Self {
        Self { document: document.into(), path: path.into(), span: None }
    }

    /// The same with the bytes at fault.
    #[must_use]
    pub fn at(self, span: Range<usize>) -> Self {
        Self { span: Some(span), ..self }
    }
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(rule: RuleName, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            place,
            message: message.into(),
            help: None,
            related: Vec::new(),
            gist: Gist::default(),
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(rule: RuleName, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, place, message) }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with what it says in a few words.
    #[must_use]
    pub fn in_short(mut self, what: impl Into<String>) -> Self {
        self.gist.what = Some(what.into());
        self
    }

    /// The same of what is firm by the agreement, if it is.
    #[must_use]
    pub fn firm(mut self, is_firm: bool) -> Self {
        self.gist.firm = is_firm;
        self
    }

    /// The same with the day since which it is so, where that is known.
    #[must_use]
    pub fn since(mut self, day: Option<Date>) -> Self {
        self.gist.since = day;
        self
    }

    /// The same with what is at risk, where that is known.
    #[must_use]
    pub fn staking(mut self, stake: Option<AtStake>) -> Self {
        self.gist.stake = stake;
        self
    }

    /// The same, whose stake adds to those of its kind on the same subject; the words name several of them.
    #[must_use]
    pub fn adding_up(mut self, words: &'static str) -> Self {
        self.gist.together = Together::Sum(words);
        self
    }

    /// The same with one more place that belongs to it.
    #[must_use]
    pub fn and(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }
}

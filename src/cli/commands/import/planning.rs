//! What becomes of each row of an export: new, there already, left out on purpose, or refused.

use crate::exchange::entry::{Export, Refused};
use crate::exchange::lookup::{Answer, Lookup};
use crate::exchange::news::{News, Span, Wanted, news};
use crate::model::Date;

/// The first and the last day that are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits {
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

/// What becomes of an export.
#[derive(Debug)]
pub(crate) struct Plan {
    /// How many rows the file has.
    pub(crate) rows: usize,
    /// What has a place here.
    pub(crate) wanted: Vec<Wanted>,
    /// Which of it is new.
    pub(crate) news: News,
    /// How many are left out on purpose.
    pub(crate) left_out: usize,
    /// What cannot be taken, in the order of the file.
    pub(crate) refused: Vec<Refused>,
}

impl Limits {
    /// Leaves out what lies outside.
    pub(crate) fn apply(self, export: &mut Export) {
        let is_inside = |date: Date| {
            self.from.is_none_or(|from| date >= from) && self.until.is_none_or(|until| date <= until)
        };
        export.entries.retain(|entry| is_inside(entry.date));
    }

    /// The days that entries cover: those that were typed, else from the first to the last of them.
    fn span(self, wanted: &[Wanted]) -> Option<Span> {
        let dates = || wanted.iter().map(|one| one.date);
        Some(Span { from: self.from.or(dates().min())?, until: self.until.or(dates().max())? })
    }
}

impl Plan {
    /// What becomes of an export. Where it is to replace what is there, these are its limits; up to the day that is closed
    /// nothing new is taken.
    pub(crate) fn new(
        export: Export,
        lookup: &mut Lookup<'_>,
        (replaced, closed): (Option<Limits>, Option<Date>),
    ) -> Self {
        let Export { entries, mut refused } = export;
        let rows = entries.len() + refused.len();
        let (mut wanted, mut left_out) = (Vec::with_capacity(entries.len()), 0);
        for entry in &entries {
            match lookup.place(entry) {
                Answer::Placed(one) => wanted.push(*one),
                Answer::LeftOut => left_out += 1,
                Answer::Refused(why, help) => refused.push(Refused { line: entry.line, why, help }),
            }
        }
        let portfolio = lookup.portfolio();
        let span = replaced.and_then(|limits| limits.span(&wanted));
        let news = news(&wanted, portfolio, span);
        let repeated = news.repeated.iter().filter_map(|at| wanted.get(*at));
        refused.extend(repeated.map(|one| Refused {
            line: one.line,
            why: format!("the id {:?} comes twice", one.source_id.as_deref().unwrap_or_default()),
            help: "leave one of them out of the file".to_owned(),
        }));
        let is_closed = |one: &&Wanted| closed.is_some_and(|closed| one.date <= closed);
        let late = news.new.iter().filter_map(|at| wanted.get(*at)).filter(is_closed);
        refused.extend(late.map(|one| Refused {
            line: one.line,
            why: format!("{} is in books that are closed", one.date),
            help: "leave it out with --from, or add --reopen to take it all the same".to_owned(),
        }));
        refused.sort_by_key(|one| one.line);
        let bad: std::collections::BTreeSet<usize> = refused.iter().map(|one| one.line).collect();
        let mut news = news;
        news.new.retain(|at| wanted.get(*at).is_some_and(|one| !bad.contains(&one.line)));
        Self { rows, wanted, news, left_out, refused }
    }

    /// What is new, in the order of the file.
    pub(crate) fn new_entries(&self) -> impl Iterator<Item = &Wanted> {
        self.news.new.iter().filter_map(|at| self.wanted.get(*at))
    }
}

//! What is unknown of many, in one line below a table: alarms never drown in it.

use std::cmp::Reverse;

use crate::figures::missing::Missing;
use crate::page::{Block, Lacks, Note};
use crate::why::words::counted;

/// A record that a project lacks, as the line on the unknown counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lack {
    DueDate,
    Start,
    Budget,
    Progress,
    BillRate,
    Cost,
    ExchangeRate,
    Amount,
    Milestone,
    AssignedHours,
    File,
}

impl Lack {
    const fn words(self) -> &'static str {
        match self {
            Self::DueDate => "without a due date",
            Self::Start => "without a start",
            Self::Budget => "without a budget",
            Self::Progress => "without progress",
            Self::BillRate => "without a bill rate for all of its time",
            Self::Cost => "without a cost for all of its time",
            Self::ExchangeRate => "without an exchange rate",
            Self::Amount => "without an amount",
            Self::Milestone => "without a milestone that says when the price is invoiced",
            Self::AssignedHours => "with an assignment without hours",
            Self::File => "with a file that can't be read",
        }
    }

    /// Why nobody knows what can be invoiced, of several projects.
    const fn uninvoiced(self) -> &'static str {
        match self {
            Self::Milestone => {
                "of which no milestone says when the price is invoiced: what can be invoiced is unknown"
            }
            Self::BillRate => "with time that has no bill rate: what can be invoiced is unknown",
            Self::Amount => "without an agreed amount: what can be invoiced is unknown",
            Self::ExchangeRate => "without an exchange rate: what can be invoiced is unknown",
            Self::Progress => "of which nobody said how far they are: what can be invoiced is unknown",
            _ => "of which it is not known what can be invoiced",
        }
    }
}

impl From<&Missing> for Lack {
    fn from(missing: &Missing) -> Self {
        match missing {
            Missing::Rate { .. } => Self::BillRate,
            Missing::Cost { .. } => Self::Cost,
            Missing::ExchangeRate { .. } => Self::ExchangeRate,
            Missing::PersonFile(_) | Missing::CostsFile => Self::File,
            Missing::Progress | Missing::WorkingDay => Self::Progress,
            Missing::FixedAmount | Missing::RetainerAmount | Missing::OnePrice => Self::Amount,
            Missing::Milestones => Self::Milestone,
            Missing::Start => Self::Start,
            Missing::AssignedHours(_) => Self::AssignedHours,
        }
    }
}

/// A sentence on a project, and what that lacks where the sentence says so.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    pub(crate) text: String,
    pub(crate) lack: Option<Lack>,
}

/// Who lacks something: how one and several of them are called, and the command that tells more of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lacking {
    one: &'static str,
    many: &'static str,
    command: &'static str,
}

impl Lacking {
    /// Projects.
    pub(crate) const fn project(command: &'static str) -> Self {
        Self { one: "project", many: "projects", command }
    }

    /// People.
    pub(crate) const fn person(command: &'static str) -> Self {
        Self { one: "person", many: "people", command }
    }
}

/// What stands below a table: the sentences, of several rows those on what is unknown as one line.
pub(crate) fn below(sentences: Vec<(Note, Option<Lack>)>, rows: usize, lacking: Lacking) -> Vec<Block> {
    if rows < 2 {
        return vec![Block::Notes(sentences.into_iter().map(|(note, _)| note).collect())];
    }
    let mut lacks: Vec<(Lack, String)> =
        sentences.iter().filter_map(|(note, lack)| Some(((*lack)?, note.about.clone()))).collect();
    lacks.sort();
    lacks.dedup();
    let alarms = sentences.into_iter().filter(|(_, lack)| lack.is_none()).map(|(note, _)| note);
    let mut groups: Vec<&[(Lack, String)]> = lacks.chunk_by(|one, next| one.0 == next.0).collect();
    groups.sort_by_key(|group| Reverse(group.len()));
    let counts = groups.iter().enumerate().filter_map(|(place, group)| {
        let (lack, _) = group.first()?;
        let count = if place == 0 {
            counted(group.len(), lacking.one, lacking.many)
        } else {
            group.len().to_string()
        };
        Some(format!("{count} {}", lack.words()))
    });
    let counts: Vec<String> = counts.collect();
    let unknown = match groups.first().and_then(|group| group.first()) {
        Some((_, who)) => format!("{}: {} {who} says more", counts.join(", "), lacking.command),
        None => String::new(),
    };
    let whose = |group: &&[(Lack, String)]| {
        let (lack, _) = group.first()?;
        Some((lack.words(), group.iter().map(|(_, who)| who.clone()).collect()))
    };
    let whose = groups.iter().filter_map(whose).collect();
    vec![Block::Notes(alarms.collect()), Block::Lacks(Lacks { line: unknown, whose })]
}

/// Who lacks what, the most frequent first.
fn grouped(lacks: Vec<(Lack, String)>, words: impl Fn(Lack) -> &'static str) -> Block {
    let mut whose: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (lack, who) in lacks {
        let words = words(lack);
        match whose.iter_mut().find(|(known, _)| *known == words) {
            Some((_, all)) => all.push(who),
            None => whose.push((words, vec![who])),
        }
    }
    whose.sort_by_key(|(_, all)| Reverse(all.len()));
    Block::Lacks(Lacks { line: String::new(), whose })
}

/// Which projects lack what, without a line for where there is little room.
pub(crate) fn of_projects(lacks: Vec<(Lack, String)>) -> Block {
    grouped(lacks, Lack::words)
}

/// Why it is not known of these projects what can be invoiced.
pub(crate) fn uninvoiced(lacks: Vec<(Lack, String)>) -> Block {
    grouped(lacks, Lack::uninvoiced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tone;

    fn sentence(about: &str, lack: Option<Lack>) -> (Note, Option<Lack>) {
        (Note { about: about.to_owned(), text: "so it is".to_owned(), tone: Tone::Bad }, lack)
    }

    #[test]
    fn what_is_unknown_of_many_is_one_line_behind_the_alarms() {
        let sentences = || {
            vec![
                sentence("a/x", Some(Lack::Progress)),
                sentence("a/x", Some(Lack::DueDate)),
                sentence("a/x", Some(Lack::Progress)),
                sentence("b/y", Some(Lack::DueDate)),
                sentence("c/z", None),
            ]
        };
        let blocks = below(sentences(), 3, Lacking::project("standing budget"));
        let [Block::Notes(notes), Block::Lacks(Lacks { line: words, whose })] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        let named: Vec<String> =
            whose.iter().map(|(what, whose)| format!("{what}: {}", whose.join(" "))).collect();
        assert_eq!(named, ["without a due date: a/x b/y", "without progress: a/x"]);
        assert_eq!(notes.iter().map(|note| note.about.as_str()).collect::<Vec<_>>(), ["c/z"]);
        assert_eq!(words, "2 projects without a due date, 1 without progress: standing budget a/x says more");
        // Of a single project nothing is left out.
        let blocks = below(sentences(), 1, Lacking::project("standing budget"));
        let [Block::Notes(notes)] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert_eq!(notes.len(), 5);
    }
}

//! What the checks found: all of it on a page, and what was found of each client, project and person on theirs.

use std::collections::HashMap;

use crate::cli::commands::status::answer::Subject;
use crate::cli::session::findings;
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::disk::Sources;
use crate::page::{Block, Cell, Column, Page, Sheet, Tone, Unit};

/// Findings, the most serious first.
pub(crate) struct SiteFindings {
    all: Vec<Finding>,
    /// Where those of a document stand among them.
    of: HashMap<String, Vec<usize>>,
}

type Of = Column<'static, Finding>;

impl SiteFindings {
    /// What was found, on the lines of its files.
    pub(crate) fn new(found: Vec<Diagnostic>, sources: &Sources) -> Self {
        let mut all = findings::placed(found, sources);
        all.sort_by_key(|one| std::cmp::Reverse(one.level));
        let mut of: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in all.iter().enumerate() {
            of.entry(one.file.clone()).or_default().push(place);
        }
        Self { all, of }
    }

    /// What was found in a document, if anything was.
    pub(crate) fn of_document(&self, document: &str) -> Option<Block> {
        let places = self.of.get(document)?;
        let found: Vec<&Finding> = places.iter().filter_map(|place| self.all.get(*place)).collect();
        let columns = [rule(|one| Cell::Id(one.rule.to_owned())), level(), what(), help()];
        Some(Block::Sheet(Sheet::of(&columns, &found, None).titled("what the checks found")))
    }
}

/// The page of everything that was found.
pub(crate) fn page(found: &SiteFindings) -> Page {
    let whose = |one: &Finding| Cell::Id(Subject::of(&one.file).name());
    let place = |one: &Finding| Cell::Text(format!("{}:{}", one.file, one.line));
    let columns = [
        Of::new("file", "about", 0, Unit::Id, whose),
        rule(|one| Cell::Text(one.rule.to_owned())),
        level(),
        what(),
        help(),
        Of::new("line", "where", 4, Unit::Words, place),
    ];
    let sheet = Sheet::of(&columns, &found.all, None).or_say("nothing was found");
    Page { title: "What the checks found".to_owned(), blocks: vec![Block::Sheet(sheet)] }
}

/// The sentence, without the name of what it is about: that stands beside or above.
fn what() -> Of {
    let told = |one: &Finding| {
        let about = format!("{}: ", Subject::of(&one.file).name());
        Cell::Text(one.message.strip_prefix(&about).unwrap_or(&one.message).to_owned())
    };
    Of::new("message", "what", 2, Unit::Words, told)
}

fn rule(cell: fn(&Finding) -> Cell) -> Of {
    Of::new("rule", "rule", 0, Unit::Id, cell)
}

fn level() -> Of {
    let tone = |level| match level {
        Severity::Error | Severity::Deny => Tone::Bad,
        Severity::Warning | Severity::Warn => Tone::Warning,
    };
    Of::new("level", "level", 1, Unit::State, move |one| Cell::State(one.level.word(), tone(one.level)))
}

fn help() -> Of {
    Of::new("help", "what to do", 3, Unit::Words, |one| Cell::Text(one.help.clone().unwrap_or_default()))
}

//! What the checks found: all of it on a page, and what was found of each client, project and person on theirs.

use std::collections::HashMap;

use crate::cli::commands::status::answer::Subject;
use crate::cli::session::privacy;
use crate::diagnostic::{AtStake, Finding, Severity};
use crate::page::{Block, Cell, Column, Page, Sheet, Tone, Unit};

/// Findings, the most serious first.
pub(crate) struct SiteFindings {
    all: Vec<SiteFinding>,
    /// Where those of a document stand among them.
    of: HashMap<String, Vec<usize>>,
}

/// A finding, with what is at stake in it.
pub(crate) struct SiteFinding {
    found: Finding,
    stake: Option<AtStake>,
}

type Of = Column<'static, SiteFinding>;

impl SiteFindings {
    /// What was found, with what is at stake, on the lines of its files.
    pub(crate) fn new(found: Vec<Finding>, stakes: Vec<Option<AtStake>>) -> Self {
        let both = found.into_iter().zip(stakes);
        let mut all: Vec<SiteFinding> = both.map(|(found, stake)| SiteFinding { found, stake }).collect();
        all.sort_by(|one, other| {
            let place = |one: &Finding| (one.line, one.column);
            let (one, other) = (&one.found, &other.found);
            other
                .level
                .cmp(&one.level)
                .then_with(|| one.file.cmp(&other.file))
                .then(place(one).cmp(&place(other)))
        });
        let mut of: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in all.iter().enumerate() {
            of.entry(one.found.file.clone()).or_default().push(place);
        }
        Self { all, of }
    }

    /// What was found in a document, if anything was; where something is at stake, how much, and how that is computed.
    pub(crate) fn of_document(&self, document: &str, is_internal: bool) -> Vec<Block> {
        let Some(places) = self.of.get(document) else { return Vec::new() };
        let found: Vec<&SiteFinding> = places.iter().filter_map(|place| self.all.get(*place)).collect();
        let columns = [rule(|one| Cell::Id(one.rule.to_owned())), level(), what(), help()];
        let mut blocks =
            vec![Block::Sheet(Sheet::of(&columns, &found, None).titled("what the checks found"))];
        let staked: Vec<&SiteFinding> = found
            .into_iter()
            .filter(|one| one.stake.as_ref().is_some_and(|stake| !stake.amount.amount.is_zero()))
            .collect();
        if !staked.is_empty() {
            let how = move |one: &SiteFinding| {
                let how = one.stake.as_ref().map(|stake| &stake.how);
                Cell::applies(how, |how| {
                    Cell::Text(if is_internal { how.clone() } else { privacy::stake(how) })
                })
            };
            let how = Of::new("stake_how", "made of", 2, Unit::Words, how);
            let columns = [rule(|one| Cell::Id(one.rule.to_owned())), stake(), how];
            blocks.push(Block::Sheet(Sheet::of(&columns, &staked, None).titled("what is at stake")));
        }
        blocks
    }
}

/// What is at stake in a finding.
fn stake() -> Of {
    Of::new("stake", "at stake", 1, Unit::Money, |one| {
        let stake = one.stake.as_ref().filter(|stake| !stake.amount.amount.is_zero());
        Cell::applies(stake, |stake| Cell::Money(stake.amount.clone()))
    })
}

/// The page of everything that was found.
pub(crate) fn page(found: &SiteFindings) -> Page {
    let whose = |one: &SiteFinding| Cell::Id(Subject::of(&one.found.file).name());
    let place = |one: &SiteFinding| Cell::Text(format!("{}:{}", one.found.file, one.found.line));
    let columns = [
        Of::new("file", "about", 0, Unit::Id, whose),
        rule(|one| Cell::Id(one.rule.to_owned())),
        level(),
        stake(),
        what(),
        help(),
        Of::new("line", "where", 4, Unit::Words, place),
    ];
    let sheet = Sheet::of(&columns, &found.all, None).or_say("nothing was found");
    Page { title: "What the checks found".to_owned(), blocks: vec![Block::Sheet(sheet)] }
}

/// The sentence, without the name of what it is about: that stands beside or above.
fn what() -> Of {
    let told = |one: &SiteFinding| {
        let one = &one.found;
        let about = format!("{}: ", Subject::of(&one.file).name());
        Cell::Text(one.message.strip_prefix(&about).unwrap_or(&one.message).to_owned())
    };
    Of::new("message", "what", 2, Unit::Words, told)
}

fn rule(cell: fn(&Finding) -> Cell) -> Of {
    Of::new("rule", "rule", 0, Unit::Id, move |one| cell(&one.found))
}

fn level() -> Of {
    let tone = |level| match level {
        Severity::Error | Severity::Deny => Tone::Bad,
        Severity::Warning | Severity::Warn => Tone::Warning,
    };
    Of::new("level", "level", 1, Unit::State, move |one| {
        Cell::State(one.found.level.word(), tone(one.found.level))
    })
}

fn help() -> Of {
    Of::new("help", "what to do", 3, Unit::Words, |one| {
        Cell::Text(one.found.help.clone().unwrap_or_default())
    })
}

//! What the checks found: all of it on a page, and what was found of each client, project and person on theirs.

use std::collections::HashMap;

use crate::cli::commands::site::files;
use crate::cli::commands::site::sections::Section;
use crate::cli::commands::status::answer::Subject;
use crate::cli::session::privacy;
use crate::diagnostic::rules::{Kind, RuleName};
use crate::diagnostic::{AtStake, Diagnostic, Exemption, Severity};
use crate::model::number::Number;
use crate::page::{Block, Cell, Column, Page, Sheet, Tone, Unit};

/// Findings, the most serious first, then those with most at stake; and what comments exempt.
pub(crate) struct SiteFindings {
    all: Vec<Diagnostic>,
    /// Where those of a document stand among them.
    of: HashMap<String, Vec<usize>>,
    exempted: Vec<Exempted>,
}

/// What a comment exempts from a rule.
struct Exempted {
    document: String,
    rule: &'static str,
    reason: String,
}

type Of = Column<'static, Diagnostic>;

/// The heading of what comments exempt.
const EXEMPTED: &str = "what is left out, and why";

impl SiteFindings {
    /// What was found, and what comments exempt from it. Of those alike what is found first in a file stands first.
    pub(crate) fn new(found: Vec<Diagnostic>, exempted: &[Exemption]) -> Self {
        let mut all = found;
        all.sort_by(|one, other| {
            let by_worth = || worth(other).cmp(&worth(one));
            let by_document = || one.place.document.cmp(&other.place.document);
            one.severity.cmp(&other.severity).then_with(by_worth).then_with(by_document)
        });
        let mut of: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in all.iter().enumerate() {
            of.entry(one.place.document.clone()).or_default().push(place);
        }
        let exempted = exempted.iter().filter(|one| one.is_understood && one.has_reason());
        let exempted = exempted.filter_map(|one| {
            let rule = RuleName::named(&one.rule).filter(|rule| rule.kind() == Kind::Practice)?;
            let document = one.place.document.clone();
            Some(Exempted { document, rule: rule.word(), reason: privacy::written(&one.reason) })
        });
        Self { all, of, exempted: exempted.collect() }
    }

    /// What is exempted in a document, or in all, and why.
    fn exempted(&self, document: Option<&str>) -> Option<Block> {
        type Of = Column<'static, Exempted>;
        let columns = [
            Of::new("file", "about", 0, Unit::Id, |one| Cell::Id(Subject::of(&one.document).name()))
                .only_if(document.is_none()),
            Of::new("rule", "rule", 0, Unit::Id, |one| Cell::Id(one.rule.to_owned())),
            Of::new("reason", "why not", 1, Unit::Words, |one| Cell::Text(one.reason.clone())),
        ];
        let is_asked = |one: &&Exempted| document.is_none_or(|document| one.document == document);
        let rows: Vec<&Exempted> = self.exempted.iter().filter(is_asked).collect();
        (!rows.is_empty()).then(|| Block::Sheet(Sheet::of(&columns, &rows, None).titled(EXEMPTED)))
    }

    /// What was found in a document, if anything was: how much is at stake, and what that is made of; and what is exempted in it.
    pub(crate) fn of_document(&self, document: &str, is_internal: bool) -> Vec<Block> {
        let places = self.of.get(document).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<&Diagnostic> = places.iter().filter_map(|place| self.all.get(*place)).collect();
        let columns = || [rule(), stake(), what(), made_of(is_internal), help()];
        let found = (!found.is_empty())
            .then(|| Block::Sheet(Sheet::of(&columns(), &found, None).titled(Section::Found.title())));
        found.into_iter().chain(self.exempted(Some(document))).collect()
    }

    /// The sentences on a document.
    pub(crate) fn said_of(&self, document: &str) -> impl Iterator<Item = &str> {
        let places = self.of.get(document).into_iter().flatten();
        places.filter_map(|place| self.all.get(*place)).map(said)
    }
}

/// What is at stake, where that is something.
fn at_stake(found: &Diagnostic) -> Option<&AtStake> {
    found.gist.stake.as_ref().filter(|stake| !stake.amount.amount.is_zero())
}

fn worth(found: &Diagnostic) -> Option<&Number> {
    at_stake(found).map(|stake| &stake.amount.amount)
}

/// The sentence, without the name of what it is about: that stands beside or above.
fn said(found: &Diagnostic) -> &str {
    let message = found.message.as_str();
    let rest = message.strip_prefix(&*Subject::of(&found.place.document).name());
    rest.and_then(|rest| rest.strip_prefix(": ")).unwrap_or(message)
}

/// What is at stake in a finding.
fn stake() -> Of {
    Of::new("stake", "at stake", 1, Unit::Money, |one| {
        Cell::applies(at_stake(one), |stake| Cell::Money(stake.amount.clone()))
    })
}

/// How what is at stake was computed.
fn made_of(is_internal: bool) -> Of {
    let how = move |one: &Diagnostic| {
        let how = at_stake(one).map(|stake| &stake.how);
        let told = |how: &String| if is_internal { how.clone() } else { privacy::stake(how) };
        Cell::applies(how, |how| Cell::Text(told(how)))
    };
    Of::new("stake_how", "made of", 2, Unit::Words, how)
}

/// The page of everything that was found, below the lines for which the overview has no room.
pub(crate) fn page(found: &SiteFindings, rest: Option<Block>, is_internal: bool) -> Page {
    let whose = |one: &Diagnostic| Cell::Id(Subject::of(&one.place.document).name());
    let columns = [
        Of::new("file", "about", 0, Unit::Id, whose),
        rule(),
        level(),
        stake(),
        what(),
        made_of(is_internal),
        help(),
    ];
    let sheet = Sheet::of(&columns, &found.all, None).or_say("nothing was found");
    let sheet = if rest.is_some() { sheet.titled("all findings, one by one") } else { sheet };
    let blocks = rest.into_iter().chain([Block::Sheet(sheet)]).chain(found.exempted(None)).collect();
    Page { title: "What the checks found".to_owned(), blocks }
}

fn what() -> Of {
    Of::new("message", "what", 2, Unit::Words, |one| Cell::Text(said(one).to_owned()))
}

fn rule() -> Of {
    Of::new("rule", "rule", 0, Unit::Id, |one| Cell::Id(one.rule.word().to_owned()))
}

fn level() -> Of {
    let tone = |level| match level {
        Severity::Error | Severity::Deny => Tone::Bad,
        Severity::Warning | Severity::Warn => Tone::Warning,
    };
    Of::new("level", "level", 1, Unit::State, move |one| Cell::State(one.severity.word(), tone(one.severity)))
}

fn help() -> Of {
    Of::new("help", "what to do", 3, Unit::Words, |one| {
        Cell::Text(one.help.as_deref().map(files::asked).unwrap_or_default())
    })
}

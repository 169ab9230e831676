//! What needs attention in the order of what it costs: one line a subject, small money in one line.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diagnostic::rules::{self, RuleName};
use crate::diagnostic::{AtStake, Severity, Together};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::quantity::Money;
use crate::page::Tone;
use crate::reports::overview::{Attention, Other};
use crate::why::words::{counted, sum};

/// A finding as the overview takes it.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Whose it is: a project, a client, a person; `None` of the agency as a whole.
    pub subject: Option<String>,
    /// What is printed for the subject.
    pub about: String,
    /// Whether the subject is a person.
    pub is_person: bool,
    /// The rule.
    pub rule: RuleName,
    /// The place of the rule in the order of rules.
    pub place: usize,
    /// By what its stake is multiplied for the order; 0 keeps it out.
    pub factor: Number,
    /// How serious it is.
    pub level: Severity,
    /// What it is, in a few words.
    pub gist: String,
    /// The sentence.
    pub why: String,
    /// Since when, or by when.
    pub since: Option<Date>,
    /// What is at risk.
    pub stake: Option<AtStake>,
    /// What several of the rule on one subject come to.
    pub together: Together,
    /// Whether what it passes is firm by the agreement.
    pub firm: bool,
    /// The command that shows it.
    pub command: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// How it should sound.
    pub tone: Tone,
}

/// How many rows there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'n> {
    /// So many in all; no limit where it is `None`.
    pub rows: Option<usize>,
    /// Late and unbilled money below this is told in one line.
    pub floor: Option<&'n Number>,
    /// The currency of the workspace.
    pub currency: Currency,
}

/// The rules whose small findings are told together.
const TRIFLES: [RuleName; 2] = [rules::OVERDUE_INVOICE, rules::UNBILLED_WORK];

/// What the line of small money is called.
pub(crate) const SMALL: &str = "small money";

/// A rule about persons takes so many rows.
const PEOPLE: usize = 3;

/// So many sentences of one rule on one subject are told.
const SENTENCES: usize = 3;

/// All that was found of one subject, the dearest first.
type Found = Vec<Noted>;

/// The rows, and how many subjects more there are.
#[must_use]
pub fn rows(noted: Vec<Noted>, limits: Limits<'_>) -> (Vec<Attention>, usize) {
    let mut subjects = folded(by_subject(noted, limits.currency), limits);
    subjects.retain(|found| !found.is_empty());
    subjects.sort_by_cached_key(|found| found.first().map(order));
    let all = subjects.len();
    if let Some(limit) = limits.rows {
        subjects = few_people(subjects);
        subjects.truncate(limit);
    }
    let more = all - subjects.len();
    (subjects.into_iter().filter_map(row).collect(), more)
}

/// What was found, by subject, each rule once, in order.
fn by_subject(noted: Vec<Noted>, currency: Currency) -> Vec<Found> {
    let mut subjects: BTreeMap<(String, &'static str), BTreeMap<&'static str, Found>> = BTreeMap::new();
    for one in noted.into_iter().filter(|one| !one.factor.is_zero()) {
        // Of the agency as a whole each rule has a line of its own.
        let own = if one.subject.is_none() { one.rule.word() } else { "" };
        subjects.entry((one.about.clone(), own)).or_default().entry(one.rule.word()).or_default().push(one);
    }
    let of_subject = |rules: BTreeMap<&'static str, Found>| {
        let mut found: Found = rules.into_values().filter_map(|all| together(all, currency)).collect();
        found.sort_by_cached_key(order);
        found
    };
    subjects.into_values().map(of_subject).collect()
}

/// Several findings of one rule on one subject as one.
fn together(mut all: Found, currency: Currency) -> Option<Noted> {
    all.sort_by_cached_key(order);
    let count = all.len();
    let since = all.iter().filter_map(|one| one.since).min();
    let stakes: Vec<AtStake> = all.iter().filter_map(|one| one.stake.clone()).collect();
    // What has no stake is not told among what has one: the sentence and the sum speak of the same.
    let is_told = |one: &&Noted| stakes.is_empty() || one.stake.is_some();
    let told: Vec<&str> = all.iter().filter(is_told).take(SENTENCES).map(|one| one.why.as_str()).collect();
    let why = joined(&told, count - told.len());
    let first = all.into_iter().next()?;
    if count == 1 {
        return Some(first);
    }
    let (gist, stake) = match first.together {
        Together::Sum(words) => {
            let whole: Number = stakes.iter().map(|stake| &stake.amount.amount).sum();
            let how = stakes.iter().map(|stake| stake.how.as_str()).take(SENTENCES).collect::<Vec<_>>();
            // What is known of some is not said of all.
            let count = if stakes.is_empty() { count } else { stakes.len() };
            let how = match &*how {
                [how] => (*how).to_owned(),
                several => format!("the sum of {count}: {}", several.join("; ")),
            };
            let stake = (!stakes.is_empty()).then(|| AtStake { amount: currency.money(&whole), how });
            let amount = stake.as_ref().map(|stake| told_sum(&stake.amount)).unwrap_or_default();
            let gist = if count == 1 { first.gist.clone() } else { format!("{count} {words}{amount}") };
            (gist, stake)
        }
        Together::Largest => (format!("{} ({count})", first.gist), first.stake.clone()),
    };
    Some(Noted { gist, stake, why, since, ..first })
}

/// Sentences as one, with what all of them end in said once, and how many more there are.
fn joined(told: &[&str], more: usize) -> String {
    let end = |one: &&str| one.rsplit_once(": ").map(|(_, end)| format!(": {end}"));
    let shared =
        told.first().and_then(end).filter(|end| told.len() > 1 && told.iter().all(|one| one.ends_with(end)));
    let tail = shared.unwrap_or_default();
    let heads: Vec<&str> = told.iter().map(|one| one.strip_suffix(&*tail).unwrap_or(one)).collect();
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{}{more}{tail}", heads.join("; "))
}

/// `, 440.00`, where it is any.
fn told_sum(money: &Money) -> String {
    if money.amount.is_zero() { String::new() } else { format!(", {}", sum(&money.amount, money.currency)) }
}

/// Puts subjects of which nothing but small money is late or unbilled into one line; what else was found of them stays.
fn folded(subjects: Vec<Found>, limits: Limits<'_>) -> Vec<Found> {
    let is_trifle = |one: &Noted| {
        let stake = one.stake.as_ref().map(|stake| &stake.amount.amount).filter(|stake| stake.is_positive());
        one.level == Severity::Warn
            && TRIFLES.contains(&one.rule)
            && stake.zip(limits.floor).is_some_and(|(stake, floor)| stake < floor)
    };
    let begins_so = |found: &Found| found.first().is_some_and(is_trifle);
    if subjects.iter().filter(|found| begins_so(found)).count() < 2 {
        return subjects;
    }
    let (mut kept, mut small) = (Vec::new(), Vec::new());
    for mut found in subjects {
        let trifles = found.iter().take_while(|one| is_trifle(one)).count();
        small.extend(found.drain(..trifles));
        if !found.is_empty() {
            kept.push(found);
        }
    }
    kept.extend(one_line(small, limits.currency));
    kept
}

/// One line for small money, with its parts below it.
fn one_line(mut small: Found, currency: Currency) -> Option<Found> {
    small.sort_by_cached_key(order);
    let of_rule = |rule: RuleName, one: &str, many: &str| {
        let amounts: Vec<&Number> = small
            .iter()
            .filter(|noted| noted.rule == rule)
            .filter_map(|noted| Some(&noted.stake.as_ref()?.amount.amount))
            .collect();
        let whole: Number = amounts.iter().copied().sum();
        (!amounts.is_empty())
            .then(|| format!("{}, {}", counted(amounts.len(), one, many), sum(&whole, currency)))
    };
    let gist = [
        of_rule(rules::OVERDUE_INVOICE, "invoice late", "invoices late"),
        of_rule(rules::UNBILLED_WORK, "project unbilled", "projects unbilled"),
    ];
    let whole: Number = small.iter().filter_map(|one| Some(&one.stake.as_ref()?.amount.amount)).sum();
    let first = small.first()?.clone();
    let command = match first.rule {
        rules::OVERDUE_INVOICE => "standing list invoices --open",
        _ => "standing money",
    };
    let mut names: Vec<String> = small.iter().map(|one| one.about.clone()).collect();
    if names.len() > SENTENCES + 1 {
        let more = names.len() - SENTENCES;
        names.truncate(SENTENCES);
        names.push(format!("and {more} more"));
    }
    let line = Noted {
        subject: None,
        about: SMALL.to_owned(),
        gist: gist.into_iter().flatten().collect::<Vec<_>>().join("; "),
        why: format!("each below attention-floor of the income of 12 months: {}", names.join(", ")),
        since: small.iter().filter_map(|one| one.since).min(),
        stake: Some(AtStake {
            amount: currency.money(&whole),
            how: format!("the sum of {} small amounts", small.len()),
        }),
        command: command.to_owned(),
        ..first
    };
    let parts = small.into_iter().map(|one| Noted { gist: format!("{}: {}", one.about, one.gist), ..one });
    Some(std::iter::once(line).chain(parts).collect())
}

/// At most three rows of a rule about persons; the last of them says how many people more there are.
fn few_people(subjects: Vec<Found>) -> Vec<Found> {
    let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
    for first in subjects.iter().filter_map(|found| found.first()).filter(|one| one.is_person) {
        *seen.entry(first.rule.word()).or_default() += 1;
    }
    let mut shown: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for mut found in subjects {
        let Some(first) = found.first_mut() else { continue };
        if first.is_person {
            let place = shown.entry(first.rule.word()).or_default();
            *place += 1;
            let all = seen.get(first.rule.word()).copied().unwrap_or_default();
            if *place > PEOPLE {
                continue;
            }
            if *place == PEOPLE && all > PEOPLE {
                let more = counted(all - PEOPLE, "person", "people");
                first.gist = format!("{} (+{more})", first.gist);
            }
        }
        kept.push(found);
    }
    kept
}

/// Errors, what the workspace denies, what costs most, what costs nothing by the order of rules, warnings; ties by id.
fn order(noted: &Noted) -> impl Ord + use<> {
    let weight = weight(noted).filter(Number::is_positive);
    let class = match noted.level {
        Severity::Error => 0,
        Severity::Deny => 1,
        Severity::Warn if weight.is_some() => 2,
        Severity::Warn => 3,
        Severity::Warning => 4,
    };
    (class, Reverse(weight), noted.place, noted.about.clone(), noted.file.clone(), noted.line)
}

/// What is at risk, times what the workspace says of the rule.
fn weight(noted: &Noted) -> Option<Number> {
    noted.stake.as_ref().map(|stake| &stake.amount.amount * &noted.factor)
}

fn row(found: Found) -> Option<Attention> {
    let mut found = found.into_iter();
    let first = found.next()?;
    let weight = weight(&first);
    let (stake, stake_why) = parts(first.stake);
    let currency = stake.as_ref().map(|stake| stake.currency);
    Some(Attention {
        subject: first.subject,
        rule: first.rule.word(),
        level: first.level,
        gist: first.gist,
        why: first.why,
        since: first.since,
        stake,
        weight: weight.zip(currency).map(|(weight, currency)| currency.money(&weight)),
        stake_why,
        command: first.command,
        file: first.file,
        line: first.line,
        others: found.map(other).collect(),
        about: first.about,
        tone: first.tone,
    })
}

fn other(noted: Noted) -> Other {
    let (stake, stake_why) = parts(noted.stake);
    Other {
        rule: noted.rule.word(),
        gist: noted.gist,
        since: noted.since,
        stake,
        command: noted.command,
        stake_why,
        why: noted.why,
        firm: noted.firm,
        tone: noted.tone,
    }
}

fn parts(stake: Option<AtStake>) -> (Option<Money>, Option<String>) {
    stake.map_or((None, None), |stake| (Some(stake.amount), Some(stake.how)))
}

#[cfg(test)]
#[path = "ordering_tests.rs"]
mod tests;

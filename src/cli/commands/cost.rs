//! `standing cost`.

use clap::Args;
use serde_json::{Value as Json, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::failed;
use crate::cli::typed::target::Target;
use crate::cli::typed::{amount, date};
use crate::cli::writing::desk::Desk;
use crate::cli::writing::moved::{Both, warned};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::value_of;
use crate::cli::writing::told::{Stand, Told};
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Value};
use crate::format::{Kind, TermKey, template, term_key};
use crate::model::Date;
use crate::model::dated::Dated;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::why::words::money;
use crate::{disk, git};

/// Record what an hour of somebody costs us, or what the agency costs in a month beside
///
/// An hour: what a year of the person costs, over the hours worked in it, holidays and leave taken off.
/// Overhead: what the agency costs beside its people's hours and what projects buy, such as rent.
/// Both are in the currency of the workspace.
/// With --from the cost before that day stays as it was.
/// It stands in private/costs.toml, which git is told to ignore.
///
/// Examples:
///   standing cost ana 62.50 --from 2026-07-01
///   standing cost overhead 9000
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CostArguments {
    /// The person, or overhead
    #[arg(value_name = "PERSON")]
    who: String,

    /// What an hour costs; of overhead, what a month does
    #[arg(value_name = "MONEY", allow_hyphen_values = true)]
    money: String,

    /// From when: 2026-07-01, 07-01, today, fri [default: ever]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

const COSTS: &str = "private/costs.toml";
/// What is no person's id.
const OVERHEAD: &str = "overhead";
const IGNORED: &str = ".gitignore";

/// A cost that was typed.
#[derive(Debug)]
struct Cost<'t> {
    who: &'t str,
    /// What it is called in the file.
    key: &'static str,
    digits: &'t str,
    money: Number,
    from: Option<Date>,
}

impl CostArguments {
    /// Writes the cost.
    ///
    /// # Errors
    /// When there is no such person, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let money = amount::typed("the cost", &self.money)?;
        let from = self.from.as_deref().map(|typed| date::near(typed, setting.today)).transpose()?;
        let key = if self.who == OVERHEAD { "monthly" } else { "hourly" };
        let cost = Cost { who: &self.who, key, digits: &self.money, money, from };
        let extent = cost.extent(setting)?;
        let desk = self.writing.open(setting, extent)?;
        if self.who != OVERHEAD {
            desk.demand_person(&self.who)?;
        }
        if !desk.portfolio.costs_readable {
            desk.show_errors_of(COSTS);
            return Err(Failure::data(format!("can't read {COSTS}")).hint("fix it, then try again"));
        }
        let known = cost.known(&desk.portfolio);
        let was = match from {
            None => known.iter().find(|(since, _)| since.is_none()).map(|(_, money)| money),
            Some(from) => known.at(from),
        };
        let what = cost.words(&desk.portfolio);
        if was == Some(&cost.money) {
            let stand = cost.stand(&desk.portfolio, setting.as_of);
            return desk.unchanged(&Told {
                stand,
                ..Told::new(format!("{what}: nothing to change"), cost.record())
            });
        }
        let was = was.map_or_else(String::new, |was| format!(", was {}", money_of(&desk.portfolio, was)));
        let what = what + &was;
        let changes = cost.changes(&desk, &known)?;
        let warn = |before: &Portfolio, after: &Portfolio| {
            let both = Both { before, after, today: setting.today };
            let moved = both.moved_by(&costs_file(), self.who.as_str());
            moved.map(|what| warned(what, Some(cost.since_today(setting.today)))).into_iter().collect()
        };
        desk.write_warning(&changes, warn, |after| Told {
            stand: cost.stand(after, setting.as_of),
            ..Told::new(what, cost.record())
        })
    }
}

impl Cost<'_> {
    /// What must be read for it: where it moves a cost of the past, all entries that rest on it.
    fn extent(&self, setting: &Setting) -> Result<Extent<'static>, Failure> {
        let reaches_back = self.from.is_none_or(|from| from < setting.today) && self.who != OVERHEAD;
        if !reaches_back {
            return Ok(Extent::People);
        }
        let there = disk::standing_at(setting.root()?, &[COSTS.to_owned()]).map_err(failed)?;
        let text = there.into_iter().find_map(|(_, text)| text);
        let terms = text.and_then(|text| self.terms(&text));
        let rests = terms.is_some_and(|term| !term.terms.records.is_empty());
        Ok(if rests { Extent::Whole } else { Extent::People })
    }

    fn changes(&self, desk: &Desk<'_>, known: &Dated<Number>) -> Result<Vec<Change>, Failure> {
        let document = COSTS.to_owned();
        if desk.has_document(COSTS) {
            let edits = self.edits(&desk.text(COSTS)?, known)?;
            return Ok(vec![Change::Edited { document, edits }]);
        }
        let ignoring = ignoring(desk)?;
        let edited =
            Change::Edited { document: COSTS.to_owned(), edits: self.edits(template::COSTS, known)? };
        let new = Change::New { document, text: template::COSTS.to_owned() };
        Ok(ignoring.into_iter().chain([new, edited]).collect())
    }

    /// What says it in a file: of a cost that always held the history begins with what it was.
    fn edits(&self, text: &str, known: &Dated<Number>) -> Result<Vec<Edit>, Failure> {
        let term = self.terms(text);
        match (self.from, term) {
            (None, Some(term)) if term.terms.is_list() => Err(self.which(known)),
            (Some(from), Some(term)) => Ok(term.terms.edits(&term.name, &self.value(), from)),
            _ => Ok(vec![Edit::Set { path: self.path(), value: self.value() }]),
        }
    }

    /// What a file says of it.
    fn terms(&self, text: &str) -> Option<TermKey> {
        term_key(text, Kind::Costs.schema(), &self.path())
    }

    fn path(&self) -> String {
        format!("{}.{}", self.who, self.key)
    }

    /// The command that leaves the past as it is.
    fn since_today(&self, today: Date) -> String {
        format!("standing cost {} {} --from {today}", self.who, self.digits)
    }

    /// Of a cost that has changed it is to be said from when the new one holds.
    fn which(&self, known: &Dated<Number>) -> Failure {
        let latest = known.iter().next_back().and_then(|(from, money)| Some((from?, money)));
        let cause =
            format!("what {} costs has changed before, and nothing says from when it does now", self.who);
        let failure = Failure::usage(cause).hint("add --from DATE, such as --from today");
        match latest {
            Some((from, money)) => failure.hint(format!(
                "to correct what is written from {from} on, {}, add --from {from}",
                Value::from(money.clone()).written()
            )),
            None => failure,
        }
    }

    fn known(&self, portfolio: &Portfolio) -> Dated<Number> {
        if self.who == OVERHEAD {
            return portfolio.overhead.clone();
        }
        let person = portfolio.people.iter().find(|person| *person.id == *self.who);
        person.map(|person| person.costs.clone()).unwrap_or_default()
    }

    fn value(&self) -> Value {
        Value::Digits(self.digits.to_owned())
    }

    /// `an hour of ana costs 62.50 EUR from 2026-07-01 on`
    fn words(&self, portfolio: &Portfolio) -> String {
        let money = money_of(portfolio, &self.money);
        let since = self.from.map_or_else(String::new, |from| format!(" from {from} on"));
        match self.who {
            OVERHEAD => format!("overhead is {money} a month{since}"),
            who => format!("an hour of {who} costs {money}{since}"),
        }
    }

    fn record(&self) -> Json {
        let mut record = json!({ "who": self.who });
        if let Json::Object(keys) = &mut record {
            keys.insert("from".to_owned(), self.from.map_or(Json::Null, |from| Json::from(from.to_string())));
            keys.insert(self.key.to_owned(), value_of(&self.value()));
        }
        record
    }

    /// What it is on a day, and of whom it is still unknown.
    fn stand(&self, portfolio: &Portfolio, as_of: Date) -> Stand {
        let known = self.known(portfolio);
        let today = known.at(as_of);
        let words = today.map_or_else(|| "unknown".to_owned(), |money| money_of(portfolio, money));
        let is_here = |person: &&crate::model::person::Person| {
            person.from.is_none_or(|from| from <= as_of) && person.until.is_none_or(|until| as_of <= until)
        };
        let here = portfolio.people.iter().filter(is_here);
        let lacking: Vec<&str> =
            here.filter(|person| person.cost_at(as_of).is_none()).map(|person| &*person.id).collect();
        let others = match lacking.len() {
            0 => "the cost of everybody is known".to_owned(),
            1..=3 => format!("no cost is known of {}", lacking.join(", ")),
            many => format!("no cost is known of {many} people"),
        };
        let now = today.map_or(Json::Null, |money| value_of(&Value::Number(money.clone())));
        let overhead = portfolio.overhead.at(as_of).is_some();
        Stand {
            words: format!("{words} on {as_of}; {others}"),
            now: json!({ "who": self.who, self.key: now, "without_cost": lacking, "has_overhead": overhead }),
        }
    }
}

fn costs_file() -> Target {
    Target { id: COSTS.to_owned(), kind: Kind::Costs, document: COSTS.to_owned() }
}

/// An amount in the currency of the workspace.
fn money_of(portfolio: &Portfolio, amount: &Number) -> String {
    money(amount, portfolio.agency.currency)
}

/// What makes git leave `private/` alone, as a new workspace does: nothing where it does already.
fn ignoring(desk: &Desk<'_>) -> Result<Option<Change>, Failure> {
    let document = IGNORED.to_owned();
    if git::is_in_repository(desk.root) {
        match git::is_ignored(desk.root, COSTS) {
            Ok(true) => return Ok(None),
            Ok(false) => {}
            Err(fault) => desk.setting.voice.warning(&format!("git can't say what it ignores: {fault}")),
        }
    }
    let there = disk::standing_at(desk.root, &[IGNORED.to_owned()]).map_err(failed)?;
    Ok(match there.into_iter().next() {
        None => Some(Change::New { document, text: template::GIT_IGNORE.to_owned() }),
        Some((_, Some(text))) => {
            let line = template::PRIVATE;
            let has_it = text.lines().any(|known| known.trim().trim_start_matches('/') == line);
            let ended = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            (!has_it).then(|| Change::Rewritten { document, text: format!("{text}{ended}{line}\n") })
        }
        Some((_, None)) => {
            desk.setting.voice.warning(&format!("{IGNORED} is not text, so nothing was added to it"));
            None
        }
    })
}

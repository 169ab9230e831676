//! Terms with dates: a key of them gets a value from a day on, and what was before stays.

use serde_json::{Value as Json, json};

use crate::cli::commands::set::{SetArguments, WORKDAYS};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::typed::target::Target;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::moved::{Both, warned};
use crate::cli::writing::record::value_of;
use crate::cli::writing::stand::of_target;
use crate::cli::writing::told::Told;
use crate::disk::Change;
use crate::edit::Value;
use crate::format::{TermKey, term_key};
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::portfolio::Portfolio;
use crate::toml::nearest::listed;

/// The key of a table of rates that holds for every role without one.
const DEFAULT: &str = "default";

/// The key of a retainer that all of its terms share.
const EVERY: &str = "every";

impl SetArguments {
    /// Writes a value that holds from a day on.
    ///
    /// # Errors
    /// When no day says which terms are meant, or the key can't have that value; nothing is written then.
    pub(super) fn dated(
        &self,
        desk: Desk<'_>,
        target: &Target,
        term: &TermKey,
        from: Option<Date>,
    ) -> Result<Ending, Failure> {
        let (setting, name) = (desk.setting, &self.key);
        let Some(from) = from else { return Err(self.without_day(target, term, setting.today)) };
        if term.terms.of.list == "retainer" && term.name == EVERY {
            return Err(Failure::usage("the periods of a retainer have one length")
                .hint("end this project, and begin another one for the new periods"));
        }
        let value = self.value(&desk, &term.key)?;
        let held = term.terms.at(from).and_then(|held| held.get(&term.name));
        let was = held.map(Value::words);
        let record = json!({
            "id": target.id,
            "key": name,
            "from": from.to_string(),
            "value": value_of(&value),
            "was": held.map_or(Json::Null, value_of),
        });
        if was.as_ref() == Some(&value.words()) {
            let what = format!("{}: {name} is already {} from {from} on", target.id, value.words());
            return desk.unchanged(&Told::new(what, record));
        }
        let until = term.terms.next_after(from).map_or_else(
            || "on".to_owned(),
            |next| format!("until {}, when the terms of {next} begin", day_before(next)),
        );
        let was = was.map_or_else(String::new, |was| format!(", was {was}"));
        let what = format!("{name} is {} from {from} {until}{was}", value.words());
        let edits = term.terms.edits(&term.name, &value, from);
        let change = Change::Edited { document: target.document.clone(), edits };
        let warn = |before: &Portfolio, after: &Portfolio| {
            let both = Both { before, after, today: setting.today };
            let moved = (from < setting.today).then(|| both.moved_by(target, name)).flatten();
            moved.map(|what| warned(what, Some(self.since_today(setting.today)))).into_iter().collect()
        };
        desk.write_warning(&[change], warn, |after| {
            Told::new(what, record).of(&target.id, of_target(after, target, setting.as_of))
        })
    }

    /// The command that leaves the past as it is.
    pub(super) fn since_today(&self, today: Date) -> String {
        let key = if self.key == WORKDAYS { "capacity.workdays" } else { &self.key };
        format!("standing set {} {key} {} --from {today}", self.id, self.typed_value())
    }

    /// Why a day in a key, `rates.2026-12-01.default`, says nothing where no terms begin on it.
    pub(super) fn of_a_day(&self, target: &Target, text: &str) -> Option<Failure> {
        let (list, rest) = self.key.split_once('.')?;
        let (day, name) = rest.split_once('.').map_or((rest, None), |(day, name)| (day, Some(name)));
        let day: Date = day.parse().ok()?;
        let keys = match name {
            Some(name) => vec![format!("{list}.{name}")],
            None => vec![list.to_owned(), format!("{list}.{DEFAULT}")],
        };
        let found = |key: String| Some((term_key(text, target.kind.schema(), &key)?, key));
        let (term, key) = keys.into_iter().find_map(found)?;
        if term.terms.days().contains(&day) {
            return None;
        }
        let cause = format!("{list} of {} has no terms of {day}", target.id);
        let command = format!("standing set {} {key} {} --from {day}", target.id, self.typed_value());
        Some(Failure::usage(cause).hint(format!("say from when this holds: {command}")))
    }

    /// Why terms that have days need one more.
    fn without_day(&self, target: &Target, term: &TermKey, today: Date) -> Failure {
        let list = &term.terms.of.list;
        let failure =
            Failure::usage(format!("{list} of {} has several terms, each from a day on", target.id));
        let failure = failure.hint(format!("say from when this holds: {}", self.since_today(today)));
        let days = term.terms.days();
        let wrong: Vec<String> = days.iter().map(|day| format!("{list}.{day}.{}", term.name)).collect();
        match wrong.as_slice() {
            [] => failure,
            wrong => failure
                .hint(format!("or correct what is wrong: {}", listed(wrong.iter().map(String::as_str)))),
        }
    }
}

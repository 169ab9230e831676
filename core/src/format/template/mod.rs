//! New documents, as a careful person would write them: what is known, and a commented line for what most people add
//! next. `#key = …` waits to be filled in; `# words` are a remark.

use chrono::Months;

use crate::edit::{Record, Value};
use crate::format::kind::Kind;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;

/// What `.gitignore` of a workspace holds.
pub const GIT_IGNORE: &str = "\
# What an hour of each person costs us is nobody else's business.
private/
# The program's own.
.standing/
";

/// The line of it that keeps git away from what nobody else should see.
pub const PRIVATE: &str = "private/";

/// `private/costs.toml` before anything is in it.
pub const COSTS: &str = "\
# What an hour of each person costs us, and what the agency costs in a month beside, in the currency of the workspace.
";

/// What `.gitattributes` of a workspace holds. Git knows no merge driver called `standing` unless somebody sets one up,
/// and merges as text then.
pub const GIT_ATTRIBUTES: &str = "\
*.toml text eol=lf
clients/**/*.toml merge=standing
people/*.toml merge=standing
standing.toml merge=standing
imports.toml merge=standing
";

/// The line of it that says how lines end.
pub const LINE_ENDS: &str = "*.toml text eol=lf\n";

const REST: &str = include_str!("standing.toml");

/// `standing.toml`: two keys, and all others in comments.
#[must_use]
pub fn agency(name: &str, currency: Currency) -> String {
    let (name, code) = (Value::from(name).written(), Value::from(currency.code()).written());
    format!("name = {name}\n# The currency of the workspace: totals are in it.\ncurrency = {code}\n\n{REST}")
}

/// A person's file.
#[must_use]
pub fn person(keys: &Record) -> String {
    let open = Record::default()
        .with("email", "ana@example.com")
        .with("roles", Value::texts(["designer"]))
        .with("capacity", Number::from(40));
    lines(Kind::Person, "", keys, &open)
}

/// A client's file.
#[must_use]
pub fn client(keys: &Record, today: Date) -> String {
    let open =
        Record::default().with("since", today).with("source", "how they came to us").with("lead", "ana");
    lines(Kind::Client, "", keys, &open)
}

/// A project's file: its keys, its `[budget]` and its `[retainer]`, each left out where it is `None`. Keys are suggested
/// from `today` on; none where there is nothing to come.
#[must_use]
pub fn project(
    keys: &Record,
    budget: Option<&Record>,
    retainer: Option<&Record>,
    today: Option<Date>,
) -> String {
    let open = Record::default().with_some("start", today);
    let Some(terms) = retainer else {
        let open = open.with_some("due", today.and_then(|today| today.checked_add_months(Months::new(3))));
        let head = lines(Kind::Project, "", keys, &open);
        return match (budget, today) {
            (Some(budget), _) => format!("{head}\n[budget]\n{}", budget.in_lines()),
            (None, Some(_)) => format!("{head}\n{NO_BUDGET}"),
            (None, None) => head,
        };
    };
    let open_terms = Record::default().with("hours", Number::from(20)).with("amount", Number::from(2000));
    let terms = lines(Kind::Project, "retainer", terms, &open_terms);
    format!("{}\n[retainer]\n{terms}", lines(Kind::Project, "", keys, &open))
}

const NO_BUDGET: &str = "\
# What was agreed, in money, hours or both; without it no report can tell whether it is kept.
#[budget]
#amount = 12000
#hours = 100
";

/// The lines of a table in the order of the format: the keys that there are, and in comments those that are open.
fn lines(kind: Kind, table: &str, keys: &Record, open: &Record) -> String {
    let has = |key: &str| keys.entries().any(|(known, _)| known == key);
    let known = keys.entries().map(|(key, value)| (key, value, ""));
    let left_open = open.entries().filter(|(key, _)| !has(key)).map(|(key, value)| (key, value, "#"));
    let mut all: Vec<(&str, &Value, &str)> = known.chain(left_open).collect();
    let schema = kind.schema();
    all.sort_by_key(|(key, ..)| schema.keys(table).iter().position(|known| known.name == *key));
    all.iter().map(|(key, value, sign)| format!("{sign}{key} = {}\n", value.written())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{Change, Extent, Writer};

    fn euro() -> Currency {
        Currency::from_code("EUR").unwrap()
    }

    /// A text with every key that it has in a comment.
    fn filled_in(text: &str) -> String {
        let line = |line: &str| match line.strip_prefix('#') {
            Some(key) if !key.starts_with([' ', '#']) => format!("{key}\n"),
            _ => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    }

    fn errors(files: &[(&str, String)]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        let new = |(document, text): &(&str, String)| Change::New {
            document: (*document).to_owned(),
            text: text.clone(),
        };
        let changes: Vec<Change> = files.iter().map(new).collect();
        let draft = Writer::rehearsing(root.path()).draft(Extent::Whole, &[], &changes);
        match draft {
            Ok(draft) => draft.after.diagnostics.iter().map(|found| found.message.clone()).collect(),
            Err(crate::disk::Refusal::Broken(found, _)) => {
                found.iter().map(|found| found.message.clone()).collect()
            }
            Err(other) => vec![other.to_string()],
        }
    }

    #[test]
    fn a_new_workspace_is_valid_as_it_is_and_with_every_key_filled_in() {
        let text = agency("Nord \"& Co\"", euro());
        assert_eq!(errors(&[("standing.toml", text.clone())]), Vec::<String>::new());
        assert_eq!(errors(&[("standing.toml", filled_in(&text))]), Vec::<String>::new());
    }

    #[test]
    fn a_new_workspace_teaches_every_key_with_its_default() {
        let text = filled_in(&agency("Nord", euro()));
        for (table, keys) in Kind::Agency.schema().tables() {
            for key in keys.iter().filter(|key| !key.name.starts_with('<')) {
                let written = key.default.as_ref().map(|default| format!("\n{} = {default}\n", key.name));
                let is_taught = match &written {
                    Some(line) => text.contains(line),
                    None => {
                        text.contains(&format!("{} = ", key.name)) || text.contains(&format!("[{}", key.name))
                    }
                };
                assert!(is_taught, "[{table}] {} is not taught as {written:?}", key.name);
            }
        }
    }

    #[test]
    fn new_documents_are_valid_as_they_are_and_filled_in() {
        let today = "2026-11-02".parse().unwrap();
        let named = || Record::default().with("name", "Ana");
        let project = |billing: &str| named().with("status", "active").with("billing", billing);
        let terms = Record::default().with("every", "month");
        let retainer = project("retainer").with("start", Value::Date(today));
        let files = [
            ("standing.toml", agency("Nord", euro())),
            ("people/ana.toml", person(&named())),
            ("clients/acme/client.toml", client(&named(), today)),
            (
                "clients/acme/a.toml",
                crate::format::template::project(&project("fixed"), None, None, Some(today)),
            ),
            (
                "clients/acme/b.toml",
                crate::format::template::project(&retainer, None, Some(&terms), Some(today)),
            ),
        ];
        assert_eq!(errors(&files), Vec::<String>::new());
        assert_eq!(errors(&files.map(|(document, text)| (document, filled_in(&text)))), Vec::<String>::new());
    }
}

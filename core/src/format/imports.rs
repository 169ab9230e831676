//! Reads `imports.toml`: whose is what in the exports of other tools, and which columns a table of one's own has.

use crate::diagnostic::rules;
use crate::format::directory::Directory;
use crate::model::id::check_id;
use crate::model::word::words;
use crate::toml::cursor::Value;
use crate::toml::nearest::{listed, nearest};
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::tree::Data;
use crate::toml::value::{boolean, quoted, string, text, word};

/// The tools whose exports are read, but for tables of one's own.
pub const SOURCES: [&str; 8] =
    ["toggl", "harvest", "clockify", "kimai", "solidtime", "timewarrior", "klog", "timeclock"];

/// Everything that the file says.
#[derive(Clone, Debug, Default)]
pub struct ImportMaps {
    /// What is whose in the exports of a tool, by the tool's name.
    pub tools: Vec<(Box<str>, SourceMap)>,
    /// The forms of tables of one's own, by their names.
    pub dialects: Vec<(Box<str>, Dialect)>,
}

/// What is whose in the exports of one tool.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// Projects by what the tool calls them: `Client / Project`, or the project alone.
    pub projects: Vec<(Box<str>, Destination)>,
    /// People by their name or their email there.
    pub people: Vec<(Box<str>, Destination)>,
    /// Tasks by their name there.
    pub tasks: Vec<(Box<str>, TaskMeaning)>,
}

/// What becomes of something that another tool calls by its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nobody has filled it in yet.
    Open,
    /// It is left out on purpose.
    LeftOut,
    /// The id of what it is here.
    Is(Box<str>),
}

/// What a task of another tool is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskMeaning {
    /// The role in which it was worked.
    pub role: Option<Box<str>>,
    /// The phase that it was for.
    pub phase: Option<Box<str>>,
}

/// The form of a table of one's own.
#[derive(Clone, Debug, Default)]
pub struct Dialect {
    /// The headings of its columns, by what they hold.
    pub columns: Vec<(&'static str, Box<str>)>,
    /// In which order dates are written.
    pub date_order: Option<DateOrder>,
    /// The sign between whole and fraction.
    pub decimal: Option<Box<str>>,
    /// What is whose.
    pub map: SourceMap,
}

words! {
    /// In which order a date is written.
    DateOrder {
        /// Day, month, year.
        Dmy = "dmy",
        /// Month, day, year.
        Mdy = "mdy",
        /// Year, month, day.
        Ymd = "ymd",
    }
}

/// What a column of a table of one's own may hold.
pub const COLUMNS: [&str; 17] = [
    "date",
    "start",
    "end-date",
    "end",
    "hours",
    "client",
    "project",
    "task",
    "note",
    "billable",
    "who",
    "first-name",
    "last-name",
    "email",
    "role",
    "phase",
    "ref",
];

/// What the file says. `has_project` knows whether there is a project of this full name.
pub(crate) fn imports(
    table: &mut Table<'_>,
    names: &Directory,
    has_project: &dyn Fn(&str) -> bool,
) -> ImportMaps {
    table.foresee(["<source>"]);
    let known = Referents { names, has_project };
    let dialects = table.table("csv", "csv", |csv| {
        Some(csv.chosen("<dialect>", |name, value| {
            Some((name.text.into(), value.table("dialect", |table| Some(dialect(table, known)))?))
        }))
    });
    let tools = table.chosen("<source>", |name, value| {
        let is_own = name.text == "custom";
        if !SOURCES.contains(&name.text) && !value.is_survey() {
            let message = || (format!("{} is not a tool that is read", quoted(name.text)), help(name.text));
            return if is_own { None } else { value.fault_in(name, rules::UNKNOWN_KEY, message) };
        }
        Some((name.text.into(), value.table("import map", |table| Some(source_map(table, known)))?))
    });
    ImportMaps { tools, dialects: dialects.unwrap_or_default() }
}

fn help(name: &str) -> String {
    let known = || SOURCES.iter().copied().chain(["csv"]);
    match nearest(name, known()) {
        Some(meant) => format!("write {meant}"),
        None => format!("write {}", listed(known())),
    }
}

#[derive(Clone, Copy)]
struct Referents<'k> {
    names: &'k Directory,
    has_project: &'k dyn Fn(&str) -> bool,
}

fn dialect(table: &mut Table<'_>, known: Referents<'_>) -> Dialect {
    let columns = table.table("columns", "columns", |table| {
        let read = |key: &'static str| Some((key, table.optional(key, text)?));
        Some(COLUMNS.into_iter().filter_map(read).collect())
    });
    let date_order = table.optional("date-order", word);
    let decimal = table.optional("decimal", decimal);
    Dialect { columns: columns.unwrap_or_default(), date_order, decimal, map: source_map(table, known) }
}

fn decimal(value: Value<'_>) -> Option<Box<str>> {
    let sign = string(value, Form::Word(&[",", "."]))?;
    if matches!(sign, "," | ".") {
        return Some(sign.into());
    }
    let words = || (format!("{} is not a decimal sign", quoted(sign)), "write \",\" or \".\"".to_owned());
    value.fault(rules::BAD_VALUE, words)
}

fn source_map(table: &mut Table<'_>, known: Referents<'_>) -> SourceMap {
    let projects = table.table("projects", "import map", |table| {
        Some(table.chosen("<name>", |name, value| Some((name.text.into(), known.project(value)?))))
    });
    let people = table.table("people", "import map", |table| {
        Some(table.chosen("<name>", |name, value| Some((name.text.into(), known.person(value)?))))
    });
    let tasks = table.table("tasks", "import map", |table| {
        Some(table.chosen("<task>", |name, value| {
            Some((name.text.into(), value.table("task", |table| Some(known.task(table)))?))
        }))
    });
    let (projects, people) = (projects.unwrap_or_default(), people.unwrap_or_default());
    SourceMap { projects, people, tasks: tasks.unwrap_or_default() }
}

impl Referents<'_> {
    fn project(self, value: Value<'_>) -> Option<Destination> {
        destination(value, |value| {
            let full = string(value, Form::Reference("client/project"))?;
            if full.is_empty() || (self.has_project)(full) {
                return Some(full.into());
            }
            let is_full =
                full.split_once('/').is_some_and(|(client, id)| check_id(client).and(check_id(id)).is_ok());
            value.fault(rules::UNKNOWN_REFERENCE, || {
                let help = match is_full {
                    true => format!("add it: standing add project {full}, or write false to leave it out"),
                    false => "write client/project, or false to leave it out".to_owned(),
                };
                (format!("{} names {}, but there is no such project", value.noun, quoted(full)), help)
            })
        })
    }

    fn person(self, value: Value<'_>) -> Option<Destination> {
        destination(value, |value| {
            let id = string(value, Form::Reference("person"))?;
            if id.is_empty() || self.names.find_person(id).is_some() {
                return Some(id.into());
            }
            value.fault(rules::UNKNOWN_REFERENCE, || self.names.nobody(value.noun, id))
        })
    }

    fn task(self, table: &mut Table<'_>) -> TaskMeaning {
        let role = table.optional("role", |value| {
            self.names.vocabulary.role(value).map(|role| self.names.vocabulary.roles.id(role).into())
        });
        TaskMeaning { role, phase: table.optional("phase", text) }
    }
}

/// `false`, an id, or nothing yet.
fn destination(value: Value<'_>, id: impl FnOnce(Value<'_>) -> Option<Box<str>>) -> Option<Destination> {
    match value.held.map(crate::toml::tree::Node::data) {
        Some(Data::Boolean(false)) => Some(Destination::LeftOut),
        Some(Data::Boolean(true)) => {
            boolean(value)?;
            let help = "write the id of what it is, or false to leave it out".to_owned();
            value.fault(rules::BAD_VALUE, || ("true says nothing here".to_owned(), help))
        }
        _ => id(value).map(|id| if id.is_empty() { Destination::Open } else { Destination::Is(id) }),
    }
}

impl ImportMaps {
    /// What is whose in the exports of a tool, or in a table of one's own form.
    #[must_use]
    pub fn of(&self, source: &str, dialect: Option<&str>) -> SourceMap {
        match dialect {
            Some(dialect) => self.dialect(dialect).map(|found| found.map.clone()).unwrap_or_default(),
            None => {
                let found = self.tools.iter().find(|(name, _)| **name == *source);
                found.map(|(_, map)| map.clone()).unwrap_or_default()
            }
        }
    }

    /// The form of a table of one's own.
    #[must_use]
    pub fn dialect(&self, name: &str) -> Option<&Dialect> {
        self.dialects.iter().find(|(known, _)| **known == *name).map(|(_, dialect)| dialect)
    }
}

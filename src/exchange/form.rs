//! What the columns of a table are called, tool by tool. Columns are found by their names, never by their places, and
//! case does not matter.

use crate::exchange::entry::Unreadable;
use crate::exchange::sheet::Sheet;
use crate::format::imports::Dialect;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    /// The day on which it began.
    Date,
    /// When it began: a time of day, or a day with one.
    Start,
    /// The day on which it ended.
    EndDate,
    /// When it ended.
    End,
    /// How long it took, exactly.
    Length,
    /// The same in hours, rounded; only where there is nothing better.
    Rounded,
    Client,
    Project,
    Task,
    Note,
    Billable,
    Person,
    FirstName,
    LastName,
    Email,
    Role,
    Phase,
    /// The id that it has in the source.
    Id,
}

/// Columns and the names that each can have, in lower case.
type Named = &'static [(Field, &'static [&'static str])];

/// The names that the columns of a tool can have: those that tools share, and its own.
pub(crate) type Names = &'static [Named];

/// The names of the columns of one kind of table.
#[derive(Clone, Debug)]
pub(crate) struct Form(Vec<(Field, Vec<String>)>);

/// What every tool calls alike.
const SHARED: Named = &[
    (Field::Client, &["client"]),
    (Field::Project, &["project"]),
    (Field::Task, &["task"]),
    (Field::Billable, &["billable"]),
    (Field::Email, &["email"]),
];

/// A day and a time of day, of the beginning and of the end.
const FROM_TO: Named = &[
    (Field::Date, &["start date"]),
    (Field::Start, &["start time"]),
    (Field::EndDate, &["end date", "stop date"]),
    (Field::End, &["end time", "stop time"]),
];

/// Toggl Track's detailed report; the names since 2023 beside those before.
pub(crate) const TOGGL: Names = &[
    SHARED,
    FROM_TO,
    &[(Field::Length, &["duration"]), (Field::Note, &["description"]), (Field::Person, &["user", "member"])],
];

/// Harvest's detailed time report.
pub(crate) const HARVEST: Names = &[
    SHARED,
    &[
        (Field::Date, &["date"]),
        (Field::Length, &["hours"]),
        (Field::Note, &["notes"]),
        (Field::Billable, &["billable?"]),
        (Field::FirstName, &["first name"]),
        (Field::LastName, &["last name"]),
    ],
];

/// Clockify's detailed report.
pub(crate) const CLOCKIFY: Names = &[
    SHARED,
    FROM_TO,
    &[
        (Field::Length, &["duration (h)"]),
        (Field::Rounded, &["duration (decimal)"]),
        (Field::Task, &["activity"]),
        (Field::Note, &["description"]),
        (Field::Person, &["user"]),
    ],
];

/// Kimai's export, in English and in German.
pub(crate) const KIMAI: Names = &[
    SHARED,
    &[
        (Field::Date, &["date", "datum"]),
        (Field::Start, &["from", "begin", "start", "von", "beginn"]),
        (Field::End, &["to", "end", "bis", "ende"]),
        (Field::Length, &["duration", "dauer"]),
        (Field::Client, &["customer", "kunde"]),
        (Field::Project, &["projekt"]),
        (Field::Task, &["activity", "tätigkeit"]),
        (Field::Note, &["description", "beschreibung"]),
        (Field::Billable, &["abrechenbar"]),
        (Field::Person, &["name", "user", "username", "benutzer", "benutzername"]),
        (Field::Email, &["e-mail"]),
        (Field::Id, &["id"]),
    ],
];

/// Solidtime's export of times.
pub(crate) const SOLIDTIME: Names = &[
    SHARED,
    &[
        (Field::Start, &["start"]),
        (Field::End, &["end"]),
        (Field::Length, &["duration"]),
        (Field::Rounded, &["duration (decimal)"]),
        (Field::Note, &["description"]),
        (Field::Person, &["user", "member"]),
        (Field::Id, &["id"]),
    ],
];

/// A table with columns called as our keys.
pub(crate) const OURS: Names = &[
    SHARED,
    &[
        (Field::Date, &["date"]),
        (Field::Start, &["start"]),
        (Field::EndDate, &["end-date"]),
        (Field::End, &["end"]),
        (Field::Length, &["hours"]),
        (Field::Note, &["note"]),
        (Field::Person, &["who"]),
        (Field::FirstName, &["first-name"]),
        (Field::LastName, &["last-name"]),
        (Field::Role, &["role"]),
        (Field::Phase, &["phase"]),
        (Field::Id, &["ref"]),
    ],
];

impl Form {
    /// The form of a tool.
    pub(crate) fn of(names: Names) -> Self {
        let mut all: Vec<(Field, Vec<String>)> = Vec::new();
        for (field, names) in names.iter().copied().flatten() {
            let names = names.iter().map(|name| (*name).to_owned());
            match all.iter_mut().find(|(known, _)| known == field) {
                Some((_, known)) => known.extend(names),
                None => all.push((*field, names.collect())),
            }
        }
        Self(all)
    }

    /// The form that a dialect tells: the columns that it names, and no others.
    pub(crate) fn dialect(dialect: &Dialect) -> Self {
        let known = || OURS.iter().copied().flatten();
        let ours = |key: &str| known().find(|(_, names)| names.contains(&key)).map(|(field, _)| *field);
        let named = dialect.columns.iter();
        Self(named.filter_map(|(key, heading)| Some((ours(key)?, vec![heading.to_lowercase()]))).collect())
    }

    /// Where the columns of a sheet stand.
    ///
    /// # Errors
    /// When one is missing without which nothing can be read, or two have the same name.
    pub(crate) fn columns(&self, sheet: &Sheet) -> Result<Columns, Unreadable> {
        let head: Vec<String> = sheet.head.iter().map(|name| name.to_lowercase()).collect();
        let mut found = Vec::new();
        for (field, names) in &self.0 {
            let places: Vec<usize> =
                (0..).zip(&head).filter(|(_, name)| names.contains(name)).map(|(at, _)| at).collect();
            match places.as_slice() {
                [] => {}
                [place] => found.push((*field, *place)),
                [first, second, ..] if head.get(*first) != head.get(*second) => found.push((*field, *first)),
                [first, ..] => {
                    let name = sheet.head.get(*first).map_or("", String::as_str);
                    let why = format!("two columns are called {name:?}");
                    return Err(Unreadable {
                        line: 1,
                        why,
                        help: "give one of them another name".to_owned(),
                    });
                }
            }
        }
        let columns = Columns(found);
        let has = |field| columns.place(field).is_some();
        let has_span = has(Field::Start) && has(Field::End);
        let lacks = match () {
            () if !has(Field::Date) && !has(Field::Start) => Field::Date,
            () if !has(Field::Length) && !has(Field::Rounded) && !has_span => Field::Length,
            () => return Ok(columns),
        };
        Err(self.missing(sheet, lacks))
    }

    fn missing(&self, sheet: &Sheet, field: Field) -> Unreadable {
        let names = self.0.iter().find(|(known, _)| *known == field).map_or(&[][..], |(_, names)| names);
        let name = names.first().map_or("date", String::as_str);
        let there: Vec<&str> = sheet.head.iter().map(String::as_str).collect();
        let why = format!("there is no column {name:?}; the columns are {}", there.join(", "));
        let help = "export it in English with all columns, or name the columns below [csv.NAME] in imports.toml and \
                    write standing import csv --as NAME";
        Unreadable { line: 1, why, help: help.to_owned() }
    }
}

/// Where the columns of a sheet stand.
#[derive(Clone, Debug)]
pub(crate) struct Columns(Vec<(Field, usize)>);

impl Columns {
    /// The place of a column.
    pub(crate) fn place(&self, field: Field) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, place)| *place)
    }
}

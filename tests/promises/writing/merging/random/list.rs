//! Every list of records that a file of ours can have, with what tells its records apart and what people change in them.

use standing::format::Kind;

/// A list of records.
pub(crate) struct List {
    pub(crate) kind: Kind,
    /// Its path: `log.time`.
    pub(crate) path: &'static str,
    /// Whether each record stands on a line; else in a section of its own.
    pub(crate) in_lines: bool,
    /// The key with the date by which they are ordered, if there is one.
    pub(crate) date: Option<&'static str>,
    /// The key that nobody changes, by which the test knows a record again. The merge does not know that.
    pub(crate) name: &'static str,
    /// Whether that is a number; else a text.
    pub(crate) is_number: bool,
    /// What the record has besides, each with its values.
    pub(crate) fields: &'static [(&'static str, &'static [&'static str])],
}

const WHO: (&str, &[&str]) = ("who", &["\"ana\"", "\"ana\"", "\"ana\"", "\"bo\""]);
const HOURS: (&str, &[&str]) = ("hours", &["1", "2", "2.5", "3", "4", "7.5", "8"]);
const AMOUNT: (&str, &[&str]) = ("amount", &["100", "120", "1500", "99.9", "48000"]);
const MARK: (&str, &[&str]) = ("mood", &["1", "2", "3", "4", "5"]);
const DUE: (&str, &[&str]) = ("due", &["2027-01-08", "2027-02-05", "2027-03-12"]);
const STATUS: (&str, &[&str]) = ("status", &["\"open\"", "\"accepted\"", "\"declined\""]);

const fn lines(
    kind: Kind,
    path: &'static str,
    fields: &'static [(&'static str, &'static [&'static str])],
) -> List {
    List { kind, path, in_lines: true, date: Some("date"), name: "note", is_number: false, fields }
}

const fn sections(
    kind: Kind,
    (path, name): (&'static str, &'static str),
    fields: &'static [(&'static str, &'static [&'static str])],
) -> List {
    List { kind, path, in_lines: false, date: None, name, is_number: false, fields }
}

pub(crate) const LISTS: [List; 26] = [
    lines(Kind::Project, "log.time", &[WHO, HOURS]),
    lines(Kind::Project, "log.time", &[WHO, HOURS, ("role", &["\"producer\"", "\"developer\""])]),
    List { name: "rate", is_number: true, ..lines(Kind::Project, "log.time", &[WHO, HOURS]) },
    lines(Kind::Project, "log.expenses", &[AMOUNT, ("billable", &["true", "false"])]),
    lines(Kind::Project, "log.payments", &[("invoice", &["\"1\"", "\"2\""]), AMOUNT]),
    lines(
        Kind::Project,
        "log.progress",
        &[("percent", &["10", "20", "40", "60"]), ("by", &["\"ana\"", "\"bo\""])],
    ),
    lines(Kind::Project, "log.pulse", &[WHO, ("clarity", &["1", "3", "5"]), ("respect", &["2", "4"])]),
    List {
        date: Some("from"),
        ..lines(Kind::Project, "log.pauses", &[("until", &["2027-04-01", "2027-05-01"])])
    },
    List { name: "number", ..lines(Kind::Project, "log.invoices", &[AMOUNT, DUE]) },
    List { name: "ref", ..lines(Kind::Project, "log.time", &[WHO, HOURS]) },
    List {
        date: None,
        name: "who",
        ..lines(
            Kind::Project,
            "team",
            &[("roles", &["[\"producer\"]", "[\"developer\", \"writer\"]"]), HOURS],
        )
    },
    lines(
        Kind::Client,
        "log.touches",
        &[("with", &["\"eva\"", "\"tom\""]), ("kind", &["\"call\"", "\"visit\""]), MARK],
    ),
    List {
        date: Some("from"),
        ..lines(Kind::Person, "log.away", &[("until", &["2027-04-01", "2027-05-01"])])
    },
    sections(Kind::Project, ("phases", "id"), &[HOURS, DUE]),
    sections(Kind::Project, ("changes", "id"), &[("title", &["\"A\"", "\"B\""]), HOURS, STATUS]),
    sections(
        Kind::Project,
        ("changes", "title"),
        &[HOURS, STATUS, ("quoted", &["2026-11-02", "2026-11-09"])],
    ),
    sections(
        Kind::Project,
        ("waits", "id"),
        &[("title", &["\"A\"", "\"B\""]), ("contact", &["\"eva\""]), DUE],
    ),
    sections(Kind::Project, ("milestones", "id"), &[AMOUNT, DUE]),
    sections(Kind::Project, ("outcomes", "metric"), &[("target", &["\"90\"", "\"120\""]), DUE]),
    sections(
        Kind::Client,
        ("contacts", "id"),
        &[("name", &["\"Eva\"", "\"Tom\""]), ("title", &["\"CEO\"", "\"CFO\""])],
    ),
    sections(Kind::Client, ("opportunities", "id"), &[("need", &["\"more\"", "\"less\""]), AMOUNT]),
    List {
        date: Some("from"),
        is_number: true,
        ..sections(Kind::Project, ("rates", "default"), &[("writer", &["80", "90"])])
    },
    List { date: Some("from"), is_number: true, ..sections(Kind::Project, ("retainer", "hours"), &[AMOUNT]) },
    List { date: Some("from"), is_number: true, ..sections(Kind::Person, ("capacity", "hours"), &[]) },
    List {
        date: Some("date"),
        is_number: true,
        ..sections(Kind::Agency, ("fx", "rate"), &[("from", &["\"EUR\""]), ("to", &["\"USD\"", "\"GBP\""])])
    },
    List { date: Some("date"), ..sections(Kind::Project, ("log.time", "note"), &[WHO, HOURS]) },
];

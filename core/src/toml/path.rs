//! Where a value stands in its document, as a chain of steps on the stack: written out only when it is shown.

use std::fmt;

/// The path of a key, such as `changes[2].decided`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Path<'v> {
    /// The document itself.
    Root,
    /// A key of a table.
    Key(&'v Path<'v>, &'v str),
    /// A key that a person chose, such as a role's id, and what stands for it in a schema.
    Chosen(&'v Path<'v>, &'v str, &'static str),
    /// An item of a list.
    Item(&'v Path<'v>, usize),
}

impl<'v> Path<'v> {
    /// The last key on the path.
    pub(crate) fn key(&self) -> &'v str {
        match *self {
            Self::Root => "",
            Self::Key(_, key) | Self::Chosen(_, key, _) => key,
            Self::Item(list, _) => list.key(),
        }
    }

    /// The table that holds the value, as a pattern, and the key in it; an item stands for its list.
    pub(crate) fn owner(&self) -> Option<(String, &'v str)> {
        match *self {
            Self::Root => None,
            Self::Key(table, key) => Some((table.pattern(), key)),
            Self::Chosen(table, _, sign) => Some((table.pattern(), sign)),
            Self::Item(list, _) => list.owner(),
        }
    }

    /// The path with every item of a list as `[]` and every chosen key as what stands for it.
    pub(crate) fn pattern(&self) -> String {
        match *self {
            Self::Root => String::new(),
            Self::Key(table, key) => joined(table.pattern(), key),
            Self::Chosen(table, _, sign) => joined(table.pattern(), sign),
            Self::Item(list, _) => list.pattern() + "[]",
        }
    }
}

fn joined(table: String, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Root => Ok(()),
            Self::Item(list, index) => write!(formatter, "{list}[{index}]"),
            Self::Key(table, key) | Self::Chosen(table, key, _) => {
                if !matches!(table, Self::Root) {
                    write!(formatter, "{table}.")?;
                }
                if is_bare(key) { formatter.write_str(key) } else { write!(formatter, "{key:?}") }
            }
        }
    }
}

/// Whether a key needs no quotes.
pub(crate) fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// One step of a path that was written out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// An item of a list.
    Item(usize),
}

/// Steps written out, as a path writes them.
pub fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Item(index) => path.push_str(&format!("[{index}]")),
            Step::Key(key) => {
                let dot = if path.is_empty() { "" } else { "." };
                let key = if is_bare(key) { key.clone() } else { format!("{key:?}") };
                path.push_str(&format!("{dot}{key}"));
            }
        }
    }
    path
}

/// The steps of a path that was written out; the first that is not a step ends them.
pub fn steps(written: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = written;
    while let Some((step, behind)) = step(rest) {
        steps.push(step);
        rest = behind;
    }
    steps
}

fn step(written: &str) -> Option<(Step, &str)> {
    let written = written.strip_prefix('.').unwrap_or(written);
    if let Some(list) = written.strip_prefix('[') {
        let (index, rest) = list.split_once(']')?;
        return Some((Step::Item(index.parse().ok()?), rest));
    }
    if let Some(quoted) = written.strip_prefix('"') {
        return quoted_key(quoted);
    }
    let end = written.find(['.', '[']).unwrap_or(written.len());
    let (key, rest) = written.split_at_checked(end)?;
    (!key.is_empty()).then(|| (Step::Key(key.to_owned()), rest))
}

fn quoted_key(quoted: &str) -> Option<(Step, &str)> {
    let mut escaped = false;
    let end = quoted.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    let (inside, rest) = quoted.split_at_checked(end)?;
    Some((Step::Key(unescaped(inside)), rest.strip_prefix('"')?))
}

/// Undoes the escapes of a debug-printed string: those are what [`Path`] writes.
fn unescaped(inside: &str) -> String {
    let mut key = String::new();
    let mut rest = inside.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            key.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => key.push('\n'),
            Some('r') => key.push('\r'),
            Some('t') => key.push('\t'),
            Some('0') => key.push('\0'),
            Some('u') => {
                let code: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                key.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            other => key.extend(other),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_was_written() {
        let root = Path::Root;
        let (log, odd) = (Path::Key(&root, "log"), "a.b\"[\u{7}é");
        let (time, strange) = (Path::Key(&log, "time"), Path::Chosen(&log, odd, "<role>"));
        let item = Path::Item(&time, 12);
        let who = Path::Key(&item, "who");
        assert_eq!(who.to_string(), "log.time[12].who");
        assert_eq!(who.pattern(), "log.time[].who");
        assert_eq!(strange.pattern(), "log.<role>");
        let key = |key: &str| Step::Key(key.to_owned());
        assert_eq!(steps(&who.to_string()), [key("log"), key("time"), Step::Item(12), key("who")]);
        assert_eq!(steps(&strange.to_string()), [key("log"), key(odd)]);
        assert_eq!(steps(""), []);
        for path in ["log.time[12].who", "a.\"b c\"[0]"] {
            assert_eq!(written(&steps(path)), path);
        }
    }
}

//! The file that is imported: its bytes, its name, and what is known of how it was written.

use std::io::{self, Read};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::typed::nearest::unknown;
use crate::disk::outside;
use crate::exchange::entry::{Export, Habits, Unreadable};
use crate::exchange::kind::{Source, export};
use crate::format::imports::{Dialect, ImportMaps};
use crate::model::zone::Zone;

/// What was typed for a file.
#[derive(Debug)]
pub(crate) struct Origin {
    /// What it is called in messages.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Origin {
    /// Reads a file; `-` is standard input.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let is_input = path.as_os_str() == "-";
        let name = if is_input { "standard input".to_owned() } else { path.display().to_string() };
        let bytes = if is_input {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            outside(path)
        };
        match bytes {
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Failure::usage(format!("there is no file {name}"))
                    .hint("name the file that was exported"))
            }
            Err(error) => Err(Failure::environment(format!("can't read {name}"), error)),
        }
    }

    /// What the file says.
    ///
    /// # Errors
    /// When nothing of it can be read.
    pub(crate) fn export(
        &self,
        source: Source,
        habits: Habits,
        dialect: Option<&Dialect>,
    ) -> Result<Export, Failure> {
        self.told(export(source, &self.bytes, habits, dialect))
    }

    /// What was read of the file.
    ///
    /// # Errors
    /// When nothing of it could be.
    pub(crate) fn told<T>(&self, read: Result<T, Unreadable>) -> Result<T, Failure> {
        read.map_err(|Unreadable { line, why, help }| {
            let place = if line == 0 { self.name.clone() } else { format!("{}:{line}", self.name) };
            Failure::usage(format!("{place}: {why}")).hint(help)
        })
    }
}

/// The form of a table of one's own: the one that was named, else `default` where there is one.
///
/// # Errors
/// When there is none of that name.
pub(crate) fn dialect(maps: &ImportMaps, named: Option<&str>) -> Result<Option<Dialect>, Failure> {
    match (maps.dialect(named.unwrap_or("default")), named) {
        (Some(found), _) => Ok(Some(found.clone())),
        (None, None) => Ok(None),
        (None, Some(name)) => {
            let known = maps.dialects.iter().map(|(known, _)| &**known);
            let otherwise = format!("add [csv.{name}] with columns = {{ date = \"…\" }} to imports.toml");
            Err(unknown(format!("imports.toml has no [csv.{name}]"), name, known, &otherwise))
        }
    }
}

/// The time zone that was typed.
///
/// # Errors
/// When there is none of that name.
pub(crate) fn zone(typed: &str) -> Result<Zone, Failure> {
    Zone::from_name(typed).ok_or_else(|| {
        unknown(
            format!("there is no time zone called \"{typed}\""),
            typed,
            Zone::names(),
            "write a name such as Europe/Berlin or UTC",
        )
    })
}

//! How git will really merge the files of a workspace: what its attributes and the clone's configuration come to.

use std::fmt;
use std::path::Path;

use crate::git::ask::{asked, config, is_in_repository};
use crate::git::attributes::{attributes, demand_files, source};
use crate::git::driver::{DRIVER, KEY};
use crate::git::fault::GitFault;

/// What keeps git from merging a workspace's files record by record in this clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Git can't be asked, and why.
    Unasked(String),
    /// The clone was not told of the driver that `.gitattributes` names.
    Untold,
    /// What the clone was told is the line of another version.
    Outdated,
    /// Another attribute wins.
    Attribute {
        /// The first file for which it does.
        document: String,
        /// For how many more files it does, or another one.
        others: usize,
        /// The attribute, as it is written; `None` where there is none.
        attribute: Option<String>,
        /// Where it is written, if that was found: a file and a line.
        source: Option<(String, usize)>,
    },
}

/// Paths of ours that need not be there: which client and which person does not matter.
const SAMPLES: [&str; 4] =
    ["standing.toml", "people/person.toml", "clients/client/client.toml", "clients/client/project.toml"];
/// All files of ours that git keeps, but for those that it merges with our driver.
const OTHERS: [&str; 8] = [
    "ls-files",
    "-z",
    "--",
    "standing.toml",
    "imports.toml",
    ":(glob)people/*.toml",
    ":(glob)clients/*/*.toml",
    ":(exclude,attr:merge=standing)",
];

/// What keeps git from merging a workspace's files with our driver in this clone: nothing where there is no repository, or
/// where nobody asked for it.
#[must_use]
pub fn obstacles(workspace: &Path) -> Vec<Obstacle> {
    if !is_in_repository(workspace) {
        return Vec::new();
    }
    found(workspace).unwrap_or_else(|fault| vec![Obstacle::Unasked(fault.reason())])
}

/// What a user's own attributes say of the ends of lines in our files, where they say something: `eol=crlf`, `-text`. The
/// workspace need not be there yet.
///
/// # Errors
/// When git can't be asked.
pub fn line_ends(workspace: &Path) -> Result<Option<String>, GitFault> {
    let there = workspace.ancestors().find(|folder| folder.is_dir());
    let folder = there.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !is_in_repository(folder) {
        return Ok(None);
    }
    demand_files(folder)?;
    let below = workspace.strip_prefix(folder).unwrap_or(Path::new(""));
    let file = below.join("standing.toml").to_string_lossy().into_owned();
    let attributes = attributes(folder, &["text", "eol"], &[&file])?;
    let value =
        |name: &str| attributes.iter().find(|(_, known, _)| known == name).map(|(.., value)| value.as_str());
    Ok(match (value("text"), value("eol")) {
        (Some("unset"), _) => Some("-text".to_owned()),
        (_, Some(end)) if end != "unspecified" => Some(format!("eol={end}")),
        _ => None,
    })
}

fn found(workspace: &Path) -> Result<Vec<Obstacle>, GitFault> {
    demand_files(workspace)?;
    let driver = config(workspace, &[KEY])?;
    let samples = attributes(workspace, &["merge"], &SAMPLES)?;
    let is_named = samples.iter().any(|(.., value)| value == "standing");
    let Some(driver) = driver else {
        return Ok(if is_named { vec![Obstacle::Untold] } else { Vec::new() });
    };
    let mut obstacles = Vec::new();
    // A line that somebody wrote in their own way is theirs.
    if driver != DRIVER && driver.starts_with("standing merge-driver ") {
        obstacles.push(Obstacle::Outdated);
    }
    let kept = asked(workspace, &OTHERS)?;
    let unkept = samples.iter().filter(|(.., value)| value != "standing").map(|(path, ..)| path.as_str());
    let others: Vec<&str> = kept.split('\0').filter(|path| !path.is_empty()).collect();
    let others = if others.is_empty() { unkept.collect() } else { others };
    obstacles.extend(winner(workspace, &others)?);
    Ok(obstacles)
}

/// The attribute that wins for files that our driver does not merge.
fn winner(workspace: &Path, others: &[&str]) -> Result<Option<Obstacle>, GitFault> {
    let Some((document, more)) = others.split_first() else { return Ok(None) };
    let attributes = attributes(workspace, &["merge"], &[document])?;
    let value = attributes.first().map_or("unspecified", |(.., value)| value.as_str());
    let written: Vec<String> = match value {
        "unspecified" => vec!["!merge".to_owned()],
        "unset" => vec!["-merge".to_owned(), "binary".to_owned()],
        "set" => vec!["merge".to_owned()],
        other => vec![format!("merge={other}")],
    };
    let source = source(workspace, document, &written)?;
    let attribute = match &source {
        Some((attribute, ..)) => Some(attribute.clone()),
        None => written.into_iter().next().filter(|_| value != "unspecified"),
    };
    let source = source.map(|(_, file, line)| (file, line));
    Ok(Some(Obstacle::Attribute { document: (*document).to_owned(), others: more.len(), attribute, source }))
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unasked(reason) => {
                write!(formatter, "it is not known how git merges these files: {reason}")
            }
            Self::Untold => formatter.write_str(
                "in this clone, git merges these files as plain text: run standing init --git once",
            ),
            Self::Outdated => formatter.write_str(
                "this clone runs the merge driver as another version set it up: run standing init --git once",
            ),
            Self::Attribute { document, others, attribute, source } => {
                write!(formatter, "git does not merge {document}")?;
                if *others > 0 {
                    write!(formatter, " (and {others} more)")?;
                }
                match (attribute, source) {
                    (Some(attribute), Some((file, line))) => {
                        write!(formatter, " with standing: {file} says {attribute} in line {line}")
                    }
                    (Some(attribute), None) => {
                        write!(formatter, " with standing: its attribute is {attribute}")
                    }
                    (None, _) => {
                        write!(
                            formatter,
                            " with standing: no .gitattributes tells it to; run standing init --git"
                        )
                    }
                }
            }
        }
    }
}

//! The contents of files as git holds them, many at a time.

use std::io::Write;
use std::process::{Child, ChildStdin, Output, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use rustc_hash::FxHashMap;
use sha1::{Digest, Sha1};

use crate::git::ask::{command, config, git};
use crate::git::fault::GitFault;
use crate::git::repository::Repository;
use crate::threads;

/// So many contents are worth a second git.
const MANY: usize = 64;

/// So few lines are taken in one go by any pipe.
const FEW: usize = 32;

/// Contents by their ids: of all versions that were asked for, each once.
#[derive(Clone, Debug, Default)]
pub struct Blobs(Arc<Mutex<FxHashMap<String, Arc<[u8]>>>>);

impl Blobs {
    /// A content.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Arc<[u8]>> {
        self.held().get(id).cloned()
    }

    /// Takes a content that was found elsewhere.
    pub fn put(&self, id: String, bytes: &[u8]) {
        self.held().entry(id).or_insert_with(|| bytes.into());
    }

    /// Takes what `cat-file --batch` printed apart; the ids of what is not there.
    fn take(&self, printed: &[u8]) -> Vec<String> {
        let mut from = 0;
        let mut missing = Vec::new();
        while let Some(length) = memchr::memchr(b'\n', printed.get(from..).unwrap_or(&[])) {
            let head = printed.get(from..from + length).unwrap_or(&[]);
            let head = String::from_utf8_lossy(head).into_owned();
            from += length + 1;
            let words: Vec<&str> = head.split(' ').collect();
            match words.as_slice() {
                [id, _, size] => {
                    let Ok(size) = size.parse::<usize>() else { break };
                    let Some(bytes) = printed.get(from..from + size) else { break };
                    self.put((*id).to_owned(), bytes);
                    from += bytes.len() + 1;
                }
                [id, "missing"] => missing.push((*id).to_owned()),
                _ => break,
            }
        }
        missing
    }

    fn held(&self) -> MutexGuard<'_, FxHashMap<String, Arc<[u8]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The id by which a repository of SHA-1 knows a content.
#[must_use]
pub fn id_of(bytes: &[u8]) -> String {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", bytes.len()));
    hash.update(bytes);
    let mut id = String::with_capacity(40);
    for byte in hash.finalize() {
        id.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
    }
    id
}

impl Repository {
    /// Sees to it that the contents of these ids are held. What a partial clone lacks is fetched first, all at once, which
    /// `fetching` is told.
    ///
    /// # Errors
    /// When git can't be run or refuses, and when a content is nowhere.
    pub fn hold(&self, ids: &[&str], fetching: impl FnOnce(usize)) -> Result<(), GitFault> {
        let mut missing = self.read(ids)?;
        if !missing.is_empty()
            && let Some(remote) = self.promisor()?
        {
            fetching(missing.len());
            self.fetch(&remote, &missing)?;
            let ids: Vec<String> = std::mem::take(&mut missing);
            missing = self.read(&ids.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        match missing.first() {
            None => Ok(()),
            Some(id) => Err(GitFault::Refused(format!("object {id} is missing from the repository"))),
        }
    }

    /// The remote that has what a partial clone lacks; `None` where the clone is whole.
    fn promisor(&self) -> Result<Option<String>, GitFault> {
        let words = ["config", "--get-regexp", r"^remote\..*\.promisor$"];
        let output = git(&self.folder, &words)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let name = |line: &str| {
            let key = line.strip_suffix(" true")?;
            Some(key.strip_prefix("remote.")?.strip_suffix(".promisor")?.to_owned())
        };
        match said.lines().find_map(name) {
            Some(remote) => Ok(Some(remote)),
            None => config(&self.folder, &["extensions.partialClone"]),
        }
    }

    /// Reads contents, with two processes where there are many; the ids of what is not there.
    fn read(&self, ids: &[&str]) -> Result<Vec<String>, GitFault> {
        let (first, second) = ids.split_at(if ids.len() > MANY { ids.len() / 2 } else { ids.len() });
        let batch = |ids: &[&str]| self.fed(&["cat-file", "--batch", "--buffer"], ids);
        let (first, other) = thread::scope(|scope| {
            let other = if second.is_empty() { None } else { threads::beside(scope, || batch(second)) };
            let first = if first.is_empty() { None } else { Some(batch(first)) };
            (first, other.map(ScopedJoinHandle::join))
        });
        let other = match other {
            Some(Ok(printed)) => Some(printed),
            // There was no thread to be had.
            _ if !second.is_empty() => Some(batch(second)),
            _ => None,
        };
        let mut missing = Vec::new();
        for printed in first.into_iter().chain(other) {
            missing.extend(self.blobs.take(&printed?));
        }
        Ok(missing)
    }

    /// Fetches what is missing as git itself would, but all at once.
    fn fetch(&self, remote: &str, ids: &[String]) -> Result<(), GitFault> {
        let words = [
            "-c",
            "fetch.negotiationAlgorithm=noop",
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--recurse-submodules=no",
            "--filter=blob:none",
            "--stdin",
            remote,
        ];
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        self.fed(&words, &ids).map(drop)
    }

    /// What git prints while it is fed a line for each word, by a thread of its own: it prints before it has read all.
    /// Where there is no thread to be had, it is fed so little at a time that it need not print first.
    fn fed(&self, words: &[&str], lines: &[&str]) -> Result<Vec<u8>, GitFault> {
        if let Some(printed) = self.fed_beside(words, lines)? {
            return Ok(printed);
        }
        let mut all = Vec::new();
        for few in lines.chunks(FEW) {
            let mut child = self.waiting(words)?;
            give(child.stdin.take(), few);
            all.extend(printed(child.wait_with_output().map_err(GitFault::Absent)?)?);
        }
        Ok(all)
    }

    /// The same by a thread; `None` where there is none.
    fn fed_beside(&self, words: &[&str], lines: &[&str]) -> Result<Option<Vec<u8>>, GitFault> {
        let mut child = self.waiting(words)?;
        let stdin = child.stdin.take();
        let (has_thread, output) = thread::scope(|scope| {
            let feeding = threads::beside(scope, move || give(stdin, lines));
            (feeding.is_some(), child.wait_with_output())
        });
        let output = output.map_err(GitFault::Absent)?;
        if has_thread { printed(output).map(Some) } else { Ok(None) }
    }

    /// Git, waiting for its standard input.
    fn waiting(&self, words: &[&str]) -> Result<Child, GitFault> {
        let mut git = command(&self.folder, words);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        git.env("GIT_TERMINAL_PROMPT", "0").spawn().map_err(GitFault::Absent)
    }
}

/// Writes lines to git's standard input, and closes it.
fn give(stdin: Option<ChildStdin>, lines: &[&str]) {
    let mut text = lines.join("\n");
    text.push('\n');
    // Who stops reading says why on standard error.
    stdin.into_iter().for_each(|mut stdin| drop(stdin.write_all(text.as_bytes())));
}

/// What git printed.
fn printed(output: Output) -> Result<Vec<u8>, GitFault> {
    if output.status.success() { Ok(output.stdout) } else { Err(GitFault::refused(&output.stderr)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `git hash-object` says.
    #[test]
    fn an_id_is_what_git_makes_of_a_content() {
        assert_eq!(id_of(b""), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assert_eq!(id_of(b"hello\n"), "ce013625030ba8dba906f756967f9e9ca394464a");
    }
}

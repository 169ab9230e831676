//! A bar that shows how far a long work is: past half a second, on a terminal, and nowhere else.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::cli::session::terminal;
use crate::cli::session::voice::Voice;
use crate::disk::Watch;
use crate::threads;

/// Who waits no longer than this wonders about nothing.
const PATIENCE: Duration = Duration::from_millis(500);

const EACH: Duration = Duration::from_millis(100);

/// What turns where nobody knows how much there is to do.
const TURNING: [char; 4] = ['|', '/', '-', '\\'];

/// Works, and shows what is done and how many files of how many were read, if anybody looks and it takes long.
pub(crate) fn during<T>(voice: Voice, words: &'static str, watch: &Watch, work: impl FnOnce() -> T) -> T {
    if voice.is_quiet() || !io::stderr().is_terminal() {
        return work();
    }
    let (working, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // Where there is no thread for it, nothing is shown.
        let _ = threads::beside(scope, move || show(words, watch, &ended));
        let result = work();
        drop(working);
        result
    })
}

fn show(words: &str, watch: &Watch, ended: &Receiver<()>) {
    if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    // The last column stays free: some terminals begin a new line after it.
    let width = terminal::error_width() - 1;
    for turn in TURNING.iter().cycle() {
        let line = match watch.files() {
            0 => format!("{words} {turn}"),
            files => counted(words, (watch.read(), files), width),
        };
        put(&line, width);
        if ended.recv_timeout(EACH) != Err(RecvTimeoutError::Timeout) {
            break;
        }
    }
    put("", width);
}

/// A line that is full when all files are read.
fn counted(words: &str, (read, files): (u64, u64), width: usize) -> String {
    let count = format!("{read} of {files} files");
    let length = width.saturating_sub(words.len() + count.len() + " [] ".len());
    let done = usize::try_from(length as u64 * read.min(files) / files.max(1)).unwrap_or(length);
    format!("{words} [{}{}] {count}", "#".repeat(done), "-".repeat(length - done))
}

/// Puts something in the place of the line, and the cursor where it begins.
fn put(line: &str, width: usize) {
    let mut error = io::stderr().lock();
    // What cannot be shown is no reason to stop the work.
    let _ = write!(error, "\r{line:<width$.width$}\r").and_then(|()| error.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_as_long_as_the_line_has_room() {
        assert_eq!(counted("reading", (0, 20), 34), "reading [----------] 0 of 20 files");
        assert_eq!(counted("reading", (5, 20), 34), "reading [##--------] 5 of 20 files");
        assert_eq!(counted("reading", (20, 20), 35), "reading [##########] 20 of 20 files");
        assert_eq!(counted("reading", (21, 20), 9), "reading [] 21 of 20 files");
    }
}

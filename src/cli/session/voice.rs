//! Everything that is said to a person, which goes to standard error. What cannot be said there cannot be said at
//! all, so a failed write is not a failure.

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::time::Instant;

use anstyle::{AnsiColor, Effects, Style};

use crate::cli::failure::{Failure, Kind};
use crate::cli::session::globals::Globals;
use crate::cli::session::terminal;
use crate::render::human::Remark;
use crate::render::text::visible;
use crate::render::{Look, human};

const ERROR: Style = AnsiColor::BrightRed.on_default().effects(Effects::BOLD);
const WARNING: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const HELP: Style = AnsiColor::BrightCyan.on_default().effects(Effects::BOLD);
const DETAIL: Style = Style::new().effects(Effects::DIMMED);

/// Asks a question whose answer is typed after it.
pub(crate) fn ask(question: &str) {
    let mut error = io::stderr().lock();
    let _ = write!(error, "{question}").and_then(|()| error.flush());
}

/// How much is said, and whether in colours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    quiet: bool,
    verbose: bool,
    color: bool,
}

impl Voice {
    /// The voice that was asked for.
    pub(crate) fn new(globals: &Globals) -> Self {
        Self { quiet: globals.quiet, verbose: globals.verbose, color: globals.color.on_stderr() }
    }

    /// Whether only results are wanted.
    pub(crate) const fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether everything is to be told.
    pub(crate) const fn is_verbose(self) -> bool {
        self.verbose
    }

    /// Says why a run failed and what to do.
    pub(crate) fn failure(self, failure: &Failure) {
        if failure.kind == Kind::ClosedPipe {
            return;
        }
        self.say("error", ERROR, &failure.to_string());
        for hint in &failure.hints {
            self.say(" help", HELP, hint);
        }
    }

    /// Says what should not be missed.
    pub(crate) fn warning(self, words: &str) {
        if !self.quiet {
            self.say("warning", WARNING, words);
        }
    }

    /// Says what should not be missed, and what to write instead.
    pub(crate) fn advice(self, words: &str, help: Option<&str>) {
        self.warning(words);
        if let Some(help) = help.filter(|_| !self.quiet) {
            self.say("   help", HELP, help);
        }
    }

    /// Says what must not be missed, whatever was asked for, and what to do.
    pub(crate) fn alarm(self, words: &str, help: &str) {
        self.say("warning", WARNING, words);
        self.say("   help", HELP, help);
    }

    /// Says what one may want to know.
    pub(crate) fn note(self, words: &str) {
        if !self.quiet {
            self.say("note", HELP, words);
        }
    }

    /// Says what to do next.
    pub(crate) fn next(self, words: &str) {
        if !self.quiet {
            self.say("next", HELP, words);
        }
    }

    /// Says what was done and how long it took, to who wants to know.
    pub(crate) fn timed(self, what: impl fmt::Display, since: Instant) {
        if self.verbose {
            let line = format!("{what} ({:.1} ms)", since.elapsed().as_secs_f64() * 1000.0);
            self.line(format_args!("{}", self.painted(DETAIL, &visible(&line))));
        }
    }

    /// Shows findings with the lines that they are about.
    pub(crate) fn findings(self, remarks: &[Remark]) {
        let look = Look { color: self.color, width: terminal::error_width() };
        let mut out = BufWriter::new(io::stderr().lock());
        let _ = human::write(&mut out, remarks, look).and_then(|()| out.flush());
    }

    fn say(self, label: &str, style: Style, words: &str) {
        self.line(format_args!("{} {}", self.painted(style, &format!("{label}:")), visible(words)));
    }

    fn line(self, line: fmt::Arguments<'_>) {
        let _ = writeln!(anstream::AutoStream::always(io::stderr().lock()), "{line}");
    }

    fn painted(self, style: Style, words: &str) -> String {
        if self.color { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }
}

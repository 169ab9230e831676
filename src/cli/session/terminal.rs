//! What the terminal is like: whether it wants colours, and how wide it is.

use std::env;
use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use terminal_size::{Height, Width};

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that has them; `NO_COLOR` and `CLICOLOR_FORCE` are respected
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The width where there is no terminal to ask.
const USUAL_WIDTH: usize = 80;
/// Below this, nothing can be laid out.
const LEAST_WIDTH: usize = 20;

impl Color {
    /// Whether standard output gets colours.
    pub(crate) fn on_stdout(self) -> bool {
        self.wanted(|| AutoStream::choice(&io::stdout()))
    }

    /// Whether standard error gets colours.
    pub(crate) fn on_stderr(self) -> bool {
        self.wanted(|| AutoStream::choice(&io::stderr()))
    }

    fn wanted(self, auto: impl FnOnce() -> ColorChoice) -> bool {
        match self {
            Self::Auto => auto() != ColorChoice::Never,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// When help and complaints about the arguments get colours: what `--color` says among arguments that need not make
/// sense otherwise.
pub(crate) fn early_color() -> clap::ColorChoice {
    let arguments: Vec<String> = env::args_os().filter_map(|argument| argument.into_string().ok()).collect();
    let apart = arguments.windows(2).filter(|pair| pair.first().is_some_and(|first| first == "--color"));
    let apart = apart.filter_map(|pair| pair.last());
    let joined = arguments.iter().filter_map(|argument| argument.strip_prefix("--color="));
    match apart.map(String::as_str).chain(joined).next() {
        Some("always") => clap::ColorChoice::Always,
        Some("never") => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Auto,
    }
}

/// How many columns standard output has: what `COLUMNS` says, else those of its terminal, else 80.
pub(crate) fn width() -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stdout());
    width_of(io::stdout().is_terminal().then(terminal).flatten())
}

/// How many columns standard error has.
pub(crate) fn error_width() -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stderr());
    width_of(io::stderr().is_terminal().then(terminal).flatten())
}

fn width_of(terminal: Option<(Width, Height)>) -> usize {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let said = said.filter(|columns| *columns > 0);
    let measured = terminal.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0);
    said.or(measured).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH)
}

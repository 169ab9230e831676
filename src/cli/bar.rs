//! A bar that shows how far a long work is: past half a second, on a terminal, and nowhere else.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::store::Watch;

use super::voice::Voice;

/// Who waits no longer than this wonders about nothing.
const PATIENCE: Duration = Duration::from_millis(500);

const EACH: Duration = Duration::from_millis(100);

/// Works, and shows what is done and how many files of how many were read, if anybody looks and it takes long.
pub(super) fn during<T>(voice: Voice, words: &'static str, watch: &Watch, work: impl FnOnce() -> T) -> T {
    if voice.is_quiet() || !io::stderr().is_terminal() {
        return work();
    }
    let (working, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || show(words, watch, &ended));
        let result = work();
        drop(working);
        result
    })
}

fn show(words: &'static str, watch: &Watch, ended: &Receiver<()>) {
    if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::new(0).with_message(words);
    while {
        bar.set_style(style(watch.files() > 0));
        bar.set_length(watch.files());
        bar.set_position(watch.read());
        bar.tick();
        ended.recv_timeout(EACH) == Err(RecvTimeoutError::Timeout)
    } {}
    bar.finish_and_clear();
}

/// A bar where it is known how much there is to do.
fn style(is_counted: bool) -> ProgressStyle {
    let template = if is_counted { "{msg} [{wide_bar}] {pos} of {len} files" } else { "{msg} {spinner}" };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

//! Git's merge driver, missed where a clone was not told of it.

use std::path::Path;

use crate::cli::session::voice::Voice;
use crate::git;
use crate::git::Merging;

/// Says that this clone merges without the driver that the workspace names, if it does.
pub(crate) fn tell_missing(root: &Path, voice: Voice) {
    if !voice.is_quiet() && git::merging(root) == Merging::Missing {
        voice.note("in this clone, git merges these files as plain text: run standing init --git once");
    }
}

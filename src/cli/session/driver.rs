//! Git's merge driver, missed where a clone does not use it.

use std::path::Path;

use crate::cli::session::voice::Voice;
use crate::git;

/// Says what keeps git from merging this clone's files with the driver that the workspace names, if something does.
pub(crate) fn tell_obstacles(root: &Path, voice: Voice) {
    if !voice.is_quiet() {
        git::obstacles(root).iter().for_each(|obstacle| voice.note(&obstacle.to_string()));
    }
}

//! What a run has: globals, context, voice, terminal, output, workspace, failure, ending, clock, identity.

pub(crate) mod asked;
pub(crate) mod bar;
pub(crate) mod clock;
pub(crate) mod driver;
pub(crate) mod ending;
pub(crate) mod failure;
pub(crate) mod findings;
pub(crate) mod globals;
pub(crate) mod identity;
pub(crate) mod output;
pub(crate) mod setting;
pub(crate) mod terminal;
pub(crate) mod voice;
pub(crate) mod workspace;

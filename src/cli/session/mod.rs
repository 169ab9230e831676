//! What a run has: its globals and its setting, a voice, standard output, a workspace, and an ending.

pub(crate) mod asked;
pub(crate) mod at;
pub(crate) mod bar;
pub(crate) mod beside;
pub(crate) mod clock;
pub(crate) mod driver;
pub(crate) mod ending;
pub(crate) mod example;
pub(crate) mod findings;
pub(crate) mod globals;
pub(crate) mod heads;
pub(crate) mod help;
pub(crate) mod identity;
pub(crate) mod output;
pub(crate) mod pool;
pub(crate) mod privacy;
pub(crate) mod setting;
pub(crate) mod shells;
pub(crate) mod terminal;
pub(crate) mod tips;
pub(crate) mod voice;
pub(crate) mod workspace;
pub(crate) mod writer;

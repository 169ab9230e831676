//! The language server: what an editor asks, answered from the workspace as it is with what the editor has not saved. It
//! writes nothing.

pub(crate) mod answer;
pub(crate) mod around;
pub(crate) mod complete;
pub(crate) mod cursor;
pub(crate) mod hover;
pub(crate) mod mend;
pub(crate) mod reading;
pub(crate) mod refer;
pub(crate) mod ruler;
pub(crate) mod server;
pub(crate) mod subject;
pub(crate) mod tell;
pub(crate) mod uri;

use std::io;

use lsp_server::Connection;

pub use crate::lsp::around::Surroundings;
use crate::lsp::server::Server;

/// Answers an editor on standard input and output until it has enough.
///
/// # Errors
/// When the editor breaks the protocol or goes away.
pub fn serve(around: &Surroundings<'_>) -> io::Result<()> {
    let (connection, threads) = Connection::stdio();
    let served = Server::greet(&connection, around).and_then(Server::serve);
    // Its threads end when nobody can send any more.
    drop(connection);
    served.map_err(|error| io::Error::other(error.to_string()))?;
    threads.join()
}

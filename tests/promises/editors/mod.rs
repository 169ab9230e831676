//! What editors are told: the schemas of files and reports, held against files and reports, and the editors' own tools.

mod client;
mod lsp;
mod neovim;
mod pytest_lsp;
mod schemas;
mod tools;

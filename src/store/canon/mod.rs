//! The one form of a file: what `standing fmt` writes. Pure: no file is read or written here.

mod gap;
mod line;
mod page;
mod print;
mod proof;
mod shape;
mod survey;
mod tidy;
mod tree;
mod value;

use super::edit::EditFault;
use super::edit::layout::Layout;
use super::edit::lines::ending;
use super::schema::Schema;
use line::Liner;
use page::Page;
use print::Printer;
use shape::Shaper;
use tree::Tree;

pub use survey::{documents, unformatted, untidy};
pub(super) use tidy::tidy;

/// A text without a byte order mark in the one form. It says the same, and has the same comments, or it is refused.
///
/// # Errors
/// When it is no TOML.
pub(super) fn canonical(text: &str, schema: &Schema) -> Result<String, EditFault> {
    let layout = Layout::of(text);
    let tree = Tree::of(text, &layout).ok_or(EditFault::NoToml)?;
    let ending = ending(text);
    let shaper = Shaper(Liner { text, layout: &layout, schema, ending });
    let result = Printer { shaper, page: Page::new(ending) }.document(tree);
    if proof::is_same(text, &result) {
        Ok(result)
    } else {
        Err(EditFault::Unproved("the order of keys".to_owned()))
    }
}

#[cfg(test)]
mod tests;

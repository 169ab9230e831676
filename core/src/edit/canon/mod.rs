//! The one form of a file: what `standing fmt` writes. Pure: no file is read or written here.

pub(crate) mod gap;
pub(crate) mod line;
pub(crate) mod page;
pub(crate) mod print;
pub(crate) mod proof;
pub(crate) mod shape;
#[cfg(test)]
mod tests;
pub(crate) mod tidy;
pub(crate) mod tree;
pub(crate) mod value;

use crate::edit::EditFault;
use crate::edit::canon::line::Liner;
use crate::edit::canon::page::Page;
use crate::edit::canon::print::Printer;
use crate::edit::canon::shape::Shaper;
use crate::edit::canon::tree::Sheet;
use crate::edit::lines::ending;
use crate::toml::layout::Layout;
use crate::toml::schema::Schema;

pub(crate) use crate::edit::canon::tidy::tidy;

/// A text without a byte order mark in the one form. It says the same, and has the same comments, or it is refused.
///
/// # Errors
/// When it is not TOML.
pub(crate) fn canonical(text: &str, schema: &Schema) -> Result<String, EditFault> {
    let layout = Layout::of(text);
    let tree = Sheet::of(text, &layout).ok_or(EditFault::NoToml)?;
    let ending = ending(text);
    let shaper = Shaper(Liner { text, layout: &layout, schema, ending });
    let result = Printer { shaper, page: Page::new(ending) }.document(tree);
    if proof::is_same(text, &result) {
        Ok(result)
    } else {
        Err(EditFault::Unproved("the order of keys".to_owned()))
    }
}

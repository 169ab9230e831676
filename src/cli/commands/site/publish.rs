//! Pages become files in a folder: drawn and written side by side, each on its own.

use std::cell::RefCell;
use std::path::Path;

use crate::cli::commands::site::data;
use crate::cli::commands::site::leaves::leaves;
use crate::cli::commands::site::paths::{INDEX, MOST, Manner};
use crate::cli::commands::site::whole::{Leaf, Site};
use crate::cli::failure::Failure;
use crate::disk::{Shelf, ShelfFault, Tidied};
use crate::model::Date;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::page::Page;
use crate::render::html;
use crate::render::html::links::Link;
use crate::render::html::{Frame, PageCanvas};
use crate::reports::brief;
use crate::reports::brief::Asked;
use crate::threads::each;

/// The file of the style, at the top of the folder.
const STYLE: &str = "style.css";
/// What was made.
#[derive(Debug)]
pub(crate) struct Published {
    /// How many files there are.
    pub(crate) files: usize,
    /// What became of the others in the folder.
    pub(crate) tidied: Tidied,
}

thread_local! {
    /// What the pages of a thread are drawn on.
    static CANVAS: RefCell<PageCanvas> = RefCell::default();
}

/// The pages of everything.
///
/// # Errors
/// When the folder is somebody else's, or the system fails.
pub(crate) fn whole_agency(site: &Site<'_>, folder: &Path) -> Result<Published, Failure> {
    let leaves = leaves(site);
    let data = data::files(site)?;
    let paths = leaves.iter().map(|leaf| leaf.path.clone()).chain(data.iter().map(|(path, _)| path.clone()));
    let paths = paths.chain([STYLE.to_owned()]).collect();
    let shelf = Shelf::open(folder, paths).map_err(failed)?;
    shelf.put(STYLE, html::STYLE.as_bytes()).map_err(failed)?;
    let put_data = each(&data, |(path, bytes)| shelf.put(path, bytes));
    let put_leaves = each(&leaves, |leaf| {
        // What is on a page may be worked out side by side with other pages: it comes before the canvas is taken.
        let page = (leaf.page)();
        CANVAS.with_borrow_mut(|canvas| shelf.put(&leaf.path, drawn(site, leaf, &page, canvas).as_bytes()))
    });
    put_data.into_iter().chain(put_leaves).collect::<Result<(), _>>().map_err(failed)?;
    let files = leaves.len() + data.len() + 1;
    Ok(Published { files, tidied: shelf.finish().map_err(failed)? })
}

/// A page with what stands around it.
fn drawn<'c>(site: &Site<'_>, leaf: &Leaf<'_>, page: &Page, canvas: &'c mut PageCanvas) -> &'c str {
    let up = "../".repeat(leaf.path.matches('/').count());
    let table = |name: &&str| Link { name: format!("{name}.csv"), href: format!("data/{name}.csv") };
    let data: Vec<Link> = leaf.data.iter().map(table).collect();
    let links = site.names.from(&leaf.path, &up, leaf.has_anchors);
    let frame = Frame {
        up: &up,
        style: Some(STYLE),
        brand: Some(&site.brand),
        pages: &site.pages,
        here: Some(leaf.here),
        links: Some(&links),
        data: &data,
        most: MOST,
    };
    canvas.draw(page, frame)
}

/// One client's brief as a folder. It is made of the brief's values alone: nothing else of the workspace gets here.
///
/// # Errors
/// As [`whole_agency`].
pub(crate) fn one_client(
    portfolio: &Portfolio,
    client: ClientId,
    as_of: Date,
    manner: &Manner,
    folder: &Path,
) -> Result<Published, Failure> {
    let brief = brief::report(portfolio, client, as_of, &Asked::default());
    let name = manner.title.clone().unwrap_or_else(|| brief.header.workspace.to_string());
    let brand = Link { name, href: INDEX.to_owned() };
    let frame = Frame { style: Some(STYLE), brand: Some(&brand), ..Frame::alone() };
    let page = html::framed(&brief.page(), frame);
    let files = [(INDEX, page.as_bytes()), (STYLE, html::STYLE.as_bytes())];
    let paths = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    let shelf = Shelf::open(folder, paths).map_err(failed)?;
    files.iter().try_for_each(|(path, bytes)| shelf.put(path, bytes)).map_err(failed)?;
    Ok(Published { files: files.len(), tidied: shelf.finish().map_err(failed)? })
}

fn failed(fault: ShelfFault) -> Failure {
    let cause = fault.to_string();
    match fault {
        ShelfFault::NotOurs(_) => {
            Failure::usage(cause).hint("name an empty folder, or one that is not there yet")
        }
        ShelfFault::Taken(_) => Failure::usage(cause).hint("move it away, or name another folder"),
        ShelfFault::Io(_, error) => Failure::environment(cause, error),
    }
}

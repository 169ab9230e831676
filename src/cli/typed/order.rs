//! The order of rows, as typed.

use clap::Args;
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::typed::nearest::unknown;
use crate::render::flat::Sheet;

/// The order of rows.
#[derive(Debug, Args)]
pub(crate) struct Order {
    /// Sort the rows by a value of -f json, such as name; --sort=-PATH puts the largest first
    #[arg(long, value_name = "PATH")]
    sort: Option<String>,
}

impl Order {
    /// Whether one was asked for.
    pub(crate) const fn is_typed(&self) -> bool {
        self.sort.is_some()
    }

    /// Puts a result in the order that was asked for; `sort` is told the path and whether the largest come first, and
    /// says whether there is such a path.
    ///
    /// # Errors
    /// When no row has a value at that path.
    pub(crate) fn apply<R: Serialize>(
        &self,
        result: &mut R,
        sort: impl FnOnce(&mut R, &str, bool) -> bool,
    ) -> Result<(), Failure> {
        let Some(path) = self.sort.as_deref() else { return Ok(()) };
        let (path, descending) = path.strip_prefix('-').map_or((path, false), |path| (path, true));
        if sort(result, path, descending) {
            return Ok(());
        }
        let value = serde_json::to_value(&*result).unwrap_or_default();
        let columns = Sheet::main(&value).columns();
        Err(unknown(
            format!("no row has a value called \"{path}\""),
            path,
            columns.iter().map(String::as_str),
            "use a column heading of -f plain",
        ))
    }
}

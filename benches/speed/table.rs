//! What was measured, side by side: a line for each promise, a column for each size.

use super::run::{Pairs, Run};

/// Everything that was measured.
#[derive(Default)]
pub(super) struct Table {
    sizes: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    what: String,
    goal: &'static str,
    /// One for each size that was measured for it.
    cells: Vec<(usize, String)>,
}

impl Table {
    /// Begins a column.
    pub(super) fn begin(&mut self, size: &str) {
        self.sizes.push(size.to_owned());
    }

    /// Notes how many times the second the first took: by the clock, and in work of processors.
    pub(super) fn ratio(&mut self, what: &str, goal: &'static str, pairs: Option<&Pairs>) {
        let time = |run: &Run| run.time;
        let work = |run: &Run| run.work;
        let cell = pairs.map_or_else(
            || "absent".to_owned(),
            |pairs| format!("{:.2} ({:.2})", pairs.ratio(time), pairs.ratio(work)),
        );
        self.note(what, goal, cell);
    }

    /// Notes a cell of the column that was begun last.
    pub(super) fn note(&mut self, what: &str, goal: &'static str, cell: String) {
        println!("{} {what}: {cell}", self.sizes.last().map_or("", String::as_str));
        let size = self.sizes.len() - 1;
        match self.rows.iter_mut().find(|row| row.what == what) {
            Some(row) => row.cells.push((size, cell)),
            None => self.rows.push(Row { what: what.to_owned(), goal, cells: vec![(size, cell)] }),
        }
    }

    /// Prints all of it as Markdown.
    pub(super) fn print(&self) {
        println!("\n| what | goal | {} |", self.sizes.join(" | "));
        println!("|---|---|{}", "---|".repeat(self.sizes.len()));
        for Row { what, goal, cells } in &self.rows {
            let cell = |size| cells.iter().find(|(known, _)| *known == size).map_or("", |(_, cell)| cell);
            let cells: Vec<&str> = (0..self.sizes.len()).map(cell).collect();
            println!("| {what} | {goal} | {} |", cells.join(" | "));
        }
    }
}

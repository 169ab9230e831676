//! What was said of a project's progress, day by day.

use crate::figures::schedule::progress::newest_of_each_day;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::Project;
use crate::model::quantity::Share;
use crate::page::{Cell, Column, Sheet, Unit};

/// So many readings are shown.
const MOST: usize = 10;

/// How much of the work was done on which day, as somebody said then: the newest first.
#[must_use]
pub fn readings(project: &Project, as_of: Date) -> Sheet {
    type Of = Column<'static, (Date, Number)>;
    let columns = [
        Of::new("date", "said on", 0, Unit::Date, |(date, _)| Cell::Date(*date)),
        Of::new("progress", "done", 1, Unit::Share, |(_, share)| Cell::Percent(Share(share.clone()))),
    ];
    let mut rows = newest_of_each_day(project, as_of);
    rows.reverse();
    rows.truncate(MOST);
    Sheet::of(&columns, &rows, None).or_say("nobody has said yet how much of the work is done")
}

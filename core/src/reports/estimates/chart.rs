//! The chart of the estimates report: each case on a line, and where most of them lie.

use crate::model::number::Number;
use crate::page::chart::{Chart, Drawing, Scale, Spread, Strand};
use crate::reports::document::Group;
use crate::reports::estimates::groups::ExperienceKeys;
use crate::reports::estimates::row::EstimateRow;
use crate::reports::estimates::{Estimates, EstimatesBy};
use crate::why::words::{counted, percent};

/// What work took over what was estimated at first, by kind; `None` without a case.
pub(crate) fn ratios(report: &Estimates) -> Option<Chart> {
    let strand = |group: &Group<ExperienceKeys>| {
        let range = &group.totals.of_first;
        let cases = report.rows.iter().filter(|row| is_of(report.by, row, group.key.as_deref()));
        let number =
            |share: &Option<crate::model::quantity::Share>| share.as_ref().map(|share| share.0.clone());
        Strand {
            name: group.key.clone().unwrap_or_else(|| "not said".to_owned()),
            cases: cases.filter_map(|row| number(&row.of_first)).collect(),
            median: number(&range.median),
            p20: number(&range.p20),
            p80: number(&range.p80),
        }
    };
    let rows: Vec<Strand> =
        report.groups.iter().map(strand).filter(|strand| !strand.cases.is_empty()).collect();
    let cases: usize = rows.iter().map(|strand| strand.cases.len()).sum();
    let all = report.totals.of_first.median.as_ref().filter(|_| report.by != EstimatesBy::Phase);
    let what = counted(cases, "case", "cases");
    let finding = match all {
        Some(median) => {
            let median = percent(Some(&median.0));
            format!("{what}: at the median they took {median} of what was estimated at first")
        }
        None => format!("{what} against what was estimated at first"),
    };
    (cases > 0).then(|| Chart {
        title: "what it took, of what was estimated".to_owned(),
        finding,
        drawing: Drawing::Spread(Spread { scale: Scale::Share, rows, aim: Some(Number::one()) }),
        table: None,
        is_in_text: false,
    })
}

/// Whether a case is of a group.
fn is_of(by: EstimatesBy, row: &EstimateRow, key: Option<&str>) -> bool {
    match by {
        EstimatesBy::Type => row.phase.is_none() && row.work_type.as_deref() == key,
        EstimatesBy::Client => row.phase.is_none() && row.project.split('/').next() == key,
        EstimatesBy::Phase => row.phase.is_some() && row.phase.as_deref() == key,
        // How a project is billed stands in no row.
        EstimatesBy::Billing => false,
    }
}

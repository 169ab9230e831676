//! How much a reading of progress proves: the older it is, the less.

use crate::figures::schedule::progress::progress_date;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Billing, Project, Status};

/// What the progress of a project is worth as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It is recent, or all is done; of a retainer nothing has to be proved.
    Fresh,
    /// It was read so many calendar days ago, more than `progress-days`.
    Old(i64),
    /// The latest phase was done so many calendar days ago, more than `progress-days`.
    OldPhase(i64),
    /// It is counted by phases, and none of them is done yet.
    Undated,
    /// It was read so many calendar days ago, more than three times `progress-days`: it proves nothing any more.
    Stale(i64),
}

/// So many times `progress-days` a reading is believed, if less and less.
const BELIEVED: i64 = 3;

/// What a known progress is worth at a date.
#[must_use]
pub fn proof(project: &Project, progress: &Number, progress_days: i64, as_of: Date) -> Proof {
    if project.billing == Billing::Retainer || project.status_at(as_of) == Status::Done {
        return Proof::Fresh;
    }
    let is_read = project.log.progress.iter().any(|reading| reading.date <= as_of);
    let age = progress_date(project, as_of).map(|date| (as_of - date).num_days());
    match age {
        Some(age) if is_read && age > progress_days.saturating_mul(BELIEVED) => Proof::Stale(age),
        _ if *progress == Number::one() => Proof::Fresh,
        None => Proof::Undated,
        Some(age) if age <= progress_days => Proof::Fresh,
        Some(age) if is_read => Proof::Old(age),
        Some(age) => Proof::OldPhase(age),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, project};
    use crate::figures::schedule::progress::progress;
    use crate::model::log::Progress;

    fn read(day: &str, percent: &str) -> Project {
        let mut site = project("site");
        site.log.progress = vec![Progress { date: date(day), percent: number(percent), note: None }];
        site
    }

    /// As of 14 June 2024: 15 May is 30 days ago, 20 April 55, 16 March 90.
    #[test]
    fn a_reading_fades_and_then_proves_nothing() {
        let of = |project: &Project| {
            let today = date("2024-06-14");
            proof(project, &progress(project, today).unwrap(), 30, today)
        };
        assert_eq!(of(&read("2024-05-15", "50")), Proof::Fresh);
        assert_eq!(of(&read("2024-05-14", "50")), Proof::Old(31));
        assert_eq!(of(&read("2024-04-20", "50")), Proof::Old(55));
        assert_eq!(of(&read("2024-03-16", "50")), Proof::Old(90));
        assert_eq!(of(&read("2024-03-15", "50")), Proof::Stale(91));
        assert_eq!(of(&read("2024-04-20", "100")), Proof::Fresh);
        let care = Project { billing: Billing::Retainer, ..read("2023-01-01", "50") };
        assert_eq!(of(&care), Proof::Fresh);
    }

    #[test]
    fn phases_do_not_go_stale() {
        let today = date("2024-06-14");
        let mut site = project("site");
        site.phases = vec![phase("one", None, None, None), phase("two", None, None, None)];
        let of = |site: &Project| proof(site, &progress(site, today).unwrap(), 30, today);
        assert_eq!(of(&site), Proof::Undated);
        site.phases[0].done = Some(date("2023-06-15"));
        assert_eq!(of(&site), Proof::OldPhase(365));
        site.phases[1].done = Some(date("2024-06-01"));
        assert_eq!(of(&site), Proof::Fresh);
    }
}

//! Progress readings below the one before them.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::warnings::share_as_percent::is_share;
use crate::checks::words::{exact_percent, project_file};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::FALLING_PROGRESS, include_str!("falling_progress.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let readings = project.log.progress.iter().enumerate();
        // What is a share is said so, and means more than it says.
        let mut readings: Vec<_> =
            readings.filter(|(_, one)| one.date <= facts.as_of && !is_share(&one.percent)).collect();
        readings.sort_by_key(|(_, one)| one.date);
        let name = facts.portfolio.full_name(project);
        let found = readings.windows(2).filter_map(|pair| {
            let [(before, earlier), (place, later)] = pair else { return None };
            if later.percent >= earlier.percent {
                return None;
            }
            let at =
                |place: &usize| Place::key(project_file(&name), format!("log.progress[{place}].percent"));
            let message = format!(
                "{name}: progress on {} is {}, less than {} on {}",
                later.date,
                exact_percent(&later.percent),
                exact_percent(&earlier.percent),
                earlier.date
            );
            let help = "correct the reading that is wrong; if there is more to do now, record a change";
            let found = Diagnostic::warning(RULE.name, at(place), message).help(help);
            Some(found.and(at(before), "the reading before it"))
        });
        found.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project};
    use crate::model::log::Progress;

    fn places(readings: &[(&str, &str)]) -> Vec<String> {
        let mut portfolio = portfolio();
        let mut site = project("site");
        let reading = |(day, percent): &(&str, &str)| Progress {
            date: date(&format!("2026-11-{day}")),
            percent: number(percent),
            note: None,
        };
        site.log.progress = readings.iter().map(reading).collect();
        portfolio.projects = vec![site];
        let facts = Facts::new(&portfolio, date("2026-11-20"));
        judge(&facts)(&portfolio.projects[0]).into_iter().map(|one| one.place.path).collect()
    }

    #[test]
    fn a_reading_is_compared_with_the_one_before_it_in_time() {
        let second = ["log.progress[1].percent"];
        assert_eq!(places(&[("02", "40"), ("09", "30")]), second);
        assert_eq!(places(&[("02", "40"), ("09", "30"), ("16", "35")]), second);
        assert_eq!(places(&[("09", "40"), ("02", "30")]), [""; 0]);
        assert_eq!(places(&[("02", "40"), ("09", "40")]), [""; 0]);
        assert_eq!(places(&[("02", "40"), ("09", "0.5"), ("16", "50")]), [""; 0]);
        assert_eq!(places(&[("02", "40"), ("25", "30")]), [""; 0]);
    }
}

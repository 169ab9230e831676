//! Periods worked by hand.

use super::*;
use crate::figures::sample::{change, date, number, project, worked};
use crate::model::dated::Dated;
use crate::model::project::{Billing, Pause, Status};
use crate::model::retainer::{Every, Retainer};

fn retainer(start: &str, hours: &str, rollover: i64, overage: Overage) -> Project {
    let mut retainer = project("care");
    retainer.billing = Billing::Retainer;
    retainer.start = Some(date(start));
    let hours = Some(number(hours));
    let terms = RetainerTerms { hours, rollover, overage, ..RetainerTerms::default() };
    retainer.retainer = Some(Retainer::always(Every::Month, terms));
    retainer
}

fn log(project: &mut Project, entries: &[(&str, &str)]) {
    entries.iter().for_each(|(date, hours)| project.log.time.push(worked(date, hours)));
}

/// from, to, allowance, carried, used, left, over, lost
fn table(project: &Project, as_of: &str) -> Vec<String> {
    let periods = periods(project, &Calendar::default(), date(as_of)).periods;
    let line = |period: &Period| {
        let hours = [&period.allowance, &period.carried, &Some(period.used.clone()), &period.left];
        let hours = hours.into_iter().chain([&period.over, &period.lost]);
        let hours: Vec<_> = hours.map(|hours| hours.as_ref().unwrap().rounded(1)).collect();
        format!("{} {} {}", period.from, period.to.unwrap(), hours.join(" "))
    };
    periods.iter().map(line).collect()
}

/// Worked by hand: a start on the 31st of a leap year, a change of 2.5 h in April, an entry that straddles.
#[test]
fn rollover_from_the_thirty_first() {
    let mut care = retainer("2024-01-31", "10", 1, Overage::Bill);
    let mut more = change("more", "2024-04-10", Some(("accepted", "2024-04-15")));
    more.hours = number("2.5");
    care.changes = vec![more];
    let entries = [("2024-02-12", "6"), ("2024-02-29", "5"), ("2024-03-29", "2"), ("2024-04-02", "12")];
    log(&mut care, &entries);
    log(&mut care, &[("2024-04-29", "9"), ("2024-05-02", "4"), ("2024-05-08", "20")]);
    assert_eq!(
        table(&care, "2024-05-07"),
        [
            "2024-01-31 2024-02-28 10.0 0.0 6.0 4.0 0.0 0.0",
            "2024-02-29 2024-03-30 10.0 4.0 7.0 7.0 0.0 0.0",
            "2024-03-31 2024-04-29 12.5 7.0 21.0 0.0 1.5 0.0",
            "2024-04-30 2024-05-30 10.0 0.0 4.0 6.0 0.0 0.0",
        ]
    );
    let over = periods(&care, &Calendar::default(), date("2024-05-07")).over;
    assert_eq!(over.len(), 1);
    assert_eq!((over[0].entry, over[0].hours.rounded(1)), (4, "1.5".to_owned()));
}

/// help.productive.io 9902502: 40 h a month; September worked 30, October 60: October has 50 available.
#[test]
fn ten_unused_hours_are_available_in_the_next_month() {
    let mut help = retainer("2024-09-01", "40", 1, Overage::Bill);
    log(&mut help, &[("2024-09-10", "30"), ("2024-10-10", "60")]);
    let october = &table(&help, "2024-10-31")[1];
    assert_eq!(october, "2024-10-01 2024-10-31 40.0 10.0 60.0 0.0 10.0 0.0");
}

#[test]
fn what_goes_past_is_taken_from_the_next_periods() {
    let mut next = retainer("2024-03-01", "8", 0, Overage::Next);
    log(&mut next, &[("2024-03-04", "20"), ("2024-05-04", "1")]);
    assert_eq!(
        table(&next, "2024-05-31"),
        [
            "2024-03-01 2024-03-31 8.0 0.0 20.0 0.0 12.0 0.0",
            "2024-04-01 2024-04-30 0.0 0.0 0.0 0.0 0.0 0.0",
            "2024-05-01 2024-05-31 4.0 0.0 1.0 3.0 0.0 0.0",
        ]
    );
}

#[test]
fn a_cap_loses_the_oldest_hours_first() {
    let mut capped = retainer("2024-01-01", "10", 2, Overage::Bill);
    let terms = capped.first_terms().unwrap().clone();
    let terms = RetainerTerms { rollover_cap: Some(number("12")), ..terms };
    capped.retainer = Some(Retainer::always(Every::Month, terms));
    log(&mut capped, &[("2024-04-01", "15")]);
    assert_eq!(
        table(&capped, "2024-05-01")[2..],
        [
            "2024-03-01 2024-03-31 10.0 12.0 0.0 22.0 0.0 8.0",
            "2024-04-01 2024-04-30 10.0 12.0 15.0 7.0 0.0 10.0",
            "2024-05-01 2024-05-31 10.0 7.0 0.0 17.0 0.0 0.0",
        ]
    );
}

#[test]
fn the_hours_over_are_those_of_the_last_days() {
    let mut care = retainer("2024-03-01", "8", 0, Overage::Absorb);
    log(&mut care, &[("2024-03-20", "6"), ("2024-03-04", "5")]);
    let over = periods(&care, &Calendar::default(), date("2024-03-31")).over;
    assert_eq!(over.iter().map(|one| (one.entry, one.hours.clone())).collect::<Vec<_>>(), [(0, number("3"))]);
}

#[test]
fn time_outside_every_period_counts_to_the_nearest() {
    let mut ended = retainer("2024-03-01", "8", 0, Overage::Bill);
    ended.due = Some(date("2024-04-10"));
    log(&mut ended, &[("2024-02-20", "1"), ("2024-06-01", "3")]);
    let used: Vec<_> = table(&ended, "2024-07-01");
    assert_eq!(used.len(), 2);
    assert_eq!(used[0], "2024-03-01 2024-03-31 8.0 0.0 1.0 7.0 0.0 0.0");
    assert_eq!(used[1], "2024-04-01 2024-04-30 8.0 0.0 3.0 5.0 0.0 7.0");
}

/// Worked by hand in `retainer-dated-terms`: acme/care and acme/next.
#[test]
fn the_terms_of_a_period_are_those_of_its_first_day() {
    let mut care = retainer("2024-01-01", "10", 1, Overage::Bill);
    let first = care.first_terms().unwrap().clone();
    let of = |hours: &str| RetainerTerms { hours: Some(number(hours)), rollover: 0, ..first.clone() };
    let dated = |terms| Retainer { every: Every::Month, terms: Dated::new(terms) };
    care.retainer = Some(dated(vec![
        (None, first.clone()),
        (Some(date("2024-03-01")), of("20")),
        (Some(date("2024-04-10")), of("40")),
    ]));
    log(&mut care, &[("2024-01-10", "6"), ("2024-02-10", "12"), ("2024-03-10", "25"), ("2024-04-10", "5")]);
    assert_eq!(
        table(&care, "2024-04-15"),
        [
            "2024-01-01 2024-01-31 10.0 0.0 6.0 4.0 0.0 0.0",
            "2024-02-01 2024-02-29 10.0 4.0 12.0 2.0 0.0 0.0",
            "2024-03-01 2024-03-31 20.0 0.0 25.0 0.0 5.0 2.0",
            "2024-04-01 2024-04-30 20.0 0.0 5.0 15.0 0.0 0.0",
        ]
    );
    let mut next = retainer("2024-01-01", "10", 0, Overage::Next);
    let first = next.first_terms().unwrap().clone();
    let less = RetainerTerms { hours: Some(number("4")), ..first.clone() };
    next.retainer = Some(dated(vec![(None, first), (Some(date("2024-03-01")), less)]));
    log(&mut next, &[("2024-01-10", "18"), ("2024-02-10", "5"), ("2024-03-10", "6")]);
    let owed = |as_of| {
        let periods = periods(&next, &Calendar::default(), date(as_of));
        let debts: Vec<_> = periods.periods.iter().map(|one| one.debt.clone().unwrap().rounded(0)).collect();
        (debts.join(" "), periods.over_in_a_row(date(as_of)))
    };
    assert_eq!(owed("2024-04-15"), ("8 3 5 1".to_owned(), 3));
    assert_eq!(owed("2024-03-31"), ("8 3 5".to_owned(), 3));
}

/// 10 h a month with a month of rollover, paused from 15 February to 9 April: March rests, February and April count.
#[test]
fn a_period_that_rests_passes_on_what_came_to_it() {
    let mut care = retainer("2024-01-01", "10", 1, Overage::Bill);
    care.log.pauses = vec![Pause { from: date("2024-02-15"), until: Some(date("2024-04-09")) }];
    log(&mut care, &[("2024-02-01", "4"), ("2024-03-10", "3")]);
    assert_eq!(table(&care, "2024-04-09").len(), 2, "April has no day yet on which it does not rest");
    let periods = periods(&care, &Calendar::default(), date("2024-04-10")).periods;
    assert_eq!(periods.iter().map(|period| period.index).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(
        table(&care, "2024-04-10"),
        [
            "2024-01-01 2024-01-31 10.0 0.0 0.0 10.0 0.0 0.0",
            "2024-02-01 2024-02-29 10.0 10.0 7.0 13.0 0.0 0.0",
            "2024-04-01 2024-04-30 10.0 10.0 0.0 20.0 0.0 3.0",
        ]
    );
}

#[test]
fn nothing_begins_before_the_start_or_for_a_prospect() {
    let mut care = retainer("2024-03-01", "8", 0, Overage::Bill);
    assert!(table(&care, "2024-02-29").is_empty());
    care.status = Status::Prospect;
    assert!(table(&care, "2024-05-01").is_empty());
}

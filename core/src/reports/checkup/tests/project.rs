//! The questions about a project.

use super::*;
use crate::figures::answer::Answer::{No, Unknown, Yes};
use crate::figures::sample::change;
use crate::model::change::ChangeStatus;
use crate::model::log::Pulse;
use crate::model::project::Binding;
use crate::model::role::TASKS;

/// 2 September is a Monday: of the four working days three are gone.
#[test]
fn schedule_and_budget() {
    check(
        "pm-1",
        &[
            (|one| one.projects[0].log.progress[0].percent = number("80"), Yes),
            // Three days for 60 %: the fifth day, Friday the 6th.
            (|_| {}, No),
            (|one| one.projects[0].log.progress.clear(), Unknown),
            (|one| one.projects[0].due = Some(date("2024-09-03")), No),
            (|one| one.projects[0].due = None, No),
        ],
    );
    check(
        "pm-3",
        &[
            // 5 hours for 60 %: 8.33 of 10.
            (|_| {}, Yes),
            (|one| one.projects[0].log.progress.clear(), Unknown),
            (|one| one.projects[0].budget.hours = Some(number("4")), No),
            (|one| one.projects[0].budget.hours = Some(number("7")), No),
            (|one| one.projects[0].budget.hours = None, No),
            // The hours bind a fixed price, unless it says otherwise: nobody knows what an hour is billed at.
            (|one| one.projects[0].budget.amount = Some(number("7")), Yes),
            (
                |one| {
                    one.projects[0].budget.amount = Some(number("7"));
                    one.projects[0].budget.binding = Some(Binding::Amount);
                },
                Unknown,
            ),
        ],
    );
}

/// 15 August is 20 days ago, 5 August 30; with 90 % done it is on track, and 5 hours for 60 % are within 10.
#[test]
fn how_old_the_progress_is() {
    fn read(portfolio: &mut Portfolio, day: &str) {
        portfolio.projects[0].log.progress =
            vec![Progress { date: date(day), percent: number("90"), note: None }];
    }
    for id in ["pm-1", "pm-3"] {
        check_grades(
            id,
            &[
                (|one| read(one, "2024-08-05"), None),
                (|one| read(one, "2024-08-04"), Some("the newest reading of progress is 31 days old")),
                (|one| read(one, "2024-06-06"), Some("the newest reading of progress is 90 days old")),
            ],
        );
        check(id, &[(|one| read(one, "2024-06-05"), Unknown)]);
    }
}

/// One of three answered: fewer than half.
#[test]
fn how_many_of_the_team_answered() {
    fn team(portfolio: &mut Portfolio) {
        portfolio.people.push(crate::figures::sample::person("cyd"));
        portfolio.projects[0].team.extend([assignment(0, None, None), assignment(2, None, None)]);
        said(portfolio, 1, [Some(4), Some(4), Some(4)]);
    }
    for id in ["pm-2", "pm-4", "pm-5"] {
        check_grades(
            id,
            &[
                (|one| said(one, 1, [Some(4), Some(4), Some(4)]), None),
                (team, Some("1 of 3 answered; the newest reading is 0 days old")),
            ],
        );
    }
    check_grades(
        "pm-4",
        &[(
            |one| {
                said(one, 1, [None, Some(4), None]);
                one.projects[0].team[0].hours = Some(number("41"));
            },
            Some("bob is overloaded"),
        )],
    );
}

fn said(portfolio: &mut Portfolio, who: u32, values: [Option<u8>; 3]) {
    let [clarity, resources, respect] = values;
    let pulse = Pulse { date: date(TODAY), who: PersonId(who), clarity, resources, respect };
    portfolio.projects[0].log.pulse.push(pulse);
}

#[test]
fn what_the_team_says() {
    check(
        "pm-2",
        &[
            (|_| {}, Unknown),
            (|one| said(one, 1, [Some(4), None, None]), Yes),
            (|one| said(one, 1, [Some(3), None, None]), No),
            (|one| said(one, 0, [Some(4), None, None]), Unknown),
            (|one| one.projects[0].team.clear(), No),
            (
                |one| {
                    said(one, 1, [Some(4), None, None]);
                    one.projects[0].team[0].roles.clear();
                },
                No,
            ),
            (
                |one| {
                    said(one, 1, [Some(4), None, None]);
                    one.projects[0].team[0].roles.clear();
                    one.projects[0].waived = vec![(TASKS, "the client does".into())];
                },
                Yes,
            ),
        ],
    );
    check("pm-4", &[(|one| said(one, 1, [None, Some(3), Some(4)]), No), (|_| {}, Unknown)]);
    check("pm-5", &[(|one| said(one, 1, [None, Some(3), Some(4)]), Yes), (|_| {}, Unknown)]);
}

fn declined(portfolio: &mut Portfolio, told_by: Option<u32>, told_mood: Option<u8>) {
    let mut no = change("more", "2024-09-02", Some(("declined", "2024-09-03")));
    (no.told_by, no.told_mood) = (told_by.map(PersonId), told_mood);
    portfolio.projects[0].changes.push(no);
}

#[test]
fn how_requests_are_answered() {
    check(
        "pm-6",
        &[
            (|one| (0..4).for_each(|_| declined(one, None, None)), Unknown),
            (|one| (0..5).for_each(|_| declined(one, None, None)), No),
            (
                |one| {
                    (0..5).for_each(|_| declined(one, None, None));
                    one.projects[0].changes[0].status = ChangeStatus::Absorbed;
                },
                Yes,
            ),
        ],
    );
    // Of the client's five one was a yes.
    check(
        "pm-6",
        &[(
            |one| {
                let mut shop = project("shop");
                shop.changes = vec![change("more", "2024-09-02", Some(("accepted", "2024-09-03")))];
                (0..4).for_each(|_| declined(one, None, None));
                one.projects.insert(0, shop);
            },
            Yes,
        )],
    );
    check(
        "pm-7",
        &[
            (|_| {}, Unknown),
            (|one| declined(one, Some(0), None), Unknown),
            (|one| declined(one, Some(0), Some(3)), Yes),
            (|one| declined(one, None, Some(5)), No),
            (|one| [2, 3].into_iter().for_each(|mood| declined(one, Some(0), Some(mood))), No),
            (
                |one| {
                    declined(one, Some(0), Some(4));
                    declined(one, Some(1), None);
                },
                Yes,
            ),
        ],
    );
}

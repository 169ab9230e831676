//! The questions about a client.

use super::*;
use crate::figures::answer::Answer::{No, Unknown, Yes};
use crate::figures::sample::{contact, opportunity};
use crate::model::client::{ContactRole, Opportunity, Stage};
use crate::model::project::Billing;

fn possible<'p>(portfolio: &'p mut Portfolio, stage: Stage, raised: Option<&str>) -> &'p mut Opportunity {
    let raised = raised.map(date).into_iter().collect();
    portfolio.clients[0].opportunities.push(Opportunity { raised, ..opportunity("more", stage) });
    portfolio.clients[0].opportunities.last_mut().unwrap()
}

/// Mood counts for 60 days: from 6 July on.
#[test]
fn whom_to_ask() {
    check(
        "am-1",
        &[
            (|_| {}, Unknown),
            (|one| touched(one, "2024-07-06", TouchKind::Email, None), Yes),
            (|one| touched(one, "2024-07-05", TouchKind::Call, None), Unknown),
            (|one| touched(one, "2024-09-05", TouchKind::Call, None), Unknown),
            (
                |one| {
                    touched(one, TODAY, TouchKind::Call, None);
                    one.clients[0].touches[0].by = PersonId(1);
                },
                Unknown,
            ),
            (|one| (one.clients[0].lead, one.projects[0].team) = (None, vec![]), No),
            (|one| one.projects[0].billing = Billing::Internal, Unknown),
            (|one| one.projects.clear(), Unknown),
        ],
    );
    check(
        "am-2",
        &[
            (|_| {}, Yes),
            (|one| one.people[0].until = Some(date("2024-09-10")), Yes),
            (|one| one.people[0].until = Some(date("2024-09-03")), No),
            (|one| one.clients[0].waive = vec![crate::model::role::INVOICES], Unknown),
        ],
    );
}

#[test]
fn value_of_the_budget() {
    check(
        "am-3",
        &[
            (|_| {}, Unknown),
            (|one| touched(one, "2024-06-06", TouchKind::Review, Some(3)), Yes),
            (|one| touched(one, "2024-06-06", TouchKind::Review, Some(2)), No),
            (|one| touched(one, "2024-06-06", TouchKind::Review, None), Unknown),
            (|one| touched(one, "2024-06-05", TouchKind::Review, Some(2)), Unknown),
            (
                |one| {
                    touched(one, "2024-09-03", TouchKind::Review, Some(2));
                    touched(one, "2024-09-02", TouchKind::Review, Some(5));
                    touched(one, TODAY, TouchKind::Call, Some(5));
                },
                No,
            ),
        ],
    );
}

#[test]
fn happiness() {
    check(
        "am-4",
        &[
            (|_| {}, Unknown),
            (|one| [3, 4].into_iter().for_each(|mood| touched(one, TODAY, TouchKind::Call, Some(mood))), Yes),
            (
                |one| [3, 3, 4].into_iter().for_each(|mood| touched(one, TODAY, TouchKind::Call, Some(mood))),
                No,
            ),
        ],
    );
}

#[test]
fn future_work() {
    check(
        "am-5",
        &[
            (|_| {}, Unknown),
            (|one| _ = possible(one, Stage::Idea, None), Unknown),
            (|one| _ = possible(one, Stage::Idea, Some(TODAY)), Yes),
            (|one| _ = possible(one, Stage::Idea, Some("2024-09-05")), Unknown),
            (|one| possible(one, Stage::Idea, None).need = Some("guests".into()), Yes),
            (|one| _ = possible(one, Stage::Lost, Some(TODAY)), No),
            (
                |one| {
                    possible(one, Stage::Parked, None);
                    possible(one, Stage::Won, None);
                },
                Unknown,
            ),
        ],
    );
}

#[test]
fn rapport_with_one_of_us() {
    check(
        "am-6",
        &[
            (|_| {}, Unknown),
            (|one| one.clients[0].contacts = vec![contact("eve", Some(ContactRole::Finance))], No),
            (
                |one| {
                    one.clients[0].contacts = vec![contact("eve", None)];
                    one.clients[0].contacts[0].rapport = vec![PersonId(1)];
                },
                Yes,
            ),
            (
                |one| {
                    one.clients[0].contacts = vec![contact("eve", None)];
                    one.clients[0].contacts[0].rapport = vec![PersonId(1)];
                    one.people[1].until = Some(date("2024-09-03"));
                },
                No,
            ),
            (
                |one| {
                    one.clients[0].contacts = vec![contact("eve", None)];
                    one.clients[0].contacts[0].until = Some(date("2024-09-03"));
                },
                Unknown,
            ),
        ],
    );
}

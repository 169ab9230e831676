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
            // A 2 after a good review: the mean since then is 3.5 or 2.
            (
                |one| {
                    touched(one, "2024-09-01", TouchKind::Review, Some(4));
                    touched(one, "2024-09-02", TouchKind::Call, Some(2));
                    touched(one, "2024-09-03", TouchKind::Call, Some(5));
                },
                Unknown,
            ),
            (
                |one| {
                    touched(one, "2024-09-01", TouchKind::Review, Some(4));
                    touched(one, "2024-09-02", TouchKind::Call, Some(2));
                },
                No,
            ),
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
            (|one| felt(one, ContactRole::Manager, &[3, 4]), Yes),
            (|one| felt(one, ContactRole::Manager, &[3, 3, 4]), No),
            (|one| felt(one, ContactRole::Stakeholder, &[5]), Unknown),
            (
                |one| {
                    felt(one, ContactRole::Executive, &[3]);
                    one.clients[0].contacts.push(contact("max", Some(ContactRole::Manager)));
                    let max = Touch { mood: Some(5), ..touch(TODAY, &[1]) };
                    one.clients[0].touches.push(max);
                },
                No,
            ),
        ],
    );
    check_grades(
        "am-4",
        &[
            (|one| felt(one, ContactRole::Executive, &[4]), None),
            (|one| felt(one, ContactRole::Manager, &[4]), Some("no executive showed a mood in 60 days")),
        ],
    );
}

/// One contact with a role, who showed these moods today.
fn felt(portfolio: &mut Portfolio, role: ContactRole, moods: &[u8]) {
    portfolio.clients[0].contacts = vec![contact("eve", Some(role))];
    moods.iter().for_each(|mood| touched(portfolio, TODAY, TouchKind::Call, Some(*mood)));
}

/// What makes a yes solid: it was with those who are the client, or who pay; a good review; a need that was raised; an
/// executive who gets on with us.
#[test]
fn what_a_yes_is_worth() {
    check_grades(
        "am-1",
        &[
            (|one| felt(one, ContactRole::Manager, &[3]), None),
            (
                |one| felt(one, ContactRole::Stakeholder, &[3]),
                Some("ana reached neither an executive nor a manager in 60 days"),
            ),
        ],
    );
    check_grades(
        "am-2",
        &[
            (|one| felt(one, ContactRole::Finance, &[3]), None),
            (
                |one| felt(one, ContactRole::Manager, &[3]),
                Some("no touch by ana reached finance or an executive in 12 months"),
            ),
        ],
    );
    fn reviewed(portfolio: &mut Portfolio, role: ContactRole, mood: u8) {
        felt(portfolio, role, &[]);
        touched(portfolio, TODAY, TouchKind::Review, Some(mood));
    }
    check_grades(
        "am-3",
        &[
            (|one| reviewed(one, ContactRole::Executive, 4), None),
            (|one| reviewed(one, ContactRole::Executive, 3), Some("the mood of the review was 3")),
            (
                |one| reviewed(one, ContactRole::Finance, 5),
                Some("the review was with neither an executive nor a manager"),
            ),
        ],
    );
    check_grades(
        "am-5",
        &[
            (|one| possible(one, Stage::Idea, Some(TODAY)).need = Some("guests".into()), None),
            (
                |one| _ = possible(one, Stage::Idea, Some(TODAY)),
                Some("no open opportunity has a need and was raised in 12 months"),
            ),
        ],
    );
    fn befriended(portfolio: &mut Portfolio, role: ContactRole) {
        portfolio.clients[0].contacts = vec![contact("eve", Some(role))];
        portfolio.clients[0].contacts[0].rapport = vec![PersonId(1)];
    }
    check_grades(
        "am-6",
        &[
            (|one| befriended(one, ContactRole::Executive), None),
            (|one| befriended(one, ContactRole::Manager), Some("nobody of ours gets on with an executive")),
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
            (|one| _ = possible(one, Stage::Idea, Some("2023-09-04")), Unknown),
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

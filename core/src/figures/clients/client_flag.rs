//! What is worth a look in how a client stands.

use crate::figures::answer::neutral;
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_kind::is_active_for_client;
use crate::figures::clients::concentration::is_concentrated;
use crate::figures::clients::opportunity::needless;
use crate::figures::clients::reach::{LineState, current_contacts};
use crate::model::Date;
use crate::model::client::{Client, Contact, ContactRole};
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::word::words;

words! {
    /// What is worth a look in how a client stands.
    ClientFlag {
        /// Too much of the income hangs on this client.
        Concentration = "concentration",
        /// Work is under way, and no current executive is known.
        NoExecutive = "no-executive",
        /// Work is under way, and no current manager is known.
        NoManager = "no-manager",
        /// The executive was reached too long ago, or never.
        ExecutiveDue = "executive-due",
        /// The manager was reached too long ago, or never.
        ManagerDue = "manager-due",
        /// Nobody of ours gets on with an executive.
        NoRapport = "no-rapport",
        /// More deciders than a client can decide with.
        TooManyApprovers = "too-many-approvers",
        /// We brought up more than an unready client wants to hear.
        EaseOff = "ease-off",
        /// We would sell what serves no need.
        NeedlessOpportunity = "needless-opportunity",
        /// They hear from us only when something is wrong.
        BadNewsOnly = "bad-news-only",
        /// They are not happy.
        LowMood = "low-mood",
        /// The executive and the manager feel differently.
        PullingApart = "pulling-apart",
    }
}

/// The flags of a client at a date, each at most once, in the order of their list; so many clients have income.
#[must_use]
pub fn flags(
    portfolio: &Portfolio,
    figures: &ClientFigures<'_>,
    with_income: i64,
    as_of: Date,
) -> Vec<ClientFlag> {
    let limits = &portfolio.agency.thresholds;
    let works = figures.projects.iter().any(|project| is_active_for_client(project, as_of));
    let is_missing = |state| works && state == LineState::Missing;
    let is_due = |state| works && matches!(state, LineState::Due | LineState::Never);
    let raised = |flag: &ClientFlag| match flag {
        ClientFlag::Concentration => figures
            .share
            .as_ref()
            .is_some_and(|share| is_concentrated(share, &limits.concentration, with_income)),
        ClientFlag::NoExecutive => is_missing(figures.executive.state),
        ClientFlag::NoManager => is_missing(figures.manager.state),
        ClientFlag::ExecutiveDue => is_due(figures.executive.state),
        ClientFlag::ManagerDue => is_due(figures.manager.state),
        ClientFlag::NoRapport => works && without_rapport(portfolio, figures.client, as_of).next().is_some(),
        ClientFlag::TooManyApprovers => {
            let approvers = current_contacts(figures.client, ContactRole::Approver, as_of).count();
            i64::try_from(approvers).is_ok_and(|approvers| approvers > limits.approvers)
        }
        ClientFlag::EaseOff => figures.raises.are_too_many,
        ClientFlag::NeedlessOpportunity => needless(figures.client).next().is_some(),
        ClientFlag::BadNewsOnly => figures.news.is_bad_only(),
        ClientFlag::LowMood => figures.mood.mean.as_ref().is_some_and(|mean| mean.printed(4) < neutral()),
        ClientFlag::PullingApart => mood_gap(figures).is_some_and(|gap| gap.printed(4) >= limits.mood_gap),
    };
    ClientFlag::ALL.iter().copied().filter(raised).collect()
}

/// By how much the executive's and the manager's mean mood differ, where both are known.
#[must_use]
pub fn mood_gap(figures: &ClientFigures<'_>) -> Option<Number> {
    let difference = figures.executive.mood.as_ref()? - figures.manager.mood.as_ref()?;
    Some(if difference.is_negative() { -difference } else { difference })
}

/// The current executives with whom nobody who is with us has rapport.
pub fn without_rapport<'c>(
    portfolio: &'c Portfolio,
    client: &'c Client,
    as_of: Date,
) -> impl Iterator<Item = &'c Contact> {
    let executives = current_contacts(client, ContactRole::Executive, as_of);
    executives.filter(move |contact| rapport(portfolio, contact, as_of).next().is_none())
}

/// Those of ours who are with us and have rapport with a contact.
pub fn rapport<'c>(
    portfolio: &'c Portfolio,
    contact: &'c Contact,
    as_of: Date,
) -> impl Iterator<Item = PersonId> {
    let is_with_us =
        move |who: &PersonId| portfolio.person(*who).is_some_and(|person| person.is_with_us(as_of));
    contact.rapport.iter().copied().filter(is_with_us)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::clients::client::client_figures;
    use crate::figures::sample::{contact, date, number, opportunity, portfolio, project, touch};
    use crate::model::client::{Readiness, Stage, Touch, TouchKind};
    use crate::model::log::Invoice;
    use crate::model::project::{Billing, Status};

    const TODAY: &str = "2024-02-29";

    /// acme with a project under way, an executive and a manager whom we know and reached today.
    fn sample() -> Portfolio {
        let mut portfolio = portfolio();
        portfolio.projects = vec![project("site")];
        let acme = &mut portfolio.clients[0];
        let mut eve = contact("eve", Some(ContactRole::Executive));
        eve.rapport = vec![PersonId(0)];
        acme.contacts = vec![eve, contact("max", Some(ContactRole::Manager))];
        acme.touches = vec![touch(TODAY, &[0, 1])];
        portfolio
    }

    fn flags_of(portfolio: &Portfolio) -> Vec<&'static str> {
        let figures = client_figures(portfolio, date(TODAY));
        figures[0].flags.iter().map(|flag| flag.word()).collect()
    }

    fn felt(day: &str, with: u32, mood: u8) -> Touch {
        Touch { mood: Some(mood), ..touch(day, &[with]) }
    }

    #[test]
    fn people_are_asked_for_while_work_is_under_way_for_the_client() {
        let mut portfolio = sample();
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
        portfolio.clients[0].touches.clear();
        assert_eq!(flags_of(&portfolio), ["executive-due", "manager-due"]);
        portfolio.people[0].until = Some(date("2024-02-28"));
        assert_eq!(flags_of(&portfolio), ["executive-due", "manager-due", "no-rapport"]);
        portfolio.clients[0].contacts[0].until = Some(date("2024-02-28"));
        assert_eq!(flags_of(&portfolio), ["no-executive", "manager-due"]);
        portfolio.clients[0].contacts[1].until = Some(date("2024-02-29"));
        assert_eq!(flags_of(&portfolio), ["no-executive", "manager-due"]);
        portfolio.projects[0].billing = Billing::Internal;
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
        portfolio.projects[0].billing = Billing::Fixed;
        portfolio.projects[0].status = Status::Prospect;
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
    }

    #[test]
    fn more_than_the_limit_is_too_much() {
        let mut portfolio = sample();
        let approver = || contact("approver", Some(ContactRole::Approver));
        portfolio.clients[0].contacts.extend([approver(), approver(), approver()]);
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
        portfolio.clients[0].contacts.push(approver());
        assert_eq!(flags_of(&portfolio), ["too-many-approvers"]);
        portfolio.clients[0].contacts[3].until = Some(date("2024-02-01"));
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
        let invoice = |amount| Invoice {
            number: "1".into(),
            date: date(TODAY),
            amount: number(amount),
            due: None,
            paid: None,
            of: None,
        };
        portfolio.projects[0].log.invoices.push(invoice("25"));
        // Six others share the rest: 1.5 / 7 is 0.2143, so that the threshold alone decides.
        for place in 1..=6 {
            portfolio.clients.push(crate::figures::sample::client(&format!("client-{place}")));
            let mut shop = project("shop");
            shop.client = crate::model::id::ClientId(place);
            shop.log.invoices.push(invoice("12.5"));
            portfolio.projects.push(shop);
        }
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
        portfolio.projects[0].log.invoices.push(invoice("0.01"));
        assert_eq!(flags_of(&portfolio), ["concentration"]);
    }

    #[test]
    fn what_is_raised_and_for_what_need() {
        let mut portfolio = sample();
        let mut more = opportunity("more", Stage::Idea);
        more.raised = vec![date("2024-02-01"), date("2024-02-02"), date("2024-02-03")];
        portfolio.clients[0].opportunities = vec![more];
        assert_eq!(flags_of(&portfolio), ["ease-off", "needless-opportunity"]);
        portfolio.clients[0].opportunities[0].need = Some("guests".into());
        portfolio.clients[0].readiness = Readiness::Asking;
        assert_eq!(flags_of(&portfolio), [] as [&str; 0]);
    }

    /// Eve 8/3 and Max 4.5 in `leads`: 1.8333 apart, the mean of all 2.8.
    #[test]
    fn moods_below_the_middle_and_apart() {
        let mut portfolio = sample();
        let both = Touch { mood: Some(4), ..touch("2024-02-05", &[1, 0]) };
        let eve = |mood| vec![felt("2024-02-04", 0, 3), both.clone(), felt(TODAY, 0, mood)];
        for (max, last, flags) in
            [(Some(5), 1, vec!["pulling-apart"]), (None, 1, vec!["low-mood"]), (None, 2, vec![])]
        {
            portfolio.clients[0].touches = eve(last);
            portfolio.clients[0].touches.push(Touch { mood: max, ..touch("2024-02-26", &[1]) });
            assert_eq!(flags_of(&portfolio), flags, "{max:?} {last}");
        }
    }

    #[test]
    fn bad_news_alone() {
        let mut portfolio = sample();
        portfolio.clients[0].touches[0].kind = TouchKind::Tough;
        assert_eq!(flags_of(&portfolio), ["bad-news-only"]);
    }
}

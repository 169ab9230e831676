//! The six questions of account management about one client. A no says that an account manager may be missing.

use crate::figures::answer::{Answer, content, neutral};
use crate::figures::client::ClientFigures;
use crate::figures::client_flag::rapport;
use crate::figures::coverage::{Cover, Coverage, TaskState};
use crate::figures::window::Window;
use crate::model::client::{Opportunity, Stage, TouchKind};
use crate::model::id::{PersonId, TaskId};
use crate::model::number::Number;
use crate::model::project::Project;
use crate::model::role::{CLIENT_COMMUNICATION, INVOICES};
use crate::model::thresholds::Thresholds;
use crate::reports::checkup::cover::cover_evidence;
use crate::reports::checkup::evidence::{Evidence, Folder};
use crate::reports::checkup::remedy;
use crate::reports::checkup::row::Reply;

/// A client whose account management is looked at.
pub(crate) struct Account<'p> {
    pub(crate) folder: Folder<'p>,
    pub(crate) figures: &'p ClientFigures<'p>,
    /// Its active projects with who holds which task.
    pub(crate) active: Vec<(&'p Project, &'p Coverage)>,
}

impl<'p> Account<'p> {
    /// The answers to the six questions.
    pub(crate) fn replies(&self) -> Vec<Reply> {
        vec![
            self.whom_to_ask(),
            self.whom_to_ask_about_an_invoice(),
            self.value_of_the_budget(),
            self.happiness(),
            self.future_work(),
            self.rapport(),
        ]
    }

    fn limits(&self) -> &Thresholds {
        &self.folder.portfolio.agency.thresholds
    }

    /// The active projects that are asked for a task, with who holds it.
    fn asked(&self, task: TaskId) -> Vec<(&'p Project, &'p Cover)> {
        let cover = |(project, coverage): &(&'p Project, &'p Coverage)| {
            let cover = coverage.cover(task).filter(|cover| cover.state != TaskState::Waived)?;
            Some((*project, cover))
        };
        self.active.iter().filter_map(cover).collect()
    }

    /// Whether a task has somebody who answers for it on every active project that is asked for it.
    fn is_held(&self, task: &str, asked: &[(&'p Project, &'p Cover)]) -> (Answer, Vec<Evidence>) {
        let of_project = |(project, cover): &(&Project, &Cover)| {
            let evidence = cover_evidence(&self.folder, project, cover);
            let name = self.folder.portfolio.full_name(project);
            Evidence { text: format!("{name}: {}", evidence.text), ..evidence }
        };
        let evidence: Vec<Evidence> = asked.iter().map(of_project).collect();
        if evidence.is_empty() {
            let text = format!("no active project is asked for {task}");
            let lacking = Evidence::lacking(&self.folder.file(), text, remedy::project(&self.folder));
            return (Answer::Unknown, vec![lacking]);
        }
        (Answer::known(Some(asked.iter().all(|(_, cover)| is_answered(cover)))), evidence)
    }

    /// am-1: does the client know whom to ask?
    fn whom_to_ask(&self) -> Reply {
        let asked = self.asked(CLIENT_COMMUNICATION);
        let (held, mut evidence) = self.is_held("client-communication", &asked);
        let mut accountable: Vec<PersonId> =
            asked.iter().filter_map(|(_, cover)| cover.accountable).collect();
        accountable.sort_unstable();
        accountable.dedup();
        if held != Answer::Yes {
            return Reply::new("am-1", held, evidence);
        }
        let days = self.limits().mood_days;
        let window = Window::aged(self.folder.as_of, days);
        let touches = self.folder.touches();
        let counted =
            touches.filter(|(_, touch)| window.contains(touch.date) && accountable.contains(&touch.by));
        let Some((place, touch)) = counted.max_by_key(|(_, touch)| touch.date) else {
            let ids: Vec<&str> =
                accountable.iter().map(|who| self.folder.portfolio.person_id(*who)).collect();
            let text = format!("no touch by {} in {days} days", ids.join(" or "));
            let by = ids.first().copied().unwrap_or("PERSON");
            let command = remedy::touch(&self.folder, &format!("--kind call --by {by}"));
            evidence.push(Evidence::lacking(&self.folder.file(), text, command));
            return Reply::new("am-1", Answer::Unknown, evidence);
        };
        evidence.push(self.folder.touch(place, touch));
        Reply::new("am-1", Answer::Yes, evidence)
    }

    /// am-2: does the client know whom to ask about an invoice?
    fn whom_to_ask_about_an_invoice(&self) -> Reply {
        let (answer, evidence) = self.is_held("invoices", &self.asked(INVOICES));
        Reply::new("am-2", answer, evidence)
    }

    /// am-3: does the client know where to put its budget, and is it confident of the value that it gets?
    fn value_of_the_budget(&self) -> Reply {
        let days = self.limits().review_days;
        let window = Window::aged(self.folder.as_of, days);
        let reviews = self.folder.touches().filter(|(_, touch)| touch.kind == TouchKind::Review);
        let newest = reviews.max_by_key(|(_, touch)| touch.date);
        let counted = newest.filter(|(_, touch)| window.contains(touch.date));
        let mood = counted.and_then(|(_, touch)| touch.mood).map(|mood| Number::from(i64::from(mood)));
        let answer = Answer::reaches(mood.as_ref(), &neutral());
        let mut evidence: Vec<Evidence> =
            newest.iter().map(|(place, touch)| self.folder.touch(*place, touch)).collect();
        if answer == Answer::Unknown {
            let text = format!("no touch of kind review with a mood in {days} days");
            let command = remedy::touch(&self.folder, "--kind review --mood MOOD");
            evidence.push(Evidence::lacking(&self.folder.file(), text, command));
        }
        Reply::new("am-3", answer, evidence)
    }

    /// am-4: is the client happy, and how do we know?
    fn happiness(&self) -> Reply {
        let days = self.limits().mood_days;
        let window = Window::aged(self.folder.as_of, days);
        let answer = Answer::reaches(self.figures.mood.mean.as_ref(), &content());
        let read =
            self.folder.touches().filter(|(_, touch)| touch.mood.is_some() && window.contains(touch.date));
        let mut evidence: Vec<Evidence> =
            read.map(|(place, touch)| self.folder.touch(place, touch)).collect();
        if evidence.is_empty() {
            let text = format!("no touch with a mood in {days} days");
            let command = remedy::touch(&self.folder, "--kind call --mood MOOD");
            evidence.push(Evidence::lacking(&self.folder.file(), text, command));
        }
        Reply::new("am-4", answer, evidence)
    }

    /// am-5: is there future work with this client, and how do we know?
    fn future_work(&self) -> Reply {
        let all = &self.folder.client.opportunities;
        let listed = |test: &dyn Fn(&Opportunity) -> bool| -> Vec<Evidence> {
            let listed = all.iter().enumerate().filter(|(_, one)| test(one));
            listed.map(|(place, one)| self.opportunity(place, one)).collect()
        };
        let promising = listed(&|one| one.is_open() && (one.need.is_some() || self.was_raised(one)));
        if !promising.is_empty() {
            return Reply::new("am-5", Answer::Yes, promising);
        }
        let over = listed(&|one| matches!(one.stage, Stage::Lost | Stage::Parked));
        if !over.is_empty() && over.len() == all.len() {
            return Reply::new("am-5", Answer::No, over);
        }
        let text = "no open opportunity has a need, or was raised";
        let lacking = Evidence::lacking(&self.folder.file(), text, remedy::opportunity(&self.folder));
        Reply::new("am-5", Answer::Unknown, vec![lacking])
    }

    fn was_raised(&self, opportunity: &Opportunity) -> bool {
        opportunity.raised.iter().any(|day| *day <= self.folder.as_of)
    }

    fn opportunity(&self, place: usize, one: &Opportunity) -> Evidence {
        let need = one.need.as_ref().map(|need| format!(", for {need}")).unwrap_or_default();
        let text = format!("{} ({}): {}{need}", one.id, one.stage, one.title);
        let raised = one.raised.iter().copied().filter(|day| *day <= self.folder.as_of).max();
        Evidence::at(&self.folder.file(), format!("opportunities[{place}]"), text).dated(raised)
    }

    /// am-6: does the client get on well with one of us, and with whom?
    fn rapport(&self) -> Reply {
        let (folder, file) = (&self.folder, self.folder.file());
        let contacts = folder.client.contacts.iter().enumerate();
        let current: Vec<_> = contacts.filter(|(_, contact)| contact.is_there(folder.as_of)).collect();
        let mut friends = Vec::new();
        for (place, contact) in &current {
            let ours: Vec<&str> = rapport(folder.portfolio, contact, folder.as_of)
                .map(|who| folder.portfolio.person_id(who))
                .collect();
            if !ours.is_empty() {
                let text = format!("{} gets on with {}", contact.id, ours.join(", "));
                friends.push(Evidence::at(&file, format!("contacts[{place}].rapport"), text));
            }
        }
        if !friends.is_empty() {
            return Reply::new("am-6", Answer::Yes, friends);
        }
        let nobody = |(place, contact): &(usize, &crate::model::client::Contact)| {
            let text = format!("{} gets on with none of us", contact.id);
            Evidence::at(&file, format!("contacts[{place}]"), text)
        };
        match current.is_empty() {
            false => Reply::new("am-6", Answer::No, current.iter().map(nobody).collect()),
            true => {
                let lacking =
                    Evidence::lacking(&file, "no contact of theirs is on record", remedy::contact(folder));
                Reply::new("am-6", Answer::Unknown, vec![lacking])
            }
        }
    }
}

const fn is_answered(cover: &Cover) -> bool {
    matches!(cover.state, TaskState::Covered | TaskState::VacantSoon)
}

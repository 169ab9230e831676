//! The six questions of account management about one client. A no says that an account manager may be missing.

use crate::figures::answer::{Answer, content, neutral};
use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::rapport;
use crate::figures::clients::main_contact::{has_any, is_main, reached};
use crate::figures::clients::mood::Mean;
use crate::figures::clients::reach::current_contacts;
use crate::figures::people::coverage::{Cover, Coverage, TaskState};
use crate::figures::window::Window;
use crate::model::client::{Contact, ContactRole, Opportunity, Stage, Touch, TouchKind};
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

    fn ids(&self, people: &[PersonId]) -> Vec<&str> {
        people.iter().map(|who| self.folder.portfolio.person_id(*who)).collect()
    }

    /// The touches in a window by some of ours, with their places in the log.
    fn touches_by(&self, people: &[PersonId], window: Window) -> Vec<(usize, &Touch)> {
        let touches = self.folder.touches();
        touches.filter(|(_, touch)| window.contains(touch.date) && people.contains(&touch.by)).collect()
    }

    /// Whether a touch reached one of those who are the client.
    fn reaches_main(&self, touch: &Touch) -> bool {
        reached(self.folder.client, touch, |contact| is_main(contact, self.folder.as_of))
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
        if held != Answer::Yes {
            return Reply::new("am-1", held, evidence);
        }
        let accountable = accountable(&asked);
        let days = self.limits().mood_days;
        let window = Window::aged(self.folder.as_of, days);
        let by_them = self.touches_by(&accountable, window);
        let best = by_them.iter().max_by_key(|(_, touch)| (self.reaches_main(touch), touch.date));
        let Some((place, touch)) = best else {
            let ids = self.ids(&accountable);
            let text = format!("no touch by {} in {days} days", ids.join(" or "));
            let by = ids.first().copied().unwrap_or("PERSON");
            let command = remedy::touch(&self.folder, &format!("--kind call --by {by}"));
            evidence.push(Evidence::lacking(&self.folder.file(), text, command));
            return Reply::new("am-1", Answer::Unknown, evidence);
        };
        evidence.push(self.folder.touch(*place, touch));
        let thin = (!self.reaches_main(touch)).then(|| {
            let by = self.folder.portfolio.person_id(touch.by);
            format!("{by} reached neither an executive nor a manager in {days} days")
        });
        Reply::weighed("am-1", Answer::Yes, thin, evidence)
    }

    /// am-2: does the client know whom to ask about an invoice?
    fn whom_to_ask_about_an_invoice(&self) -> Reply {
        let asked = self.asked(INVOICES);
        let (answer, mut evidence) = self.is_held("invoices", &asked);
        let accountable = accountable(&asked);
        let as_of = self.folder.as_of;
        let pays =
            |contact: &Contact| has_any(contact, &[ContactRole::Finance, ContactRole::Executive], as_of);
        let of_year = self.touches_by(&accountable, Window::twelve_months(as_of));
        let who_pays = of_year.iter().filter(|(_, touch)| reached(self.folder.client, touch, pays));
        let newest = who_pays.max_by_key(|(_, touch)| touch.date);
        let thin = newest.is_none().then(|| {
            let ids = self.ids(&accountable);
            format!("no touch by {} reached finance or an executive in 12 months", ids.join(" or "))
        });
        if answer == Answer::Yes {
            evidence.extend(newest.map(|(place, touch)| self.folder.touch(*place, touch)));
        }
        Reply::weighed("am-2", answer, thin, evidence)
    }

    /// am-3: does the client know where to put its budget, and is it confident of the value that it gets?
    fn value_of_the_budget(&self) -> Reply {
        let days = self.limits().review_days;
        let window = Window::aged(self.folder.as_of, days);
        let reviews = self.folder.touches().filter(|(_, touch)| touch.kind == TouchKind::Review);
        let newest = reviews.max_by_key(|(_, touch)| touch.date);
        let mut evidence: Vec<Evidence> =
            newest.iter().map(|(place, touch)| self.folder.touch(*place, touch)).collect();
        let Some((place, review)) = newest.filter(|(_, touch)| window.contains(touch.date)) else {
            evidence.push(self.lacks_review(days));
            return Reply::new("am-3", Answer::Unknown, evidence);
        };
        let after: Vec<(usize, &Touch)> = self
            .folder
            .touches()
            .filter(|(other, touch)| (touch.date, *other) > (review.date, place) && touch.mood.is_some())
            .collect();
        let mut mean = Mean::default();
        after.iter().for_each(|(_, touch)| mean.add(touch.mood));
        let low = |mood: Option<u8>| mood.map(|mood| Number::from(i64::from(mood)) < neutral());
        let is_low_since = mean.value().is_some_and(|mean| mean.printed(4) < neutral());
        let answer = match low(review.mood) {
            Some(true) => Answer::No,
            _ if is_low_since => Answer::No,
            Some(false) if !after.iter().any(|(_, touch)| low(touch.mood) == Some(true)) => Answer::Yes,
            _ => Answer::Unknown,
        };
        let told = after.iter().filter(|(_, touch)| low(touch.mood) == Some(true));
        evidence.extend(told.map(|(place, touch)| self.folder.touch(*place, touch)));
        if answer == Answer::Unknown {
            evidence.push(self.lacks_review(days));
        }
        Reply::weighed("am-3", answer, self.why_review_is_thin(review), evidence)
    }

    /// A review is worth little where its mood was middling, or it was not with who decides.
    fn why_review_is_thin(&self, review: &Touch) -> Option<String> {
        let mood = review.mood.filter(|mood| *mood < GOOD_REVIEW);
        let middling = mood.map(|mood| format!("the mood of the review was {mood}"));
        let beside = || "the review was with neither an executive nor a manager".to_owned();
        middling.or_else(|| (!self.reaches_main(review)).then(beside))
    }

    fn lacks_review(&self, days: i64) -> Evidence {
        let text = format!("no touch of kind review with a clear mood in {days} days");
        let command = remedy::touch(&self.folder, "--kind review --mood MOOD");
        Evidence::lacking(&self.folder.file(), text, command)
    }

    /// am-4: is the client happy, and how do we know?
    fn happiness(&self) -> Reply {
        let days = self.limits().mood_days;
        let window = Window::aged(self.folder.as_of, days);
        let (executives, all) = (self.figures.executive.mood.as_ref(), self.figures.main_mood.as_ref());
        let answer = match (executives, all) {
            (None, None) => Answer::Unknown,
            (one, other) => {
                let is_content = |mood: &Number| Answer::reaches(Some(mood), &content()) == Answer::Yes;
                Answer::known(Some(one.into_iter().chain(other).all(is_content)))
            }
        };
        let is_read =
            |touch: &Touch| touch.mood.is_some() && window.contains(touch.date) && self.reaches_main(touch);
        let read = self.folder.touches().filter(|(_, touch)| is_read(touch));
        let mut evidence: Vec<Evidence> =
            read.map(|(place, touch)| self.folder.touch(place, touch)).collect();
        if evidence.is_empty() {
            let text = format!("no touch of an executive or a manager with a mood in {days} days");
            let command = remedy::main_touch(&self.folder, "--kind call --mood MOOD");
            evidence.push(Evidence::lacking(&self.folder.file(), text, command));
        }
        let thin = executives.is_none().then(|| format!("no executive showed a mood in {days} days"));
        Reply::weighed("am-4", answer, thin, evidence)
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
            let has_both = |one: &Opportunity| one.is_open() && one.need.is_some() && self.was_raised(one);
            let thin = (!all.iter().any(has_both))
                .then(|| "no open opportunity has a need and was raised in 12 months".to_owned());
            return Reply::weighed("am-5", Answer::Yes, thin, promising);
        }
        let over = listed(&|one| matches!(one.stage, Stage::Lost | Stage::Parked));
        if !over.is_empty() && over.len() == all.len() {
            return Reply::new("am-5", Answer::No, over);
        }
        let text = "no open opportunity has a need, or was raised in 12 months";
        let lacking = Evidence::lacking(&self.folder.file(), text, remedy::opportunity(&self.folder));
        Reply::new("am-5", Answer::Unknown, vec![lacking])
    }

    fn was_raised(&self, opportunity: &Opportunity) -> bool {
        let year = Window::twelve_months(self.folder.as_of);
        opportunity.raised.iter().any(|day| year.contains(*day))
    }

    fn opportunity(&self, place: usize, one: &Opportunity) -> Evidence {
        let need = one.need.as_ref().map(|need| format!("; their need: {need:?}")).unwrap_or_default();
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
            let is_friend =
                |contact: &Contact| rapport(folder.portfolio, contact, folder.as_of).next().is_some();
            let mut executives = current_contacts(folder.client, ContactRole::Executive, folder.as_of);
            let thin =
                (!executives.any(is_friend)).then(|| "nobody of ours gets on with an executive".to_owned());
            return Reply::weighed("am-6", Answer::Yes, thin, friends);
        }
        let nobody = |(place, contact): &(usize, &Contact)| {
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

/// A review of this mood or a better one says that they are confident.
const GOOD_REVIEW: u8 = 4;

/// Those who answer for a task on any of these projects, by person.
fn accountable(asked: &[(&Project, &Cover)]) -> Vec<PersonId> {
    let mut accountable: Vec<PersonId> = asked.iter().filter_map(|(_, cover)| cover.accountable).collect();
    accountable.sort_unstable();
    accountable.dedup();
    accountable
}

const fn is_answered(cover: &Cover) -> bool {
    matches!(cover.state, TaskState::Covered | TaskState::VacantSoon)
}

//! The people of one client: what they are to us, how much their word counts, who of ours gets on with them, and the
//! last touches.

use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::rapport;
use crate::figures::clients::mood::Mean;
use crate::model::Date;
use crate::model::client::{ContactRole, Influence, Touch};
use crate::model::id::ProjectIndex;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Share;
use crate::reports::clients::touches::{Touched, last};

/// How many touches are shown, of all and of those about one project.
const TOUCHES: usize = 10;
const ABOUT_IT: usize = 5;

/// The people of one client, and the last touches.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Everybody known there, in the order of the file.
    pub stakeholders: Vec<Stakeholder>,
    /// The last touches, newest first.
    pub touches: Vec<Touched>,
    /// The last touches about each of their projects, where they were asked for.
    pub(crate) talks: Vec<Talk>,
}

/// The last touches about a project, newest first.
#[derive(Clone, Debug)]
pub(crate) struct Talk {
    about: ProjectIndex,
    pub(crate) touches: Vec<Touched>,
}

/// A person on the client's side.
#[derive(Clone, Debug)]
pub struct Stakeholder {
    /// The contact's id.
    pub contact: Box<str>,
    /// Their name.
    pub name: Box<str>,
    /// Their title.
    pub title: Option<Box<str>>,
    /// E-mail address.
    pub email: Option<Box<str>>,
    /// Phone number.
    pub phone: Option<Box<str>>,
    /// What they are to us.
    pub roles: Vec<ContactRole>,
    /// How much their word counts.
    pub influence: Influence,
    /// Who of ours, being with us, gets on with them.
    pub rapport: Vec<Box<str>>,
    /// When they left, if they did by the date.
    pub left: Option<Date>,
    /// When they were reached last.
    pub last: Option<Date>,
    /// The mean of the moods that they ever showed.
    pub mood: Option<Share>,
}

/// The portrait of a client at a date.
pub(crate) fn portrait(portfolio: &Portfolio, figures: &ClientFigures<'_>, as_of: Date) -> Portrait {
    let client = figures.client;
    let known = |touch: &&Touch| touch.date <= as_of;
    let mut heard = vec![(None, Mean::default()); client.contacts.len()];
    for touch in client.touches.iter().filter(known) {
        for contact in &touch.with {
            if let Some((last, mood)) = heard.get_mut(contact.0 as usize) {
                *last = (*last).max(Some(touch.date));
                mood.add(touch.mood);
            }
        }
    }
    let come = client.contacts.iter().zip(heard).filter(|(contact, _)| contact.has_come(as_of));
    let stakeholders = come.map(|(contact, (last, mood))| Stakeholder {
        contact: contact.id.clone(),
        name: contact.name.clone(),
        title: contact.title.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        roles: contact.roles.clone(),
        influence: contact.influence,
        rapport: rapport(portfolio, contact, as_of).map(|who| portfolio.person_id(who).into()).collect(),
        left: contact.until.filter(|until| *until < as_of),
        last,
        mood: mood.value().map(Share),
    });
    let touches = client.touches.iter().filter(|touch| known(touch));
    let touches = last(portfolio, client, touches.collect(), TOUCHES);
    Portrait { stakeholders: stakeholders.collect(), touches, talks: Vec::new() }
}

/// The same with the last touches about each project.
pub(crate) fn with_talks(portfolio: &Portfolio, figures: &ClientFigures<'_>, as_of: Date) -> Portrait {
    let client = figures.client;
    let mut about: Vec<(ProjectIndex, Vec<&Touch>)> = Vec::new();
    for touch in client.touches.iter().filter(|touch| touch.date <= as_of) {
        let Some(project) = touch.about else { continue };
        match about.iter_mut().find(|(known, _)| *known == project) {
            Some((_, touches)) => touches.push(touch),
            None => about.push((project, vec![touch])),
        }
    }
    let talk = |(about, touches)| Talk { about, touches: last(portfolio, client, touches, ABOUT_IT) };
    Portrait { talks: about.into_iter().map(talk).collect(), ..portrait(portfolio, figures, as_of) }
}

impl Portrait {
    /// What was said last about one of their projects; nothing where no touch names it.
    pub(crate) fn talk_about(&self, project: ProjectIndex) -> &[Touched] {
        let talk = self.talks.iter().find(|talk| talk.about == project);
        talk.map(|talk| talk.touches.as_slice()).unwrap_or_default()
    }

    /// The ids of those still there who have a role and an influence.
    pub(crate) fn of(&self, role: ContactRole, influence: Influence) -> Vec<&str> {
        let is_one = |one: &&Stakeholder| {
            one.left.is_none() && one.influence == influence && one.roles.contains(&role)
        };
        self.stakeholders.iter().filter(is_one).map(|one| &*one.contact).collect()
    }
}

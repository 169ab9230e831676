//! The last touches with a client, and those about one of its projects.

use serde::Serialize;

use crate::figures::clients::news::News;
use crate::model::Date;
use crate::model::client::{Cause, Client, Contact, Touch, TouchKind};
use crate::model::id::{ClientId, ContactIndex};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::page::{Cell, Column, Sheet, Tone, Unit};
use crate::reports::clients::tough::{ToughKeys, tough_by_project};

/// How many touches are shown.
const TOUCHES: usize = 10;

/// A touch.
#[derive(Clone, Debug, Serialize)]
pub struct Touched {
    /// When.
    pub date: Date,
    /// What it was.
    pub kind: TouchKind,
    /// With whom of theirs.
    pub with: Vec<Box<str>>,
    /// By whom of ours.
    pub by: Box<str>,
    /// Their mood.
    pub mood: Option<u8>,
    /// What made a tough one tough.
    pub cause: Option<Cause>,
    /// The full name of the project that it was about.
    pub about: Option<String>,
    /// What somebody wrote about it.
    #[serde(skip)]
    pub note: Option<Box<str>>,
}

/// What was said with a client about one of its projects.
#[derive(Clone, Debug)]
pub struct ProjectTalk {
    /// The tough conversations of twelve months: one at most, since all are about the project.
    pub tough: Vec<ToughKeys>,
    /// The last touches, newest first.
    pub touches: Vec<Touched>,
}

/// What was said about a project by a date; `None` where no touch names it.
#[must_use]
pub fn project_talk(portfolio: &Portfolio, project: &Project, as_of: Date) -> Option<ProjectTalk> {
    let client = portfolio.client_of(project)?;
    let about = client.project_index(&project.id)?;
    let is_about = |touch: &&Touch| touch.about == Some(about) && touch.date <= as_of;
    let touches: Vec<&Touch> = client.touches.iter().filter(is_about).collect();
    (!touches.is_empty()).then(|| ProjectTalk {
        tough: tough_by_project(client, &news_of(portfolio, touches.iter().copied(), as_of)),
        touches: last(portfolio, client, touches, TOUCHES),
    })
}

/// The tough conversations with a client in the twelve months to a date, by project.
#[must_use]
pub fn tough_talk(portfolio: &Portfolio, client: ClientId, as_of: Date) -> Vec<ToughKeys> {
    let Some(client) = portfolio.client(client) else { return Vec::new() };
    let known = client.touches.iter().filter(|touch| touch.date <= as_of);
    tough_by_project(client, &news_of(portfolio, known, as_of))
}

fn news_of<'t>(portfolio: &Portfolio, touches: impl Iterator<Item = &'t Touch>, as_of: Date) -> News {
    let mut news = News::new(as_of, portfolio.agency.thresholds.mood_days);
    touches.for_each(|touch| news.add(touch));
    news
}

/// The newest of these touches, newest first.
pub(crate) fn last(
    portfolio: &Portfolio,
    client: &Client,
    mut touches: Vec<&Touch>,
    most: usize,
) -> Vec<Touched> {
    let contact_id = |contact: &ContactIndex| client.contact(*contact).map(|one: &Contact| one.id.clone());
    touches.sort_by_key(|touch| touch.date);
    let touched = |touch: &Touch| Touched {
        date: touch.date,
        kind: touch.kind,
        with: touch.with.iter().filter_map(contact_id).collect(),
        by: portfolio.person_id(touch.by).into(),
        mood: touch.mood,
        cause: touch.cause,
        about: touch.about.and_then(|about| client.project_name(about)),
        note: touch.note.clone(),
    };
    touches.into_iter().rev().take(most).map(touched).collect()
}

impl ProjectTalk {
    /// The last touches laid out.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        // What they are about is the same in all of them.
        sheet("last touches about it", &self.touches, false)
    }
}

/// Touches laid out, with what they were about or without.
pub(crate) fn sheet(title: &str, touches: &[Touched], with_subject: bool) -> Sheet {
    type Of = Column<'static, Touched>;
    let columns = [
        Of::new("date", "date", 0, Unit::Date, |touch| Cell::Date(touch.date)),
        Of::new("kind", "kind", 1, Unit::State, |touch| {
            let tone = if touch.kind == TouchKind::Tough { Tone::Bad } else { Tone::Plain };
            Cell::State(touch.kind.word(), tone)
        }),
        Of::new("with", "with", 2, Unit::Words, |touch| Cell::Text(touch.with.join(", "))),
        Of::new("by", "by", 6, Unit::Id, |touch| Cell::Id(touch.by.to_string())),
        Of::new("mood", "mood", 3, Unit::Count, |touch| {
            Cell::applies(touch.mood, |mood| Cell::Count(i64::from(mood)))
        }),
        Of::new("cause", "cause", 4, Unit::Words, |touch| {
            Cell::applies(touch.cause, |cause| Cell::Text(cause.to_string()))
        }),
        Of::new("about", "about", 5, Unit::Id, |touch| Cell::applies(touch.about.clone(), Cell::Id))
            .only_if(with_subject),
        Of::new("note", "note", 7, Unit::Reason, |touch| {
            Cell::applies(touch.note.as_deref(), |note| Cell::Text(note.to_owned()))
        })
        .only_if(touches.iter().any(|touch| touch.note.is_some())),
    ];
    Sheet::of(&columns, touches, None).titled(title).or_say("no touch on record")
}

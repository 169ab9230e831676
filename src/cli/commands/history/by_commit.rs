//! A history by commit: how things stood in each commit that touched the files, on its own day.

use crate::cli::commands::history::{HistoryArguments, Question};
use crate::cli::failure::Failure;
use crate::cli::session::at::{At, refused, repository, shallow};
use crate::cli::session::workspace::read_version;
use crate::cli::typed::date;
use crate::disk::{Loaded, Sources, told_differently};
use crate::git::Touched;
use crate::model::portfolio::Portfolio;
use crate::reports::history::{History, HistorySubject, Moment, causes, events};

/// What the moment before was read from, and what the file was called there.
struct Before {
    sources: Sources,
    documents: Vec<String>,
}

pub(crate) fn moments(question: &Question<'_>, arguments: &HistoryArguments) -> Result<Vec<Moment>, Failure> {
    let setting = question.setting;
    let root = setting.root()?;
    let repository = repository(root)?;
    let (path, is_file) = match question.subject {
        HistorySubject::Project(_) => (format!("clients/{}.toml", question.id), true),
        HistorySubject::Client(_) => (format!("clients/{}", question.id), false),
    };
    let typed =
        |text: &Option<String>| text.as_deref().map(|text| date::typed(text, setting.today)).transpose();
    let (since, until) = (typed(&arguments.since)?, typed(&arguments.until)?);
    let mut touched = repository.touched(&path, is_file, arguments.n).map_err(refused)?;
    if let Some(first) = touched.last().filter(|_| touched.len() < arguments.n && since.is_none())
        && repository.is_cut_off_at(&first.commit).map_err(refused)?
    {
        let what = format!("the history of {} is cut off in this shallow clone", question.id);
        return Err(shallow(what));
    }
    touched.retain(|one| {
        since.is_none_or(|since| one.commit.date >= since)
            && until.is_none_or(|until| one.commit.date <= until)
    });
    let mut rows: Vec<Moment> = Vec::new();
    let mut before: Option<Before> = None;
    for one in touched.into_iter().rev() {
        let last = rows.iter().rev().find(|row| row.error.is_none()).cloned();
        let document = one.path.clone().unwrap_or_else(|| path.clone());
        let (read, mut row) = moment(question, &one, &document);
        if let Some((sources, documents)) = read {
            let differences = match &before {
                Some(before) => {
                    told_differently((&before.sources, &before.documents), (&sources, &documents))
                }
                None => Vec::new(),
            };
            let events = events(&differences);
            let moved = History::moved(last.as_ref(), &row.values);
            row.causes = causes(&events.iter().collect::<Vec<_>>(), &moved);
            before = Some(Before { sources, documents });
        }
        rows.push(row);
    }
    Ok(rows)
}

/// How things stood in a commit, and the documents in which they did; a line with the reason where it can't be read.
fn moment(
    question: &Question<'_>,
    touched: &Touched,
    document: &str,
) -> (Option<(Sources, Vec<String>)>, Moment) {
    let commit = &touched.commit;
    let row = Moment {
        date: commit.date,
        commit: Some(commit.id.clone()),
        author: Some(commit.author.clone()),
        subject: Some(commit.subject.clone()),
        ..Moment::default()
    };
    match read(question, touched, document) {
        Ok((loaded, portfolio, subject)) => {
            let values = question.values(&portfolio, subject, commit.date);
            let documents = documents(&portfolio, subject, document);
            (Some((loaded, documents)), Moment { values, ..row })
        }
        Err(reason) => (None, Moment { error: Some(reason), ..row }),
    }
}

/// A version, and where in it the subject is.
fn read(
    question: &Question<'_>,
    touched: &Touched,
    document: &str,
) -> Result<(Sources, Portfolio, HistorySubject), String> {
    let setting = question.setting;
    let root = setting.root().map_err(|failure| failure.to_string())?;
    let repository = repository(root).map_err(|failure| failure.to_string())?;
    let named = (touched.commit.short(), touched.commit.clone());
    let at = At::committed(root, &repository, named, setting.voice).map_err(|failure| failure.to_string())?;
    let Loaded { portfolio, sources, .. } = read_version(root, &at.version, setting.voice, question.costs())
        .map_err(|failure| failure.to_string())?;
    let portfolio = portfolio.ok_or_else(|| "its standing.toml has errors".to_owned())?;
    let id = document.strip_prefix("clients/").unwrap_or(document);
    let subject = match question.subject {
        HistorySubject::Project(_) => {
            let id = id.strip_suffix(".toml").unwrap_or(id);
            portfolio.place_of(id).map(HistorySubject::Project)
        }
        HistorySubject::Client(_) => portfolio
            .clients()
            .find(|(_, client)| *client.id == *id && client.readable)
            .map(|(id, _)| HistorySubject::Client(id)),
    };
    let is_there = sources.documents().iter().any(|known| known.starts_with(document));
    let subject = subject.ok_or_else(|| match is_there {
        true => format!("{document} has errors"),
        false => format!("{document} is not there"),
    })?;
    Ok((sources, portfolio, subject))
}

fn documents(portfolio: &Portfolio, subject: HistorySubject, document: &str) -> Vec<String> {
    match subject {
        HistorySubject::Project(_) => vec![document.to_owned()],
        HistorySubject::Client(client) => {
            let projects = portfolio.projects_of(client).iter();
            let projects = projects.map(|project| format!("{document}/{}.toml", project.id));
            [format!("{document}/client.toml")].into_iter().chain(projects).collect()
        }
    }
}

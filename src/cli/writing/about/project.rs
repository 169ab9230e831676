//! A write about one project.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::writer::unreadable;
use crate::cli::typed::nearest::{unknown, unknown_id};
use crate::cli::writing::desk::Desk;
use crate::cli::writing::options::Writing;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::cli::writing::{known, stand};
use crate::disk::names::Names;
use crate::disk::{Change, Extent, names};
use crate::edit::Edit;
use crate::model::change::Change as Request;
use crate::model::client::Client;
use crate::model::id::check_id;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::toml::nearest::listed;

/// The project that was typed, and who a write about it names.
#[derive(Debug)]
pub(crate) struct AboutProject {
    /// Its full name, `client/project`.
    projects: Vec<String>,
    people: Vec<String>,
    subject: Subject,
}

/// A workspace that is open for a write about one project.
#[derive(Debug)]
pub(crate) struct ProjectDesk<'a> {
    /// The workspace.
    pub(crate) desk: Desk<'a>,
    /// The project's full name, `client/project`.
    pub(crate) full: &'a str,
    subject: Subject,
}

impl AboutProject {
    /// The project that was typed: by its full name, or by its own id where it is the only one of that name.
    ///
    /// # Errors
    /// When there is no workspace, or the name means no project or several.
    pub(crate) fn typed(setting: &Setting, typed: &str) -> Result<Self, Failure> {
        let full = full_name(setting.root()?, typed)?;
        Ok(Self { projects: vec![full], people: Vec::new(), subject: Subject::Work })
    }

    /// The same where the write is about another side of the project than its work.
    pub(crate) fn on(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same with people the write names.
    pub(crate) fn naming<'i>(mut self, people: impl IntoIterator<Item = &'i String>) -> Self {
        self.people.extend(people.into_iter().cloned());
        self
    }

    fn full(&self) -> &str {
        self.projects.first().map_or("", String::as_str)
    }

    /// Opens the workspace, as far as the project goes.
    ///
    /// # Errors
    /// When the project or somebody who the write names is not there or cannot be read, and as [`Writing::open`].
    pub(crate) fn open<'a>(
        &'a self,
        writing: &Writing,
        setting: &'a Setting,
    ) -> Result<ProjectDesk<'a>, Failure> {
        self.opened(writing, setting, Extent::Projects { projects: &self.projects, people: &self.people })
    }

    /// Opens the workspace, as far as the project's client goes, with its other projects.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(crate) fn open_with_client<'a>(
        &'a self,
        writing: &Writing,
        setting: &'a Setting,
    ) -> Result<ProjectDesk<'a>, Failure> {
        let client = self.full().split_once('/').map_or("", |(client, _)| client);
        self.opened(writing, setting, Extent::Client { client, people: &self.people })
    }

    /// Opens the whole workspace, where a write asks what somebody does elsewhere.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(crate) fn open_with_all<'a>(
        &'a self,
        writing: &Writing,
        setting: &'a Setting,
    ) -> Result<ProjectDesk<'a>, Failure> {
        self.opened(writing, setting, Extent::Whole)
    }

    fn opened<'a>(
        &'a self,
        writing: &Writing,
        setting: &'a Setting,
        extent: Extent<'a>,
    ) -> Result<ProjectDesk<'a>, Failure> {
        let desk = writing.open(setting, extent)?;
        let desk = ProjectDesk { desk, full: self.full(), subject: self.subject };
        desk.project()?;
        desk.desk.demand_people(&self.people)?;
        Ok(desk)
    }
}

impl ProjectDesk<'_> {
    /// The project as it is.
    ///
    /// # Errors
    /// When it is not there, or has errors.
    pub(crate) fn project(&self) -> Result<&Project, Failure> {
        find_project(&self.desk, self.full)
    }

    /// Its client as it is.
    ///
    /// # Errors
    /// As [`Self::project`].
    pub(crate) fn client(&self) -> Result<&Client, Failure> {
        let client = self.desk.portfolio.client_of(self.project()?);
        client.ok_or_else(|| Failure::data(format!("can't read the client of {}", self.full)))
    }

    /// Demands that somebody is a contact of the client or one of our people.
    ///
    /// # Errors
    /// When nobody on either side has the id.
    pub(crate) fn demand_party(&self, id: &str) -> Result<(), Failure> {
        let client = self.client()?;
        if known::demand_contact(client, id).is_ok() || self.desk.demand_person(id).is_ok() {
            return Ok(());
        }
        let people = self.desk.names()?.people;
        let contacts = client.contacts.iter().map(|contact| &*contact.id);
        let near: Vec<&str> = contacts.chain(people.iter().map(String::as_str)).collect();
        let otherwise = format!("add them first: standing add contact {} {id}", client.id);
        Err(unknown(
            format!("\"{id}\" is neither a contact of {} nor one of our people", client.id),
            id,
            near,
            &otherwise,
        ))
    }

    /// The request for change that was typed, with its place, for a command that takes some alone.
    ///
    /// # Errors
    /// As [`find_request`].
    pub(crate) fn request(
        &self,
        typed: &str,
        is_taken: impl Fn(&Request) -> bool,
    ) -> Result<(usize, &Request), Failure> {
        find_request(self.project()?, self.full, typed, is_taken)
    }

    /// The id of a request for change that was typed, where one was.
    ///
    /// # Errors
    /// As [`find_request`].
    pub(crate) fn request_id(&self, typed: Option<&str>) -> Result<Option<String>, Failure> {
        let id = |typed| self.request(typed, |_| true).map(|(_, change)| change.id.to_string());
        typed.map(id).transpose()
    }

    /// Edits the project's file, and says so with where the project stands then.
    ///
    /// # Errors
    /// As [`Desk::write`].
    pub(crate) fn write(
        self,
        edits: Vec<Edit>,
        tell: impl FnOnce(&Portfolio) -> Told,
    ) -> Result<Ending, Failure> {
        let Self { desk, full, subject } = self;
        let as_of = desk.setting.as_of;
        let change = Change::Edited { document: format!("clients/{full}.toml"), edits };
        desk.write(&[change], |after| tell(after).of(full, stand::of_subject(after, full, subject, as_of)))
    }
}

/// The request for change of a project that was typed, with its place: by its id, or by a beginning of it that no other has.
/// Of those that `is_taken` refuses none is proposed in its place.
///
/// # Errors
/// When it means no request or several.
pub(crate) fn find_request<'p>(
    project: &'p Project,
    full: &str,
    typed: &str,
    is_taken: impl Fn(&Request) -> bool,
) -> Result<(usize, &'p Request), Failure> {
    let changes = || project.changes.iter().enumerate();
    if let Some(exact) = changes().find(|(_, change)| *change.id == *typed) {
        return Ok(exact);
    }
    let begun: Vec<(usize, &Request)> =
        changes().filter(|(_, change)| !typed.is_empty() && change.id.starts_with(typed)).collect();
    let all = format!("see them all: standing list changes {full}");
    match begun.as_slice() {
        [one] => Ok(*one),
        [] => {
            let known = changes().map(|(_, change)| change).filter(|change| is_taken(change));
            let cause = format!("{full} has no change \"{typed}\"");
            Err(unknown(cause, typed, known.map(|change| &*change.id), &all))
        }
        several => {
            let taken = several.iter().map(|(_, change)| change).filter(|change| is_taken(change));
            let taken: Vec<&str> = taken.map(|change| &*change.id).collect();
            let failure = Failure::usage(format!("several changes begin with \"{typed}\""));
            Err(if taken.is_empty() {
                failure.hint(all)
            } else {
                failure.hint(format!("write {}", listed(taken)))
            })
        }
    }
}

/// A project by its full name.
///
/// # Errors
/// When it is not there, or has errors.
pub(crate) fn find_project<'p>(desk: &'p Desk<'_>, full: &str) -> Result<&'p Project, Failure> {
    let portfolio = &desk.portfolio;
    if let Some(project) = portfolio.project_named(full) {
        return Ok(project);
    }
    if portfolio.left_out.iter().any(|left_out| left_out == full) {
        let client = full.split_once('/').map_or(full, |(client, _)| client);
        desk.show_errors_of(&format!("clients/{client}/client.toml"));
        desk.show_errors_of(&format!("clients/{full}.toml"));
        return Err(Failure::data(format!("can't read {full}")).hint("fix it, then try again"));
    }
    Err(nobody(desk.root, full))
}

/// The full name of a project that was typed: that itself, or the project's own id where it is the only one of that name.
///
/// # Errors
/// When the name means no project or several.
pub(crate) fn full_name(root: &Path, typed: &str) -> Result<String, Failure> {
    if let Some((client, project)) = typed.split_once('/') {
        let is_name = check_id(client).is_ok() && check_id(project).is_ok() && project != "client";
        return if is_name { Ok(typed.to_owned()) } else { Err(nobody(root, typed)) };
    }
    let known = listed_in(root)?.projects;
    let has_name = |full: &&String| full.split_once('/').is_some_and(|(_, project)| project == typed);
    let of_name: Vec<&String> = known.iter().filter(has_name).collect();
    match of_name.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(nobody(root, typed)),
        several => Err(Failure::usage(format!("{} projects are called \"{typed}\"", several.len()))
            .hint(format!("write {}", listed(several.iter().map(|full| full.as_str()))))),
    }
}

/// The ids of the workspace.
fn listed_in(root: &Path) -> Result<Names, Failure> {
    names::names(root).map_err(|error| unreadable(root, error))
}

fn nobody(root: &Path, typed: &str) -> Failure {
    let known = match listed_in(root) {
        Ok(known) => known,
        Err(failure) => return failure,
    };
    let cause = format!("there is no project called \"{typed}\"");
    let client = typed.split_once('/').map_or(typed, |(client, _)| client);
    let of_client: Vec<&str> = known
        .projects
        .iter()
        .filter(|full| full.split_once('/').is_some_and(|(other, _)| other == client))
        .map(String::as_str)
        .collect();
    let otherwise = match of_client.as_slice() {
        [] => "write client/project; standing list projects shows them".to_owned(),
        few if few.len() <= 6 => format!("write {}", listed(few.iter().copied())),
        _ => format!("see them all: standing list projects {client}"),
    };
    let full: Vec<&str> = known.projects.iter().map(String::as_str).collect();
    match typed.contains('/') {
        true => unknown(cause, typed, full, &otherwise),
        false => unknown_id(cause, typed, &[], &full, &otherwise),
    }
}

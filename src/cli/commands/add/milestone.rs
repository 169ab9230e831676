//! `standing add milestone`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, note};
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::known::{demand_phase, taken};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::disk::names;
use crate::edit::{Edit, Record};
use crate::figures::spending::budgets::budgets;
use crate::model::number::Number;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::why::words::{counted, sum as in_words, told};

/// Add a date that matters to a project, and what is invoiced once it is reached
///
/// It is reached on its due date or once its phase is done, whichever comes first.
/// With neither, it is reached when the project is done.
///
/// Examples:
///   standing add milestone acme/website/kick-off The order is signed --amount 12000 --due 2026-11-30
///   standing add milestone website/launch The site is live --amount 18000 --phase build
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddMilestone {
    /// The project and a new id: client/project/id, or project/id if no other project has that name
    #[arg(value_name = "PROJECT/ID")]
    id: String,

    /// What it is, in words
    title: Vec<String>,

    /// What is to be invoiced once it is reached, net of tax
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// The day on which it is reached: 2026-12-11, 12-11, fri
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    /// The phase with which it is reached
    #[arg(long, value_name = "PHASE")]
    phase: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddMilestone {
    /// Writes the milestone after the others.
    ///
    /// # Errors
    /// When the project or the phase is unknown, the id isn't valid or is taken, or the amount makes no sense.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let Some((project, id)) = self.id.rsplit_once('/') else {
            return Err(Failure::usage(format!("\"{}\" names no project", self.id))
                .hint(format!("write the project before it, such as acme/website/{}", self.id)));
        };
        let id = amount::id(id)?;
        let title = note::demanded("what it is", &self.title)?;
        let due = self.due.as_deref().map(|typed| date::due(typed, setting.today)).transpose()?;
        let amount = self.amount.as_deref().map(|typed| amount::typed("the amount", typed)).transpose()?;
        if self.is_project(setting) {
            return Err(Failure::usage(format!("{} is a project, and the milestone has no id", self.id))
                .hint(format!("write one behind it, such as {}/launch", self.id)));
        }
        let about = AboutProject::typed(setting, project)?.on(Subject::Money);
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        if project.milestones.iter().any(|known| *known.id == *id) {
            return Err(taken("milestone", id));
        }
        if let Some(phase) = &self.phase {
            demand_phase(project, desk.full, phase)?;
        }
        let amount =
            amount.map(|amount| amount::whole("the amount", &amount, project.currency)).transpose()?;
        let keys = Record::default()
            .with("id", id)
            .with("title", title.as_str())
            .with_some("amount", amount.clone())
            .with_some("due", due)
            .with_some("phase", self.phase.as_deref());
        let what = format!("milestone {id} added{}", sum(&desk, project, amount.as_ref()));
        let said = Told::new(what, record(id, &keys));
        desk.write(vec![Edit::Append { list: "milestones".to_owned(), record: keys }], |_| said)
    }

    /// Whether what was typed is a project alone, without a milestone's id.
    fn is_project(&self, setting: &Setting) -> bool {
        if self.id.matches('/').count() != 1 {
            return false;
        }
        // Without a workspace, or with one that can't be listed, the next who looks says so.
        let names = setting.root().ok().and_then(|root| names::names(root).ok());
        names.is_some_and(|names| names.projects.contains(&self.id))
    }
}

/// How many there are then, and how much of the price they are.
fn sum(desk: &ProjectDesk<'_>, project: &Project, new: Option<&Money>) -> String {
    let count = counted(project.milestones.len() + 1, "milestone", "milestones");
    let amounts = project.milestones.iter().filter_map(|known| known.amount.as_ref());
    let sum: Number = amounts.chain(new.map(|new| &new.amount)).sum();
    if sum.is_zero() {
        return format!(", {count} now");
    }
    let sum = project.currency.money(&sum);
    match budgets(project, desk.desk.setting.as_of).amount {
        Some(price) => {
            let price = project.currency.money(&price.current);
            format!(", {count} now, {} of {}", in_words(&sum.amount, sum.currency), told(&price))
        }
        None => format!(", {count} now, {}", told(&sum)),
    }
}

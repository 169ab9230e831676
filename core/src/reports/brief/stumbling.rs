//! What the one who signs would stumble over: said to us before the brief is sent, and never on the page.

use crate::figures::clients::client::client_figures;
use crate::figures::requests::change::in_force;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::schedule::progress::progress_date;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::reports::brief::is_told;
use crate::why::words::{counted, money};

/// What the reader of a client's brief would stumble over, each in a sentence; since when is as of the brief.
#[must_use]
pub fn stumbling(portfolio: &Portfolio, client: ClientId, as_of: Date, since: Option<Date>) -> Vec<String> {
    let mut all: Vec<String> = old_paragraph(portfolio, client, as_of).into_iter().collect();
    let told = portfolio.projects_of(client).iter().filter(|project| is_told(project, as_of, since));
    for project in told {
        let figures = project_figures(portfolio, project, as_of);
        let about = portfolio.full_name(project);
        let found = [
            outcomes(&figures, as_of),
            progress(portfolio, &figures, as_of).into_iter().collect(),
            parts(&figures, as_of),
            requests(&figures, as_of),
            credit(&figures).into_iter().collect(),
            forecast(portfolio, &figures, as_of).into_iter().collect(),
        ];
        all.extend(found.concat().into_iter().map(|sentence| format!("{about}: {sentence}")));
    }
    all
}

fn old_paragraph(portfolio: &Portfolio, client: ClientId, as_of: Date) -> Option<String> {
    let written = portfolio.client(client)?.brief.as_ref()?;
    let figures = client_figures(portfolio, as_of);
    let last = figures.iter().find(|one| one.id == client)?.executive.last?;
    (last > written.date).then(|| {
        let day = written.date;
        format!(
            "the paragraph of {day} is older than the last touch with an executive, on {last}: it is left out"
        )
    })
}

fn outcomes(figures: &ProjectFigures<'_>, as_of: Date) -> Vec<String> {
    let late = figures.project.outcomes.iter().filter_map(|one| {
        let due = one.due.filter(|due| *due < as_of && one.actual.is_none())?;
        Some(format!("\"{}\" was to be measured by {due}, and has no actual", one.metric))
    });
    late.collect()
}

fn progress(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    let project = figures.project;
    let is_asked = project.billing == Billing::Fixed && project.status_at(as_of) == Status::Active;
    let read = progress_date(project, as_of).filter(|_| is_asked)?;
    let is_fresh = Window::aged(as_of, portfolio.agency.thresholds.progress_days).contains(read);
    let days = usize::try_from((as_of - read).num_days()).unwrap_or_default();
    (!is_fresh)
        .then(|| format!("how much is done was last said on {read}, {} ago", counted(days, "day", "days")))
}

fn parts(figures: &ProjectFigures<'_>, as_of: Date) -> Vec<String> {
    let late = figures.plan.phases().iter().filter_map(|planned| {
        let due = planned.due.filter(|due| *due < as_of && planned.phase.done_by(as_of).is_none())?;
        let name = planned.phase.name.as_ref().unwrap_or(&planned.phase.id);
        Some(format!("\"{name}\" was due on {due}, and is not done"))
    });
    late.collect()
}

fn requests(figures: &ProjectFigures<'_>, as_of: Date) -> Vec<String> {
    let open = in_force(figures.project, as_of).filter(|(_, status)| *status == ChangeStatus::Open);
    let unquoted = open.filter(|(change, _)| change.quoted_by(as_of).is_none());
    let sentence = |title: &str, asked: Date| {
        format!("\"{title}\" was asked for on {asked}, and nobody has said what it would take")
    };
    unquoted.map(|(change, _)| sentence(&change.title, change.asked)).collect()
}

fn credit(figures: &ProjectFigures<'_>) -> Option<String> {
    let credit = figures.receivables.credit.as_ref().ok().filter(|credit| credit.is_positive())?;
    let told = money(credit, figures.project.currency);
    Some(format!("{told} is theirs: they paid more than was invoiced, or a credit note is not paid out"))
}

fn forecast(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    let (finish, due) = figures.finish.zip(figures.plan.due())?;
    let is_open = figures.project.status_at(as_of) == Status::Active;
    let days = usize::try_from(working_days_late(portfolio, figures, as_of)?).unwrap_or_default();
    (is_open && finish > due).then(|| {
        let days = counted(days, "working day", "working days");
        format!("the forecast passes the due date by {days}: talk to the client first")
    })
}

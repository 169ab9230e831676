//! The days of a calendar that figures tell: when projects and open invoices are due, and by when somebody should talk with a client.

use crate::exchange::ics::Event;
use crate::exchange::tables::material::Material;
use crate::figures::clients::client::{ClientFigures, client_figures};
use crate::figures::clients::reach::{Line, LineState};
use crate::figures::invoicing::receivables::{Account, OpenPart};
use crate::figures::schedule::plan::Plan;
use crate::model::Date;
use crate::model::project::{Project, Status};
use crate::model::quantity::Money;

/// The day on which each project that was asked for and is not over is due by now, with the changes that moved it.
pub(super) fn due(material: &Material<'_>, as_of: Date) -> Vec<Event> {
    let calendar = &material.portfolio.agency.calendar;
    let is_open = |project: &Project| {
        !matches!(project.status_at(as_of), Status::Done | Status::Cancelled | Status::Lost)
    };
    let of_project = |(project, full): (&Project, String)| {
        let due = Plan::as_of(project, calendar, as_of).due().filter(|_| is_open(project))?;
        let id = format!("due-{}", full.replace('/', "-"));
        Some(Event::on(id, format!("{full}: {} is due", project.name), due))
    };
    material.projects().filter_map(of_project).collect()
}

/// The open invoices of the projects that were asked for, each on the day on which it is due.
pub(super) fn invoices(material: &Material<'_>, as_of: Date) -> Vec<Event> {
    let of_project = |(project, full): (&Project, String)| {
        let account = Account::of(material.portfolio, project, as_of);
        // What can't be converted is told by reports; its day is not known here.
        let parts = account.open_parts().unwrap_or_default();
        let open = parts.into_iter().filter(|part| part.open.is_positive());
        let event = move |part: OpenPart<'_>| {
            let number = &part.invoice.number;
            let money = Money { amount: part.open.clone(), currency: project.currency };
            let title = format!("{full}: invoice {number} is due, {} {}", money.digits(), project.currency);
            Some(Event::on(format!("invoice-{}-{number}", full.replace('/', "-")), title, part.invoice.due?))
        };
        open.filter_map(event).collect::<Vec<_>>()
    };
    material.projects().flat_map(of_project).collect()
}

/// The days by which those who are the clients of the projects that were asked for should be talked with again.
pub(super) fn touches(material: &Material<'_>, as_of: Date) -> Vec<Event> {
    let clients: Vec<_> = material.projects().map(|(project, _)| project.client).collect();
    let asked = client_figures(material.portfolio, as_of).into_iter().filter(|one| clients.contains(&one.id));
    let of_client = |one: ClientFigures<'_>| {
        let event = |(role, line): (&str, &Line)| {
            let is_open = matches!(line.state, LineState::Ok | LineState::Due);
            let day = line.last.filter(|_| is_open)? + chrono::Days::new(u64::try_from(line.limit).ok()?);
            let title = format!("{}: talk with the {role}", one.client.name);
            Some(Event::on(format!("touch-{}-{role}", one.client.id), title, day))
        };
        [("executive", &one.executive), ("manager", &one.manager)]
            .into_iter()
            .filter_map(event)
            .collect::<Vec<_>>()
    };
    asked.flat_map(of_client).collect()
}

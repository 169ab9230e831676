//! What the invoices of a client's projects must be to each other: their numbers differ, and a credit note is of one of
//! them.

use rustc_hash::FxHashMap;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::file::Read;
use crate::disk::walk::Folder;
use crate::model::project::Project;
use crate::toml::nearest::nearest;
use crate::toml::value::quoted;

/// Says so where two projects of a client have an invoice of the same number.
pub(crate) fn claim_numbers(folder: &Folder, read: &mut [Read<Project>]) {
    let mut found = Vec::new();
    let mut first: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let count = |file: &Read<Project>| file.value.as_ref().map_or(0, |project| project.log.invoices.len());
    first.reserve(read.iter().map(count).sum());
    let place = |(project, index): (usize, usize)| {
        let id = folder.projects.get(project).map_or("", |project| &*project.id);
        Place::key(format!("clients/{}/{id}.toml", folder.id), format!("log.invoices[{index}].number"))
    };
    for (project, file) in read.iter().enumerate() {
        let invoices = file.value.as_ref().map(|project| project.log.invoices.as_slice());
        for (index, invoice) in invoices.unwrap_or(&[]).iter().enumerate() {
            if file.is_broken && invoice.number.is_empty() {
                continue;
            }
            let other = *first.entry(&invoice.number).or_insert((project, index));
            if other.0 != project {
                found.push((project, twice(&invoice.number, place((project, index)), place(other))));
            }
        }
    }
    for (project, diagnostic) in found {
        if let Some(file) = read.get_mut(project) {
            file.diagnostics.push(diagnostic);
            file.is_broken = true;
        }
    }
}

/// Says so where a credit note is of an invoice that the client does not have. Nothing is missing while a project of
/// the client was not read.
pub(crate) fn demand_invoices(folder: &Folder, read: &mut [Read<Project>]) {
    let is_whole =
        folder.names.len() == folder.projects.len() && read.iter().all(|file| file.value.is_some());
    let has_credit = |file: &Read<Project>| {
        file.value.as_ref().is_some_and(|project| project.log.invoices.iter().any(|one| one.of.is_some()))
    };
    if !is_whole || !read.iter().any(has_credit) {
        return;
    }
    let all = read.iter().filter_map(|file| file.value.as_ref()).flat_map(|project| &project.log.invoices);
    let mut numbers: Vec<Box<str>> =
        all.filter(|one| one.of.is_none()).map(|one| one.number.clone()).collect();
    numbers.sort_unstable();
    for (member, file) in folder.projects.iter().zip(read) {
        let Some(project) = &file.value else { continue };
        for (index, invoice) in project.log.invoices.iter().enumerate() {
            let Some(of) = invoice.of.as_ref().filter(|of| numbers.binary_search(of).is_err()) else {
                continue;
            };
            let document = format!("clients/{}/{}.toml", folder.id, member.id);
            let place = Place::key(document, format!("log.invoices[{index}].of"));
            file.diagnostics.push(no_invoice(of, place, &numbers));
            file.is_broken = true;
        }
    }
}

fn no_invoice(of: &str, place: Place, numbers: &[Box<str>]) -> Diagnostic {
    let message = format!("credit note is of {}, but this client has no such invoice", quoted(of));
    let help = match nearest(of, numbers.iter().map(|number| &**number)) {
        Some(meant) => format!("write \"{meant}\", or add the invoice"),
        None => "write the number of an invoice of this client".to_owned(),
    };
    Diagnostic::error(rules::UNKNOWN_INVOICE, place, message).help(help)
}

fn twice(number: &str, place: Place, first: Place) -> Diagnostic {
    let message = format!("invoice number {} is also used in {}", quoted(number), first.document);
    Diagnostic::error(rules::DUPLICATE_INVOICE, place, message)
        .help("give one of them another number: numbers are unique within a client")
        .and(first, "the first invoice with it")
}

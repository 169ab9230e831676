//! Where something is defined, where it is named, and how it gets another id: our own rename, as edits of an editor.

use std::path::Path;

use lsp_types::{
    DocumentChangeOperation, DocumentChanges, Location, OneOf, OptionalVersionedTextDocumentIdentifier,
    RenameFile, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::disk::{Named, respellings};
use crate::lsp::reading::{Looked, Reading};
use crate::lsp::ruler::{Encoding, Ruler};
use crate::lsp::subject::{Subject, mention, of_document, record};
use crate::lsp::uri::uri;
use crate::model::id::check_id;
use crate::toml::malformed;

/// Where what is mentioned at a byte is defined.
pub(crate) fn definition(
    reading: &Reading,
    looked: &Looked,
    byte: usize,
    encoding: Encoding,
) -> Option<Location> {
    let subject = mention(reading, looked, byte)?.subject;
    let file = |document: String| place(reading, &document, 0..0, encoding);
    match subject {
        Subject::Named(Named::Person(id)) => file(format!("people/{id}.toml")),
        Subject::Named(Named::Client(id)) => file(format!("clients/{id}/client.toml")),
        Subject::Named(Named::Project(client, id)) => file(format!("clients/{client}/{id}.toml")),
        Subject::Named(Named::Contact(client, id)) => {
            within(reading, &format!("clients/{client}/client.toml"), ("contacts", "id", &id), encoding)
        }
        Subject::Record(project, list, key, id) => {
            within(reading, &format!("clients/{project}.toml"), (list, key, &id), encoding)
        }
        // Built-in ones are defined nowhere.
        Subject::Word(table, id) => {
            let text = reading.sources().text("standing.toml")?;
            let at = text.find(&format!("[{table}.{id}]"))?;
            place(reading, "standing.toml", at..at, encoding)
        }
    }
}

fn within(
    reading: &Reading,
    document: &str,
    (list, key, id): (&str, &str, &str),
    encoding: Encoding,
) -> Option<Location> {
    let span = record(&reading.sources().text(document)?, list, key, id)?;
    place(reading, document, span, encoding)
}

/// A place in a document that there is.
fn place(
    reading: &Reading,
    document: &str,
    span: std::ops::Range<usize>,
    encoding: Encoding,
) -> Option<Location> {
    let text = reading.sources().text(document)?;
    Some(Location { uri: uri(&reading.path(document))?, range: Ruler::new(&text, encoding).range(span) })
}

/// What can get another id at a byte: what is mentioned there, else what the document is about.
pub(crate) fn named(reading: &Reading, looked: &Looked, byte: usize) -> Option<Named> {
    match mention(reading, looked, byte) {
        Some(mention) => match mention.subject {
            Subject::Named(named) => Some(named),
            Subject::Record(..) | Subject::Word(..) => None,
        },
        None => of_document(looked),
    }
}

/// Every place that names something.
///
/// # Errors
/// Why they can't be told.
pub(crate) fn references(
    reading: &Reading,
    named: &Named,
    encoding: Encoding,
) -> Result<Vec<Location>, String> {
    let found = respellings(reading.sources(), named, named.id()).map_err(|refusal| refusal.to_string())?;
    let places = found.into_iter().flat_map(|(document, splices)| {
        splices.into_iter().filter_map(move |splice| place(reading, &document, splice.span, encoding))
    });
    Ok(places.collect())
}

/// The edits that give something another id.
///
/// # Errors
/// Why it can't have that id.
pub(crate) fn rename(
    reading: &Reading,
    named: &Named,
    new: &str,
    encoding: Encoding,
) -> Result<WorkspaceEdit, String> {
    check_id(new).map_err(|fault| {
        let (reason, help) = malformed(new, fault);
        format!("\"{new}\" {reason}: {help}")
    })?;
    let moved = named.moved_to(new);
    if let Some((_, to)) = &moved
        && reading.path(to).exists()
    {
        return Err(format!("\"{new}\" is taken: there is {to} already"));
    }
    let found = respellings(reading.sources(), named, new).map_err(|refusal| refusal.to_string())?;
    let edits = found.into_iter().filter_map(|(document, splices)| {
        let text = reading.sources().text(&document)?;
        let ruler = Ruler::new(&text, encoding);
        let edit = |splice: crate::edit::lines::Splice| {
            OneOf::Left(TextEdit { range: ruler.range(splice.span), new_text: splice.text })
        };
        let edits: Vec<_> = splices.into_iter().map(edit).collect();
        let uri = uri(&reading.path(&document))?;
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
        (!edits.is_empty())
            .then_some(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }))
    });
    let moving = moved.and_then(|(from, to)| file_moved(&reading.path(&from), &reading.path(&to)));
    let operations = edits.chain(moving).collect();
    Ok(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    })
}

fn file_moved(from: &Path, to: &Path) -> Option<DocumentChangeOperation> {
    let (old_uri, new_uri) = (uri(from)?, uri(to)?);
    let rename = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
    Some(DocumentChangeOperation::Op(ResourceOp::Rename(rename)))
}

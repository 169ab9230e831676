//! The documents of a workspace, and which of them are not in the one form.

use std::io;

use crate::disk::entry::Presence;
use crate::disk::opened::of;
use crate::disk::source;
use crate::disk::sources::Sources;
use crate::edit::{Edit, apply};
use crate::format::kind::Kind;
use crate::threads::each;

impl Sources {
    /// The files that were found and can be read, in the order of their paths. What could not be looked into is in the
    /// diagnostics.
    #[must_use]
    pub fn documents(&self) -> Vec<String> {
        let layout = &self.layout;
        let mut documents = Vec::new();
        for folder in &layout.clients {
            if folder.readable {
                documents.push(format!("clients/{}/client.toml", folder.id));
            }
            let projects = folder.projects.iter().filter(|project| project.readable);
            documents.extend(projects.map(|project| format!("clients/{}/{}.toml", folder.id, project.id)));
        }
        let people = layout.people.iter().filter(|person| person.readable);
        documents.extend(people.map(|person| format!("people/{}.toml", person.id)));
        let alone = [
            ("private/costs.toml", layout.costs),
            ("standing.toml", layout.agency),
            ("imports.toml", layout.imports),
        ];
        let alone = alone.iter().filter(|(_, there)| *there == Presence::Present);
        documents.extend(alone.map(|(path, _)| (*path).to_owned()));
        documents.sort_unstable();
        documents
    }

    /// Those of some documents that [`Edit::Format`] would change.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn unformatted(&self, documents: &[String]) -> io::Result<Vec<String>> {
        self.differing(documents, &Edit::Format)
    }

    /// Those of some documents that [`Edit::Tidy`] would change.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn untidy(&self, documents: &[String]) -> io::Result<Vec<String>> {
        self.differing(documents, &Edit::Tidy)
    }

    fn differing(&self, documents: &[String], edit: &Edit) -> io::Result<Vec<String>> {
        let differs = |document: &String| -> io::Result<Option<String>> {
            let mut buffer = Vec::new();
            let bytes = source::bytes(&self.files, document, &mut buffer);
            let bytes = bytes.map_err(|error| of(document, &error))?;
            // What is not text, or not TOML, has an error of its own.
            let (Some(kind), Ok(text)) = (Kind::of(document), str::from_utf8(bytes)) else {
                return Ok(None);
            };
            let after = apply(text, kind.schema(), std::slice::from_ref(edit));
            Ok(after.is_ok_and(|after| after != text).then(|| document.clone()))
        };
        let changed: Vec<Option<String>> = each(documents, differs).into_iter().collect::<io::Result<_>>()?;
        // No answer: documents in which nothing changes.
        Ok(changed.into_iter().flatten().collect())
    }
}

//! The questions that an editor has, each answered from one reading of the workspace.

use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{
    CodeActionRequest, Completion, Formatting, GotoDefinition, HoverRequest, References, Rename, Request as _,
};
use lsp_types::{
    CodeAction, CodeActionParams, CompletionParams, DocumentFormattingParams, GotoDefinitionParams, Hover,
    HoverContents, HoverParams, MarkupContent, MarkupKind, Position, ReferenceParams, RenameParams,
    TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::lsp::reading::{Looked, Reading};
use crate::lsp::ruler::Ruler;
use crate::lsp::server::Server;
use crate::lsp::uri::path;
use crate::lsp::{complete, hover, mend, refer};

/// Why there is no answer: a code of the protocol, and a sentence.
type Unanswered = (i32, String);

impl Server<'_> {
    /// Answers a question; with null where there is nothing to say.
    ///
    /// # Errors
    /// When nobody here knows the question, or what is asked can't be done.
    pub(crate) fn answer(&mut self, request: Request) -> Result<Response, Unanswered> {
        let id = request.id.clone();
        let (encoding, around) = (self.encoding, self.around);
        let asked =
            match request.method.as_str() {
                HoverRequest::METHOD => {
                    let asked: HoverParams = params(request)?;
                    value(self.hover(&asked.text_document_position_params))
                }
                Completion::METHOD => {
                    let asked: CompletionParams = params(request)?;
                    let today = (around.today)();
                    value(self.at(&asked.text_document_position, |reading, looked, byte, ruler| {
                        Some(complete::offered(reading, looked, byte, (ruler, today)))
                    }))
                }
                GotoDefinition::METHOD => {
                    let asked: GotoDefinitionParams = params(request)?;
                    value(self.at(&asked.text_document_position_params, |reading, looked, byte, _| {
                        refer::definition(reading, looked, byte, encoding)
                    }))
                }
                References::METHOD => {
                    let asked: ReferenceParams = params(request)?;
                    let found = self.at(&asked.text_document_position, |reading, looked, byte, _| {
                        let named = refer::named(reading, looked, byte)?;
                        Some(refer::references(reading, &named, encoding))
                    });
                    value(found.transpose().map_err(refused)?)
                }
                Rename::METHOD => {
                    let asked: RenameParams = params(request)?;
                    let edit = self.at(&asked.text_document_position, |reading, looked, byte, _| {
                        let named = refer::named(reading, looked, byte)?;
                        Some(refer::rename(reading, &named, &asked.new_name, encoding))
                    });
                    value(edit.transpose().map_err(refused)?)
                }
                Formatting::METHOD => {
                    let asked: DocumentFormattingParams = params(request)?;
                    value(self.of(&asked.text_document.uri, |_, looked, ruler| {
                        Some(mend::formatted(looked, ruler))
                    }))
                }
                CodeActionRequest::METHOD => {
                    let asked: CodeActionParams = params(request)?;
                    value(self.actions(&asked))
                }
                other => return Err((ErrorCode::MethodNotFound as i32, format!("there is no {other} here"))),
            };
        Ok(Response::new_ok(id, asked?))
    }

    fn hover(&mut self, place: &TextDocumentPositionParams) -> Option<Hover> {
        let as_of = (self.around.as_of)();
        self.at(place, |reading, looked, byte, ruler| {
            let (value, span) = hover::hover(reading, looked, byte, as_of)?;
            let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
            Some(Hover { contents, range: Some(ruler.range(span)) })
        })
    }

    fn actions(&mut self, asked: &CodeActionParams) -> Option<Vec<CodeAction>> {
        let (texts, around, uri) = (self.texts.clone(), self.around, &asked.text_document.uri);
        self.of(uri, |reading, looked, ruler| {
            let path = path(uri)?;
            let shown = (asked.context.diagnostics.as_slice(), ruler);
            Some(mend::actions(reading, looked, (&path, uri), shown, (&texts, around)))
        })
    }

    /// What is made of a document.
    fn of<T>(
        &mut self,
        uri: &Uri,
        make: impl FnOnce(&Reading, &Looked, &Ruler<'_>) -> Option<T>,
    ) -> Option<T> {
        let (path, encoding) = (path(uri)?, self.encoding);
        let reading = self.reading(&path)?;
        let looked = reading.look(&path)?;
        make(reading, &looked, &Ruler::new(&looked.text, encoding))
    }

    /// What is made of a place in a document.
    fn at<T>(
        &mut self,
        place: &TextDocumentPositionParams,
        make: impl FnOnce(&Reading, &Looked, usize, &Ruler<'_>) -> Option<T>,
    ) -> Option<T> {
        let position: Position = place.position;
        self.of(&place.text_document.uri, |reading, looked, ruler| {
            make(reading, looked, ruler.byte(position), ruler)
        })
    }
}

fn params<P: DeserializeOwned>(request: Request) -> Result<P, Unanswered> {
    serde_json::from_value(request.params)
        .map_err(|error| (ErrorCode::InvalidParams as i32, error.to_string()))
}

fn value<T: Serialize>(value: T) -> Result<serde_json::Value, Unanswered> {
    serde_json::to_value(value).map_err(|error| (ErrorCode::InternalError as i32, error.to_string()))
}

fn refused(why: String) -> Unanswered {
    (ErrorCode::RequestFailed as i32, why)
}

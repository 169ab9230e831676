//! One editor's session: which texts it has open, what was told of them, and the round of messages.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use lsp_server::{Connection, Message, Notification, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    HoverProviderCapability, InitializeParams, OneOf, PublishDiagnosticsParams, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::diagnostic::Diagnostic as Found;
use crate::disk;
use crate::lsp::around::Surroundings;
use crate::lsp::reading::Reading;
use crate::lsp::ruler::Encoding;
use crate::lsp::tell::by_document;
use crate::lsp::uri::{path, uri};

/// What ends a session before its time.
pub(crate) type Broken = Box<dyn Error + Send + Sync>;

/// A session.
pub(crate) struct Server<'s> {
    connection: &'s Connection,
    pub(crate) around: &'s Surroundings<'s>,
    pub(crate) encoding: Encoding,
    /// What is open and may not be saved, by its path.
    pub(crate) texts: BTreeMap<PathBuf, String>,
    /// The editor's count of each of these texts.
    versions: BTreeMap<PathBuf, i32>,
    /// The workspaces that were looked at, and what was told of the documents of each.
    told: BTreeMap<PathBuf, Told>,
    /// What was read since something changed.
    read: BTreeMap<PathBuf, Reading>,
    /// What was read when the editor was told of it last.
    last: BTreeMap<PathBuf, Reading>,
    /// Whether what was told may be wrong by now.
    is_stale: bool,
}

impl<'s> Server<'s> {
    /// Greets an editor.
    ///
    /// # Errors
    /// When it says something else than a greeting.
    pub(crate) fn greet(connection: &'s Connection, around: &'s Surroundings<'s>) -> Result<Self, Broken> {
        let (id, greeting) = connection.initialize_start()?;
        let params: InitializeParams = serde_json::from_value(greeting)?;
        let offered = params.capabilities.general.and_then(|general| general.position_encodings);
        let encoding = Encoding::agreed(&offered.unwrap_or_default());
        let about = json!({ "name": "standing", "version": env!("CARGO_PKG_VERSION") });
        connection
            .initialize_finish(id, json!({ "capabilities": capabilities(encoding), "serverInfo": about }))?;
        let (texts, versions) = (BTreeMap::new(), BTreeMap::new());
        let (told, read, last) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut server =
            Self { connection, around, encoding, texts, versions, told, read, last, is_stale: true };
        let folders = params.workspace_folders.unwrap_or_default();
        for folder in folders.iter().filter_map(|folder| path(&folder.uri)) {
            server.note(&folder);
        }
        Ok(server)
    }

    /// Answers until the editor has enough. What is wrong is told when nothing else is to be done, so that nobody waits
    /// for it while they type.
    ///
    /// # Errors
    /// When the protocol is broken.
    pub(crate) fn serve(mut self) -> Result<(), Broken> {
        loop {
            if self.is_stale && self.connection.receiver.is_empty() {
                self.tell()?;
            }
            // An editor that is gone has enough.
            let Ok(message) = self.connection.receiver.recv() else { return Ok(()) };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let id = request.id.clone();
                    let response =
                        self.answer(request).unwrap_or_else(|(code, why)| Response::new_err(id, code, why));
                    self.connection.sender.send(Message::Response(response))?;
                }
                Message::Notification(notification) => self.take(notification)?,
                Message::Response(_) => {}
            }
        }
    }

    /// Takes what changed.
    fn take(&mut self, notification: Notification) -> Result<(), Broken> {
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                let params: DidOpenTextDocumentParams = params(notification)?;
                let document = params.text_document;
                self.put(&document.uri, Some((document.version, document.text)));
            }
            DidChangeTextDocument::METHOD => {
                let params: DidChangeTextDocumentParams = params(notification)?;
                // The whole text is sent each time.
                let document = params.text_document;
                if let Some(change) = params.content_changes.into_iter().next_back() {
                    self.put(&document.uri, Some((document.version, change.text)));
                }
            }
            DidCloseTextDocument::METHOD => {
                let params: DidCloseTextDocumentParams = params(notification)?;
                self.put(&params.text_document.uri, None);
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.forget(),
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, uri: &Uri, text: Option<(i32, String)>) {
        let Some(path) = path(uri) else { return };
        self.note(&path);
        match text {
            Some((version, text)) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                self.versions.insert(path.clone(), version);
                self.texts.insert(path, text);
            }
            None => {
                self.versions.remove(&path);
                self.texts.remove(&path);
            }
        }
        self.forget();
    }

    fn forget(&mut self) {
        for (root, reading) in std::mem::take(&mut self.read) {
            self.last.entry(root).or_insert(reading);
        }
        self.is_stale = true;
    }

    /// The workspace in which a path is.
    fn note(&mut self, path: &Path) -> Option<PathBuf> {
        let root = disk::find_root(path)?;
        self.told.entry(root.clone()).or_default();
        Some(root)
    }

    /// The workspace of a path, read once for everything that is asked of it as it is.
    pub(crate) fn reading(&mut self, path: &Path) -> Option<&Reading> {
        let root = self.note(path)?;
        if !self.read.contains_key(&root) {
            // A folder that can't be read has nothing to tell.
            let reading = Reading::of(&root, &self.texts, self.last.get(&root)).ok()?;
            self.read.insert(root.clone(), reading);
        }
        self.read.get(&root)
    }

    /// Tells what is wrong in every workspace, and that nothing is any more where something was; nothing of documents of
    /// which that was told already.
    fn tell(&mut self) -> Result<(), Broken> {
        self.is_stale = false;
        let roots: Vec<PathBuf> = self.told.keys().cloned().collect();
        for root in roots {
            if self.reading(&root).is_none() {
                continue;
            }
            let Some(reading) = self.read.get(&root) else { continue };
            let last = self.last.get(&root);
            let found = told(reading.found(self.around, last));
            let before = self.told.insert(root.clone(), found.clone()).unwrap_or_default();
            let is_known = |document: &str, found: &[Found]| {
                let named =
                    found.iter().flat_map(|one| one.related.iter().map(|(place, _)| &*place.document));
                let is_same =
                    |document| last.is_some_and(|last| reading.sources().shares(last.sources(), document));
                before.get(document).is_some_and(|before| before == found)
                    && named.chain([document]).all(is_same)
            };
            let path = |document: &str| document.split('/').fold(root.clone(), |path, part| path.join(part));
            // Of what is open the editor hears that nothing is wrong, and of what was wrong that it is not any more.
            let gone = before.keys().filter(|document| !found.contains_key(*document));
            let mut news: BTreeMap<PathBuf, Vec<_>> =
                gone.map(|document| (path(document), Vec::new())).collect();
            let open = self.texts.keys().filter(|path| path.starts_with(&root));
            news.extend(open.map(|path| (path.clone(), Vec::new())));
            let new: Vec<Found> = found
                .iter()
                .filter(|(document, found)| news.contains_key(&path(document)) || !is_known(document, found))
                .flat_map(|(_, found)| found.iter().cloned())
                .collect();
            let new = by_document(reading, reading.sources().shown(new, |_, _| ()), self.encoding);
            news.extend(new.into_iter().map(|(document, found)| (path(&document), found)));
            for (path, diagnostics) in news {
                let Some(uri) = uri(&path) else { continue };
                let version = self.versions.get(&path).copied();
                let params = PublishDiagnosticsParams { uri, diagnostics, version };
                let message = Notification::new(PublishDiagnostics::METHOD.to_owned(), params);
                self.connection.sender.send(Message::Notification(message))?;
            }
            self.last.remove(&root);
        }
        Ok(())
    }
}

/// What is found in each document.
type Told = BTreeMap<String, Vec<Found>>;

/// Findings by their documents.
fn told(found: Vec<Found>) -> Told {
    let mut told = Told::new();
    for one in found {
        told.entry(one.place.document.clone()).or_default().push(one);
    }
    told
}

fn params<P: DeserializeOwned>(notification: Notification) -> Result<P, Broken> {
    Ok(serde_json::from_value(notification.params)?)
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
        ..CodeActionOptions::default()
    };
    let triggers = ["\"", "[", "."].map(str::to_owned).into();
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Left(true)),
        document_formatting_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
        ..ServerCapabilities::default()
    }
}

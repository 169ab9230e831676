//! An editor that speaks with `standing lsp`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::world::command::standing;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    server: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    /// The workspace, as the server names it.
    pub(crate) root: PathBuf,
    asked: u64,
    version: i64,
    told: BTreeMap<String, Value>,
    /// What is to be told before what is told counts: a document, and its version.
    awaited: Option<(Option<String>, Value)>,
}

impl Client {
    /// Starts a server for a workspace, and agrees on how columns are counted.
    pub(crate) fn start(folder: &Path, encoding: &str) -> Self {
        let root = fs::canonicalize(folder).unwrap();
        let mut command = standing(&root, ["lsp"]);
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, out) = (server.stdin.take().unwrap(), server.stdout.take().unwrap());
        let (sender, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Some(message) = message(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let awaited = Some((None, Value::Null));
        let mut client =
            Self { server, to, from, root, asked: 0, version: 0, told: BTreeMap::new(), awaited };
        let uri = format!("file://{}", client.root.display());
        let greeting = client.ask(
            "initialize",
            json!({
                "capabilities": { "general": { "positionEncodings": [encoding] } },
                "workspaceFolders": [{ "uri": uri, "name": "agency" }],
            }),
        );
        assert_eq!(greeting["capabilities"]["positionEncoding"], encoding);
        client.say("initialized", json!({}));
        client
    }

    /// The URI of a document.
    pub(crate) fn uri(&self, document: &str) -> String {
        format!("file://{}/{document}", self.root.display())
    }

    /// Opens a document with a text that may not be saved, or changes it.
    pub(crate) fn open(&mut self, document: &str, text: &str) {
        let (uri, is_open) = (self.uri(document), self.version > 0);
        self.version += 1;
        let version = self.version;
        match is_open {
            false => self.say(
                "textDocument/didOpen",
                json!({
                    "textDocument": { "uri": uri, "languageId": "toml", "version": version, "text": text },
                }),
            ),
            true => self.say(
                "textDocument/didChange",
                json!({
                    "textDocument": { "uri": uri, "version": version }, "contentChanges": [{ "text": text }],
                }),
            ),
        }
        self.awaited = Some((Some(uri), version.into()));
    }

    pub(crate) fn close(&mut self, document: &str) {
        let uri = self.uri(document);
        self.say("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        self.version = 0;
        self.awaited = Some((Some(uri), Value::Null));
    }

    /// What is told of each document by now.
    pub(crate) fn diagnostics(&mut self) -> BTreeMap<String, Value> {
        while self.awaited.is_some() {
            let message = self.from.recv_timeout(PATIENCE).unwrap();
            self.take(&message);
        }
        // It answers when it has told everything.
        self.ask(
            "textDocument/hover",
            json!({
                "textDocument": { "uri": "file:///nowhere" }, "position": { "line": 0, "character": 0 },
            }),
        );
        self.told.clone()
    }

    fn take(&mut self, message: &Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let (uri, version) = (message["params"]["uri"].as_str().unwrap(), &message["params"]["version"]);
            self.told.insert(uri.to_owned(), message["params"]["diagnostics"].clone());
            let is_it = |(awaited, count): &mut (Option<String>, Value)| {
                awaited.as_ref().is_none_or(|awaited| awaited == uri)
                    && (count == version || awaited.is_none())
            };
            self.awaited.take_if(is_it);
        }
    }

    /// Asks something, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message =
                self.from.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{method}: {error}"));
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].clone();
            }
            self.take(&message);
        }
    }

    fn say(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    /// Ends the session as the protocol says, and the server ends well.
    pub(crate) fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.say("exit", Value::Null);
        drop(self.to);
        assert!(self.server.wait().unwrap().success());
    }
}

/// The next message of a server.
fn message(out: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).unwrap_or(0) == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => {
                if let Some(count) = header.strip_prefix("Content-Length: ") {
                    length = count.parse().unwrap();
                }
            }
        }
    }
    let mut bytes = vec![0; length];
    out.read_exact(&mut bytes).unwrap();
    Some(serde_json::from_slice(&bytes).unwrap())
}

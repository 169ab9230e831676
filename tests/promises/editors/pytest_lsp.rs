//! Another client that others wrote: pytest-lsp starts the server, and asks as an editor would.

use std::fs;
use std::process::Command;

use crate::world::command::{TODAY, answer, is_installed, program};
use crate::world::folder::copy_of_the_example;

const SCRIPT: &str = r#"
import os, pathlib
import pytest, pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

SHOP = pathlib.Path("clients/tamblewick/shop.toml").resolve()

@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[os.environ["STANDING"], "lsp"], server_env=dict(os.environ))
)
async def client(lsp_client: LanguageClient):
    root = pathlib.Path(".").resolve().as_uri()
    folder = types.WorkspaceFolder(uri=root, name="agency")
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities("neovim"), root_uri=root, workspace_folders=[folder])
    )
    yield
    await lsp_client.shutdown_session()

@pytest.mark.asyncio
async def test_what_is_typed_is_judged(client: LanguageClient):
    uri, text = SHOP.as_uri(), SHOP.read_text()
    typed = text.replace('status = "active"', 'status = "activ"', 1)
    line = typed.splitlines().index('status = "activ"')
    item = types.TextDocumentItem(uri=uri, language_id="toml", version=1, text=typed)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    while not any(one.code == "bad-value" for one in client.diagnostics.get(uri, [])):
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    wrong = next(one for one in client.diagnostics[uri] if one.code == "bad-value")
    assert (wrong.range.start.line, wrong.range.start.character) == (line, 9)
    at = types.Position(line=line, character=1)
    document = types.TextDocumentIdentifier(uri=uri)
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=at))
    assert hover.contents.value.startswith("`status`: ")
    assert SHOP.read_text() == text
"#;

#[test]
fn pytest_lsp_is_told_what_is_typed_and_nothing_is_written() {
    if !is_installed("pytest") {
        return println!("SKIPPED: pytest-lsp is not installed");
    }
    let folder = copy_of_the_example();
    fs::write(folder.path().join("test_lsp.py"), SCRIPT).unwrap();
    let mut pytest = Command::new("pytest");
    pytest.args(["-q", "-p", "no:cacheprovider", "test_lsp.py"]).current_dir(folder.path());
    pytest.env("HOME", folder.path()).env("STANDING", program()).env("STANDING_TODAY", TODAY);
    let output = pytest.output().unwrap();
    let said = answer(&output);
    if said.contains("No module named 'pytest_lsp'") {
        return println!("SKIPPED: pytest-lsp is not installed");
    }
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

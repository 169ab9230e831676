//! A real editor: neovim starts the server, shows what is wrong, and asks what a project is.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::world::command::{TODAY, is_installed, program, said};
use crate::world::folder::copy_of_the_example;

const SCRIPT: &str = r#"
local client = vim.lsp.start_client({ name = "standing", cmd = { vim.env.STANDING, "lsp" }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
local told = vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local params = vim.lsp.util.make_position_params(0, "utf-16")
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", params, 30000)
local found = {}
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, { line = one.lnum, column = one.col, code = one.code, message = one.message })
end
local hover = ""
for _, answer in pairs(answers or {}) do hover = answer.result and answer.result.contents.value or hover end
local out = io.open("found.json", "w")
out:write(vim.fn.json_encode({ told = told, found = found, hover = hover }))
out:close()
vim.cmd("qall!")
"#;

#[test]
fn neovim_shows_what_is_wrong_and_what_a_key_means() {
    if !is_installed("nvim") {
        return println!("SKIPPED: neovim is not installed");
    }
    let folder = copy_of_the_example();
    let shop = folder.path().join("clients/tamblewick/shop.toml");
    let text = fs::read_to_string(&shop).unwrap().replacen("status = \"active\"", "status = \"activ\"", 1);
    let line = text.lines().position(|line| line.starts_with("status = ")).unwrap();
    fs::write(&shop, &text).unwrap();
    fs::write(folder.path().join("look.lua"), SCRIPT).unwrap();
    let mut neovim = Command::new("nvim");
    neovim.args(["--headless", "-u", "NONE", &format!("+{}", line + 1), "clients/tamblewick/shop.toml"]);
    neovim.args(["-c", "luafile look.lua"]).current_dir(folder.path()).env("HOME", folder.path());
    let output = neovim.env("STANDING", program()).env("STANDING_TODAY", TODAY).output().unwrap();
    let found = fs::read(folder.path().join("found.json")).unwrap_or_else(|_| panic!("{}", said(&output)));
    let found: Value = serde_json::from_slice(&found).unwrap();
    let wrong = found["found"].as_array().unwrap().iter().find(|one| one["code"] == "bad-value");
    let wrong = wrong.unwrap_or_else(|| panic!("{found}"));
    assert_eq!((&wrong["line"], &wrong["column"]), (&line.into(), &9.into()));
    assert!(wrong["message"].as_str().unwrap().contains("help: write \"active\""), "{wrong}");
    assert!(found["hover"].as_str().unwrap().starts_with("`status`: "), "{found}");
}

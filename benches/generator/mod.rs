//! A made-up agency of any size, written as a workspace: the same seed gives the same bytes everywhere.
//!
//! Every kind of file and every key of the format occurs, no file has an error, and warnings are rare.
//! Nothing lies after 2026-06-30 but plans: due dates, starts of prospects, absences and holidays.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test or benchmark that includes this module uses a part of it"
)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a generator with a mistake should stop its test"
)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "counts, days and amounts are small"
)]

mod bill;
mod change;
mod client;
mod dates;
mod day;
mod grown;
mod log;
mod person;
mod phase;
mod plan;
mod project;
mod random;
mod retainer;
mod rough;
mod settings;
mod team;
mod text;
mod time;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use plan::{Agency, Client};
use project::Site;
use random::Random;
use time::Timesheet;

pub use grown::grow;
pub use rough::roughen;

/// How large a generated agency is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Folders below `clients/`; at least one is written.
    pub clients: usize,
    /// Project files, dealt out unevenly to the clients.
    pub projects: usize,
    /// Files below `people/`; at least one is written.
    pub people: usize,
    /// Time entries of all projects together.
    pub entries: usize,
}

impl Size {
    /// A workspace of a few files, for property tests over many seeds.
    pub const TINY: Size = Size::new(3, 8, 6, 200);
    /// About 3 MB.
    pub const SMALL: Size = Size::new(50, 200, 20, 20_000);
    /// About 28 MB.
    pub const MEDIUM: Size = Size::new(500, 2_000, 120, 200_000);
    /// About 139 MB in some 12,000 files.
    pub const LARGE: Size = Size::new(2_000, 10_000, 500, 1_000_000);
    /// About 700 MB in some 62,500 files.
    pub const HUGE: Size = Size::new(10_000, 50_000, 2_500, 5_000_000);

    const fn new(clients: usize, projects: usize, people: usize, entries: usize) -> Size {
        Size { clients, projects, people, entries }
    }
}

/// Writes a workspace of that size below `root`, which is made if it is missing; the same seed gives the same bytes,
/// on every platform.
///
/// # Errors
/// Whatever the file system answers when a folder or a file can't be written.
pub fn write(root: &Path, size: &Size, seed: u64) -> io::Result<()> {
    let agency = Agency::new(size, seed);
    fs::create_dir_all(root.join("people"))?;
    fs::create_dir_all(root.join("private"))?;
    let mut random = Random::of(seed, "settings", 0);
    fs::write(root.join("standing.toml"), settings::text(&mut random))?;
    fs::write(root.join("private/costs.toml"), person::costs(&agency.people, &mut random))?;
    for (index, person) in agency.people.iter().enumerate() {
        let mut random = Random::of(seed, "person", index);
        let path = root.join("people").join(format!("{}.toml", person.id));
        fs::write(path, person::text(person, &mut random))?;
    }
    let mut timesheet = Timesheet::new(agency.people.len());
    for index in 0..agency.clients.len() {
        write_client(root, &agency, index, &mut timesheet)?;
    }
    Ok(())
}

fn write_client(root: &Path, agency: &Agency, index: usize, timesheet: &mut Timesheet) -> io::Result<()> {
    let client: &Client = &agency.clients[index];
    let folder = root.join("clients").join(&client.id);
    fs::create_dir_all(&folder)?;
    let mut random = Random::of(agency.seed, "client", index);
    let referrer = client::referrer(agency, index, &mut random);
    fs::write(folder.join("client.toml"), client::text(agency, client, referrer, &mut random))?;
    let mut invoices = 0;
    for project in &client.projects {
        let mut random = Random::of(agency.seed, "project", project.number);
        let site = Site::new(agency, client, project, &mut random);
        let text = site.text(timesheet, &mut invoices, &mut random);
        fs::write(folder.join(format!("{}.toml", project.id)), text)?;
    }
    Ok(())
}

//! The keys that each kind of file knows: its own readers are asked.

use std::sync::LazyLock;

use crate::format::directory::Directory;
use crate::format::kind::Kind;
use crate::format::scope::ProjectScope;
use crate::format::{agency, client, costs, imports, person, project};
use crate::toml::reading::{Reading, Subject};
use crate::toml::schema::Schema;
use crate::toml::table::Table;

static AGENCY: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Agency));
static PERSON: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Person));
static CLIENT: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Client));
static PROJECT: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Project));
static COSTS: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Costs));
static IMPORTS: LazyLock<Schema> = LazyLock::new(|| survey(Kind::Imports));

impl Kind {
    /// The keys that such a file knows.
    #[must_use]
    pub fn schema(self) -> &'static Schema {
        self.subject().schema
    }

    /// What such a file is about.
    pub(crate) fn subject(self) -> Subject {
        let schema = match self {
            Self::Agency => &AGENCY,
            Self::Person => &PERSON,
            Self::Client => &CLIENT,
            Self::Project => &PROJECT,
            Self::Costs => &COSTS,
            Self::Imports => &IMPORTS,
        };
        Subject { noun: self.noun(), schema }
    }
}

fn survey(kind: Kind) -> Schema {
    let reading = Reading::survey(kind.noun());
    let mut root = Table::root(&reading, None);
    let nobody = Directory::default();
    match kind {
        Kind::Agency => drop(agency::agency(&mut root)),
        Kind::Person => drop(person::person(&mut root, "", &nobody)),
        Kind::Client => drop(client::client(&mut root, &client::ClientScope::nowhere(&nobody))),
        Kind::Project => drop(project::project(&mut root, &ProjectScope::nowhere(&nobody))),
        Kind::Costs => drop(costs::costs(&mut root, &nobody)),
        Kind::Imports => drop(imports::imports(&mut root, &nobody, &|_| false)),
    }
    reading.into_schema()
}

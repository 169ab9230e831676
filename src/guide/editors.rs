//! What the editors of a workspace are told: the schemas of its files, and which files they are for.

use crate::format::Kind;
use crate::guide::schema::json_schema;

/// The folder of the schemas.
const SCHEMAS: &str = "schemas";

/// The files for editors by their paths: a schema of each kind of file, what taplo reads and what tombi reads.
#[must_use]
pub fn editors() -> Vec<(String, String)> {
    let schemas = Kind::ALL.map(|kind| (schema(kind), format!("{:#}\n", json_schema(kind))));
    let named = [(".taplo.toml".to_owned(), taplo()), ("tombi.toml".to_owned(), tombi())];
    schemas.into_iter().chain(named).collect()
}

/// No schemas of others are looked for in the net.
const TOMBI: &str = "\
# For editors with tombi. The form of these files is that of: standing fmt
toml-version = \"v1.1.0\"

[schema]
catalog = { paths = [] }
";

fn schema(kind: Kind) -> String {
    format!("{SCHEMAS}/{}.json", kind.schema_name())
}

/// Our form of a file is that of `standing fmt`; only the schemas are theirs.
fn taplo() -> String {
    let rules = Kind::ALL.map(|kind| {
        let (glob, path) = (kind.glob(), schema(kind));
        // A client's own file is no project.
        let other = if kind == Kind::Project { "exclude = [\"clients/*/client.toml\"]\n" } else { "" };
        format!(
            "\n[[rule]]\ninclude = [\"{glob}\"]\n{other}schema = {{ path = \"{path}\", enabled = true }}\n"
        )
    });
    format!("# For editors with taplo. The form of these files is that of: standing fmt\n{}", rules.concat())
}

fn tombi() -> String {
    // The first that fits a file is its schema: a client's own file is no project.
    let schemas = Kind::ALL.map(|kind| {
        let (glob, path) = (kind.glob(), schema(kind));
        format!("\n[[schemas]]\npath = \"{path}\"\ninclude = [\"{glob}\"]\n")
    });
    format!("{TOMBI}{}", schemas.concat())
}

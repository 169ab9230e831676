//! What is printed of versions is as the schemas say.

use serde_json::Value;

use crate::versions::repository::{Forge, asked, commit, told};
use crate::world::command::json;
use crate::world::folder::write;

#[test]
fn what_is_told_of_versions_is_as_its_schema_says() {
    let forge = Forge::new();
    let folder = forge.small();
    assert!(asked(&folder, &["log", "site", "8", "--who", "ana", "--date", "2026-11-12"]).status.success());
    assert!(asked(&folder, &["set", "acme/site", "budget.amount", "12000"]).status.success());
    commit(&folder, "2026-11-12");
    write(&folder, "people/ben.toml", "name = \"Ben Okoro\"\n");
    for words in [
        &["diff", "HEAD~1"][..],
        &["diff", "HEAD~1", "HEAD"],
        &["diff", "--since", "2026-11-10"],
        &["history", "acme/site"],
        &["history", "acme/site", "--commits"],
        &["budget", "--at", "HEAD~1"],
        &["status", "--at", "HEAD"],
        &["brief", "acme", "--at", "HEAD"],
    ] {
        let told: Value = serde_json::from_str(&told(&folder, &[words, &["-f", "json"]].concat())).unwrap();
        let schema: Value = json(&asked(&folder, &["schema", words[0]]));
        let schema = jsonschema::draft202012::new(&schema).unwrap();
        let faults: Vec<String> = schema.iter_errors(&told).map(|error| error.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{words:?}: {told:#}");
        // In a small agency in which all is well nothing needs attention.
        assert!(words[0] == "status" || told["rows"] != Value::Array(Vec::new()), "{words:?}");
    }
}

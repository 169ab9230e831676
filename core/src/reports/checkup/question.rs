//! The questions and symptoms as they are asked, by their id.

const QUESTIONS: [(&str, &str); 13] = [
    ("am-1", "does the client know whom to ask?"),
    ("am-2", "does the client know whom to ask about an invoice?"),
    ("am-3", "does the client know where to put its budget, and is it confident of the value that it gets?"),
    ("am-4", "is the client happy, and how do we know?"),
    ("am-5", "is there future work with this client, and how do we know?"),
    ("am-6", "does the client get on well with one of us, and with whom?"),
    ("pm-1", "is there a timeline, and is the project on track?"),
    ("pm-2", "does everyone on the project know what they need to do?"),
    ("pm-3", "is the project on budget, and how do we know?"),
    ("pm-4", "does the team feel that it has the resources it needs?"),
    ("pm-5", "does the team feel that its expertise is used and respected?"),
    ("pm-6", "do we say yes to some requests, and no to others?"),
    ("pm-7", "when we say no, who brings it, and how do they feel about it?"),
];

const SYMPTOMS: [(&str, &str); 6] = [
    ("sy-1", "finish dates are hopes"),
    ("sy-2", "clients wait for us, or are unhappy"),
    ("sy-3", "directors work for clients, not for their teams"),
    ("sy-4", "no systems hold the work together"),
    ("sy-5", "few clients come back or refer others"),
    ("sy-6", "nobody knows whether projects make money"),
];

/// The words of a question or of a symptom.
pub fn words(id: &str) -> &'static str {
    let known = QUESTIONS.iter().chain(&SYMPTOMS).find(|(known, _)| *known == id);
    known.map_or("", |(_, words)| words)
}

/// The ids of the questions about a client, or about a project.
pub fn ids(prefix: &'static str) -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().map(|(id, _)| *id).filter(move |id| id.starts_with(prefix))
}

//! A command line of bash as far as it is typed, with its quotes and backslashes read as bash reads them; and what is to
//! take the place of its last word, as bash would have to be told it.

/// What a command line holds before the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The words, as a program would get them; the last is the one at the cursor, and may be empty.
    pub(crate) words: Vec<String>,
    /// How many bytes of the last word stay: bash replaces what is behind the last sign that breaks a word, such as a colon,
    /// or behind a quote that is open.
    kept: usize,
    /// The quote that is open at the cursor.
    quote: Option<char>,
}

/// What is read so far.
#[derive(Default)]
struct Reading {
    line: Line,
    /// Whether the last word has begun.
    is_begun: bool,
}

impl Line {
    /// Reads a command line up to the cursor; `breaks` are the signs that break a word for bash (`COMP_WORDBREAKS`).
    pub(crate) fn of(text: &str, breaks: &str) -> Self {
        let mut reading = Reading::default();
        let mut signs = text.chars();
        while let Some(sign) = signs.next() {
            match (reading.line.quote, sign) {
                (Some(open), sign) if sign == open => reading.line.quote = None,
                (Some('"'), '\\') => match signs.next() {
                    Some(next) if "\"\\$`".contains(next) => reading.push(next),
                    Some(next) => {
                        reading.push('\\');
                        reading.push(next);
                    }
                    None => {}
                },
                (Some(_), sign) => reading.push(sign),
                (None, '\\') => signs.next().into_iter().for_each(|next| reading.push(next)),
                (None, '"' | '\'') => reading.open(sign),
                (None, sign) if sign.is_whitespace() => reading.is_begun = false,
                (None, sign) => {
                    reading.push(sign);
                    if breaks.contains(sign) {
                        reading.keep();
                    }
                }
            }
        }
        if !reading.is_begun {
            reading.begin();
        }
        reading.line
    }

    /// What bash is to put in the place of the last word for a value.
    pub(crate) fn replacement(&self, value: &str) -> String {
        let typed = self.words.last().map_or("", String::as_str);
        let kept = typed.get(..self.kept).unwrap_or("");
        let rest = value.strip_prefix(kept).unwrap_or(value);
        match self.quote {
            Some('\'') => rest.replace('\'', "'\\''"),
            Some(_) => escaped(rest, "\"\\$`"),
            None => escaped(rest, " \t\"'\\$`&|;<>(){}[]*?!#~"),
        }
    }
}

impl Reading {
    fn begin(&mut self) {
        self.line.words.push(String::new());
        self.line.kept = 0;
        self.is_begun = true;
    }

    fn push(&mut self, sign: char) {
        if !self.is_begun {
            self.begin();
        }
        self.line.words.last_mut().into_iter().for_each(|word| word.push(sign));
    }

    fn open(&mut self, quote: char) {
        if !self.is_begun {
            self.begin();
        }
        self.line.quote = Some(quote);
        self.keep();
    }

    /// What stands there so far stays.
    fn keep(&mut self) {
        self.line.kept = self.line.words.last().map_or(0, String::len);
    }
}

/// A text with a backslash before each of some signs.
fn escaped(text: &str, signs: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if signs.contains(sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const BREAKS: &str = " \t\n\"'@><=;|&(:";

    #[test]
    fn a_line_is_read_as_bash_reads_it() {
        for (text, words) in [
            ("standing paid acme/web R", &["standing", "paid", "acme/web", "R"][..]),
            ("standing paid ", &["standing", "paid", ""]),
            ("standing paid 'R 2", &["standing", "paid", "R 2"]),
            (r#"standing paid "R \"2"#, &["standing", "paid", "R \"2"]),
            (r"standing paid R\ 2", &["standing", "paid", "R 2"]),
            ("standing paid INV:7", &["standing", "paid", "INV:7"]),
            ("standing --who=an", &["standing", "--who=an"]),
            ("", &[""]),
        ] {
            assert_eq!(Line::of(text, BREAKS).words, words, "{text}");
        }
    }

    #[test]
    fn what_takes_the_place_of_a_word_gives_the_value_once_it_is_run() {
        for (text, value, expected) in [
            ("standing paid acme/web R", "R 2026:1", r"R\ 2026:1"),
            (r"standing paid acme/web R\ 2026:", "R 2026:1", "1"),
            ("standing paid acme/web INV:", "INV:7", "7"),
            ("standing paid acme/web IN", "INV:7", "INV:7"),
            ("standing paid acme/web \"R ", "R 2026:1", "R 2026:1"),
            ("standing paid acme/web 'R ", "R 'x' 1", r"R '\''x'\'' 1"),
            ("standing paid acme/web ", "$(x) `y`", r"\$\(x\)\ \`y\`"),
            ("standing budget --who=an", "--who=ana", "ana"),
        ] {
            let line = Line::of(text, BREAKS);
            assert_eq!(line.replacement(value), expected, "{text}");
            // Read again, the whole line has the value for its last word.
            let typed = line.words.last().unwrap();
            let kept: String = typed.chars().take(line.kept).collect();
            let quote = line.quote.map_or(String::new(), String::from);
            let again = Line::of(&format!("standing {kept}{quote}{expected}"), BREAKS);
            if !kept.contains(' ') {
                assert_eq!(again.words.last().map(String::as_str), Some(value), "{text}");
            }
        }
    }

    #[test]
    fn a_shell_that_breaks_no_word_at_a_colon_gets_it_whole() {
        assert_eq!(Line::of("standing paid a INV:", " \t\n").replacement("INV:7"), "INV:7");
    }
}

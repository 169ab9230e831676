//! A page of Markdown as parts: what is run, what is written, which world it happens in, and everything else.

use std::collections::BTreeSet;

/// A page, part by part.
#[derive(Debug)]
pub(crate) struct Page(pub(crate) Vec<Part>);

/// A part of a page, with the number of its first line.
#[derive(Debug)]
pub(crate) struct Part {
    /// The line on which it begins.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a part of a page is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Lines that nothing is done with.
    Prose(Vec<String>),
    /// From here on things happen in this world.
    World(String),
    /// The next block is not run.
    Exempt(String),
    /// Commands with what they print.
    Console(Vec<Shown>),
    /// A file, or lines of files.
    Toml(Vec<String>),
    /// A file that says in a comment what it is called, with what it is written in.
    File(&'static str, Vec<String>),
}

/// A command and what is shown of its output.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The lines of the command as they stand, `$ ` included.
    pub(crate) lines: Vec<String>,
    /// The lines of its output; a lone `…` stands for any.
    pub(crate) output: Vec<String>,
}

const WORLD: &str = "<!-- world: ";
const EXEMPT: &str = "<!-- not run: ";

impl Page {
    /// Takes a page apart.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut lines = (1..).zip(text.lines()).peekable();
        while let Some((number, line)) = lines.next() {
            let mut block =
                || lines.by_ref().map(|(_, line)| line.to_owned()).take_while(|line| line != "```").collect();
            let comment = |sign: &str| line.strip_prefix(sign)?.strip_suffix(" -->").map(str::to_owned);
            let kind = match line {
                "```console" => Kind::Console(commands(block())),
                "```toml" => Kind::Toml(block()),
                "```sh" => Kind::File("sh", block()),
                "```yaml" => Kind::File("yaml", block()),
                _ => match (comment(WORLD), comment(EXEMPT)) {
                    (Some(world), _) => Kind::World(world),
                    (_, Some(reason)) => Kind::Exempt(reason),
                    _ => Kind::Prose(vec![line.to_owned()]),
                },
            };
            parts.push(Part { line: number, kind });
        }
        Self(parts)
    }

    /// Puts it together again.
    pub(crate) fn write(&self) -> String {
        let lines = self.0.iter().flat_map(|part| part.kind.lines());
        lines.map(|line| line + "\n").collect()
    }
}

impl Kind {
    fn lines(&self) -> Vec<String> {
        let fenced = |language: &str, lines: Vec<String>| {
            let fence = "```".to_owned();
            [vec![format!("```{language}")], lines, vec![fence]].concat()
        };
        match self {
            Self::Prose(lines) => lines.clone(),
            Self::World(world) => vec![format!("{WORLD}{world} -->")],
            Self::Exempt(reason) => vec![format!("{EXEMPT}{reason} -->")],
            Self::Console(shown) => {
                let lines =
                    shown.iter().flat_map(|shown| [shown.lines.clone(), shown.output.clone()].concat());
                fenced("console", lines.collect())
            }
            Self::Toml(lines) => fenced("toml", lines.clone()),
            Self::File(language, lines) => fenced(language, lines.clone()),
        }
    }
}

impl Shown {
    /// The command for a shell.
    pub(crate) fn command(&self) -> String {
        let lines = self.lines.iter().map(|line| line.strip_prefix("$ ").unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Whether the command goes on in the next line: behind a backslash, or within quotes.
    fn is_open(&self) -> bool {
        let command = self.command();
        command.ends_with('\\') || command.matches('\'').count() % 2 == 1
    }
}

fn commands(lines: Vec<String>) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let begins = line.starts_with("$ ");
        assert!(begins || !commands.is_empty(), "a console block begins with a command: {line}");
        if begins {
            commands.push(Shown::default());
        }
        let shown = commands.last_mut().unwrap();
        if begins || goes_on {
            shown.lines.push(line);
            goes_on = shown.is_open();
        } else {
            shown.output.push(line);
        }
    }
    commands
}

/// Where the links of a page lead, those into the web left out.
pub(crate) fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    targets.filter(|target| !target.contains("://"))
}

/// What a link can name on a page: its headings in the spelling of links.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    let spelled = |heading: &str| {
        let lower = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(spelled).collect()
}

//! Logs that people wrote in other forms: as tables of their own, in braces, with dotted keys. A new record takes the form
//! that is there and the place of its day, every line that was there stays, and it can be taken back.

use super::world::{Form, changed, standing, tree};
use crate::world::command::answer;
use crate::world::folder::folder;

/// A log with a record before the new one and one behind it.
struct Log {
    command: &'static str,
    file: &'static str,
    list: &'static str,
    keys: [&'static str; 2],
    new: &'static [&'static str],
}

const LOGS: [Log; 8] = [
    Log {
        command: "log acme/website 2 --who ana --date 2026-11-05 new",
        file: "website",
        list: "time",
        keys: ["who = \"ana\"", "hours = 1"],
        new: &["date = 2026-11-05", "who = \"ana\"", "hours = 2", "note = \"new\""],
    },
    Log {
        command: "expense acme/website 20 --date 2026-11-05 new",
        file: "website",
        list: "expenses",
        keys: ["amount = 10", "who = \"ana\""],
        new: &["date = 2026-11-05", "amount = 20", "note = \"new\""],
    },
    Log {
        command: "invoice acme/website 9 20 --date 2026-11-05",
        file: "website",
        list: "invoices",
        keys: ["number = \"@\"", "amount = 10"],
        new: &["number = \"9\"", "date = 2026-11-05", "amount = 20", "due = 2026-12-05"],
    },
    Log {
        command: "paid acme/website 7 --amount 20 --date 2026-11-05",
        file: "website",
        list: "payments",
        keys: ["invoice = \"7\"", "amount = 10"],
        new: &["date = 2026-11-05", "invoice = \"7\"", "amount = 20"],
    },
    Log {
        command: "progress acme/website 20 --date 2026-11-05",
        file: "website",
        list: "progress",
        keys: ["percent = 10", "by = \"ana\""],
        new: &["date = 2026-11-05", "percent = 20"],
    },
    Log {
        command: "pulse acme/website --who ana --clarity 2 --date 2026-11-05",
        file: "website",
        list: "pulse",
        keys: ["who = \"ana\"", "clarity = 1"],
        new: &["date = 2026-11-05", "who = \"ana\"", "clarity = 2"],
    },
    Log {
        command: "touch acme --with eva --kind call --by ana --date 2026-11-05",
        file: "client",
        list: "touches",
        keys: ["with = \"eva\", by = \"ana\"", "kind = \"email\""],
        new: &["date = 2026-11-05", "with = \"eva\"", "by = \"ana\"", "kind = \"call\""],
    },
    Log {
        command: "away ana 2026-11-05 2026-11-06",
        file: "ana",
        list: "away",
        keys: ["until = 2026-11-@", "note = \"old\""],
        new: &["from = 2026-11-05", "until = 2026-11-06"],
    },
];

/// How somebody wrote a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// `[[log.time]]`, a line for each key.
    Tables,
    /// `log = { time = [{ … }] }`.
    Braces,
    /// `log.time = [{ … }]` above the first header.
    Dotted,
    /// `[log]`, and all on one line.
    OneLine,
    /// Not at all: there is no `[log]`.
    Nowhere,
}
use Written::{Braces, Dotted, Nowhere, OneLine, Tables};

impl Log {
    /// The keys of a record of a day.
    fn record(&self, day: &str) -> Vec<String> {
        let date = if self.list == "away" { "from" } else { "date" };
        let keys = self.keys.map(|key| key.replace('@', day));
        [vec![format!("{date} = 2026-11-{day}")], keys.to_vec()].concat()
    }

    fn text(&self, written: Written) -> String {
        let records = ["02", "09"].map(|day| self.record(day));
        let braces = records.clone().map(|keys| format!("{{ {} }}", keys.join(", "))).join(", ");
        let list = self.list;
        match written {
            Tables => {
                let tables = records.map(|keys| {
                    let lines = keys.join("\n").replace(", by", "\nby");
                    format!("[[log.{list}]]  # as we always did\n{lines}\n")
                });
                tables.join("\n")
            }
            Braces => format!("log = {{ {list} = [{braces}] }}\n"),
            Dotted => format!("log.{list} = [{braces}]\n"),
            OneLine => format!("[log]\n{list} = [{braces}]\n"),
            Nowhere => String::new(),
        }
    }

    /// What is to be different afterwards.
    fn difference(&self, written: Written) -> Vec<String> {
        let braces = |keys: &[String]| format!("{{ {} }}", keys.join(", "));
        let new: Vec<String> = self.new.iter().map(|key| (*key).to_owned()).collect();
        let [first, last] = ["02", "09"].map(|day| braces(&self.record(day)));
        let list = self.list;
        let inside = |open: &str, close: &str| {
            vec![
                format!("-{open}{first}, {last}{close}"),
                format!("+{open}{first}, {}, {last}{close}", braces(&new)),
            ]
        };
        match written {
            Tables => {
                let keys = new.iter().map(|key| format!("+{key}"));
                [format!("+[[log.{list}]]")].into_iter().chain(keys).collect()
            }
            Braces => inside(&format!("log = {{ {list} = ["), "] }"),
            Dotted => inside(&format!("log.{list} = ["), "]"),
            OneLine => inside(&format!("{list} = ["), "]"),
            Nowhere => {
                vec![
                    "+[log]".to_owned(),
                    format!("+{list} = ["),
                    format!("+  {},", braces(&new)),
                    "+]".to_owned(),
                ]
            }
        }
    }
}

#[test]
fn a_record_takes_the_form_of_the_log_that_is_there() {
    for log in &LOGS {
        for written in [Tables, Braces, Dotted, OneLine, Nowhere] {
            // A payment needs an invoice, which is in the log too.
            if log.list == "payments" && written != Tables {
                continue;
            }
            for form in [Form::Plain, Form::Windows] {
                let own = |file: &str| if file == log.file { log.text(written) } else { String::new() };
                let invoice = "\n[[log.invoices]]\nnumber = \"7\"\ndate = 2026-11-01\namount = 100\n";
                let invoice = if log.list == "payments" { invoice } else { "" };
                let files = [
                    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n".to_owned()),
                    ("people/ana.toml", format!("name = \"Ana\"\n{}", own("ana"))),
                    (
                        "clients/acme/client.toml",
                        format!(
                            "name = \"Acme\"\ncontacts = [{{ id = \"eva\", name = \"Eva\" }}]\n{}",
                            own("client")
                        ),
                    ),
                    (
                        "clients/acme/website.toml",
                        format!(
                            "name = \"W\"\nstatus = \"active\"\nbilling = \"hourly\"\n{}{invoice}",
                            own("website")
                        ),
                    ),
                ];
                let folder = folder(files.map(|(path, text)| (path, form.of(&text))));
                let before = tree(folder.path());
                let output = standing(folder.path(), log.command, &[]);
                assert!(
                    output.status.success(),
                    "{written:?} {form:?}: {}\n{}",
                    log.command,
                    answer(&output)
                );
                let plain = |files: &super::world::Tree| {
                    files.iter().map(|(path, text)| (path.clone(), form.plain(text))).collect()
                };
                let lines = changed(&plain(&before), &plain(&tree(folder.path())));
                assert_eq!(lines[1..], log.difference(written), "{written:?} {form:?}: {}", log.command);
                assert!(standing(folder.path(), "check", &[]).status.success());
                assert!(standing(folder.path(), "undo", &[]).status.success());
                assert_eq!(tree(folder.path()), before, "{written:?} {form:?}: undo of {}", log.command);
            }
        }
    }
}

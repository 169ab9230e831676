//! What a status does to the pauses of a project: `paused` opens one, any other status closes it.

use crate::edit::{Edit, Record, Value};
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::project::{Project, Status};

/// What is written beside a status, and how it is told.
#[derive(Debug)]
pub(crate) struct Pausing {
    pub(crate) edits: Vec<Edit>,
    pub(crate) words: String,
}

const PAUSES: &str = "log.pauses";

/// What a new status of a project writes of its pauses on a day; `None` where there is nothing to write.
pub(crate) fn pausing(project: &Project, status: &str, today: Date) -> Option<Pausing> {
    let open = project.log.pauses.iter().position(|pause| pause.until.is_none());
    if status == Status::Paused.word() {
        let record = Record::default().with("from", today);
        let edits = vec![Edit::Log { list: PAUSES.to_owned(), record }];
        return open.is_none().then(|| Pausing { edits, words: format!("paused from {today} on") });
    }
    let older = project.paused.map(|_| Edit::Remove { path: "paused".to_owned() });
    let since = project.pauses().filter(|pause| pause.until.is_none()).map(|pause| pause.from).max()?;
    let last = day_before(today);
    let closed = match (open, since <= last) {
        (Some(place), true) => {
            let path = format!("{PAUSES}[{place}].until");
            Some(Edit::Set { path, value: Value::Date(last) })
        }
        (Some(place), false) => Some(Edit::Remove { path: format!("{PAUSES}[{place}]") }),
        (None, true) => {
            let record = Record::default().with("from", since).with("until", last);
            Some(Edit::Log { list: PAUSES.to_owned(), record })
        }
        (None, false) => None,
    };
    let words = match since <= last {
        true => format!("the pause since {since} ended on {last}"),
        false => format!("the pause from {since} on is taken back"),
    };
    Some(Pausing { edits: older.into_iter().chain(closed).collect(), words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn told(pauses: &[(&str, Option<&str>)], paused: Option<&str>, status: &str) -> Option<(usize, String)> {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let before = if status == "paused" { "active" } else { "paused" };
        let since = paused.map(|since| format!("paused = {since}\n")).unwrap_or_default();
        let pause = |(from, until): &(&str, Option<&str>)| {
            let until = until.map(|until| format!("until = {until}\n")).unwrap_or_default();
            format!("[[log.pauses]]\nfrom = {from}\n{until}")
        };
        let pauses: String = pauses.iter().map(pause).collect();
        let site = format!("name = \"Site\"\nstatus = \"{before}\"\nbilling = \"fixed\"\n{since}{pauses}");
        let files = [("clients/acme/client.toml", "name = \"Acme\"\n"), ("clients/acme/site.toml", &*site)];
        let portfolio = sample::portfolio(&files);
        let pausing = pausing(&portfolio.projects[0], status, day("2026-11-20"));
        pausing.map(|pausing| (pausing.edits.len(), pausing.words))
    }

    #[test]
    fn a_status_opens_and_closes_a_pause() {
        let past = ("2026-04-15", Some("2026-09-09"));
        let some = |edits, words: &str| Some((edits, words.to_owned()));
        assert_eq!(told(&[past], None, "paused"), some(1, "paused from 2026-11-20 on"));
        let ended = "the pause since 2026-11-01 ended on 2026-11-19";
        assert_eq!(told(&[past, ("2026-11-01", None)], None, "active"), some(1, ended));
        // The older form becomes a record.
        assert_eq!(told(&[past], Some("2026-11-01"), "done"), some(2, ended));
        let taken_back = "the pause from 2026-11-20 on is taken back";
        assert_eq!(told(&[("2026-11-20", None)], None, "active"), some(1, taken_back));
        assert_eq!(told(&[past], None, "active"), None);
    }
}

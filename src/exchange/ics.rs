//! A calendar for any program: phases, milestones, waits, absences and what figures tell, each a whole day. Ids stay the same, and
//! there is no clock in it, so that the same workspace makes the same bytes.

use crate::exchange::tables::material::Material;
use crate::model::Date;
use crate::model::project::{Project, Status};

/// An event of whole days.
#[derive(Clone, Debug)]
pub struct Event {
    id: String,
    title: String,
    from: Date,
    until: Date,
}

/// The whole calendar, with events that figures tell; absences of our people go along where it is not for a client.
#[must_use]
pub fn text(material: &Material<'_>, mut events: Vec<Event>, absences: bool) -> String {
    for (project, full) in material.projects() {
        if matches!(material.status(project), Status::Active | Status::Paused | Status::Prospect) {
            of_project(&mut events, material, (project, &full));
        }
    }
    if absences {
        for person in material.teams() {
            events.extend(person.away.iter().filter_map(|away| {
                Some(Event {
                    id: format!("away-{}-{}", person.id, away.from),
                    title: match (away.until, &away.hours) {
                        (None, None) => format!("{} is away from this day on", person.name),
                        _ => format!("{} is away", person.name),
                    },
                    from: away.from,
                    until: away.until.or(Some(away.from))?,
                })
            }));
        }
    }
    events.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//standing//standing//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    events.iter().for_each(|event| lines.extend(event.lines()));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn of_project(events: &mut Vec<Event>, material: &Material<'_>, (project, full): (&Project, &str)) {
    let mut add = |what: &str, title: String, day: Option<Date>| {
        let id = format!("{what}-{}", full.replace('/', "-"));
        events.extend(day.map(|day| Event::on(id, format!("{full}: {title}"), day)));
    };
    for phase in project.phases.iter().filter(|phase| material.by_then(phase.done).is_none()) {
        let name = phase.name.as_deref().unwrap_or(&phase.id);
        add(&format!("phase-{}", phase.id), format!("{name} is due"), phase.due);
    }
    for one in &project.milestones {
        add(&format!("milestone-{}", one.id), one.title.to_string(), one.due);
    }
    let asked = project.waits.iter().filter(|wait| material.has(wait.asked));
    for wait in asked.filter(|wait| material.by_then(wait.done).is_none()) {
        add(&format!("wait-{}", wait.id), format!("{} is due from the client", wait.title), wait.due);
    }
}

impl Event {
    /// One of a single day; its id stays the same in every export.
    #[must_use]
    pub fn on(id: String, title: String, day: Date) -> Self {
        Self { id, title, from: day, until: day }
    }

    fn lines(&self) -> [String; 7] {
        let day = |date: Date| date.format("%Y%m%d").to_string();
        let end = self.until.succ_opt().unwrap_or(self.until);
        [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@standing", self.id),
            format!("DTSTAMP:{}T000000Z", day(self.from)),
            format!("DTSTART;VALUE=DATE:{}", day(self.from)),
            format!("DTEND;VALUE=DATE:{}", day(end)),
            format!("SUMMARY:{}", escaped(&self.title)),
            "END:VEVENT".to_owned(),
        ]
    }
}

/// A text as RFC 5545 writes it.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// A line of at most 75 bytes, and further ones that begin with a blank.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::with_capacity(line.len()), 0);
    for sign in line.chars() {
        if length + sign.len_utf8() > 75 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(sign);
        length += sign.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_texts_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
        let long = "é".repeat(60);
        let folded = folded(&long);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), long);
    }
}

//! Why a client has a flag.

use crate::figures::clients::client::ClientFigures;
use crate::figures::clients::client_flag::{ClientFlag, mood_gap, without_rapport};
use crate::figures::clients::opportunity::needless;
use crate::figures::clients::reach::{Line, LineState, current_contacts, reached};
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::{ContactRole, Readiness, Touch, TouchKind};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::thresholds::Thresholds;
use crate::why::words::{ago, finer_percent, list, percent, quoted};

/// Why a client has a flag.
#[must_use]
pub fn flag(portfolio: &Portfolio, figures: &ClientFigures<'_>, flag: ClientFlag, as_of: Date) -> String {
    ClientTeller { portfolio, figures, as_of }.sentence(flag)
}

struct ClientTeller<'p> {
    portfolio: &'p Portfolio,
    figures: &'p ClientFigures<'p>,
    as_of: Date,
}

impl ClientTeller<'_> {
    fn limits(&self) -> &Thresholds {
        &self.portfolio.agency.thresholds
    }

    fn sentence(&self, flag: ClientFlag) -> String {
        let (figures, limits) = (self.figures, self.limits());
        match flag {
            ClientFlag::Concentration => {
                let limit = percent(Some(&limits.concentration));
                let share = match percent(figures.share.as_ref()) {
                    same if same == limit => finer_percent(figures.share.as_ref()),
                    share => share,
                };
                format!("{share} of twelve months' income comes from them, over the limit of {limit}")
            }
            ClientFlag::NoExecutive => self.nobody(ContactRole::Executive),
            ClientFlag::NoManager => self.nobody(ContactRole::Manager),
            ClientFlag::ExecutiveDue => self.overdue(ContactRole::Executive, &figures.executive),
            ClientFlag::ManagerDue => self.overdue(ContactRole::Manager, &figures.manager),
            ClientFlag::NoRapport => {
                let executives = without_rapport(self.portfolio, figures.client, self.as_of);
                format!("none of us has a rapport with {}", list(executives.map(|one| &*one.id)))
            }
            ClientFlag::TooManyApprovers => {
                let approvers = self.current(ContactRole::Approver);
                format!("{approvers} all have to approve: more than {} approvers", limits.approvers)
            }
            ClientFlag::EaseOff => self.ease_off(),
            ClientFlag::NeedlessOpportunity => {
                let titles: Vec<String> =
                    needless(figures.client).map(|one| format!("{:?}", one.title)).collect();
                format!("no client need is on record for {}", list(titles.iter().map(String::as_str)))
            }
            ClientFlag::BadNewsOnly => self.bad_news(),
            ClientFlag::LowMood => self.low_mood(),
            ClientFlag::PullingApart => self.pulling_apart(),
        }
    }

    /// The ids of the current contacts with a role.
    fn current(&self, role: ContactRole) -> String {
        list(current_contacts(self.figures.client, role, self.as_of).map(|contact| &*contact.id))
    }

    fn nobody(&self, role: ContactRole) -> String {
        let gone = self
            .figures
            .client
            .contacts
            .iter()
            .filter(|contact| contact.has(role) && contact.has_come(self.as_of));
        let last = gone.filter_map(|contact| Some((contact.until?, &*contact.id))).max();
        let since = last.map(|(until, id)| format!(" since {id} left on {until}"));
        format!("no contact has the role {role}{}", since.unwrap_or_default())
    }

    fn overdue(&self, role: ContactRole, line: &Line) -> String {
        let limit = line.limit;
        let contact = line.contact.and_then(|contact| self.figures.client.contact(contact));
        match (line.state, contact, line.last.zip(line.days)) {
            (LineState::Due, Some(contact), Some((last, days))) => format!(
                "{} ({role}) was last reached on {last}, {}; the limit is {limit}",
                contact.id,
                ago(days)
            ),
            _ => format!("no touch has ever reached {} ({role})", self.current(role)),
        }
    }

    fn ease_off(&self) -> String {
        let (raises, limits) = (&self.figures.raises, self.limits());
        let days: Vec<String> = raises.days.iter().map(Date::to_string).collect();
        let until = raises.ease_off_until.map(|until| format!("; ease off until {until}"));
        let client = self.figures.client;
        let is_unwritten = client.readiness == Readiness::Steady && client.readiness_since.is_none();
        let record = format!("; if they want more, set readiness in clients/{}/client.toml", client.id);
        format!(
            "something was raised on {}, more than {} times in {} days{}{}",
            list(days.iter().map(String::as_str)),
            limits.raises,
            limits.raise_days,
            until.unwrap_or_default(),
            if is_unwritten { record } else { String::new() }
        )
    }

    fn bad_news(&self) -> String {
        let (count, last) = self.figures.news.recent();
        let days = self.limits().mood_days;
        let on = |before: &str| {
            let heard = |last| self.heard(Some(last), |touch| touch.kind == TouchKind::Tough);
            last.map(|last| format!("{before} on {last}{}", heard(last))).unwrap_or_default()
        };
        match count {
            1 => format!("the only touch in {days} days was a tough one{}", on(",")),
            _ => format!("all {count} touches in {days} days were tough ones{}", on(", the last")),
        }
    }

    fn low_mood(&self) -> String {
        let mood = &self.figures.mood;
        let mean = digits(mood.mean.as_ref());
        let days = self.limits().mood_days;
        let mean_of = |newest: &str| {
            format!("the mean mood over {days} days is {mean} out of 5{newest}{}", self.cold_executive())
        };
        let Some(latest) = mood.latest else { return mean_of("") };
        let contact = latest.contact.and_then(|contact| self.figures.client.contact(contact));
        let by = contact.map(|contact| {
            let left = contact.until.filter(|until| *until < self.as_of);
            let left = left.map(|until| format!(" (there until {until})")).unwrap_or_default();
            format!(" by {}{left}", contact.id)
        });
        let by = by.unwrap_or_default();
        let heard = self.heard(Some(latest.date), |touch| is_at_most(touch, mood.mean.as_ref()));
        let shown = format!("shown{by} on {}{heard}", latest.date);
        match mood.readings {
            1 => format!("the only mood in {days} days is {} out of 5, {shown}", latest.mood),
            count => mean_of(&format!(", from {count} touches; the latest is {}, {shown}", latest.mood)),
        }
    }

    /// Whether the one who signs is among those who are not happy: there is more at stake then.
    fn cold_executive(&self) -> String {
        match &self.figures.executive.mood {
            Some(mood) if self.figures.mood.readings > 1 && *mood < Number::decimal(25, 1) => {
                let signs = self.current(ContactRole::Executive);
                let newest = self.figures.mood.latest.map(|latest| latest.date);
                let is_older = |touch: &Touch| Some(touch.date) != newest;
                let heard = self.heard(None, |touch| {
                    is_older(touch) && self.shows(touch, ContactRole::Executive, Some(mood))
                });
                format!("; {signs} (executive) is at {}{heard}", digits(Some(mood)))
            }
            _ => String::new(),
        }
    }

    fn pulling_apart(&self) -> String {
        let (executive, manager) = (&self.figures.executive, &self.figures.manager);
        let (role, colder) = if executive.mood <= manager.mood {
            (ContactRole::Executive, executive)
        } else {
            (ContactRole::Manager, manager)
        };
        let is_heard = |touch: &Touch| self.shows(touch, role, colder.mood.as_ref());
        format!(
            "the mean mood of {} (executive) is {}, that of {} (manager) {}: {} apart{}",
            self.current(ContactRole::Executive),
            digits(executive.mood.as_ref()),
            self.current(ContactRole::Manager),
            digits(manager.mood.as_ref()),
            digits(mood_gap(self.figures).as_ref()),
            self.evidence(colder, is_heard)
        )
    }

    /// What was written about the newest of these touches that still count for a mood, behind the day of the latest of all.
    fn heard(&self, latest: Option<Date>, is_one: impl Fn(&Touch) -> bool) -> String {
        let counts = Window::aged(self.as_of, self.limits().mood_days);
        let told = self.figures.client.touches.iter().filter(|touch| counts.contains(touch.date));
        let noted =
            told.filter(|touch| is_one(touch)).filter_map(|touch| Some((touch.date, touch.note.as_ref()?)));
        match noted.max_by_key(|(date, _)| *date) {
            Some((date, note)) if Some(date) == latest => format!(": {}", quoted(note)),
            Some((date, note)) => format!("; on {date}: {}", quoted(note)),
            None => String::new(),
        }
    }

    /// Whether somebody with a role was touched, and was in no better mood.
    fn shows(&self, touch: &Touch, role: ContactRole, mood: Option<&Number>) -> bool {
        reached(self.figures.client, touch, role, self.as_of).is_some() && is_at_most(touch, mood)
    }

    /// On how many touches the mood of one side rests, how old they are, and what was written about them.
    fn evidence(&self, line: &Line, is_one: impl Fn(&Touch) -> bool) -> String {
        let Some(felt) = line.felt else { return String::new() };
        let heard = self.heard(Some(felt), is_one);
        let ago = ago((self.as_of - felt).num_days());
        let mood = digits(line.mood.as_ref());
        match line.moods {
            1 => format!("; the {mood} is from one touch, {ago}{heard}"),
            count => format!("; the {mood} is from {count} touches, the latest {ago}{heard}"),
        }
    }
}

/// Whether they showed a mood that is no better than another.
fn is_at_most(touch: &Touch, mood: Option<&Number>) -> bool {
    touch.mood.zip(mood).is_some_and(|(shown, mood)| Number::from(i64::from(shown)) <= *mood)
}

fn digits(number: Option<&Number>) -> String {
    number.map(|number| number.rounded(2)).unwrap_or_default()
}

//! What a client hears from us: tough conversations by their cause, and whether there was anything else.

use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::{Cause, Touch, TouchKind};
use crate::model::id::ProjectIndex;

/// What a client heard from us by a date.
#[derive(Clone, Debug)]
pub struct News {
    year: Window,
    recent: Window,
    tough: Vec<Tough>,
    touches: usize,
    bad: usize,
    last: Option<Date>,
}

/// A tough conversation: what made it tough, and which project it was about.
type Tough = (Cause, Option<ProjectIndex>);

impl News {
    /// Nothing yet; touches within so many days of a date are recent.
    #[must_use]
    pub fn new(as_of: Date, mood_days: i64) -> Self {
        Self {
            year: Window::twelve_months(as_of),
            recent: Window::aged(as_of, mood_days),
            tough: Vec::new(),
            touches: 0,
            bad: 0,
            last: None,
        }
    }

    /// Adds a touch of the date or before.
    pub fn add(&mut self, touch: &Touch) {
        let is_tough = touch.kind == TouchKind::Tough;
        if is_tough && self.year.contains(touch.date) {
            self.tough.push((touch.cause.unwrap_or(Cause::Other), touch.about));
        }
        if self.recent.contains(touch.date) {
            self.touches += 1;
            self.bad += usize::from(is_tough);
            self.last = self.last.max(Some(touch.date));
        }
    }

    /// How many tough conversations of twelve months had a cause; those without one had another.
    #[must_use]
    pub fn tough(&self, cause: Cause) -> usize {
        self.tough.iter().filter(|(one, _)| *one == cause).count()
    }

    /// How many of them were about one project, or where none is named about no project.
    #[must_use]
    pub fn tough_about(&self, about: Option<ProjectIndex>, cause: Cause) -> usize {
        self.tough.iter().filter(|one| **one == (cause, about)).count()
    }

    /// What they were about: each project once, in the order of their places, then `None` where one names none.
    #[must_use]
    pub fn subjects(&self) -> Vec<Option<ProjectIndex>> {
        let mut subjects: Vec<Option<ProjectIndex>> = self.tough.iter().map(|(_, about)| *about).collect();
        subjects.sort_unstable_by_key(|about| (about.is_none(), *about));
        subjects.dedup();
        subjects
    }

    /// Whether there was a recent touch, and every one was tough.
    #[must_use]
    pub const fn is_bad_only(&self) -> bool {
        self.touches > 0 && self.bad == self.touches
    }

    /// How many recent touches there were, and when the last was.
    #[must_use]
    pub const fn recent(&self) -> (usize, Option<Date>) {
        (self.touches, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, touch};

    fn news_of(touches: &[(&str, TouchKind, Option<Cause>)]) -> News {
        let mut news = News::new(date("2024-02-29"), 60);
        for (day, kind, cause) in touches {
            news.add(&Touch { kind: *kind, cause: *cause, ..touch(day, &[0]) });
        }
        news
    }

    #[test]
    fn tough_touches_of_twelve_months_by_cause() {
        let tough = TouchKind::Tough;
        let news = news_of(&[
            ("2023-02-28", tough, Some(Cause::Budget)),
            ("2023-03-01", tough, Some(Cause::Budget)),
            ("2024-02-15", tough, Some(Cause::Budget)),
            ("2024-02-16", tough, None),
            ("2024-02-17", TouchKind::Call, Some(Cause::Scope)),
        ]);
        let counts: Vec<usize> = Cause::ALL.iter().map(|cause| news.tough(*cause)).collect();
        assert_eq!(counts, [0, 2, 0, 0, 0, 1]);
    }

    #[test]
    fn tough_touches_by_the_project_that_they_were_about() {
        let mut news = News::new(date("2024-02-29"), 60);
        for (cause, about) in [
            (Cause::Scope, None),
            (Cause::Budget, Some(1)),
            (Cause::Budget, Some(1)),
            (Cause::Scope, Some(0)),
        ] {
            let touch = touch("2024-02-15", &[0]);
            let about = about.map(ProjectIndex);
            news.add(&Touch { kind: TouchKind::Tough, cause: Some(cause), about, ..touch });
        }
        let (first, second) = (Some(ProjectIndex(0)), Some(ProjectIndex(1)));
        assert_eq!(news.subjects(), [first, second, None]);
        let counts = |about| [Cause::Budget, Cause::Scope].map(|cause| news.tough_about(about, cause));
        assert_eq!([first, second, None].map(counts), [[0, 1], [2, 0], [0, 1]]);
    }

    #[test]
    fn bad_news_only_takes_a_recent_touch() {
        let (tough, call) = (TouchKind::Tough, TouchKind::Call);
        for (touches, bad_only) in [
            (vec![], false),
            (vec![("2023-12-30", tough, None)], false),
            (vec![("2023-12-31", tough, None)], true),
            (vec![("2023-12-30", call, None), ("2023-12-31", tough, None)], true),
            (vec![("2024-01-30", call, None), ("2024-01-31", tough, None)], false),
        ] {
            assert_eq!(news_of(&touches).is_bad_only(), bad_only, "{touches:?}");
        }
    }
}

//! The seven questions of project management about one project: its schedule, its budget and its answers to requests.
//! A no says that a project manager may be missing.

use crate::figures::answer::{Answer, neutral};
use crate::figures::clients::mood::Mean;
use crate::figures::people::coverage::Coverage;
use crate::figures::requests::change::in_force;
use crate::figures::requests::decisions::{DecidedBy, Decisions};
use crate::figures::requests::scope::lacks_messenger;
use crate::figures::schedule::proof::{Proof, proof};
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::model::change::{Change, ChangeStatus};
use crate::model::id::PersonId;
use crate::model::project::{Billing, Project};
use crate::reports::checkup::evidence::{Evidence, Folder};
use crate::reports::checkup::row::Reply;
use crate::reports::checkup::{remedy, team};
use crate::why::budget as why;
use crate::why::words::{counted, percent};

/// A project whose management is looked at.
pub(crate) struct Managed<'p> {
    pub(crate) folder: Folder<'p>,
    pub(crate) figures: &'p ProjectFigures<'p>,
    pub(crate) coverage: &'p Coverage,
    /// How requests are answered here and elsewhere.
    pub(crate) decisions: &'p Decisions,
    /// Those of us who carry more than they have.
    pub(crate) overloaded: &'p [PersonId],
}

/// An age in words.
pub(crate) fn days_old(days: i64) -> String {
    format!("{} old", told_days(days))
}

fn told_days(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or_default(), "day", "days")
}

impl Managed<'_> {
    /// The answers to the seven questions.
    pub(crate) fn replies(&self) -> Vec<Reply> {
        let [tasks, resources, respect] = team::replies(self);
        vec![self.schedule(), tasks, self.budget(), resources, respect, self.answers(), self.messengers()]
    }

    pub(crate) fn project(&self) -> &Project {
        self.figures.project
    }

    /// The project's full name.
    pub(crate) fn name(&self) -> String {
        self.folder.portfolio.full_name(self.project())
    }

    pub(crate) fn file(&self) -> String {
        self.folder.project_file(self.project())
    }

    /// pm-1: is there a timeline, and is the project on track?
    fn schedule(&self) -> Reply {
        let (figures, billing) = (self.figures, self.project().billing);
        let answer = match figures.schedule {
            ScheduleState::OnTrack => Answer::known(figures.progress.as_ref().map(|_| true)),
            ScheduleState::Ongoing | ScheduleState::Done => Answer::Yes,
            ScheduleState::Late | ScheduleState::AtRisk => Answer::No,
            ScheduleState::None if matches!(billing, Billing::Hourly | Billing::Internal) => Answer::Unknown,
            ScheduleState::None => Answer::No,
            ScheduleState::Closed | ScheduleState::Paused | ScheduleState::Unknown => Answer::Unknown,
        };
        let text = why::schedule(self.folder.portfolio, figures, self.folder.as_of);
        let text = text.unwrap_or_else(|| self.good_schedule());
        let key = match (figures.schedule, self.project().due) {
            (ScheduleState::Done, _) => "finished",
            (ScheduleState::Ongoing, None) => "billing",
            (_, None) => "billing",
            _ => "due",
        };
        let mut evidence = vec![Evidence::at(&self.file(), key, text).dated(figures.plan.due())];
        if figures.schedule == ScheduleState::OnTrack {
            evidence.push(self.progress());
        } else if answer == Answer::Unknown {
            evidence.push(Evidence::lacking(&self.file(), "no forecast", remedy::forecast(self)));
        }
        self.proved("pm-1", answer, evidence)
    }

    /// A yes that rests on how much of the work is done, as far as that proves anything.
    fn proved(&self, id: &'static str, answer: Answer, mut evidence: Vec<Evidence>) -> Reply {
        let days = self.folder.portfolio.agency.thresholds.progress_days;
        let progress = self.figures.progress.as_ref().filter(|_| answer == Answer::Yes);
        let proof = progress.map(|share| proof(self.project(), share, days, self.folder.as_of));
        let thin = match proof {
            None | Some(Proof::Fresh) => None,
            Some(Proof::Old(days)) => Some(format!("the newest reading of progress is {}", days_old(days))),
            Some(Proof::OldPhase(days)) => Some(format!("the latest phase was done {} ago", told_days(days))),
            Some(Proof::Undated) => {
                Some("no phase is done yet, so that nothing dates the progress".to_owned())
            }
            Some(Proof::Stale(days)) => {
                let text = format!("the newest reading of progress is {}: it proves nothing", days_old(days));
                evidence.push(Evidence::lacking(&self.file(), text, remedy::progress(self)));
                return Reply::new(id, Answer::Unknown, evidence);
            }
        };
        Reply::weighed(id, answer, thin, evidence)
    }

    fn good_schedule(&self) -> String {
        let figures = self.figures;
        match (figures.schedule, figures.plan.due(), figures.finish) {
            (ScheduleState::Done, ..) => "done".to_owned(),
            (ScheduleState::Ongoing, ..) => "an ongoing retainer".to_owned(),
            (_, Some(due), Some(finish)) => format!("due on {due}, and forecast to finish on {finish}"),
            (_, Some(due), None) => format!("due on {due}"),
            (_, None, _) => figures.schedule.to_string(),
        }
    }

    /// How much of the work is done, and who says so.
    fn progress(&self) -> Evidence {
        let (file, as_of) = (self.file(), self.folder.as_of);
        let readings = self.project().log.progress.iter().enumerate();
        let newest = readings.filter(|(_, reading)| reading.date <= as_of).max_by_key(|(_, one)| one.date);
        match (newest, &self.figures.progress) {
            (Some((place, reading)), Some(_)) => {
                let text = format!("{} % of the work is done", reading.percent.rounded(0));
                Evidence::at(&file, format!("log.progress[{place}]"), text).dated(reading.date)
            }
            (None, Some(share)) => {
                let done = percent(Some(share));
                Evidence::at(&file, "phases", format!("{done} of the work is done, by its phases"))
            }
            (_, None) => {
                Evidence::lacking(&file, "no progress reading, and no phases", remedy::progress(self))
            }
        }
    }

    /// pm-3: is the project on budget, and how do we know?
    fn budget(&self) -> Reply {
        let figures = self.figures;
        let is_retainer = self.project().billing == Billing::Retainer;
        let answer = match figures.state {
            BudgetState::Ok if is_retainer || figures.progress.is_some() => Answer::Yes,
            BudgetState::None if self.project().billing == Billing::Internal => Answer::Unknown,
            BudgetState::Over | BudgetState::AtRisk | BudgetState::None => Answer::No,
            BudgetState::Ok | BudgetState::Unknown => Answer::Unknown,
        };
        let key = if is_retainer { "retainer" } else { "budget" };
        let text = why::state(self.folder.portfolio, figures, self.folder.as_of);
        let text = text.unwrap_or_else(|| self.good_budget());
        let mut evidence = vec![Evidence::at(&self.file(), key, text)];
        match figures.state {
            BudgetState::Ok if !is_retainer => evidence.push(self.progress()),
            BudgetState::Unknown => evidence.extend(self.spent_lacks()),
            BudgetState::None if answer == Answer::Unknown => {
                evidence.push(Evidence::lacking(&self.file(), "no budget", remedy::budget(self)));
            }
            _ => {}
        }
        self.proved("pm-3", answer, evidence)
    }

    fn good_budget(&self) -> String {
        match &self.figures.burn {
            Some(burn) => format!("{} of the budget is spent", percent(Some(burn))),
            None => "within the budget".to_owned(),
        }
    }

    fn spent_lacks(&self) -> Option<Evidence> {
        let lacking = why::lacking(self.folder.portfolio, self.figures, &self.figures.spent.fees)?;
        Some(Evidence::lacking(&self.file(), lacking, remedy::fees(self, &self.figures.spent.fees)))
    }

    /// pm-6: are we saying yes to every request, or no to every request?
    fn answers(&self) -> Reply {
        let decided = self.decisions.nearest(self.project());
        let mut evidence = self.changes(|status| {
            matches!(status, ChangeStatus::Accepted | ChangeStatus::Absorbed | ChangeStatus::Declined)
        });
        let Some(decided) = decided else {
            let least = self.folder.portfolio.agency.thresholds.decided_min;
            let decisions = counted(evidence.len(), "decision", "decisions");
            let text = format!(
                "{decisions} so far, too few of the client and of the agency too, and it takes {least} to tell"
            );
            evidence.push(Evidence::lacking(&self.file(), text, remedy::decision(self)));
            return Reply::new("pm-6", Answer::Unknown, evidence);
        };
        let whose = match decided.whose {
            DecidedBy::Project => None,
            DecidedBy::Client => Some(format!("with {}", self.folder.client.id)),
            DecidedBy::Agency => Some("of the whole agency in 12 months".to_owned()),
        };
        evidence.extend(whose.map(|whose| {
            let text = format!("{} of {} decisions {whose} were a yes", decided.yes, decided.all);
            Evidence::told("clients", text)
        }));
        Reply::new("pm-6", Answer::known(Some(decided.is_mixed())), evidence)
    }

    /// pm-7: when we say no, who brings it, and how do they feel about it?
    fn messengers(&self) -> Reply {
        let declined = || {
            let changes = in_force(self.project(), self.folder.as_of);
            changes.filter(|(_, status)| *status == ChangeStatus::Declined)
        };
        let mut mood = Mean::default();
        declined().for_each(|(change, _)| mood.add(change.told_mood));
        let mood = mood.value();
        let is_silent = declined().any(|(change, status)| lacks_messenger(change, status));
        let answer = if is_silent { Answer::No } else { Answer::reaches(mood.as_ref(), &neutral()) };
        let mut evidence = self.changes(|status| status == ChangeStatus::Declined);
        if answer == Answer::Unknown {
            let text = match evidence.as_slice() {
                [] => "nothing was declined",
                _ => "nobody recorded how a no was received",
            };
            evidence.push(Evidence::lacking(&self.file(), text, remedy::told_mood(self)));
        }
        Reply::new("pm-7", answer, evidence)
    }

    /// The changes with such an answer, as evidence.
    fn changes(&self, counts: impl Fn(ChangeStatus) -> bool) -> Vec<Evidence> {
        let (file, as_of) = (self.file(), self.folder.as_of);
        let changes = self.project().changes.iter().enumerate();
        let answered = changes.filter_map(|(place, change)| Some((place, change, change.status_at(as_of)?)));
        let counted = answered.filter(|(.., status)| counts(*status));
        let evidence = |(place, change, status): (usize, &Change, ChangeStatus)| {
            Evidence::at(&file, format!("changes[{place}]"), self.told(change, status)).dated(change.decided)
        };
        counted.map(evidence).collect()
    }

    fn told(&self, change: &Change, status: ChangeStatus) -> String {
        let by = change.told_by.map(|who| format!(", told by {}", self.folder.portfolio.person_id(who)));
        let mood = change.told_mood.map(|mood| format!(", mood {mood}"));
        let nobody = || {
            if status == ChangeStatus::Declined { ", and nobody wrote who told them" } else { "" }.to_owned()
        };
        format!("{}: {status}{}{}", change.id, by.unwrap_or_else(nobody), mood.unwrap_or_default())
    }
}

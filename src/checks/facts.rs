//! What rules look at: the portfolio at a date, with the figures that several rules share computed once.

use std::sync::OnceLock;

use crate::checks::waking::{Practice, Reach};
use crate::diagnostic::Exemption;
use crate::diagnostic::rules::{self, RuleName};
use crate::figures::clients::client::{ClientFigures, client_figures};
use crate::figures::clients::client_kind::is_under_way;
use crate::figures::people::coverage::Coverage;
use crate::figures::people::covering::Covering;
use crate::figures::people::need::{Need, needs};
use crate::figures::people::workload::{Workload, is_carried, workloads};
use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::requests::change::in_force;
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::requests::scope::{ScopeFlag, flags};
use crate::figures::requests::tally::ChangeTally;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::threads::{both, each};

/// A portfolio at a date, and what follows from it.
#[derive(Debug)]
pub struct Facts<'p> {
    /// The workspace.
    pub portfolio: &'p Portfolio,
    /// The date.
    pub as_of: Date,
    /// The day that it is: what is dated later lies in the future. The same as the date, unless that lies in the past.
    pub today: Date,
    /// Whether git keeps a file of `private/`.
    pub private_tracked: Tracked,
    /// The comments that exempt something from a rule.
    pub exemptions: &'p [Exemption],
    under_way: OnceLock<Vec<ProjectFigures<'p>>>,
    scope_flags: OnceLock<Vec<Vec<ScopeFlag>>>,
    coverage: OnceLock<Vec<Covered<'p>>>,
    workloads: OnceLock<Vec<Workload<'p>>>,
    clients: OnceLock<Vec<ClientFigures<'p>>>,
    rates: MeanRates<'p>,
    reaches: OnceLock<[Reach; 9]>,
    needs: OnceLock<Vec<Need<'p>>>,
}

/// Whether git keeps a file that nobody else should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tracked {
    /// There is no repository, or nobody asked.
    Unasked,
    /// It does not.
    No,
    /// It does.
    Yes,
    /// There is a repository, and git can't be asked.
    Unknown {
        /// Why, in git's words or the system's.
        reason: String,
        /// What to do about it.
        remedy: String,
    },
}

/// An active project and its coverage.
pub type Covered<'p> = (&'p Project, Coverage);

impl<'p> Facts<'p> {
    /// The facts of a portfolio at a date.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        Self {
            portfolio,
            as_of,
            today: as_of,
            private_tracked: Tracked::Unasked,
            exemptions: &[],
            under_way: OnceLock::new(),
            scope_flags: OnceLock::new(),
            coverage: OnceLock::new(),
            workloads: OnceLock::new(),
            clients: OnceLock::new(),
            rates: MeanRates::new(portfolio, as_of),
            reaches: OnceLock::new(),
            needs: OnceLock::new(),
        }
    }

    /// The same, looked at on a day that is not the date.
    #[must_use]
    pub fn looked_at_on(self, today: Date) -> Self {
        Self { today: today.max(self.as_of), ..self }
    }

    /// The same with what git says of `private/`.
    #[must_use]
    pub fn with_private_tracked(self, tracked: Tracked) -> Self {
        Self { private_tracked: tracked, ..self }
    }

    /// The same with the comments that exempt something from a rule.
    #[must_use]
    pub fn with_exemptions(self, exemptions: &'p [Exemption]) -> Self {
        Self { exemptions, ..self }
    }

    /// Whether everything is known that a rule looks at: not everybody who has a copy of the workspace has what
    /// git keeps out of it.
    #[must_use]
    pub fn is_known_of(&self, rule: RuleName) -> bool {
        match rule {
            rules::UNKNOWN_MARGIN => self.portfolio.has_costs,
            rules::PRIVATE_TRACKED => self.private_tracked != Tracked::Unasked,
            _ => true,
        }
    }

    /// Computes what several rules share, each in one place: whoever computes in parallel may be given other work
    /// meanwhile, and a rule that asked for the same would wait for what waits for it.
    pub fn settle(&self) {
        self.rates().agency();
        self.reach(Practice::Roles);
        both(
            || both(|| self.workloads(), || self.clients()),
            || both(|| self.under_way(), || self.flags_by_project()),
        );
        self.needs();
    }

    /// The figures of every project that is under way, in the order of the portfolio.
    pub fn under_way(&self) -> &[ProjectFigures<'p>] {
        self.under_way.get_or_init(|| {
            let projects = self.portfolio.projects.iter();
            let under_way: Vec<&Project> =
                projects.filter(|project| is_under_way(project, self.as_of)).collect();
            each(&under_way, |project| project_figures(self.portfolio, project, self.as_of))
        })
    }

    /// The figures of every project that is active.
    pub fn active(&self) -> impl Iterator<Item = &ProjectFigures<'p>> {
        self.under_way().iter().filter(|figures| is_carried(figures.project, self.as_of))
    }

    /// The figures of a project that is under way.
    #[must_use]
    pub fn figures_of(&self, project: &Project) -> Option<&ProjectFigures<'p>> {
        let of = |one: &Project| (one.client, one.id.clone());
        let all = self.under_way();
        let place = all.binary_search_by(|figures| of(figures.project).cmp(&of(project))).ok()?;
        all.get(place)
    }

    /// What is wanting on active projects, now or within the time that hiring takes.
    pub fn needs(&self) -> &[Need<'p>] {
        let workloads = self.workloads();
        self.needs.get_or_init(|| {
            let covering = Covering::as_far_as_hiring(self.portfolio, self.as_of);
            let active: Vec<&'p Project> =
                self.portfolio.projects.iter().filter(|project| is_carried(project, self.as_of)).collect();
            let coverage: Vec<Coverage> = active.iter().map(|project| covering.of(project)).collect();
            let covered: Vec<(&'p Project, &Coverage)> = active.into_iter().zip(&coverage).collect();
            needs(self.portfolio, &covered, workloads, self.as_of)
        })
    }

    /// How far a practice has come.
    pub fn reach(&self, practice: Practice) -> &Reach {
        static NONE: Reach = Reach { have: 0, of: 0, first_without: None };
        let reaches =
            self.reaches.get_or_init(|| Practice::ALL.map(|one| one.reach(self.portfolio, self.as_of)));
        reaches.get(practice as usize).unwrap_or(&NONE)
    }

    /// Whether a practice has begun: half of those that it asks have such a record.
    #[must_use]
    pub fn has_begun(&self, practice: Practice) -> bool {
        self.reach(practice).has_begun()
    }

    /// What hours and clients are worth.
    #[must_use]
    pub const fn rates(&self) -> &MeanRates<'p> {
        &self.rates
    }

    /// Every project with what its answers to requests for change give away.
    pub fn scope_flags(&self) -> impl Iterator<Item = (&'p Project, &[ScopeFlag])> {
        self.portfolio.projects.iter().zip(self.flags_by_project().iter().map(Vec::as_slice))
    }

    fn flags_by_project(&self) -> &[Vec<ScopeFlag>] {
        self.scope_flags.get_or_init(|| {
            let limits = &self.portfolio.agency.thresholds;
            let of_project = |project: &Project| {
                let tally = ChangeTally::of(in_force(project, self.as_of), self.as_of);
                let spent = changes_spent(self.portfolio, project, self.as_of);
                flags(project, &tally, &spent, self.as_of, limits)
            };
            each(&self.portfolio.projects, of_project)
        })
    }

    /// Every active project with its coverage.
    pub fn coverage(&self) -> &[Covered<'p>] {
        self.coverage.get_or_init(|| {
            let covering = Covering::new(self.portfolio, self.as_of);
            let projects = self.portfolio.projects.iter();
            let active: Vec<&Project> = projects.filter(|project| is_carried(project, self.as_of)).collect();
            each(&active, |project| (*project, covering.of(project)))
        })
    }

    /// What everybody who is with us carries.
    pub fn workloads(&self) -> &[Workload<'p>] {
        let covered = self.coverage();
        self.workloads.get_or_init(|| {
            let covered: Vec<_> = covered.iter().map(|(project, coverage)| (*project, coverage)).collect();
            workloads(self.portfolio, &covered, self.as_of)
        })
    }

    /// The figures of every client, in the order of the portfolio.
    pub fn clients(&self) -> &[ClientFigures<'p>] {
        self.clients.get_or_init(|| client_figures(self.portfolio, self.as_of))
    }
}

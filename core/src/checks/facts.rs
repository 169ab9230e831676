//! What rules look at: the portfolio at a date, with the figures that several rules share computed once.

use std::sync::OnceLock;

use crate::checks::of_each::{OfEach, Places};
use crate::checks::practice::margin::{Margin, margin};
use crate::checks::waking::{Practice, Reach};
use crate::diagnostic::rules::{self, RuleName};
use crate::diagnostic::{Diagnostic, Exemption, Place};
use crate::figures::clients::client::{ClientFigures, client_figures_of};
use crate::figures::clients::client_income::Brought;
use crate::figures::clients::client_kind::is_under_way;
use crate::figures::invoicing::to_invoice::{ToInvoice, to_invoice};
use crate::figures::people::coverage::Coverage;
use crate::figures::people::covering::Covering;
use crate::figures::people::need::{Need, needs};
use crate::figures::people::room::{Room, rooms};
use crate::figures::people::workload::{Workload, is_carried, workloads};
use crate::figures::rates::mean_rate::{MeanRates, Year};
use crate::figures::requests::change::in_force;
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::requests::scope::{ScopeFlag, flags};
use crate::figures::requests::tally::ChangeTally;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::Date;
use crate::model::calendar::days_before;
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
    /// The rules from which a comment exempts something.
    exempted: Vec<RuleName>,
    telling: Telling,
    under_way: OfEach<Option<ProjectFigures<'p>>>,
    margins: OfEach<Option<Margin<'p>>>,
    pub(crate) lasting: Lasting,
    coverage: OnceLock<Vec<Covered<'p>>>,
    workloads: OnceLock<Vec<Workload<'p>>>,
    clients: OnceLock<Vec<ClientFigures<'p>>>,
    rates: MeanRates<'p>,
    reaches: OnceLock<[Reach; 9]>,
    needs: OnceLock<Vec<Need<'p>>>,
    rooms: OnceLock<Vec<Room<'p>>>,
}

/// What was worked out that says nothing of where it was read, and so outlives it.
#[derive(Debug, Default)]
pub struct Lasting {
    /// The date, and the day that it was; none where nothing was kept.
    days: Option<(Date, Date)>,
    years: OfEach<Option<Year>>,
    brought: OfEach<Brought>,
    scope_flags: OfEach<Vec<ScopeFlag>>,
    invoiceable: OfEach<Option<ToInvoice>>,
    pub(crate) found_in_projects: OfEach<FoundByRules>,
    pub(crate) found_in_clients: OfEach<FoundByRules>,
}

/// What becomes of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// It is shown.
    Each,
    /// It is counted: nobody reads where it is and what is to be said of it.
    Count,
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

/// What rules find, each with the place of its rule among all.
pub(crate) type FoundByRules = Vec<(usize, Diagnostic)>;

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
            exempted: Vec::new(),
            telling: Telling::Each,
            under_way: OfEach::default(),
            margins: OfEach::default(),
            lasting: Lasting::default(),
            coverage: OnceLock::new(),
            workloads: OnceLock::new(),
            clients: OnceLock::new(),
            rates: MeanRates::new(portfolio, as_of),
            reaches: OnceLock::new(),
            needs: OnceLock::new(),
            rooms: OnceLock::new(),
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
        let mut exempted: Vec<RuleName> =
            exemptions.iter().filter_map(|exemption| RuleName::named(&exemption.rule)).collect();
        exempted.sort_unstable();
        exempted.dedup();
        Self { exemptions, exempted, ..self }
    }

    /// The same, when it is known what becomes of what is found.
    #[must_use]
    pub fn for_telling(self, telling: Telling) -> Self {
        Self { telling, ..self }
    }

    /// A warning about one record of many, as it is told; its rule alone where it is only counted. Which of them a
    /// comment exempts depends on where they are.
    pub(crate) fn told(&self, rule: RuleName, tell: impl FnOnce() -> Diagnostic) -> Diagnostic {
        if self.telling == Telling::Each || self.exempted.contains(&rule) {
            return tell();
        }
        Diagnostic::warning(rule, Place::default(), String::new())
    }

    /// The same, with what was worked out of projects of another version that is looked at on the same days, and rests on the
    /// same agency and people. `is_same` says of each client, by its place, whether both versions say the same of it and of
    /// all its projects.
    #[must_use]
    pub fn beside(self, other: &Facts<'p>, is_same: &[bool]) -> Self {
        let days = |facts: &Facts<'_>| (facts.as_of, facts.today);
        if days(&self) != days(other) || !has_same_costs(self.portfolio, other.portfolio) {
            return self;
        }
        let places = Places::of(self.portfolio, other.portfolio, is_same);
        Self {
            under_way: other.under_way.shared(&places.projects),
            margins: other.margins.shared(&places.projects),
            lasting: other.lasting.shared(&places),
            ..self
        }
    }

    /// The same, with what is left of a look at another version.
    #[must_use]
    pub fn beside_lasting(self, (other, lasting): (&Portfolio, &Lasting), is_same: &[bool]) -> Self {
        if lasting.days != Some((self.as_of, self.today)) || !has_same_costs(self.portfolio, other) {
            return self;
        }
        Self { lasting: lasting.shared(&Places::of(self.portfolio, other, is_same)), ..self }
    }

    /// What is left of a look at a version for one at the next.
    #[must_use]
    pub fn into_lasting(self) -> Lasting {
        Lasting { days: Some((self.as_of, self.today)), ..self.lasting }
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
        self.rates.settle(self.years());
        self.reach(Practice::Roles);
        both(
            || both(|| self.workloads(), || self.clients()),
            || both(|| self.figures(), || self.flags_by_project()),
        );
        self.margins_of_each();
        self.needs();
    }

    /// What each project billed in twelve months.
    fn years(&self) -> &[Option<Year>] {
        self.lasting.years.of(&self.portfolio.projects, |project| self.rates.year_of(project))
    }

    /// The figures of each project that is under way.
    fn figures(&self) -> &[Option<ProjectFigures<'p>>] {
        let of = |project: &'p Project| {
            is_under_way(project, self.as_of).then(|| project_figures(self.portfolio, project, self.as_of))
        };
        self.under_way.of(&self.portfolio.projects, of)
    }

    /// The figures of a project, where they are worked out already.
    pub(crate) fn known_figures_of(&self, project: &Project) -> Option<&ProjectFigures<'p>> {
        self.under_way.known()?.get(self.place_of(project)?)?.as_ref()
    }

    fn place_of(&self, project: &Project) -> Option<usize> {
        let of_project =
            |one: &Project| one.client.cmp(&project.client).then_with(|| one.id.cmp(&project.id));
        self.portfolio.projects.binary_search_by(of_project).ok()
    }

    /// The figures of every project that is under way, in the order of the portfolio.
    pub fn under_way(&self) -> impl Iterator<Item = &ProjectFigures<'p>> {
        self.figures().iter().flatten()
    }

    /// The figures of every project that is active.
    pub fn active(&self) -> impl Iterator<Item = &ProjectFigures<'p>> {
        self.under_way().filter(|figures| is_carried(figures.project, self.as_of))
    }

    /// The figures of a project that is under way.
    #[must_use]
    pub fn figures_of(&self, project: &Project) -> Option<&ProjectFigures<'p>> {
        self.figures().get(self.place_of(project)?)?.as_ref()
    }

    /// What each active project leaves, where that is known.
    pub(crate) fn margins(&self) -> impl Iterator<Item = &Margin<'p>> {
        self.margins_of_each().iter().flatten()
    }

    fn margins_of_each(&self) -> &[Option<Margin<'p>>] {
        let of = |project: &'p Project| {
            let figures = self.figures_of(project).filter(|_| is_carried(project, self.as_of))?;
            margin(self, figures)
        };
        self.margins.of(&self.portfolio.projects, of)
    }

    /// What could be invoiced of each of some projects `invoice-days` ago, less what was invoiced until then; `None` of the
    /// others, and where it is not known.
    pub(crate) fn invoiceable(&self, is_asked: impl Fn(&Project) -> bool + Sync) -> &[Option<ToInvoice>] {
        let of = |project: &Project| {
            is_asked(project).then(|| to_invoice(self.portfolio, project, self.invoice_day()).ok()).flatten()
        };
        self.lasting.invoiceable.of(&self.portfolio.projects, of)
    }

    /// The last day whose work should be invoiced by now.
    pub(crate) fn invoice_day(&self) -> Date {
        days_before(self.as_of, self.portfolio.agency.thresholds.invoice_days)
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

    /// What everybody has left from the date on, by person.
    pub fn rooms(&self) -> &[Room<'p>] {
        self.rooms.get_or_init(|| rooms(self.portfolio, self.as_of))
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
        let limits = &self.portfolio.agency.thresholds;
        let of_project = |project: &Project| {
            let tally = ChangeTally::of(in_force(project, self.as_of), self.as_of);
            let spent = changes_spent(self.portfolio, project, self.as_of);
            flags(project, &tally, &spent, self.as_of, limits)
        };
        self.lasting.scope_flags.of(&self.portfolio.projects, of_project)
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
        let of = |project| Brought::of(self.portfolio, project, self.as_of);
        let brought = self.lasting.brought.of(&self.portfolio.projects, of);
        self.clients.get_or_init(|| client_figures_of(self.portfolio, brought, self.as_of))
    }
}

impl Lasting {
    /// The same for another version, in which things have other places.
    fn shared(&self, Places { projects, clients }: &Places) -> Self {
        Self {
            days: self.days,
            years: self.years.shared(projects),
            brought: self.brought.shared(projects),
            scope_flags: self.scope_flags.shared(projects),
            invoiceable: self.invoiceable.shared(projects),
            found_in_projects: self.found_in_projects.shared(projects),
            found_in_clients: self.found_in_clients.shared(clients),
        }
    }
}

/// Whether the hours of everybody cost the same in two versions.
fn has_same_costs(one: &Portfolio, other: &Portfolio) -> bool {
    let of = |portfolio: &Portfolio| {
        let costs = portfolio.people.iter().map(|person| (person.costs.clone(), person.paid));
        (portfolio.costs_readable, portfolio.has_costs, costs.collect::<Vec<_>>())
    };
    of(one) == of(other)
}

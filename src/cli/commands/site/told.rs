//! The reports of a site, each computed once: its page and its file are made of the same values.

use std::collections::HashSet;

use chrono::Datelike;

use crate::checks::facts::Facts;
use crate::cli::commands::site::call::Calls;
use crate::disk::Sources;
use crate::figures::spending::budget::{ProjectFigures, project_figures};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::page::{Block, Cell, Drawing, Page, Report, Sheet, Strip};
use crate::reports::advise::Advise;
use crate::reports::ahead::{Ahead, BY_ROLE, UNDATED};
use crate::reports::budget::Budget;
use crate::reports::checkup::Checkup;
use crate::reports::clients::Clients;
use crate::reports::coverage::Coverage;
use crate::reports::economics::{Economics, EconomicsBy};
use crate::reports::estimates::{Estimates, EstimatesBy};
use crate::reports::money::Money;
use crate::reports::query::Query;
use crate::reports::schedule::Schedule;
use crate::reports::scope::Scope;
use crate::reports::workload::{GivenHours, LatestTime, Workload, WorkloadBy, latest_time};
use crate::reports::{
    advise, ahead, budget, checkup, clients, coverage, economics, estimates, money, schedule, scope, workload,
};
use crate::threads::{both, each};

/// Of which projects the budgets are.
const UNDER_WAY: &str = "These are the projects that are active or paused, from their first day on; standing money has what all \
projects earned in its period, and what is still to come of those that are finished.";
/// Why a role has fewer hours than it is assigned.
const FIRST_ROLE: &str = "The hours of a person count for the first of their roles: where more is assigned than a role has, people \
do it whose first role is another.";
/// Why the whole has less of it than its months.
const MADE_UP_FOR: &str = "overservicing: what the hours of some months did not bring, those of others did; of all months together \
counts what is left.";

/// How many months ahead are told.
const MONTHS: i64 = 6;

/// All reports of a portfolio.
pub(crate) struct SiteReports<'s> {
    /// The figures of each project.
    pub(crate) figures: Vec<ProjectFigures<'s>>,
    /// Of projects in every status.
    pub(crate) budgets: Budget,
    pub(crate) schedules: Schedule,
    /// Of those under way.
    pub(crate) budget: Budget,
    pub(crate) schedule: Schedule,
    pub(crate) scope: Scope,
    pub(crate) coverage: Coverage,
    pub(crate) clients: Clients,
    pub(crate) workload: Workload,
    /// What everybody gives each project.
    pub(crate) given: GivenHours,
    /// The latest hours of each project, with their notes where these are told.
    pub(crate) latest: Vec<Vec<LatestTime>>,
    pub(crate) money: Money,
    pub(crate) ahead: Ahead,
    pub(crate) economics: Economics,
    pub(crate) estimates: Estimates,
    pub(crate) advise: Advise,
    /// Where costs are told.
    pub(crate) checkup: Option<Checkup>,
}

/// The first table of a report of budgets in two below these titles, since both side by side fit no screen: its money stands
/// in the second.
pub(crate) fn money_apart(blocks: Vec<Block>, titles: [&str; 2]) -> Vec<Block> {
    let mut titles = Some(titles);
    let apart = |block| match block {
        Block::Sheet(sheet) if sheet.title.is_empty() && !sheet.is_empty() => {
            let [budgets, earned] = titles.take().unwrap_or_default();
            let is_money = |strip: &Strip| strip.head.path.starts_with("money.");
            let (money, mut of_budget): (Vec<Strip>, Vec<Strip>) =
                sheet.columns.into_iter().partition(is_money);
            let name = of_budget.first().cloned();
            of_budget.retain(|strip| !strip.is_blank());
            let money = Sheet { columns: name.into_iter().chain(money).collect(), ..Sheet::default() };
            let budgets = Sheet { columns: of_budget, ..Sheet::default() }.titled(budgets);
            vec![Block::Sheet(budgets), Block::Sheet(money.titled(earned))]
        }
        other => vec![other],
    };
    blocks.into_iter().flat_map(apart).collect()
}

/// The latest hours of each project; what was written about them stays inside.
fn latest(portfolio: &Portfolio, query: &Query, sources: &Sources) -> Vec<Vec<LatestTime>> {
    let mut latest = each(&portfolio.projects, |project| latest_time(portfolio, project, query.as_of));
    if query.costs {
        let entries: Vec<&mut LatestTime> = latest.iter_mut().flatten().collect();
        let notes = sources.texts(&entries.iter().map(|one| &one.place).collect::<Vec<_>>());
        entries.into_iter().zip(notes).for_each(|(entry, note)| entry.note = note);
    }
    latest
}

impl<'s> SiteReports<'s> {
    /// The reports that answer a question about everything.
    pub(crate) fn of(portfolio: &'s Portfolio, facts: &Facts<'s>, query: &Query, sources: &Sources) -> Self {
        let week = workload::usual_period(query.as_of, WorkloadBy::Week);
        let fiscal_year = money::usual_period(portfolio, query);
        let of_all = Query { statuses: Status::ALL.to_vec(), ..query.clone() };
        let figures = |project| {
            let known = facts.figures_of(project).cloned();
            known.unwrap_or_else(|| project_figures(portfolio, project, query.as_of))
        };
        let figures = each(&portfolio.projects, figures);
        let clients = clients::with_portraits(portfolio, query, facts.clients());
        let budgets = budget::of_figures(portfolio, &of_all, &figures);
        let schedules = schedule::of_figures(portfolio, &of_all, &figures);
        // What is worked out on one thread alone goes beside what is dealt out to all.
        let (ahead, economics) = both(
            || ahead::of_figures(portfolio, query, MONTHS, &figures),
            || economics::report(portfolio, query, economics::usual_period(query), EconomicsBy::Month),
        );
        let (advise, money) =
            both(|| advise::report(portfolio, query), || money::report(portfolio, query, fiscal_year, None));
        let (workload, checkup) = both(
            || workload::report(portfolio, query, week, WorkloadBy::Week),
            || query.costs.then(|| checkup::report(portfolio, query)),
        );
        Self {
            ahead,
            estimates: estimates::of_figures(portfolio, query, &figures, EstimatesBy::Type, None),
            figures,
            budget: budgets.narrowed(portfolio, query),
            schedule: schedules.narrowed(portfolio, query),
            budgets,
            schedules,
            scope: scope::report(portfolio, query, None),
            coverage: coverage::report(portfolio, query),
            clients,
            latest: latest(portfolio, query, sources),
            given: workload::given_hours(portfolio, week.from, query.as_of),
            workload,
            money,
            economics,
            advise,
            checkup,
        }
    }

    /// The months ahead, with what is signed of each project and likely of each deal behind the months; of the roles first
    /// what they have free.
    pub(crate) fn ahead_page(&self, calls: &Calls<'_>) -> Page {
        let mut page = self.ahead.page();
        let mut blocks = Vec::new();
        for block in page.blocks {
            match block {
                Block::Sheet(sheet) if sheet.title.is_empty() => {
                    blocks.extend(self.ahead.unpaid().map(Block::Words));
                    blocks.push(Block::Sheet(self.months_ahead(sheet)));
                    let mut deals = self.ahead.may_be_won(None);
                    calls.about_deals(&mut deals, "close");
                    blocks.push(Block::Sheet(deals));
                    blocks.push(Block::Sheet(self.ahead.signed_by_project()));
                    blocks.push(self.ahead.unknown_signed());
                    blocks.push(Block::Sheet(self.ahead.likely_by_deal()));
                }
                // Who lacks what stands below what is signed.
                Block::Notes(mut notes) => {
                    notes.retain(|note| note.about != "signed");
                    blocks.push(Block::Notes(notes));
                }
                Block::Sheet(sheet) if sheet.title == UNDATED => {}
                Block::Sheet(sheet) if sheet.title == BY_ROLE => {
                    blocks.push(Block::Sheet(self.ahead.free_by_role()));
                    blocks.push(Block::Words(FIRST_ROLE.to_owned()));
                    blocks.push(Block::Sheet(sheet.titled(format!("{BY_ROLE}, month by month")).folded()));
                }
                other => blocks.push(other),
            }
        }
        page.blocks = blocks.into_iter().map(|block| self.of_the_rest(block)).collect();
        page
    }

    /// The months to come: the money first, with what is left of it, then the hours.
    fn months_ahead(&self, sheet: Sheet) -> Sheet {
        let is_money =
            |column: &Strip| matches!(&*column.head.path, "period" | "signed" | "likely" | "break_even");
        let (mut columns, rest): (Vec<Strip>, Vec<Strip>) = sheet.columns.into_iter().partition(is_money);
        columns.extend(self.ahead.left());
        columns.extend(rest.into_iter().filter(|column| !column.is_blank()));
        Sheet { columns, ..Sheet::default() }.titled("month by month")
    }

    /// This month and the next two, where there is something to tell of them.
    pub(crate) fn soon(&self) -> Option<Block> {
        let soon = self.ahead.soon();
        (!soon.is_empty()).then(|| self.of_the_rest(Block::Sheet(soon)))
    }

    /// The same, where the first month is named by the day from which it counts: above a column, beside a row, below a chart.
    fn of_the_rest(&self, mut block: Block) -> Block {
        let first = self.ahead.period.from;
        let month = first.format("%Y-%m").to_string();
        if first.day() == 1 {
            return block;
        }
        let rest = || first.format("from %-d %b").to_string();
        match &mut block {
            Block::Sheet(sheet) => {
                for column in &mut sheet.columns {
                    if column.head.title == month {
                        column.head.title = rest().into();
                    }
                }
                for cell in sheet.columns.first_mut().into_iter().flat_map(|column| &mut column.cells) {
                    if matches!(cell, Cell::Id(name) if *name == month) {
                        *cell = Cell::Id(rest());
                    }
                }
            }
            Block::Chart(chart) => {
                if let Drawing::Periods(periods) = &mut chart.drawing {
                    periods.names.iter_mut().filter(|name| **name == month).for_each(|name| *name = rest());
                }
            }
            _ => {}
        }
        block
    }

    /// The money of the fiscal year: first what is still to come and what can be invoiced, of which the overview speaks.
    pub(crate) fn money_page(&self, uncounted: &[String], calls: &Calls<'_>) -> Page {
        let page = self.money.page();
        let is_earned = |block: &Block| matches!(block, Block::Sheet(sheet) if sheet.title.is_empty());
        let is_below = |block: &Block| matches!(block, Block::Notes(_) | Block::Lacks(_));
        let (earned, rest): (Vec<Block>, Vec<Block>) = page.blocks.into_iter().partition(is_earned);
        let (below, mut blocks): (Vec<Block>, Vec<Block>) = rest.into_iter().partition(is_below);
        for block in &mut blocks {
            if let Block::Sheet(sheet) = block
                && sheet.title.starts_with("still to come")
            {
                "still to come, by project".clone_into(&mut sheet.title);
            }
        }
        let to_come = blocks.iter().rposition(|block| matches!(block, Block::Sheet(_))).unwrap_or_default();
        let mut open = self.money.open_invoices();
        calls.about_money(&mut open, "days_late");
        blocks.insert(to_come, Block::Sheet(open));
        let margins = self.economics.margins(self.money.period.from, &self.money.totals);
        let are_told: HashSet<&String> = uncounted.iter().collect();
        let is_new = |(words, whose): &(&str, Vec<String>)| {
            !words.contains("milestone") || whose.iter().any(|one| !are_told.contains(one))
        };
        if !uncounted.is_empty() {
            blocks.push(self.money.uninvoiced(uncounted));
        }
        blocks.extend(margins.map(|chart| Block::Chart(Box::new(chart))));
        blocks.extend(earned.into_iter().map(|block| match block {
            Block::Sheet(sheet) => Block::Sheet(sheet.titled("what each project earned")),
            other => other,
        }));
        // Who has no milestone is named beside what can be invoiced.
        blocks.extend(below.into_iter().map(|block| match block {
            Block::Lacks(mut lacks) => {
                lacks.whose.retain(is_new);
                Block::Lacks(lacks)
            }
            other => other,
        }));
        Page { title: page.title, blocks }
    }

    /// The budgets, with what their projects earned in a table of its own.
    pub(crate) fn budget_page(&self) -> Page {
        let page = self.budget.clone().page_worst_first();
        let mut blocks = money_apart(page.blocks, ["budgets", "what they earned so far"]);
        blocks.push(Block::Words(UNDER_WAY.to_owned()));
        Page { blocks, title: page.title }
    }

    /// The clients; of whom it says so, what they may soon be.
    pub(crate) fn clients_page(&self) -> Page {
        let mut page = self.clients.clone().page_worst_first();
        for block in &mut page.blocks {
            if let Block::Sheet(sheet) = block
                && sheet.title == "on the way"
            {
                "who may soon be more, or less, to us".clone_into(&mut sheet.title);
            }
        }
        page
    }

    /// The economics, each table below what it is.
    pub(crate) fn economics_page(&self) -> Page {
        let mut page = self.economics.page();
        for block in &mut page.blocks {
            if let Block::Sheet(sheet) = block
                && sheet.title.is_empty()
            {
                "month by month".clone_into(&mut sheet.title);
            }
        }
        let sum: Number = self.economics.rows.iter().map(|row| &row.keys.overservicing.amount).sum();
        if sum > self.economics.totals.overservicing.amount {
            page.blocks.push(Block::Words(MADE_UP_FOR.to_owned()));
        }
        page
    }
}

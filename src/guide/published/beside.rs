//! What is printed as JSON beside the reports, in all of its forms: the overview, the brief, a comparison, a history. What
//! only rules or git could fill is filled in here, once with everything and once with nothing.

use serde_json::{Map, Value};

use crate::diagnostic::Severity;
use crate::figures::clients::client::client_figures;
use crate::figures::clients::client_kind::is_under_way;
use crate::figures::spending::budget::project_figures;
use crate::guide::published::found;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::page::{Tone, Traced};
use crate::reports::brief::{self, Asked};
use crate::reports::diff::{Diff, DiffRow, Kind, Named};
use crate::reports::document::Header;
use crate::reports::history::{History, Moment};
use crate::reports::overview::{self, Attention, Other, Overview, Standing, Step};

/// What it looks like on a day; nothing where it is none of these.
pub(crate) fn shapes(name: &str, portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    match name {
        "status" => overviews(portfolio, day).iter().map(Traced::of).collect(),
        "brief" => briefs(portfolio, day),
        "diff" => [None, Some(String::new())].map(|rev| Traced::of(&diff(portfolio, day, &rev))).into(),
        "history" => vec![Traced::of(&history(day))],
        _ => Vec::new(),
    }
}

fn overviews(portfolio: &Portfolio, day: Date) -> [Overview; 2] {
    let clients = client_figures(portfolio, day);
    let projects = portfolio.projects.iter().filter(|project| is_under_way(project, day));
    let under_way: Vec<_> = projects.map(|project| project_figures(portfolio, project, day)).collect();
    let plain = overview::report(
        portfolio,
        Standing { clients: &clients, under_way: under_way.iter().collect() },
        day,
    );
    let sum = || Some(Money { amount: 1.into(), currency: portfolio.agency.currency });
    let step = Step { practice: "", text: String::new(), command: String::new() };
    let full = Overview {
        left_out: vec![String::new()],
        rows: vec![attention(None, None), attention(Some(day), sum())],
        next: Some(step),
        findings: found(),
        ..plain.clone()
    };
    [plain, full]
}

fn attention(since: Option<Date>, sum: Option<Money>) -> Attention {
    let text = || since.map(|_| String::new());
    let other = Other {
        rule: "",
        gist: String::new(),
        since,
        stake: sum.clone(),
        command: String::new(),
        stake_why: text(),
        why: String::new(),
        firm: false,
        tone: Tone::default(),
    };
    Attention {
        subject: text(),
        rule: "",
        level: Severity::Warning,
        gist: String::new(),
        why: String::new(),
        since,
        stake: sum.clone(),
        weight: sum,
        stake_why: text(),
        command: String::new(),
        file: String::new(),
        line: 1,
        others: vec![other],
        about: String::new(),
        tone: Tone::default(),
    }
}

/// The briefs of all clients, with a paragraph and a forecast, and without.
fn briefs(portfolio: &Portfolio, day: Date) -> Vec<Traced> {
    let plain = Asked::default();
    let full = Asked { since: Some(Date::MIN), say: Some("".into()), forecast: true };
    let of_client = |client| [&plain, &full].map(|asked| brief::report(portfolio, client, day, asked));
    portfolio.clients().flat_map(|(client, _)| of_client(client)).map(|brief| Traced::of(&brief)).collect()
}

/// A comparison of two commits, or of the folder with itself.
fn diff(portfolio: &Portfolio, day: Date, rev: &Option<String>) -> Diff {
    // What stands before and after is as manifold as records are.
    let row = || DiffRow::figure("", Kind::State, Value::Null, Value::Null);
    let caused = DiffRow { cause: Some(String::new()), file: Some(String::new()), line: Some(1), ..row() };
    let named = || Named { rev: rev.clone(), commit: rev.clone(), date: day, name: String::new() };
    Diff {
        header: Header::new("diff", portfolio, day),
        from: named(),
        to: named(),
        rows: vec![row(), caused],
        laid_out: 1,
        findings: found(),
    }
}

fn history(day: Date) -> History {
    let values = || Map::from_iter([(String::new(), Value::Null)]);
    let date = Moment { date: day, values: values(), causes: vec![String::new()], ..Moment::default() };
    let text = || Some(String::new());
    let commit = Moment { commit: text(), author: text(), subject: text(), error: text(), ..date.clone() };
    History::new(String::new(), vec![String::new()], vec![date, commit])
}

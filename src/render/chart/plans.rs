//! Plans on one axis of days as SVG: each with its name above its bar.

use maud::{Markup, html};

use crate::model::Date;
use crate::page::Tone;
use crate::page::chart::{Plan, Plans};
use crate::render::chart::days::Days;
use crate::render::chart::{Drawn, Meaning, WIDTH, clipped, left_out};
use crate::render::text::visible;
use crate::render::timeline::Extent;

/// Between the edge and the first and the last day.
const EDGE: i64 = 8;
/// Above the first plan.
const HEAD: i64 = 30;
/// What a plan takes.
const ROW: i64 = 42;
/// The bar of a plan, below its name.
const BAR: i64 = 12;
const NAME: i64 = 20;

pub(crate) fn drawn(plans: &Plans) -> Option<Drawn> {
    let mut extent = Extent::default();
    plans.rows.iter().for_each(|plan| extent.take(&plan.timeline));
    let (from, to) = extent.axis(1)?.ends();
    // What has no end is drawn from where it began to today.
    let began = plans.rows.iter().filter_map(|plan| plan.timeline.start).min().filter(|_| from == to);
    let from = began.map_or(from, |began| began.min(from));
    if from == to {
        return None;
    }
    let days = Days::new(from, to, EDGE, WIDTH - 2 * EDGE);
    let rows = i64::try_from(plans.rows.len()).unwrap_or(0);
    let bottom = HEAD + rows * ROW;
    let today = days.place(plans.today);
    let shapes = html! {
        @for (nth, (x, name)) in days.ticks().into_iter().enumerate() {
            line.grid x1=(x) y1=(HEAD - 8) x2=(x) y2=(bottom) {}
            @if x + 60 < WIDTH {
                text class=(if nth % 2 == 1 { "axis extra" } else { "axis" }) x=(x) y="14" { (name) }
            }
        }
        line.today x1=(today) y1=(HEAD - 8) x2=(today) y2=(bottom) {}
        @for (plan, top) in plans.rows.iter().zip((HEAD..).step_by(42)) { (row(plan, top, &days)) }
    };
    let beyond =
        plans.rows.iter().filter_map(|plan| plan.timeline.finish).filter(|finish| *finish > to).count();
    let beyond = (beyond > 0).then(|| format!("the axis ends on {to}: ▶ goes on after it"));
    let remarks = beyond.into_iter().chain(left_out(plans.more)).collect();
    Some(Drawn { height: bottom, shapes, key: key(plans), remarks })
}

fn row(plan: &Plan, top: i64, days: &Days) -> Markup {
    let timeline = &plan.timeline;
    let y = top + NAME;
    let is_known = timeline.start.is_some() || timeline.due.is_some();
    let end = timeline.due.unwrap_or(days.end());
    let start = timeline.start.unwrap_or(end);
    let past = timeline.due.zip(timeline.finish).filter(|(due, finish)| due < finish);
    html! {
        text.name x="0" y=(top + 13) { (clipped(&plan.name, 40)) }
        text class=(tone(timeline.tone)) x=(WIDTH) y=(top + 13) { (plan.state) }
        @if is_known {
            (bar("fill-agreed", start, end, y, days))
            @if let Some(done) = timeline.done.filter(|done| *done >= start) {
                (bar("fill-earned", start, done.min(end), y, days))
            }
            @for wait in &plan.waits { (bar("gap", wait.from, wait.to, y, days)) }
        } @else {
            text.note x=(EDGE) y=(y + 10) { "no dates" }
        }
        @if let Some((due, finish)) = past {
            line.line-expected x1=(days.place(due)) y1=(y + BAR / 2) x2=(days.place(finish)) y2=(y + BAR / 2) {}
        }
        @if let Some(first) = plan.first_due.filter(|first| Some(*first) != timeline.due) {
            @let x = days.place(first);
            line.line-agreed x1=(x) y1=(y - 3) x2=(x) y2=(y + BAR + 3) {}
        }
        @if let Some(due) = timeline.due.filter(|_| plan.is_firm) {
            @let x = days.place(due);
            line.firm x1=(x) y1=(y - 4) x2=(x) y2=(y + BAR + 4) {}
        }
        @if let Some(finish) = timeline.finish { (end_of(finish, y, days)) }
    }
}

fn bar(class: &str, from: Date, to: Date, y: i64, days: &Days) -> Markup {
    let x = days.place(from);
    let width = (days.place(to) - x).max(3);
    html! { rect class=(class) x=(x) y=(y) width=(width) height=(BAR) rx="2" {} }
}

/// A diamond where it will be finished, an arrow where that is beyond the axis.
fn end_of(finish: Date, y: i64, days: &Days) -> Markup {
    let (x, middle) = (days.place(finish), y + BAR / 2);
    let shape = if finish > days.end() {
        format!("M{} {}L{x} {middle}L{} {}Z", x - 10, middle - 7, x - 10, middle + 7)
    } else {
        format!("M{x} {}L{} {middle}L{x} {}L{} {middle}Z", middle - 7, x + 7, middle + 7, x - 7)
    };
    html! { path.finish d=(shape) { title { "finish " (finish.to_string()) } } }
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "state end",
        Tone::Good => "state end good",
        Tone::Warning => "state end warning",
        Tone::Bad => "state end bad",
        Tone::Muted => "state end muted",
    }
}

fn key(plans: &Plans) -> Vec<Meaning> {
    let rows = &plans.rows;
    let any = |is: fn(&Plan) -> bool| rows.iter().any(is);
    let kinds = [
        ("fill-earned", "done", any(|plan| plan.timeline.done.is_some())),
        ("fill-agreed", "planned", true),
        ("line-agreed", "due at first", any(|plan| plan.first_due.is_some())),
        ("firm", "a date that must not move", any(|plan| plan.is_firm && plan.timeline.due.is_some())),
        ("gap", "waiting", any(|plan| !plan.waits.is_empty())),
        ("line-expected", "past the due date", any(|plan| plan.timeline.finish > plan.timeline.due)),
        ("finish", "finish, real or forecast", any(|plan| plan.timeline.finish.is_some())),
    ];
    let known = kinds.into_iter().filter(|(.., is_there)| *is_there);
    let known = known.map(|(class, name, _)| Meaning::new(class, name));
    known.chain([Meaning::new("today", visible(&format!("today, {}", plans.today)))]).collect()
}

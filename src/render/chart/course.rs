//! Lines over days as SVG.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::model::Date;
use crate::model::number::Number;
use crate::page::chart::{Course, Ink, Line, Point, Shape};
use crate::render::chart::days::Days;
use crate::render::chart::ruler::Ruler;
use crate::render::chart::{Drawn, Meaning, WIDTH, clipped, said, stroke, tick, unit};
use crate::render::text::visible;

/// Between the edge and the first and the last day.
const EDGE: i64 = 10;
/// How high the lines may rise.
const HEIGHT: i64 = 220;
/// A line of words above them.
const ROW: i64 = 24;
/// Two names closer than this stand below each other.
const NEAR: i64 = 190;
/// So many changes are named in the drawing; more would cover it.
const NAMED: usize = 4;

/// Where everything lies.
pub(crate) struct Field {
    pub(crate) days: Days,
    pub(crate) values: Ruler,
    /// How much room the names of days take above.
    top: i64,
}

/// The days and the values of a course, and what of it lies beyond.
pub(crate) struct Reach {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) highest: Option<Number>,
    pub(crate) remarks: Vec<String>,
}

pub(crate) fn drawn(course: &Course) -> Option<Drawn> {
    let reach = reach(course)?;
    let rows = i64::try_from(course.days.len()).unwrap_or(0);
    let days = Days::new(reach.from, reach.to, EDGE, WIDTH - 2 * EDGE);
    let known = course.lines.iter().filter(|line| line.shape != Shape::Dashed);
    let known = known.flat_map(|line| &line.points).map(|point| &point.value);
    let values = Ruler::of(course.scale, known.chain(&reach.highest))?;
    let field = Field { days, values, top: ROW * rows.max(1) };
    let outlines: Vec<String> = course.lines.iter().map(|line| outline(line, &field)).collect();
    let shapes = html! {
        (grid(course, &field))
        @for (line, outline) in course.lines.iter().zip(&outlines) { (area(line, outline, &field)) }
        @for (line, outline) in course.lines.iter().zip(&outlines) { (path(line, outline)) }
        @for line in &course.lines { (names(line, &field)) }
        (landmarks(course, &field))
    };
    Some(Drawn {
        height: field.bottom() + ROW,
        shapes,
        key: course.lines.iter().filter_map(|line| meaning(course, line)).collect(),
        remarks: reach.remarks,
    })
}

impl Field {
    fn bottom(&self) -> i64 {
        self.top + HEIGHT
    }

    fn at(&self, point: &Point) -> (i64, i64) {
        (self.days.place(point.day), self.height(&point.value))
    }

    fn height(&self, value: &Number) -> i64 {
        self.bottom() - self.values.place(value, HEIGHT)
    }
}

/// The days from the first point to the last, which what is not real yet stretches to twice as many at most, and the
/// values, to twice as much at most.
pub(crate) fn reach(course: &Course) -> Option<Reach> {
    let points = |is_real: bool| {
        let lines = course.lines.iter().filter(move |line| (line.shape != Shape::Dashed) == is_real);
        lines.flat_map(|line| &line.points)
    };
    let days = || points(true).map(|point| point.day).chain(course.days.iter().map(|mark| mark.day));
    let (from, last) = (days().min()?, days().max()?);
    let twice = last.checked_add_signed(last - from).unwrap_or(last);
    let wanted = points(false).map(|point| point.day).max().unwrap_or(last);
    let to = wanted.min(twice).max(last);
    let mut remarks = Vec::new();
    if wanted > to {
        remarks.push(format!("the axis ends on {to}: what is expected goes on to {wanted}"));
    }
    let most = points(true).map(|point| &point.value).max().cloned();
    let double = most.map(|most| most * Number::from(2));
    let expected = points(false).map(|point| &point.value).max().cloned();
    let highest = match (expected, double) {
        (Some(expected), Some(double)) if expected > double && double.is_positive() => {
            let value = said(course.scale, &expected);
            remarks.push(format!("the axis is cut: what is expected comes to {value}"));
            Some(double)
        }
        (expected, _) => expected,
    };
    Some(Reach { from, to, highest, remarks })
}

fn grid(course: &Course, field: &Field) -> Markup {
    let unit = unit(course.scale);
    let ticks = field.values.ticks();
    let last = ticks.len().saturating_sub(1);
    html! {
        @for (nth, value) in ticks.iter().enumerate() {
            @let y = field.height(value);
            line.grid x1="0" y1=(y) x2=(WIDTH) y2=(y) {}
            text.axis x="0" y=(y - 5) {
                (tick(course.scale, value))
                @if nth == last { @if let Some(unit) = unit { " " (unit) } }
            }
        }
        @for (nth, (x, name)) in field.days.ticks().into_iter().enumerate() {
            line.grid x1=(x) y1=(field.bottom()) x2=(x) y2=(field.bottom() + 5) {}
            @if x + 60 < WIDTH {
                text class=(if nth % 2 == 1 { "axis extra" } else { "axis" }) x=(x) y=(field.bottom() + 20) { (name) }
            }
        }
    }
}

/// What was used is a plane as well as a line.
fn area(line: &Line, outline: &str, field: &Field) -> Markup {
    let ends = line.points.first().zip(line.points.last());
    let Some((first, last)) = ends.filter(|_| line.ink == Ink::Used && line.points.len() > 1) else {
        return Markup::default();
    };
    let (from, to, floor) =
        (field.days.place(first.day), field.days.place(last.day), field.height(&Number::zero()));
    html! { path.area d=(format!("{outline}L{to} {floor}L{from} {floor}Z")) {} }
}

fn path(line: &Line, outline: &str) -> Markup {
    html! { @if line.points.len() > 1 { path class=(stroke(line.ink)) d=(outline) {} } }
}

fn outline(line: &Line, field: &Field) -> String {
    let mut path = String::new();
    let mut last: Option<(i64, i64)> = None;
    for point in visible_points(line, field) {
        let (x, y) = field.at(&point);
        match last {
            None => to(&mut path, 'M', (x, y)),
            Some((_, before)) if line.shape == Shape::Steps => {
                to(&mut path, 'L', (x, before));
                to(&mut path, 'L', (x, y));
            }
            Some(_) => to(&mut path, 'L', (x, y)),
        }
        last = Some((x, y));
    }
    path
}

fn to(path: &mut String, pen: char, (x, y): (i64, i64)) {
    path.push(pen);
    x.render_to(path);
    path.push(' ');
    y.render_to(path);
}

/// The points of a line; one that goes on past the last day ends on it, at the value that it has then.
fn visible_points<'l>(line: &'l Line, field: &Field) -> Vec<Cow<'l, Point>> {
    let end = field.days.end();
    let mut points: Vec<Cow<'_, Point>> = Vec::new();
    for point in &line.points {
        let Some(before) = points.last().filter(|_| point.day > end) else {
            points.push(Cow::Borrowed(point));
            continue;
        };
        let gone = Number::from((end - before.day).num_days());
        let rise = (&point.value - &before.value) * gone;
        let rise = rise.over(&Number::from((point.day - before.day).num_days()));
        let value = rise.map_or_else(|| point.value.clone(), |rise| &before.value + rise);
        points.push(Cow::Owned(Point::new(end, value)));
        break;
    }
    points
}

/// What happened at the points that have a name.
fn names(line: &Line, field: &Field) -> Markup {
    let named: Vec<(&Point, &String)> =
        line.points.iter().filter_map(|point| Some((point, point.name.as_ref()?))).collect();
    let are_few = named.len() <= NAMED;
    html! {
        @for (point, name) in named {
            @let (x, y) = field.at(point);
            circle class=(stroke(line.ink)) cx=(x) cy=(y) r="4" { title { (visible(name)) } }
            @if are_few { (label((x, y - 9), &clipped(name, 24), "note extra")) }
        }
    }
}

/// Words beside a place, on the side where there is room.
pub(crate) fn label((x, y): (i64, i64), words: &str, class: &str) -> Markup {
    let is_left = x > WIDTH / 2;
    let (x, class) = if is_left { (x - 6, format!("{class} end")) } else { (x + 6, class.to_owned()) };
    html! { text class=(class) x=(x) y=(y) { (words) } }
}

fn landmarks(course: &Course, field: &Field) -> Markup {
    let mut marks: Vec<_> = course.days.iter().collect();
    marks.sort_by_key(|mark| mark.day);
    let mut row = 0;
    let mut last: Option<i64> = None;
    html! {
        @for mark in marks {
            @let x = field.days.place(mark.day);
            @let y = {
                row = if last.is_some_and(|last| x - last < NEAR) { row + 1 } else { 0 };
                last = Some(x);
                14 + row * ROW
            };
            line.today x1=(x) y1=(y - 10) x2=(x) y2=(field.bottom()) {}
            (label((x, y), &format!("{} {}", mark.name, mark.day), "note"))
        }
    }
}

fn meaning(course: &Course, line: &Line) -> Option<Meaning> {
    let last = line.points.last()?;
    let value = format!("{} on {}", said(course.scale, &last.value), last.day);
    let name = line.gap.as_ref().map_or_else(|| line.name.clone(), |gap| format!("{} ({gap})", line.name));
    Some(Meaning { value, ..Meaning::new(stroke(line.ink), name) })
}

//! Charts in a terminal: lines over days and columns of periods as blocks of characters.

use crate::model::Date;
use crate::model::number::Number;
use crate::page::chart::{Chart, Course, Drawing, Ink, Line, Periods, Series, Shape, Side};
use crate::render::chart::course::reach;
use crate::render::chart::days::Days;
use crate::render::chart::ruler::Ruler;
use crate::render::chart::{clipped, said, tick};

/// How many lines a course takes.
const LINES: i64 = 8;
/// The widest and the narrowest course.
const WIDEST: usize = 100;
const NARROWEST: usize = 24;
/// The longest bar of a period.
const LONGEST: usize = 50;

/// The lines of a chart in so many columns; none where there is no room for it.
pub(crate) fn lines(chart: &Chart, columns: usize) -> Vec<String> {
    match &chart.drawing {
        Drawing::Course(course) => course_lines(course, columns).unwrap_or_default(),
        Drawing::Periods(periods) => period_lines(periods, columns).unwrap_or_default(),
        Drawing::Plans(_) | Drawing::Bars(_) | Drawing::Cells(_) | Drawing::Spread(_) => Vec::new(),
    }
}

const fn sign(ink: Ink) -> char {
    match ink {
        Ink::Agreed => '─',
        Ink::Used => '█',
        Ink::Earned => '●',
        Ink::Expected => '╌',
        Ink::Carried => '▒',
        Ink::Over => '▓',
        Ink::Lost => '·',
        Ink::Target => '┊',
    }
}

fn course_lines(course: &Course, columns: usize) -> Option<Vec<String>> {
    let reach = reach(course)?;
    let known = course.lines.iter().filter(|line| line.shape != Shape::Dashed);
    let known = known.flat_map(|line| &line.points).map(|point| &point.value);
    let ruler = Ruler::of(course.scale, known.chain(&reach.highest))?;
    let top = ruler.ticks().last().map(|value| tick(course.scale, value))?;
    let floor = grid_floor(course, &ruler)?;
    let left = top.chars().count().max(floor.chars().count());
    let width = columns.saturating_sub(left + 2).min(WIDEST);
    if width < NARROWEST {
        return None;
    }
    let days = Days::new(reach.from, reach.to, 0, i64::try_from(width).ok()? - 1);
    let grid = Grid { course, ruler, days, width };
    let mut lines: Vec<String> = grid
        .rows()
        .into_iter()
        .enumerate()
        .map(|(nth, row)| {
            let label = if nth == 0 { top.as_str() } else { "" };
            format!("{label:>left$} │{row}").trim_end().to_owned()
        })
        .collect();
    lines.push(format!("{floor:>left$} └{}", "─".repeat(width)));
    lines.push(format!("{:left$}  {}", "", grid.scale()).trim_end().to_owned());
    lines.push(key(course));
    lines.extend(reach.remarks);
    Some(lines)
}

/// The lowest value of the axis, in words.
fn grid_floor(course: &Course, ruler: &Ruler) -> Option<String> {
    ruler.ticks().first().map(|value| tick(course.scale, value))
}

/// The characters of a course.
struct Grid<'c> {
    course: &'c Course,
    ruler: Ruler,
    days: Days,
    width: usize,
}

impl Grid<'_> {
    /// From the highest values to the lowest.
    fn rows(&self) -> Vec<String> {
        let mut rows = vec![vec![' '; self.width]; usize::try_from(LINES).unwrap_or(0)];
        let mut order: Vec<&Line> = self.course.lines.iter().collect();
        // What fills the ground goes first.
        order.sort_by_key(|line| line.ink != Ink::Used);
        for line in order {
            for column in 0..self.width {
                self.draw(line, column, &mut rows);
            }
        }
        for mark in &self.course.days {
            let column = usize::try_from(self.days.place(mark.day)).unwrap_or(0);
            let places = rows.iter_mut().filter_map(|row| row.get_mut(column));
            places.filter(|place| **place == ' ').for_each(|place| *place = '┊');
        }
        rows.into_iter().map(String::from_iter).collect()
    }

    fn draw(&self, line: &Line, column: usize, rows: &mut [Vec<char>]) {
        let Some(value) = self.value(line, column) else { return };
        let eighths = self.ruler.place(&value, LINES * 8);
        let full = usize::try_from(eighths / 8).unwrap_or(0);
        let mut put = |from_below: usize, sign: char| {
            let row = rows.len().checked_sub(from_below + 1).and_then(|row| rows.get_mut(row));
            row.and_then(|row| row.get_mut(column)).into_iter().for_each(|place| *place = sign);
        };
        if line.ink != Ink::Used {
            return put(usize::try_from((eighths - 1).max(0) / 8).unwrap_or(0), sign(line.ink));
        }
        (0..full).for_each(|row| put(row, '█'));
        let rest = u32::try_from(eighths % 8).unwrap_or(0);
        if rest > 0 {
            put(full, char::from_u32(0x2580 + rest).unwrap_or('█'));
        }
    }

    /// The value of a line at a column: none before it begins and after it ends.
    fn value(&self, line: &Line, column: usize) -> Option<Number> {
        let place = i64::try_from(column).ok()?;
        let x = |day: Date| self.days.place(day);
        let last = line.points.iter().rposition(|point| x(point.day) <= place)?;
        let (point, next) = (line.points.get(last)?, line.points.get(last + 1));
        match next {
            None => (x(point.day) == place).then(|| point.value.clone()),
            Some(_) if line.shape == Shape::Steps => Some(point.value.clone()),
            Some(next) => {
                let (from, to) = (x(point.day), x(next.day));
                let rise = (&next.value - &point.value) * Number::from(place - from);
                Some(&point.value + rise.over(&Number::from(to - from))?)
            }
        }
    }

    fn scale(&self) -> String {
        let mut scale = String::new();
        for (at, name) in self.days.ticks() {
            let (at, end) = (usize::try_from(at).unwrap_or(0), scale.chars().count());
            if (end == 0 || at > end) && at + name.len() <= self.width {
                scale.push_str(&" ".repeat(at - end));
                scale.push_str(&name);
            }
        }
        scale
    }
}

fn key(course: &Course) -> String {
    let value = |line: &Line| line.points.last().map(|point| said(course.scale, &point.value));
    let line = |line: &Line| Some(format!("{} {} {}", sign(line.ink), line.name, value(line)?));
    let marks = course.days.iter().map(|mark| format!("┊ {} {}", mark.name, mark.day));
    course.lines.iter().filter_map(line).chain(marks).collect::<Vec<_>>().join("  ")
}

/// A line for each period: what was used of what there was.
fn period_lines(chart: &Periods, columns: usize) -> Option<Vec<String>> {
    let names = chart.names.iter().map(|name| name.chars().count()).max()?;
    let totals: Vec<Number> = (0..chart.names.len())
        .map(|nth| used(chart, nth).into_iter().map(|(_, value)| value).sum())
        .collect();
    let across: Vec<&Series> = chart.series.iter().filter(|series| series.side != Side::Right).collect();
    let others = across.iter().flat_map(|series| series.values.iter().flatten());
    let ruler = Ruler::of(chart.scale, totals.iter().chain(others))?;
    let width = columns.saturating_sub(names + 24).min(LONGEST);
    if width < 8 {
        return None;
    }
    let length = i64::try_from(width).ok()?;
    let mut lines: Vec<String> = Vec::new();
    for (nth, name) in chart.names.iter().enumerate() {
        let mut bar = String::new();
        let mut sum = Number::zero();
        for (ink, value) in used(chart, nth) {
            sum = sum + value;
            let end = usize::try_from(ruler.place(&sum, length)).unwrap_or(0);
            let more = end.saturating_sub(bar.chars().count());
            bar.extend(std::iter::repeat_n(sign(ink), more));
        }
        let bar = marked(bar, chart, nth, |value| usize::try_from(ruler.place(value, length)).unwrap_or(0));
        let said = if is_unknown(chart, nth) { "?".to_owned() } else { said(chart.scale, &sum) };
        lines.push(format!("{:<names$}  {bar:<width$}  {said}", clipped(name, names)));
    }
    let shown = chart.series.iter().filter(|series| series.side != Side::Left);
    lines.push(
        shown.map(|series| format!("{} {}", sign(series.ink), series.name)).collect::<Vec<_>>().join("  "),
    );
    Some(lines)
}

/// A bar with a mark where each line across the periods passes it.
fn marked(bar: String, chart: &Periods, nth: usize, place: impl Fn(&Number) -> usize) -> String {
    let mut bar: Vec<char> = bar.chars().collect();
    for series in chart.series.iter().filter(|series| series.side == Side::Across) {
        let Some(value) = series.values.get(nth).and_then(Option::as_ref) else { continue };
        let at = place(value).saturating_sub(1);
        bar.resize(bar.len().max(at + 1), ' ');
        bar.splice(at..=at, [sign(series.ink)]);
    }
    bar.into_iter().collect()
}

/// Whether something that is drawn of a period is not known.
fn is_unknown(chart: &Periods, nth: usize) -> bool {
    let mut right = chart.series.iter().filter(|series| series.side == Side::Right);
    right.any(|series| series.values.get(nth).is_none_or(Option::is_none))
}

/// What is in the right column of a period, from below.
fn used(chart: &Periods, nth: usize) -> Vec<(Ink, Number)> {
    let right = chart.series.iter().filter(|series| series.side == Side::Right);
    let value = |series: &Series| Some((series.ink, series.values.get(nth)?.clone()?));
    right.filter_map(value).filter(|(_, value)| value.is_positive()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::chart::{Landmark, Point, Scale};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn line(name: &str, ink: Ink, shape: Shape, points: &[(&str, i64)]) -> Line {
        let points = points.iter().map(|(at, value)| Point::new(day(at), Number::from(*value))).collect();
        Line { name: name.to_owned(), ink, shape, points, gap: None }
    }

    /// 30 days on 31 columns, 100 h on 8 lines of 8 eighths: 16/15 of an eighth more each day, 4 lines on the last.
    #[test]
    fn a_course_in_characters() {
        let course = Course {
            scale: Scale::Hours,
            lines: vec![
                line("budget", Ink::Agreed, Shape::Steps, &[("2026-01-01", 100), ("2026-01-31", 100)]),
                line("spent", Ink::Used, Shape::Straight, &[("2026-01-01", 0), ("2026-01-31", 50)]),
            ],
            days: vec![Landmark { day: day("2026-01-16"), name: "today".to_owned() }],
        };
        let chart = Chart {
            title: String::new(),
            finding: String::new(),
            drawing: Drawing::Course(course),
            table: None,
            is_in_text: true,
        };
        let drawn = lines(&chart, 36);
        assert_eq!(
            drawn,
            [
                "100 │───────────────────────────────",
                "    │               ┊",
                "    │               ┊",
                "    │               ┊",
                "    │               ┊       ▁▂▃▄▅▆▇█",
                "    │               ┊▁▂▃▄▅▆▇████████",
                "    │        ▁▂▃▄▅▆▇████████████████",
                "    │ ▁▂▃▄▅▆▇███████████████████████",
                "  0 └───────────────────────────────",
                "     2026-01",
                "─ budget 100 h  █ spent 50 h  ┊ today 2026-01-16",
            ]
        );
    }
}

//! The charts of one project: how its budget was used, or what each period of its retainer allowed and took.

use crate::figures::retainers::retainer::Period;
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::figures::spending::burn_up::{Agreement, BurnUp, DaySum, burn_up};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Billing;
use crate::model::quantity::{Hours, Money, Share};
use crate::page::chart::{
    Chart, Course, Drawing, Ink, Landmark, Line, Periods, Point, Scale, Series, Shape, Side,
};
use crate::page::{Cell, Column, Sheet, Unit as Kind};
use crate::why::words::{hours, money, percent};

/// So many periods of a retainer are drawn, the last ones.
const PERIODS: usize = 13;

/// The chart of a project at a date; `None` where nothing has begun.
#[must_use]
pub fn chart(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<Chart> {
    if figures.project.billing == Billing::Retainer && !figures.periods.periods.is_empty() {
        return retainer(&figures.periods.periods);
    }
    let burn = burn_up(portfolio, figures, as_of)?;
    (burn.spent.len() > 1).then(|| course(figures, &burn, as_of))
}

fn course(figures: &ProjectFigures<'_>, burn: &BurnUp, as_of: Date) -> Chart {
    let scale = match burn.unit {
        Unit::Hours => Scale::Hours,
        Unit::Amount => Scale::Money(figures.project.currency),
    };
    let lines =
        [agreed(figures, burn, as_of), Some(spent(burn)), earned(burn), expected(figures, burn, as_of)];
    let mark = |day: Option<Date>, name: &str| day.map(|day| Landmark { day, name: name.to_owned() });
    let end = figures.project.finished_by(as_of);
    let days = [
        mark(figures.plan.due(), "due"),
        mark(Some(end.unwrap_or(as_of)), if end.is_some() { "finished" } else { "today" }),
    ];
    Chart {
        title: "how the budget was used".to_owned(),
        finding: finding(figures, burn, as_of),
        drawing: Drawing::Course(Course {
            scale,
            lines: lines.into_iter().flatten().collect(),
            days: days.into_iter().flatten().collect(),
        }),
        table: Some(table(scale, burn)),
        is_in_text: true,
    }
}

/// The budget keeps its last value until the due date or the day that is asked for, whichever is later.
fn agreed(figures: &ProjectFigures<'_>, burn: &BurnUp, as_of: Date) -> Option<Line> {
    let point = |step: &Agreement| Point {
        day: step.day,
        value: step.value.clone(),
        name: step.change.as_ref().map(ToString::to_string),
    };
    let last = burn.agreed.last()?;
    let as_of = figures.project.finished_by(as_of).unwrap_or(as_of);
    let end = figures.plan.due().map_or(as_of, |due| due.max(as_of)).max(last.day);
    let end = Point::new(end, last.value.clone());
    let points = burn.agreed.iter().map(point).chain([end]).collect();
    Some(Line { name: "budget".to_owned(), ink: Ink::Agreed, shape: Shape::Steps, points, gap: None })
}

fn points(readings: &[DaySum]) -> Vec<Point> {
    readings.iter().map(|one| Point::new(one.day, one.value.clone())).collect()
}

fn spent(burn: &BurnUp) -> Line {
    let gap = burn.is_cut.then(|| "unknown after it, for want of a rate".to_owned());
    Line {
        name: "spent".to_owned(),
        ink: Ink::Used,
        shape: Shape::Straight,
        points: points(&burn.spent),
        gap,
    }
}

fn earned(burn: &BurnUp) -> Option<Line> {
    let points = points(&burn.earned);
    let line =
        Line { name: "earned".to_owned(), ink: Ink::Earned, shape: Shape::Straight, points, gap: None };
    (!burn.earned.is_empty()).then_some(line)
}

/// From what is spent to the forecast, where both its amount and its finish are known and lie ahead.
fn expected(figures: &ProjectFigures<'_>, burn: &BurnUp, as_of: Date) -> Option<Line> {
    let forecast = figures.earned_value.as_ref()?.eac.clone()?;
    let finish = figures.finish.filter(|finish| *finish > as_of)?;
    let last = burn.spent.last().filter(|last| last.day == as_of)?;
    let points = vec![Point::new(as_of, last.value.clone()), Point::new(finish, forecast)];
    Some(Line { name: "forecast".to_owned(), ink: Ink::Expected, shape: Shape::Dashed, points, gap: None })
}

fn finding(figures: &ProjectFigures<'_>, burn: &BurnUp, as_of: Date) -> String {
    let said = |value: &Number| match burn.unit {
        Unit::Hours => hours(value),
        Unit::Amount => money(value, figures.project.currency),
    };
    let spent = burn.spent.last().filter(|_| !burn.is_cut).map(|last| &last.value);
    let spent_of = match (spent, burn.agreed.last()) {
        (None, _) => "what was spent is not known, for want of a rate".to_owned(),
        (Some(spent), None) => format!("{} spent; no budget was agreed", said(spent)),
        (Some(spent), Some(budget)) => {
            let burn = percent(spent.share_of(&budget.value).as_ref());
            format!("{} of {} spent ({burn})", said(spent), said(&budget.value))
        }
    };
    let done = figures.progress.as_ref().map(|done| format!("{} of the work done", percent(Some(done))));
    let finished = figures.project.finished_by(as_of);
    let forecast = figures.earned_value.as_ref().filter(|_| finished.is_none());
    let forecast = forecast.and_then(|value| value.eac.as_ref());
    let forecast = forecast.map(|forecast| format!("as things go it will take {}", said(forecast)));
    let due = figures.plan.due();
    let finish = figures.finish.map(|finish| match due.map(|due| (finish - due).num_days()) {
        Some(late @ 1..) => format!("finish {finish}, {late} days after the due date"),
        _ => format!("finish {finish}"),
    });
    let parts = [Some(spent_of), done, forecast, finish];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What was spent, earned and agreed by the end of each week or month.
fn table(scale: Scale, burn: &BurnUp) -> Sheet {
    type Of<'c> = Column<'c, DaySum>;
    let kind = if scale == Scale::Hours { Kind::Hours } else { Kind::Money };
    let cell = move |value: Number| match scale {
        Scale::Money(currency) => Cell::Money(Money { amount: value, currency }),
        Scale::Hours | Scale::Index => Cell::Hours(Hours(value)),
        Scale::Share => Cell::Percent(Share(value)),
    };
    let earned = |day: Date| burn.earned.iter().rfind(|one| one.day <= day).map(|one| one.value.clone());
    let agreed = |day: Date| burn.agreed.iter().rfind(|one| one.day <= day).map(|one| one.value.clone());
    let columns = [
        Of::new("day", "by", 0, Kind::Date, |one: &DaySum| Cell::Date(one.day)),
        Of::new("spent", "spent", 1, kind, move |one: &DaySum| cell(one.value.clone())),
        Of::new("earned", "earned", 2, kind, move |one: &DaySum| Cell::applies(earned(one.day), cell)),
        Of::new("budget", "budget", 3, kind, move |one: &DaySum| Cell::applies(agreed(one.day), cell)),
    ];
    Sheet::of(&columns, &burn.spent, None)
}

fn retainer(periods: &[Period]) -> Option<Chart> {
    let shown = periods.get(periods.len().saturating_sub(PERIODS)..)?;
    let all = |value: &dyn Fn(&Period) -> Option<Number>| shown.iter().map(value).collect::<Vec<_>>();
    let within = |period: &Period| Some(&period.used - period.over.clone().unwrap_or_default());
    let has_hours = shown.iter().any(|period| period.allowance.is_some());
    let some = |values: &[Option<Number>]| values.iter().flatten().any(|value| !value.is_zero());
    let series = [
        ("allowance", Ink::Agreed, Side::Left, all(&|period| period.allowance.clone())),
        ("carried over", Ink::Carried, Side::Left, all(&|period| period.carried.clone())),
        ("lost", Ink::Lost, Side::Left, all(&|period| period.lost.clone())),
        ("used", Ink::Used, Side::Right, all(&within)),
        ("over", Ink::Over, Side::Right, all(&|period| period.over.clone())),
    ];
    let series = series.into_iter().filter(|(name, .., values)| some(values) || *name == "used");
    let series = series.filter(|(_, _, side, _)| has_hours || *side == Side::Right);
    let series = series.map(|(name, ink, side, values)| Series { name: name.to_owned(), ink, side, values });
    Some(Chart {
        title: "what each period allowed and took".to_owned(),
        finding: retainer_finding(periods)?,
        drawing: Drawing::Periods(Periods {
            scale: Scale::Hours,
            names: shown.iter().map(|period| period.from.to_string()).collect(),
            series: series.collect(),
        }),
        table: Some(period_table(shown, has_hours)),
        is_in_text: true,
    })
}

fn retainer_finding(periods: &[Period]) -> Option<String> {
    let last = periods.last()?;
    let of = last.allowance.as_ref().zip(last.carried.as_ref()).map(|(own, carried)| own + carried);
    let used = match &of {
        Some(of) => format!("{} of {} used in the period from {}", hours(&last.used), hours(of), last.from),
        None => format!("{} used in the period from {}", hours(&last.used), last.from),
    };
    let is_over = |period: &&Period| period.over.as_ref().is_some_and(Number::is_positive);
    let over = periods.iter().filter(is_over).count();
    let over = (over > 0).then(|| format!("{over} of {} periods went over", periods.len()));
    Some([Some(used), over].into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn period_table(periods: &[Period], has_hours: bool) -> Sheet {
    type Of = Column<'static, Period>;
    let hours = |hours: &Option<Number>| Cell::applies(hours.clone(), |hours| Cell::Hours(Hours(hours)));
    let columns = [
        Of::new("from", "from", 0, Kind::Date, |period| Cell::Date(period.from)),
        Of::new("allowance", "allowance", 3, Kind::Hours, move |period| hours(&period.allowance))
            .only_if(has_hours),
        Of::new("carried", "carried", 4, Kind::Hours, move |period| hours(&period.carried))
            .only_if(has_hours),
        Of::new("used", "used", 1, Kind::Hours, |period| Cell::Hours(Hours(period.used.clone()))),
        Of::new("left", "left", 2, Kind::Hours, move |period| hours(&period.left)).only_if(has_hours),
        Of::new("over", "over", 2, Kind::Hours, move |period| hours(&period.over)).only_if(has_hours),
        Of::new("lost", "lost", 5, Kind::Hours, move |period| hours(&period.lost)).only_if(has_hours),
    ];
    Sheet::of(&columns, periods, None)
}

//! Earned value: what the work done should have cost, against what it did cost and what was planned.
//! Formulas: PMI, *The Standard for Earned Value Management*; published examples are in the tests.

use crate::model::number::Number;

/// The inputs of earned value, all in one unit: money or hours.
#[derive(Clone, Debug)]
pub struct Readings {
    /// Budget at completion.
    pub bac: Number,
    /// Planned share of the work.
    pub planned: Option<Number>,
    /// Share of the work that is done.
    pub progress: Option<Number>,
    /// Actual cost, as spent.
    pub ac: Option<Number>,
}

/// Every figure of earned value; one that divides by zero or lacks an input is unknown.
#[derive(Clone, Debug, Default)]
pub struct EarnedValue {
    /// Budget at completion.
    pub bac: Number,
    /// Planned value, planned · BAC.
    pub pv: Option<Number>,
    /// Earned value, progress · BAC.
    pub ev: Option<Number>,
    /// Actual cost.
    pub ac: Option<Number>,
    /// Cost variance, EV − AC.
    pub cv: Option<Number>,
    /// Schedule variance, EV − PV.
    pub sv: Option<Number>,
    /// Cost performance index, EV / AC.
    pub cpi: Option<Number>,
    /// Schedule performance index, EV / PV.
    pub spi: Option<Number>,
    /// Estimate at completion, AC · BAC / EV; unknown while nothing is spent.
    pub eac: Option<Number>,
    /// Estimate at completion if the rest goes as planned, AC + BAC − EV.
    pub eac_plan: Option<Number>,
    /// Estimate at completion by both indices, AC + (BAC − EV) / (CPI · SPI).
    pub eac_both: Option<Number>,
    /// Estimate to complete, EAC − AC.
    pub etc: Option<Number>,
    /// Variance at completion, BAC − EAC.
    pub vac: Option<Number>,
    /// To-complete performance index, (BAC − EV) / (BAC − AC), while BAC is more than AC.
    pub tcpi: Option<Number>,
}

/// The figures of earned value from its readings.
#[must_use]
pub fn earned_value(readings: Readings) -> EarnedValue {
    let Readings { bac, planned, progress, ac } = readings;
    let pv = planned.map(|planned| planned * &bac);
    let ev = progress.map(|progress| progress * &bac);
    let value = EarnedValue { bac, pv, ev, ac, ..EarnedValue::default() };
    let Some(ev) = &value.ev else { return value };
    let sv = value.pv.as_ref().map(|pv| ev - pv);
    let spi = value.pv.as_ref().and_then(|pv| ev.over(pv));
    let Some(ac) = &value.ac else { return EarnedValue { sv, spi, ..value } };
    let rest = &value.bac - ev;
    let cpi = ev.over(ac);
    let eac = if ac.is_zero() { None } else { (ac * &value.bac).over(ev) };
    let both = cpi.as_ref().zip(spi.as_ref()).and_then(|(cpi, spi)| rest.over(&(cpi * spi)));
    EarnedValue {
        cv: Some(ev - ac),
        eac_plan: Some(ac + &rest),
        eac_both: both.map(|both| ac + both),
        etc: eac.as_ref().map(|eac| eac - ac),
        vac: eac.as_ref().map(|eac| &value.bac - eac),
        tcpi: rest.share_of(&(&value.bac - ac)),
        sv,
        spi,
        cpi,
        eac,
        ..value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::number;

    fn of(bac: &str, planned: &str, progress: &str, ac: &str) -> EarnedValue {
        let bac = number(bac);
        let share = |value: &str| number(value).over(&bac);
        earned_value(Readings {
            planned: share(planned),
            progress: share(progress),
            ac: Some(number(ac)),
            bac: bac.clone(),
        })
    }

    fn printed(figure: &Option<Number>, places: u32) -> String {
        figure.as_ref().map_or_else(|| "unknown".to_owned(), |figure| figure.rounded(places))
    }

    /// Five periods, now in the third: R package PRA (MIT), chapter on earned value.
    #[test]
    fn a_published_example_in_the_middle_of_a_project() {
        let value = of("500000", "250000", "200000", "290000");
        for (name, figure, places, expected) in [
            ("sv", &value.sv, 0, "-50000"),
            ("cv", &value.cv, 0, "-90000"),
            ("spi", &value.spi, 1, "0.8"),
            ("cpi", &value.cpi, 6, "0.689655"),
            ("eac", &value.eac, 0, "725000"),
            ("eac_plan", &value.eac_plan, 0, "590000"),
            ("eac_both", &value.eac_both, 0, "833750"),
            ("etc", &value.etc, 0, "435000"),
            ("vac", &value.vac, 0, "-225000"),
            ("tcpi", &value.tcpi, 3, "1.429"),
        ] {
            assert_eq!(printed(figure, places), expected, "{name}");
        }
    }

    /// A status report at the end of period 12 (a textbook exercise: a scanner project, in hundreds of dollars).
    #[test]
    fn a_published_exercise() {
        let value = of("248", "158", "148", "210");
        assert_eq!(printed(&value.cv, 0), "-62");
        assert_eq!(printed(&value.sv, 0), "-10");
        assert_eq!(printed(&value.spi, 2), "0.94");
        assert_eq!(printed(&value.eac, 0), "352");
        assert_eq!(printed(&value.vac, 0), "-104");
    }

    #[test]
    fn what_divides_by_zero_is_unknown() {
        let nothing_spent = of("1000", "500", "500", "0");
        assert_eq!((&nothing_spent.cpi, &nothing_spent.eac, &nothing_spent.etc), (&None, &None, &None));
        assert_eq!(printed(&nothing_spent.eac_plan, 0), "500");
        let nothing_done = of("1000", "500", "0", "100");
        assert_eq!((&nothing_done.eac, &nothing_done.eac_both), (&None, &None));
        assert_eq!(printed(&nothing_done.cpi, 0), "0");
        let all_spent = of("1000", "500", "500", "1000");
        assert_eq!(all_spent.tcpi, None);
    }

    #[test]
    fn what_lacks_an_input_is_unknown_and_the_rest_is_not() {
        let bac = number("100");
        let value = earned_value(Readings { bac, planned: None, progress: Some(number("0.5")), ac: None });
        assert_eq!(printed(&value.ev, 0), "50");
        assert_eq!((value.pv, value.sv, value.cv, value.eac_plan), (None, None, None, None));
    }
}

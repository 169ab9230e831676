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

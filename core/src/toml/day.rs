//! Dates as they are written, `2026-11-02`.

use crate::model::Date;

/// The day of `2026-11-02`, if there is one.
#[inline]
pub(crate) fn day(written: &[u8; 10]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *written else { return None };
    let two = |tens: u8, ones: u8| {
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        (tens <= 9 && ones <= 9).then(|| u32::from(tens) * 10 + u32::from(ones))
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    Date::from_ymd_opt(year.try_into().ok()?, two(m1, m2)?, two(d1, d2)?)
}

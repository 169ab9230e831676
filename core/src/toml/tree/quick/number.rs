//! Numbers and dates.

use std::borrow::Cow;

use crate::toml::day::day;
use crate::toml::tree::Data;
use crate::toml::tree::quick::scan::Scan;

impl<'t> Scan<'t> {
    /// A decimal number, or a date without a time.
    pub(crate) fn number_or_date(&mut self) -> Option<Data<'t>> {
        match self.rest().as_bytes().first_chunk().and_then(day) {
            Some(date) => {
                self.advance(10);
                Some(Data::Date(date))
            }
            None => self.number(),
        }
    }

    fn number(&mut self) -> Option<Data<'t>> {
        let all = self.rest();
        let sign = usize::from(self.take("-").is_some());
        let (whole, mut is_grouped) = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let is_float = self.take(".").is_some();
        if is_float {
            is_grouped |= self.digits()?.1;
        }
        let digits = all.get(..all.len() - self.rest().len())?;
        // No integer is `-0`.
        if digits == "-0" && sign == 1 {
            return None;
        }
        let digits = if is_grouped { Cow::Owned(digits.replace('_', "")) } else { Cow::Borrowed(digits) };
        Some(if is_float { Data::Float(digits) } else { Data::Integer { digits, radix: 10 } })
    }

    /// One digit or more, and whether single underscores stand between them.
    fn digits(&mut self) -> Option<(&'t str, bool)> {
        let start = self.rest();
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if self.peek() != Some(b'_') {
            return (!digits.is_empty()).then_some((digits, false));
        }
        self.take_while(|byte| byte.is_ascii_digit() || byte == b'_');
        let grouped = start.get(..start.len() - self.rest().len())?;
        let is_single = !grouped.starts_with('_') && !grouped.ends_with('_') && !grouped.contains("__");
        is_single.then_some((grouped, true))
    }
}

//! Numbers and dates.

use std::borrow::Cow;

use super::scan::Scan;
use crate::store::line;
use crate::store::tree::Data;

impl<'t> Scan<'t> {
    /// A decimal number, or a date without a time.
    pub(super) fn number_or_date(&mut self) -> Option<Data<'t>> {
        match self.rest().as_bytes().first_chunk().and_then(line::day) {
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
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let is_float = self.take(".").is_some();
        if is_float {
            self.digits()?;
        }
        let digits = all.get(..all.len() - self.rest().len())?;
        // No integer is `-0`.
        if digits == "-0" && sign == 1 {
            return None;
        }
        let digits =
            if digits.contains('_') { Cow::Owned(digits.replace('_', "")) } else { Cow::Borrowed(digits) };
        Some(if is_float { Data::Float(digits) } else { Data::Integer { digits, radix: 10 } })
    }

    /// One digit or more, with single underscores between them.
    fn digits(&mut self) -> Option<&'t str> {
        let digits = self.take_while(|byte| byte.is_ascii_digit() || byte == b'_');
        let is_grouped = !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
        (!digits.is_empty() && is_grouped).then_some(digits)
    }
}

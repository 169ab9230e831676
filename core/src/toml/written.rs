//! How a default is written in a file.

use std::fmt::Display;

use crate::model::number::Number;
use crate::model::word::Word;

/// Something that has a form in a file.
pub(crate) trait Written {
    /// As a careful person would type it.
    fn written(&self) -> String;
}

impl Written for Number {
    fn written(&self) -> String {
        let digits = self.rounded(4);
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl Written for i64 {
    fn written(&self) -> String {
        self.to_string()
    }
}

impl Written for bool {
    fn written(&self) -> String {
        self.to_string()
    }
}

impl<W: Word + Display> Written for W {
    fn written(&self) -> String {
        format!("\"{self}\"")
    }
}

impl<W: Word + Display> Written for Vec<W> {
    fn written(&self) -> String {
        let words: Vec<String> = self.iter().map(Written::written).collect();
        format!("[{}]", words.join(", "))
    }
}

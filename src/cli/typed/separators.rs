//! What separates cells and decimals in text for spreadsheets, as typed.

use clap::Args;

use crate::cli::failure::Failure;
use crate::render::csv::CsvForm;

/// How a spreadsheet of another country has cells and numbers.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Separators {
    /// With -f csv: what stands before decimals, a point or a comma [default: .]
    #[arg(long, value_name = "SIGN")]
    decimal: Option<String>,

    /// With -f csv: what stands between cells: a comma, a semicolon, | or tab [default: ,]
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<String>,

    /// With -f csv: begin with a byte order mark, by which some spreadsheets know UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
}

impl Separators {
    /// The option of these that was typed first, where one was.
    pub(crate) fn typed(&self) -> Option<&'static str> {
        let typed = [
            ("--decimal", self.decimal.is_some()),
            ("--delimiter", self.delimiter.is_some()),
            ("--bom", self.bom),
        ];
        typed.into_iter().find(|(_, is_typed)| *is_typed).map(|(option, _)| option)
    }

    /// The form that was typed.
    ///
    /// # Errors
    /// When a sign is none of those, or is both.
    pub(crate) fn form(&self) -> Result<CsvForm, Failure> {
        let usual = CsvForm::default();
        let has_decimal_comma = match self.decimal.as_deref() {
            None => usual.has_decimal_comma,
            Some("." | "point") => false,
            Some("," | "comma") => true,
            Some(other) => {
                return Err(Failure::usage(format!("--decimal is \"{other}\"")).hint("write . or ,"));
            }
        };
        let delimiter = match self.delimiter.as_deref() {
            None => usual.delimiter,
            Some("," | "comma") => b',',
            Some(";" | "semicolon") => b';',
            Some("|" | "pipe") => b'|',
            Some("\t" | "\\t" | "tab") => b'\t',
            Some(other) => {
                return Err(Failure::usage(format!("--delimiter is \"{other}\""))
                    .hint("write a comma, a semicolon (in quotes: ';'), '|' or tab"));
            }
        };
        if has_decimal_comma && delimiter == b',' {
            return Err(Failure::usage("a comma would stand between cells and before decimals")
                .hint("add --delimiter ';'"));
        }
        Ok(CsvForm { delimiter, has_decimal_comma })
    }
}

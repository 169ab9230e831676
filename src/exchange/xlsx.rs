//! A workbook for a spreadsheet: a sheet a table, with real dates and numbers. A spreadsheet's numbers are binary fractions,
//! so that the exact digits become one where they are handed over, and nowhere before.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::exchange::tables::{Cell, Heading, Holds, Table};
use crate::exchange::written::Counts;
use crate::model::currency::Currency;

/// The most characters that a cell holds.
const LONGEST: usize = 32_767;

/// The bytes of a workbook.
///
/// # Errors
/// When a table has more rows than a sheet can have.
pub fn workbook(tables: &[Table<'_>], counts: &Counts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same tables are the same bytes: a workbook would tell when it was made.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&never));
    for table in tables {
        sheet(workbook.add_worksheet(), table, counts)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table<'_>, counts: &Counts) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(table.description.name)?.set_freeze_panes(1, 0)?;
    for (column, heading) in (0..).zip(table.description.columns) {
        sheet.write_string_with_format(0, column, heading.name, &bold)?;
        sheet.set_column_width(column, width(heading))?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        let digits = match table.cell(cells, "currency") {
            Some(Cell::Text(code)) => Currency::from_code(code).map_or(2, Currency::minor_digits),
            _ => 2,
        };
        for (column, (heading, cell)) in (0..).zip(table.cells(cells)) {
            match cell {
                Cell::Nothing => {}
                Cell::Text(text) => drop(sheet.write_string(row, column, fitting(text))?),
                Cell::Boolean(boolean) => drop(sheet.write_boolean(row, column, *boolean)?),
                Cell::Date(date) => {
                    let format = Format::new().set_num_format("yyyy-mm-dd");
                    match ExcelDateTime::parse_from_str(&date.to_string()) {
                        Ok(day) => drop(sheet.write_datetime_with_format(row, column, &day, &format)?),
                        // Before 1900 a spreadsheet has no dates.
                        Err(_) => drop(sheet.write_string(row, column, date.to_string())?),
                    }
                }
                Cell::Number(number) => {
                    let format = Format::new().set_num_format(shown(heading.holds, digits));
                    // No answer is lost: what was just written as digits is a number.
                    let number: f64 = counts.decimal(number).parse().unwrap_or_default();
                    sheet.write_number_with_format(row, column, number, &format)?;
                }
            }
        }
    }
    Ok(())
}

/// A text that fits into a cell.
fn fitting(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// How a number is shown.
fn shown(holds: Holds, digits: u32) -> &'static str {
    match (holds, digits) {
        (Holds::Money, 0) => "#,##0",
        (Holds::Money, 3) => "#,##0.000",
        (Holds::Money | Holds::Hours, _) => "#,##0.00",
        _ => "General",
    }
}

/// How wide a column is, in characters.
const fn width(heading: &Heading<'_>) -> u32 {
    match heading.holds {
        Holds::Text => 20,
        Holds::Date | Holds::Money => 12,
        Holds::Hours | Holds::Number | Holds::Integer | Holds::Boolean => 10,
    }
}

//! Parquet, a file a table: decimals on whole numbers of 64 bits, days as days.

use std::sync::Arc;

use chrono::Datelike;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::exchange::tables::{Cell, Heading, Holds, Table};
use crate::exchange::written::{Counts, PLACES};
use crate::model::number::Number;

/// The digits of a decimal in all: as many as 64 bits hold.
const DIGITS: i32 = 18;

/// The day from which days are counted, in those of the calendar.
const EPOCH: i32 = 719_163;

/// The files of all tables by their names.
///
/// # Errors
/// When a number has more digits than a decimal holds.
pub fn files(tables: &[Table<'_>], counts: &Counts) -> Result<Vec<(String, Vec<u8>)>> {
    let file = |table: &Table<'_>| Ok((format!("{}.parquet", table.description.name), bytes(table, counts)?));
    tables.iter().map(file).collect()
}

fn bytes(table: &Table<'_>, counts: &Counts) -> Result<Vec<u8>> {
    let fields: Result<Vec<_>> = table.description.columns.iter().map(field).collect();
    let schema = Type::group_type_builder(table.description.name).with_fields(fields?).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::UNCOMPRESSED).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (place, heading) in table.description.columns.iter().enumerate() {
        let cells: Vec<&Cell> = table.rows.iter().filter_map(|row| row.get(place)).collect();
        column(&mut group, (table, heading), &cells, counts)?;
    }
    group.close()?;
    writer.into_inner()
}

fn field(heading: &Heading<'_>) -> Result<Arc<Type>> {
    let (physical, logical) = match heading.holds {
        Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Holds::Date => (Physical::INT32, Some(LogicalType::Date)),
        Holds::Money | Holds::Hours | Holds::Number => {
            (Physical::INT64, Some(LogicalType::decimal(PLACES as i32, DIGITS)))
        }
        Holds::Integer => (Physical::INT64, None),
        Holds::Boolean => (Physical::BOOLEAN, None),
    };
    let decimal = matches!(logical, Some(LogicalType::Decimal(_)));
    let builder = Type::primitive_type_builder(heading.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    let builder = if decimal { builder.with_precision(DIGITS).with_scale(PLACES as i32) } else { builder };
    Ok(Arc::new(builder.build()?))
}

/// Writes the cells of a column.
fn column(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    (table, heading): (&Table<'_>, &Heading<'_>),
    cells: &[&Cell],
    counts: &Counts,
) -> Result<()> {
    let fits = |number: &Number, factor: i64| {
        let units = counts.units(number, factor);
        units.parse::<i64>().ok().filter(|units| units.unsigned_abs() < 10_u64.pow(DIGITS as u32)).ok_or_else(
            || {
                let place = format!("{}.{}", table.description.name, heading.name);
                ParquetError::General(format!(
                    "{place} has {}, which is more than a decimal holds",
                    counts.decimal(number)
                ))
            },
        )
    };
    match heading.holds {
        Holds::Text => write::<ByteArrayType>(group, cells, |cell| match cell {
            Cell::Text(text) => Ok(Some(text.as_str().into())),
            _ => Ok(None),
        }),
        Holds::Date => write::<Int32Type>(group, cells, |cell| match cell {
            Cell::Date(date) => Ok(Some(date.num_days_from_ce() - EPOCH)),
            _ => Ok(None),
        }),
        Holds::Boolean => write::<BoolType>(group, cells, |cell| match cell {
            Cell::Boolean(boolean) => Ok(Some(*boolean)),
            _ => Ok(None),
        }),
        holds => write::<Int64Type>(group, cells, |cell| match cell {
            Cell::Number(number) if holds == Holds::Integer => fits(number, 1).map(Some),
            Cell::Number(number) => fits(number, 10_i64.pow(PLACES)).map(Some),
            _ => Ok(None),
        }),
    }
}

fn write<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: &[&Cell],
    value: impl Fn(&Cell) -> Result<Option<T::T>>,
) -> Result<()> {
    let found: Result<Vec<Option<T::T>>> = cells.iter().map(|cell| value(cell)).collect();
    let found = found?;
    let levels: Vec<i16> = found.iter().map(|one| i16::from(one.is_some())).collect();
    let values: Vec<T::T> = found.into_iter().flatten().collect();
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

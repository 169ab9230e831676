//! Writing: the lines that are meant and no others, whoever else writes and whatever goes wrong.

#[cfg(unix)]
mod agency_hour;
mod batch;
#[cfg(unix)]
mod editing;
#[cfg(unix)]
mod every_write;
#[cfg(unix)]
mod faults;
mod formatting;
#[cfg(unix)]
mod hindered;
mod hostile_fields;
mod merging;
mod minutes;
mod past;
#[cfg(unix)]
mod shared;
#[cfg(unix)]
mod special;
mod writers;

//! `standing`: where every client and every project of an agency stands.

use std::process::ExitCode;

/// Threads that make many small records at once wait for each other in musl's own.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    standing::cli::main()
}

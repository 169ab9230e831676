//! `standing`: where every client and every project of an agency stands.

use std::process::ExitCode;

fn main() -> ExitCode {
    standing::cli::main()
}

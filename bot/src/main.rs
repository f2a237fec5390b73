//! The `lotse` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    lotse::cli::main()
}

//! Writing to stdout: one lock, and a closed pipe is no error.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::Ended;

/// Writes to stdout and flushes it.
pub fn write(body: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<Ended> {
    let mut out = BufWriter::new(io::stdout().lock());
    body(&mut out)?;
    out.flush()?;
    Ok(Ended::Done)
}

/// Whether the error is only that nobody reads what is written any more.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

/// Whether stdout takes colour: a terminal, and `NO_COLOR` not set.
pub fn takes_colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

//! Writing to stdout: one lock, and a closed pipe is no error.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::Ended;
use crate::channels::console::Look;

/// Longer lines are hard to read. In columns.
const WIDEST: usize = 110;

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

/// How answers look on stdout: wrapped and coloured on a terminal, `NO_COLOR` respected.
pub fn look() -> Look {
    if !io::stdout().is_terminal() {
        return Look::default();
    }
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Look { colour, width: Some(textwrap::termwidth().clamp(40, WIDEST)) }
}

//! What is wrong with a rulebook: errors that name file, line and column, and what to do.

use std::{fmt, ops::Range, sync::Arc};

/// A place in a file of the rulebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// Where `span` (in bytes) begins in `text`.
    pub(super) fn new(file: &str, text: &str, span: &Range<usize>) -> Place {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place { file: file.into(), line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One thing that is wrong with the rulebook, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{place}: {message}")]
pub struct RulebookError {
    /// Where.
    pub place: Place,
    /// What is wrong, and what to do.
    pub message: String,
}

/// Everything that is wrong with the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulebookErrors(pub Vec<RulebookError>);

impl std::error::Error for RulebookErrors {}

impl fmt::Display for RulebookErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// ": did you mean `…`?" where something alike is known, else the list of what is.
pub(super) fn suggestion(wrong: &str, known: &[&str]) -> String {
    let near = known.iter().map(|name| (strsim::damerau_levenshtein(wrong, name), name)).min();
    match near {
        Some((distance, name)) if distance <= 2.max(wrong.chars().count() / 3) => {
            format!(": did you mean `{name}`?")
        }
        Some(_) => format!(": known are {}", known.join(", ")),
        None => ": none is known".to_owned(),
    }
}

/// What serde and the TOML reader say, with a suggestion where a name is unknown.
pub(super) fn readable(message: &str) -> String {
    let what = [("unknown field ", "key"), ("unknown variant ", "value")];
    let unknown = what.iter().find_map(|(begins, what)| Some((message.strip_prefix(begins)?, what)));
    let Some((rest, what)) = unknown else { return message.lines().collect::<Vec<_>>().join(", ") };
    // "`wrong`, expected one of `a`, `b`": every second piece between backticks is a name.
    let mut names = rest.split('`').skip(1).step_by(2);
    let wrong = names.next().unwrap_or_default();
    format!("unknown {what} `{wrong}`{}", suggestion(wrong, &names.collect::<Vec<_>>()))
}

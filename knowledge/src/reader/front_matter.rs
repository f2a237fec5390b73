//! Front matter: the YAML between `---` lines that Learn's documents begin with.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Date, Locale, Translation};

/// What front matter says of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    pub description: Option<String>,
    pub locale: Option<Locale>,
    pub reviewed: Option<Date>,
    pub handed_off: Option<Date>,
    pub translation: Option<Translation>,
    pub source_commit: Option<String>,
}

/// A line of front matter that could not be read, from 1 in the file, and why.
pub(super) type Fault = (u32, String);

/// A text divided into front matter and body.
pub(super) struct Divided<'a> {
    /// The front matter's text, without its `---` lines; none where there is none.
    pub yaml: Option<&'a str>,
    pub body: &'a str,
    /// The body's first line, from 1.
    pub body_line: u32,
    pub fault: Option<Fault>,
}

/// Divides a text into front matter and body.
pub(super) fn divide(text: &str) -> Divided<'_> {
    let whole = Divided { yaml: None, body: text, body_line: 1, fault: None };
    let Some(first) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        return whole;
    };
    let mut position = first.len();
    for (index, line) in text[first.len()..].split_inclusive('\n').enumerate() {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = Some(&text[first.len()..position]);
            let body_line = u32::try_from(index).unwrap_or(u32::MAX - 3) + 3;
            return Divided { yaml, body: &text[position + line.len()..], body_line, fault: None };
        }
        position += line.len();
    }
    Divided { fault: Some((1, "the front matter has no closing `---` line: add one".to_owned())), ..whole }
}

/// Reads front matter that starts in the given line. Where the YAML is broken, lines that are `key: value` still count.
pub(super) fn parse(yaml: &str, first_line: u32) -> (FrontMatter, Vec<Fault>) {
    match serde_saphyr::from_str::<BTreeMap<String, Value>>(yaml) {
        Ok(values) => from_values(&values, |key| line_of(yaml, key, first_line)),
        Err(_) if yaml.trim().is_empty() => (FrontMatter::default(), Vec::new()),
        Err(error) => {
            let fault = fault(&error, first_line);
            let (front_matter, mut faults) =
                from_values(&plain_lines(yaml), |key| line_of(yaml, key, first_line));
            faults.insert(0, fault);
            (front_matter, faults)
        }
    }
}

/// The line and reason of a YAML error.
pub(super) fn fault(error: &serde_saphyr::Error, first_line: u32) -> Fault {
    let line = error.location().and_then(|location| u32::try_from(location.line()).ok()).unwrap_or(1);
    let message = error.without_snippet().to_string();
    let message = message.lines().next().unwrap_or_default().to_owned();
    (first_line + line.saturating_sub(1), format!("not valid YAML: {message}"))
}

/// Takes the fields Lotse knows out of YAML values; `line` finds a key's line for what cannot be read.
pub(super) fn from_values(
    values: &BTreeMap<String, Value>,
    line: impl Fn(&str) -> u32,
) -> (FrontMatter, Vec<Fault>) {
    let mut faults = Vec::new();
    let text = |key: &str| match values.get(key) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Some(value @ (Value::Number(_) | Value::Bool(_))) => Some(value.to_string()),
        _ => None,
    };
    let mut date = |key: &str| {
        let written = text(key)?;
        let date = parse_date(&written);
        if date.is_none() {
            faults.push((line(key), format!("`{key}: {written}` is not a date: write it as 06/17/2020")));
        }
        date
    };
    let (reviewed, handed_off) = (date("ms.date"), date("ms.lasthandoff"));
    let mut locale = None;
    if let Some(written) = text("ms.contentlocale") {
        locale = written.parse().ok();
        if locale.is_none() {
            faults
                .push((line("ms.contentlocale"), format!("`{written}` is not a locale: write it as fr-FR")));
        }
    }
    let translation = match text("ms.translationtype").map(|kind| kind.to_ascii_uppercase()).as_deref() {
        Some("HT") => Some(Translation::Human),
        // Post-edited machine translation (MTE75, MTE95) still is one.
        Some(kind) if kind.starts_with("MT") => Some(Translation::Machine),
        _ => None,
    };
    let front_matter = FrontMatter {
        title: text("title"),
        description: text("description"),
        locale,
        reviewed,
        handed_off,
        translation,
        source_commit: text("ms.sourcegitcommit"),
    };
    (front_matter, faults)
}

/// Reads `06/17/2020`, as Learn writes dates, and ISO 8601 with or without a time.
fn parse_date(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?;
    let separator = if day.contains('/') { '/' } else { '-' };
    let numbers = day.split(separator).map(|part| part.parse().ok()).collect::<Option<Vec<u16>>>()?;
    let (year, month, day) = match numbers[..] {
        [year, month, day] if year > 31 => (year, month, day),
        [month, day, year] => (year, month, day),
        _ => return None,
    };
    let valid = (1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}

fn plain_lines(yaml: &str) -> BTreeMap<String, Value> {
    let pairs = yaml.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let key_like = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-');
        if key.is_empty() || !key.chars().all(key_like) {
            return None;
        }
        let value = value.trim();
        let quoted = |quote: char| value.strip_prefix(quote).map(|rest| rest.trim_end_matches(quote));
        let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
        Some((key.to_owned(), Value::String(value.to_owned())))
    });
    pairs.collect()
}

fn line_of(yaml: &str, key: &str, first_line: u32) -> u32 {
    let index = yaml.lines().position(|line| {
        line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    first_line + index.and_then(|index| u32::try_from(index).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_learn_and_as_iso_write_them() {
        for (text, expected) in [
            ("06/17/2020", Some("2020-06-17")),
            ("6/7/2020", Some("2020-06-07")),
            ("2020-06-17", Some("2020-06-17")),
            ("2020-06-17T10:00:00Z", Some("2020-06-17")),
            ("17/06/2020", None),
            ("yesterday", None),
            ("//", None),
        ] {
            assert_eq!(parse_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn front_matter_ends_at_its_closing_line() {
        let divided = divide("---\ntitle: Seats\n---\n# Seats\n");
        assert_eq!((divided.yaml, divided.body, divided.body_line), (Some("title: Seats\n"), "# Seats\n", 4));
        let divided = divide("# Seats\n---\n");
        assert_eq!((divided.yaml, divided.body_line), (None, 1));
        assert_eq!(divide("---\ntitle: Seats\n").fault.map(|fault| fault.0), Some(1));
    }

    #[test]
    fn broken_front_matter_still_gives_its_plain_lines() {
        let yaml = "title: \"Seats\nms.contentlocale: sv-SE\nms.date: 02/30x/2020\n";
        let (front_matter, faults) = parse(yaml, 2);
        assert_eq!(front_matter.locale.map(|locale| locale.to_string()).as_deref(), Some("sv-SE"));
        assert_eq!(front_matter.title.as_deref(), Some("Seats"));
        let lines: Vec<u32> = faults.iter().map(|fault| fault.0).collect();
        assert_eq!(lines.len(), 2, "{faults:?}");
        assert_eq!(lines[1], 4);
    }
}

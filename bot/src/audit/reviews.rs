//! What somebody has reviewed: for each rule, ground and language the fingerprint of the text, and where it may be kept
//! the text itself, so that a change can be shown word by word.

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
    io::Write as _,
    path::{Path, PathBuf},
};

use lotse_knowledge::{Date, Locale, rulebook::RuleId};
use serde::{Deserialize, Deserializer};

use super::{Excerpt, GroundName};

/// Stands above everything in a file of reviews.
const HEADER: &str = "# What the rules rest on, as it was last reviewed. `lotse audit` compares it with the documents, and `lotse audit --accept`\n\
# writes it: a table for each rule and ground, a line for each language.\n";

/// A hash of a reviewed text: the first half of BLAKE3's first sixteen bytes, as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a text.
    pub fn of(text: &str) -> Fingerprint {
        Fingerprint(blake3::hash(text.as_bytes()).to_hex()[..16].to_owned())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One ground of a rule, in one language, as it was reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The fingerprint of the text.
    pub fingerprint: Fingerprint,
    /// When it was reviewed.
    #[serde(deserialize_with = "day")]
    pub on: Date,
    /// Where it stood, `document#anchor`.
    pub place: Option<String>,
    /// The text as reviewed; none where it may not be kept.
    pub text: Option<String>,
    /// Whether somebody has found this translation right although it looks suspicious.
    #[serde(default)]
    pub translation_checked: bool,
}

impl Review {
    /// A review of a text as it is on a day.
    pub fn of(excerpt: &Excerpt, on: Date) -> Review {
        let text = excerpt.text();
        Review {
            fingerprint: Fingerprint::of(&text),
            on,
            place: Some(excerpt.place()),
            text: Some(text),
            translation_checked: false,
        }
    }

    /// Whether both are of the same text at the same place, or one does not say where.
    pub fn is_same(&self, other: &Review) -> bool {
        let places = self.place.as_ref().zip(other.place.as_ref());
        self.fingerprint == other.fingerprint && places.is_none_or(|(one, other)| one == other)
    }

    /// The same without text and place: what says nothing of a document but whether it is still the same.
    pub fn without_text(self) -> Review {
        Review { place: None, text: None, ..self }
    }
}

/// All reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews(BTreeMap<RuleId, BTreeMap<GroundName, BTreeMap<Locale, Review>>>);

/// A file of reviews cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ReviewsError {
    /// The system's.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// It is no file of reviews.
    #[error(
        "{path}:{line}: {message}; mend it, or remove the file and review anew with `lotse audit --accept-all`"
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl Reviews {
    /// Reads a file; no reviews where it does not exist.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no file of reviews.
    pub fn read(path: &Path) -> Result<Reviews, ReviewsError> {
        match std::fs::read_to_string(path) {
            Ok(text) => Reviews::parse(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Reviews::default()),
            Err(source) => Err(ReviewsError::Io { path: path.to_owned(), source }),
        }
    }

    /// Reads the text of a file; `path` names it in errors.
    ///
    /// # Errors
    ///
    /// It is not TOML, or says something that no review says.
    pub fn parse(text: &str, path: &Path) -> Result<Reviews, ReviewsError> {
        type Raw = BTreeMap<RuleId, BTreeMap<String, BTreeMap<Locale, Review>>>;
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() + 1;
            ReviewsError::Unreadable { path: path.to_owned(), line, message: error.message().to_owned() }
        })?;
        let grounds = |grounds: BTreeMap<String, _>| {
            grounds.into_iter().map(|(name, locales)| (GroundName::new(&name), locales)).collect()
        };
        Ok(Reviews(raw.into_iter().map(|(rule, by_ground)| (rule, grounds(by_ground))).collect()))
    }

    /// Writes a file whole: a reader finds the old reviews or the new ones. Its folder is made where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), ReviewsError> {
        let io = |source| ReviewsError::Io { path: path.to_owned(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        let beside = path.with_extension("toml.new");
        let mut file = std::fs::File::create(&beside).map_err(io)?;
        file.write_all(self.to_string().as_bytes()).and_then(|()| file.sync_all()).map_err(io)?;
        std::fs::rename(&beside, path).map_err(io)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a ground of a rule was reviewed in a language.
    pub fn get(&self, rule: &RuleId, ground: &GroundName, locale: &Locale) -> Option<&Review> {
        self.of(rule, ground)?.get(locale)
    }

    /// How a ground of a rule was reviewed, by language.
    pub fn of(&self, rule: &RuleId, ground: &GroundName) -> Option<&BTreeMap<Locale, Review>> {
        self.0.get(rule)?.get(ground)
    }

    /// Whether exactly this text of the ground was reviewed.
    pub fn vouches(&self, rule: &RuleId, ground: &GroundName, excerpt: &Excerpt) -> bool {
        let review = self.get(rule, ground, &excerpt.document.locale);
        review.is_some_and(|review| review.fingerprint == excerpt.fingerprint())
    }

    /// Adds a review, in place of an older one.
    pub fn insert(&mut self, rule: RuleId, ground: GroundName, locale: Locale, review: Review) {
        self.0.entry(rule).or_default().entry(ground).or_default().insert(locale, review);
    }

    /// Removes the reviews of a rule in some languages.
    pub fn forget(&mut self, rule: &RuleId, in_language: impl Fn(&Locale) -> bool) {
        let Some(grounds) = self.0.get_mut(rule) else { return };
        grounds.values_mut().for_each(|locales| locales.retain(|locale, _| !in_language(locale)));
        grounds.retain(|_, locales| !locales.is_empty());
        if grounds.is_empty() {
            self.0.remove(rule);
        }
    }

    /// Every review, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&RuleId, &GroundName, &Locale, &Review)> {
        self.0.iter().flat_map(|(rule, grounds)| {
            grounds.iter().flat_map(move |(ground, locales)| {
                locales.iter().map(move |(locale, review)| (rule, ground, locale, review))
            })
        })
    }
}

/// The file's text.
impl fmt::Display for Reviews {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        for (rule, grounds) in &self.0 {
            for (ground, locales) in grounds {
                writeln!(f, "\n[{}.{}]", quoted(rule.as_str()), quoted(&ground.to_string()))?;
                for (locale, review) in locales {
                    writeln!(f, "{locale} = {{ {} }}", fields(review)?)?;
                }
            }
        }
        Ok(())
    }
}

fn fields(review: &Review) -> Result<String, fmt::Error> {
    let mut fields = format!("on = {}, fingerprint = {}", review.on, quoted(&review.fingerprint.to_string()));
    if review.translation_checked {
        fields.push_str(", translation_checked = true");
    }
    for (name, value) in [("place", &review.place), ("text", &review.text)] {
        if let Some(value) = value {
            write!(fields, ", {name} = {}", quoted(value))?;
        }
    }
    Ok(fields)
}

/// A TOML basic string on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let day = toml::value::Datetime::deserialize(deserializer)?.to_string();
    day.parse().map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(text: &str) -> Review {
        Review {
            fingerprint: Fingerprint::of(text),
            on: "2026-01-31".parse().expect("a day"),
            place: Some("a/b.md#c".into()),
            text: Some(text.into()),
            translation_checked: true,
        }
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let mut reviews = Reviews::default();
        let german: Locale = "de-DE".parse().expect("a locale");
        let text = "Ein \"Wort\",\nein \\ und\u{7f} \u{1} <a.md>";
        reviews.insert("move".into(), GroundName::new("azure row 2"), german.clone(), review(text));
        let bare = Review { translation_checked: false, ..review("").without_text() };
        reviews.insert("keep".into(), GroundName::new("azure"), german.clone(), bare);
        let written = reviews.to_string();
        assert!(
            written.find("[\"keep\"").expect("a rule") < written.find("[\"move\"").expect("a rule"),
            "{written}"
        );
        assert_eq!(Reviews::parse(&written, Path::new("r.toml")).expect("reviews"), reviews);
        reviews.forget(&"keep".into(), |locale| *locale == german);
        assert_eq!(reviews.iter().count(), 1);
        assert!(!reviews.to_string().contains("keep"));
    }

    #[test]
    fn what_is_no_review_names_file_line_and_what_to_do() {
        for (text, part) in [
            ("[a.b]\nde = { on = 2026-01-31, when = 1 }", "r.toml:2: unknown field `when`"),
            ("[a.b]\n\nno-language-at-all = { fingerprint = \"0\", on = 2026-01-31 }", "r.toml:3: "),
            ("[a.b]\nde = { on = 2026-01-31 }", "r.toml:2: missing field `fingerprint`"),
            ("[a.b]\nde = { fingerprint = \"0\", on = 10:00:00 }", "is no day"),
            ("[a.b", "r.toml:1: "),
        ] {
            let error = Reviews::parse(text, Path::new("r.toml")).expect_err(text).to_string();
            assert!(error.contains(part) && error.contains("lotse audit --accept-all"), "{error}");
        }
    }
}

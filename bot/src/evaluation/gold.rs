//! Questions with the sections that answer them, a JSON object a line.

use std::fmt;

use lotse_index::Index;
use lotse_knowledge::{DocumentPath, Locale, SectionAnchor};
use serde::Deserialize;

use super::Found;

/// Stands for every section of a document.
const ANY: &str = "*";

/// A question, and what answers it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Row")]
pub struct Gold {
    /// What the operator calls it.
    pub id: Option<String>,
    /// The question as typed.
    pub question: String,
    /// The language to count it under.
    pub language: Option<Locale>,
    /// What the chat client would say about the asker's language.
    pub locale: Option<Locale>,
    /// The sections of which any one answers it; none where the documents do not.
    pub right: Vec<RightSection>,
}

/// A section that answers a question.
#[derive(Clone, Debug, PartialEq)]
pub struct RightSection {
    /// The document as the row names it.
    pub document: String,
    /// The section's anchor; none for any section of the document.
    pub anchor: Option<SectionAnchor>,
}

/// Rows that are no questions, each with its line and the reason.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub struct GoldError(pub Vec<(usize, String)>);

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (line, reason)) in self.0.iter().enumerate() {
            let end = if at + 1 < self.0.len() { "\n" } else { "" };
            write!(f, "line {line}: {reason}{end}")?;
        }
        Ok(())
    }
}

impl Gold {
    /// The questions of a file; empty lines are passed over.
    ///
    /// # Errors
    ///
    /// Every row that is no question.
    pub fn parse(text: &str) -> Result<Vec<Gold>, GoldError> {
        let mut questions = Vec::new();
        let mut bad = Vec::new();
        for (line, row) in (1..).zip(text.lines()) {
            if row.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(row) {
                Ok(question) => questions.push(question),
                Err(error) => bad.push((line, reason(&error))),
            }
        }
        if bad.is_empty() && questions.is_empty() {
            bad.push((1, "there is no question in the file".to_owned()));
        }
        if bad.is_empty() { Ok(questions) } else { Err(GoldError(bad)) }
    }

    /// Whether the documents answer it.
    pub fn is_answerable(&self) -> bool {
        !self.right.is_empty()
    }

    /// Whether a section answers it.
    pub fn is_right(&self, (document, anchor): &Found) -> bool {
        self.right.iter().any(|right| right.is(document, anchor))
    }

    /// Whether a document has a section that answers it.
    pub fn is_right_document(&self, document: &DocumentPath) -> bool {
        self.right.iter().any(|right| right.is_in(document))
    }
}

impl RightSection {
    /// Whether the index has it in any language.
    pub fn exists(&self, index: &Index) -> bool {
        let mut documents = index.documents().map(|(path, _)| path).filter(|path| self.is_in(path));
        match &self.anchor {
            None => documents.next().is_some(),
            Some(anchor) => documents.any(|path| !index.locales_of(path, anchor).is_empty()),
        }
    }

    fn is(&self, document: &DocumentPath, anchor: &SectionAnchor) -> bool {
        self.is_in(document) && self.anchor.as_ref().is_none_or(|right| right == anchor)
    }

    fn is_in(&self, document: &DocumentPath) -> bool {
        plain(&self.document) == plain(document.as_str())
    }
}

impl fmt::Display for RightSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.anchor.as_ref().map_or(ANY, SectionAnchor::as_str))
    }
}

/// A document's name as names are compared: without case, ending and leading `./`.
fn plain(document: &str) -> String {
    let path = DocumentPath::new(document).folded();
    let ended = path.strip_suffix(".md").or_else(|| path.strip_suffix(".yml"));
    ended.map(str::to_owned).unwrap_or(path)
}

/// What is wrong, without the place that `serde_json` counts within the row's own first line.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let (what, at) = text.split_once(" at line ").unwrap_or((&text, ""));
    match at.split_once(" column ") {
        Some((_, column)) if !error.is_data() => format!("{what} at column {column}"),
        _ => what.to_owned(),
    }
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    id: Option<serde_json::Value>,
    question: String,
    #[serde(default)]
    lang: Option<Locale>,
    #[serde(default)]
    locale: Option<Locale>,
    #[serde(default)]
    gold: Option<(String, String)>,
    #[serde(default)]
    also: Vec<(String, String)>,
}

impl TryFrom<Row> for Gold {
    type Error = &'static str;

    fn try_from(row: Row) -> Result<Gold, &'static str> {
        if row.question.trim().is_empty() {
            return Err("the question is empty");
        }
        if row.gold.is_none() && !row.also.is_empty() {
            return Err("`also` without `gold`: name the best section in `gold`");
        }
        let right = row.gold.into_iter().chain(row.also).map(|(document, section)| RightSection {
            document,
            anchor: (section != ANY).then(|| SectionAnchor::new(section)),
        });
        let id = row.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        Ok(Gold {
            id,
            question: row.question,
            language: row.lang,
            locale: row.locale,
            right: right.collect(),
        })
    }
}

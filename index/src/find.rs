//! Ranking sections for a question.

use lotse_knowledge::{Cloud, Locale, SectionRef};

/// What to find.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The question as typed.
    pub text: &'a str,
    /// The language of the text.
    pub locale: &'a Locale,
    /// Other languages to search, in order of preference.
    pub fallback: &'a [Locale],
    /// The asker's clouds; empty where unknown, which is taken for the global one.
    pub clouds: &'a [Cloud],
    /// How many hits are wanted at most.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Sections, best first, each at most once over all languages.
    pub hits: Vec<Hit>,
    /// Probability, 0 to 1, that the documents answer the question and the first hits are where.
    pub confidence: f32,
}

/// One section found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: SectionRef,
    /// The language in which to show it: the asker's where the section exists in it.
    pub locale: Locale,
    /// How well it fits; comparable within one [`Findings`].
    pub score: f32,
    /// What the score is made of, by name.
    pub signals: Vec<(&'static str, f32)>,
}

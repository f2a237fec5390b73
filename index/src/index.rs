//! An opened index: an immutable snapshot that any number of threads may ask.

use std::path::Path;

use lotse_knowledge::{DocumentPath, Locale, SectionAnchor, SectionRef, corpus::Corpus};

use crate::{Findings, IndexError, Passage, Query, Report};

/// Sections of all languages, ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    locales: Vec<Locale>,
    documents: Vec<(DocumentPath, Locale)>,
}

impl Index {
    /// Opens what the last finished build left in `dir`.
    pub fn open(dir: &Path) -> Result<Index, IndexError> {
        Err(IndexError::Missing(dir.to_owned()))
    }

    /// Builds an index in memory: for when no folder can be written, and for tests.
    pub fn in_memory(_corpus: &Corpus) -> Result<(Index, Report), IndexError> {
        Ok((Index::default(), Report::default()))
    }

    /// The best sections for a question.
    pub fn find(&self, _query: &Query<'_>) -> Findings {
        Findings::default()
    }

    /// One section in exactly one locale.
    pub fn passage(&self, _section: &SectionRef, _locale: &Locale) -> Option<Passage> {
        None
    }

    /// The locales that have a section with this anchor, with the occurrence of each.
    pub fn locales_of(&self, _document: &DocumentPath, _anchor: &SectionAnchor) -> Vec<(Locale, u32)> {
        Vec::new()
    }

    /// A document's sections in order, with heading and level.
    pub fn outline(
        &self,
        _document: &DocumentPath,
        _locale: &Locale,
    ) -> Option<Vec<(SectionRef, String, u8)>> {
        None
    }

    /// Every document with its locale.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentPath, &Locale)> {
        self.documents.iter().map(|(path, locale)| (path, locale))
    }

    /// The locales there are documents in, sorted.
    pub fn locales(&self) -> &[Locale] {
        &self.locales
    }

    /// How many sections there are, over all locales.
    pub fn sections(&self) -> usize {
        0
    }

    /// Whether there is such a document in any locale.
    pub fn contains(&self, document: &DocumentPath) -> bool {
        self.documents.iter().any(|(path, _)| path == document)
    }

    /// What of a passage answers the question, as whole sentences, table rows or list items, at most `limit`
    /// characters; none where nothing whole fits.
    pub fn quote(&self, _text: &str, _locale: &Locale, _passage: &Passage, _limit: usize) -> Option<String> {
        None
    }
}

//! Sections without a question to answer: to show one, and to find one by what it is called or about.

use lotse_index::{Passage, Query};
use lotse_knowledge::{DocumentPath, Locale, SectionRef};

use super::{Assistant, Citation, cite};

impl Assistant {
    /// The languages in which documents are shown to somebody: theirs as the documents name it, English, all others.
    pub fn shelves(&self, locale: &Locale) -> Vec<Locale> {
        let all = self.index.locales();
        let own = all.iter().find(|known| *known == locale);
        let own = own.or_else(|| all.iter().find(|known| known.same_language(locale)));
        let mut shelves: Vec<Locale> = own.cloned().into_iter().collect();
        shelves.extend(self.languages(locale).into_iter().skip(1).filter(|other| Some(other) != own));
        shelves
    }

    /// The best sections for some words, at most `limit`.
    pub fn cite(&self, text: &str, locale: &Locale, limit: usize) -> Vec<Citation> {
        if text.trim().is_empty() || limit == 0 {
            return Vec::new();
        }
        let languages = self.languages(locale);
        let query = Query { text, locale, fallback: &languages[1..], clouds: &[], limit };
        let hits = self.index.find(&query).hits;
        cite::found(&self.index, &hits, text, locale).iter().map(cite::Source::citation).collect()
    }

    /// A section in the first language that has it, with how it is cited.
    pub fn section(&self, section: &SectionRef, locale: &Locale) -> Option<(Passage, Citation)> {
        let passage = self.shelves(locale).iter().find_map(|locale| self.index.passage(section, locale))?;
        let source = cite::Source { passage, quote: String::new(), row: None, instead_of: None };
        let citation = source.citation();
        Some((source.passage, citation))
    }

    /// A document's sections in the first language that has it.
    pub fn outline(&self, document: &DocumentPath, locale: &Locale) -> Option<Vec<SectionRef>> {
        let outline = self.shelves(locale).iter().find_map(|locale| self.index.outline(document, locale))?;
        Some(outline.into_iter().map(|(section, ..)| section).collect())
    }

    /// The titles of documents in a language, with their paths.
    pub fn titles(&self, locale: &Locale) -> Vec<(&DocumentPath, &str)> {
        self.shelves(locale).first().map(|shelf| self.index.titles(shelf).collect()).unwrap_or_default()
    }
}

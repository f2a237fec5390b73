//! Scoring the sections of one language against a question's terms.
//!
//! BM25F (Robertson, Zaragoza and Taylor 2004): occurrences in body, heading and path are weighed, normalised by length and
//! added before they are saturated. The document's score is BM25 over all its sections as one text.
//!
//! Where the terms' lists are short, they are read to the end and every section with any of the terms has its score
//! ([`all`]). Where they are long, only the sections with the best scores are looked for ([`best`]), and what else is asked
//! about is looked up ([`some`]).

mod all;
mod best;
mod some;

use tantivy::{DocId, fieldnorm::FieldNormReader};

use super::{tally::Tally, terms::QueryTerm};
use crate::{
    index::{LocaleIndex, Text},
    words::WordKind,
};

/// How signals are weighed against each other.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Saturation of a term's occurrences (k₁ of BM25), in sections and in documents.
    saturation: f32,
    /// How much lengths matter (b of BM25), for body, heading and path.
    length: [f32; 3],
    /// How much an occurrence counts, in body, heading and path.
    text: [f32; 3],
    /// How much a document's length matters (b).
    document_length: f32,
    /// The whole document's score, beside the section's.
    pub document: f32,
    /// A pair of characters: two of three pairs cross the border of a word.
    pair: f32,
    /// What is derived from another word, beside that word.
    derived: f32,
    /// The share of its score that a section about another cloud loses.
    pub other_cloud: f32,
    /// The share of its score that a section loses by standing late: times the logarithm of the sections before it and itself.
    pub position: f32,
    /// The share of its score that a section loses by being long: times the logarithm of its length, 1 the usual one.
    pub length_of_text: f32,
    /// What the question put into the pivot language gives, of the whole; the rest is its own words.
    pub translated: f32,
    /// What the score of a section that the pivot lacks is worth: nothing but the question's own words found it.
    pub untranslated: f32,
    /// What a score in another language than the question's is worth.
    pub other_language: f32,
    /// What a section gets whose meaning is the question's: times how much nearer it is than most.
    pub semantic: f32,
}

/// Found by trying values in coarse steps; none of them matters much within a factor of two.
pub(super) const WEIGHTS: Weights = Weights {
    saturation: 1.2,
    length: [0.8, 0.5, 0.5],
    text: [1.0, 1.0, 0.3],
    document_length: 0.9,
    document: 0.5,
    pair: 0.6,
    derived: 0.4,
    other_cloud: 0.15,
    position: 0.04,
    length_of_text: 0.025,
    translated: 0.8,
    untranslated: 0.75,
    other_language: 0.8,
    semantic: 0.6,
};

/// Postings of one language that are read to the end: some ten thousand sections' worth of a question.
const MOST_POSTINGS: u32 = 1 << 16;

/// What a question's terms give the sections of one language.
#[derive(Debug)]
pub(super) struct Scores {
    sections: Tally,
    documents: Tally,
    /// Whether what has no score gets nothing.
    all: bool,
    /// What a section would get that had every term once in a text of usual length.
    pub weight: f32,
}

impl Scores {
    /// Scores all sections, or the best where the terms' lists are long.
    pub fn new(index: &LocaleIndex, terms: &[QueryTerm]) -> Self {
        let mut scores = Scores::of_none(index, terms);
        let postings = terms
            .iter()
            .flat_map(|term| &term.forms)
            .fold(0u32, |sum, form| sum.saturating_add(form.listing.postings()));
        if postings <= MOST_POSTINGS {
            all::score(index, terms, &mut scores);
        } else {
            let best = best::best(index, terms, best::LIMITS);
            best.iter().for_each(|(section, score)| scores.sections.add(*section, *score));
            let sections: Vec<u32> = best.into_iter().map(|(section, _)| section).collect();
            some::score_documents(index, terms, &sections, &mut scores.documents);
            scores.all = false;
        }
        scores
    }

    /// Scores some sections, in order of their numbers, and no others.
    pub fn of_some(index: &LocaleIndex, terms: &[QueryTerm], sections: &[u32]) -> Self {
        let mut scores = Scores::of_none(index, terms);
        scores.look_up(index, terms, sections);
        scores
    }

    /// Scores nothing.
    pub fn of_none(index: &LocaleIndex, terms: &[QueryTerm]) -> Self {
        // Derived words say nothing that the words they come from do not.
        let counted = terms.iter().filter(|term| term.kind != WordKind::Derived);
        Scores {
            sections: Tally::new(index.end() as usize),
            documents: Tally::new(index.documents.len()),
            all: true,
            weight: counted.map(|term| share(term) * term.weight).sum(),
        }
    }

    /// Scores sections that were not among the best.
    pub fn ask(&mut self, index: &LocaleIndex, terms: &[QueryTerm], sections: impl Iterator<Item = u32>) {
        if self.all {
            return;
        }
        let mut missing: Vec<u32> = sections.filter(|section| self.sections.get(*section) == 0.0).collect();
        missing.sort_unstable();
        missing.dedup();
        self.look_up(index, terms, &missing);
    }

    fn look_up(&mut self, index: &LocaleIndex, terms: &[QueryTerm], sections: &[u32]) {
        some::score_sections(index, terms, sections, &mut self.sections);
        let having: Vec<u32> =
            sections.iter().copied().filter(|section| self.sections.get(*section) > 0.0).collect();
        some::score_documents(index, terms, &having, &mut self.documents);
    }

    /// The sections with any score.
    pub fn touched(&self) -> &[u32] {
        self.sections.touched()
    }

    /// What its own words give a section.
    pub fn text(&self, section: u32) -> f32 {
        self.sections.get(section)
    }

    /// What the words of the whole document give it.
    pub fn document(&self, document: u32) -> f32 {
        self.documents.get(document)
    }
}

/// What an occurrence counts in a text of each length.
struct Norms([[f32; 256]; 3]);

impl Norms {
    fn new(index: &LocaleIndex) -> Self {
        Norms([0, 1, 2].map(|text| {
            let (b, mean) = (WEIGHTS.length[text], index.mean_lengths[text]);
            std::array::from_fn(|id| {
                let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32 / mean;
                WEIGHTS.text[text] / (1.0 - b + b * length)
            })
        }))
    }

    #[inline]
    fn of(&self, text: Text, lengths: &[FieldNormReader; 3], id: DocId) -> f32 {
        self.0[text as usize][usize::from(lengths[text as usize].fieldnorm_id(id))]
    }
}

/// How much a term counts among the others.
pub(super) fn share(term: &QueryTerm) -> f32 {
    match term.kind {
        WordKind::Plain | WordKind::Name => 1.0,
        WordKind::Pair => WEIGHTS.pair,
        WordKind::Derived => WEIGHTS.derived,
    }
}

/// BM25's bound on what many occurrences of one term give.
fn saturated(count: f32) -> f32 {
    count * (WEIGHTS.saturation + 1.0) / (count + WEIGHTS.saturation)
}

/// What so many occurrences give a document of a length.
fn in_document(index: &LocaleIndex, document: u32, count: f32) -> f32 {
    let length = index.document_lengths[document as usize] / index.mean_document_length;
    let b = WEIGHTS.document_length;
    saturated(count / (1.0 - b + b * length))
}

#[cfg(test)]
mod tests;

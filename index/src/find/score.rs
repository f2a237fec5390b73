//! Scoring the sections of one language against a question's terms.
//!
//! BM25F (Robertson, Zaragoza and Taylor 2004): occurrences in body, heading and path are weighed, normalised by length and
//! added before they are saturated. The document's score is BM25 over all its sections as one text.

use tantivy::{DocSet, TERMINATED, postings::Postings};

use super::terms::{QueryTerm, rarity};
use crate::{
    index::{DELETED, LocaleIndex},
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
    /// What the section nearest in meaning gets; one no nearer than most gets nothing.
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

/// What a question's terms give the sections of one language.
#[derive(Debug)]
pub(super) struct Scores {
    /// By section number.
    pub sections: Vec<f32>,
    /// Sections with any score.
    pub touched: Vec<u32>,
    /// By document.
    pub documents: Vec<f32>,
    /// What a section would get that had every term once in a text of usual length.
    pub weight: f32,
}

pub(super) fn score(index: &LocaleIndex, terms: &[QueryTerm]) -> Scores {
    let (sections, documents) = (index.end() as usize, index.documents.len());
    let mut scores = Scores {
        sections: vec![0.0; sections],
        touched: Vec::new(),
        documents: vec![0.0; documents],
        weight: 0.0,
    };
    let mut pass = Pass {
        index,
        section_counts: vec![0.0; sections],
        sections: Vec::new(),
        document_counts: vec![0.0; documents],
        documents: Vec::new(),
    };
    for term in terms {
        pass.count(term);
        pass.settle(term, &mut scores);
    }
    scores
}

/// How much a term counts among the others.
pub(super) fn share(term: &QueryTerm) -> f32 {
    match term.kind {
        WordKind::Plain | WordKind::Name => 1.0,
        WordKind::Pair => WEIGHTS.pair,
        WordKind::Derived => WEIGHTS.derived,
    }
}

/// One pass over a term's postings; the counts are zero between passes.
struct Pass<'a> {
    index: &'a LocaleIndex,
    section_counts: Vec<f32>,
    /// Sections counted in this pass.
    sections: Vec<u32>,
    document_counts: Vec<f32>,
    /// Documents counted in this pass.
    documents: Vec<u32>,
}

impl Pass<'_> {
    /// Counts a term's occurrences, weighed by text and length.
    fn count(&mut self, term: &QueryTerm) {
        let fields = self.index.fields;
        for segment in &self.index.segments {
            for (text, field) in [fields.body, fields.heading, fields.path].into_iter().enumerate() {
                let (b, mean) = (WEIGHTS.length[text], self.index.mean_lengths[text]);
                // A title is every section's: in the document it is no occurrence more.
                let in_document = text < 2;
                for form in &term.forms {
                    let Some(mut postings) = segment.term(text, field, &form.term) else { continue };
                    let mut id = postings.doc();
                    while id != TERMINATED {
                        let document = segment.document_of[id as usize];
                        if document != DELETED {
                            let count = form.share * postings.term_freq() as f32;
                            let length = segment.lengths[text].fieldnorm(id) as f32 / mean;
                            let weighed = WEIGHTS.text[text] * count / (1.0 - b + b * length);
                            self.add(
                                segment.base + id,
                                weighed,
                                document,
                                if in_document { count } else { 0.0 },
                            );
                        }
                        id = postings.advance();
                    }
                }
            }
        }
    }

    fn add(&mut self, section: u32, in_section: f32, document: u32, in_document: f32) {
        let counted = &mut self.section_counts[section as usize];
        if *counted == 0.0 {
            self.sections.push(section);
        }
        *counted += in_section;
        if in_document > 0.0 {
            let counted = &mut self.document_counts[document as usize];
            if *counted == 0.0 {
                self.documents.push(document);
            }
            *counted += in_document;
        }
    }

    /// Turns the counts into scores.
    fn settle(&mut self, term: &QueryTerm, scores: &mut Scores) {
        let share = share(term);
        let weight = share * term.weight;
        // Derived words say nothing that the words they come from do not.
        if term.kind != WordKind::Derived {
            scores.weight += weight;
        }
        for section in self.sections.drain(..) {
            let count = std::mem::take(&mut self.section_counts[section as usize]);
            let score = &mut scores.sections[section as usize];
            if *score == 0.0 {
                scores.touched.push(section);
            }
            *score += weight * saturated(count);
        }
        let weight = share * rarity(self.index.documents.len(), self.documents.len() as u32);
        for document in self.documents.drain(..) {
            let count = std::mem::take(&mut self.document_counts[document as usize]);
            let length = self.index.document_lengths[document as usize] / self.index.mean_document_length;
            let b = WEIGHTS.document_length;
            scores.documents[document as usize] += weight * saturated(count / (1.0 - b + b * length));
        }
    }
}

/// BM25's bound on what many occurrences of one term give.
fn saturated(count: f32) -> f32 {
    count * (WEIGHTS.saturation + 1.0) / (count + WEIGHTS.saturation)
}

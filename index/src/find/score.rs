//! Scoring the sections of one language against a question's terms.

use tantivy::{DocSet, TERMINATED, postings::Postings};

use super::terms::{QueryTerm, rarity};
use crate::index::{DELETED, LocaleIndex};

/// How signals are weighed against each other.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Saturation of a term's occurrences (k₁ of BM25).
    pub saturation: f32,
    /// How much lengths matter (b of BM25), for body, heading and path.
    pub length: [f32; 3],
    /// How much an occurrence counts, in body, heading and path.
    pub text: [f32; 3],
    /// The whole document's score, beside the section's.
    pub document: f32,
    pub document_saturation: f32,
    pub document_length: f32,
    pub derived: f32,
    pub pair: f32,
    pub name: f32,
    pub coverage: f32,
    pub other_cloud: f32,
    pub other_language: f32,
}

impl Weights {
    pub fn get() -> &'static Weights {
        static W: std::sync::OnceLock<Weights> = std::sync::OnceLock::new();
        W.get_or_init(Weights::default)
    }
}

impl Default for Weights {
    fn default() -> Self {
        let e = |name: &str, default: f32| {
            std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
        };
        Weights {
            saturation: e("K1", 1.2),
            length: [e("B0", 0.75), e("B1", 0.5), e("B2", 0.5)],
            text: [1.0, e("WH", 0.5), e("WP", 0.2)],
            document: e("WD", 0.4),
            document_saturation: e("DK1", 1.2),
            document_length: e("DB", 0.75),
            derived: e("WDER", 0.5),
            pair: e("WPAIR", 0.5),
            name: e("WNAME", 1.0),
            coverage: e("WCOV", 0.0),
            other_language: e("WLANG", 0.8),
            other_cloud: e("WCHINA", 0.8),
        }
    }
}

/// What a question's terms give the sections of one language.
pub(crate) struct Scores {
    /// By section number.
    pub sections: Vec<f32>,
    /// Weight of the question's terms that a section has.
    pub covered: Vec<f32>,
    /// By document.
    pub documents: Vec<f32>,
    pub document_covered: Vec<f32>,
    /// Weight of all terms.
    pub weight: f32,
}

pub(crate) fn score(index: &LocaleIndex, terms: &[QueryTerm], weights: &Weights) -> Scores {
    let end = index.end() as usize;
    let mut scores = Scores {
        sections: vec![0.0; end],
        covered: vec![0.0; end],
        documents: vec![0.0; index.documents.len()],
        document_covered: vec![0.0; index.documents.len()],
        weight: 0.0,
    };
    let mut pass = Pass {
        index,
        weights,
        section_counts: vec![0.0; end],
        document_counts: vec![0.0; index.documents.len()],
        sections: Vec::new(),
        documents: Vec::new(),
    };
    for term in terms {
        pass.term(term, &mut scores);
    }
    scores
}

/// One pass over a term's postings; the buffers are zero between passes.
struct Pass<'a> {
    index: &'a LocaleIndex,
    weights: &'a Weights,
    section_counts: Vec<f32>,
    document_counts: Vec<f32>,
    sections: Vec<u32>,
    documents: Vec<u32>,
}

impl Pass<'_> {
    fn term(&mut self, term: &QueryTerm, scores: &mut Scores) {
        use crate::words::WordKind;
        let weights = self.weights;
        let factor = match term.kind {
            WordKind::Plain => 1.0,
            WordKind::Name => weights.name,
            WordKind::Pair => weights.pair,
            WordKind::Derived => weights.derived,
        };
        self.count(term);
        let weight = term.weight * factor;
        if term.frequency > 0 || term.kind != WordKind::Derived {
            scores.weight += weight;
        }
        for section in self.sections.drain(..) {
            let count = std::mem::take(&mut self.section_counts[section as usize]);
            let saturated = count * (weights.saturation + 1.0) / (count + weights.saturation);
            scores.sections[section as usize] += weight * saturated;
            scores.covered[section as usize] += weight;
        }
        let rarity = rarity(self.index.documents.len(), self.documents.len() as u32) * factor;
        for document in self.documents.drain(..) {
            let count = std::mem::take(&mut self.document_counts[document as usize]);
            let length = self.index.document_lengths[document as usize] / self.index.mean_document_length;
            let b = weights.document_length;
            let normal = count / (1.0 - b + b * length);
            let saturated =
                normal * (weights.document_saturation + 1.0) / (normal + weights.document_saturation);
            scores.documents[document as usize] += rarity * saturated;
            scores.document_covered[document as usize] += weight;
        }
    }

    /// Counts a term's occurrences, weighed by text and length.
    fn count(&mut self, term: &QueryTerm) {
        let fields = [self.index.fields.body, self.index.fields.heading, self.index.fields.path];
        for segment in &self.index.segments {
            for (text, field) in fields.into_iter().enumerate() {
                let (b, mean) = (self.weights.length[text], self.index.mean_lengths[text]);
                for form in &term.forms {
                    let Some(mut postings) = segment.term(text, field, form) else { continue };
                    let mut id = postings.doc();
                    while id != TERMINATED {
                        let document = segment.document_of[id as usize];
                        if document != DELETED {
                            let count = postings.term_freq() as f32;
                            let length = segment.lengths[text].fieldnorm(id) as f32 / mean;
                            let count_here = self.weights.text[text] * count / (1.0 - b + b * length);
                            self.add(
                                segment.base + id,
                                document,
                                count_here,
                                if text < 2 { count } else { 0.0 },
                            );
                        }
                        id = postings.advance();
                    }
                }
            }
        }
    }

    fn add(&mut self, section: u32, document: u32, count: f32, in_document: f32) {
        let counted = &mut self.section_counts[section as usize];
        if *counted == 0.0 {
            self.sections.push(section);
        }
        *counted += count;
        let counted = &mut self.document_counts[document as usize];
        if in_document > 0.0 {
            if *counted == 0.0 {
                self.documents.push(document);
            }
            *counted += in_document;
        }
    }
}
